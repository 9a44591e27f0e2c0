import { hasCode, type Locale, parseNumber } from '@tiendo/core'

export type NumberDoubt = 'AMBIGUOUS_NUMBER' | 'NUMBER_UNREAD'

/**
 * The number of a cell, without a `%` at its end; `undefined` for none, also where there is a dash; or why there is none
 * that can be told. Without a locale only digits alone are read; a number of a spreadsheet needs none.
 */
export function readNumber(
  cell: string,
  { isTyped, locale }: { readonly isTyped: boolean; readonly locale: Locale | undefined },
): number | undefined | NumberDoubt {
  const text = cell.replace(/\s*%$/, '')
  if (text === '' || /^[-–—]$/.test(text)) return undefined
  if (isTyped) return Number(text)
  if (locale === undefined && /[.,]/.test(text)) return 'AMBIGUOUS_NUMBER'
  try {
    return parseNumber(text, { locale: locale ?? 'en' })
  } catch (error) {
    if (hasCode(error, 'INVALID_NUMBER')) return 'NUMBER_UNREAD'
    throw error
  }
}
