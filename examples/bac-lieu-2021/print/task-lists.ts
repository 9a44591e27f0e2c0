import type { TaskEvidence } from '@tiendo/core'
import { formatDate, quarterName } from './dates.ts'
import { percentText } from './event-text.ts'
import { statusName } from './lang.ts'
import type { Printer } from './printer.ts'
import { printQuestion } from './question.ts'

/** So many tasks are printed of any list. */
export const shownTasks = 20

export function printTaskLists(printer: Printer): void {
  const { page, report, lang, say } = printer
  const { overdue, omitted, knownAt } = report
  const question = (day: string, calendar?: string) =>
    printQuestion(printer, {
      ...(calendar === undefined ? {} : { calendar }),
      day: say('atClose', { date: formatDate(day, lang) }),
      kind: 'all',
      knownAt: knownAt.position,
    })
  page.heading(say('overdueTitle'))
  question(report.asOf)
  printTasks(printer, overdue)
  if (omitted === undefined) return
  page.heading(say('omittedTitle', { quarter: quarterName(omitted.quarter, say).toUpperCase() }))
  question(omitted.quarter.end, report.quartersOf)
  printTasks(printer, omitted.tasks)
}

function printTasks(printer: Printer, tasks: readonly TaskEvidence[]): void {
  const { page, say } = printer
  if (tasks.length === 0) page.text(say('none'), 2)
  for (const task of tasks.slice(0, shownTasks)) {
    page.blank()
    printTask(printer, task)
  }
  if (tasks.length > shownTasks) page.text(say('moreTasks', { count: tasks.length - shownTasks }), 2)
}

/** A task: its code and title, who leads, and where it stands. */
export function printTask(printer: Printer, task: TaskEvidence): void {
  const { page, lang } = printer
  page.text(`${task.code}  ${task.title}`, 2, 6)
  page.text(leadOf(task, printer), 8, 2)
  page.text(`${statusName(task.status, lang)}: ${stateOf(task, printer).join('; ')}`, 8, 2)
}

function leadOf({ leadUnits, collective }: TaskEvidence, { directory, say }: Printer): string {
  if (collective !== undefined) return collective
  const names = leadUnits.map((unit) => directory.unitNames.get(unit) ?? unit)
  return names.length === 0 ? say('noLead') : names.join('; ')
}

function stateOf(task: TaskEvidence, printer: Printer): string[] {
  const { lang, say } = printer
  const { deadline, originalDeadline, completedOn, openObstacles } = task
  const isMoved = originalDeadline !== undefined && originalDeadline !== deadline
  return [
    ...(deadline === undefined ? [] : [say('deadlineOn', { date: formatDate(deadline, lang) })]),
    ...(isMoved ? [say('originallyOn', { date: formatDate(originalDeadline, lang) })] : []),
    ...(completedOn === undefined
      ? openStateOf(task, printer)
      : [say('doneOn', { date: formatDate(completedOn, lang) })]),
    ...(openObstacles.length > 0 ? [say('openObstacle')] : []),
  ]
}

function openStateOf({ daysOverdue, percent, lastWorkOn }: TaskEvidence, { lang, say }: Printer): string[] {
  const overdue =
    daysOverdue === 0 ? say('justOverdue') : daysOverdue && say('overdueBy', { days: daysOverdue })
  return [
    ...(overdue ? [overdue] : []),
    ...(percent === undefined ? [] : [say('percentReported', { percent: percentText(percent, lang) })]),
    lastWorkOn === undefined ? say('neverWork') : say('lastWork', { date: formatDate(lastWorkOn, lang) }),
  ]
}
