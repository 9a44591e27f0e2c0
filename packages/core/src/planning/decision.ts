import { type Day, formatDay, parseDay } from '../time/civil-date.ts'
import { type CodeHolder, keyOf, type Plan } from './aggregates.ts'
import type { DecideContext, DecidedEvent, Read } from './catalogue.ts'
import type { Authority, PlanningEvent, PlanningEventData } from './events.ts'
import { rejection } from './rejections.ts'
import { type Exit, type FoldedTask, foldTask, occurrenceOf, type TaskState } from './task-fold.ts'
import { entryOf, type TaskEntry, type TaskHistory } from './task-history.ts'
import { type Unit, type UnitState, unitAt } from './units.ts'
import { everything } from './viewpoint.ts'

/** What the deciders of planning share: looking aggregates up, and putting an event at its place in a task's history. */

export type IssuedPlan = Plan & Required<Pick<Plan, 'title' | 'owner' | 'period' | 'timeZone'>>

export function ensureUnit({ read }: DecideContext, unit: string): void {
  const found = read(keyOf.unit(unit)) as Unit | undefined
  const isRegistered = found?.changes.some(({ type }) => type === 'UnitRegistered') === true
  if (!isRegistered) throw rejection('UNKNOWN_UNIT', { unit })
}

export function planOf({ read }: DecideContext, plan: string): IssuedPlan {
  const found = read(keyOf.plan(plan)) as Plan | undefined
  if (found?.title === undefined) throw rejection('UNKNOWN_PLAN', { plan })
  return found as IssuedPlan
}

/** A plan and those above it, from below, each once, also those that are named and were not issued. */
export function plansAbove(plan: string, read: Read): readonly string[] {
  const above = new Set<string>()
  let next: string | undefined = plan
  while (next !== undefined && !above.has(next)) {
    above.add(next)
    next = (read(keyOf.plan(next)) as Plan | undefined)?.parent
  }
  return [...above]
}

export function ensureGroup(plan: IssuedPlan, group: string): void {
  if (!plan.groups.some(({ id }) => id === group)) throw rejection('UNKNOWN_GROUP', { group })
}

export interface KnownTask {
  readonly history: TaskHistory
  /** With everything that is known, whatever its date. */
  readonly folded: FoldedTask
  /** The task as a whole. */
  readonly state: TaskState
}

export function taskOf({ read }: DecideContext, task: string): KnownTask {
  const history = read(keyOf.task(task)) as TaskHistory | undefined
  const folded = history === undefined ? undefined : foldTask(history, everything)
  if (history === undefined || folded === undefined) throw rejection('UNKNOWN_TASK', { task })
  return { history, folded, state: folded.task }
}

/** Free from a day on: also no task that has given the code up holds it then. */
export function ensureCodeIsFree(
  { read }: DecideContext,
  {
    plan,
    code,
    on,
    task,
  }: { readonly plan: string; readonly code: string; readonly on: string; readonly task?: string },
): void {
  const { task: holder, freedOn = '' } = (read(keyOf.code(plan, code)) as CodeHolder | undefined) ?? {}
  if (holder !== undefined && holder !== task) throw rejection('CODE_TAKEN', { plan, code, task: holder })
  if (on < freedOn) throw rejection('CODE_TAKEN', { plan, code, freedOn })
}

/** What is assigned anew goes to a unit that exists by then. */
export function ensureUnits(
  context: DecideContext,
  assignment: {
    readonly leadUnits?: readonly string[] | undefined
    readonly coordinatingUnits?: readonly string[] | undefined
  },
  on: string,
): void {
  for (const unit of [...(assignment.leadUnits ?? []), ...(assignment.coordinatingUnits ?? [])])
    standingUnit(context, unit, on)
}

/** A unit that was not merged into another one by the close of a day. */
export function standingUnit(context: DecideContext, unit: string, on: string): UnitState {
  ensureUnit(context, unit)
  const viewpoint = { day: parseDay(on) as Day, knownAt: Number.POSITIVE_INFINITY }
  const state = unitAt(context.read(keyOf.unit(unit)) as Unit, viewpoint)
  if (state.into !== undefined) throw rejection('UNIT_MERGED', { unit, into: state.into, on })
  return state
}

export function ensureNotBefore(start: string | undefined, deadline: string | undefined): void {
  if (start !== undefined && deadline !== undefined && deadline < start)
    throw rejection('DEADLINE_BEFORE_START', { start, deadline })
}

export function dateOf(day: Day | undefined): string | undefined {
  return day === undefined ? undefined : formatDay(day)
}

export function named(authority: Authority | undefined): Authority {
  if (authority === undefined) throw rejection('AUTHORITY_MISSING', {})
  return authority
}

/** The event with what was left open left out, so that it is strict JSON. */
export function eventOf<Type extends keyof PlanningEventData>(
  type: Type,
  on: string,
  data: { readonly [Key in keyof PlanningEventData[Type]]: PlanningEventData[Type][Key] | undefined },
): DecidedEvent {
  return {
    type,
    on,
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  }
}

/** Greater than every position, so that a new event counts after all others of its day. */
const afterAll = Number.MAX_SAFE_INTEGER

/** What a completion may leave without effect: what turns out to have been done before it left or rested was done. */
const overtakenByCompletion: ReadonlySet<TaskEntry['type']> = new Set([
  'TaskSuspended',
  'TaskResumed',
  'TaskWithdrawn',
  'TaskCarriedOver',
])

/**
 * Puts an event at its place in the history and refuses it where it would have no effect there, or would take the
 * effect of another one. Only a completion may overtake. Returns the positions that it overtakes.
 */
