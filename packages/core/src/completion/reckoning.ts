import { type ResolvedQuestion, viewNames } from '../planning/figures-format.ts'
import { done, out, pending, RowFold, suspended } from '../planning/row-fold.ts'
import { noDay, nothing, taskKinds } from '../planning/task-table.ts'
import type { Day } from '../time/civil-date.ts'
import type { Standing } from './status.ts'
import { type Finding, Surveyor } from './survey.ts'
import { statusNumbers, Tally, trait } from './tally.ts'
import type { TabledTasks } from './tasks.ts'

/** What is counted together: of the whole question, and of each view of its period in the order of `viewNames`. */
export class Sheet {
  readonly total = new Tally()
  readonly views: readonly Tally[] = viewNames.map(() => new Tally())
}

/** On which sheets a task is counted. */
export interface Sheets {
  of(standing: Standing): readonly Sheet[]
  /** The same for a task in rows as it stood on a day. */
  ofFold(fold: RowFold, day: Day): readonly Sheet[]
}

/**
 * Counts what a question is about. Tasks in rows are counted from their numbers, the others as `survey` finds them; that
 * both ways lead to the same figures is a law of the tests.
 */
export class Reckoning {
  readonly #tasks: TabledTasks
  readonly #question: ResolvedQuestion
  readonly #surveyor: Surveyor
  readonly #sheets: Sheets
  readonly #fold: RowFold
  /** By the number of a plan its last day, where that is known. */
  readonly #closings: (Day | undefined)[] = []
  readonly #group: number
  readonly #kind: number
  readonly #asksForUnits: boolean
  #sign: 1 | -1 = 1
  /** How the task in `#fold` stands, by the last call of `#judge`. */
  #day: Day = noDay
  #status = statusNumbers.outOfScope
  #traits = 0

  constructor(tasks: TabledTasks, question: ResolvedQuestion, sheets: Sheets) {
    const { table } = tasks
    const { group, kind, lead, coordinating, knownAt, policy } = question
    this.#tasks = tasks
    this.#question = question
    this.#sheets = sheets
    this.#surveyor = new Surveyor(tasks, question)
    this.#fold = new RowFold(table, knownAt, policy)
    this.#group = group === undefined ? anything : numberOf(table.groups.find(group))
    this.#kind = kind === undefined ? anything : taskKinds.indexOf(kind)
    this.#asksForUnits = lead !== undefined || coordinating !== undefined
  }

