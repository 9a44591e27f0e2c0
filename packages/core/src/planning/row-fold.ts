import type { Day } from '../time/civil-date.ts'
import type { DeadlinePolicy } from './figures-format.ts'
import { rowSize, rowTypes } from './task-rows.ts'
import { birthSize, noDay, nothing, type TaskTable } from './task-table.ts'

const open = 0
export const [pending, suspended, done, out] = [1, 2, 3, 4]

const policies: readonly DeadlinePolicy[] = ['original', 'inForce', 'lenient']
const [
  reported,
  added,
  completed,
  deadlineChanged,
  reopened,
  obstacleRaised,
  obstacleResolved,
  withdrawn,
  suspendedType,
  resumed,
  submitted,
  returned,
  reassigned,
  reweighted,
] = rowTypes.keys() as unknown as readonly number[]

/**
 * What `foldTask` finds out about a task that is kept in rows, as far as figures need it, as numbers in one object that is
 * used over and over. The two agree on every history: a law of the tests.
 */
export class RowFold {
  readonly #table: TaskTable
  readonly #knownAt: number
  /** The deadline by which a completion is judged. */
  readonly #policy: number

  task = 0
  phase = open
  /** The day from which on it is in scope. */
  entry: Day = noDay
  kind = 0
  group = nothing
  assignment = nothing
  /** In thousandths. */
  weight = nothing
  /** Of the deadline by the policy: its day, and the day that set it. At a completion they stay what they are. */
  deadline: Day = noDay
  setOn: Day = noDay
  completion: Day = noDay
  completionPosition = 0
  isDateUnknown = false
  submission: Day = noDay
  restart: Day = noDay
  lastWorkOn: Day = noDay
  hasProgress = false
  extendedCount = 0
  retroactiveCount = 0

  /** By policy the deadlines as they are now, and the days that set them. */
  #original: Day = noDay
  #originalSetOn: Day = noDay
  #inForce: Day = noDay
  #inForceSetOn: Day = noDay
  #lenient: Day = noDay
  #lenientSetOn: Day = noDay
  #stoppedOn: Day = noDay
  /** The next row, the one after the last, and that of the birth. */
  #next = 0
  #end = 0
  #birth = 0

  constructor(table: TaskTable, knownAt: number, policy: DeadlinePolicy) {
    this.#table = table
    this.#knownAt = knownAt
    this.#policy = policies.indexOf(policy)
  }

  /** Begins with a task before its first row; false where the task was not known. */
  begin(task: number): boolean {
    const { rows, births } = this.#table
    const { values } = rows
    const start = rows.startOf(task)
    const end = start + rows.countOf(task) * rowSize
    let birth = start
    while (birth < end && values[birth + 2] !== added) birth += rowSize
    if (birth === end || (values[birth + 1] as number) > this.#knownAt) return false
    this.task = task
    this.#next = start
    this.#end = end
    this.#birth = birth
    const entry = values[birth] as number
    const at = (values[birth + 3] as number) * birthSize
    const deadline = births.values[at + 2] as number
    const setOn = deadline === noDay ? noDay : entry
    this.phase = open
    this.entry = entry
    this.kind = births.values[at] as number
    this.group = births.values[at + 1] as number
    this.assignment = births.values[at + 3] as number
    this.weight = births.values[at + 4] as number
    this.#original = this.#inForce = this.#lenient = this.deadline = deadline
    this.#originalSetOn = this.#inForceSetOn = this.#lenientSetOn = this.setOn = setOn
    this.completion = this.submission = this.restart = this.lastWorkOn = this.#stoppedOn = noDay
    this.completionPosition = this.extendedCount = this.retroactiveCount = 0
    this.isDateUnknown = this.hasProgress = false
    return true
  }

  /** Goes on to the close of a day, which is not before the last one. */
  advanceTo(day: Day): void {
    const { values } = this.#table.rows
    const knownAt = this.#knownAt
    let next = this.#next
    for (; next < this.#end && (values[next] as number) <= day; next += rowSize) {
      if ((values[next + 1] as number) <= knownAt && next !== this.#birth)
        this.#apply(
          values[next + 2] as number,
          values[next] as number,
          values[next + 1] as number,
          values[next + 3] as number,
        )
    }
    this.#next = next
  }

  #apply(type: number, day: Day, position: number, value: number): void {
    switch (type) {
      case reported:
        this.lastWorkOn = day
        this.hasProgress = true
        return
      case completed:
        this.lastWorkOn = day
        if (this.phase === done || this.phase === out) return
        this.phase = done
        this.completion = day
        this.completionPosition = position
        this.isDateUnknown = value === 1
        this.submission = noDay
        if (this.#stoppedOn === noDay) this.#stoppedOn = day
        return
      case deadlineChanged:
        this.#changeDeadline(day, value)
        return
      case reopened:
        this.lastWorkOn = day
        if (this.phase !== done) return
        this.completion = noDay
        this.#restart(day)
        if (value !== noDay) this.#stateDeadline(day, value)
        this.#applyPolicy()
        return
      case obstacleRaised:
      case obstacleResolved:
        this.lastWorkOn = day
        return
      case withdrawn:
        if (this.phase !== done) this.phase = out
        return
      case suspendedType:
        if (this.phase !== open && this.phase !== pending) return
        this.phase = suspended
        if (this.#stoppedOn === noDay) this.#stoppedOn = day
        return
      case resumed:
        if (this.phase !== suspended) return
        this.#restart(day)
        if (value === noDay) return
        if (this.#lenient !== noDay && value > this.#lenient) this.extendedCount++
        this.#stateDeadline(day, value)
        return
      case submitted:
        this.lastWorkOn = day
        if (this.phase !== open) return
        this.phase = pending
        this.submission = day
        this.#stoppedOn = day
        return
      case returned:
        this.lastWorkOn = day
        if (this.phase !== pending) return
        this.submission = noDay
        this.#restart(day)
        return
      case reassigned:
        this.assignment = value
        return
      case reweighted:
        this.weight = value
    }
  }

  #restart(day: Day): void {
    this.phase = this.submission === noDay ? open : pending
    this.restart = day
    if (this.phase === open) this.#stoppedOn = noDay
  }

  #stateDeadline(day: Day, deadline: Day): void {
    if (this.#inForce === deadline) return
    this.#inForce = this.#lenient = deadline
    this.#inForceSetOn = this.#lenientSetOn = day
    this.#applyPolicy()
  }

  #changeDeadline(day: Day, to: Day): void {
    const lastDayToApprove = this.#stoppedOn === noDay ? this.#inForce : this.#stoppedOn
    if (this.#lenient !== noDay && to > this.#lenient) this.extendedCount++
    if (lastDayToApprove === noDay || day <= lastDayToApprove) {
      this.#inForce = to
      this.#inForceSetOn = day
    } else this.retroactiveCount++
    this.#lenient = to
    this.#lenientSetOn = day
    this.#applyPolicy()
  }

  /** What is completed is judged by the deadline of that moment, whatever happens to it later. */
  #applyPolicy(): void {
    if (this.phase === done) return
    this.deadline = this.#policy === 1 ? this.#inForce : this.#policy === 0 ? this.#original : this.#lenient
    this.setOn =
      this.#policy === 1 ? this.#inForceSetOn : this.#policy === 0 ? this.#originalSetOn : this.#lenientSetOn
  }
}
