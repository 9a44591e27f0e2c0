import { checkOptions, InputError } from '../errors.ts'

/** How numbers, dates and words are written: as in Vietnamese or as in English. */
export type Locale = 'vi' | 'en'

export function checkLocale(locale: unknown): void {
  if (locale !== 'vi' && locale !== 'en') throw new InputError('INVALID_OPTION', 'locale', 'must be vi or en')
}

/** Options of which a locale is one that has to be stated. */
export function checkLocaleOptions(options: { readonly locale: Locale }, known: readonly string[]): void {
  checkOptions(options ?? {}, known)
  checkLocale(options?.locale)
}

export function checkDigits(digits: unknown): void {
  if (!Number.isInteger(digits) || (digits as number) < 0 || (digits as number) > 9) {
    throw new InputError('INVALID_OPTION', 'digits', 'not a whole number between 0 and 9')
  }
}
