import { type Field, fieldOf, fieldsOf, headingKey, type TableKind } from './headings.ts'
import { ImportError } from './import-error.ts'
import { columnIndex, columnLetter, type TableRow, type TableSource } from './table.ts'

/** Which column is what. */
export interface Mapping {
  /** The last row of headings, 0 where there is none: the rows after it are the table. */
  readonly headingRow: number
  readonly columns: readonly MappedColumn[]
}

export interface MappedColumn {
  /** Index from 0, and the letter that a spreadsheet shows. */
  readonly column: number
  readonly letter: string
  readonly heading: string
  /** Absent: the column is not imported. */
  readonly field?: Field
}

export interface MappingOverrides {
  /** The row of headings; 0 for none. */
  readonly headingRow?: number
  /** By field the heading of its column, or its letter; `''` takes a column away from the field. */
  readonly columns?: Readonly<Partial<Record<Field, string>>>
}

/** Headings stand at the top, under no more than a title and remarks. */
const searchedRows = 50

/**
 * Guesses which column is what from the row among the first that has most known headings, in Vietnamese with and without
 * accents, or in English. A second row of headings below, as merged headings have it, is taken in.
 *
 * @throws {ImportError} `HEADING_NOT_FOUND`, `COLUMN_UNKNOWN` for an override, `COLUMN_MISSING` without a title; a progress
 * list may have codes or ids alone
 */
export function guessMapping(table: TableSource, kind: TableKind, overrides: MappingOverrides = {}): Mapping {
  const fields = fieldsOf[kind]
  const knownIn = ({ cells }: TableRow) => new Set(cells.flatMap((cell) => fieldOf(cell, fields) ?? [])).size
  const candidates = table.rows.slice(0, searchedRows)
  const best = candidates.toSorted((one, other) => knownIn(other) - knownIn(one))[0]
  const stated = overrides.headingRow
  const heading = stated === undefined ? best : table.rows.find(({ row }) => row === stated)
  const isNone = stated === 0
  if (!isNone && (heading === undefined || (stated === undefined && knownIn(heading) < 2)))
    throw new ImportError('HEADING_NOT_FOUND')
  const next = table.rows[table.rows.findIndex(({ row }) => row === heading?.row) + 1]
  const isSecond =
    !isNone &&
    next !== undefined &&
    (next.merged !== undefined || next.cells[0] === '') &&
    next.cells.every(
      (cell, at) => cell === '' || next.merged?.has(at) === true || fieldOf(cell, fields) !== undefined,
    )
  const width = Math.max(0, ...(isNone ? table.rows : [heading, next]).map((row) => row?.cells.length ?? 0))
  const headings = Array.from({ length: width }, (_, at) => {
    const own = isNone ? '' : (heading?.cells[at] ?? '')
    const below = isSecond && next.merged?.has(at) !== true ? (next.cells[at] ?? '') : ''
    return below === '' ? own : below
  })
  const asked = askedColumns(headings, overrides)
  const taken = new Set<Field>()
  const columns = headings.map((text, column): MappedColumn => {
    const field = asked.byColumn.get(column) ?? guessed(text, fields, asked.fields)
    const isFree = field !== undefined && !taken.has(field)
    if (isFree) taken.add(field)
    return { column, letter: columnLetter(column), heading: text, ...(isFree ? { field } : {}) }
  })
  const isNamed = kind === 'progress' && (taken.has('code') || taken.has('id'))
  if (!taken.has('title') && !isNamed) throw new ImportError('COLUMN_MISSING', { field: 'title' })
  const headingRow = isNone ? 0 : isSecond ? next.row : (heading?.row ?? 0)
  return { headingRow, columns }
}

function guessed(heading: string, fields: readonly Field[], asked: ReadonlySet<Field>): Field | undefined {
  const field = fieldOf(heading, fields)
  return field === undefined || asked.has(field) ? undefined : field
}

function askedColumns(headings: readonly string[], { columns = {} }: MappingOverrides) {
  const entries = Object.entries(columns) as [Field, string][]
  const byColumn = new Map<number, Field>()
  for (const [field, place] of entries) {
    if (place === '') continue
    const named = headings.findIndex((heading) => headingKey(heading) === headingKey(place) && heading !== '')
    const column = named === -1 ? columnIndex(place) : named
    if (column === undefined || column >= headings.length)
      throw new ImportError('COLUMN_UNKNOWN', { field, place })
    byColumn.set(column, field)
  }
  return { byColumn, fields: new Set(entries.map(([field]) => field)) }
}
