import { readFileSync } from 'node:fs'

export type Row<Column extends string> = Readonly<Record<Column, string>>

/**
 * The rows of a tab-separated file whose first line is its header, by the names of its columns. Lines that start with #
 * are remarks. Cells are trimmed and brought to NFC, so that equal names are equal strings.
 *
 * @throws {Error} for a column that is not there, or a line with more or fewer cells than the header
 */
export function readTable<const Column extends string>(
  path: string,
  columns: readonly Column[],
): readonly Row<Column>[] {
  return parseTable(readFileSync(path, 'utf8'), columns)
}

export function parseTable<const Column extends string>(
  text: string,
  columns: readonly Column[],
): readonly Row<Column>[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, cells: line.split('\t') }))
    .filter(({ cells }) => cells.length > 1 && !cells[0]?.startsWith('#'))
  const header = lines[0]?.cells ?? []
  for (const column of columns) {
    if (!header.includes(column)) throw new Error(`Cannot read the table: it has no column "${column}"`)
  }
  return lines.slice(1).map(({ number, cells }) => {
    if (cells.length !== header.length) {
      throw new Error(`Cannot read line ${number}: expected ${header.length} cells, found ${cells.length}`)
    }
    const row = columns.map((column) => [column, (cells[header.indexOf(column)] ?? '').trim()])
    return Object.fromEntries(row) as Row<Column>
  })
}
