import type { Figures, TaskChange } from '@tiendo/core'
import type { Comparison, ProgressReport } from '../ask/progress-report.ts'
import type { Block, Cell, Row, Section, TaskItem } from '../document/document.ts'
import { none, text } from './cells.ts'
import { eventItem } from './event-items.ts'
import { type Cells, countRowsOf, ratioRowsOf, viewRowsOf } from './figure-rows.ts'
import { questionText } from './question.ts'
import type { Words } from './words.ts'

/** A quarter as it was known when it ended and as it was known later, side by side, and what made the difference. */
export function comparisonSection(report: ProgressReport, comparison: Comparison, words: Words): Section {
  const { say, date, period } = words
  const { quarter, before, after } = comparison
  const known = [before, after].map((figures) => date(knownOn(report, comparison, figures, words)))
  const [then = '', later = ''] = known
  const name = period(quarter).toUpperCase()
  return {
    id: 'comparison',
    title: say('comparisonTitle', { quarter: name, before: then, after: later }),
    question: questionText(words, {
      day: say('atClose', { date: date(quarter.end) }),
      kind: before.question.kind === undefined ? 'all' : 'planned',
      plan: report.plan.plan,
      policy: report.policy,
      calendar: report.quartersOf,
    }),
    blocks: [
      { kind: 'text', text: say('comparisonLead') },
      {
        kind: 'table',
        table: {
          id: 'table-comparison',
          title: say('tableComparison'),
          columns: ['', ...known.map((day) => say('knownOn', { date: day })), say('difference')],
          rows: comparisonRows(before, after, words),
        },
      },
      ...changeBlocks(comparison.restatement, words, comparison),
    ],
  }
}

/** Two figures beside each other, and by how much the counts differ. */
export function comparisonRows(before: Figures, after: Figures, { say }: Words): readonly Row[] {
  const figures = [before, after]
  const cells: Cells = (cell) => {
    const [then = none, later = none] = figures.map(cell)
    return [then, later, changeOf(then, later)]
  }
  const positions = figures.map(({ position }) => text(say('position', { position })))
  const hasViews = before.views !== undefined && after.views !== undefined
  return [
    { label: '', cells: positions, style: 'note' },
    ...countRowsOf(cells, figures, say),
    ...ratioRowsOf(cells, say),
    ...(hasViews ? viewRowsOf(cells, figures, say) : []),
  ]
}

/** Of counts; of two shares with different denominators a difference would say little. */
function changeOf(then: Cell, later: Cell): Cell {
  if (then.type !== 'count' || later.type !== 'count') return none
  return { type: 'change', value: later.value - then.value }
}

/** Which tasks differ between two figures, and the events that made them differ. */
export function changeBlocks(
  { tasks, from, to }: Comparison['restatement'],
  words: Words,
  omitted?: Pick<Comparison, 'omittedBefore' | 'omittedAfter'>,
): readonly Block[] {
  const { say } = words
  if (tasks.length === 0) return [{ kind: 'text', text: say('nothingChanged') }]
  return [
    { kind: 'text', text: say('changedTasks', { tasks: tasks.length, from: from + 1, to }) },
    {
      kind: 'tasks',
      list: {
        id: 'list-changes',
        title: say('listChanged'),
        tasks: tasks.map((change) => changeItem(change, words, omitted)),
      },
    },
  ]
}

function changeItem(
  change: TaskChange,
  words: Words,
  omitted: Pick<Comparison, 'omittedBefore' | 'omittedAfter'> | undefined,
): TaskItem {
  const { say, status } = words
  const [before, after] = [status(change.before), status(change.after)]
  const isReportedNow =
    omitted?.omittedBefore.includes(change.task) === true && !omitted.omittedAfter.includes(change.task)
  const same = `${before} ${say('unchanged')}${isReportedNow ? `; ${say('noLongerOmitted')}` : ''}`
  return {
    task: change.task,
    code: change.occurrence === undefined ? change.code : `${change.code} · ${change.occurrence}`,
    title: change.title,
    lead: '',
    status: change.after ?? 'outOfScope',
    statusText: before === after ? same : `${before} → ${after}`,
    state: [],
    events: change.events.map((event) => eventItem(words, event)),
  }
}

/** The quarter's last day for what was known at its close, whenever the last commit before it was made. */
function knownOn(
  { knownAt }: ProgressReport,
  { quarter, before }: Comparison,
  figures: Figures,
  { eventAt, recordedOn }: Words,
): string {
  if (figures === before) return quarter.end
  const at = figures.position === knownAt.position ? knownAt.at : eventAt(figures.position)?.at
  const day = at === undefined ? quarter.end : recordedOn(at)
  const isBeforeEnd = day < quarter.end
  return isBeforeEnd ? quarter.end : day
}
