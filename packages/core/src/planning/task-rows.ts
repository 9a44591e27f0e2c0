import { Integers } from '../columns/integers.ts'
import type { Day } from '../time/civil-date.ts'

/** What a row can be about, by the number that stands in it. */
export const rowTypes = [
  'ProgressReported',
  'TaskAdded',
  'TaskCompleted',
  'DeadlineChanged',
  'TaskReopened',
  'ObstacleRaised',
  'ObstacleResolved',
  'TaskWithdrawn',
  'TaskSuspended',
  'TaskResumed',
  'CompletionSubmitted',
  'CompletionReturned',
  'TaskReassigned',
  'TaskReweighted',
] as const
export type RowType = (typeof rowTypes)[number]

/** A row: the day from which on it counts, its position, its type, and the one value that it has. */
export const rowSize = 4

/** Of the stretch of a task: where its rows begin, how many there are, and for how many there is room. */
const stretchSize = 3
const firstRoom = 8

export interface SavedRows {
  /** Those of one task after those of another. */
  readonly rows: Int32Array
  /** How many each task has. */
  readonly counts: Int32Array
}

/**
 * The rows of many tasks in one array, those of one task side by side in the order in which they count: by day, within a
 * day by position. Whoever asks about many tasks reads memory in runs and makes no objects.
 */
export class TaskRows {
  /** Another array once rows were added. */
  values: Int32Array
  readonly #stretches: Integers
  /** The index in `values` after the last stretch. */
  #end: number
  /** Of the values up to there those that no stretch holds any more. */
  #abandoned = 0

  constructor(saved?: SavedRows) {
    this.values = saved?.rows ?? new Int32Array(256)
    this.#end = saved?.rows.length ?? 0
    this.#stretches = new Integers(saved && stretchesOf(saved))
  }

  save(): SavedRows {
    this.compact()
    const taskCount = this.#stretches.length / stretchSize
    return {
      rows: this.values,
      counts: Int32Array.from({ length: taskCount }, (_, task) => this.countOf(task)),
    }
  }

  /** Moves the rows of all tasks together, in the order of their numbers: whoever goes through them reads on and on. */
  compact(): void {
    const { values: stretches, length } = this.#stretches
    let held = 0
    let isCompact = true
    for (let at = 0; at < length; at += stretchSize) {
      const count = stretches[at + 1] as number
      isCompact &&= count === 0 || (stretches[at] === held && stretches[at + 2] === count)
      held += count * rowSize
    }
    if (isCompact && held === this.values.length) return
    for (let at = 0; at < length; at += stretchSize) stretches[at + 2] = stretches[at + 1] as number
    const compacted = new Int32Array(held)
    this.#moveTo(compacted)
    this.values = compacted
  }

  /** The index in `values` at which the rows of a task begin. */
  startOf(task: number): number {
    return this.#stretches.values[task * stretchSize] as number
  }

  countOf(task: number): number {
    const at = task * stretchSize
    return at < this.#stretches.length ? (this.#stretches.values[at + 1] as number) : 0
  }

  add(task: number, day: Day, position: number, type: number, value: number): void {
    const at = task * stretchSize
    while (this.#stretches.length <= at)
      for (let field = 0; field < stretchSize; field++) this.#stretches.push(0)
    const count = this.countOf(task)
    if (count === this.#stretches.values[at + 2]) this.#grow(at)
    const start = this.startOf(task)
    const end = start + count * rowSize
    const { values } = this
    let place = end
    // Nearly every row is the last one.
    while (place > start && isBefore(day, position, values, place - rowSize)) place -= rowSize
    if (place < end) values.copyWithin(place + rowSize, place, end)
    values[place] = day
    values[place + 1] = position
    values[place + 2] = type
    values[place + 3] = value
    this.#stretches.values[at + 1] = count + 1
  }

  /** Forgets the rows of a task. */
  drop(task: number): void {
    const at = task * stretchSize
    if (at >= this.#stretches.length) return
    this.#abandoned += (this.#stretches.values[at + 2] as number) * rowSize
    this.#stretches.values.fill(0, at, at + stretchSize)
  }

  /** Moves a stretch to the end, with twice the room. */
  #grow(at: number): void {
    const stretches = this.#stretches.values
    const room = stretches[at + 2] as number
    const wanted = room === 0 ? firstRoom : room * 2
    this.#ensureRoom(wanted * rowSize)
    const start = stretches[at] as number
    this.values.copyWithin(this.#end, start, start + room * rowSize)
    this.#abandoned += room * rowSize
    stretches[at] = this.#end
    stretches[at + 2] = wanted
    this.#end += wanted * rowSize
  }

  #ensureRoom(length: number): void {
    if (this.#end + length <= this.values.length) return
    const isMostlyHeld = this.#abandoned * 2 < this.#end
    const held = isMostlyHeld ? this.#end : this.#end - this.#abandoned
    const grown = new Int32Array((held + length) * 2)
    if (isMostlyHeld) grown.set(this.values.subarray(0, this.#end))
    else this.#moveTo(grown)
    this.values = grown
  }

  /** Copies what is held, those of one task after those of another. */
  #moveTo(target: Int32Array): void {
    const { values } = this
    const { values: stretches, length } = this.#stretches
    let end = 0
    for (let at = 0; at < length; at += stretchSize) {
      const start = stretches[at] as number
      const stop = start + (stretches[at + 1] as number) * rowSize
      for (let from = start, to = end; from < stop; ) target[to++] = values[from++] as number
      stretches[at] = end
      end += (stretches[at + 2] as number) * rowSize
    }
    this.#end = end
    this.#abandoned = 0
  }
}

function isBefore(day: Day, position: number, values: Int32Array, at: number): boolean {
  const other = values[at] as number
  return day < other || (day === other && position < (values[at + 1] as number))
}

/** @throws {RangeError} where the counts are not those of the rows */
function stretchesOf({ rows, counts }: SavedRows): Int32Array {
  const stretches = new Int32Array(counts.length * stretchSize)
  let start = 0
  for (const [task, count] of counts.entries()) {
    const at = task * stretchSize
    stretches[at] = start
    stretches[at + 1] = count
    stretches[at + 2] = count
    if (count < 0) throw new RangeError('The rows are not what was saved')
    start += count * rowSize
  }
  if (start !== rows.length) throw new RangeError('The rows are not what was saved')
  return stretches
}
