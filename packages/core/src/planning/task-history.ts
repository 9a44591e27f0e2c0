import { type Day, parseDay } from '../time/civil-date.ts'
import {
  type Correction,
  type Occurrence,
  type PlanningEvent,
  type Target,
  type TaskKind,
  workEventTypes,
} from './events.ts'

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
  /** The day from which on it counts. */
  readonly day: Day
  /** The date of the event, where that is another one. */
  readonly on?: Day
  /** The plan that the event names; an entry of another plan than its task's has no effect. */
  readonly plan: string
  readonly correction?: Correction
  /** The position of the retraction from which on the event was never true. */
  retractedAt?: number
}

export interface Assignment {
  readonly leadUnits: readonly string[]
  readonly collective: string | undefined
  readonly coordinatingUnits: readonly string[]
}

/** One time that recurring work is to be done, as an event lists it. */
export interface ListedOccurrence {
  readonly key: string
  readonly start: Day
  readonly deadline: Day
}

export interface TaskBirth extends EntryPlace, Assignment {
  readonly type: 'TaskAdded'
  readonly task: string
  readonly code: string
  readonly title: string
  readonly kind: TaskKind
  readonly group: string | undefined
  readonly start: Day | undefined
  readonly deadline: Day | undefined
  readonly originalDeadline: Day | undefined
  readonly occurrences: readonly ListedOccurrence[] | undefined
  readonly weight: number | undefined
  readonly target: Target | undefined
  readonly deliverable: string | undefined
  readonly implements: string | undefined
}

/** What may concern one occurrence of recurring work: `undefined` where the event names none. */
interface OfOccurrence extends EntryPlace {
  readonly occurrence: string | undefined
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
      readonly start: Day | undefined
      readonly occurrences: readonly ListedOccurrence[] | undefined
      readonly implements: string | undefined
    })
  | (EntryPlace & Assignment & { readonly type: 'TaskReassigned' })
  | (EntryPlace & { readonly type: 'TaskReweighted'; readonly weight: number })
  | (EntryPlace & { readonly type: 'TargetRevised'; readonly target: Target })
  | (OfOccurrence & { readonly type: 'DeadlineChanged'; readonly to: Day })
  | (EntryPlace & { readonly type: 'TaskSuspended' })
  | (EntryPlace & { readonly type: 'TaskResumed'; readonly deadline: Day | undefined })
  | (EntryPlace & {
      readonly type: 'TaskWithdrawn' | 'TaskSplit' | 'TasksMerged' | 'TaskCarriedOver'
      /** The tasks that take its place. */
      readonly into: readonly string[]
    })
  | (OfOccurrence & {
      readonly type: 'ProgressReported'
      readonly percent: number | undefined
      readonly increment: number | undefined
      readonly total: number | undefined
    })
  | (OfOccurrence & {
      readonly type: 'CompletionSubmitted' | 'TaskCompleted'
      readonly isDateUnknown: boolean
    })
  | (OfOccurrence & { readonly type: 'CompletionReturned' })
  | (OfOccurrence & { readonly type: 'TaskReopened'; readonly deadline: Day | undefined })
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
  if (entry.type === 'EventRetracted') entry.acts = retract(history, entry)
  const { entries } = history
  const index = indexOfPlace(entries, entry)
  // Nearly every entry is the last one, and adding at the end leaves the others untouched.
  if (index === entries.length) entries.push(entry)
  else entries.splice(index, 0, entry)
}

/** A second retraction of the same event changes nothing, and so does one of anything but work, or in another plan. */
function retract(
  history: TaskHistory,
  { target, position, plan }: Extract<TaskEntry, { type: 'EventRetracted' }>,
): boolean {
  const entry = history.entries.find((other) => other.position === target)
  if (entry?.plan !== plan || !isWork(entry) || entry.retractedAt !== undefined) return false
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
  if (!isTaskEvent(event)) return undefined
  const { plan, correction } = event.data
  const place: EntryPlace = { position: event.position, day: dayOf(event), plan }
  return entryAt(correction === undefined ? place : { ...place, correction }, event)
}