export function placeInHistory({ history, folded }: KnownTask, event: DecidedEvent): readonly number[] {
  const entry = entryOf({ ...event, position: afterAll } as PlanningEvent) as TaskEntry
  const changed = foldTask({ entries: inserted(history.entries, entry) }, everything) as FoldedTask
  if (changed.ineffective.includes(entry)) throw refusalAt(history, entry)
  return ensureNothingLost(
    folded,
    changed,
    entry.type === 'TaskCompleted' ? overtakenByCompletion : new Set(),
  )
}

/** The positions that lose their effect, all of a kind that may; refuses where any other would. */
export function ensureNothingLost(
  before: FoldedTask,
  after: FoldedTask,
  mayLose: ReadonlySet<TaskEntry['type']> = new Set(),
): readonly number[] {
  const hadNone = new Set(before.ineffective.map(({ position }) => position))
  const lost = after.ineffective.filter(({ position }) => !hadNone.has(position))
  const contradicted = lost.filter(({ type }) => !mayLose.has(type))
  if (contradicted.length > 0) {
    const positions = contradicted.map(({ position }) => position)
    throw rejection('HISTORY_CONTRADICTED', { task: before.task.task, positions })
  }
  return lost.map(({ position }) => position)
}

function inserted(entries: readonly TaskEntry[], entry: TaskEntry): TaskEntry[] {
  const index = entries.findIndex(({ day }) => day > entry.day)
  return index === -1 ? [...entries, entry] : entries.toSpliced(index, 0, entry)
}

/** Why an event has no effect at its place: the phase that it finds there. */
function refusalAt(history: TaskHistory, entry: TaskEntry) {
  const there = stateAt(history, entry.day, occurrenceOf(entry))
  const data = { task: there.task, on: formatDay(entry.day) }
  if (entry.type === 'ObstacleResolved') return rejection('OBSTACLE_NOT_OPEN', { task: there.task })
  const { phase, exit } = there
  if (exit !== undefined) return rejection(exitCodes[exit.type], { ...data, position: exit.position })
  if (entry.type === 'TaskReopened') return rejection('TASK_NOT_COMPLETED', data)
  if (phase === 'done')
    return rejection('TASK_ALREADY_COMPLETED', { ...data, position: there.completion?.position })
  if (entry.type === 'TaskResumed') return rejection('TASK_NOT_SUSPENDED', data)
  if (entry.type === 'CompletionReturned') return rejection('COMPLETION_NOT_SUBMITTED', data)
  if (phase === 'suspended')
    return rejection('TASK_SUSPENDED', { ...data, position: there.suspension?.position })
  return rejection('COMPLETION_PENDING', { ...data, position: there.submission?.position })
}

const exitCodes = {
  TaskWithdrawn: 'TASK_WITHDRAWN',
  TaskSplit: 'TASK_SPLIT',
  TasksMerged: 'TASK_MERGED',
  TaskCarriedOver: 'TASK_CARRIED_OVER',
} as const satisfies { readonly [Type in Exit['type']]: string }

/** The task, or one of its occurrences, at the close of a day. */
function stateAt(history: TaskHistory, day: Day, occurrence: string | undefined): TaskState {
  const { task, counted } = foldTask(history, { day, knownAt: Number.POSITIVE_INFINITY }) as FoldedTask
  if (occurrence === undefined) return task
  return counted.find((state) => state.occurrence === occurrence) ?? task
}

/** The task, or the occurrence that is meant, at the close of a day on which it must not have ended yet. */
export function ensureNotEnded({ history }: KnownTask, on: string, occurrence?: string): TaskState {
  const there = stateAt(history, parseDay(on) as Day, occurrence)
  if (there.exit === undefined) return there
  const data = { task: there.task, on, position: there.exit.position }
  throw rejection(exitCodes[there.exit.type], data)
}

/** A task that is not in scope yet can be worked on, not moved out of the plan or put to rest. */
export function ensureEntered({ state: { task, entry } }: KnownTask, on: string): void {
  if (on < formatDay(entry)) throw rejection('TASK_NOT_ENTERED', { task, entry: formatDay(entry), on })
}

/** A deadline is stated forward in knowledge: not before the day of one that is known already. */
export function ensureLastDeadline(state: TaskState, on: string): void {
  const last = state.deadlines.lenient
  const isSetByChange = last !== undefined && last.position !== state.birthPosition
  if (isSetByChange && formatDay(last.setOn) > on)
    throw rejection('DEADLINE_CHANGED_SINCE', { task: state.task, position: last.position })
}

/** Work on recurring work says which occurrence it is about, by the list of the day; other work says none. */
export function ensureOccurrence(
  { history, folded, state: { task } }: KnownTask,
  occurrence: string | undefined,
  on: string,
): void {
  if (!folded.isRecurring) {
    if (occurrence !== undefined) throw rejection('NOT_RECURRING', { task, occurrence })
    return
  }
  if (occurrence === undefined) throw rejection('OCCURRENCE_MISSING', { task })
  if (stateAt(history, parseDay(on) as Day, occurrence).occurrence === undefined)
    throw rejection('UNKNOWN_OCCURRENCE', { task, occurrence, on })
}

export function ensureNotInFuture(
  context: DecideContext,
  plan: string,
  on: string,
  code: 'COMPLETION_IN_FUTURE' | 'WORK_IN_FUTURE' | 'CLOSING_IN_FUTURE',
): void {
  const today = context.today(planOf(context, plan).timeZone)
  if (on > today) throw rejection(code, { on, today })
}
