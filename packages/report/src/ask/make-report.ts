import {
  addDays,
  type Calendar,
  type CalendarName,
  type CivilDate,
  calendarOf,
  civilDateIn,
  type DeadlinePolicy,
  type EventRef,
  type Figures,
  InputError,
  type Period,
  type Question,
  type ReadEvent,
  type TaskEvidence,
  type Tracker,
} from '@tiendo/core'
import { courseDates } from './course.ts'
import { Inquirer } from './inquirer.ts'
import { instantOf } from './instant-of.ts'
import { planAt, plansAt, unitNamesAt } from './plan-facts.ts'
import type {
  CalendarReport,
  Comparison,
  EvidentView,
  ProgressReport,
  QuarterEvidence,
  QuarterReport,
} from './progress-report.ts'
import { evidentViews } from './progress-report.ts'
import { readEvents } from './read-events.ts'
import { earlier, lastQuarterEnded, yearOf } from './reporting-years.ts'

export interface ReportOptions {
  readonly plan: string
  /** The close of this day; the tracker's `asOf` unless stated. */
  readonly asOf?: CivilDate | undefined
  /** A date, an instant or a position; the head of the log unless stated. */
  readonly knownAt?: Question['knownAt']
  /** `inForce` unless stated. */
  readonly policy?: DeadlinePolicy | undefined
  /** One table of quarters for each; that of the plan unless stated. */
  readonly calendars?: readonly CalendarName[] | undefined
  /** The reporting year; that of the plan, or of `asOf` for a plan of several years, unless stated. */
  readonly year?: number | undefined
  /**
   * The last quarter that had ended by this day is compared with what was known then; with all that is known unless stated, and
   * never with more than that.
   */
  readonly comparedAt?: CivilDate | undefined
  /** Whether to gather the tasks and events behind the quarters' figures. */
  readonly evidence?: boolean | undefined
}

/**
 * Asks a tracker everything that a report says about one plan. Nothing in it depends on anything but the log up to the
 * position that it names: asked again with that position, it is the same, but for `head`, which is that of the whole log.
 *
 * @throws {InputError} `INVALID_QUESTION`, also for a plan that is not in the log, or was not by the position asked about;
 * `INVALID_DATE` for a year that there is none of, `INVALID_OPTION` for an unknown calendar
 */
export async function progressReport(tracker: Tracker, options: ReportOptions): Promise<ProgressReport> {
  const summaries = tracker.plans()
  const summary = summaries.find(({ plan }) => plan === options.plan)
  if (summary === undefined) throw new InputError('INVALID_QUESTION', 'plan', 'not a plan of the log')
  const inquirer = new Inquirer(tracker, options.plan, options)
  const { asOf, position, isProjection, kind, policy } = inquirer
  const plan = await planAt(tracker, summary, position)
  if (plan === undefined)
    throw new InputError('INVALID_QUESTION', 'knownAt', `the plan was not recorded by position ${position}`)
  const parent = summaries.find(({ plan: id }) => id === plan.parent)
  const knownParent = parent && (await planAt(tracker, parent, position))
  const at = await instantOf(tracker, position)
  const calendar = calendarOf(options.calendars?.[0] ?? plan.calendar)
  const year = options.year ?? yearOf(calendar, plan, asOf)
  const lastDay = isProjection ? civilDateIn(plan.timeZone, Date.parse(at)) : asOf
  const ended = lastQuarterEnded(calendar, year, lastDay)
  const compared = lastQuarterEnded(calendar, year, options.comparedAt ?? lastDay)
  const assigned = tracker.explain(inquirer.question(asOf, { kind }), 'assigned').tasks
  const quarters = calendar.quarters(year).filter(({ start }) => start <= asOf)
  const facts = {
    plan,
    ...(knownParent === undefined ? {} : { parent: knownParent }),
    otherPlans: (await plansAt(tracker, position)).filter((id) => id !== plan.plan),
    asOf,
    isProjection,
    knownAt: { position, at },
    policy,
    issued: inquirer.byKind(plan.issuedOn, { running: false }),
    current: inquirer.byKind(asOf),
    calendars: differentCalendars(options.calendars ?? [plan.calendar]).map((each) =>
      calendarReport(inquirer, each, options.year ?? yearOf(each, plan, asOf)),
    ),
    groups: plan.groups.map(({ group, title, ordinal }) => ({
      group,
      title: ordinal === undefined ? title : `${ordinal}. ${title}`,
      figures: inquirer.figures(asOf, { group, kind }),
    })),
    units: tracker.breakdown(inquirer.question(asOf, { kind }), 'leadUnit'),
    quartersOf: calendar.name,
    ...(compared === undefined
      ? {}
      : { comparison: compare(tracker, inquirer, compared, options.comparedAt) }),
    overdue: tracker.explain(inquirer.question(asOf), 'openOverdue').tasks,
    ...(ended === undefined
      ? {}
      : {
          omitted: {
            quarter: ended,
            tasks: tracker.explain(inquirer.question(ended.end, { period: ended }), 'omitted').tasks,
          },
        }),
    course: courseDates(calendar.year(year), asOf).map((date) => ({
      date,
      figures: inquirer.figures(date, { kind }),
    })),
    slips: assigned.filter(
      ({ deadline, originalDeadline }) => originalDeadline !== undefined && deadline !== originalDeadline,
    ),
    ...(options.evidence === true
      ? { evidence: quarters.map((period) => quarterEvidence(tracker, inquirer, period)) }
      : {}),
  }
  return {
    ...facts,
    head: tracker.head,
    unitNames: await unitNamesAt(tracker, asOf, position),
    events: await eventsBehind(tracker, facts),
  }
}

