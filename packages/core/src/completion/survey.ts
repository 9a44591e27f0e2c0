import { closingOf, keyOf, type Plan } from '../planning/aggregates.ts'
import type { ResolvedQuestion, UnitFilter } from '../planning/figures-format.ts'
import { type FoldedTask, foldTask } from '../planning/task-fold.ts'
import { type Assignment, birthOf, type TaskEntry, type TaskHistory } from '../planning/task-history.ts'
import { Organisation, type Unit } from '../planning/units.ts'
import { type Day, parseDay } from '../time/civil-date.ts'
import { plansUnder, replacedTasks } from './roll-up.ts'
import { type Judgement, type Standing, standingOf } from './status.ts'
import type { Tasks } from './tasks.ts'
import { type ViewRules, viewsOf } from './views.ts'

/** What a question finds out about one task, or about one occurrence of a recurring one. */
export interface Finding {
  readonly history: TaskHistory
  /** What had no effect on the task by `asOf`. */
  readonly ineffective: readonly TaskEntry[]
  /** Where it stands at `asOf`. */
  readonly standing: Standing
  /** Whether the question is about it at `asOf`. */
  readonly isMeant: boolean
  /** With a period in the question, and where that is about it: how it stands around the period, and its views. */
  readonly inPeriod: PeriodFinding | undefined
}

export interface PeriodFinding {
  readonly before: Standing | undefined
  readonly standing: Standing
  readonly views: ViewRules
}

/**
 * Looks at everything that a question is about, once. A task belongs to a group, a kind or a unit by what was so at the
 * day that is looked at; for the views of a period that is the period's end.
 */
export function* survey(tasks: Tasks, question: ResolvedQuestion): Generator<Finding> {
  const surveyor = new Surveyor(tasks, question)
  for (const plan of surveyor.plans) {
    for (const history of tasks.of(plan)) yield* surveyor.findings(history, plan)
  }
}

export interface DayRange {
  readonly start: Day
  readonly end: Day
  /** The day from which the period is looked at. */
  readonly last: Day
}

/** Looks at one task after the other, whichever are handed to it. */
export class Surveyor {
  readonly plans: readonly (string | undefined)[]
  readonly #tasks: Tasks
  readonly #question: ResolvedQuestion
  readonly asOf: Day
  readonly period: DayRange | undefined
  /** By day, the tasks that others stand for in a roll-up. */
  readonly #replaced = new Map<Day, ReadonlySet<string>>()
  readonly #organisationOn: (day: Day) => Organisation

  constructor(tasks: Tasks, question: ResolvedQuestion) {
    this.#tasks = tasks
    this.#question = question
    this.asOf = parseDay(question.asOf) as Day
    this.period = periodOf(question, this.asOf)
    this.#organisationOn = organisations(tasks, question)
    const asked = question.plan === undefined ? undefined : [...new Set([question.plan].flat())]
    this.plans =
      asked === undefined ? [undefined] : question.rollUp ? plansUnder(asked, tasks, question.knownAt) : asked
  }

  *findings(history: TaskHistory, plan: string | undefined): Generator<Finding> {
    const asked = this.#fold(history, this.asOf)
    if (asked === undefined || (plan !== undefined && asked.folded.task.plan !== plan)) return
    const { ineffective } = asked.folded
    const inPeriod = this.#findInPeriod(history, asked)
    for (const standing of asked.standings) {
      const { occurrence } = standing.state
      const found = inPeriod?.get(occurrence)
      const isMeant = this.#isAbout(standing, this.asOf)
      if (isMeant || found !== undefined) yield { history, ineffective, standing, isMeant, inPeriod: found }
      inPeriod?.delete(occurrence)
    }
    // Occurrences that a later revision has replaced.
    for (const found of inPeriod?.values() ?? [])
      yield { history, ineffective, standing: found.standing, isMeant: false, inPeriod: found }
  }

