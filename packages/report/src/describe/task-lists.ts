import type { CivilDate, TaskEvidence } from '@tiendo/core'
import type { ProgressReport } from '../ask/progress-report.ts'
import type { Block, Section } from '../document/document.ts'
import { questionText } from './question.ts'
import { taskItem } from './task-items.ts'
import type { Words } from './words.ts'

export function overdueSection(report: ProgressReport, words: Words): Section {
  const { say } = words
  return {
    id: 'overdue',
    title: say('overdueTitle'),
    question: questionOf(report, report.asOf, words),
    blocks: [taskListBlock('list-overdue', say('listOverdue'), report.overdue, words)],
  }
}

export function omittedSection(
  report: ProgressReport,
  { quarter, tasks }: NonNullable<ProgressReport['omitted']>,
  words: Words,
): Section {
  const { say, period } = words
  return {
    id: 'omitted',
    title: say('omittedTitle', { quarter: period(quarter).toUpperCase() }),
    question: questionOf(report, quarter.end, words, report.quartersOf),
    blocks: [taskListBlock('list-omitted', say('listOmitted'), tasks, words)],
  }
}

export function taskListBlock(
  id: string,
  title: string,
  tasks: readonly TaskEvidence[],
  words: Words,
): Block {
  return { kind: 'tasks', list: { id, title, tasks: tasks.map((task) => taskItem(words, task)) } }
}

function questionOf(
  { plan, policy, knownAt }: ProgressReport,
  day: CivilDate,
  words: Words,
  calendar?: string,
): string {
  const { say, date } = words
  return questionText(words, {
    day: say('atClose', { date: date(day) }),
    kind: 'all',
    plan: plan.plan,
    policy,
    knownAt,
    ...(calendar === undefined ? {} : { calendar }),
  })
}
