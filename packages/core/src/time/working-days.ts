import { checkOptions, InputError } from '../errors.ts'
import { type CivilDate, type Day, firstDay, formatDay, lastDay, toDay } from './civil-date.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

export interface WorkingDaysOptions {
  /** Days of the week that are free; Saturday and Sunday unless stated. */
  readonly weekend?: readonly Weekday[]
  /** Free days. One on a weekend changes nothing. */
  readonly holidays: readonly CivilDate[]
  /** Days on a weekend that are worked, for instance in exchange. One on another day changes nothing. */
  readonly extraWorkingDays: readonly CivilDate[]
}

/** On which days an office works, from 0001-01-01 to 9999-12-31. What is no date is `INVALID_DATE` in each method. */
export interface WorkingDays {
  isWorkingDay(date: CivilDate): boolean
  /** The first working day on or after a date; `INVALID_DATE` where none is left. */
  next(date: CivilDate): CivilDate
  /**
   * The working day that is so many after a date, or before it where `days` is negative. 0 is the date itself, also
   * where it is free. `INVALID_DATE` where `days` is no whole number or leads beyond the first or last working day.
   */
  add(date: CivilDate, days: number): CivilDate
  /** The number of working days from `start` to `end`, both included; `INVALID_DATE` where `end` lies before. */
  between(start: CivilDate, end: CivilDate): number
}

/**
 * The working days of an office. Which days are free is decided anew each year: it is data of whoever asks, and nothing
 * is built in beside Saturday and Sunday. A date may stand in a list more than once, not in both lists.
 *
 * @throws {InputError} `INVALID_DATE` for what is no date; `INVALID_OPTION` for an unknown day of the week, a date that
 * is both a holiday and an extra working day, and where no working day is left
 */
export function workingDays(options: WorkingDaysOptions): WorkingDays {
  checkOptions(options, ['weekend', 'holidays', 'extraWorkingDays'])
  const isFree = freeWeekdays(options.weekend ?? ['saturday', 'sunday'])
  const holidays = new Set(daysOf(options.holidays, 'holidays'))
  const extra = daysOf(options.extraWorkingDays, 'extraWorkingDays')
  const both = extra.findIndex((day) => holidays.has(day))
  if (both !== -1) throw new InputError('INVALID_OPTION', `extraWorkingDays[${both}]`, 'is a holiday as well')
  const isWeekend = (day: Day) => isFree[(day - firstDay) % 7] as boolean
  const taken = sorted([...holidays].filter((day) => !isWeekend(day)))
  const given = sorted([...new Set(extra)].filter(isWeekend))

  const upTo = (day: Day) => ordinaryUpTo(day, isFree) - countUpTo(taken, day) + countUpTo(given, day)
  const total = upTo(lastDay)
  if (total === 0) throw new InputError('INVALID_OPTION', 'weekend', 'leaves no working day')
  const nth = (rank: number, path: string) => {
    if (!(rank >= 1 && rank <= total)) throw new InputError('INVALID_DATE', path, 'no working day is left')
    return formatDay(firstFrom(firstDay, lastDay, (day) => upTo(day) >= rank))
  }
  return {
    isWorkingDay(date) {
      const day = toDay(date, 'date')
      return upTo(day) > upTo(day - 1)
    },
    next: (date) => nth(upTo(toDay(date, 'date') - 1) + 1, 'date'),
    add(date, days) {
      const day = toDay(date, 'date')
      if (!Number.isInteger(days)) throw new InputError('INVALID_DATE', 'days', 'not a whole number')
      if (days === 0) return date
      return nth(days > 0 ? upTo(day) + days : upTo(day - 1) + 1 + days, 'days')
    },
    between(start, end) {
      const [first, last] = [toDay(start, 'start'), toDay(end, 'end')]
      if (last < first) throw new InputError('INVALID_DATE', 'end', 'lies before the start')
      return upTo(last) - upTo(first - 1)
    },
  }
}

/** By day of the week from Monday on. 0001-01-01 is a Monday. */
function freeWeekdays(weekend: readonly Weekday[]): readonly boolean[] {
  const names = listed(weekend, 'weekend')
  const unknown = names.findIndex((name) => !weekdays.includes(name))
  if (unknown !== -1)
    throw new InputError('INVALID_OPTION', `weekend[${unknown}]`, `must be one of ${weekdays.join(', ')}`)
  return weekdays.map((name) => names.includes(name))
}

function daysOf(dates: readonly CivilDate[], path: string): Day[] {
  return listed(dates, path).map((date, index) => toDay(date, `${path}[${index}]`))
}

/** A copy, in which a hole is an item and so is refused. */
function listed<Item>(items: readonly Item[], path: string): Item[] {
  if (!Array.isArray(items)) throw new InputError('INVALID_OPTION', path, 'not a list')
  return Array.from(items)
}

function sorted(days: Day[]): readonly Day[] {
  return days.sort((one, other) => one - other)
}

/** Days up to a day that are no weekend: whole weeks, then the days of the last one. */
function ordinaryUpTo(day: Day, isFree: readonly boolean[]): number {
  const dayCount = day - firstDay + 1
  const worked = (days: readonly boolean[]) => days.filter((isFree) => !isFree).length
  return Math.floor(dayCount / 7) * worked(isFree) + worked(isFree.slice(0, dayCount % 7))
}

function countUpTo(days: readonly Day[], day: Day): number {
  return firstFrom(0, days.length, (index) => (days[index] as Day) > day)
}

/** The first whole number from `low` on for which a condition holds, and goes on to hold; `high` if none below does. */
function firstFrom(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
