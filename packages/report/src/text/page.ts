import type { Entry } from '../document/document.ts'
import { columnsOf, wrapped } from './columns.ts'
import { plainText } from './plain-text.ts'

const pageColumns = 80
/** Select Graphic Rendition (ECMA-48): bold, faint, and neither of them. */
const sgr = { bold: 1, dim: 2, end: 22 } as const
/** How much deeper the further lines of a label stand. */
const hangColumns = 2

/** A row of a table: what it is about, and a cell for every column. `note` stands dimmed, `head` is a heading. */
export interface PageRow {
  readonly label: string
  readonly indent?: number
  readonly cells: readonly string[]
  readonly style?: 'head' | 'note'
}

/** Lines of a report, none longer than 80 columns. Colour only adds to what the words say. */
export class Page {
  readonly #lines: string[] = []
  readonly #hasColor: boolean

  constructor(hasColor: boolean) {
    this.#hasColor = hasColor
  }

  toString(): string {
    return this.#lines.map((line) => `${line}\n`).join('')
  }

  blank(): void {
    this.#lines.push('')
  }

  title(text: string): void {
    for (const line of wrapped(plainText(text), pageColumns)) this.#lines.push(this.#styled('bold', line))
  }

  heading(text: string): void {
    this.blank()
    this.title(text)
    this.#lines.push(this.#styled('dim', '─'.repeat(pageColumns)))
  }

  /** Text from a column on; its further lines hang `hang` columns deeper. */
  text(text: string, indent = 0, hang = 0, style?: 'note'): void {
    const lines = wrapped(plainText(text), pageColumns - indent - hang)
    for (const [index, line] of lines.entries()) {
      const blanks = ' '.repeat(indent + (index === 0 ? 0 : hang))
      this.#lines.push(`${blanks}${style === undefined ? line : this.#styled('dim', line)}`)
    }
  }

  /** A list of named values. */
  entries(entries: readonly Entry[]): void {
    const nameColumns = Math.max(...entries.map(({ name }) => columnsOf(name))) + 2
    for (const { name, value } of entries) {
      const lines = wrapped(plainText(value), pageColumns - nameColumns - 2)
      for (const [index, line] of lines.entries())
        this.#lines.push(`  ${padded(index === 0 ? name : '', nameColumns)}${line}`)
    }
  }

  /** A table whose cells stand to the right of their columns, and whose labels take what is left. */
  table(rows: readonly PageRow[]): void {
    const count = Math.max(...rows.map(({ cells }) => cells.length))
    const widths = Array.from(
      { length: count },
      (_, column) => Math.max(...rows.map(({ cells }) => columnsOf(cells[column] ?? ''))) + 2,
    )
    const labelColumns = Math.max(16, pageColumns - widths.reduce((sum, width) => sum + width, 0))
    for (const { label, indent = 0, cells, style } of rows) {
      const [first = '', ...more] = wrapped(plainText(label), labelColumns - indent - hangColumns)
      const blanks = ' '.repeat(indent)
      const right = cells.map((cell, column) => leftPadded(cell, widths[column] ?? 0)).join('')
      this.#row((padded(blanks + first, labelColumns) + right).trimEnd(), style)
      for (const next of more) this.#row(' '.repeat(indent + hangColumns) + next, style)
    }
  }

  #row(line: string, style: PageRow['style']): void {
    this.#lines.push(style === undefined ? line : this.#styled(style === 'head' ? 'bold' : 'dim', line))
  }

  #styled(style: 'bold' | 'dim', text: string): string {
    return this.#hasColor ? `\u001b[${sgr[style]}m${text}\u001b[${sgr.end}m` : text
  }
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}

function leftPadded(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text
}
