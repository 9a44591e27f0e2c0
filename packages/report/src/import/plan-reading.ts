import type { CivilDate, Locale } from '@tiendo/core'
import { slipsIn } from './copying-slips.ts'
import { columnNamed, type Finding } from './finding.ts'
import { type Field, headingKey } from './headings.ts'
import { guessMapping, type Mapping } from './mapping.ts'
import type { TableRow, TableSource } from './table.ts'
import { codeOfWords, normalisedCode } from './task-code.ts'
import { readUnits } from './unit-cell.ts'
import type { UnitDictionary } from './unit-dictionary.ts'
import { type NotationOptions, readDeadline, type WrittenDeadline } from './written-deadline.ts'

export interface ReadPlanOptions extends NotationOptions {
  readonly dictionary: UnitDictionary
  /** Guessed from the headings unless stated. */
  readonly mapping?: Mapping
  /** `vi` declares that days are written before months. */
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
  readonly ordinal: string
  readonly title: string
}

/** A row as it is understood. Texts are those of the cells. */
export interface ReadTask {
  readonly row: number
  readonly id?: string
  readonly code: string
  readonly group?: string
  readonly title: string
  readonly leadUnits: readonly string[]
  /** The whole cell of the lead, where it says anything beyond units. */
  readonly collective?: string
  readonly coordinatingUnits: readonly string[]
  /** The whole cell, where it says anything beyond units. */
  readonly coordinatingText?: string
  readonly deliverable?: string
  readonly start?: CivilDate
  readonly deadline: WrittenDeadline
  readonly deadlineText: string
}

export interface PlanReading {
  readonly mapping: Mapping
  readonly groups: readonly ReadGroup[]
  readonly tasks: readonly ReadTask[]
  /** In the order of their rows. A row with one that is `refused` is not among the tasks. */
  readonly findings: readonly Finding[]
}

/** Reads the rows of a plan. Pure; nothing is dropped without a finding. @throws {ImportError} as `guessMapping` */
export function readPlan(table: TableSource, options: ReadPlanOptions): PlanReading {
  const mapping = options.mapping ?? guessMapping(table, 'plan')
  return new PlanReader(table, mapping, options).read()
}

class PlanReader {
  readonly #table: TableSource
  readonly #mapping: Mapping
  readonly #options: ReadPlanOptions
  readonly #at: ReadonlyMap<Field, number>
  readonly #groups = new Map<string, ReadGroup>()
  readonly #tasks: ReadTask[] = []
  readonly #findings: Finding[] = []
  readonly #codes = new Set<string>()
  #group: string | undefined

