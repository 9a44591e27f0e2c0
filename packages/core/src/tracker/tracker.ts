import { EventEmitter } from 'eventemitter3'
import type { Explanation, FigureName } from '../completion/explain.ts'
import type { Figures } from '../completion/figures.ts'
import type { Question } from '../completion/question.ts'
import type { Restatement } from '../completion/restatement.ts'
import { checkOptions, InputError, LogError, Rejection } from '../errors.ts'
import type { Commit, LogHead } from '../log/commit.ts'
import {
  type EventPage,
  type EventStore,
  openEventStore,
  type ReadOptions,
  ulids,
} from '../log/event-store.ts'
import { type JsonObject, strictJson } from '../log/json.ts'
import type { Query } from '../log/query.ts'
import type { AnyCatalogue, AnyCommand, CommandOf } from '../planning/catalogue.ts'
import type { PlanningCommand } from '../planning/commands.ts'
import { planning } from '../planning/planning.ts'
import type { CommitStorage } from '../storage/commit-storage.ts'
import { memoryStorage } from '../storage/memory-storage.ts'
import { type Clock, isTimeZone, systemClock } from '../time/clock.ts'
import { CatalogueSet, type CheckedCommand } from './catalogue-set.ts'
import { type PlanSummary, plansOf, type UnitSummary, unitsOf } from './directory.ts'
import { type Executed, type ExecuteOptions, Executor, type ExecutorContext } from './executor.ts'
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

/** What commands would lead to now. */
export type DryRun = Pick<Executed, 'events' | 'overtaken'>

export interface TrackerEvents {
  /** A commit was recorded, by anyone, and every answer takes it into account. */
  readonly committed: (commit: Commit) => void
  /** Following the log failed in the background. After `data-lost` and `corrupt` the tracker answers nothing more. */
  readonly failed: (error: LogError) => void
  readonly closed: () => void
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
  readonly #executor: Executor
  readonly #inquiry: Inquiry
  readonly #emitter: EventEmitter<TrackerEvents>
  readonly #mayExecute: TrackerOptions['authorize']
  readonly #underWay = new Set<Promise<unknown>>()
  #failure: LogError | undefined
  #isClosed = false

