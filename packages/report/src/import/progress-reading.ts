import type { CivilDate, PlanningCommand, Tracker } from '@tiendo/core'
import { columnNamed, type Finding } from './finding.ts'
import { type Field, headingKey } from './headings.ts'
import { guessMapping, type Mapping } from './mapping.ts'
import type { TableSource } from './table.ts'
import { normalisedCode } from './task-code.ts'
import { type NotationOptions, readDeadline } from './written-deadline.ts'

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

export interface ReadProgressOptions extends NotationOptions {
  /** Guessed from the headings unless stated. */
  readonly mapping?: Mapping
}

/** A row of a progress list as it is understood. */
export interface ReadReport {
  readonly row: number
  readonly id?: string
  readonly code: string
  readonly status: ListedStatus
  readonly statusText: string
  readonly completedOn?: CivilDate
  readonly evidence: readonly string[]
}

export interface ProgressReading {
  readonly mapping: Mapping
  readonly reports: readonly ReadReport[]
  readonly findings: readonly Finding[]
}

/** Reads a progress list. Pure. @throws {ImportError} as `guessMapping` */
export function readProgress(table: TableSource, options: ReadProgressOptions = {}): ProgressReading {
  const mapping = options.mapping ?? guessMapping(table, 'progress')
  const findings: Finding[] = []
  const columnOf = (field: Field) => mapping.columns.find((each) => each.field === field)
  const reports = table.rows
    .filter(({ row }) => row > mapping.headingRow)
    .flatMap(({ row, cells }): ReadReport[] => {
      const cell = (field: Field) => cells[columnOf(field)?.column ?? -1] ?? ''
      const refuse = (code: string, field: Field): [] => {
        const column = columnOf(field)
        const place = column === undefined ? {} : { column: columnNamed(column.column, column.heading) }
        findings.push({ row, ...place, code, severity: 'refused', text: cell(field) })
        return []
      }
      const [id, code, statusText] = [cell('id'), normalisedCode(cell('code')), cell('status')]
      if (id === '' && code === '') return refuse('PAGE_BREAK', 'title')
      const status = statusWords[headingKey(statusText)]
      if (status === undefined) return refuse('STATUS_UNKNOWN', 'status')
      const day = readDeadline(cell('completedOn'), options)
      if (day.kind !== 'missing' && !(day.kind === 'lastDay' && day.precision === 'day'))
        return refuse('AMBIGUOUS_DATE', 'completedOn')
      const evidence = cell('evidence')
        .split(';')
        .map((each) => each.trim())
        .filter((each) => each !== '')
      return [
        {
          row,
          ...(id === '' ? {} : { id }),
          code,
          status,
          statusText,
          ...(day.kind === 'lastDay' ? { completedOn: day.day } : {}),
          evidence,
        },
      ]
    })
  return { mapping, reports, findings }
}

/**
 * What a progress list asks of a plan on the day of the list. A completion without a day is recorded on that day with
 * `dateUnknown`; a task that is completed already is left alone; a list that calls it open contradicts the log.
 */
export function progressCommands(
  { reports }: ProgressReading,
  tracker: Tracker,
  { plan, on }: { readonly plan: string; readonly on: CivilDate },
): { readonly commands: readonly PlanningCommand[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const tasks = tracker.explain({ plan, asOf: on }, 'assigned').tasks
  const byId = new Map(tasks.map((task) => [task.task, task]))
  const byCode = new Map(tasks.map((task) => [normalisedCode(task.code), task]))
  const commands = reports.flatMap(({ row, id, code, ...report }): PlanningCommand[] => {
    const there = id === undefined ? byCode.get(code) : byId.get(id)
    const refuse = (why: string): [] => {
      findings.push({ row, code: why, severity: 'refused', text: id ?? code })
      return []
    }
    if (there === undefined) return refuse('UNKNOWN_TASK')
    const isDone = there.completedOn !== undefined
    if (isDone) return report.status === 'completed' ? [] : refuse('STATUS_CONTRADICTS_LOG')
    const { task } = there
    const evidence = report.evidence.length === 0 ? {} : { evidence: report.evidence }
    const said = { task, note: report.statusText, ...evidence }
    if (report.status === 'completed') {
      const { completedOn } = report
      if (completedOn !== undefined) return [{ type: 'CompleteTask', ...said, on: completedOn }]
      return [{ type: 'CompleteTask', ...said, dateUnknown: true, on }]
    }
    if ((report.status === 'overdue') !== (there.status === 'openOverdue'))
      findings.push({ row, code: 'STATUS_CONTRADICTS_LOG', severity: 'note', text: report.statusText })
    return [{ type: 'ReportProgress', ...said, on }]
  })
  return { commands, findings }
}
