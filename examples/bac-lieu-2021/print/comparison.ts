import type { Figures, TaskChange } from '@tiendo/core'
import { type Comparison, recordedOn } from '../report/report.ts'
import { formatDate, quarterName } from './dates.ts'
import { printEvent } from './event-text.ts'
import { statusName } from './lang.ts'
import type { Printer } from './printer.ts'
import { printQuestion } from './question.ts'
import { countsOf, ratiosOf, viewsOf } from './rows.ts'
import { shownTasks } from './task-lists.ts'

/** A quarter as it was known when it ended and as it was known later, side by side, and what made the difference. */
export function printComparison(printer: Printer): void {
  const { page, report, lang, say } = printer
  const { comparison } = report
  if (comparison === undefined) {
    page.blank()
    page.text(say('noQuarterEnded', { date: formatDate(report.asOf, lang) }))
    return
  }
  const { quarter, before, after } = comparison
  const known = [before, after].map((figures) => formatDate(knownOn(printer, comparison, figures), lang))
  const [then = '', later = ''] = known
  page.heading(
    say('comparisonTitle', { quarter: quarterName(quarter, say).toUpperCase(), before: then, after: later }),
  )
  page.text(say('comparisonLead'))
  printQuestion(printer, {
    day: say('atClose', { date: formatDate(quarter.end, lang) }),
    kind: before.question.kind === undefined ? 'all' : 'planned',
    calendar: report.quartersOf,
  })
  page.blank()
  printSideBySide(printer, comparison, known)
  page.blank()
  printChanges(printer, comparison)
}

function printSideBySide(printer: Printer, { before, after }: Comparison, known: readonly string[]): void {
  const { page, say } = printer
  const figures = [before, after]
  const cells = (cell: (found: Figures) => string) => {
    const [then = '', later = ''] = figures.map(cell)
    return [then, later, difference(then, later)]
  }
  const positions = figures.map(({ position }) => say('position', { position }))
  page.table([
    {
      label: '',
      cells: [...known.map((date) => say('knownOn', { date })), say('difference')],
      style: 'head',
    },
    { label: '', cells: positions, style: 'note' },
    ...countsOf(cells, figures, printer),
    ...ratiosOf(cells, printer),
    ...viewsOf(cells, figures, printer),
  ])
}

/** Of counts; of two shares with different denominators a difference would say little. */
function difference(then: string, later: string): string {
  const change = Number(later) - Number(then)
  if (Number.isNaN(change) || change === 0) return ''
  return `${change > 0 ? '+' : '−'}${Math.abs(change)}`
}

/** The quarter's last day for what was known at its close, whenever the last commit before it was made. */
function knownOn({ report, directory }: Printer, { quarter, before }: Comparison, figures: Figures): string {
  if (figures === before) return quarter.end
  const at = directory.events.get(figures.position)?.at
  const day = at === undefined ? quarter.end : recordedOn(report, at)
  const isBeforeEnd = day < quarter.end
  return isBeforeEnd ? quarter.end : day
}

function printChanges(printer: Printer, comparison: Comparison): void {
  const { page, say } = printer
  const { tasks, from, to } = comparison.restatement
  if (tasks.length === 0) {
    page.text(say('nothingChanged'))
    return
  }
  page.text(say('changedTasks', { tasks: tasks.length, from: from + 1, to }))
  for (const change of tasks.slice(0, shownTasks)) printChange(printer, comparison, change)
  if (tasks.length > shownTasks) page.text(say('moreTasks', { count: tasks.length - shownTasks }), 2)
}

function printChange(printer: Printer, comparison: Comparison, change: TaskChange): void {
  const { page, lang, say } = printer
  const [before = '', after = ''] = [change.before, change.after].map((status) => statusName(status, lang))
  const isReportedNow =
    comparison.omittedBefore.includes(change.task) && !comparison.omittedAfter.includes(change.task)
  const same = `${before} ${say('unchanged')}${isReportedNow ? `; ${say('noLongerOmitted')}` : ''}`
  page.blank()
  page.text(`${change.code}  ${change.title}`, 2, 6)
  page.text(before === after ? same : `${before} → ${after}`, 8, 2)
  for (const event of change.events) printEvent(printer, event)
}
