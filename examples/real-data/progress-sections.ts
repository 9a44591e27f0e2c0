import { type Figures, formatPercent, type RatioName } from '@tiendo/core'
import { list, listedTaskId, onlyDayOf, progressPlan } from './progress-list.ts'
import type { RecordedList } from './recorded.ts'
import { type Check, listed, pair, type Section } from './section.ts'

const question = { plan: progressPlan, asOf: list.on, running: false } as const

const statusOfWord = {
  'Hoàn thành': ['completedOnTime', 'completedLate'],
  'Đang thực hiện': ['openWithinDeadline'],
  'Quá hạn': ['openOverdue'],
} as const

/** The list as it stands: a day that the text of a result mentions is evidence and no day of completion. */
export function listSection({ tracker, tasks, refusalOfFuture }: RecordedList): Section {
  const figures = tracker.figures(question)
  const { counts, ratios } = figures
  const overdue = tracker.explain(question, 'openOverdue').tasks.map(({ code }) => code)
  const found = new Map(tracker.explain(question, 'assigned').tasks.map(({ task, status }) => [task, status]))
  const agreeing = tasks.filter(({ code, status }) =>
    (statusOfWord[status] as readonly string[]).includes(found.get(listedTaskId(code)) ?? ''),
  )
  const ratio = (name: RatioName, expected: string): Check => ({ name, expected, found: pair(ratios[name]) })
  return {
    title: 'The list of 37 tasks as of 24 May 2025',
    notes: [
      'Every completion is recorded with dateUnknown on the day of the list, the days of the text as evidence. Task 22 is completed in the list while its evidence, 28/5, lies after it. The first day of the plan is invented.',
    ],
    checks: [
      { name: 'tasks', expected: 37, found: counts.assigned },
      { name: 'done', expected: 21, found: doneOf(figures) },
      { name: 'open in time', expected: 14, found: counts.openWithinDeadline },
      { name: 'overdue', expected: 2, found: counts.openOverdue },
      { name: 'overdue, by task', expected: '25, 34', found: listed(overdue) },
      { name: 'rows whose status the figures confirm', expected: 37, found: agreeing.length },
      ratio('completionOfAssigned', '21/37'),
      ratio('completionDueStrict', '9/11'),
      ratio('completionOfDueOrDone', '21/23'),
      ratio('onTimeOfCompleted', '12/21'),
      { name: 'late only as nobody knows the day', expected: 9, found: counts.lateUnproven },
      {
        name: 'a completion on 28/5, recorded on 24/5',
        expected: 'COMPLETION_IN_FUTURE',
        found: refusalOfFuture,
      },
    ],
    tables: [
      {
        title: 'One list, three answers',
        columns: ['ratio', 'pair', 'per cent'],
        rows: (['completionOfAssigned', 'completionDueStrict', 'completionOfDueOrDone'] as const).map(
          (name) => [name, pair(ratios[name]), formatPercent(ratios[name], { locale: 'vi' })],
        ),
      },
    ],
  }
}

function doneOf({ counts }: Figures): number {
  return counts.completedOnTime + counts.completedLate + counts.completedUndated
}

/** Which reading of the days gives the stated numbers, and that the other one does not. */
export function readingSection(evidence: RecordedList, completion: RecordedList): Section {
  const [first, second] = [evidence, completion].map(({ tracker }) => tracker.figures(question)) as [
    Figures,
    Figures,
  ]
  const open = evidence.tasks.filter(({ status, dates }) => status !== 'Hoàn thành' && dates.length > 0)
  const old = evidence.tasks.filter(({ dates }) => dates.some((date) => date.endsWith('/2024')))
  const rows: readonly (readonly [string, (figures: Figures) => string | number])[] = [
    ['done', doneOf],
    ['on time of completed', ({ ratios }) => pair(ratios.onTimeOfCompleted)],
    ['late, by a known day', ({ counts }) => counts.completedLate - counts.lateUnproven],
    ['late only as nobody knows the day', ({ counts }) => counts.lateUnproven],
    ['completed on an unknown day', ({ counts }) => counts.dateUnknownCount],
  ]
  const usable = evidence.tasks.filter(({ status, dates }) => {
    const day = onlyDayOf(dates)
    return status === 'Hoàn thành' && day !== undefined && day <= list.on
  })
  const isStated = ({ counts }: Figures) => counts.completedOnTime === 12 && counts.lateUnproven === 9
  return {
    title: 'Two readings of the days that the results mention',
    notes: [
      `Days of the text are no days of completion: tasks ${listed(open.map(({ code }) => code))} mention some and are open, and tasks ${listed(old.map(({ code }) => code))} mention days before the plan of 2025.`,
    ],
    checks: [
      { name: 'as evidence: 12 on time, 9 unproven', expected: true, found: isStated(first) },
      { name: 'as completion: 12 on time, 9 unproven', expected: false, found: isStated(second) },
    ],
    tables: [
      {
        title: `If the one day of tasks ${listed(usable.map(({ code }) => code))} were that of completion`,
        columns: ['figure', 'evidence', 'completion'],
        rows: rows.map(([name, figureIn]) => [name, figureIn(first), figureIn(second)]),
      },
    ],
  }
}

/** The same draft says one thing in its headline and another in its list. */
export function headlineSection(
  { tracker }: RecordedList,
  headline: { readonly [name: string]: number },
): Section {
  const figures = tracker.figures(question)
  const { openWithinDeadline, openOverdue } = figures.counts
  const counted = { done: doneOf(figures), openWithinDeadline, openOverdue }
  const differing = Object.entries(counted).filter(([name, value]) => headline[name] !== value)
  return {
    title: 'The headline of the draft, and its list',
    notes: [],
    checks: [
      {
        name: 'headline: done, open in time, overdue',
        expected: '22, 13, 2',
        found: listed(Object.values(headline)),
      },
      {
        name: 'list: done, open in time, overdue',
        expected: '21, 14, 2',
        found: listed(Object.values(counted)),
      },
      {
        name: 'figures in which they differ',
        expected: 'done, openWithinDeadline',
        found: listed(differing.map(([name]) => name)),
      },
    ],
    tables: [],
  }
}