  #findInPeriod(history: TaskHistory, asked: StandingTask) {
    if (this.period === undefined) return undefined
    const { start, end, last } = this.period
    const after = last === this.asOf ? asked : this.#fold(history, last)
    const before = this.#fold(history, Math.min(start - 1, last))
    const findings = new Map<string | undefined, PeriodFinding>()
    for (const standing of after?.standings ?? []) {
      const { occurrence } = standing.state
      const earlier = before?.standings.find(({ state }) => state.occurrence === occurrence)
      if (!this.#isAbout(standing, last)) continue
      const views = viewsOf(earlier, standing, start, end)
      findings.set(occurrence, { before: earlier, standing, views })
    }
    return findings
  }

  /** A task on a day. What is closed stands as on its last day, and a day before `asOf` has closed, whatever runs today. */
  #fold(history: TaskHistory, day: Day): StandingTask | undefined {
    const birth = birthOf(history, this.#question.knownAt)
    if (birth === undefined) return undefined
    const judgement = this.judgementOn(day, this.closingOf(birth.plan))
    const folded = foldTask(history, { day: judgement.day, knownAt: this.#question.knownAt })
    return folded && { folded, standings: folded.counted.map((state) => standingOf(state, judgement)) }
  }

  /** The last day that counts for a plan; `undefined` while it is not known to be closed. */
  closingOf(plan: string): Day | undefined {
    return closingOf(
      this.#tasks.read('planning', keyOf.plan(plan)) as Plan | undefined,
      this.#question.knownAt,
    )
  }

  judgementOn(day: Day, closing: Day | undefined): Judgement {
    const { policy, running } = this.#question
    const last = closing === undefined ? day : Math.min(day, closing)
    return { day: last, policy, running: running && last === this.asOf }
  }

  #isAbout({ state, day: stoodOn }: Standing, day: Day): boolean {
    const { group, kind, rollUp } = this.#question
    if (group !== undefined && state.group !== group) return false
    if (kind !== undefined && state.kind !== kind) return false
    if (rollUp === true && this.#replacedOn(day).has(state.task)) return false
    return this.isOfUnits(state.assignment, stoodOn)
  }

  /** Whether the units that are asked about, if any are, are those of a task as organised on a day. */
  isOfUnits({ leadUnits, collective, coordinatingUnits }: Assignment, day: Day): boolean {
    const { lead, coordinating } = this.#question
    if (coordinating !== undefined && !this.#isOfUnit(coordinatingUnits, coordinating, day)) return false
    if (lead === undefined) return true
    if (lead === 'collective') return collective !== undefined
    if (lead === 'none') return collective === undefined && leadUnits.length === 0
    return this.#isOfUnit(leadUnits, lead, day)
  }

  #isOfUnit(units: readonly string[], { unit, subtree }: UnitFilter, day: Day): boolean {
    const organisation = this.#organisationOn(day)
    return units.some((each) => {
      const chain = organisation.chainOf(each)
      return subtree === true ? chain.includes(unit) : chain[0] === unit
    })
  }

  #replacedOn(day: Day): ReadonlySet<string> {
    const known = this.#replaced.get(day)
    if (known !== undefined) return known
    const histories = this.plans.flatMap((plan) => [...this.#tasks.of(plan)])
    const replaced = replacedTasks(histories, { day, knownAt: this.#question.knownAt }, (history) =>
      this.#fold(history, day)?.standings.some(({ status }) => status !== 'outOfScope'),
    )
    this.#replaced.set(day, replaced)
    return replaced
  }
}

/** The units as organised on the day asked for, or on the day that is looked at. */
export function organisations(
  tasks: Tasks,
  { unitsAsOf, knownAt }: ResolvedQuestion,
): (day: Day) => Organisation {
  const known = new Map<Day, Organisation>()
  const unitOf = (unit: string) => tasks.read('planning', keyOf.unit(unit)) as Unit | undefined
  return (looked) => {
    const day = unitsAsOf === undefined ? looked : (parseDay(unitsAsOf) as Day)
    const organisation = known.get(day) ?? new Organisation(unitOf, { day, knownAt })
    known.set(day, organisation)
    return organisation
  }
}

interface StandingTask {
  readonly folded: FoldedTask
  readonly standings: readonly Standing[]
}

function periodOf({ period }: ResolvedQuestion, asOf: Day): DayRange | undefined {
  if (period === undefined) return undefined
  const end = parseDay(period.end) as Day
  return { start: parseDay(period.start) as Day, end, last: Math.min(end, asOf) }
}
