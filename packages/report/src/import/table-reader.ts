import type { Locale } from '@tiendo/core'
import { columnNamed, type Finding } from './finding.ts'
import { type Field, headingKey } from './headings.ts'
import type { Mapping } from './mapping.ts'
import type { TableRow, TableSource } from './table.ts'
import { codeOfWords, normalisedCode } from './task-code.ts'

/** How rows are told apart, whatever the table is about. */
export interface RowOptions {
  /** Guessed from the headings unless stated. */
  readonly mapping?: Mapping
  /** How numbers are written; `vi` also declares that days are written before months. */
  readonly locale?: Locale
  /** Titles of groups by their ordinals, where the table only numbers them. */
  readonly groupTitles?: ReadonlyMap<string, string>
  /** Whether rows without a number go on with the row above; they are findings unless stated. */
  readonly joinPageBreaks?: boolean
  /** Whether numbers start anew in each group: the code is then `II.3`. */
  readonly codesWithinGroups?: boolean
}

export interface ReadGroup {
  readonly row: number
  /** What the rows of the table name it by: its number, or its title where it has none. */
  readonly ordinal: string
  readonly title: string
}

interface Found {
  readonly code: string
  readonly field?: Field
  readonly column?: number
  /** The cell of the field unless stated. */
  readonly text?: string
}

/** Keys that no JSON of a log holds. */
const refusedIds: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads a table by its mapping: which rows are its own, what their cells are, and what was found on the way. */
export class TableReader {
  readonly mapping: Mapping
  readonly #table: TableSource
  readonly #options: RowOptions
  readonly #at: ReadonlyMap<Field, number>
  readonly #groups = new Map<string, ReadGroup>()
  readonly #findings: Finding[] = []
  readonly #keys = new Set<string>()
  #group: string | undefined

