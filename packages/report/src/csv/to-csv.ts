import { formatNumber, formatPercent, type Locale } from '@tiendo/core'
import type { Cell, Table } from '../document/document.ts'
import { plainText } from '../text/plain-text.ts'

export interface CsvOptions {
  /** `,` unless stated. Spreadsheets set to Vietnamese expect `;`. */
  readonly delimiter?: ',' | ';' | '\t'
  /** How decimals are written; `en` (a point) unless stated. Dates are YYYY-MM-DD in any case. */
  readonly locale?: Locale
  /** Whether to begin with a byte order mark, by which Excel knows UTF-8; `true` unless stated. */
  readonly hasByteOrderMark?: boolean
}

/**
 * A table as CSV (RFC 4180: quoted where needed, lines end in CR LF). A fraction takes two columns, its numerator and its
 * denominator; what cannot be said is an empty field. A text that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
export function toCsv({ columns, rows }: Table, options: CsvOptions = {}): string {
  const { delimiter = ',', locale = 'en', hasByteOrderMark = true } = options
  const isFraction = columns
    .slice(1)
    .map((_, index) => rows.some((row) => row.cells[index]?.type === 'fraction'))
  const [first = '', ...others] = columns
  const header = [
    first,
    ...others.flatMap((name, index) => (isFraction[index] ? [name, `${name} (/)`] : [name])),
  ]
  const lines = [
    header.map(safeText),
    ...rows.map(({ label, cells }) => [
      safeText(label),
      ...isFraction.flatMap((isPair, index) => fieldsOf(cells[index] ?? { type: 'none' }, isPair, locale)),
    ]),
  ]
  const written = lines.map((fields) => fields.map((field) => quoted(field, delimiter)).join(delimiter))
  return `${hasByteOrderMark ? '\uFEFF' : ''}${written.map((line) => `${line}\r\n`).join('')}`
}

function fieldsOf(cell: Cell, isPair: boolean, locale: Locale): readonly string[] {
  if (cell.type === 'fraction' && cell.ratio !== null)
    return [String(cell.ratio.numerator), String(cell.ratio.denominator)]
  const field = fieldOf(cell, locale)
  return isPair ? [field, ''] : [field]
}

function fieldOf(cell: Cell, locale: Locale): string {
  switch (cell.type) {
    case 'none':
    case 'fraction':
      return ''
    case 'text':
      return safeText(cell.text)
    case 'date':
      return cell.date
    case 'count':
    case 'change':
      return String(cell.value)
    case 'number': {
      const written = formatNumber(cell.value, { locale })
      return locale === 'vi' ? written.replaceAll('.', '') : written.replaceAll(',', '')
    }
    case 'percent':
      return cell.ratio === null ? '' : formatPercent(cell.ratio, { locale })
  }
}

/** Signs that begin a formula, or by which a spreadsheet would skip to one (OWASP, CSV injection); `%` alone is the name of a column. */
const beginsFormula = /^\s*(?:[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[|%].)/

function safeText(text: string): string {
  const plain = plainText(text)
  return beginsFormula.test(plain) ? `'${plain}` : plain
}

function quoted(field: string, delimiter: string): string {
  const needsQuotes = /["\r\n]/.test(field) || field.includes(delimiter) || field !== field.trim()
  return needsQuotes ? `"${field.replaceAll('"', '""')}"` : field
}
