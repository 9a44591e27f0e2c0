import { InputError } from '../errors.ts'
import { type CivilDate, dayOf, formatDay, toDay } from './civil-date.ts'
import type { Period } from './period.ts'

/**
 * How an office cuts time for its reports. A reporting year is named by a number; its months tile its quarters, the
 * quarters its halves, the halves the year, and every date lies in exactly one month.
 */
export interface Calendar {
  readonly name: string
  year(year: number): Period
  halves(year: number): readonly Period[]
  quarters(year: number): readonly Period[]
  months(year: number): readonly Period[]
  /** The reporting year that a date belongs to. */
  yearOf(date: CivilDate): number
}

/** What names a calendar in an event: plain data. */
export type CalendarName =
  | 'calendarYear'
  | 'vn-nd09-2019'
  | { readonly startMonth: number; readonly label: 'start' | 'end' }

/**
 * A year of twelve months, each starting on `startDay`, the first one `monthShift` months away from January of the
 * year that names it.
 */
function monthly(name: string, monthShift: number, startDay: number): Calendar {
  const startOf = (year: number, index: number) => formatDay(monthStart(year, monthShift + index, startDay))
  const endOf = (year: number, index: number) =>
    formatDay(monthStart(year, monthShift + index + 1, startDay) - 1)
  const cut = (year: number, months: number, prefix: string) => {
    checkYear(year)
    return Array.from({ length: 12 / months }, (_, index): Period => {
      const label =
        prefix === '' ? `${year}` : `${year}-${prefix}${prefix === 'M' ? pad(index + 1) : index + 1}`
      return { label, start: startOf(year, index * months), end: endOf(year, index * months + months - 1) }
    })
  }
  return {
    name,
    year: (year) => cut(year, 12, '')[0] as Period,
    halves: (year) => cut(year, 6, 'H'),
    quarters: (year) => cut(year, 3, 'Q'),
    months: (year) => cut(year, 1, 'M'),
    yearOf(date) {
      const day = toDay(date)
      const guess = Number(date.slice(0, 4))
      const found = [guess - 1, guess, guess + 1].find(
        (year) => day < monthStart(year + 1, monthShift, startDay),
      )
      return found as number
    },
  }
}

function monthStart(year: number, month: number, startDay: number): number {
  return dayOf(year + Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, startDay)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function checkYear(year: number): void {
  if (!Number.isInteger(year) || year < 2 || year > 9998) {
    throw new InputError('INVALID_DATE', 'year', 'not a year between 2 and 9998')
  }
}

const calendarYear = monthly('calendarYear', 0, 1)

/**
 * Administrative reports of Vietnamese offices: a month runs from the 15th of the month before to the 14th, the year
 * from 15 December to 14 December and is named by its last day (Decree 09/2019/NĐ-CP, article 12).
 */
const vnNd092019 = monthly('vn-nd09-2019', -1, 15)

/**
 * A year of whole months that starts in `startMonth` (1–12), named by the year in which it starts or ends. India's
 * year is `{ startMonth: 4, label: 'start' }`, the United States' federal one `{ startMonth: 10, label: 'end' }`.
 *
 * @throws {InputError} `INVALID_DATE` where `startMonth` is no month.
 */
export function fiscalYear({ startMonth, label }: { startMonth: number; label: 'start' | 'end' }): Calendar {
  if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12) {
    throw new InputError('INVALID_DATE', 'startMonth', 'not a month between 1 and 12')
  }
  const startsInYearBefore = label === 'end' && startMonth > 1
  return monthly(`fiscalYear-${pad(startMonth)}-${label}`, startMonth - 1 - (startsInYearBefore ? 12 : 0), 1)
}

/** The calendars that need no argument, by name. */
export const calendars = { calendarYear, 'vn-nd09-2019': vnNd092019 } as const

/** The calendar that an event names. */
export function calendarOf(name: CalendarName): Calendar {
  if (typeof name !== 'string') return fiscalYear(name)
  if (!Object.hasOwn(calendars, name))
    throw new InputError('INVALID_OPTION', 'calendar', 'not a built-in calendar')
  return calendars[name]
}
