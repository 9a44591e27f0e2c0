import type { Locale } from '@tiendo/core'
import type { TaskItem, TaskList } from '../document/document.ts'
import type { SheetContent } from './table-sheet.ts'
import { dateCell, numberCell, textCell, type XlsxCell } from './xlsx-cell.ts'

const columns: { readonly [Language in Locale]: readonly string[] } = {
  vi: [
    'Mã',
    'Nhiệm vụ',
    'Chủ trì',
    'Tình trạng',
    'Thời hạn',
    'Thời hạn ban đầu',
    'Ngày hoàn thành',
    'Số ngày quá hạn',
    'Tiến độ (%)',
    'Cập nhật gần nhất',
    'Mã định danh',
  ],
  en: [
    'Code',
    'Task',
    'Lead',
    'Status',
    'Deadline',
    'Original deadline',
    'Completed on',
    'Days overdue',
    'Progress (%)',
    'Last work on',
    'Task id',
  ],
}

/** A list of tasks as a sheet, one a row. */
export function taskSheet(list: TaskList, locale: Locale): SheetContent {
  return {
    title: list.title,
    rows: [
      columns[locale].map((name) => textCell(name, { fontWeight: 'bold' })),
      ...list.tasks.map((task) => rowOf(task, locale)),
    ],
    widths: [10, 60, 30, 24, 13, 13, 13, 10, 10, 13, 24],
    headCount: 1,
  }
}

function rowOf(task: TaskItem, locale: Locale): readonly XlsxCell[] {
  const optional = (value: number | undefined, format: string) =>
    value === undefined ? null : numberCell(value, format)
  return [
    textCell(task.code),
    textCell(task.title),
    textCell(task.lead),
    textCell(task.statusText),
    dateCell(task.deadline, locale),
    dateCell(task.originalDeadline, locale),
    dateCell(task.completedOn, locale),
    optional(task.daysOverdue, '#,##0'),
    // As it was reported, 0 to 100.
    optional(task.percent, '0.##'),
    dateCell(task.lastWorkOn, locale),
    textCell(task.task),
  ]
}
