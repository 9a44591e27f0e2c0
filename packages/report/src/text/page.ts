import type { Entry } from '../document/document.ts'
import { columnsOf, wrapped } from './columns.ts'
import { plainText } from './plain-text.ts'

const pageColumns = 80
/** Select Graphic Rendition (ECMA-48): bold, faint, and neither of them. */
const sgr = { bold: 1, dim: 2, end: 22 } as const
/** How much deeper the further lines of a label stand. */
const hangColumns = 2
/** The narrowest that labels of a table get, and the widest that a cell does. */
const [leastLabelColumns, cellColumns] = [16, 28]

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
    const named = entries.map(({ name, value }) => ({
      name: wrapped(plainText(name), cellColumns)[0] ?? '',
      value,
    }))
    const nameColumns = Math.max(...named.map(({ name }) => columnsOf(name))) + 2
    for (const { name, value } of named) {
      const lines = wrapped(plainText(value), pageColumns - nameColumns - 2)
      for (const [index, line] of lines.entries())
        this.#lines.push(`  ${padded(index === 0 ? name : '', nameColumns)}${line}`)
    }
  }

  /**
   * A table whose cells stand to the right of their columns, and whose labels take what is left. Columns that have no room
   * beside the others follow below, under the labels once more.
   */
  table(rows: readonly PageRow[]): void {
    const lines = rows.map(({ cells }) => cells.map((cell) => wrapped(plainText(cell), cellColumns)))
    const count = Math.max(0, ...rows.map(({ cells }) => cells.length))
    const widths = Array.from(
      { length: count },
      (_, column) => Math.max(...lines.flatMap((cells) => (cells[column] ?? ['']).map(columnsOf))) + 2,
    )
    for (const [part, { from, to }] of partsOf(widths).entries()) {
      if (part > 0) this.blank()
      for (const [index, row] of rows.entries())
        this.#tableRow(row, lines[index]?.slice(from, to) ?? [], widths.slice(from, to))
    }
  }

  #tableRow(
    { label, indent = 0, style }: PageRow,
    cells: readonly (readonly string[])[],
    widths: readonly number[],
  ): void {
    const labelColumns = pageColumns - widths.reduce((sum, width) => sum + width, 0)
    const labels = wrapped(plainText(label), labelColumns - indent - hangColumns)
    const height = Math.max(labels.length, ...cells.map((lines) => lines.length))
    for (let line = 0; line < height; line++) {
      const blanks = ' '.repeat(indent + (line === 0 ? 0 : hangColumns))
      const right = cells.map((lines, column) => leftPadded(lines[line] ?? '', widths[column] ?? 0)).join('')
      this.#row((padded(blanks + (labels[line] ?? ''), labelColumns) + right).trimEnd(), style)
    }
  }

  #row(line: string, style: PageRow['style']): void {
    this.#lines.push(style === undefined ? line : this.#styled(style === 'head' ? 'bold' : 'dim', line))
  }

  #styled(style: 'bold' | 'dim', text: string): string {
    return this.#hasColor ? `\u001b[${sgr[style]}m${text}\u001b[${sgr.end}m` : text
  }
}

/** Which columns stand beside each other: as many as leave the labels their room. */
function partsOf(widths: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = [{ from: 0, to: 0 }]
  let columns = 0
  for (const [index, width] of widths.entries()) {
    columns += width
    if (columns > pageColumns - leastLabelColumns) {
      parts.push({ from: index, to: index })
      columns = width
    }
    ;(parts.at(-1) as { to: number }).to = index + 1
  }
  return parts
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}

function leftPadded(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text
}
