import type { CellMark } from './cell-text.ts'
import type { Delimiter } from './separated-values.ts'
import type { Encoding } from './text-encoding.ts'

/** A row with its number as a spreadsheet shows it, from 1. Cells are trimmed, in NFC and of one line. */
export interface TableRow {
  readonly row: number
  readonly cells: readonly string[]
  /**
   * Cells that a spreadsheet holds as a number or a date, by their index: their text is `1234.5` or `62.5%`, `2025-06-30`
   * or, where only the month is shown, `2025-06`, whatever the locale.
   */
  readonly typed?: ReadonlyMap<number, 'number' | 'date'>
  /** Indexes of cells whose text is that of a merged range which begins in a row above. */
  readonly merged?: ReadonlySet<number>
}

/** What a person should know about a cell beside its text. `FORMULA`: the text is what it last came to. */
export interface CellNote {
  readonly row: number
  /** Index of the cell. */
  readonly column: number
  readonly code: CellMark | 'FORMULA'
}

/** A table as it was read: rows that have anything in them, and how they were read. */
export interface TableSource {
  readonly format: 'csv' | 'tsv' | 'xlsx'
  /** Of text. */
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  /** Of a spreadsheet: the sheet that was read, and all there are. */
  readonly sheet?: string
  readonly sheets?: readonly string[]
  readonly rows: readonly TableRow[]
  readonly notes: readonly CellNote[]
}

/** A to Z, AA and so on, for an index from 0. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}

/** The index from 0 of a column, or `undefined` for what are no letters of one. */
export function columnIndex(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return undefined
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
