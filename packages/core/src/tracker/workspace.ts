import type { TabledTasks } from '../completion/tasks.ts'
import { LogError } from '../errors.ts'
import type { Commit, RecordedEvent } from '../log/commit.ts'
import type { PlanningEvent } from '../planning/events.ts'
import { planning } from '../planning/planning.ts'
import type { TaskHistory } from '../planning/task-history.ts'
import type { TaskTable } from '../planning/task-table.ts'
import { KeyedStates } from '../projection/keyed-states.ts'
import type { Projection } from '../projection/projection.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { civilDateIn, type Instant } from '../time/clock.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import { PlanningStates, type SavedPlanning } from './planning-states.ts'

type States = readonly (readonly [key: string, state: object])[]
type UnreadableEvent = Pick<RecordedEvent, 'type' | 'v' | 'position'>

/** A workspace as plain JSON and typed arrays, as long as the states in it are plain JSON. */
export interface SavedWorkspace {
  readonly planning: SavedPlanning
  /** The states of other catalogues than planning, and of projections. */
  readonly others: {
    readonly aggregates: readonly (readonly [catalogue: string, states: States])[]
    readonly projections: readonly (readonly [projection: string, states: States])[]
  }
  readonly plans: readonly string[]
  readonly units: readonly string[]
  readonly reviews: readonly string[]
  readonly publications: readonly string[]
  readonly lastPositions: Float64Array
  readonly recordedAt: Float64Array
  readonly tooNew: readonly (readonly [catalogue: string, event: UnreadableEvent])[]
}

/**
 * A log folded into memory: the aggregates of every loaded catalogue, the states of projections, which tasks belong to
 * which plan, and when what was recorded. States are immutable once `endReplay` was called; the index that holds them
 * is never handed out.
 */
export class Workspace implements TabledTasks {
  readonly #catalogues: CatalogueSet
  readonly #projections: readonly Projection[]
  readonly #aggregates: ReadonlyMap<string, KeyedStates>
  readonly #projected: ReadonlyMap<string, KeyedStates>
  readonly #planning: PlanningStates
  /** Ids in the order in which they were recorded. */
  readonly plans: Set<string>
  readonly units: Set<string>
  readonly reviews: Set<string>
  readonly publications: Set<string>
  /** Of each commit the last position, and when it was recorded, in milliseconds. Both ascend. */
  readonly #lastPositions: number[]
  readonly #recordedAt: number[]
  readonly #tooNew: Map<string, UnreadableEvent>
  readonly #changedAt = new Map<string, number>()
  /** The position of the last event of planning that is not just about tasks. */
  #frameChangedAt = 0

