import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { unpacked } from './archive.ts'
import { cellText } from './cell-text.ts'
import { ImportError } from './import-error.ts'
import type { Limits } from './limits.ts'
import { markupOf, type SheetMarkup, sheetsOf } from './sheet-markup.ts'
import { type CellNote, columnLetter, type TableRow, type TableSource } from './table.ts'

/** A spreadsheet that is protected by a password is one of these, and so are the older binary formats. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0]
const encryptedPackage = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])

export function isArchive(head: Uint8Array): boolean {
  return startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])
}

export function isCompoundFile(head: Uint8Array): boolean {
  return startsWith(head, compoundFile)
}

/** @throws {ImportError} `SPREADSHEET_ENCRYPTED` or `SPREADSHEET_LEGACY` */
export function refuseCompoundFile(bytes: Uint8Array): never {
  const isEncrypted = bytes.some(
    (byte, at) => byte === encryptedPackage[0] && startsWith(bytes.subarray(at), encryptedPackage),
  )
  throw new ImportError(isEncrypted ? 'SPREADSHEET_ENCRYPTED' : 'SPREADSHEET_LEGACY')
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

/**
 * The rows of one sheet: the first, or the one of a name or a number from 1.
 *
 * Values are read by read-excel-file out of an archive that is packed anew from what was unpacked within the limits, so
 * that what is read is what was checked.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  { sheet = 1, limits }: { readonly sheet?: string | number | undefined; readonly limits: Limits },
): Promise<TableSource> {
  const files = unpacked(bytes, limits)
  const sheets = sheetsOf(files)
  if (sheets.length > limits.sheets) throw new ImportError('TOO_MANY_SHEETS', { limit: limits.sheets })
  const index = typeof sheet === 'number' ? sheet - 1 : sheets.findIndex(({ name }) => name === sheet)
  const chosen = sheets[index]
  if (chosen === undefined) throw new ImportError('SHEET_UNKNOWN', { sheets: sheets.map(({ name }) => name) })
  const markup = markupOf(files, chosen.path, limits)
  const packed = zipSync(files, { level: 0 })
  const values = await valuesOf(packed.buffer as ArrayBuffer, index + 1)
  return {
    format: 'xlsx',
    sheet: chosen.name,
    sheets: sheets.map(({ name }) => name),
    ...rowsOf(values, markup, limits),
  }
}

type Value = string | number | boolean | Date | null

async function valuesOf(packed: ArrayBuffer, sheet: number): Promise<readonly (readonly Value[])[]> {
  try {
    return (await readSheet(packed, sheet, { trim: false })) as unknown as Value[][]
  } catch (cause) {
    // The library names the place of a cell only in its message.
    const place = /row (\d+), col (\d+)/.exec(cause instanceof Error ? cause.message : '')
    if (place === null) throw new ImportError('SPREADSHEET_CORRUPT', {}, cause)
    const data = { row: Number(place[1]), column: Number(place[2]) }
    throw new ImportError('SPREADSHEET_CELL_UNREADABLE', data, cause)
  }
}

function rowsOf(values: readonly (readonly Value[])[], markup: SheetMarkup, limits: Limits) {
  const notes: CellNote[] = []
  const rows: TableRow[] = []
  const above = valuesFromAbove(values, markup)
  values.forEach((row, index) => {
    const number = index + 1
    const typed = new Map<number, 'number' | 'date'>()
    const merged = new Set<number>()
    const cells = Array.from(
      { length: Math.max(row.length, 1 + Math.max(-1, ...(above.get(number)?.keys() ?? []))) },
      (_, column) => {
        const source = above.get(number)?.get(column)
        if (source !== undefined) merged.add(column)
        const at = source ?? { row: number, column }
        const value = values[at.row - 1]?.[at.column] ?? null
        const reference = `${columnLetter(at.column)}${at.row}`
        if (typeof value === 'number') typed.set(column, 'number')
        if (value instanceof Date) typed.set(column, 'date')
        const { text, marks } = cellText(textOf(value, reference, markup))
        if (text.length > limits.cellLength)
          throw new ImportError('CELL_TOO_LONG', {
            row: number,
            column: column + 1,
            limit: limits.cellLength,
          })
        const all =
          markup.formulas.has(reference) && source === undefined ? [...marks, 'FORMULA' as const] : marks
        notes.push(...all.map((code) => ({ row: number, column, code })))
        return text
      },
    )
    if (cells.every((cell) => cell === '')) return
    if (rows.length >= limits.rows)
      throw new ImportError('TOO_MANY_ROWS', { row: number, limit: limits.rows })
    rows.push({
      row: number,
      cells,
      ...(typed.size === 0 ? {} : { typed }),
      ...(merged.size === 0 ? {} : { merged }),
    })
  })
  return { rows, notes }
}

/** Down a merged range every row has its value, to the right no other cell has: a title across the table is one cell. */
function valuesFromAbove(values: readonly (readonly Value[])[], { merged }: SheetMarkup) {
  const above = new Map<number, Map<number, { row: number; column: number }>>()
  for (const { firstRow, lastRow, firstColumn } of merged) {
    if (values[firstRow - 1]?.[firstColumn] == null) continue
    for (let row = firstRow + 1; row <= Math.min(lastRow, values.length); row++) {
      const columns = above.get(row) ?? new Map()
      above.set(row, columns.set(firstColumn, { row: firstRow, column: firstColumn }))
    }
  }
  return above
}

function textOf(value: Value, reference: string, { percentages, months }: SheetMarkup): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, months.has(reference) ? 7 : 10)
  if (typeof value === 'number' && percentages.has(reference)) {
    // 0.07 is 7 %, not the 7.000000000000001 % that doubles make of it: what is beyond fifteen decimals is none of its.
    return `${Math.round(value * 1e15) / 1e13}%`
  }
  return String(value)
}
