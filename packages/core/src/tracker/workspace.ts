import type { Tasks } from '../completion/tasks.ts'
import { LogError } from '../errors.ts'
import type { Commit, RecordedEvent } from '../log/commit.ts'
import { keyOf } from '../planning/aggregates.ts'
import type { PlanningEvent, TaskAdded } from '../planning/events.ts'
import type { TaskHistory } from '../planning/task-history.ts'
import { KeyedStates } from '../projection/keyed-states.ts'
import type { Projection } from '../projection/projection.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { civilDateIn, type Instant } from '../time/clock.ts'
import type { CatalogueSet } from './catalogue-set.ts'

type States = readonly (readonly [key: string, state: object])[]
type UnreadableEvent = Pick<RecordedEvent, 'type' | 'v' | 'position'>

/** A workspace as plain JSON, as long as the states in it are. */
export interface SavedWorkspace {
  readonly aggregates: readonly (readonly [catalogue: string, states: States])[]
  readonly projections: readonly (readonly [projection: string, states: States])[]
  readonly tasks: readonly string[]
  readonly plans: readonly string[]
  readonly units: readonly string[]
  readonly reviews: readonly string[]
  readonly publications: readonly string[]
  readonly tasksByPlan: readonly (readonly [plan: string, tasks: readonly string[]])[]
  readonly lastPositions: readonly number[]
  readonly recordedAt: readonly number[]
  readonly tooNew: readonly (readonly [catalogue: string, event: UnreadableEvent])[]
}

/**
 * A log folded into memory: the aggregates of every loaded catalogue, the states of projections, which tasks belong to
 * which plan, and when what was recorded. States are immutable once `endReplay` was called; the index that holds them
 * is never handed out.
 */
export class Workspace implements Tasks {
  readonly #catalogues: CatalogueSet
  readonly #projections: readonly Projection[]
  readonly #aggregates: ReadonlyMap<string, KeyedStates>
  readonly #projected: ReadonlyMap<string, KeyedStates>
  readonly #tasks: Set<string>
  /** Ids in the order in which they were recorded. */
  readonly plans: Set<string>
  readonly units: Set<string>
  readonly reviews: Set<string>
  readonly publications: Set<string>
  readonly #tasksByPlan: Map<string, Set<string>>
  /** Of each commit the last position, and when it was recorded, in milliseconds. Both ascend. */
  readonly #lastPositions: number[]
  readonly #recordedAt: number[]
  readonly #tooNew: Map<string, UnreadableEvent>
  readonly #changedAt = new Map<string, number>()

  constructor(catalogues: CatalogueSet, projections: readonly Projection[] = [], saved?: SavedWorkspace) {
    this.#catalogues = catalogues
    this.#projections = projections
    const aggregates = new Map(saved?.aggregates)
    const projected = new Map(saved?.projections)
    this.#aggregates = new Map(
      catalogues.all.map((each) => [each.name, new KeyedStates(each, aggregates.get(each.name))]),
    )
    this.#projected = new Map(
      projections.map((each) => [each.name, new KeyedStates(each, projected.get(each.name))]),
    )
    this.#tasks = new Set(saved?.tasks)
    this.plans = new Set(saved?.plans)
    this.units = new Set(saved?.units)
    this.reviews = new Set(saved?.reviews)
    this.publications = new Set(saved?.publications)
    this.#tasksByPlan = new Map(saved?.tasksByPlan.map(([plan, tasks]) => [plan, new Set(tasks)]))
    this.#lastPositions = [...(saved?.lastPositions ?? [])]
    this.#recordedAt = [...(saved?.recordedAt ?? [])]
    this.#tooNew = new Map(saved?.tooNew)
  }

  save(): SavedWorkspace {
    return {
      aggregates: [...this.#aggregates].map(([name, states]) => [name, states.entries()]),
      projections: [...this.#projected].map(([name, states]) => [name, states.entries()]),
      tasks: [...this.#tasks],
      plans: [...this.plans],
      units: [...this.units],
      reviews: [...this.reviews],
      publications: [...this.publications],
      tasksByPlan: [...this.#tasksByPlan].map(([plan, tasks]) => [plan, [...tasks]]),
      lastPositions: this.#lastPositions,
      recordedAt: this.#recordedAt,
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
    for (const event of commit.events) this.#applyEvent(event)
    this.#lastPositions.push(commit.events.at(-1)?.position as number)
    this.#recordedAt.push(Date.parse(commit.at))
  }

  endReplay(): void {
    for (const states of [...this.#aggregates.values(), ...this.#projected.values()]) states.endReplay()
  }

  read(catalogue: string, key: string): unknown {
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

  *of(plan: string | undefined): Generator<TaskHistory> {
    const tasks = plan === undefined ? this.#tasks : (this.#tasksByPlan.get(plan) ?? [])
    for (const task of tasks) yield this.read('planning', keyOf.task(task)) as TaskHistory
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

  #applyEvent(event: RecordedEvent): void {
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
    this.#aggregates.get(catalogue.name)?.apply(event, catalogue.touches(event))
    for (const projection of this.#projections)
      this.#projected.get(projection.name)?.apply(event, projection.keysOf(event))
    this.#index(event as unknown as PlanningEvent)
  }

  #index(event: PlanningEvent): void {
    if (event.type === 'UnitRegistered') this.units.add(event.data.unit)
    if (event.type === 'PlanIssued') this.plans.add(event.data.plan)
    if (event.type === 'TaskAdded') this.#indexTask(event.data)
    if (event.type === 'ReviewHeld') this.reviews.add(event.data.review)
    if (event.type === 'FiguresPublished') this.publications.add(event.data.publication)
  }

  #indexTask({ plan, task }: TaskAdded): void {
    this.#tasks.add(task)
    const tasks = this.#tasksByPlan.get(plan)
    if (tasks === undefined) this.#tasksByPlan.set(plan, new Set([task]))
    else tasks.add(task)
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