  /** Counts everything. */
  all(): void {
    const { table } = this.#tasks
    const { plans } = this.#surveyor
    for (const plan of plans) {
      const tasks = table.addedTo(plan)
      for (let index = 0; index < tasks.length; index++) {
        const task = tasks[index] as number
        if (this.#isCountable(task)) this.#countRows(task)
        else this.#countHistory(task, plan)
      }
    }
  }

  /** Counts some tasks in, or out again. */
  some(tasks: Iterable<number>, sign: 1 | -1): void {
    const { table } = this.#tasks
    const { plans } = this.#surveyor
    const asked = new Set(plans.map((plan) => (plan === undefined ? anything : table.plans.find(plan))))
    this.#sign = sign
    for (const task of tasks) {
      if (!this.#isCountable(task)) for (const plan of plans) this.#countHistory(task, plan)
      else if (asked.has(anything) || asked.has(table.planOf(task))) this.#countRows(task)
    }
  }

  /** Whether a task can be counted from its rows. In a roll-up tasks stand for others, which only `survey` finds out. */
  #isCountable(task: number): boolean {
    return this.#question.rollUp !== true && this.#tasks.table.rows.countOf(task) > 0
  }

  #countHistory(task: number, plan: string | undefined): void {
    const history = this.#tasks.table.historyOf(task)
    if (history === undefined) return
    lastVisit++
    for (const finding of this.#surveyor.findings(history, plan)) this.#countFinding(finding)
  }

  #countFinding({ standing, isMeant, inPeriod }: Finding): void {
    if (inPeriod !== undefined)
      for (const { views } of this.#sheets.of(inPeriod.standing))
        for (const [index, name] of viewNames.entries())
          if (inPeriod.views[name]) views[index]?.add(inPeriod.standing, lastVisit, this.#sign)
    if (isMeant) for (const { total } of this.#sheets.of(standing)) total.add(standing, lastVisit, this.#sign)
  }

  #countRows(task: number): void {
    const fold = this.#fold
    if (!fold.begin(task)) return
    const { asOf, period } = this.#surveyor
    const closing = this.#closingOf(this.#tasks.table.planOf(task))
    if (period !== undefined) {
      this.#judge(Math.min(period.start - 1, period.last, closing))
      const wasOverdue = this.#status === statusNumbers.openOverdue
      const doneBefore = this.#status <= statusNumbers.completedUndated ? fold.completionPosition : 0
      this.#judge(Math.min(period.last, closing))
      if (this.#isMeant()) this.#countViews(this.#viewsOf(wasOverdue, doneBefore, period.start, period.end))
    }
    if (period?.last !== asOf) this.#judge(Math.min(asOf, closing))
    if (!this.#isMeant()) return
    const sheets = this.#sheets.ofFold(fold, this.#day)
    for (let index = 0; index < sheets.length; index++) this.#countOn((sheets[index] as Sheet).total)
  }

  #countViews(views: number): void {
    const sheets = this.#sheets.ofFold(this.#fold, this.#day)
    for (let index = 0; index < sheets.length; index++) {
      const tallies = (sheets[index] as Sheet).views
      for (let left = views; left !== 0; left &= left - 1)
        this.#countOn(tallies[31 - Math.clz32(left & -left)] as Tally)
    }
  }

  #countOn(tally: Tally): void {
    const { weight, extendedCount, retroactiveCount } = this.#fold
    const counted = weight === nothing ? 1000 : weight
    tally.count(this.#status, this.#traits, counted, extendedCount, retroactiveCount, 1, this.#sign)
  }

  /** What `standingOf` says. */
  #judge(day: Day): void {
    const fold = this.#fold
    fold.advanceTo(day)
    this.#day = day
    const { phase, deadline, completion, submission } = fold
    const doneOn = phase === done ? completion : submission
    const running = this.#question.running && day === this.#surveyor.asOf
    const isPast =
      deadline !== noDay && (doneOn === noDay ? (running ? day - 1 : day) >= deadline : doneOn > deadline)
    if (phase === out || fold.entry > day) this.#status = statusNumbers.outOfScope
    else if (phase === suspended) this.#status = statusNumbers.suspended
    else if (phase === done)
      this.#status =
        deadline === noDay
          ? statusNumbers.completedUndated
          : isPast
            ? statusNumbers.completedLate
            : statusNumbers.completedOnTime
    else
      this.#status =
        deadline === noDay
          ? statusNumbers.openUndated
          : isPast
            ? statusNumbers.openOverdue
            : statusNumbers.openWithinDeadline
    this.#traits =
      (phase === pending ? trait.pending : 0) |
      (isPast ? trait.pastDeadline : 0) |
      (deadline !== noDay && deadline <= day ? trait.dueBy : 0) |
      (fold.isDateUnknown ? trait.dateUnknown : 0) |
      (fold.weight === nothing ? trait.unweighted : 0) |
      (fold.kind === regular ? trait.regular : 0) |
      (fold.hasProgress ? trait.withProgress : 0)
  }

  #isMeant(): boolean {
    const fold = this.#fold
    if (this.#group !== anything && fold.group !== this.#group) return false
    if (this.#kind !== anything && fold.kind !== this.#kind) return false
    return (
      !this.#asksForUnits ||
      this.#surveyor.isOfUnits(this.#tasks.table.assignmentOf(fold.assignment), this.#day)
    )
  }

  /** What `viewsOf` says, one bit for each name of `viewNames`. */
  #viewsOf(wasOverdue: boolean, doneBefore: number, start: Day, end: Day): number {
    const { deadline, setOn, entry, completion, completionPosition, restart, lastWorkOn } = this.#fold
    const status = this.#status
    const isCumulative = status !== statusNumbers.outOfScope
    const isDone = status <= statusNumbers.completedUndated
    const due = Math.max(deadline, setOn, entry)
    const doneOn = Math.max(completion, entry)
    const isRevived =
      status === statusNumbers.openOverdue &&
      restart !== noDay &&
      restart >= start &&
      restart <= end &&
      deadline <= restart
    return (
      (isCumulative ? 1 : 0) |
      (isCumulative && deadline !== noDay && due >= start && due <= end ? 2 : 0) |
      (isDone && doneOn >= start && doneOn <= end ? 4 : 0) |
      (wasOverdue ? 8 : 0) |
      (doneBefore > 0 && !(isDone && completionPosition === doneBefore) ? 16 : 0) |
      (isRevived ? 32 : 0) |
      (isCumulative && !isDone && status !== statusNumbers.suspended && lastWorkOn < start ? 64 : 0) |
      (isCumulative && deadline > end ? 128 : 0)
    )
  }

  #closingOf(plan: number): Day {
    const known = this.#closings[plan]
    if (known !== undefined) return known
    const closing = this.#surveyor.closingOf(this.#tasks.table.plans.text(plan)) ?? Number.POSITIVE_INFINITY
    this.#closings[plan] = closing
    return closing
  }
}

/** Counts the tasks that were looked at, so that no two of them, whoever looked, have the same number. */
let lastVisit = 0

/** Stands where a question leaves open which one. */
const anything = -2
/** Stands for a name that no task has: another number than that of having none. */
const nobodys = -3

function numberOf(found: number): number {
  return found < 0 ? nobodys : found
}

const regular = taskKinds.indexOf('regular')
