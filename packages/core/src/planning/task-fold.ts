import type { Day } from '../time/civil-date.ts'
import { addDecimals } from './decimal.ts'
import type { Target, TaskKind } from './events.ts'
import type { DeadlinePolicy } from './figures-format.ts'
import {
  type Assignment,
  birthOf,
  isWork,
  type ListedOccurrence,
  type TaskBirth,
  type TaskEntry,
  type TaskHistory,
} from './task-history.ts'
import type { Viewpoint } from './viewpoint.ts'

/** A deadline and where it comes from. */
export interface Deadline {
  readonly day: Day
  /** The day that set it, and the position of the event that did. */
  readonly setOn: Day
  readonly position: number
}

export type Deadlines = { readonly [Policy in DeadlinePolicy]: Deadline | undefined }

/** An event that moved the task into another phase. */
export interface Step {
  readonly day: Day
  readonly position: number
}

/** A completion that holds: the first one of an unbroken run. */
export interface Completion extends Step {
  readonly isDateUnknown: boolean
  /** The deadlines at that moment, by which it is judged whatever happens to them later. */
  readonly deadlines: Deadlines
}

export type Exit = Step & {
  readonly type: 'TaskWithdrawn' | 'TaskSplit' | 'TasksMerged' | 'TaskCarriedOver'
  /** The tasks that take its place. */
  readonly into: readonly string[]
}

/** A task, or one occurrence of a recurring one, at the close of a day, as known at a position. */
export interface TaskState {
  readonly plan: string
  readonly task: string
  readonly occurrence: string | undefined
  /** The day from which on it is in scope. */
  readonly entry: Day
  readonly birthPosition: number
  phase: 'open' | 'pending' | 'suspended' | 'done' | 'out'
  code: string
  title: string
  kind: TaskKind
  group: string | undefined
  deliverable: string | undefined
  implements: string | undefined
  start: Day | undefined
  weight: number | undefined
  target: Target | undefined
  assignment: Assignment
  deadlines: Deadlines
  /** A completion that was submitted and not returned. */
  submission: (Step & { readonly isDateUnknown: boolean }) | undefined
  /** The suspension that holds. */
  suspension: Step | undefined
  /** The first day of the unbroken stretch in which the deadline's clock stands still. */
  stoppedOn: Day | undefined
  completion: Completion | undefined
  /** The last reopening, return or resumption that holds. */
  restart: Step | undefined
  /** What ended it. */
  exit: Exit | undefined
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
}

export interface FoldedTask {
  /** The task as a whole. For recurring work that is what its events say that name no occurrence. */
  readonly task: TaskState
  /** What is counted: the task, or each occurrence of recurring work. */
  readonly counted: readonly TaskState[]
  readonly isRecurring: boolean
  /** Events that found the task in a phase in which they change nothing. */
  readonly ineffective: readonly TaskEntry[]
}

const none: readonly never[] = []

/**
 * Folds a history into the state of its task: one pass over the entries that are known and not retracted, up to and
 * including `day`, in the order in which they count. `undefined` where the task was not known.
 *
 * Total: every history has exactly one state, also one that no command would lead to. What could not take effect is
 * in `ineffective`.
 */
export function foldTask(history: TaskHistory, viewpoint: Viewpoint): FoldedTask | undefined {
  const birth = birthOf(history, viewpoint.knownAt)
  if (birth === undefined) return undefined
  return birth.occurrences === undefined
    ? foldSingle(birth, history, viewpoint)
    : foldRecurring(birth, birth.occurrences, history, viewpoint)
}

/** Whether an entry is known, was not retracted, and is not the birth itself. */
function isCounted({ position, retractedAt }: TaskEntry, birth: TaskBirth, knownAt: number): boolean {
  if (position === birth.position || position > knownAt) return false
  return retractedAt === undefined || retractedAt > knownAt
}

function foldSingle(birth: TaskBirth, { entries }: TaskHistory, { day, knownAt }: Viewpoint): FoldedTask {
  const task = stateAtBirth(birth)
  const ineffective: TaskEntry[] = []
  for (const entry of entries) {
    if (entry.day > day) break
    if (!isCounted(entry, birth, knownAt)) continue
    const isOfPlan = entry.plan === birth.plan
    if (isOfPlan && isWork(entry)) task.lastWorkOn = entry.day
    const isMeant = isOfPlan && occurrenceOf(entry) === undefined
    if (!isMeant || !apply(task, entry)) ineffective.push(entry)
  }
  return { task, counted: [task], isRecurring: false, ineffective }
}

