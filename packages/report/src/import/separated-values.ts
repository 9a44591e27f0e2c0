import { ImportError } from './import-error.ts'
import type { Limits } from './limits.ts'

/** What stands between the cells of a row. */
export type Delimiter = ',' | ';' | '\t'

export interface SeparatedValuesOptions {
  readonly delimiter: Delimiter
  /** Whether a cell may stand in double quotes. */
  readonly isQuoted: boolean
  readonly limits: Pick<Limits, 'columns' | 'cellLength'>
}

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Cuts text into rows of cells as RFC 4180 writes them, chunk by chunk: it holds one row and nothing before it. Every
 * record is a row with a number, also an empty one, so that numbers are those that a spreadsheet shows.
 */
export class SeparatedValues {
  readonly #options: SeparatedValuesOptions
  readonly #delimiter: number
  #state: 'start' | 'plain' | 'quoted' | 'afterQuote' = 'start'
  #afterReturn = false
  #cell = ''
  #cells: string[] = []
  #row = 1

  constructor(options: SeparatedValuesOptions) {
    this.#options = options
    this.#delimiter = options.delimiter.charCodeAt(0)
  }

  /**
   * The rows that end in this chunk.
   *
   * @throws {ImportError} `QUOTE_MISPLACED`, `CELL_TOO_LONG`, `TOO_MANY_COLUMNS`, with row and column
   */
  push(chunk: string): string[][] {
    const rows: string[][] = []
    let at = 0
    while (at < chunk.length) {
      const code = chunk.charCodeAt(at)
      if (this.#afterReturn) {
        this.#afterReturn = false
        if (code === lineFeed) {
          at++
          continue
        }
      }
      if (this.#state === 'quoted') at = this.#takeQuoted(chunk, at)
      else if (this.#state === 'start' && code === quote && this.#options.isQuoted) {
        this.#state = 'quoted'
        at++
      } else if (this.#state === 'afterQuote' && code === quote) {
        this.#take('"')
        this.#state = 'quoted'
        at++
      } else if (code === this.#delimiter) {
        this.#endCell()
        at++
      } else if (code === lineFeed || code === carriageReturn) {
        this.#afterReturn = code === carriageReturn
        rows.push(this.#endRow())
        at++
      } else if (this.#state === 'afterQuote') {
        throw new ImportError('QUOTE_MISPLACED', this.#place())
      } else at = this.#takePlain(chunk, at)
    }
    return rows
  }

  /** The last row, where nothing ends it. @throws {ImportError} `QUOTE_UNBALANCED` with the place where it opens */
  end(): string[][] {
    if (this.#state === 'quoted') throw new ImportError('QUOTE_UNBALANCED', this.#place())
    return this.#state === 'start' && this.#cells.length === 0 ? [] : [this.#endRow()]
  }

  #takeQuoted(chunk: string, at: number): number {
    const end = chunk.indexOf('"', at)
    this.#take(chunk.slice(at, end === -1 ? chunk.length : end))
    if (end === -1) return chunk.length
    this.#state = 'afterQuote'
    return end + 1
  }

  #takePlain(chunk: string, at: number): number {
    let end = at + 1
    for (; end < chunk.length; end++) {
      const code = chunk.charCodeAt(end)
      if (code === this.#delimiter || code === lineFeed || code === carriageReturn) break
    }
    this.#take(chunk.slice(at, end))
    this.#state = 'plain'
    return end
  }

  #take(text: string): void {
    this.#cell += text
    const { cellLength } = this.#options.limits
    if (this.#cell.length > cellLength)
      throw new ImportError('CELL_TOO_LONG', { ...this.#place(), limit: cellLength })
  }

  #endCell(): void {
    const { columns } = this.#options.limits
    if (this.#cells.length >= columns)
      throw new ImportError('TOO_MANY_COLUMNS', { row: this.#row, limit: columns })
    this.#cells.push(this.#cell)
    this.#cell = ''
    this.#state = 'start'
  }

  #endRow(): string[] {
    this.#endCell()
    const cells = this.#cells
    this.#cells = []
    this.#row++
    return cells
  }

  #place(): { row: number; column: number } {
    return { row: this.#row, column: this.#cells.length + 1 }
  }
}

/** In the order in which they are believed where they fit equally well. */
const delimiters: readonly Delimiter[] = ['\t', ';', ',']
const sampleRows = 50

/** The delimiter by which most of the first rows have the same number of cells, more than one. */
export function delimiterOf(head: string, isQuoted: boolean): Delimiter {
  const fits = delimiters.map((delimiter) => ({ delimiter, ...regularity(head, delimiter, isQuoted) }))
  const [best] = fits.toSorted((one, other) => other.rows - one.rows || other.cells - one.cells)
  return best === undefined || best.rows === 0 ? ',' : best.delimiter
}

function regularity(head: string, delimiter: Delimiter, isQuoted: boolean): { rows: number; cells: number } {
  const limits = { columns: 1_000, cellLength: Number.POSITIVE_INFINITY }
  const values = new SeparatedValues({ delimiter, isQuoted, limits })
  const counts = new Map<number, number>()
  try {
    const rows = values.push(head)
    const sample = rows.length === 0 ? values.end() : rows
    for (const { length } of sample.slice(0, sampleRows)) counts.set(length, (counts.get(length) ?? 0) + 1)
  } catch {
    // By this delimiter it is no table; by which one it is, the others tell, and the reading itself reports the fault.
    return { rows: 0, cells: 0 }
  }
  const [most] = [...counts].filter(([cells]) => cells > 1).toSorted((one, other) => other[1] - one[1])
  return most === undefined ? { rows: 0, cells: 0 } : { rows: most[1], cells: most[0] }
}