type TaskEvent = Extract<PlanningEvent, { data: { readonly plan: string; readonly task: string } }>

function isTaskEvent(event: PlanningEvent): event is TaskEvent {
  return 'task' in event.data
}

/** What is carried over leaves its plan no sooner than the plan's period has ended. */
function dayOf({ on, type, data }: TaskEvent): Day {
  const day = parseDay(on) as Day
  return type === 'TaskCarriedOver' ? Math.max(day, (parseDay(data.periodEnd) as Day) + 1) : day
}

function entryAt(place: EntryPlace, event: TaskEvent): TaskEntry {
  switch (event.type) {
    case 'TaskAdded': {
      const { task, code, title, kind, group, weight, target, deliverable } = event.data
      return {
        ...place,
        type: 'TaskAdded',
        task,
        code,
        title,
        kind,
        group,
        start: optionalDay(event.data.start),
        deadline: optionalDay(event.data.deadline),
        originalDeadline: optionalDay(event.data.originalDeadline),
        occurrences: listed(event.data.occurrences),
        weight,
        target,
        deliverable,
        implements: event.data.implements,
        ...assignmentOf(event.data),
      }
    }
    case 'TaskRevised': {
      const { code, title, kind, group, deliverable, start, occurrences } = event.data
      const what = { code, title, kind, group, deliverable, implements: event.data.implements }
      const when = { start: optionalDay(start), occurrences: listed(occurrences) }
      return { ...place, type: 'TaskRevised', ...what, ...when }
    }
    case 'TaskReassigned':
      return { ...place, type: 'TaskReassigned', ...assignmentOf(event.data) }
    case 'TaskReweighted':
      return { ...place, type: 'TaskReweighted', weight: event.data.weight }
    case 'TargetRevised':
      return { ...place, type: 'TargetRevised', target: event.data.target }
    case 'DeadlineChanged': {
      const { occurrence, to } = event.data
      return { ...place, type: 'DeadlineChanged', occurrence, to: parseDay(to) as Day }
    }
    case 'TaskResumed':
      return { ...place, type: 'TaskResumed', deadline: optionalDay(event.data.deadline) }
    case 'TaskSuspended':
      return { ...place, type: 'TaskSuspended' }
    case 'TaskWithdrawn':
      return { ...place, type: 'TaskWithdrawn', into: [] }
    case 'TaskSplit':
      return { ...place, type: 'TaskSplit', into: event.data.into }
    case 'TasksMerged':
      return { ...place, type: 'TasksMerged', into: [event.data.task] }
    case 'TaskCarriedOver': {
      const { to } = event.data
      return { ...place, type: 'TaskCarriedOver', into: [to.task], on: parseDay(event.on) as Day }
    }
    case 'ProgressReported': {
      const { occurrence, percent, quantity } = event.data
      const increment = quantity !== undefined && 'increment' in quantity ? quantity.increment : undefined
      const total = quantity !== undefined && 'total' in quantity ? quantity.total : undefined
      return { ...place, type: 'ProgressReported', occurrence, percent, increment, total }
    }
    case 'CompletionSubmitted':
    case 'TaskCompleted': {
      const { occurrence, dateUnknown } = event.data
      return { ...place, type: event.type, occurrence, isDateUnknown: dateUnknown === true }
    }
    case 'CompletionReturned':
      return { ...place, type: 'CompletionReturned', occurrence: event.data.occurrence }
    case 'TaskReopened': {
      const { occurrence, deadline } = event.data
      return { ...place, type: 'TaskReopened', occurrence, deadline: optionalDay(deadline) }
    }
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

function listed(occurrences: readonly Occurrence[] | undefined): readonly ListedOccurrence[] | undefined {
  return occurrences?.map(({ key, start, deadline }) => ({
    key,
    start: parseDay(start) as Day,
    deadline: parseDay(deadline) as Day,
  }))
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
