import { type CivilDate, formatDay } from '../time/civil-date.ts'
import { keyOf, type Review } from './aggregates.ts'
import type { DecideContext, DecidedEvent, Decision } from './catalogue.ts'
import type * as commands from './commands.ts'
import {
  dateOf,
  ensureCodeIsFree,
  ensureGroup,
  ensureLastDeadline,
  ensureNotBefore,
  ensureNotEnded,
  ensureOccurrence,
  ensureUnits,
  eventOf,
  type KnownTask,
  named,
  placeInHistory,
  planOf,
  plansAbove,
  taskOf,
} from './decision.ts'
import type { Occurrence } from './events.ts'
import { rejection } from './rejections.ts'
import { birthOf, type TaskHistory } from './task-history.ts'

export function addTask(command: commands.AddTask, context: DecideContext): Decision {
  const { plan, deadline, occurrences, direction, on } = command
  if (deadline !== undefined && occurrences !== undefined) throw rejection('DEADLINE_AND_OCCURRENCES', {})
  ensureInOrder(occurrences)
  ensureUnits(context, command, on)
  if (direction !== undefined) ensureDirection(context, direction)
  return { events: [taskAdded(context, { ...command, plan, on, occurrences, direction })] }
}

/** The birth of a task, with everything checked that needs no more than the task itself. */
export function taskAdded(
  context: DecideContext,
  asked: Omit<commands.AddTask, 'type'> & {
    readonly originalDeadline?: CivilDate | undefined
  },
): DecidedEvent {
  const { plan, on, task = context.newId(), code, title, kind = 'planned', group, collective } = asked
  const { start, deadline, originalDeadline, occurrences, weight, target, deliverable, direction } = asked
  const issued = planOf(context, plan)
  const known = context.read(keyOf.task(task)) as TaskHistory | undefined
  if (known !== undefined && birthOf(known, Number.POSITIVE_INFINITY) !== undefined)
    throw rejection('TASK_EXISTS', { task })
  ensureCodeIsFree(context, { plan, code, on })
  if (group !== undefined) ensureGroup(issued, group)
  ensureNotBefore(start, deadline)
  if (asked.implements !== undefined) ensureOfPlanAbove(context, plan, asked.implements)
  const { leadUnits = [], coordinatingUnits = [] } = asked
  return eventOf('TaskAdded', on, {
    plan,
    task,
    code,
    title,
    kind,
    group,
    leadUnits,
    collective,
    coordinatingUnits,
    start,
    deadline,
    originalDeadline,
    occurrences,
    weight,
    target,
    deliverable,
    implements: asked.implements,
    direction,
  })
}

function ensureInOrder(occurrences: readonly Occurrence[] = []): void {
  for (const { start, deadline } of occurrences) ensureNotBefore(start, deadline)
}

function ensureDirection(
  { read }: DecideContext,
  { review, direction }: { readonly review: string; readonly direction: string },
): void {
  const held = (read(keyOf.review(review)) as Review | undefined)?.held
  if (held === undefined) throw rejection('UNKNOWN_REVIEW', { review })
  if (!held.directions.some((given) => given.direction === direction))
    throw rejection('UNKNOWN_DIRECTION', { review, direction })
}

/** Plans form no circle, so neither do tasks that implement only tasks of plans above their own. */
function ensureOfPlanAbove(context: DecideContext, plan: string, implemented: string): void {
  const { state } = taskOf(context, implemented)
  if (state.plan === plan || !plansAbove(plan, context.read).includes(state.plan))
    throw rejection('NOT_A_PARENT_TASK', { task: implemented, plan: state.plan })
}

export function reviseTask(command: commands.ReviseTask, context: DecideContext): Decision {
  const { task, occurrences, on } = command
  const known = taskOf(context, task)
  const there = ensureNotEnded(known, on)
  const { plan } = there
  if (command.group !== undefined) ensureGroup(planOf(context, plan), command.group)
  const changed = <Field extends 'title' | 'kind' | 'code' | 'group' | 'deliverable' | 'implements'>(
    field: Field,
  ) => (command[field] === there[field] ? undefined : command[field])
  const [title, kind, code] = [changed('title'), changed('kind'), changed('code')]
  const [group, deliverable, implemented] = [changed('group'), changed('deliverable'), changed('implements')]
  const start = command.start === dateOf(there.start) ? undefined : command.start
  if ([title, kind, code, group, deliverable, implemented, start, occurrences].every(isLeftOut)) {
    throw rejection('NOTHING_CHANGED', { task })
  }
  if (code !== undefined) {
    ensureCodeIsFree(context, { plan, code, on, task })
    // What a later revision replaces already would be free in the plan while the task holds it for a while.
    ensureIsLast({ history: known.history, task }, 'code', on)
  }
  if (implemented !== undefined) ensureOfPlanAbove(context, plan, implemented)
  if (start !== undefined) ensureStartsInTime(known, start)
  if (occurrences !== undefined) ensureMayReplace(known, occurrences, on)
  const codeBefore = code === undefined ? undefined : there.code
  const what = {
    title,
    code,
    codeBefore,
    group,
    kind,
    deliverable,
    start,
    occurrences,
    implements: implemented,
  }
  const event = eventOf('TaskRevised', on, { plan, task, ...what })
  return { events: [event], overtaken: placeInHistory(known, event) }
}

