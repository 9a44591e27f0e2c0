import { type ByteSource, collected, peek } from './byte-chunks.ts'
import { cellText } from './cell-text.ts'
import { ImportError } from './import-error.ts'
import { defaultLimits, type Limits, withinBytes } from './limits.ts'
import { type Delimiter, delimiterOf, SeparatedValues } from './separated-values.ts'
import { isArchive, isCompoundFile, readSpreadsheet, refuseCompoundFile } from './spreadsheet.ts'
import type { CellNote, TableRow, TableSource } from './table.ts'
import { decoded, type Encoding, encodingOf } from './text-encoding.ts'

export interface ReadTableOptions {
  /** Told by the first bytes unless stated. */
  readonly format?: 'csv' | 'tsv' | 'xlsx'
  /** Told by the first rows unless stated. */
  readonly delimiter?: Delimiter
  /** Told by the byte order mark unless stated, UTF-8 without one. */
  readonly encoding?: Encoding
  /** Whether cells may stand in double quotes; they may unless stated. */
  readonly quotes?: boolean
  /** Of a spreadsheet: the name of a sheet, or its number from 1; the first unless stated. */
  readonly sheet?: string | number
  readonly limits?: Partial<Limits>
  /** Told after every chunk of text: bytes and rows so far. */
  readonly onProgress?: (progress: { readonly bytes: number; readonly rows: number }) => void
}

/** A row of text while it is read, and what a person should know about its cells. */
export interface StreamedRow extends TableRow {
  readonly notes: readonly CellNote[]
}

/**
 * Reads a table into memory: CSV and TSV in UTF-8 or UTF-16, or one sheet of an XLSX file.
 *
 * @throws {ImportError} with a code of the file, and row and column where there are any; nothing is given back then
 */
export async function readTable(source: ByteSource, options: ReadTableOptions = {}): Promise<TableSource> {
  const limits = { ...defaultLimits, ...options.limits }
  const { head, chunks } = await peek(source)
  if (isCompoundFile(head)) refuseCompoundFile(await collected(withinBytes(chunks, limits.bytes)))
  if (options.format === 'xlsx' || (options.format === undefined && isArchive(head))) {
    const bytes = await collected(withinBytes(chunks, limits.bytes))
    return readSpreadsheet(bytes, { sheet: options.sheet, limits })
  }
  const { encoding, delimiter, rows: streamed } = textRows({ head, chunks }, options, limits)
  const rows: TableRow[] = []
  const notes: CellNote[] = []
  for await (const { row, cells, notes: ofRow } of streamed) {
    rows.push({ row, cells })
    notes.push(...ofRow)
  }
  return { format: delimiter === '\t' ? 'tsv' : 'csv', encoding, delimiter, rows, notes }
}

/**
 * Reads the rows of CSV and TSV one after the other, in memory for one row and one chunk, however long the file is.
 *
 * @throws {ImportError} as `readTable`, when it gets there: rows before were given already
 */
export async function* readRows(
  source: ByteSource,
  options: Omit<ReadTableOptions, 'sheet'> = {},
): AsyncGenerator<StreamedRow, void> {
  const peeked = await peek(source)
  if (isArchive(peeked.head)) throw new ImportError('NOT_TEXT')
  yield* textRows(peeked, options, { ...defaultLimits, ...options.limits }).rows
}

function textRows(
  { head, chunks }: { readonly head: Uint8Array; readonly chunks: AsyncIterable<Uint8Array> },
  options: ReadTableOptions,
  limits: Limits,
): { encoding: Encoding; delimiter: Delimiter; rows: AsyncGenerator<StreamedRow, void> } {
  if (head.length === 0) throw new ImportError('FILE_EMPTY')
  const encoding = options.encoding ?? encodingOf(head)
  const isQuoted = options.quotes ?? true
  const guess = () => delimiterOf(new TextDecoder(encoding).decode(head), isQuoted)
  const delimiter = options.delimiter ?? (options.format === 'tsv' ? '\t' : guess())
  const values = new SeparatedValues({ delimiter, isQuoted, limits })
  return { encoding, delimiter, rows: streamedRows(chunks, { values, encoding, limits, options }) }
}

interface Streaming {
  readonly values: SeparatedValues
  readonly encoding: Encoding
  readonly limits: Limits
  readonly options: ReadTableOptions
}

async function* streamedRows(
  chunks: AsyncIterable<Uint8Array>,
  { values, encoding, limits, options: { onProgress } }: Streaming,
): AsyncGenerator<StreamedRow, void> {
  let [bytes, records, rows] = [0, 0, 0]
  const counted = async function* () {
    for await (const chunk of withinBytes(chunks, limits.bytes)) {
      bytes += chunk.length
      yield chunk
    }
  }
  const cleaned = function* (raw: readonly string[][]) {
    for (const cells of raw) {
      records++
      const row = cleanRow(cells, records)
      if (row === undefined) continue
      if (rows >= limits.rows) throw new ImportError('TOO_MANY_ROWS', { row: records, limit: limits.rows })
      rows++
      yield row
    }
  }
  for await (const text of decoded(counted(), encoding)) {
    yield* cleaned(values.push(text))
    onProgress?.({ bytes, rows })
  }
  yield* cleaned(values.end())
}

function cleanRow(raw: readonly string[], row: number): StreamedRow | undefined {
  const notes: CellNote[] = []
  const cells = raw.map((cell, column) => {
    const { text, marks } = cellText(cell)
    for (const code of marks) notes.push({ row, column, code })
    return text
  })
  return cells.every((cell) => cell === '') && notes.length === 0 ? undefined : { row, cells, notes }
}
