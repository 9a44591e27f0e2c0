import { addDays, type Calendar, type CivilDate, calendarOf, calendars, type Period } from '@tiendo/core'
import type { BuiltInCalendar } from './options.ts'
import type { PlanOfLog } from './plans.ts'

/** The calendar that is asked for; otherwise both built-in ones, or that of the plan where it is neither. */
export function calendarsOf(plan: PlanOfLog, asked: BuiltInCalendar | undefined): readonly Calendar[] {
  if (asked !== undefined) return [calendars[asked]]
  return typeof plan.calendar === 'string' ? Object.values(calendars) : [calendarOf(plan.calendar)]
}

/** The reporting year of a plan of a year or less is that of its middle; of a longer one, that of the day asked about. */
export function yearOf(calendar: Calendar, { period }: PlanOfLog, asOf: CivilDate): number {
  const days = (Date.parse(period.end) - Date.parse(period.start)) / 86_400_000
  if (days <= 366) return calendar.yearOf(addDays(period.start, Math.floor(days / 2)))
  if (asOf < period.start) return calendar.yearOf(period.start)
  return calendar.yearOf(earlier(asOf, period.end))
}

export function lastQuarterEnded(calendar: Calendar, year: number, date: CivilDate): Period | undefined {
  return calendar.quarters(year).findLast(({ end }) => end <= date)
}

export function earlier(one: CivilDate, other: CivilDate): CivilDate {
  return one < other ? one : other
}
