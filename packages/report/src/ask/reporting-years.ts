import { addDays, type Calendar, type CivilDate, type Period } from '@tiendo/core'
import type { PlanFacts } from './plan-facts.ts'

/** The reporting year of a plan of a year or less is that of its middle; of a longer one, that of the day asked about. */
export function yearOf(calendar: Calendar, { period }: Pick<PlanFacts, 'period'>, asOf: CivilDate): number {
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
