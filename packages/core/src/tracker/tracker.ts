import { EventEmitter } from 'eventemitter3'
import type { Explanation, FigureName } from '../completion/explain.ts'
import type { Figures } from '../completion/figures.ts'
import type { Question } from '../completion/question.ts'
import type { Restatement } from '../completion/restatement.ts'
import { InputError, LogError, Rejection } from '../errors.ts'
import { type AbortSignalLike, type Receipt, receiptOf } from '../log/appends.ts'
import type { Commit, LogHead, NewEvent } from '../log/commit.ts'
import { type EventStore, openEventStore, ulids } from '../log/event-store.ts'
import { type Json, type JsonObject, sameJson, strictJson } from '../log/json.ts'
import type { AnyCatalogue, AnyCommand, CommandOf } from '../planning/catalogue.ts'
import type { PlanningCommand } from '../planning/commands.ts'
import { planning } from '../planning/planning.ts'
import type { CommitStorage } from '../storage/commit-storage.ts'
import { memoryStorage } from '../storage/memory-storage.ts'
import { type Clock, isTimeZone, systemClock } from '../time/clock.ts'
import { CatalogueSet, type CheckedCommand } from './catalogue-set.ts'
import { type Decided, decideCommands } from './decide-commands.ts'
import { type ExplainOptions, Inquiry } from './inquiry.ts'
import { type TimelineEntry, timelineOf } from './timeline.ts'
import { Workspace } from './workspace.ts'

export interface TrackerOptions<Catalogues extends readonly AnyCatalogue[] = readonly AnyCatalogue[]> {
  /** Where the log is kept; in memory unless stated. Owned by the tracker from here on: `close` closes it. */
  readonly storage?: CommitStorage
  /** Catalogues beside planning. */
  readonly catalogues?: Catalogues
  /** The zone of plans and questions that name none; UTC unless stated. */
  readonly timeZone?: string
  readonly clock?: Clock
  /** Makes the ids of commits and of what is added without one: ULIDs unless stated. */
  readonly newId?: () => string
  /**
   * Whether an actor may execute a command. Asked before every command; anything but `true`, also an exception,
   * refuses it. Without it everybody may do everything.
   */
  readonly authorize?: (
    command: AnyCommand,
    actor: { readonly by: string | undefined },
  ) => boolean | Promise<boolean>
  /** How far the head of the log may lie ahead of the clock before commands fail; a day unless stated. */
  readonly maxClockSkewMs?: number
}

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

/** What commands would lead to now. */
export type DryRun = Pick<Executed, 'events' | 'overtaken'>

export interface TrackerEvents {
  /** A commit was recorded, by anyone, and every answer takes it into account. */
  readonly committed: (commit: Commit) => void
  /** Following the log failed in the background. After `data-lost` and `corrupt` the tracker answers nothing more. */
  readonly failed: (error: LogError) => void
  readonly closed: () => void
}

const maxRetries = 10

interface TrackerContext {
  readonly clock: Clock
  readonly timeZone: string
  readonly newId: () => string
  readonly authorize: TrackerOptions['authorize']
}

/**
 * The front door: executes commands and answers questions about one log, which it keeps folded in memory.
 *
 * A command is decided on what is known, recorded only if nothing that the decision rests on has changed since, and
 * otherwise decided again. What was executed is persisted first and seen in answers and by listeners afterwards.
 */
export class Tracker<Command extends AnyCommand = PlanningCommand> {
  readonly #store: EventStore
  readonly #workspace: Workspace
  readonly #catalogues: CatalogueSet
  readonly #inquiry: Inquiry
  readonly #context: TrackerContext
  readonly #emitter: EventEmitter<TrackerEvents>
  #retryLane: Promise<void> = Promise.resolve()
  #failure: LogError | undefined
  #isClosed = false

