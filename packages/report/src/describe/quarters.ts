import type { Figures } from '@tiendo/core'
import type { CalendarReport, ProgressReport } from '../ask/progress-report.ts'
import type { Block, Row, Section } from '../document/document.ts'
import { date, none } from './cells.ts'
import { evidenceId } from './evidence.ts'
import { besideRowsOf, type Cells, countRowsOf, ratioRowsOf, viewRowsOf } from './figure-rows.ts'
import { questionText } from './question.ts'
import type { Words } from './words.ts'

/** The four quarters of a reporting year, each at its last day. */
export function quartersSection(report: ProgressReport, calendar: CalendarReport, words: Words): Section {
  const { say } = words
  const { quarters, year, kind } = calendar
  const figures = quarters.map((quarter) => quarter.figures)
  const cells: Cells = (cell) =>
    figures.map((found, index) => (found === undefined ? none : cell(found, index)))
  const head = (label: string): Row => ({ label, cells: [], style: 'head' })
  const isCut = quarters.some(
    ({ period, figures: found }) => found !== undefined && found.question.asOf < period.end,
  )
  const isBuiltIn = calendar.calendar === 'calendarYear' || calendar.calendar === 'vn-nd09-2019'
  const calendarTitle = isBuiltIn ? calendar.calendar : 'otherCalendar'
  const listed = report.evidence !== undefined && calendar.calendar === report.quartersOf
  const evidenceOf = listed
    ? (index: number, name: string) => evidenceId(quarters[index]?.period, name)
    : undefined
  const rows: readonly Row[] = [
    { label: say('from'), cells: quarters.map(({ period }) => date(period.start)), style: 'note' },
    { label: say('to'), cells: quarters.map(({ period }) => date(period.end)), style: 'note' },
    ...(isCut
      ? [
          {
            label: say('seenAt'),
            cells: cells(({ question }) => date(question.asOf)),
            style: 'note',
          } as const,
        ]
      : []),
    head(say('countsHead')),
    ...countRowsOf(cells, figures, say, evidenceOf),
    head(say('ratiosHead')),
    ...ratioRowsOf(cells, say),
    head(say('viewsHead')),
    ...viewRowsOf(cells, figures, say, evidenceOf),
    ...besideRowsOf(quarters, say),
  ]
  const notes = [
    ...outsideNotes(calendar, words),
    ...remarks(
      figures.findLast((found) => found !== undefined),
      words,
    ),
  ]
  return {
    id: `quarters-${idOf(calendar.calendar)}`,
    title: say('quartersTitle', { calendar: say(calendarTitle, { year: year.label ?? '' }) }),
    question: questionText(words, {
      day: say('quarterEnds'),
      kind,
      plan: report.plan.plan,
      policy: report.policy,
      calendar: calendar.calendar,
      knownAt: report.knownAt,
    }),
    blocks: [
      {
        kind: 'table',
        table: {
          id: `table-quarters-${idOf(calendar.calendar)}`,
          title: say('tableQuarters', { calendar: calendar.calendar }),
          columns: ['', ...quarters.map(({ period }) => words.period(period, 'short'))],
          rows,
        },
      },
      ...notes.map((note): Block => ({ kind: 'text', text: note, isNote: true })),
    ],
  }
}

function idOf(calendar: string): string {
  return calendar.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

function outsideNotes(
  { year, dueBefore, dueAfter }: CalendarReport,
  { say, date: written }: Words,
): string[] {
  if (dueBefore + dueAfter === 0) return []
  const [start, end] = [written(year.start), written(year.end)]
  return [say('dueOutside', { before: dueBefore, after: dueAfter, start, end })]
}

/** What the counts of the last quarter hide. */
function remarks(last: Figures | undefined, { say, date: written }: Words): string[] {
  if (last === undefined) return []
  const { lateUnproven, retroactiveCount } = last.counts
  const { running, asOf } = last.question
  return [
    ...(lateUnproven > 0 ? [say('unproven', { count: lateUnproven })] : []),
    ...(retroactiveCount > 0 ? [say('retroactive', { count: retroactiveCount })] : []),
    ...(running ? [say('stillRunning', { date: written(asOf) })] : []),
  ]
}
