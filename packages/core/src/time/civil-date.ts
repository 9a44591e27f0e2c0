import { InputError } from '../errors.ts'

/** A day of the proleptic Gregorian calendar as `YYYY-MM-DD`, without a time zone. Strings compare in date order. */
export type CivilDate = string

/** Days since 1970-01-01. What sorting and comparing work with; never leaves the library. */
export type Day = number

const form = /^\d{4}-\d{2}-\d{2}$/

/** The day of a civil date, or `undefined` where there is no such day (2021-02-30, 2021-13-01, year 0000). */
export function parseDay(date: string): Day | undefined {
  if (!form.test(date)) return undefined
  const year = numberIn(date, 0, 4)
  const month = numberIn(date, 5, 7)
  const day = numberIn(date, 8, 10)
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return dayOf(year, month, day)
}

function numberIn(digits: string, start: number, end: number): number {
  let number = 0
  for (let index = start; index < end; index++) number = number * 10 + digits.charCodeAt(index) - 48
  return number
}

/** @throws {InputError} `INVALID_DATE` */
export function toDay(date: string, path = ''): Day {
  const day = typeof date === 'string' ? parseDay(date) : undefined
  if (day === undefined) throw new InputError('INVALID_DATE', path, 'not a date YYYY-MM-DD that exists')
  return day
}

/**
 * Days since 1970-01-01 of a year, month (1–12) and day. A day beyond the month counts on into the next.
 * Years are taken to begin in March, so that the leap day is the last of its year
 * (E. G. Richards, "Calendars", Explanatory Supplement to the Astronomical Almanac, 3rd ed., §15.11).
 */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month > 2 ? year : year - 1
  const m = month > 2 ? month - 3 : month + 9
  const dayOfYear = Math.floor((153 * m + 2) / 5) + day - 1
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - epoch
}

/** The number of days from 0000-03-01 to 1970-01-01. */
const epoch = 719_468

export function formatDay(day: Day): CivilDate {
  const shifted = day + epoch
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const dayOfMonth = dayOfYear - Math.floor((153 * m + 2) / 5) + 1
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
}

/** The first and the last day that a civil date can name. */
export const firstDay = dayOf(1, 1, 1)
export const lastDay = dayOf(9999, 12, 31)

/** @throws {InputError} `INVALID_DATE` */
export function addDays(date: CivilDate, days: number): CivilDate {
  const day = toDay(date) + days
  if (!(day >= firstDay && day <= lastDay) || !Number.isInteger(day)) {
    throw new InputError('INVALID_DATE', 'days', 'leads beyond the years 1 to 9999')
  }
  return formatDay(day)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
