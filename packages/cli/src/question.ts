import {
  type Calendar,
  type CalendarName,
  type CivilDate,
  calendars,
  type DeadlinePolicy,
  type Locale,
  type Period,
  type PlanSummary,
  type Question,
  type TaskKind,
  type Tracker,
} from '@tiendo/core'
import type { AnswerContext } from '@tiendo/report'
import { lookUp } from '@tiendo/report'
import { type Command, Option } from 'commander'
import { usage } from './failure.ts'
import { dateValue, knownAtValue } from './values.ts'

export interface QuestionOptions {
  readonly plan?: string
  readonly asOf?: CivilDate
  readonly knownAt?: NonNullable<Question['knownAt']>
  readonly policy?: DeadlinePolicy
  readonly calendar?: keyof typeof calendars
  readonly group?: string
  readonly kind?: TaskKind
  readonly lead?: string
}

export function questionOptions(command: Command): Command {
  return command
    .option('--plan <id>', 'the plan; the only one that has tasks unless stated')
    .option('--as-of <date>', 'the close of this day; today unless stated', dateValue)
    .option(
      '--known-at <when>',
      'a date, an instant or a position; all that was recorded unless stated',
      knownAtValue,
    )
    .addOption(
      new Option('--policy <policy>', 'which deadline counts').choices(['inForce', 'original', 'lenient']),
    )
    .addOption(calendarOption())
    .option('--group <id>', 'only tasks of this group')
    .addOption(
      new Option('--kind <kind>', 'only tasks of this kind').choices(['planned', 'regular', 'adHoc']),
    )
    .option('--lead <unit>', 'only tasks that this unit leads, or a unit below it')
}

export function calendarOption(): Option {
  return new Option('--calendar <name>', 'whose quarters; those of the plan unless stated').choices(
    Object.keys(calendars),
  )
}

export function calendarNameOf({ calendar }: QuestionOptions, plan: PlanSummary): CalendarName {
  return calendar ?? plan.calendar
}

export function questionOf(plan: PlanSummary, options: QuestionOptions): Question {
  const { asOf, knownAt, policy, group, kind, lead } = options
  return {
    plan: plan.plan,
    asOf,
    knownAt,
    policy,
    group,
    kind,
    ...(lead === undefined ? {} : { lead: { unit: lead, subtree: true } }),
  }
}

/** What an answer is written with: names and events as they were known where it was given. */
export async function contextOf(
  tracker: Tracker,
  plan: PlanSummary,
  locale: Locale,
  asked: Parameters<typeof lookUp>[1] & { readonly calendar?: string },
): Promise<AnswerContext> {
  const { calendar } = asked
  return {
    ...(await lookUp(tracker, asked)),
    locale,
    plan,
    head: tracker.head,
    ...(calendar === undefined ? {} : { calendar }),
  }
}

export interface QuarterOption {
  readonly quarter?: string
}

/** The quarter that a calendar calls `2021-Q2`, where one is stated. @throws {Refusal} `USAGE` */
export function quarterIn({ quarters }: Calendar, { quarter }: QuarterOption): Period | undefined {
  if (quarter === undefined) return undefined
  const [, year, number] = /^((?:19|20|21)\d{2})-?Q([1-4])$/i.exec(quarter) ?? []
  const found = year === undefined ? undefined : quarters(Number(year))[Number(number) - 1]
  if (found === undefined) throw usage(`${quarter} is not a quarter`, 'write it as 2021-Q2')
  return found
}

export function earlier(one: CivilDate, other: CivilDate): CivilDate {
  const isFirst = one < other
  return isFirst ? one : other
}
