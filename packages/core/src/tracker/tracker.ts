import { EventEmitter } from 'eventemitter3'
import type { Breakdown, Dimension } from '../completion/breakdown.ts'
import type { Explanation, FigureName, TaskEvidence } from '../completion/explain.ts'
import type { Question } from '../completion/question.ts'
import type { Restatement } from '../completion/restatement.ts'
import { checkOptions, InputError, LogError, Rejection } from '../errors.ts'
import type { Commit, LogHead } from '../log/commit.ts'
import {
  checkStorage,
  type EventPage,
  type EventStore,
  openFrom,
  type ReadOptions,
  ulids,
} from '../log/event-store.ts'
import { type JsonObject, strictJson } from '../log/json.ts'
import type { Query } from '../log/query.ts'
import type { AnyCatalogue, AnyCommand, CommandOf } from '../planning/catalogue.ts'
import type { PlanningCommand } from '../planning/commands.ts'
import type { Figures } from '../planning/figures-format.ts'
import { planning } from '../planning/planning.ts'
import { type LiveView, Subscriptions } from '../projection/live-view.ts'
import { checkProjections, type Projection } from '../projection/projection.ts'
import type { CommitStorage, StorageInfo } from '../storage/commit-storage.ts'
import { memoryStorage } from '../storage/memory-storage.ts'
import { type Clock, isTimeZone, systemClock } from '../time/clock.ts'
import { delay } from '../time/delay.ts'
import { CatalogueSet, type CheckedCommand } from './catalogue-set.ts'
import {
  type PlanSummary,
  type PublicationSummary,
  plansOf,
  publicationsOf,
  type ReviewSummary,
  reviewsOf,
  type UnitSummary,
} from './directory.ts'
import { type Executed, type ExecuteOptions, Executor, type ExecutorContext } from './executor.ts'
import { type ExplainOptions, Inquiry, type PublishedComparison, type UnitsOptions } from './inquiry.ts'
import { LiveViews } from './live-views.ts'
import { applyTo, type OpenedSnapshot, type SavedSnapshot, Snapshots } from './snapshots.ts'
import { type TimelineEntry, timelineOf } from './timeline.ts'
import type { Workspace } from './workspace.ts'

export interface TrackerOptions<Catalogues extends readonly AnyCatalogue[] = readonly AnyCatalogue[]> {
  /** Where the log is kept; in memory unless stated. Owned by the tracker from here on: `close` closes it. */
  readonly storage?: CommitStorage
  /** Catalogues beside planning. */
  readonly catalogues?: Catalogues
  /** Read models that are kept beside the answers: `live` shows their states. */
  readonly projections?: readonly Projection[]
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
  /**
   * Opens without computing the hash of each line; that the lines follow each other, and everything that they say, is
   * checked all the same. For a log of one's own that `verify` checks at another time; not unless stated.
   */
  readonly trustHashes?: boolean
}

/** What became of the snapshot when the tracker was opened, and of the last attempt to save one since. */
export type SnapshotReport = OpenedSnapshot & { readonly lastSave?: SavedSnapshot }

interface TrackerContext extends ExecutorContext {
  readonly emitter: EventEmitter<TrackerEvents>
  readonly storage: CommitStorage
  readonly authorize: TrackerOptions['authorize']
  readonly projections: readonly Projection[]
  readonly subscriptions: Subscriptions
  readonly snapshots: Snapshots
}

/** What commands would lead to now. */
export type DryRun = Pick<Executed, 'events' | 'overtaken'>

export interface TrackerEvents {
  /** A commit was recorded, by anyone, and every answer takes it into account. */
  readonly committed: (commit: Commit) => void
  /**
   * Following the log failed in the background, or a call found `data-lost` or `corrupt`, after which the tracker
   * answers nothing more.
   */
  readonly failed: (error: LogError) => void
  /** Following the log goes on after it had failed. */
  readonly recovered: () => void
  readonly closed: () => void
}

/**
 * The front door: executes commands and answers questions about one log, which it keeps folded in memory.
 *
 * A command is decided on what is known, recorded only if nothing that the decision rests on has changed since, and
 * otherwise decided again. What was executed is persisted first and seen in answers and by listeners afterwards.
 */
export class Tracker<Command extends AnyCommand = PlanningCommand> {
  readonly #storage: CommitStorage
  readonly #store: EventStore
  readonly #workspace: Workspace
  readonly #catalogues: CatalogueSet
  readonly #executor: Executor
  readonly #inquiry: Inquiry
  readonly #live: LiveViews
  readonly #snapshots: Snapshots
  readonly #emitter: EventEmitter<TrackerEvents>
  readonly #mayExecute: TrackerOptions['authorize']
  readonly #underWay = new Set<Promise<unknown>>()
  #failure: LogError | undefined
  #notFollowing: LogError | undefined
  #closing: Promise<void> | undefined
  #lastSave: SavedSnapshot | undefined