/**
 * Every occurrence is folded by itself, from the events that name it and those that name none. What is about one
 * occurrence and does not say which, or names one that there is none of, has no effect.
 */
function foldRecurring(
  birth: TaskBirth,
  listed: readonly ListedOccurrence[],
  { entries }: TaskHistory,
  { day, knownAt }: Viewpoint,
): FoldedTask {
  const task = stateAtBirth(birth)
  const occurrences = new Map(listed.map((occurrence) => [occurrence.key, begun(task, occurrence, birth)]))
  const worked = new Set<string>()
  const ineffective: TaskEntry[] = []
  for (const entry of entries) {
    if (entry.day > day) break
    if (!isCounted(entry, birth, knownAt)) continue
    const isMeant = entry.plan === birth.plan
    if (!isMeant || !applyRecurring(task, occurrences, entry)) ineffective.push(entry)
    const key = occurrenceOf(entry)
    if (isMeant && key !== undefined && isWork(entry)) worked.add(key)
    if (isMeant && entry.type === 'TaskRevised') revise(task, occurrences, entry, worked)
  }
  return { task, counted: [...occurrences.values()], isRecurring: true, ineffective }
}

function applyRecurring(
  task: TaskState,
  occurrences: ReadonlyMap<string, TaskState>,
  entry: TaskEntry,
): boolean {
  const key = occurrenceOf(entry)
  const named = key === undefined ? undefined : occurrences.get(key)
  if (aboutOne.has(entry.type)) {
    if (named === undefined) return false
    if (isWork(entry)) named.lastWorkOn = entry.day
    return apply(named, entry)
  }
  // Occurrences keep the deadlines that they have.
  const general = entry.type === 'TaskResumed' ? { ...entry, deadline: undefined } : entry
  const effects = [task, ...occurrences.values()].map((state) => {
    if (isWork(entry)) state.lastWorkOn = entry.day
    return apply(state, general)
  })
  return effects.includes(true)
}

/** Replaces the occurrences that begin after the revision and on which no work was recorded for a day before it. */
function revise(
  task: TaskState,
  occurrences: Map<string, TaskState>,
  entry: Extract<TaskEntry, { type: 'TaskRevised' }>,
  worked: ReadonlySet<string>,
): void {
  if (entry.occurrences === undefined) return
  for (const [key, { start }] of occurrences)
    if ((start as Day) > entry.day && !worked.has(key)) occurrences.delete(key)
  for (const occurrence of entry.occurrences)
    if (occurrence.start > entry.day && !occurrences.has(occurrence.key))
      occurrences.set(occurrence.key, begun(task, occurrence, entry))
}

function begun(
  task: TaskState,
  { key, start, deadline }: ListedOccurrence,
  { day, position }: Step,
): TaskState {
  const set = { day: deadline, setOn: day, position }
  return {
    ...task,
    occurrence: key,
    entry: Math.max(task.entry, start),
    start,
    deadlines: { original: set, inForce: set, lenient: set },
  }
}

function stateAtBirth(birth: TaskBirth): TaskState {
  const set = (day: Day | undefined) =>
    day === undefined ? undefined : { day, setOn: birth.day, position: birth.position }
  const first = birth.occurrences === undefined ? set(birth.deadline) : undefined
  const original = birth.originalDeadline === undefined ? first : set(birth.originalDeadline)
  return {
    plan: birth.plan,
    task: birth.task,
    occurrence: undefined,
    entry: birth.day,
    birthPosition: birth.position,
    phase: 'open',
    code: birth.code,
    title: birth.title,
    kind: birth.kind,
    group: birth.group,
    deliverable: birth.deliverable,
    implements: birth.implements,
    start: birth.start,
    weight: birth.weight,
    target: birth.target,
    assignment: birth,
    deadlines: { original, inForce: first, lenient: first },
    submission: undefined,
    suspension: undefined,
    stoppedOn: undefined,
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
  }
}

export function occurrenceOf(entry: TaskEntry): string | undefined {
  return 'occurrence' in entry ? entry.occurrence : undefined
}

/** What of recurring work has to say which occurrence it is about. */
const aboutOne: ReadonlySet<TaskEntry['type']> = new Set([
  'DeadlineChanged',
  'ProgressReported',
  'CompletionSubmitted',
  'TaskCompleted',
  'CompletionReturned',
  'TaskReopened',
])

