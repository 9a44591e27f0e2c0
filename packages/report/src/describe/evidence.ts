import { type Period, type Status, statuses, type TaskEvidence } from '@tiendo/core'
import { evidentViews, type ProgressReport, type QuarterEvidence } from '../ask/progress-report.ts'
import type { Block, Section } from '../document/document.ts'
import { questionText } from './question.ts'
import { taskItem } from './task-items.ts'
import type { TextName } from './texts.ts'
import type { Words } from './words.ts'

const listedFigures: ReadonlySet<string> = new Set([...statuses, 'assigned', ...evidentViews])

/** The id of the list of tasks behind a figure of a quarter. */
export function evidenceId(period: Period | undefined, figure: string): string | undefined {
  if (period === undefined || !listedFigures.has(figure)) return undefined
  return `tasks-${period.end}-${figure.toLowerCase()}`
}

/** The tasks behind every count of the quarters, with the events that decide where each of them stands. */
export function evidenceSection(
  report: ProgressReport,
  evidence: readonly QuarterEvidence[],
  words: Words,
): Section {
  const { say } = words
  return {
    id: 'evidence',
    title: say('evidenceTitle'),
    question: questionText(words, {
      day: say('quarterEnds'),
      kind: report.units.question.kind === undefined ? 'all' : 'planned',
      plan: report.plan.plan,
      policy: report.policy,
      calendar: report.quartersOf,
      knownAt: report.knownAt,
    }),
    blocks: [
      { kind: 'text', text: say('evidenceLead') },
      ...evidence.flatMap((quarter) => quarterBlocks(quarter, words)),
    ],
  }
}

function quarterBlocks({ period, tasks, views }: QuarterEvidence, words: Words): readonly Block[] {
  const byStatus = new Map<Status, TaskEvidence[]>(statuses.map((status) => [status, []]))
  for (const task of tasks) byStatus.get(task.status)?.push(task)
  const lists: readonly (readonly [name: string, tasks: readonly TaskEvidence[]])[] = [
    ['assigned', tasks],
    ...byStatus,
    ...evidentViews.map((name) => [name, views[name]] as const),
  ]
  return lists
    .filter(([, listed]) => listed.length > 0)
    .map(([name, listed]): Block => {
      const isWhole = name === 'assigned'
      return {
        kind: 'tasks',
        list: {
          id: evidenceId(period, name) as string,
          title: words.say('ofQuarter', { quarter: words.period(period), name: words.say(name as TextName) }),
          ...(isWhole ? { isBrief: true } : {}),
          tasks: listed.map((task) => taskItem(words, task, isWhole ? undefined : 'explained')),
        },
      }
    })
}
