import { LogError, Rejection } from '../errors.ts'
import { type AbortSignalLike, type Receipt, receiptOf } from '../log/append-result.ts'
import type { Commit, NewEvent } from '../log/commit.ts'
import type { EventStore } from '../log/event-store.ts'
import { type Json, type JsonObject, sameJson, strictJson } from '../log/json.ts'
import type { Clock } from '../time/clock.ts'
import type { CatalogueSet, CheckedCommand } from './catalogue-set.ts'
import { type Decided, decideCommands } from './decide-commands.ts'
import type { Workspace } from './workspace.ts'

export interface ExecuteOptions {
  /** An opaque id of whoever wants it. */
  readonly by?: string
  /** The idempotency key: the same commands under the same id are recorded once. */
  readonly commitId?: string
  /** Recorded with the commit, beside what the tracker records. */
  readonly meta?: JsonObject
  /** Takes the commands back while they have not been handed to the storage. */
  readonly signal?: AbortSignalLike
}

/** What became of commands. */
export interface Executed extends Receipt {
  readonly events: readonly NewEvent[]
  /** Positions of events that have lost their effect by it. */
  readonly overtaken: readonly number[]
  /** Whether it had been recorded before under the same id. */
  readonly isDuplicate: boolean
}

const maxRetries = 10

export interface ExecutorContext {
  readonly store: EventStore
  readonly workspace: Workspace
  readonly catalogues: CatalogueSet
  readonly clock: Clock
  readonly timeZone: string
  readonly newId: () => string
}

/** The way of commands that may be executed: decide, append under a guard, and again where somebody else was first. */
export class Executor {
  readonly #in: ExecutorContext
  #retryLane: Promise<void> = Promise.resolve()

  constructor(context: ExecutorContext) {
    this.#in = context
  }

  /** What commands lead to on what is known now. */
  decide(commands: readonly CheckedCommand[], by: string | undefined): Decided {
    const { workspace, catalogues, clock, timeZone, newId } = this.#in
    return decideCommands(commands, workspace, catalogues, {
      nowMs: clock.now(),
      timeZone,
      newId,
      by,
    })
  }

  async execute(commands: readonly CheckedCommand[], options: ExecuteOptions): Promise<Executed> {
    const { commitId, by } = options
    const recorded = commitId === undefined ? undefined : await this.#in.store.find(commitId)
    if (recorded !== undefined) return this.#repeated(recorded, commands, by)
    try {
      return (
        (await this.#attempt(commands, options)) ??
        (await this.#inRetryLane(() => this.#retry(commands, options)))
      )
    } catch (error) {
      // The same commands may have been executed under this id a moment ago: that they are refused now, or have other
      // new ids, is then their own doing.
      const isRefused = error instanceof Rejection && commitId !== undefined
      const other = isRefused ? await this.#in.store.find(commitId) : undefined
      if (other === undefined) throw error
      return this.#repeated(other, commands, by)
    }
  }

  async #retry(commands: readonly CheckedCommand[], options: ExecuteOptions): Promise<Executed> {
    for (let retries = 0; retries < maxRetries; retries++) {
      const executed = await this.#attempt(commands, options)
      if (executed !== undefined) return executed
    }
    throw new LogError(
      'contention',
      `Cannot execute: ${maxRetries + 1} times in a row somebody else was first`,
    )
  }

  /** Commands of this tracker that lost a race take turns, so that they lose no further one to each other. */
  #inRetryLane<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.#retryLane.then(task)
    this.#retryLane = turn.then(
      () => {},
      () => {},
    )
    return turn
  }

  /** `undefined` where something that the decision rests on was recorded in between. */
  async #attempt(
    commands: readonly CheckedCommand[],
    options: ExecuteOptions,
  ): Promise<Executed | undefined> {
    const { commitId, by, signal } = options
    const { events, overtaken, boundary, after } = await this.#decideAtHead(commands, by)
    const meta = this.#metaOf(commands, options)
    const result = await this.#in.store.append(events, {
      id: commitId ?? this.#in.newId(),
      // Nothing that others record can change a decision that rests on nothing.
      ...(boundary.length === 0 ? {} : { guard: { query: boundary, after } }),
      ...(by === undefined ? {} : { by }),
      ...(meta === undefined ? {} : { meta }),
      ...(signal === undefined ? {} : { signal }),
    })
    if (result.status === 'conflict') return undefined
    const { status, ...receipt } = result
    // What the commands overtake among themselves was decided before their places were known.
    const shift = receipt.position - after - 1
    const placed = overtaken.map((position) => (position > after ? position + shift : position))
    return { ...receipt, events, overtaken: placed, isDuplicate: status === 'duplicate' }
  }

  /** A refusal counts only at the head: what refuses may have changed already. */
  async #decideAtHead(
    commands: readonly CheckedCommand[],
    by: string | undefined,
  ): Promise<Decided & { after: number }> {
    for (;;) {
      const after = this.#in.workspace.position
      try {
        return { ...this.decide(commands, by), after }
      } catch (error) {
        await this.#in.store.catchUp()
        if (this.#in.workspace.position === after) throw error
      }
    }
  }

  /** The commands are kept with a commit that may be repeated, so that a repetition can be told from a mistake. */
  #metaOf(commands: readonly CheckedCommand[], { commitId, meta }: ExecuteOptions): JsonObject | undefined {
    if (commitId === undefined) return meta
    return { ...meta, commands: plain(commands) }
  }

  #repeated(recorded: Commit, commands: readonly CheckedCommand[], by: string | undefined): Executed {
    if (recorded.by !== by || !sameJson(recorded.meta?.['commands'], plain(commands))) {
      const data = { id: recorded.id, commit: recorded.commit }
      throw new Rejection(
        'COMMIT_ID_REUSED',
        `Cannot execute as "${recorded.id}": the id names another commit`,
        data,
      )
    }
    return { ...receiptOf(recorded), events: recorded.events, overtaken: [], isDuplicate: true }
  }
}

function plain(commands: readonly CheckedCommand[]): Json {
  return strictJson(
    commands.map(({ command }) => command),
    'INVALID_COMMAND',
    'commands',
  )
}
