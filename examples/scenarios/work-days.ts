import { addDays, type CivilDate } from '@tiendo/core'

/** The date itself, or the last Friday before it where it falls on a weekend. Public holidays are left out. */
export function workDayUpTo(date: CivilDate): CivilDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 ? workDayUpTo(addDays(date, -1)) : date
}
