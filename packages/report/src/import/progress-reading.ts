import type { CivilDate } from '@tiendo/core'
import type { Finding } from './finding.ts'
import { headingKey } from './headings.ts'
import { guessMapping, type Mapping } from './mapping.ts'
import { readNumber } from './number-cell.ts'
import type { TableRow, TableSource } from './table.ts'
import { type RowOptions, TableReader } from './table-reader.ts'
import { declaredNotation, type NotationOptions, readDay } from './written-deadline.ts'

export type ListedStatus = 'completed' | 'inProgress' | 'overdue' | 'notStarted'

/** Status words of both languages, without accents. */
const statusWords: Readonly<Record<string, ListedStatus>> = {
  'hoan thanh': 'completed',
  'da hoan thanh': 'completed',
  completed: 'completed',
  done: 'completed',
  'dang thuc hien': 'inProgress',
  'dang trien khai': 'inProgress',
  'in progress': 'inProgress',
  'qua han': 'overdue',
  overdue: 'overdue',
  'chua thuc hien': 'notStarted',
  'chua trien khai': 'notStarted',
  'not started': 'notStarted',
}

export interface ReadProgressOptions extends RowOptions, NotationOptions {
  /** Whether quantities are what was reached so far or what was added since the last list; `total` unless stated. */
  readonly quantity?: 'total' | 'increment'
}

/** A row of a progress list as it is understood. What it does not say is absent. */
export interface ReadReport {
  readonly row: number
  readonly id?: string
  /** `''` where the row has an id alone. */
  readonly code: string
  readonly status?: ListedStatus
  /** 0 to 100. */
  readonly percent?: number
  readonly quantity?: { readonly increment: number } | { readonly total: number }
  /** The status as written, and the note. */
  readonly note?: string
  readonly evidence?: readonly string[]
  readonly completedOn?: CivilDate
}

export interface ProgressReading {
  readonly kind: 'progress'
  readonly mapping: Mapping
  readonly reports: readonly ReadReport[]
  /** In the order of their rows. A row with one that is `refused` is not among the reports. */
  readonly findings: readonly Finding[]
}

/**
 * Reads a progress list. A row with a day of completion and no status is completed; 100 % is not. Pure; nothing is dropped
 * without a finding.
 *
 * @throws {ImportError} as `guessMapping`
 */
export function readProgress(table: TableSource, options: ReadProgressOptions = {}): ProgressReading {
  const mapping = options.mapping ?? guessMapping(table, 'progress')
  const reader = new TableReader(table, mapping, options)
  const reports = [...reader.rows()].flatMap((row) => readReport(row, reader, options) ?? [])
  return { kind: 'progress', mapping, reports, findings: reader.findings() }
}

function readReport(
  row: TableRow,
  reader: TableReader,
  options: ReadProgressOptions,
): ReadReport | undefined {
  const code = reader.writtenCode(row)
  if (code === '' && reader.cell(row, 'id') === '')
    return reader.refuse(row, { code: 'PAGE_BREAK', field: 'title' })
  const statusText = reader.cell(row, 'status')
  const stated = statusWords[headingKey(statusText)]
  if (stated === undefined && statusText !== '')
    return reader.refuse(row, { code: 'STATUS_UNKNOWN', field: 'status' })
  const completedOn = readDay(reader.cell(row, 'completedOn'), declaredNotation(options))
  if (completedOn === null) return reader.refuse(row, { code: 'AMBIGUOUS_DATE', field: 'completedOn' })
  const [percent, amount] = (['percent', 'quantity'] as const).map((field) => {
    const isTyped = reader.isNumber(row, field)
    const read = readNumber(reader.cell(row, field), { isTyped, locale: options.locale })
    return typeof read === 'string' ? (reader.refuse(row, { code: read, field }) ?? null) : read
  })
  if (percent === null || amount === null) return undefined
  if (percent !== undefined && (percent < 0 || percent > 100))
    return reader.refuse(row, { code: 'PERCENT_OUT_OF_RANGE', field: 'percent' })
  const keys = reader.keysOf(row, code)
  if (keys === undefined) return undefined
  const status = stated ?? (completedOn === undefined ? undefined : 'completed')
  const note = [statusText, reader.cell(row, 'note')].filter((text) => text !== '').join(': ')
  const evidence = reader
    .cell(row, 'evidence')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const said = {
    ...(status === undefined ? {} : { status }),
    ...(percent === undefined ? {} : { percent }),
    ...(amount === undefined ? {} : { quantity: quantityOf(amount, options) }),
    ...(note === '' ? {} : { note }),
    ...(evidence.length === 0 ? {} : { evidence }),
    ...(completedOn === undefined ? {} : { completedOn }),
  }
  if (Object.keys(said).length > 0) return { row: row.row, ...keys, ...said }
  reader.note(row, { code: 'NOTHING_REPORTED', text: code })
  return undefined
}

function quantityOf(amount: number, { quantity = 'total' }: ReadProgressOptions) {
  return quantity === 'total' ? { total: amount } : { increment: amount }
}