  /** @internal Use `openTracker`. */
  constructor(
    store: EventStore,
    workspace: Workspace,
    catalogues: CatalogueSet,
    emitter: EventEmitter<TrackerEvents>,
    context: TrackerContext,
  ) {
    this.#store = store
    this.#workspace = workspace
    this.#catalogues = catalogues
    this.#emitter = emitter
    this.#context = context
    this.#inquiry = new Inquiry(workspace, context.clock, context.timeZone)
    emitter.on('failed', (error) => this.#noteFailure(error))
  }

  /** The end of the log: print it with every report, and it proves later that the log only grew. */
  get head(): LogHead {
    return this.#store.head
  }

  /**
   * Executes one command as one commit.
   *
   * @throws {InputError} `INVALID_COMMAND`, `INVALID_OPTION`, with the path of the fault
   * @throws {Rejection} with the code of the rule that forbids it; `NOT_AUTHORIZED`; `COMMIT_ID_REUSED`
   * @throws {LogError} as `EventStore.append`; `contention`; `too-new`
   */
  execute(command: Command, options: ExecuteOptions = {}): Promise<Executed> {
    return this.executeAll([command], options)
  }

  /** Executes commands in order as one commit: all of them or none. Errors as of `execute`, and which command it was. */
  async executeAll(commands: readonly Command[], options: ExecuteOptions = {}): Promise<Executed> {
    this.#ensureUsable()
    const asked = this.#catalogues.checkCommands(commands)
    await this.#authorize(asked, options.by)
    try {
      return await this.#decideAndAppend(asked, options)
    } catch (error) {
      if (error instanceof LogError) this.#noteFailure(error)
      throw error
    }
  }

  /** What commands would lead to, decided on what is known now; nothing is recorded. Errors as of `executeAll`. */
  async dryRun(commands: readonly Command[], { by }: Pick<ExecuteOptions, 'by'> = {}): Promise<DryRun> {
    this.#ensureUsable()
    const asked = this.#catalogues.checkCommands(commands)
    await this.#authorize(asked, by)
    await this.#store.catchUp()
    const { events, overtaken } = this.#decide(asked, by)
    return { events, overtaken }
  }

  /**
   * Counts, ratios and, for a period, its views, at any date as known at any time. Costs one pass over the events of
   * the tasks asked about.
   *
   * @throws {InputError} `INVALID_QUESTION`
   * @throws {Rejection} `UNKNOWN_PLAN`, `UNKNOWN_GROUP`, `UNKNOWN_UNIT`
   * @throws {LogError} `closed`, `too-new`
   */
  figures(question: Question): Figures {
    this.#ensureUsable()
    return this.#inquiry.figures(question)
  }

  /** The tasks behind a figure and the events that put them there. Errors as of `figures`. */
  explain(question: Question, figure: FigureName, options: ExplainOptions = {}): Explanation {
    this.#ensureUsable()
    return this.#inquiry.explain(question, figure, options)
  }

  /** What changed between two answers to one question, and the events that changed it. Errors as of `figures`. */
  restatement(before: Figures, after: Figures): Restatement {
    this.#ensureUsable()
    return this.#inquiry.restatement(before, after)
  }

  /**
   * All events of a task with their data, in the order in which they count.
   *
   * @throws {Rejection} `UNKNOWN_TASK`
   * @throws {LogError} what the storage reports
   */
  async timeline(task: string): Promise<readonly TimelineEntry[]> {
    this.#ensureUsable()
    await this.#store.catchUp()
    return timelineOf(task, this.#workspace, this.#store)
  }

  /** Takes in what others have recorded. When it resolves, every commit acknowledged before the call is known. */
  async catchUp(): Promise<LogHead> {
    this.#ensureUsable()
    return this.#store.catchUp()
  }

  /** Calls `listener` from now on. Returns what ends it. */
  on<Name extends keyof TrackerEvents>(name: Name, listener: TrackerEvents[Name]): () => void {
    const typed = listener as EventEmitter.EventListener<TrackerEvents, Name>
    this.#emitter.on(name, typed)
    return () => void this.#emitter.off(name, typed)
  }

  /** Waits for what is being executed, then closes the storage. A second call does nothing more. */
  async close(): Promise<void> {
    const isFirst = !this.#isClosed
    this.#isClosed = true
    await this.#store.close()
    if (isFirst) this.#emitter.emit('closed')
  }

  #decide(commands: readonly CheckedCommand[], by: string | undefined): Decided {
    const { clock, timeZone, newId } = this.#context
    return decideCommands(commands, this.#workspace, this.#catalogues, {
      nowMs: clock.now(),
      timeZone,
      newId,
      by,
    })
  }

