import { type CivilDate, toDay } from '../time/civil-date.ts'
import { checkLocaleOptions, type Locale } from './options.ts'

/**
 * A date for people. In Vietnamese as administrative documents write it: 05/02/2021, 09/7/2021, where a month has a
 * leading zero only if it is 1 or 2 (Decree 30/2020/NĐ-CP, appendix I). In English 9 July 2021.
 *
 * @throws {InputError} `INVALID_DATE` for what is no date `YYYY-MM-DD` that exists, `INVALID_OPTION`
 */
export function formatDate(date: CivilDate, options: { readonly locale: Locale }): string {
  checkLocaleOptions(options, ['locale'])
  toDay(date, 'date')
  const [year, month, day] = date.split('-') as [string, string, string]
  if (options.locale === 'en') return `${Number(day)} ${englishMonths[Number(month) - 1]} ${year}`
  return `${day}/${Number(month) > 2 ? Number(month) : month}/${year}`
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
