import { InputError } from '../errors.ts'
import { addDays, type CivilDate, toDay } from './civil-date.ts'

/** A stretch of days, both ends included. */
export interface Period {
  readonly label: string
  readonly start: CivilDate
  readonly end: CivilDate
}

/** @throws {InputError} `INVALID_DATE` where an end is no date or `end` lies before `start`. */
export function period(start: CivilDate, end: CivilDate, label = `${start}/${end}`): Period {
  if (toDay(end, 'end') < toDay(start, 'start')) {
    throw new InputError('INVALID_DATE', 'end', 'lies before the start of the period')
  }
  return { label, start, end }
}

/**
 * The periods that a list of first days cuts: each ends on the day before the next one starts. The last date only
 * ends the last period, so n dates give n − 1 periods that follow each other without a gap.
 *
 * @throws {InputError} `INVALID_DATE` where there are fewer than two dates or they do not increase.
 */
export function periodsBetween(dates: readonly CivilDate[]): readonly Period[] {
  if (dates.length < 2) throw new InputError('INVALID_DATE', '', 'at least two dates are needed')
  return dates.slice(1).map((next, index) => period(dates[index] as CivilDate, addDays(next, -1)))
}
