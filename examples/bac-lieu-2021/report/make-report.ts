import {
  addDays,
  type Calendar,
  calendarOf,
  type Figures,
  type Period,
  type Question,
  type Tracker,
} from '@tiendo/core'
import { Refusal } from './failure.ts'
import type { Options } from './options.ts'
import type { Directory, PlanOfLog } from './plans.ts'
import {
  type ByKind,
  type CalendarReport,
  type Comparison,
  type QuarterReport,
  type Report,
  recordedOn,
} from './report.ts'
import { calendarsOf, earlier, lastQuarterEnded, yearOf } from './reporting-years.ts'

interface Asked extends Pick<Options, 'calendar' | 'asOf' | 'knownAt'> {
  /** The day whose knowledge the comparison ends with; that of the whole report unless stated. */
  readonly comparedWith?: string | undefined
}

/** One plan of a log, as of one day and as known at one position. */
class Inquirer {
  readonly plan: PlanOfLog
  readonly asOf: string
  readonly position: number
  readonly isProjection: boolean
  /** What the tables are about: planned tasks, or all where the plan has no planned ones. */
  readonly kind: 'planned' | undefined
  readonly #tracker: Tracker
  readonly #isRunning: boolean

  constructor(tracker: Tracker, plan: PlanOfLog, { asOf, knownAt }: Asked) {
    this.#tracker = tracker
    this.plan = plan
    const { question, position, projection } = tracker.figures({ plan: plan.plan, asOf, knownAt })
    this.asOf = question.asOf
    this.position = position
    this.isProjection = projection
    this.#isRunning = question.running
    const { assigned, outOfScope } = this.figures(this.asOf, { kind: 'planned' }).counts
    this.kind = assigned + outOfScope === 0 ? undefined : 'planned'
  }

  figures(day: string, more: Partial<Question> = {}): Figures {
    return this.#tracker.figures(this.question(day, more))
  }

  byKind(day: string, more: Partial<Question> = {}): ByKind {
    return {
      planned: this.figures(day, { ...more, kind: 'planned' }),
      regular: this.figures(day, { ...more, kind: 'regular' }),
      adHoc: this.figures(day, { ...more, kind: 'adHoc' }),
    }
  }

  question(day: string, more: Partial<Question> = {}): Question {
    const running = this.#isRunning && day === this.asOf
    return { plan: this.plan.plan, asOf: day, knownAt: this.position, running, ...more }
  }
}

/** @throws {Refusal} `UNKNOWN_PLAN` where the plan was not yet recorded */
export function makeReport(tracker: Tracker, directory: Directory, plan: PlanOfLog, asked: Asked): Report {
  const inquirer = new Inquirer(tracker, plan, asked)
  const { asOf, position, isProjection, kind } = inquirer
  if (position < plan.position)
    throw new Refusal('UNKNOWN_PLAN', `At position ${position} the plan ${plan.plan} was not recorded yet`)
  const knownAt = { position, at: directory.events.get(position)?.at ?? tracker.head.at }
  const calendar = calendarOf(asked.calendar ?? plan.calendar)
  const year = yearOf(calendar, plan, asOf)
  const lastDay = isProjection ? recordedOn({ plan }, knownAt.at) : asOf
  const compared = lastQuarterEnded(calendar, year, asked.comparedWith ?? lastDay)
  const ended = lastQuarterEnded(calendar, year, lastDay)
  return {
    plan,
    parent: plan.parent === undefined ? undefined : directory.plans.get(plan.parent),
    otherPlans: [...directory.plans.keys()].filter((id) => id !== plan.plan),
    asOf,
    isProjection,
    knownAt,
    issued: inquirer.byKind(plan.issuedOn, { running: false }),
    current: inquirer.byKind(asOf),
    calendars: calendarsOf(plan, asked.calendar).map((each) => calendarReport(inquirer, each)),
    groups: plan.groups.map(({ group, title, ordinal }) => ({
      group,
      title: ordinal === undefined ? title : `${ordinal}. ${title}`,
      figures: inquirer.figures(asOf, { group, kind }),
    })),
    quartersOf: calendar.name,
    comparison: compared && compare(tracker, inquirer, compared, asked.comparedWith ?? position),
    overdue: tracker.explain(inquirer.question(asOf), 'openOverdue').tasks,
    omitted: ended && {
      quarter: ended,
      tasks: tracker.explain(inquirer.question(ended.end, { period: ended }), 'omitted').tasks,
    },
    head: tracker.head,
  }
}

function calendarReport(inquirer: Inquirer, calendar: Calendar): CalendarReport {
  const { plan, asOf, kind } = inquirer
  const number = yearOf(calendar, plan, asOf)
  const year = calendar.year(number)
  const dueIn = (start: string, end: string) =>
    inquirer.figures(asOf, { kind, period: { start, end } }).views?.dueIn.count ?? 0
  return {
    calendar: calendar.name,
    year,
    kind: kind ?? 'all',
    quarters: calendar.quarters(number).map((period): QuarterReport => {
      if (period.start > asOf) return { period }
      const day = earlier(period.end, asOf)
      const { regular, adHoc } = inquirer.byKind(day, { period })
      return { period, figures: inquirer.figures(day, { kind, period }), besides: { regular, adHoc } }
    }),
    dueBefore: dueIn('0001-01-01', addDays(year.start, -1)),
    dueAfter: dueIn(addDays(year.end, 1), '9999-12-31'),
  }
}

function compare(
  tracker: Tracker,
  inquirer: Inquirer,
  quarter: Period,
  knownAt: NonNullable<Question['knownAt']>,
): Comparison {
  const ask = (known: NonNullable<Question['knownAt']>) =>
    inquirer.figures(quarter.end, { kind: inquirer.kind, period: quarter, knownAt: known, running: false })
  const after = ask(knownAt)
  const before = ask(Math.min(ask(quarter.end).position, after.position))
  const omitted = ({ question }: Figures) =>
    tracker.explain(question, 'omitted').tasks.map(({ task }) => task)
  return {
    quarter,
    before,
    after,
    restatement: tracker.restatement(before, after),
    explanation: tracker.explain(after.question, 'onTimeOfDue', { view: 'dueIn' }),
    omittedBefore: omitted(before),
    omittedAfter: omitted(after),
  }
}
