import { type Explanation, formatPercent } from '@tiendo/core'
import type { Comparison, ProgressReport } from '../ask/progress-report.ts'
import type { Block, Section } from '../document/document.ts'
import { questionText } from './question.ts'
import { taskItem } from './task-items.ts'
import type { Words } from './words.ts'

/** One share, down to the events: every task of the numerator, every other one with what made it so. */
export function explanationSection(report: ProgressReport, comparison: Comparison, words: Words): Section {
  const { say, date, period } = words
  const { quarter, explanation, after } = comparison
  const { tasks, denominator = [] } = explanation
  const name = period(quarter)
  const at =
    after.position === report.knownAt.position ? report.knownAt.at : words.eventAt(after.position)?.at
  const ratio = { numerator: tasks.length, denominator: denominator.length }
  return {
    id: 'explanation',
    title: say('explainTitle'),
    question: questionText(words, {
      day: say('atClose', { date: date(quarter.end) }),
      kind: after.question.kind === undefined ? 'all' : 'planned',
      plan: report.plan.plan,
      policy: report.policy,
      calendar: report.quartersOf,
      ...(at === undefined ? {} : { knownAt: { position: after.position, at } }),
    }),
    blocks:
      denominator.length === 0
        ? [{ kind: 'text', text: say('explainNone', { quarter: name }) }]
        : [
            {
              kind: 'text',
              text: say('explainFigure', {
                quarter: name,
                ...ratio,
                percent: formatPercent(ratio, { locale: words.locale }),
              }),
            },
            ...explanationBlocks(explanation, words),
          ],
  }
}

/** The tasks that a figure counts; of a ratio also the rest of its denominator, with what made each of them so. */
export function explanationBlocks({ tasks, denominator }: Explanation, words: Words): readonly Block[] {
  const { say } = words
  if (denominator === undefined)
    return [
      {
        kind: 'tasks',
        list: {
          id: 'list-counted',
          title: say('listCounted'),
          tasks: tasks.map((task) => taskItem(words, task, 'explained')),
        },
      },
    ]
  const keyOf = ({ task, occurrence = '' }: { readonly task: string; readonly occurrence?: string }) =>
    `${task} ${occurrence}`
  const counted = new Set(tasks.map(keyOf))
  const others = denominator.filter((task) => !counted.has(keyOf(task)))
  return [
    ...(tasks.length === 0
      ? []
      : ([
          { kind: 'text', text: say('explainCounted', { count: tasks.length }) },
          {
            kind: 'tasks',
            list: {
              id: 'list-counted',
              title: say('listNumerator'),
              isBrief: true,
              tasks: tasks.map((task) => taskItem(words, task)),
            },
          },
        ] as const)),
    ...(others.length === 0
      ? []
      : ([
          { kind: 'text', text: say('explainOthers', { count: others.length }) },
          {
            kind: 'tasks',
            list: {
              id: 'list-others',
              title: say('listOthers'),
              tasks: others.map((task) => taskItem(words, task, 'explained')),
            },
          },
        ] as const)),
  ]
}
