import { addDays, type CivilDate, type Period } from '@tiendo/core'
import { earlier } from './reporting-years.ts'

/** The last day of every week of a year up to the day asked about, and that day itself. */
export function courseDates({ start, end }: Period, asOf: CivilDate): readonly CivilDate[] {
  const last = earlier(end, asOf)
  if (last < start) return []
  const dates: CivilDate[] = []
  for (let date = addDays(start, 6); date < last; date = addDays(date, 7)) dates.push(date)
  return [...dates, last]
}