  constructor(catalogues: CatalogueSet, projections: readonly Projection[] = [], saved?: SavedWorkspace) {
    this.#catalogues = catalogues
    this.#projections = projections
    const aggregates = new Map(saved?.others.aggregates)
    const projected = new Map(saved?.others.projections)
    this.#planning = new PlanningStates(saved?.planning)
    this.#aggregates = new Map(
      catalogues.all
        .filter(({ name }) => name !== planning.name)
        .map((each) => [each.name, new KeyedStates(each, aggregates.get(each.name))]),
    )
    this.#projected = new Map(
      projections.map((each) => [each.name, new KeyedStates(each, projected.get(each.name))]),
    )
    this.plans = new Set(saved?.plans)
    this.units = new Set(saved?.units)
    this.reviews = new Set(saved?.reviews)
    this.publications = new Set(saved?.publications)
    this.#lastPositions = [...(saved?.lastPositions ?? [])]
    this.#recordedAt = [...(saved?.recordedAt ?? [])]
    this.#tooNew = new Map(saved?.tooNew)
  }

  save(): SavedWorkspace {
    return {
      planning: this.#planning.save(),
      others: {
        aggregates: [...this.#aggregates].map(([name, states]) => [name, states.entries()]),
        projections: [...this.#projected].map(([name, states]) => [name, states.entries()]),
      },
      plans: [...this.plans],
      units: [...this.units],
      reviews: [...this.reviews],
      publications: [...this.publications],
      lastPositions: Float64Array.from(this.#lastPositions),
      recordedAt: Float64Array.from(this.#recordedAt),
      tooNew: [...this.#tooNew],
    }
  }

  /** The last position that was applied. */
  get position(): number {
    return this.#lastPositions.at(-1) ?? 0
  }

  /** How many commits were applied to the end. */
  get commitCount(): number {
    return this.#lastPositions.length
  }

  apply(commit: Commit): void {
    for (const event of commit.events) this.applyEvent(event)
    this.endCommit(commit.events.at(-1)?.position as number, Date.parse(commit.at))
  }

  /** Notes that every event of a commit was applied. */
  endCommit(lastPosition: number, recordedAt: number): void {
    this.#lastPositions.push(lastPosition)
    this.#recordedAt.push(recordedAt)
  }

  /** Notes that the table of tasks has taken in an event. */
  noteTaskEvent(position: number): void {
    this.#changedAt.set(planning.name, position)
  }

  endReplay(): void {
    this.#planning.endReplay(this.position)
    for (const states of [...this.#aggregates.values(), ...this.#projected.values()]) states.endReplay()
  }

  get table(): TaskTable {
    return this.#planning.table
  }

  read(catalogue: string, key: string): unknown {
    if (catalogue === planning.name) return this.#planning.get(key)
    return this.#aggregates.get(catalogue)?.get(key)
  }

  /** The state of a projection under a key. */
  projected(projection: string, key: string): object | undefined {
    return this.#projected.get(projection)?.get(key)
  }

  /** The position of the last event of a catalogue, readable or not; 0 where none was applied. */
  changedAt(catalogue: string): number {
    return this.#changedAt.get(catalogue) ?? 0
  }

  /** The position of the last event of planning after which figures may change for another reason than a task. */
  get frameChangedAt(): number {
    return this.#frameChangedAt
  }

  *of(plan: string | undefined): Generator<TaskHistory> {
    for (const task of this.table.addedTo(plan)) yield this.table.historyOf(task) as TaskHistory
  }

  /** The last position recorded no later than an instant. */
  positionAt(ms: number): number {
    return this.#lastPositionWhile((recordedAt) => recordedAt <= ms)
  }

  /** The last position recorded no later than the close of a day. */
  positionAtClose(date: CivilDate, timeZone: string): number {
    return this.#lastPositionWhile((recordedAt) => civilDateIn(timeZone, recordedAt) <= date)
  }

  at(position: number): Instant {
    return new Date(this.recordedAt(position) as number).toISOString()
  }

  /** When the commit that holds a position was recorded, in milliseconds; `undefined` before the first. */
  recordedAt(position: number): number | undefined {
    return this.#recordedAt[this.#lengthWhile((index) => (this.#lastPositions[index] as number) < position)]
  }

  /** @throws {LogError} `too-new` where the catalogue has events in this log that this version of it cannot read */
  ensureReadable(catalogue: string): void {
    const event = this.#tooNew.get(catalogue)
    if (event === undefined) return
    const { type, v = 1, position } = event
    throw new LogError(
      'too-new',
      `Cannot read ${type} of version ${v}: written by a newer version of ${catalogue}`,
      {
        data: { what: type, version: v, position },
      },
    )
  }

  /** Applies an event, brought up to date. */
  applyEvent(event: RecordedEvent): void {
    const tooOld = this.#catalogues.tooOldFor(event)
    if (tooOld !== undefined) {
      const { type, v = 1, position } = event
      if (!this.#tooNew.has(tooOld)) this.#tooNew.set(tooOld, { type, v, position })
      this.#changedAt.set(tooOld, position)
      return
    }
    const catalogue = this.#catalogues.ownerOf(event)
    if (catalogue === undefined) return
    this.#changedAt.set(catalogue.name, event.position)
    if (catalogue.name === planning.name) this.#applyPlanning(event as unknown as PlanningEvent)
    else this.#aggregates.get(catalogue.name)?.apply(event, catalogue.touches(event))
    for (const projection of this.#projections)
      this.#projected.get(projection.name)?.apply(event, projection.keysOf(event))
  }

  #applyPlanning(event: PlanningEvent): void {
    this.#planning.apply(event)
    if (!('task' in event.data)) this.#frameChangedAt = event.position
    if (event.type === 'UnitRegistered') this.units.add(event.data.unit)
    if (event.type === 'PlanIssued') this.plans.add(event.data.plan)
    if (event.type === 'ReviewHeld') this.reviews.add(event.data.review)
    if (event.type === 'FiguresPublished') this.publications.add(event.data.publication)
  }

  #lastPositionWhile(holds: (recordedAt: number) => boolean): number {
    const count = this.#lengthWhile((index) => holds(this.#recordedAt[index] as number))
    return count === 0 ? 0 : (this.#lastPositions[count - 1] as number)
  }

  /** How many commits, from the first one on, a condition holds for that never holds again once it does not. */
  #lengthWhile(holds: (index: number) => boolean): number {
    let low = 0
    let high = this.#lastPositions.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (holds(middle)) low = middle + 1
      else high = middle
    }
    return low
  }
}
