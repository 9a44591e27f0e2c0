import { addDays, type CivilDate } from '@tiendo/core'

/** Public holidays of 2021 on which nobody of the scenario works. */
const holidays: ReadonlySet<CivilDate> = new Set([
  '2021-02-10',
  '2021-02-11',
  '2021-02-12',
  '2021-02-15',
  '2021-02-16',
  '2021-04-21',
  '2021-04-30',
  '2021-05-03',
  '2021-09-02',
  '2021-09-03',
])

function isWorkDay(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(date)
}

/** The date itself, or the last work day before it. */
export function workDayUpTo(date: CivilDate): CivilDate {
  return isWorkDay(date) ? date : workDayUpTo(addDays(date, -1))
}

export function lastDayOfMonth(date: CivilDate): CivilDate {
  const [year, month] = date.split('-').map(Number) as [number, number]
  return addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`, -1)
}
