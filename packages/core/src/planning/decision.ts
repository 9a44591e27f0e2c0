import { type Day, formatDay, parseDay } from '../time/civil-date.ts'
import { type CodeHolder, keyOf, type Plan, type Unit } from './aggregates.ts'
import type { DecideContext, DecidedEvent } from './catalogue.ts'
import type { PlanningEvent, PlanningEventData } from './events.ts'
import { rejection } from './rejections.ts'
import { everything, foldTask, type TaskState } from './task-fold.ts'
import { entryOf, type TaskEntry, type TaskHistory } from './task-history.ts'

/** What the deciders of planning share: looking aggregates up, and putting an event at its place in a task's history. */

export type IssuedPlan = Required<Plan>

export function unitOf({ read }: DecideContext, unit: string): Unit {
  const found = read(keyOf.unit(unit)) as Unit | undefined
  if (found === undefined) throw rejection('UNKNOWN_UNIT', { unit })
  return found
}

export function planOf({ read }: DecideContext, plan: string): IssuedPlan {
  const found = read(keyOf.plan(plan)) as Plan | undefined
  if (found?.title === undefined) throw rejection('UNKNOWN_PLAN', { plan })
  return found as IssuedPlan
}

export function groupOf(plan: IssuedPlan, group: string): void {
  if (!plan.groups.some(({ id }) => id === group)) throw rejection('UNKNOWN_GROUP', { group })
}

export interface KnownTask {
  readonly history: TaskHistory
  /** With everything that is known, whatever its date. */
  readonly state: TaskState
}

export function taskOf({ read }: DecideContext, task: string): KnownTask {
  const history = read(keyOf.task(task)) as TaskHistory | undefined
  const state = history === undefined ? undefined : foldTask(history, everything)
  if (history === undefined || state === undefined) throw rejection('UNKNOWN_TASK', { task })
  return { history, state }
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

export function ensureUnits(
  context: DecideContext,
  assignment: {
    readonly leadUnits?: readonly string[] | undefined
    readonly coordinatingUnits?: readonly string[] | undefined
  },
): void {
  for (const unit of [...(assignment.leadUnits ?? []), ...(assignment.coordinatingUnits ?? [])])
    unitOf(context, unit)
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

/**
 * Puts an event at its place in the history and refuses it where it would have no effect there, or would take the
 * effect of another one. Only a completion may overtake: a task that turns out to have been done before it was
 * withdrawn was done. Returns the positions that it overtakes.
 */
export function placeInHistory({ history, state }: KnownTask, event: DecidedEvent): readonly number[] {
  const entry = entryOf({ ...event, position: afterAll } as PlanningEvent) as TaskEntry
  const changed = foldTask({ ...history, entries: inserted(history.entries, entry) }, everything) as TaskState
  if (changed.ineffective.includes(entry)) throw refusalAt(history, entry)
  return ensureNothingLost(state, changed, entry.type === 'TaskCompleted' ? 'TaskWithdrawn' : undefined)
}

/** The positions that lose their effect, all of the kind that may; refuses where any other would. */
export function ensureNothingLost(
  before: TaskState,
  after: TaskState,
  mayLose?: TaskEntry['type'],
): readonly number[] {
  const hadNone = new Set(before.ineffective.map(({ position }) => position))
  const lost = after.ineffective.filter(({ position }) => !hadNone.has(position))
  const contradicted = lost.filter(({ type }) => type !== mayLose)
  if (contradicted.length > 0) {
    const positions = contradicted.map(({ position }) => position)
    throw rejection('HISTORY_CONTRADICTED', { task: before.task, positions })
  }
  return lost.map(({ position }) => position)
}

function inserted(entries: readonly TaskEntry[], entry: TaskEntry): TaskEntry[] {
  const index = entries.findIndex(({ day }) => day > entry.day)
  return index === -1 ? [...entries, entry] : entries.toSpliced(index, 0, entry)
}

/** Why an event has no effect at its place: the phase that it finds there. */
function refusalAt(history: TaskHistory, entry: TaskEntry) {
  const there = stateAt(history, entry.day)
  const data = { task: there.task, on: formatDay(entry.day) }
  if (entry.type === 'ObstacleResolved') return rejection('OBSTACLE_NOT_OPEN', { task: there.task })
  if (there.phase === 'out') return rejection('TASK_WITHDRAWN', { ...data, position: there.exit?.position })
  if (there.phase === 'open') return rejection('TASK_NOT_COMPLETED', data)
  return rejection('TASK_ALREADY_COMPLETED', { ...data, position: there.completion?.position })
}

function stateAt(history: TaskHistory, day: Day): TaskState {
  return foldTask(history, { day, knownAt: Number.POSITIVE_INFINITY }) as TaskState
}

/** The task at the close of a day on which it must not be withdrawn yet. */
export function ensureNotWithdrawn({ history, state }: KnownTask, on: string): TaskState {
  const there = stateAt(history, parseDay(on) as Day)
  if (there.phase === 'out') throw rejection('TASK_WITHDRAWN', { task: state.task, on })
  return there
}

export function ensureNotInFuture(
  context: DecideContext,
  plan: string,
  on: string,
  code: 'COMPLETION_IN_FUTURE' | 'WORK_IN_FUTURE',
): void {
  const today = context.today(planOf(context, plan).timeZone)
  if (on > today) throw rejection(code, { on, today })
}