function isLeftOut(value: unknown): boolean {
  return value === undefined
}

function ensureStartsInTime({ folded, state }: KnownTask, start: CivilDate): void {
  if (folded.isRecurring) throw rejection('DEADLINE_AND_OCCURRENCES', { task: state.task })
  for (const deadline of Object.values(state.deadlines)) ensureNotBefore(start, dateOf(deadline?.day))
}

function ensureMayReplace(
  { history, folded, state: { task } }: KnownTask,
  occurrences: readonly Occurrence[],
  on: CivilDate,
): void {
  if (!folded.isRecurring) throw rejection('NOT_RECURRING', { task })
  ensureInOrder(occurrences)
  ensureIsLast({ history, task }, 'occurrences', on)
  for (const { key, start } of occurrences) {
    if (start <= on) throw rejection('OCCURRENCE_BEGUN', { task, occurrence: key, start, on })
    const goesOn = folded.counted.find((state) => state.occurrence === key)
    if (goesOn !== undefined && (formatDay(goesOn.entry) <= on || goesOn.lastWorkOn !== undefined))
      throw rejection('OCCURRENCE_EXISTS', { task, occurrence: key })
  }
}

/** A later revision of the same would take the effect of this one, or lose its own. */
function ensureIsLast(
  { history, task }: { readonly history: TaskHistory; readonly task: string },
  field: 'code' | 'occurrences',
  on: CivilDate,
): void {
  const later = history.entries.filter(
    (entry) => entry.type === 'TaskRevised' && entry[field] !== undefined && formatDay(entry.day) > on,
  )
  if (later.length === 0) return
  throw rejection('HISTORY_CONTRADICTED', { task, positions: later.map(({ position }) => position) })
}

export function reassignTask(command: commands.ReassignTask, context: DecideContext): Decision {
  const { task, leadUnits, collective, coordinatingUnits, on } = command
  const { plan, assignment } = ensureNotEnded(taskOf(context, task), on)
  ensureUnits(context, command, on)
  const isSame =
    collective === assignment.collective &&
    isSameList(leadUnits, assignment.leadUnits) &&
    isSameList(coordinatingUnits, assignment.coordinatingUnits)
  if (isSame) throw rejection('NOTHING_CHANGED', { task })
  const data = { plan, task, leadUnits, collective, coordinatingUnits }
  return { events: [eventOf('TaskReassigned', on, data)] }
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index])
}

export function reweightTask({ task, weight, on }: commands.ReweightTask, context: DecideContext): Decision {
  const there = ensureNotEnded(taskOf(context, task), on)
  if (there.weight === weight) throw rejection('NOTHING_CHANGED', { task })
  return { events: [eventOf('TaskReweighted', on, { plan: there.plan, task, weight })] }
}

export function reviseTarget({ task, target, on }: commands.ReviseTarget, context: DecideContext): Decision {
  const there = ensureNotEnded(taskOf(context, task), on)
  const { quantity, unit, kind } = target
  const { target: known } = there
  if (known?.quantity === quantity && known.unit === unit && known.kind === kind)
    throw rejection('NOTHING_CHANGED', { task })
  return { events: [eventOf('TargetRevised', on, { plan: there.plan, task, target })] }
}

/**
 * Deadlines change only forward in knowledge: a change names the deadline that it replaces, so one that was approved
 * before a change that is known already would have to replace a value that this one has replaced.
 */
export function changeDeadline(command: commands.ChangeDeadline, context: DecideContext): Decision {
  const { task, occurrence, from, to, reason, on } = command
  const known = taskOf(context, task)
  ensureOccurrence(known, occurrence, on)
  const state = known.folded.counted.find((each) => each.occurrence === occurrence)
  if (state === undefined) throw rejection('UNKNOWN_OCCURRENCE', { task, occurrence })
  const { completion } = ensureNotEnded(known, on, occurrence)
  if (completion !== undefined && formatDay(completion.day) < on) {
    throw rejection('TASK_ALREADY_COMPLETED', { task, position: completion.position })
  }
  const last = state.deadlines.lenient
  ensureLastDeadline(state, on)
  const replaced = dateOf(last?.day)
  if (from !== undefined && from !== replaced)
    throw rejection('DEADLINE_NOT_AS_STATED', { task, from, replaced })
  if (to === replaced) throw rejection('DEADLINE_UNCHANGED', { task, to })
  ensureNotBefore(dateOf(state.start), to)
  const authority = named(command.authority)
  const data = { plan: state.plan, task, occurrence, from: replaced, to, reason, authority }
  const event = eventOf('DeadlineChanged', on, data)
  placeInHistory(known, event)
  return { events: [event] }
}
