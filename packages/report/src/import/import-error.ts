/** A file, a mapping or a request that nothing can be imported from. Nothing was changed. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly code: ImportErrorCode
  /** Where the fault is and what was allowed: `row` as a spreadsheet shows it, `column` from 1, `byte` from 0, `limit`. */
  readonly data: Readonly<Record<string, unknown>>

  constructor(code: ImportErrorCode, data: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    const where = Object.entries(data).filter(([, value]) => typeof value === 'number')
    const about =
      where.length === 0 ? '' : ` (${where.map(([name, value]) => `${name} ${value}`).join(', ')})`
    super(`Cannot import: ${reasons[code]}${about}`, cause === undefined ? {} : { cause })
    this.code = code
    this.data = data
  }
}

const reasons = {
  FILE_EMPTY: 'the file is empty',
  FILE_TOO_LARGE: 'the file has more bytes than are allowed',
  NOT_TEXT: 'the file is neither a spreadsheet nor text',
  ENCODING_INVALID: 'the bytes are not of the encoding; it can be declared',
  QUOTE_UNBALANCED: 'a quote that opens here is never closed',
  QUOTE_MISPLACED: 'something follows a closing quote within its cell',
  TOO_MANY_ROWS: 'the table has more rows than are allowed',
  TOO_MANY_COLUMNS: 'the row has more columns than are allowed',
  TOO_MANY_CELLS: 'the sheet spans more cells than are allowed',
  CELL_TOO_LONG: 'the cell is longer than is allowed, or its quote is never closed',
  SPREADSHEET_ENCRYPTED: 'the spreadsheet is protected by a password: save it without one',
  SPREADSHEET_LEGACY: 'the file is of an older binary format: save it as .xlsx',
  SPREADSHEET_CORRUPT: 'the spreadsheet is damaged',
  SPREADSHEET_CELL_UNREADABLE:
    'the cell has no value that can be read; a formula may never have been calculated',
  SPREADSHEET_TOO_LARGE: 'the spreadsheet holds more than is allowed once it is unpacked',
  NOT_A_SPREADSHEET: 'the archive is no spreadsheet',
  TOO_MANY_SHEETS: 'the spreadsheet has more sheets than are allowed',
  SHEET_UNKNOWN: 'the spreadsheet has no such sheet',
  HEADING_NOT_FOUND: 'no row of headings is recognised: name the columns',
  COLUMN_UNKNOWN: 'the table has no such column',
  COLUMN_MISSING: 'a column that is needed is not mapped',
  DICTIONARY_AMBIGUOUS: 'two units of the dictionary have the same name',
  DICTIONARY_INVALID: 'a row of the dictionary has no id or no name',
  IMPORT_REFUSED: 'some rows were not understood, and skipping them was not accepted',
  PREVIEW_OUTDATED: 'something was recorded since the preview: look at it again',
} as const

/** Stable; the texts are for people. */
export type ImportErrorCode = keyof typeof reasons
