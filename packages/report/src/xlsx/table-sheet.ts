import type { Locale } from '@tiendo/core'
import type { Cell, Row, Table } from '../document/document.ts'
import { dateCell, numberCell, percentCell, textCell, type XlsxCell } from './xlsx-cell.ts'

/** Rows of cells with the widths of their columns; `headCount` rows stay in sight. */
export interface SheetContent {
  readonly title: string
  readonly rows: readonly (readonly XlsxCell[])[]
  readonly widths: readonly number[]
  readonly headCount: number
}

/**
 * A table as a sheet. A column with fractions takes two columns, numerator and denominator, so that both are numbers: the head of the
 * second one is `/`.
 */
export function tableSheet(table: Table, locale: Locale): SheetContent {
  const labels = table.columns.slice(1)
  const isFraction = labels.map((_, index) =>
    table.rows.some(({ cells }) => cells[index]?.type === 'fraction'),
  )
  const isText = labels.map((_, index) => table.rows.some(({ cells }) => cells[index]?.type === 'text'))
  const head = [
    textCell(table.columns[0] ?? '', { fontWeight: 'bold' }),
    ...labels.flatMap((label, index) => {
      const cell = textCell(label, { fontWeight: 'bold' })
      return isFraction[index] ? [cell, textCell('/', { fontWeight: 'bold' })] : [cell]
    }),
  ]
  return {
    title: table.title,
    rows: [head, ...table.rows.map((row) => rowOf(row, isFraction, locale))],
    widths: [44, ...labels.flatMap((_, index) => (isFraction[index] ? [14, 8] : [isText[index] ? 30 : 14]))],
    headCount: 1,
  }
}

function rowOf(row: Row, isFraction: readonly boolean[], locale: Locale): readonly XlsxCell[] {
  const style = {
    ...(row.style === 'head' ? { fontWeight: 'bold' as const } : {}),
    ...(row.level === undefined ? {} : { indent: row.level }),
  }
  return [
    textCell(row.label, style),
    ...row.cells.flatMap((cell, index) => {
      if (cell.type === 'fraction')
        return cell.ratio === null
          ? [null, null]
          : [numberCell(cell.ratio.numerator), numberCell(cell.ratio.denominator)]
      return isFraction[index] ? [cellOf(cell, locale), null] : [cellOf(cell, locale)]
    }),
  ]
}

function cellOf(cell: Exclude<Cell, { type: 'fraction' }>, locale: Locale): XlsxCell {
  switch (cell.type) {
    case 'none':
      return null
    case 'text':
      return textCell(cell.text)
    case 'date':
      return dateCell(cell.date, locale)
    case 'count':
      return numberCell(cell.value)
    case 'number':
      return numberCell(cell.value, '#,##0.###')
    case 'percent':
      return percentCell(cell.ratio)
    case 'change':
      return numberCell(cell.value, '+#,##0;-#,##0;0')
  }
}