  async #authorize(commands: readonly CheckedCommand[], by: string | undefined): Promise<void> {
    const { authorize } = this.#context
    if (authorize === undefined) return
    for (const [index, { command }] of commands.entries()) {
      const data = { command: index, type: command.type }
      const refused = new Rejection('NOT_AUTHORIZED', 'Refused: the actor may not execute this command', data)
      let isAllowed = false
      try {
        isAllowed = (await authorize(command, { by })) === true
      } catch (cause) {
        refused.cause = cause
      }
      if (!isAllowed) throw refused
    }
  }

  async #decideAndAppend(commands: readonly CheckedCommand[], options: ExecuteOptions): Promise<Executed> {
    const { commitId, by } = options
    const recorded = commitId === undefined ? undefined : await this.#store.find(commitId)
    if (recorded !== undefined) return this.#repeated(recorded, commands, by)
    try {
      return (
        (await this.#attempt(commands, options)) ??
        (await this.#inRetryLane(() => this.#retry(commands, options)))
      )
    } catch (error) {
      // Somebody else executed the same commands under this id a moment ago, perhaps with other new ids.
      const other = isReused(error) && commitId !== undefined ? await this.#store.find(commitId) : undefined
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
    const result = await this.#store.append(events, {
      id: commitId ?? this.#context.newId(),
      guard: { query: boundary, after },
      ...(by === undefined ? {} : { by }),
      ...(meta === undefined ? {} : { meta }),
      ...(signal === undefined ? {} : { signal }),
    })
    if (result.status === 'conflict') return undefined
    const { status, ...receipt } = result
    return { ...receipt, events, overtaken, isDuplicate: status === 'duplicate' }
  }

  /** A refusal counts only at the head: what refuses may have changed already. */
  async #decideAtHead(
    commands: readonly CheckedCommand[],
    by: string | undefined,
  ): Promise<Decided & { after: number }> {
    for (;;) {
      const after = this.#workspace.position
      try {
        return { ...this.#decide(commands, by), after }
      } catch (error) {
        await this.#store.catchUp()
        if (this.#workspace.position === after) throw error
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

  #noteFailure(error: LogError): void {
    if (error.code === 'data-lost' || error.code === 'corrupt') this.#failure = error
  }

  #ensureUsable(): void {
    if (this.#isClosed) throw new LogError('closed', 'Cannot use the tracker: it was closed')
    if (this.#failure !== undefined) throw this.#failure
  }
}

function plain(commands: readonly CheckedCommand[]): Json {
  return strictJson(
    commands.map(({ command }) => command),
    'INVALID_COMMAND',
    'commands',
  )
}

function isReused(error: unknown): boolean {
  return error instanceof Rejection && error.code === 'COMMIT_ID_REUSED'
}

/**
 * Opens a log, verifies it and folds it into memory. Without arguments the log is empty and in memory.
 *
 * @throws {InputError} `INVALID_CATALOGUE`, `INVALID_OPTION`
 * @throws {LogError} `corrupt`, `too-new`, and what the storage reports
 */
export async function openTracker<const Catalogues extends readonly AnyCatalogue[] = readonly []>(
  options: TrackerOptions<Catalogues> = {},
): Promise<Tracker<PlanningCommand | CommandOf<Catalogues[number]>>> {
  const {
    storage = memoryStorage(),
    clock = systemClock,
    timeZone = 'UTC',
    maxClockSkewMs,
    authorize,
  } = options
  if (!isTimeZone(timeZone))
    throw new InputError('INVALID_OPTION', 'timeZone', 'not a time zone of the IANA database')
  const newId = options.newId ?? ulids(clock)
  const catalogues = new CatalogueSet([planning, ...(options.catalogues ?? [])])
  const workspace = new Workspace(catalogues)
  const emitter = new EventEmitter<TrackerEvents>()
  const store = await openEventStore({
    storage,
    clock,
    newId,
    upcast: catalogues.upcast,
    tagsOf: catalogues.tagsOf,
    ...(maxClockSkewMs === undefined ? {} : { maxClockSkewMs }),
    onCommit(commit) {
      workspace.apply(commit)
      emitter.emit('committed', commit)
    },
    onFailure: (error) => void emitter.emit('failed', error),
  })
  workspace.endReplay()
  return new Tracker(store, workspace, catalogues, emitter, { clock, timeZone, newId, authorize })
}
