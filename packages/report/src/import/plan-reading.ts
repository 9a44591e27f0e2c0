import type { CivilDate } from '@tiendo/core'
import { slipsIn } from './copying-slips.ts'
import type { Finding } from './finding.ts'
import { guessMapping, type Mapping } from './mapping.ts'
import type { TableRow, TableSource } from './table.ts'
import { type ReadGroup, type RowOptions, TableReader } from './table-reader.ts'
import { readUnits } from './unit-cell.ts'
import type { UnitDictionary } from './unit-dictionary.ts'
import {
  declaredNotation,
  type NotationOptions,
  readDay,
  readDeadline,
  type WrittenDeadline,
} from './written-deadline.ts'

export interface ReadPlanOptions extends RowOptions, NotationOptions {
  readonly dictionary: UnitDictionary
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
  readonly kind: 'plan'
  readonly mapping: Mapping
  readonly groups: readonly ReadGroup[]
  readonly tasks: readonly ReadTask[]
  /** In the order of their rows. A row with one that is `refused` is not among the tasks. */
  readonly findings: readonly Finding[]
}

/** Reads the rows of a plan. Pure; nothing is dropped without a finding. @throws {ImportError} as `guessMapping` */
export function readPlan(table: TableSource, options: ReadPlanOptions): PlanReading {
  const mapping = options.mapping ?? guessMapping(table, 'plan')
  const reader = new TableReader(table, mapping, options)
  const tasks = [...reader.rows()].flatMap((row) => readTask(row, reader, options) ?? [])
  return { kind: 'plan', mapping, groups: reader.groups, tasks, findings: reader.findings() }
}

function readTask(row: TableRow, reader: TableReader, options: ReadPlanOptions): ReadTask | undefined {
  const title = reader.cell(row, 'title')
  if (title === '') {
    const text = row.cells.filter((cell) => cell !== '').join(' | ')
    return reader.refuse(row, { code: 'TITLE_MISSING', field: 'title', text })
  }
  for (const field of ['title', 'lead', 'deliverable'] as const)
    if (reader.cell(row, field).length > 20_000)
      return reader.refuse(row, { code: 'TEXT_TOO_LONG', field, text: '' })
  const notation = declaredNotation(options)
  const deadlineText = reader.cell(row, 'deadline')
  const deadline = readDeadline(deadlineText, notation)
  if (deadline.kind === 'unread' && deadline.undeclared !== undefined)
    return reader.refuse(row, { code: 'AMBIGUOUS_DATE', field: 'deadline' })
  if (deadline.kind === 'unread' && day.test(deadlineText))
    return reader.refuse(row, { code: 'DATE_IMPOSSIBLE', field: 'deadline' })
  const start = readDay(reader.cell(row, 'start'), notation)
  if (start === null) return reader.refuse(row, { code: 'AMBIGUOUS_DATE', field: 'start' })
  const group = reader.groupOf(row)
  const keys = reader.keysOf(row, reader.codeOf(row, title))
  if (keys === undefined) return undefined
  noteDeadline(row, deadline, reader)
  const lead = readUnits(reader.cell(row, 'lead'), options.dictionary)
  const coordinating = readUnits(reader.cell(row, 'coordinating'), options.dictionary)
  const doubts = { lead: lead.doubts, coordinating: coordinating.doubts, title: [], deliverable: [] }
  for (const field of ['title', 'lead', 'coordinating', 'deliverable'] as const)
    for (const code of [...slipsIn(reader.cell(row, field)), ...doubts[field]])
      reader.note(row, { code, field })
  const deliverable = reader.cell(row, 'deliverable')
  return {
    row: row.row,
    ...keys,
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

/** A text that is a day, and no day of the calendar: 31/09/2025. */
const day = /^\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,4}$/

function noteDeadline(row: TableRow, { kind }: WrittenDeadline, reader: TableReader): void {
  const codes = {
    missing: 'DEADLINE_MISSING',
    yearly: 'DEADLINE_YEARLY',
    from: 'DEADLINE_OPEN',
    unread: 'DEADLINE_UNREAD',
  }
  if (kind in codes) reader.note(row, { code: codes[kind as keyof typeof codes], field: 'deadline' })
}