  constructor(table: TableSource, mapping: Mapping, options: ReadPlanOptions) {
    this.#table = table
    this.#mapping = mapping
    this.#options = options
    this.#at = new Map(
      mapping.columns.flatMap(({ field, column }) => (field ? [[field, column] as const] : [])),
    )
  }

  read(): PlanReading {
    const rows = this.#joined(this.#table.rows.filter(({ row }) => row > this.#mapping.headingRow))
    for (const row of rows) this.#readRow(row)
    for (const { row, column, code } of this.#table.notes) {
      if (row > this.#mapping.headingRow) this.#find({ row, code, column, text: '' })
    }
    const findings = this.#findings.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
    return { mapping: this.#mapping, groups: [...this.#groups.values()], tasks: this.#tasks, findings }
  }

  #cell({ cells }: TableRow, field: Field): string {
    return cells[this.#at.get(field) ?? -1] ?? ''
  }

  /** Whether a row goes on with the one above: its number is missing, and it is no group. */
  #continues(row: TableRow): boolean {
    const column = this.#at.get('code')
    return column !== undefined && (this.#cell(row, 'code') === '' || row.merged?.has(column) === true)
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
      this.#findings.push({ row: row.row, code: 'PAGE_BREAK', severity: isJoined ? 'note' : 'refused', text })
      if (isJoined)
        kept[kept.length - 1] = {
          ...above,
          cells: above.cells.map((cell, at) => `${cell} ${own[at] ?? ''}`.trim()),
        }
    }
    return kept
  }

  #readRow(row: TableRow): void {
    const filled = row.cells.filter((cell) => cell !== '')
    const repeated = this.#repetitionIn(row, filled)
    if (repeated !== undefined) {
      this.#find({ row: row.row, code: repeated, text: filled.join(' | ') })
      return
    }
    if (this.#readGroup(row, filled)) return
    const task = this.#task(row)
    if (task !== undefined) this.#tasks.push(task)
  }

  /** What a page repeats and a plan does not mean. */
  #repetitionIn(
    { cells }: TableRow,
    filled: readonly string[],
  ): 'HEADING_REPEATED' | 'NUMBERING_ROW' | undefined {
    const isHeading = this.#mapping.columns.every(
      ({ column, heading }) => headingKey(cells[column] ?? '') === headingKey(heading),
    )
    if (isHeading) return 'HEADING_REPEATED'
    const isNumbering = filled.every((cell, index) => cell === `(${index + 1})` || cell === `${index + 1}`)
    return filled.length > 2 && isNumbering ? 'NUMBERING_ROW' : undefined
  }

  #readGroup(row: TableRow, filled: readonly string[]): boolean {
    const [code, title] = [this.#cell(row, 'code'), this.#cell(row, 'title')]
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

  #task(row: TableRow): ReadTask | undefined {
    const { row: number } = row
    const title = this.#cell(row, 'title')
    const refuse = (code: string, field: Field, text: string) => {
      this.#find({ row: number, code, field, text, severity: 'refused' })
      return undefined
    }
    if (title === '')
      return refuse('TITLE_MISSING', 'title', row.cells.filter((cell) => cell !== '').join(' | '))
    for (const field of ['title', 'lead', 'deliverable'] as const)
      if (this.#cell(row, field).length > 20_000) return refuse('TEXT_TOO_LONG', field, '')
    const id = this.#cell(row, 'id')
    if (id !== '' && !/^[A-Za-z0-9._:-]{1,128}$/.test(id)) return refuse('INVALID_ID', 'id', id)
    const group = this.#groupOf(row)
    const code = this.#code(row, title, group)
    if (code.length > 64) return refuse('TEXT_TOO_LONG', 'code', code)
    if (this.#codes.has(code)) return refuse('DUPLICATE_CODE', 'code', code)
    const deadlineText = this.#cell(row, 'deadline')
    const deadline = readDeadline(deadlineText, this.#notation())
    if (deadline.kind === 'unread' && deadline.undeclared !== undefined)
      return refuse('AMBIGUOUS_DATE', 'deadline', deadlineText)
    const start = this.#start(row)
    if (start === null) return refuse('AMBIGUOUS_DATE', 'start', this.#cell(row, 'start'))
    this.#codes.add(code)
    this.#noteDeadline(number, deadline, deadlineText)
    const { dictionary } = this.#options
    const lead = readUnits(this.#cell(row, 'lead'), dictionary)
    const coordinating = readUnits(this.#cell(row, 'coordinating'), dictionary)
    this.#noteTexts(row, { lead: lead.doubts, coordinating: coordinating.doubts })
    const deliverable = this.#cell(row, 'deliverable')
    return {
      row: number,
      ...(id === '' ? {} : { id }),
      code,
      ...(group === undefined ? {} : { group }),
      title,
      leadUnits: lead.units,
      ...(lead.beyondUnits === undefined ? {} : { collective: lead.beyondUnits }),
      coordinatingUnits: coordinating.units,
      ...(coordinating.beyondUnits === undefined ? {} : { coordinatingText: coordinating.beyondUnits }),
      ...(deliverable === '' ? {} : { deliverable }),
      ...(start === undefined ? {} : { start }),
      deadline,
      deadlineText,
    }
  }

  #notation(): NotationOptions {
    const { dayOrder, year, before, locale } = this.#options
    const order = dayOrder ?? (locale === 'vi' ? 'dayFirst' : undefined)
    return {
      ...(order === undefined ? {} : { dayOrder: order }),
      ...(year === undefined ? {} : { year }),
      ...(before === undefined ? {} : { before }),
    }
  }

  /** `null` where there is a text that gives no day. */
  #start(row: TableRow): CivilDate | undefined | null {
    const read = readDeadline(this.#cell(row, 'start'), this.#notation())
    if (read.kind === 'missing') return undefined
    return read.kind === 'lastDay' && read.precision === 'day' ? read.day : null
  }

  #groupOf(row: TableRow): string | undefined {
    if (!this.#at.has('group')) return this.#group
    const ordinal = this.#cell(row, 'group')
    if (ordinal === '') return undefined
    const title = this.#cell(row, 'groupTitle') || this.#options.groupTitles?.get(ordinal)
    if (!this.#groups.has(ordinal)) {
      // The table numbers its groups and does not name them: the number is the name then.
      if (title === undefined)
        this.#find({ row: row.row, code: 'GROUP_UNTITLED', text: ordinal, field: 'group' })
      this.#groups.set(ordinal, { row: row.row, ordinal, title: title ?? ordinal })
    }
    return ordinal
  }

  #code(row: TableRow, title: string, group: string | undefined): string {
    const own = normalisedCode(this.#cell(row, 'code'))
    if (own === '') return codeOfWords(`${group ?? ''} ${title}`)
    return this.#options.codesWithinGroups === true && group !== undefined ? `${group}.${own}` : own
  }

  #noteDeadline(row: number, { kind }: WrittenDeadline, text: string): void {
    const code = {
      missing: 'DEADLINE_MISSING',
      yearly: 'DEADLINE_YEARLY',
      from: 'DEADLINE_OPEN',
      unread: 'DEADLINE_UNREAD',
    }
    if (kind in code) this.#find({ row, code: code[kind as keyof typeof code], field: 'deadline', text })
  }

  #noteTexts(
    row: TableRow,
    doubts: { readonly lead: readonly string[]; readonly coordinating: readonly string[] },
  ): void {
    for (const field of ['title', 'lead', 'coordinating', 'deliverable'] as const) {
      const text = this.#cell(row, field)
      const codes = [...slipsIn(text), ...(field in doubts ? doubts[field as keyof typeof doubts] : [])]
      for (const code of codes) this.#find({ row: row.row, code, field, text })
    }
  }

  #find(found: {
    row: number
    code: string
    text: string
    field?: Field
    column?: number
    severity?: 'refused'
  }): void {
    const index = found.column ?? (found.field === undefined ? undefined : this.#at.get(found.field))
    const heading = this.#mapping.columns.find(({ column }) => column === index)?.heading ?? ''
    this.#findings.push({
      row: found.row,
      ...(index === undefined ? {} : { column: columnNamed(index, heading) }),
      code: found.code,
      severity: found.severity ?? 'note',
      text: found.text,
    })
  }
}
