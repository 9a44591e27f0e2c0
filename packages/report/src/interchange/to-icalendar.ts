import type { CivilDate, LogHead, Status } from '@tiendo/core'
import { folded, icalText } from './ical-text.ts'

/** A task as a list of things to do needs it; `TaskEvidence` and `TaskItem` have most of it. */
export interface CalendarTask {
  readonly task: string
  /** Of recurring work the occurrence. */
  readonly occurrence?: string
  readonly code: string
  readonly title: string
  /** Who leads, in words. */
  readonly lead?: string
  readonly status: Status
  /** The last day on which it is in time. */
  readonly deadline?: CivilDate
  /** What was last reported, 0 to 100. */
  readonly percent?: number
  readonly lastWorkOn?: CivilDate
  readonly categories?: readonly string[]
}

export interface CalendarOptions {
  /** The log and what is known of it: its id makes the ids of tasks unique, its time is the time stamp. */
  readonly head: LogHead
  /** The name of the calendar. */
  readonly name?: string
}

const open: ReadonlySet<Status> = new Set<Status>([
  'openWithinDeadline',
  'openOverdue',
  'openUndated',
  'suspended',
])

/**
 * The open tasks among those given as to-dos of an iCalendar (RFC 5545): a program that reads it again replaces the ones that it
 * has, because ids stay. A suspended task is one of them, without a due day, since its clock stands.
 *
 * DUE is the deadline as a date, the last day in time: RFC 5545 §3.8.2.3 has it as the date on which the to-do is expected to
 * be completed. A program that takes a date for its first moment shows the task as overdue a day early.
 *
 * @throws {TypeError} for the head of an empty log, which has no id and no time
 */
export function toICalendar(tasks: Iterable<CalendarTask>, { head, name }: CalendarOptions): string {
  if (head.log === '') throw new TypeError('Cannot write a calendar: the log is empty')
  const stamp = head.at.replace(/\.\d+/, '').replace(/[-:]/g, '')
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//tiendo//report//EN', 'CALSCALE:GREGORIAN']
  if (name !== undefined) lines.push(`X-WR-CALNAME:${icalText(name)}`)
  for (const task of tasks) if (open.has(task.status)) lines.push(...todoOf(task, head.log, stamp))
  return [...lines, 'END:VCALENDAR'].map(folded).join('')
}

function todoOf(task: CalendarTask, log: string, stamp: string): readonly string[] {
  const { deadline, percent, lastWorkOn, lead, categories = [] } = task
  const id = task.occurrence === undefined ? task.task : `${task.task}/${task.occurrence}`
  const isBegun = lastWorkOn !== undefined || (percent ?? 0) > 0
  const description = [lead ?? '', deadline ?? ''].filter((text) => text !== '').join('\n')
  const lines = [
    'BEGIN:VTODO',
    `UID:${icalText(id)}@${log}`,
    `DTSTAMP:${stamp}`,
    `SUMMARY:${icalText(`${task.code} ${task.title}`)}`,
  ]
  if (description !== '') lines.push(`DESCRIPTION:${icalText(description)}`)
  if (deadline !== undefined && task.status !== 'suspended')
    lines.push(`DUE;VALUE=DATE:${deadline.replaceAll('-', '')}`)
  lines.push(`STATUS:${isBegun ? 'IN-PROCESS' : 'NEEDS-ACTION'}`)
  if (percent !== undefined) lines.push(`PERCENT-COMPLETE:${Math.floor(percent)}`)
  if (categories.length > 0) lines.push(`CATEGORIES:${categories.map(icalText).join(',')}`)
  return [...lines, 'END:VTODO']
}
