import { freeze, produce } from 'immer'
import type { Tasks } from '../completion/survey.ts'
import { LogError } from '../errors.ts'
import type { Commit, RecordedEvent } from '../log/commit.ts'
import { keyOf } from '../planning/aggregates.ts'
import type { AnyCatalogue, CatalogueEvent } from '../planning/catalogue.ts'
import type { PlanningEvent, TaskAdded } from '../planning/events.ts'
import type { TaskHistory } from '../planning/task-history.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { civilDateIn, type Instant } from '../time/clock.ts'
import type { CatalogueSet } from './catalogue-set.ts'

/**
 * A log folded into memory: the aggregates of every loaded catalogue, which tasks belong to which plan, and when what
 * was recorded. Aggregates are immutable once `endReplay` was called; the index that holds them is never handed out.
 */
export class Workspace implements Tasks {
  readonly #catalogues: CatalogueSet
  readonly #aggregates = new Map<string, Map<string, object>>()
  readonly #tasks = new Set<string>()
  /** Ids in the order in which they were recorded. */
  readonly plans = new Set<string>()
  readonly units = new Set<string>()
  readonly #tasksByPlan = new Map<string, Set<string>>()
  /** Of each commit the last position, and when it was recorded, in milliseconds. Both ascend. */
  readonly #lastPositions: number[] = []
  readonly #recordedAt: number[] = []
  readonly #tooNew = new Map<string, RecordedEvent>()
  #isReplaying = true

  constructor(catalogues: CatalogueSet) {
    this.#catalogues = catalogues
    for (const name of catalogues.names) this.#aggregates.set(name, new Map())
  }

  /** The last position that was applied. */
  get position(): number {
    return this.#lastPositions.at(-1) ?? 0
  }

  apply(commit: Commit): void {
    for (const event of commit.events) this.#applyEvent(event)
    this.#lastPositions.push(commit.events.at(-1)?.position as number)
    this.#recordedAt.push(Date.parse(commit.at))
  }

  /** While replaying, aggregates are changed in place, which is what makes replay fast; from here on they are not. */
  endReplay(): void {
    this.#isReplaying = false
    for (const aggregates of this.#aggregates.values()) {
      for (const aggregate of aggregates.values()) freeze(aggregate, true)
    }
  }

  read(catalogue: string, key: string): unknown {
    return this.#aggregates.get(catalogue)?.get(key)
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
      if (!this.#tooNew.has(tooOld)) this.#tooNew.set(tooOld, event)
      return
    }
    const catalogue = this.#catalogues.ownerOf(event)
    if (catalogue === undefined) return
    const aggregates = this.#aggregates.get(catalogue.name) as Map<string, object>
    for (const key of catalogue.touches(event)) {
      const before = aggregates.get(key)
      if (this.#isReplaying) {
        const aggregate = before ?? catalogue.initial(key)
        catalogue.evolve(aggregate, event, key)
        if (before === undefined) aggregates.set(key, aggregate)
      } else {
        aggregates.set(key, evolved(catalogue, before, event, key))
      }
    }
    this.#index(event as unknown as PlanningEvent)
  }

  #index(event: PlanningEvent): void {
    if (event.type === 'UnitRegistered') this.units.add(event.data.unit)
    if (event.type === 'PlanIssued') this.plans.add(event.data.plan)
    if (event.type === 'TaskAdded') this.#indexTask(event.data)
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

/** The next state of an aggregate; the one before stays as it was. */
export function evolved(
  catalogue: AnyCatalogue,
  before: object | undefined,
  event: CatalogueEvent,
  key: string,
): object {
  return produce(before ?? catalogue.initial(key), (draft) => catalogue.evolve(draft, event, key))
}
