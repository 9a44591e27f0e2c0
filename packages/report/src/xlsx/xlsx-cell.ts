import { type CivilDate, formatPercent, type Locale, type Ratio } from '@tiendo/core'
import { cellText } from './cell-text.ts'

/** A cell as write-excel-file takes it; `null` is an empty one. */
export type XlsxCell = {
  readonly value: string | number
  readonly type: StringConstructor | NumberConstructor
  readonly format?: string
  readonly wrap?: true
  readonly fontWeight?: 'bold'
  readonly align?: 'left' | 'right'
  readonly alignVertical?: 'top'
  readonly indent?: number
} | null

export function textCell(text: string, style: { fontWeight?: 'bold'; indent?: number } = {}): XlsxCell {
  const value = cellText(text)
  // The type is said, so that no text is taken for a formula, a number or a date.
  return value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top', ...style }
}

export function numberCell(value: number, format = '#,##0'): XlsxCell {
  return { value, type: Number, format, alignVertical: 'top' }
}

const dayMs = 86_400_000
/** Days from 1899-12-30, from which Excel counts, to 1970-01-01. */
const epoch = 25_569
/** Before it Excel counts a 29 February 1900 that there was none of. */
const firstDate = '1900-03-01'

/** A date as the number of its day, so that no time zone can move it; as text where a spreadsheet has no such day. */
export function dateCell(date: CivilDate | undefined, locale: Locale): XlsxCell {
  if (date === undefined) return null
  if (date < firstDate) return textCell(date)
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs + epoch
  return numberCell(day, locale === 'vi' ? 'dd/mm/yyyy' : 'yyyy-mm-dd')
}

/** The percentage that is printed elsewhere: rounded by `formatPercent` first, so that 9999/10000 is 99.9 % here too. */
export function percentCell(ratio: Ratio | null): XlsxCell {
  if (ratio === null) return null
  const perMille = Number(formatPercent(ratio, { digits: 1, locale: 'en' }).replace(/[^\d]/g, ''))
  return numberCell(perMille / 1000, '0.0%')
}