/** Each once: a table for it stands under its name. */
function differentCalendars(names: readonly CalendarName[]): readonly Calendar[] {
  return [...new Map(names.map(calendarOf).map((calendar) => [calendar.name, calendar])).values()]
}

function calendarReport(inquirer: Inquirer, calendar: Calendar, number: number): CalendarReport {
  const { asOf, kind } = inquirer
  const year = calendar.year(number)
  const dueIn = (start: CivilDate, end: CivilDate) =>
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
  knownAt: CivilDate | undefined,
): Comparison {
  const { kind, position } = inquirer
  const ask = (known: NonNullable<Question['knownAt']>): Figures =>
    inquirer.figures(quarter.end, { kind, period: quarter, knownAt: known, running: false })
  const later = ask(knownAt ?? position)
  const after = later.position > position ? ask(position) : later
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

function quarterEvidence(tracker: Tracker, inquirer: Inquirer, period: Period): QuarterEvidence {
  const day = earlier(period.end, inquirer.asOf)
  const question = inquirer.question(day, { kind: inquirer.kind, period })
  const view = (name: EvidentView) => [name, tracker.explain(question, name).tasks] as const
  return {
    period,
    tasks: tracker.explain(question, 'assigned').tasks,
    views: Object.fromEntries(evidentViews.map(view)) as QuarterEvidence['views'],
  }
}

/** Every event that a list or an explanation of the report refers to. */
async function eventsBehind(
  tracker: Tracker,
  {
    comparison,
    overdue,
    omitted,
    slips,
    evidence,
    knownAt,
  }: Pick<ProgressReport, 'comparison' | 'overdue' | 'omitted' | 'slips' | 'evidence' | 'knownAt'>,
): Promise<ReadonlyMap<number, ReadEvent>> {
  const wanted = new Set<number>()
  const add = (events: readonly EventRef[]) => {
    for (const { position } of events) wanted.add(position)
  }
  const tasks: readonly TaskEvidence[] = [
    ...overdue,
    ...(omitted?.tasks ?? []),
    ...slips,
    ...(comparison === undefined
      ? []
      : [...comparison.explanation.tasks, ...(comparison.explanation.denominator ?? [])]),
    ...(evidence ?? []).flatMap((quarter) => [...quarter.tasks, ...Object.values(quarter.views).flat()]),
  ]
  for (const { because, retroactive } of tasks) {
    add(because)
    add(retroactive)
  }
  for (const { events } of comparison?.restatement.tasks ?? []) add(events)
  if (comparison !== undefined) wanted.add(comparison.before.position).add(comparison.after.position)
  return readEvents(tracker, wanted, knownAt.position)
}
