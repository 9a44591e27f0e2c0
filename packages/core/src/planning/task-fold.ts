import type { Day } from '../time/civil-date.ts'
import type { TaskKind } from './events.ts'
import { type Assignment, birthOf, isWork, type TaskEntry, type TaskHistory } from './task-history.ts'

/** Which deadline a task is judged by: the first one, the one in force, or the last one that anybody approved. */
export type DeadlinePolicy = 'original' | 'inForce' | 'lenient'

/** A deadline and where it comes from. */
export interface Deadline {
  readonly day: Day
  /** The day that set it, and the position of the event that did. */
  readonly setOn: Day
  readonly position: number
}

export type Deadlines = { readonly [Policy in DeadlinePolicy]: Deadline | undefined }

/** A completion that holds: the first one of an unbroken run. */
export interface Completion {
  readonly day: Day
  readonly position: number
  readonly isDateUnknown: boolean
  /** The deadlines at that moment, by which it is judged whatever happens to them later. */
  readonly deadlines: Deadlines
}

/** A task at the close of a day, as known at a position. */
export interface TaskState {
  readonly plan: string
  readonly task: string
  /** The day from which on it is in scope. */
  readonly entry: Day
  readonly birthPosition: number
  phase: 'open' | 'done' | 'out'
  code: string
  title: string
  kind: TaskKind
  group: string | undefined
  deliverable: string | undefined
  assignment: Assignment
  deadlines: Deadlines
  completion: Completion | undefined
  /** The last reopening that holds. */
  restart: { readonly day: Day; readonly position: number } | undefined
  /** The withdrawal that ended it. */
  exit: { readonly day: Day; readonly position: number } | undefined
  /** How many changes moved the deadline to a later day. */
  extendedCount: number
  /** Changes of the deadline that were approved too late to be in force. */
  retroactive: readonly TaskEntry[]
  /** Whether any progress was reported. */
  hasProgress: boolean
  percent: number | undefined
  /** The last reported total and what was added since. */
  quantity: number | undefined
  /** The last day on which anything was done, with effect or without. */
  lastWorkOn: Day | undefined
  openObstacles: readonly string[]
  /** Entries that found the task in a phase in which they change nothing. */
  readonly ineffective: readonly TaskEntry[]
}

export interface Viewpoint {
  /** The last day whose events count. */
  readonly day: Day
  /** The last position that is known. */
  readonly knownAt: number
}

export const everything: Viewpoint = { day: Number.POSITIVE_INFINITY, knownAt: Number.POSITIVE_INFINITY }

const none: readonly never[] = []

/**
 * Folds a history into the state of its task: one pass over the entries that are known and not retracted, up to and
 * including `day`, in the order in which they count. `undefined` where the task was not known.
 *
 * Total: every history has exactly one state, also one that no command would lead to. What could not take effect is
 * in `ineffective`.
 */
export function foldTask(history: TaskHistory, { day, knownAt }: Viewpoint): TaskState | undefined {
  const birth = birthOf(history, knownAt)
  if (birth === undefined) return undefined
  const first =
    birth.deadline === undefined
      ? undefined
      : { day: birth.deadline, setOn: birth.day, position: birth.position }
  const ineffective: TaskEntry[] = []
  const state: TaskState = {
    plan: birth.plan,
    task: birth.task,
    entry: birth.day,
    birthPosition: birth.position,
    phase: 'open',
    code: birth.code,
    title: birth.title,
    kind: birth.kind,
    group: birth.group,
    deliverable: birth.deliverable,
    assignment: birth,
    deadlines: { original: first, inForce: first, lenient: first },
    completion: undefined,
    restart: undefined,
    exit: undefined,
    extendedCount: 0,
    retroactive: none,
    hasProgress: false,
    percent: undefined,
    quantity: undefined,
    lastWorkOn: undefined,
    openObstacles: none,
    ineffective,
  }
  for (const entry of history.entries) {
    if (entry.day > day) break
    if (entry.position === birth.position || entry.position > knownAt) continue
    if (entry.retractedAt !== undefined && entry.retractedAt <= knownAt) continue
    if (isWork(entry)) state.lastWorkOn = entry.day
    if (entry.plan !== birth.plan || !apply(state, entry)) ineffective.push(entry)
  }
  return state
}

/** Applies an entry; false where it has no effect in the phase that it finds. */
function apply(state: TaskState, entry: TaskEntry): boolean {
  switch (entry.type) {
    case 'TaskAdded':
      return false
    case 'TaskRevised':
      state.code = entry.code ?? state.code
      state.title = entry.title ?? state.title
      state.kind = entry.kind ?? state.kind
      state.group = entry.group ?? state.group
      state.deliverable = entry.deliverable ?? state.deliverable
      return true
    case 'TaskReassigned':
      state.assignment = entry
      return true
    case 'DeadlineChanged':
      changeDeadline(state, entry)
      return true
    case 'ProgressReported':
      state.hasProgress = true
      state.percent = entry.percent ?? state.percent
      if (entry.total !== undefined) state.quantity = entry.total
      if (entry.increment !== undefined) state.quantity = (state.quantity ?? 0) + entry.increment
      return true
    case 'TaskCompleted':
      if (state.phase !== 'open') return false
      state.phase = 'done'
      state.completion = {
        day: entry.day,
        position: entry.position,
        isDateUnknown: entry.isDateUnknown,
        deadlines: state.deadlines,
      }
      return true
    case 'TaskReopened':
      if (state.phase !== 'done') return false
      state.phase = 'open'
      state.completion = undefined
      state.restart = { day: entry.day, position: entry.position }
      if (entry.deadline !== undefined) {
        const stated = { day: entry.deadline, setOn: entry.day, position: entry.position }
        state.deadlines = { original: state.deadlines.original, inForce: stated, lenient: stated }
      }
      return true
    case 'TaskWithdrawn':
      if (state.phase !== 'open') return false
      state.phase = 'out'
      state.exit = { day: entry.day, position: entry.position }
      return true
    case 'ObstacleRaised':
      if (state.openObstacles.includes(entry.obstacle)) return false
      state.openObstacles = [...state.openObstacles, entry.obstacle]
      return true
    case 'ObstacleResolved':
      if (!state.openObstacles.includes(entry.obstacle)) return false
      state.openObstacles = state.openObstacles.filter((obstacle) => obstacle !== entry.obstacle)
      return true
    case 'EventRetracted':
      return entry.acts
  }
}

/**
 * A change is in force if it was approved no later than the deadline then in force or, while the deadline's clock is
 * stopped, no later than the day on which it stopped. A task without a deadline has none that could have expired.
 */
function changeDeadline(state: TaskState, entry: Extract<TaskEntry, { type: 'DeadlineChanged' }>): void {
  const { to, day: approvedOn, position } = entry
  const change = { day: to, setOn: approvedOn, position }
  const { original, inForce, lenient } = state.deadlines
  const lastDayToApprove = state.completion?.day ?? inForce?.day
  const isInForce = lastDayToApprove === undefined || approvedOn <= lastDayToApprove
  state.deadlines = { original, inForce: isInForce ? change : inForce, lenient: change }
  if (!isInForce) state.retroactive = [...state.retroactive, entry]
  if (lenient !== undefined && to > lenient.day) state.extendedCount++
}