  constructor(table: TableSource, mapping: Mapping, options: RowOptions) {
    this.mapping = mapping
    this.#table = table
    this.#options = options
    this.#at = new Map(
      mapping.columns.flatMap(({ field, column }) => (field ? [[field, column] as const] : [])),
    )
    for (const { row, column, code } of table.notes)
      if (row > mapping.headingRow) this.note({ row, cells: [] }, { code, column })
  }

  /** The rows that are neither headings nor groups nor what page breaks leave. What they stand under is known meanwhile. */
  *rows(): Generator<TableRow, void> {
    for (const row of this.#joined(this.#table.rows.filter(({ row }) => row > this.mapping.headingRow))) {
      const filled = row.cells.filter((cell) => cell !== '')
      const repeated = this.#repetitionIn(row, filled)
      if (repeated !== undefined) this.note(row, { code: repeated, text: filled.join(' | ') })
      else if (!this.#readGroup(row, filled) && this.#fits(row)) yield row
    }
  }

  cell({ cells }: TableRow, field: Field): string {
    return cells[this.#at.get(field) ?? -1] ?? ''
  }

  hasColumn(field: Field): boolean {
    return this.#at.has(field)
  }

  /** Whether a spreadsheet holds the cell as a number. */
  isNumber({ typed }: TableRow, field: Field): boolean {
    return typed?.get(this.#at.get(field) ?? -1) === 'number'
  }

  /** The ordinal of the group of a row. */
  ordinalOf(row: TableRow): string | undefined {
    if (!this.#at.has('group')) return this.#group
    return this.cell(row, 'group') || undefined
  }

  /** The same, and from then on the group is one of the table's. */
  groupOf(row: TableRow): string | undefined {
    const ordinal = this.ordinalOf(row)
    if (ordinal === undefined || this.#groups.has(ordinal)) return ordinal
    const title = this.cell(row, 'groupTitle') || this.#options.groupTitles?.get(ordinal)
    // The table numbers its groups and does not name them: the number is the name then.
    if (title === undefined && isOrdinal(ordinal)) this.note(row, { code: 'GROUP_UNTITLED', field: 'group' })
    this.#groups.set(ordinal, { row: row.row, ordinal, title: title ?? ordinal })
    return ordinal
  }

  /** The code of a row that has one; `''` otherwise. */
  writtenCode(row: TableRow): string {
    const own = normalisedCode(this.cell(row, 'code'))
    const group = this.ordinalOf(row)
    const isWithin = own !== '' && this.#options.codesWithinGroups === true && group !== undefined
    return isWithin ? `${group}.${own}` : own
  }

  /** The same, or else one that is made of the group and the title. */
  codeOf(row: TableRow, title: string): string {
    return this.writtenCode(row) || codeOfWords(`${this.ordinalOf(row) ?? ''} ${title}`)
  }

  /** Id and code of a row as nobody has them twice; a refusal otherwise. */
  keysOf(row: TableRow, code: string): { readonly id?: string; readonly code: string } | undefined {
    const id = this.cell(row, 'id')
    if (id !== '' && (!/^[A-Za-z0-9._:-]{1,128}$/.test(id) || refusedIds.has(id)))
      return this.refuse(row, { code: 'INVALID_ID', field: 'id' })
    if (code.length > 64) return this.refuse(row, { code: 'TEXT_TOO_LONG', field: 'code', text: code })
    const keys = [...(code === '' ? [] : [`code ${code}`]), ...(id === '' ? [] : [`id ${id}`])]
    if (keys.some((key) => this.#keys.has(key)))
      return this.refuse(row, { code: 'DUPLICATE_CODE', field: 'code', text: code || id })
    for (const key of keys) this.#keys.add(key)
    return { ...(id === '' ? {} : { id }), code }
  }

  note(row: TableRow, found: Found): void {
    this.#find(row, found, 'note')
  }

  refuse(row: TableRow, found: Found): undefined {
    this.#find(row, found, 'refused')
  }

  get groups(): readonly ReadGroup[] {
    return [...this.#groups.values()]
  }

  /** In the order of their rows, those about columns first. */
  findings(): readonly Finding[] {
    const unmapped = this.mapping.columns
      .filter(({ field, heading }) => field === undefined && heading !== '')
      .map(({ column, heading }): Finding => {
        const named = columnNamed(column, heading)
        return { column: named, code: 'COLUMN_UNMAPPED', severity: 'note', text: heading }
      })
    return [...unmapped, ...this.#findings.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))]
  }

  #find(row: TableRow, { code, field, column, text }: Found, severity: Finding['severity']): void {
    const index = column ?? (field === undefined ? undefined : this.#at.get(field))
    const heading = this.mapping.columns.find((each) => each.column === index)?.heading ?? ''
    this.#findings.push({
      row: row.row,
      ...(index === undefined ? {} : { column: columnNamed(index, heading) }),
      code,
      severity,
      text: text ?? (field === undefined ? '' : this.cell(row, field)),
    })
  }

  /** Whether a row goes on with the one above: its number is missing, and it is no group. */
  #continues(row: TableRow): boolean {
    const column = this.#at.get('code')
    if (column === undefined) return false
    const isNameless = this.cell(row, 'code') === '' && this.cell(row, 'id') === ''
    return isNameless || row.merged?.has(column) === true
  }

  #joined(rows: readonly TableRow[]): readonly TableRow[] {
    const kept: TableRow[] = []
    for (const row of rows) {
      const above = kept.at(-1)
      if (!this.#continues(row)) {
        kept.push(row)
        continue
      }
      const own = row.cells.map((cell, at) => (row.merged?.has(at) || cell === above?.cells[at] ? '' : cell))
      if (own.every((cell) => cell === '')) continue
      const isJoined = this.#options.joinPageBreaks === true && above !== undefined
      const text = own.filter((cell) => cell !== '').join(' | ')
      this.#find(row, { code: 'PAGE_BREAK', text }, isJoined ? 'note' : 'refused')
      if (isJoined)
        kept[kept.length - 1] = {
          ...above,
          cells: above.cells.map((cell, at) => `${cell} ${own[at] ?? ''}`.trim()),
        }
    }
    return kept
  }

  /**
   * Whether the cells of a row are those of its columns. More of them than there are headings, where a delimiter was meant
   * as text, may have moved the others; in a spreadsheet they stand beside the table.
   */
  #fits(row: TableRow): boolean {
    const headings = this.mapping.columns.map(({ heading, field }) => heading !== '' || field !== undefined)
    const nameless = row.cells.flatMap((cell, at) => (cell === '' || headings[at] === true ? [] : [at]))
    if (nameless.length === 0) return true
    const text = nameless.map((at) => row.cells[at]).join(' | ')
    const isMoved = this.#table.format !== 'xlsx' && nameless.some((at) => at > headings.lastIndexOf(true))
    this.#find(row, { code: 'CELL_WITHOUT_HEADING', text }, isMoved ? 'refused' : 'note')
    return !isMoved
  }

  /** What a page repeats and the table does not mean. */
  #repetitionIn(
    { cells }: TableRow,
    filled: readonly string[],
  ): 'HEADING_REPEATED' | 'NUMBERING_ROW' | undefined {
    const isHeading = this.mapping.columns.every(
      ({ column, heading }) => headingKey(cells[column] ?? '') === headingKey(heading),
    )
    if (isHeading) return 'HEADING_REPEATED'
    const isNumbering = filled.every((cell, index) => cell === `(${index + 1})` || cell === `${index + 1}`)
    return filled.length > 2 && isNumbering ? 'NUMBERING_ROW' : undefined
  }

  #readGroup(row: TableRow, filled: readonly string[]): boolean {
    const [code, title] = [this.cell(row, 'code'), this.cell(row, 'title')]
    if (this.#at.has('group') || !this.#at.has('code') || code === '') return false
    const inOneCell = filled.length === 1 ? /^([IVXLC]+|[A-ZĐ]|\d+)[.)]?\s+(\S.*)$/su.exec(code) : null
    if (inOneCell !== null) return this.#addGroup(row.row, inOneCell[1] ?? '', inOneCell[2] ?? '')
    if (filled.length !== 2 || title === '' || !/^(?:[IVXLC]+|[A-ZĐ])[.)]?$/u.test(code)) return false
    return this.#addGroup(row.row, code.replace(/[.)]$/, ''), title)
  }

  #addGroup(row: number, ordinal: string, title: string): true {
    if (!this.#groups.has(ordinal)) this.#groups.set(ordinal, { row, ordinal, title })
    this.#group = ordinal
    return true
  }
}

/** Whether a group is named by a number, Roman or Arabic, or a letter, and not by words. */
export function isOrdinal(text: string): boolean {
  return /^(?:[IVXLC]+|\p{L}|\d+)(?:\.\d+)*\.?$/u.test(text)
}