  /** @internal Use `openTracker`. */
  constructor(
    context: ExecutorContext,
    emitter: EventEmitter<TrackerEvents>,
    authorize: TrackerOptions['authorize'],
  ) {
    this.#store = context.store
    this.#workspace = context.workspace
    this.#catalogues = context.catalogues
    this.#executor = new Executor(context)
    this.#inquiry = new Inquiry(context.workspace, context.clock, context.timeZone)
    this.#emitter = emitter
    this.#mayExecute = authorize
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
  executeAll(commands: readonly Command[], options: ExecuteOptions = {}): Promise<Executed> {
    return this.#track(async () => {
      const own = ownOptions(options)
      const asked = this.#catalogues.checkCommands(commands)
      await this.#authorize(asked, own.by)
      return this.#executor.execute(asked, own)
    })
  }

  /** What commands would lead to, decided on what is known now; nothing is recorded. Errors as of `executeAll`. */
  dryRun(commands: readonly Command[], { by }: Pick<ExecuteOptions, 'by'> = {}): Promise<DryRun> {
    return this.#track(async () => {
      const asked = this.#catalogues.checkCommands(commands)
      await this.#authorize(asked, by)
      await this.#store.catchUp()
      const { events, overtaken } = this.#executor.decide(asked, by)
      return { events, overtaken }
    })
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
  timeline(task: string): Promise<readonly TimelineEntry[]> {
    return this.#track(async () => {
      await this.#store.catchUp()
      return timelineOf(task, this.#workspace, this.#store)
    })
  }

  /** The plans that are known now, in the order in which they were issued. */
  plans(): readonly PlanSummary[] {
    this.#ensureUsable()
    this.#workspace.ensureReadable('planning')
    return plansOf(this.#workspace)
  }

  /** The units that are known now, in the order in which they were registered. */
  units(): readonly UnitSummary[] {
    this.#ensureUsable()
    this.#workspace.ensureReadable('planning')
    return unitsOf(this.#workspace)
  }

  /** Events of the log, as `EventStore.read`. Tags are `plan:…`, `task:…` and `unit:…`. */
  read(query: Query | 'all', options: ReadOptions = {}): Promise<EventPage> {
    return this.#track(() => this.#store.read(query, options))
  }

  /** Takes in what others have recorded. When it resolves, every commit acknowledged before the call is known. */
  catchUp(): Promise<LogHead> {
    return this.#track(() => this.#store.catchUp())
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
    await Promise.allSettled(this.#underWay)
    await this.#store.close()
    if (isFirst) this.#emitter.emit('closed')
  }

  /** Runs what `close` waits for, and remembers a failure after which nothing can be answered. */
  async #track<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#ensureUsable()
    const running = task()
    this.#underWay.add(running)
    try {
      return await running
    } catch (error) {
      if (error instanceof LogError) this.#noteFailure(error)
      throw error
    } finally {
      this.#underWay.delete(running)
    }
  }

  async #authorize(commands: readonly CheckedCommand[], by: string | undefined): Promise<void> {
    const authorize = this.#mayExecute
    if (authorize === undefined) return
    for (const [index, { command }] of commands.entries()) {
      const data = { command: index, type: command.type }
      const refused = new Rejection(
        'NOT_AUTHORIZED',
        'NOT_AUTHORIZED: the actor may not execute this command',
        data,
      )
      let isAllowed = false
      try {
        isAllowed = (await authorize(command, { by })) === true
      } catch (cause) {
        refused.cause = cause
      }
      if (!isAllowed) throw refused
    }
  }

  #noteFailure(error: LogError): void {
    if (error.code === 'data-lost' || error.code === 'corrupt') this.#failure = error
  }

  #ensureUsable(): void {
    if (this.#isClosed) throw new LogError('closed', 'Cannot use the tracker: it was closed')
    if (this.#failure !== undefined) throw this.#failure
  }
}

/** As they are now: what is authorized is what is recorded, whatever the caller does to them meanwhile. */
function ownOptions(options: ExecuteOptions): ExecuteOptions {
  checkOptions(options, ['by', 'commitId', 'meta', 'signal'])
  const { meta } = options
  if (meta === undefined) return { ...options }
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) {
    throw new InputError('INVALID_OPTION', 'meta', 'not an object')
  }
  return { ...options, meta: strictJson(meta, 'INVALID_EVENT', 'meta') as JsonObject }
}

const openOptions = ['storage', 'catalogues', 'timeZone', 'clock', 'newId', 'authorize', 'maxClockSkewMs']

/**
 * Opens a log, verifies it and folds it into memory. Without arguments the log is empty and in memory.
 *
 * @throws {InputError} `INVALID_CATALOGUE`, `INVALID_OPTION`
 * @throws {LogError} `corrupt`, `too-new`, and what the storage reports
 */
export async function openTracker<const Catalogues extends readonly AnyCatalogue[] = readonly []>(
  options: TrackerOptions<Catalogues> = {},
): Promise<Tracker<PlanningCommand | CommandOf<Catalogues[number]>>> {
  checkOptions(options, openOptions)
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
  let unusable: LogError | undefined
  const store = await openEventStore({
    storage,
    clock,
    newId,
    upcast: catalogues.upcast,
    tagsOf: catalogues.tagsOf,
    ...(maxClockSkewMs === undefined ? {} : { maxClockSkewMs }),
    onCommit(commit) {
      try {
        workspace.apply(commit)
      } catch (cause) {
        unusable = new LogError('corrupt', `Cannot use commit ${commit.commit}: a catalogue fails on it`, {
          data: { commit: commit.commit, kind: 'evolve' },
          cause,
        })
        emitter.emit('failed', unusable)
        return
      }
      emitter.emit('committed', commit)
    },
    onFailure: (error) => void emitter.emit('failed', error),
  })
  if (unusable !== undefined) {
    await store.close()
    throw unusable
  }
  workspace.endReplay()
  return new Tracker({ store, workspace, catalogues, clock, timeZone, newId }, emitter, authorize)
}