  /** @internal Use `openTracker`. */
  constructor(context: TrackerContext) {
    const { workspace, projections, subscriptions, emitter } = context
    this.#storage = context.storage
    this.#store = context.store
    this.#workspace = context.workspace
    this.#catalogues = context.catalogues
    this.#executor = new Executor(context)
    this.#inquiry = new Inquiry(workspace, context.clock, context.timeZone)
    const inquiry = this.#inquiry
    const fault = () => this.#fault()
    this.#live = new LiveViews({ workspace, inquiry, projections, subscriptions, fault })
    this.#snapshots = context.snapshots
    this.#emitter = emitter
    this.#mayExecute = context.authorize
    emitter.on('failed', (error) => {
      this.#notFollowing = error
      this.#noteFailure(error)
    })
    emitter.on('recovered', () => {
      this.#notFollowing = undefined
    })
    // Later, so that whoever waits for the tracker gets it first.
    if (this.#isSnapshotDue()) void this.#track(() => delay(0).then(() => this.#saveIfDue()))
  }

  /** The end of the log: print it with every report, and it proves later that the log only grew. */
  get head(): LogHead {
    return this.#store.head
  }

  /** What the storage promises: what an acknowledged commit outlives, and whether others write to the log. */
  get info(): StorageInfo {
    return this.#storage.info
  }

  /**
   * What keeps the tracker from answering (`closed`, `data-lost`, `corrupt`), or else from following what others record.
   * The events `failed`, `recovered` and `closed` tell when it changes.
   */
  get failure(): LogError | undefined {
    return this.#fault() ?? this.#notFollowing
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

  /** Figures for each group, kind, plan or unit. Errors as of `figures`. */
  breakdown(question: Question, by: Dimension): Breakdown {
    this.#ensureUsable()
    return this.#inquiry.breakdown(question, by)
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
   * That answers of one's own, made of the events of a catalogue, do not silently leave out what this version of it cannot
   * read.
   *
   * @throws {LogError} `too-new`; `closed`, or what ended the following
   * @throws {InputError} `INVALID_CATALOGUE` for one that the tracker was not opened with
   */
  ensureReadable(catalogue: string): void {
    this.#ensureUsable()
    this.#catalogues.ensureLoaded(catalogue)
    this.#workspace.ensureReadable(catalogue)
  }

  /**
   * The position up to which something was known at an instant, or at the close of a day in the tracker's zone: what
   * answers of one's own need to say what was known then. The head for `undefined`.
   *
   * @throws {InputError} `INVALID_QUESTION`
   */
  positionAt(knownAt: Question['knownAt']): number {
    this.#ensureUsable()
    return this.#inquiry.positionAt(knownAt)
  }

  /**
   * The state of a projection under a key, followed. `undefined` where no event has touched it.
   *
   * @throws {InputError} `INVALID_PROJECTION` for one that the tracker was not opened with
   * @throws {LogError} `closed`, or what ended the following; a view shows what it showed last instead
   */
  live<State extends object>(projection: Projection<State>, key: string): LiveView<State | undefined> {
    return this.#live.state(projection, key)
  }

  /**
   * Figures, followed. Where nothing but the position would differ, they stay what they are: the figures of an earlier
   * position that are equal. A day that passes is seen by the next `getSnapshot`, which throws what `figures` throws.
   *
   * @throws {InputError} `INVALID_QUESTION`
   */
  liveFigures(question: Question): LiveView<Figures> {
    return this.#live.figures(question)
  }

  /** The tasks behind a figure, followed, as `liveFigures`. A task that stays what it was stays the identical object. */
  liveExplanation(
    question: Question,
    figure: FigureName,
    options: ExplainOptions = {},
  ): LiveView<Explanation> {
    return this.#live.explanation(question, figure, options)
  }

  /**
   * A task as of today, or one occurrence of a recurring one, followed; `undefined` where there is none. `getSnapshot` may
   * throw `too-new`.
   */
  liveTask(task: string, options: { readonly occurrence?: string } = {}): LiveView<TaskEvidence | undefined> {
    checkOptions(options, ['occurrence'])
    const { occurrence } = options
    return this.#live.task(task, occurrence)
  }

  /** Whether opening could begin at a snapshot, or why not, and what became of the last one that was to be saved. */
  get snapshot(): SnapshotReport {
    const { opened } = this.#snapshots
    return this.#lastSave === undefined ? opened : { ...opened, lastSave: this.#lastSave }
  }

  /**
   * Keeps what is known in the storage's cache, so that the next opening reads only what is recorded after it. A tracker
   * does so itself, in the background when it is opened and when it is closed, once there are more than 1,000 commits
   * after the last snapshot. Never fails because of the cache.
   *
   * @throws {LogError} what the storage reports
   */
  saveSnapshot(): Promise<SavedSnapshot> {
    return this.#track(async () => {
      await this.#store.catchUp()
      return this.#save()
    })
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

  /**
   * The units, in the order in which they were registered, as organised on a day (today unless stated) and as known then
   * (now unless stated).
   *
   * @throws {InputError} `INVALID_DATE`; `INVALID_QUESTION` for `knownAt`
   */
  units(options: UnitsOptions = {}): readonly UnitSummary[] {
    this.#ensureUsable()
    this.#workspace.ensureReadable('planning')
    return this.#inquiry.units(options)
  }

  /** The reviews that are known now, and the tasks that answer their directions. */
  reviews(): readonly ReviewSummary[] {
    this.#ensureUsable()
    this.#workspace.ensureReadable('planning')
    return reviewsOf(this.#workspace)
  }

  /** The figures that were published, in the order in which they were recorded. */
  publications(): readonly PublicationSummary[] {
    this.#ensureUsable()
    this.#workspace.ensureReadable('planning')
    return publicationsOf(this.#workspace)
  }

  /**
   * Published figures beside what is known now, and what changed them. Errors as of `figures`.
   *
   * @throws {Rejection} `UNKNOWN_PUBLICATION`
   */
  published(publication: string): PublishedComparison {
    this.#ensureUsable()
    return this.#inquiry.published(publication)
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

  /**
   * Waits for what is being executed, saves a snapshot where one is due, then closes the storage. A second call does
   * nothing more.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#underWay)
    await this.#saveIfDue()
    await this.#store.close()
    this.#emitter.emit('closed')
  }

  #isSnapshotDue(): boolean {
    return this.#failure === undefined && this.#snapshots.isDueAt(this.#store.head.commit)
  }

  async #saveIfDue(): Promise<void> {
    if (this.#isSnapshotDue()) await this.#save()
  }

  async #save(): Promise<SavedSnapshot> {
    this.#lastSave = await this.#snapshots.save(this.#store, this.#workspace)
    return this.#lastSave
  }

  /** Runs what `close` waits for, and remembers a failure after which nothing can be answered. */
  async #track<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#ensureUsable()
    const running = task()
    this.#underWay.add(running)
    try {
      return await running
    } catch (error) {
      if (error instanceof LogError && this.#failure === undefined) {
        this.#noteFailure(error)
        // Later, so that a listener that throws takes nobody's error away.
        if (this.#failure !== undefined)
          void Promise.resolve().then(() => this.#emitter.emit('failed', error))
      }
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
    const fault = this.#fault()
    if (fault !== undefined) throw fault
  }

  /** Why nothing is answered any more. */
  #fault(): LogError | undefined {
    if (this.#closing === undefined) return this.#failure
    return new LogError('closed', 'Cannot use the tracker: it was closed')
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

const openOptions = [
  'storage',
  'catalogues',
  'projections',
  'timeZone',
  'clock',
  'newId',
  'authorize',
  'maxClockSkewMs',
  'trustHashes',
]

/**
 * Opens a log, verifies it and folds it into memory. Without arguments the log is empty and in memory.
 *
 * @throws {InputError} `INVALID_CATALOGUE`, `INVALID_PROJECTION`, `INVALID_OPTION`
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
    projections = [],
    maxClockSkewMs,
    authorize,
    trustHashes = false,
  } = options
  if (!isTimeZone(timeZone))
    throw new InputError('INVALID_OPTION', 'timeZone', 'not a time zone of the IANA database')
  if (typeof trustHashes !== 'boolean')
    throw new InputError('INVALID_OPTION', 'trustHashes', 'neither true nor false')
  checkStorage(storage)
  for (const name of ['catalogues', 'projections'] as const)
    if (options[name] !== undefined && !Array.isArray(options[name]))
      throw new InputError('INVALID_OPTION', name, 'not a list')
  const newId = options.newId ?? ulids(clock)
  const catalogues = new CatalogueSet([planning, ...(options.catalogues ?? [])])
  checkProjections(projections)
  const snapshots = new Snapshots(storage, catalogues, projections, trustHashes)
  const { log, workspace } = await snapshots.restore().catch(async (error: unknown) => {
    await storage.close()
    throw error
  })
  const emitter = new EventEmitter<TrackerEvents>()
  const subscriptions = new Subscriptions()
  let unusable: LogError | undefined
  const store = await openFrom(
    {
      storage,
      clock,
      newId,
      ...(maxClockSkewMs === undefined ? {} : { maxClockSkewMs }),
      onCommit(commit) {
        try {
          applyTo(workspace, commit)
        } catch (error) {
          unusable = error as LogError
          emitter.emit('failed', unusable)
          return
        }
        subscriptions.notify()
        emitter.emit('committed', commit)
      },
      onFailure: (error) => void emitter.emit('failed', error),
      onRecovery: () => void emitter.emit('recovered'),
    },
    log,
  )
  if (unusable !== undefined) {
    await store.close()
    throw unusable
  }
  workspace.endReplay()
  const context = {
    store,
    workspace,
    catalogues,
    clock,
    timeZone,
    newId,
    projections,
    subscriptions,
    snapshots,
  }
  return new Tracker({ ...context, emitter, storage, authorize })
}
