import { join } from 'node:path'
import type { PlanningCommand } from '@tiendo/core'
import { readDeadline, readUnits } from '@tiendo/report/import'
import { files } from './data-folder.ts'
import { type Row, readTable } from './tsv.ts'
import { dictionary, government } from './units.ts'

export const progressPlan = 'nq71-2025'

/** The list has its day; the plan behind it has none in the data, so its first day is invented: before all deadlines. */
export const list = {
  on: '2025-05-24',
  recordedAt: '2025-05-24T10:00:00.000Z',
  planOn: '2025-03-01',
} as const

const columns = [
  'group_no',
  'stt',
  'nhiem_vu_110',
  'ket_qua_yeu_cau_80',
  'thoi_gian_hoan_thanh',
  'co_quan_thuc_hien',
  'tien_do',
  'dates_in_result',
] as const

export interface ListedTask {
  readonly code: string
  readonly group: string
  readonly title: string
  readonly deliverable: string
  readonly deadline: string
  readonly lead: string
  readonly status: ListedStatus
  /** The days that the text of the result mentions, as written. */
  readonly dates: readonly string[]
}

const statuses = ['Hoàn thành', 'Đang thực hiện', 'Quá hạn'] as const
export type ListedStatus = (typeof statuses)[number]

/**
 * How the days in the result's text are taken. `evidence`: as what they are, days that the text mentions, so nobody
 * knows the day of any completion. `completion`: as the day of completion where a completed row mentions just one, no
 * later than the list.
 */
export type DateReading = 'evidence' | 'completion'

export function readProgressList(folder: string): readonly ListedTask[] {
  return readTable(join(folder, files.progress), columns).map((row: Row<(typeof columns)[number]>) => ({
    code: row.stt,
    group: row.group_no,
    title: row.nhiem_vu_110,
    deliverable: row.ket_qua_yeu_cau_80,
    deadline: row.thoi_gian_hoan_thanh,
    lead: row.co_quan_thuc_hien,
    status: listedStatus(row.tien_do),
    dates: row.dates_in_result.split(';').flatMap((date) => (date.trim() === '' ? [] : [date.trim()])),
  }))
}

function listedStatus(text: string): ListedStatus {
  const status = statuses.find((known) => known === text)
  if (status === undefined) throw new Error(`Cannot read the list: "${text}" is not a status`)
  return status
}

export const listedTaskId = (code: string) => `${progressPlan}-${code}`

export function issueProgressPlan(tasks: readonly ListedTask[]): PlanningCommand[] {
  const on = list.planOn
  const plan = progressPlan
  const authority = { issuer: government.name, number: '71/NQ-CP' }
  const period = { start: '2025-01-01', end: '2025-12-31' }
  const title = 'Nhiệm vụ đến hạn tháng 3, 4, 5/2025'
  const ordinals = [...new Set(tasks.map(({ group }) => group))]
  return [
    { type: 'IssuePlan', plan, title, owner: government.id, authority, period, on },
    ...ordinals.map((ordinal): PlanningCommand => {
      // The list numbers its groups and does not name them.
      return { type: 'AddGroup', plan, group: `${plan}-${ordinal}`, title: ordinal, ordinal, on }
    }),
    ...tasks.map(({ code, group, ...task }): PlanningCommand => {
      const { units: leadUnits, beyondUnits: collective } = readUnits(task.lead, dictionary)
      const deadline = readDeadline(task.deadline)
      return {
        type: 'AddTask',
        plan,
        task: listedTaskId(code),
        code,
        title: task.title,
        group: `${plan}-${group}`,
        leadUnits,
        ...(collective === undefined ? {} : { collective }),
        ...(deadline.kind === 'lastDay' ? { deadline: deadline.day } : {}),
        deliverable: task.deliverable,
        on,
      }
    }),
  ]
}

export function recordProgress(tasks: readonly ListedTask[], reading: DateReading): PlanningCommand[] {
  return tasks.map(({ code, status, dates }): PlanningCommand => {
    const found = {
      task: listedTaskId(code),
      note: status,
      ...(dates.length === 0 ? {} : { evidence: dates }),
    }
    if (status !== 'Hoàn thành') return { type: 'ReportProgress', ...found, on: list.on }
    const day = reading === 'completion' ? onlyDayOf(dates) : undefined
    if (day !== undefined && day <= list.on) return { type: 'CompleteTask', ...found, on: day }
    return { type: 'CompleteTask', ...found, dateUnknown: true, on: list.on }
  })
}

/** Which of two days would be that of completion is a guess. */
export function onlyDayOf(dates: readonly string[]): string | undefined {
  const [only] = dates.map((date) => readDeadline(date, { dayOrder: 'dayFirst' }))
  return dates.length === 1 && only?.kind === 'lastDay' ? only.day : undefined
}
