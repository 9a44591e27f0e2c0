import { type Day, parseDay } from '../time/civil-date.ts'
import { type PlanningEvent, type TaskKind, workEventTypes } from './events.ts'

/**
 * Everything that was recorded about one task, compact and in the order in which it counts: by the date on which it
 * became true, within a day by position. A question about any date as known at any position is one pass over it.
 */
export interface TaskHistory {
  readonly entries: TaskEntry[]
}

/** The first known `TaskAdded` in the order in which entries count; without one there is no task. */
export function birthOf({ entries }: TaskHistory, knownAt: number): TaskBirth | undefined {
  return entries.find((entry): entry is TaskBirth => entry.type === 'TaskAdded' && entry.position <= knownAt)
}

interface EntryPlace {
  readonly position: number
  readonly day: Day
  /** The plan that the event names; an entry of another plan than its task's has no effect. */
  readonly plan: string
  /** The position of the retraction from which on the event was never true. */
  retractedAt?: number
}

export interface Assignment {
  readonly leadUnits: readonly string[]
  readonly collective: string | undefined
  readonly coordinatingUnits: readonly string[]
}

export interface TaskBirth extends EntryPlace, Assignment {
  readonly type: 'TaskAdded'
  readonly task: string
  readonly code: string
  readonly title: string
  readonly kind: TaskKind
  readonly group: string | undefined
  readonly deadline: Day | undefined
  readonly deliverable: string | undefined
}

export type TaskEntry =
  | TaskBirth
  | (EntryPlace & {
      readonly type: 'TaskRevised'
      readonly code: string | undefined
      readonly title: string | undefined
      readonly kind: TaskKind | undefined
      readonly group: string | undefined
      readonly deliverable: string | undefined
    })
  | (EntryPlace & Assignment & { readonly type: 'TaskReassigned' })
  | (EntryPlace & { readonly type: 'DeadlineChanged'; readonly to: Day })
  | (EntryPlace & {
      readonly type: 'ProgressReported'
      readonly percent: number | undefined
      readonly increment: number | undefined
      readonly total: number | undefined
    })
  | (EntryPlace & { readonly type: 'TaskCompleted'; readonly isDateUnknown: boolean })
  | (EntryPlace & { readonly type: 'TaskReopened'; readonly deadline: Day | undefined })
  | (EntryPlace & { readonly type: 'TaskWithdrawn' })
  | (EntryPlace & { readonly type: 'ObstacleRaised' | 'ObstacleResolved'; readonly obstacle: string })
  | (EntryPlace & {
      readonly type: 'EventRetracted'
      readonly target: number /** Whether it takes back anything. */
      acts: boolean
    })

/** Whether an entry says what was done, as against how the plan is built. Only such an entry can be retracted. */
export function isWork(entry: TaskEntry): boolean {
  return workEventTypes.has(entry.type)
}

/** Takes an event into a history, at its place. */
export function record(history: TaskHistory, event: PlanningEvent): void {
  const entry = entryOf(event)
  if (entry === undefined) return
  if (entry.type === 'EventRetracted') entry.acts = retract(history, entry.target, entry.position)
  const { entries } = history
  const index = indexOfPlace(entries, entry)
  // Nearly every entry is the last one, and adding at the end leaves the others untouched.
  if (index === entries.length) entries.push(entry)
  else entries.splice(index, 0, entry)
}

/** A second retraction of the same event changes nothing, and so does one of anything but work. */
function retract(history: TaskHistory, target: number, position: number): boolean {
  const entry = history.entries.find((other) => other.position === target)
  if (entry === undefined || !isWork(entry) || entry.retractedAt !== undefined) return false
  entry.retractedAt = position
  return true
}

/** The index of the first entry that counts after `entry`. */
function indexOfPlace(entries: readonly TaskEntry[], { day, position }: TaskEntry): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = entries[middle] as TaskEntry
    if (other.day < day || (other.day === day && other.position < position)) low = middle + 1
    else high = middle
  }
  return low
}

/** The part of an event that figures and rules look at; `undefined` for an event that is not about a task. */
export function entryOf(event: PlanningEvent): TaskEntry | undefined {
  switch (event.type) {
    case 'UnitRegistered':
    case 'PlanIssued':
    case 'PlanAmended':
    case 'GroupAdded':
      return undefined
    default:
      return entryAt(
        { position: event.position, day: parseDay(event.on) as Day, plan: event.data.plan },
        event,
      )
  }
}

type TaskEvent = Exclude<
  PlanningEvent,
  { type: 'UnitRegistered' | 'PlanIssued' | 'PlanAmended' | 'GroupAdded' }
>

function entryAt(place: EntryPlace, event: TaskEvent): TaskEntry {
  switch (event.type) {
    case 'TaskAdded': {
      const { task, code, title, kind, group, deadline, deliverable } = event.data
      const what = { task, code, title, kind, group, deadline: optionalDay(deadline), deliverable }
      return { ...place, type: 'TaskAdded', ...what, ...assignmentOf(event.data) }
    }
    case 'TaskRevised': {
      const { code, title, kind, group, deliverable } = event.data
      return { ...place, type: 'TaskRevised', code, title, kind, group, deliverable }
    }
    case 'TaskReassigned':
      return { ...place, type: 'TaskReassigned', ...assignmentOf(event.data) }
    case 'DeadlineChanged':
      return { ...place, type: 'DeadlineChanged', to: parseDay(event.data.to) as Day }
    case 'ProgressReported': {
      const { percent, quantity } = event.data
      const increment = quantity !== undefined && 'increment' in quantity ? quantity.increment : undefined
      const total = quantity !== undefined && 'total' in quantity ? quantity.total : undefined
      return { ...place, type: 'ProgressReported', percent, increment, total }
    }
    case 'TaskCompleted':
      return { ...place, type: 'TaskCompleted', isDateUnknown: event.data.dateUnknown === true }
    case 'TaskReopened':
      return { ...place, type: 'TaskReopened', deadline: optionalDay(event.data.deadline) }
    case 'TaskWithdrawn':
      return { ...place, type: 'TaskWithdrawn' }
    case 'ObstacleRaised':
      return { ...place, type: 'ObstacleRaised', obstacle: event.data.obstacle }
    case 'ObstacleResolved':
      return { ...place, type: 'ObstacleResolved', obstacle: event.data.obstacle }
    case 'EventRetracted':
      return { ...place, type: 'EventRetracted', target: event.data.position, acts: false }
  }
}

function optionalDay(date: string | undefined): Day | undefined {
  return date === undefined ? undefined : (parseDay(date) as Day)
}

function assignmentOf({
  leadUnits,
  collective,
  coordinatingUnits,
}: {
  readonly leadUnits: readonly string[]
  readonly collective?: string
  readonly coordinatingUnits: readonly string[]
}): Assignment {
  return { leadUnits, collective, coordinatingUnits }
}
