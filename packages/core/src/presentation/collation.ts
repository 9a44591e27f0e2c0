import { InputError } from '../errors.ts'
import { checkLocale, type Locale } from './options.ts'

const collators = new Map<Locale, Intl.Collator>()

/**
 * The order of words in a dictionary of a locale, numbers in them by their value: `sort(collator('vi').compare)`. In
 * Vietnamese d comes before đ, and a before ă before â.
 *
 * @throws {InputError} `INVALID_OPTION`
 */
export function collator(locale: Locale): Intl.Collator {
  checkLocale(locale)
  const known = collators.get(locale)
  if (known !== undefined) return known
  const made = new Intl.Collator(locale, { numeric: true })
  collators.set(locale, made)
  return made
}

/**
 * What to look for in a search that does not ask for accents: lower case, Latin letters without marks, đ as d; the
 * same for each Unicode form of a text. Apply it to what is searched and to what is searched for.
 *
 * @throws {InputError} `INVALID_OPTION` for what is no text
 */
export function searchKey(text: string): string {
  if (typeof text !== 'string') throw new InputError('INVALID_OPTION', 'text', 'not a text')
  return text.normalize('NFD').replace(latinMarks, '').toLowerCase().replaceAll('đ', 'd').normalize('NFC')
}

const latinMarks = /[\u0300-\u036f]/g