/** Applies an entry; false where it has no effect in the phase that it finds. */
function apply(state: TaskState, entry: TaskEntry): boolean {
  const { day, position } = entry
  switch (entry.type) {
    case 'TaskAdded':
      return false
    case 'TaskRevised':
      state.code = entry.code ?? state.code
      state.title = entry.title ?? state.title
      state.kind = entry.kind ?? state.kind
      state.group = entry.group ?? state.group
      state.deliverable = entry.deliverable ?? state.deliverable
      state.implements = entry.implements ?? state.implements
      if (state.occurrence === undefined) state.start = entry.start ?? state.start
      return true
    case 'TaskReassigned':
      state.assignment = entry
      return true
    case 'TaskReweighted':
      state.weight = entry.weight
      return true
    case 'TargetRevised':
      state.target = entry.target
      return true
    case 'DeadlineChanged':
      changeDeadline(state, entry)
      return true
    case 'ProgressReported':
      state.hasProgress = true
      state.percent = entry.percent ?? state.percent
      if (entry.total !== undefined) state.quantity = entry.total
      if (entry.increment !== undefined) state.quantity = addDecimals(state.quantity ?? 0, entry.increment)
      return true
    case 'CompletionSubmitted':
      if (state.phase !== 'open') return false
      state.phase = 'pending'
      state.submission = { day, position, isDateUnknown: entry.isDateUnknown }
      state.stoppedOn = day
      return true
    case 'CompletionReturned':
      if (state.phase !== 'pending') return false
      state.submission = undefined
      restart(state, entry)
      return true
    case 'TaskCompleted':
      if (state.phase === 'done' || state.phase === 'out') return false
      state.phase = 'done'
      state.completion = { day, position, isDateUnknown: entry.isDateUnknown, deadlines: state.deadlines }
      state.submission = undefined
      state.suspension = undefined
      state.stoppedOn ??= day
      return true
    case 'TaskReopened':
      if (state.phase !== 'done') return false
      state.completion = undefined
      restart(state, entry)
      if (entry.deadline !== undefined) stateDeadline(state, entry.deadline, entry)
      return true
    case 'TaskSuspended':
      if (state.phase !== 'open' && state.phase !== 'pending') return false
      state.phase = 'suspended'
      state.suspension = { day, position }
      state.stoppedOn ??= day
      return true
    case 'TaskResumed':
      if (state.phase !== 'suspended') return false
      state.suspension = undefined
      restart(state, entry)
      if (entry.deadline !== undefined) {
        const { lenient } = state.deadlines
        if (lenient !== undefined && entry.deadline > lenient.day) state.extendedCount++
        stateDeadline(state, entry.deadline, entry)
      }
      return true
    case 'TaskWithdrawn':
    case 'TaskSplit':
    case 'TasksMerged':
    case 'TaskCarriedOver':
      if (state.phase === 'done' || state.phase === 'out') return false
      state.phase = 'out'
      state.exit = { day, position, type: entry.type, into: entry.into }
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

/** What was submitted before it was suspended is submitted again; otherwise the deadline's clock goes on. */
function restart(state: TaskState, { day, position }: Step): void {
  state.phase = state.submission === undefined ? 'open' : 'pending'
  state.restart = { day, position }
  if (state.phase === 'open') state.stoppedOn = undefined
}

/** Stating the deadline in force changes nothing; another one is the last one and in force. */
function stateDeadline(state: TaskState, deadline: Day, { day, position }: Step): void {
  const stated = { day: deadline, setOn: day, position }
  const { original, inForce } = state.deadlines
  if (inForce?.day === deadline) return
  state.deadlines = { original, inForce: stated, lenient: stated }
}

/**
 * A change is in force if it was approved no later than the deadline then in force or, while the deadline's clock is
 * stopped, no later than the day on which it stopped. A task without a deadline has none that could have expired.
 */
function changeDeadline(state: TaskState, entry: Extract<TaskEntry, { type: 'DeadlineChanged' }>): void {
  const { to, day: approvedOn, position } = entry
  const change = { day: to, setOn: approvedOn, position }
  const { original, inForce, lenient } = state.deadlines
  const lastDayToApprove = state.stoppedOn ?? inForce?.day
  const isInForce = lastDayToApprove === undefined || approvedOn <= lastDayToApprove
  state.deadlines = { original, inForce: isInForce ? change : inForce, lenient: change }
  if (!isInForce) state.retroactive = [...state.retroactive, entry]
  if (lenient !== undefined && to > lenient.day) state.extendedCount++
}
