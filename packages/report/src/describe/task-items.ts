import type { TaskEvidence } from '@tiendo/core'
import type { TaskItem } from '../document/document.ts'
import { eventItem, percentText } from './event-items.ts'
import type { Words } from './words.ts'

/** A task as a list shows it; `explained` with the events that put it there. */
export function taskItem(words: Words, task: TaskEvidence, form?: 'explained'): TaskItem {
  const { deadline, originalDeadline, completedOn, daysOverdue, percent, lastWorkOn } = task
  const isMoved = originalDeadline !== undefined && originalDeadline !== deadline
  return {
    task: task.task,
    code: task.occurrence === undefined ? task.code : `${task.code} · ${task.occurrence}`,
    title: task.title,
    lead: leadOf(task, words),
    status: task.status,
    statusText: words.status(task.status),
    ...(deadline === undefined ? {} : { deadline }),
    ...(isMoved ? { originalDeadline } : {}),
    ...(completedOn === undefined ? {} : { completedOn }),
    ...(daysOverdue === undefined ? {} : { daysOverdue }),
    ...(percent === undefined ? {} : { percent }),
    ...(lastWorkOn === undefined ? {} : { lastWorkOn }),
    state: stateOf(task, words),
    events:
      form === undefined
        ? []
        : [
            ...task.because.map((event) => eventItem(words, event)),
            ...task.retroactive.map((event) => eventItem(words, event, words.say('tooLate'))),
          ],
  }
}

function leadOf({ leadUnits, collective }: TaskEvidence, { unit, say }: Words): string {
  if (collective !== undefined) return collective
  return leadUnits.length === 0 ? say('noLead') : leadUnits.map(unit).join('; ')
}

function stateOf(task: TaskEvidence, words: Words): string[] {
  const { say, date } = words
  const { deadline, originalDeadline, completedOn, openObstacles } = task
  const isMoved = originalDeadline !== undefined && originalDeadline !== deadline
  return [
    ...(deadline === undefined ? [] : [say('deadlineOn', { date: date(deadline) })]),
    ...(isMoved ? [say('originallyOn', { date: date(originalDeadline) })] : []),
    ...(completedOn === undefined ? openStateOf(task, words) : [say('doneOn', { date: date(completedOn) })]),
    ...(openObstacles.length > 0 ? [say('openObstacle')] : []),
  ]
}

function openStateOf(
  { daysOverdue, percent, lastWorkOn }: TaskEvidence,
  { say, date, locale }: Words,
): string[] {
  const overdue =
    daysOverdue === 0 ? say('justOverdue') : daysOverdue && say('overdueBy', { days: daysOverdue })
  return [
    ...(overdue ? [overdue] : []),
    ...(percent === undefined ? [] : [say('percentReported', { percent: percentText(percent, locale) })]),
    lastWorkOn === undefined ? say('neverWork') : say('lastWork', { date: date(lastWorkOn) }),
  ]
}
