import type { Figures } from '@tiendo/core'
import type { CalendarReport } from '../report/report.ts'
import { formatDate, quarterName } from './dates.ts'
import type { Row } from './page.ts'
import type { Printer } from './printer.ts'
import { printNote, printQuestion } from './question.ts'
import { besidesOf, type Cells, countsOf, ratiosOf, viewsOf } from './rows.ts'

/** The four quarters of a reporting year, each at its last day. */
export function printQuarters(printer: Printer, calendar: CalendarReport): void {
  const { page, report, lang, say } = printer
  const { quarters, year, kind } = calendar
  const figures = quarters.map((quarter) => quarter.figures)
  const cells: Cells = (cell) => figures.map((found) => (found === undefined ? '–' : cell(found)))
  const date = (day: string) => formatDate(day, lang)
  const head = (label: string, names: readonly string[] = []): Row => ({ label, cells: names, style: 'head' })
  const isCut = quarters.some(
    ({ period, figures: found }) => found !== undefined && found.question.asOf < period.end,
  )
  const seenAt: Row = {
    label: say('seenAt'),
    cells: cells(({ question }) => date(question.asOf)),
    style: 'note',
  }
  const isBuiltIn = calendar.calendar === 'calendarYear' || calendar.calendar === 'vn-nd09-2019'
  const calendarTitle = isBuiltIn ? calendar.calendar : 'otherCalendar'

  page.heading(say('quartersTitle', { calendar: say(calendarTitle, { year: year.label }) }))
  printQuestion(printer, {
    day: say('quarterEnds'),
    kind,
    calendar: calendar.calendar,
    knownAt: report.knownAt.position,
  })
  page.blank()
  page.table([
    head(
      '',
      quarters.map(({ period }) => quarterName(period, say, 'quarterShort')),
    ),
    { label: say('from'), cells: quarters.map(({ period }) => date(period.start)), style: 'note' },
    { label: say('to'), cells: quarters.map(({ period }) => date(period.end)), style: 'note' },
    ...(isCut ? [seenAt] : []),
    head(say('countsHead')),
    ...countsOf(cells, figures, printer),
    head(say('ratiosHead')),
    ...ratiosOf(cells, printer),
    head(say('viewsHead')),
    ...viewsOf(cells, figures, printer),
    ...besidesOf(quarters, printer),
  ])
  if (calendar.dueBefore + calendar.dueAfter > 0) {
    const { dueBefore: before, dueAfter: after } = calendar
    printNote(printer, say('dueOutside', { before, after, start: date(year.start), end: date(year.end) }))
  }
  printRemarks(
    printer,
    figures.findLast((found) => found !== undefined),
  )
}

/** What the counts of the last quarter hide. */
function printRemarks(printer: Printer, last: Figures | undefined): void {
  const { lang, say } = printer
  if (last === undefined) return
  const { lateUnproven, retroactiveCount } = last.counts
  if (lateUnproven > 0) printNote(printer, say('unproven', { count: lateUnproven }))
  if (retroactiveCount > 0) printNote(printer, say('retroactive', { count: retroactiveCount }))
  const { running, asOf } = last.question
  if (running) printNote(printer, say('stillRunning', { date: formatDate(asOf, lang) }))
}

/** Each group of the plan on the day asked about. */
export function printGroups(printer: Printer): void {
  const { page, report, lang, say, percent } = printer
  const { groups, calendars, asOf, knownAt } = report
  if (groups.length === 0) return
  page.heading(say('groupsTitle'))
  printQuestion(printer, {
    day: say('atClose', { date: formatDate(asOf, lang) }),
    kind: calendars[0]?.kind ?? 'all',
    knownAt: knownAt.position,
  })
  printNote(printer, say('groupsLegend'))
  page.blank()
  page.table([
    { label: say('groupHead'), cells: ['(1)', '(2)', '(3)', '(6)', '(2+3+4) / (1)'], style: 'head' },
    ...groups.map(({ title, figures: { counts, ratios } }) => ({
      label: title,
      cells: [
        ...[counts.assigned, counts.completedOnTime, counts.completedLate, counts.openOverdue].map(String),
        percent(ratios.completionOfAssigned),
      ],
    })),
  ])
}
