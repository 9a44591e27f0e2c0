import { formatDate, quarterName } from './dates.ts'
import { printEvent } from './event-text.ts'
import type { Printer } from './printer.ts'
import { printQuestion } from './question.ts'
import { printTask, shownTasks } from './task-lists.ts'

const shownCodes = 100

/** One share, down to the events: every task of the numerator by its code, every other one with what made it so. */
export function printExplanation(printer: Printer): void {
  const { page, report, lang, say, percent } = printer
  if (report.comparison === undefined) return
  const { quarter, explanation, after } = report.comparison
  const { tasks, denominator = [] } = explanation
  const name = quarterName(quarter, say)
  page.heading(say('explainTitle'))
  printQuestion(printer, {
    day: say('atClose', { date: formatDate(quarter.end, lang) }),
    kind: after.question.kind === undefined ? 'all' : 'planned',
    calendar: report.quartersOf,
    knownAt: after.position,
  })
  page.blank()
  if (denominator.length === 0) {
    page.text(say('explainNone', { quarter: name }))
    return
  }
  const ratio = { numerator: tasks.length, denominator: denominator.length }
  page.title(say('explainFigure', { quarter: name, ...ratio, percent: percent(ratio) }))
  const counted = new Set(tasks.map(({ task }) => task))
  const others = denominator.filter(({ task }) => !counted.has(task))
  const codes = tasks.slice(0, shownCodes).map(({ code }) => code)
  if (tasks.length > 0) {
    page.text(say('explainCounted', { count: tasks.length }))
    page.text(`${codes.join(', ')}${tasks.length > shownCodes ? ', …' : ''}`, 2)
  }
  if (others.length > 0) page.text(say('explainOthers', { count: others.length }))
  for (const task of others.slice(0, shownTasks)) {
    page.blank()
    printTask(printer, task)
    for (const event of task.because) printEvent(printer, event)
    for (const event of task.retroactive) printEvent(printer, event, say('tooLate'))
  }
  if (others.length > shownTasks) page.text(say('moreTasks', { count: others.length - shownTasks }), 2)
}
