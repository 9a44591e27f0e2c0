import { addDays, type CivilDate, formatDay } from '../time/civil-date.ts'
import type { DecideContext, Decision } from './catalogue.ts'
import type * as commands from './commands.ts'
import { taskAdded } from './decide-tasks.ts'
import {
  dateOf,
  ensureEntered,
  ensureLastDeadline,
  ensureNotBefore,
  ensureNotEnded,
  ensureUnits,
  eventOf,
  placeInHistory,
  planOf,
  taskOf,
} from './decision.ts'
import { rejection } from './rejections.ts'
import type { TaskState } from './task-fold.ts'

/** Suspending and resuming, and the ways in which a task leaves its plan. */

export function suspendTask(command: commands.SuspendTask, context: DecideContext): Decision {
  const { task, reason, authority, on } = command
  const known = taskOf(context, task)
  ensureEntered(known, on)
  const event = eventOf('TaskSuspended', on, { plan: known.state.plan, task, reason, authority })
  placeInHistory(known, event)
  return { events: [event] }
}

export function resumeTask({ task, deadline, on }: commands.ResumeTask, context: DecideContext): Decision {
  const known = taskOf(context, task)
  ensureEntered(known, on)
  if (known.folded.isRecurring && deadline !== undefined)
    throw rejection('DEADLINE_AND_OCCURRENCES', { task })
  const there = ensureNotEnded(known, on)
  ensureNotBefore(dateOf(there.start), deadline)
  if (deadline !== undefined) ensureLastDeadline(known.state, on)
  const data = { plan: there.plan, task, deadline: deadline ?? dateOf(there.deadlines.inForce?.day) }
  const event = eventOf('TaskResumed', on, data)
  placeInHistory(known, event)
  return { events: [event] }
}

export function withdrawTask(command: commands.WithdrawTask, context: DecideContext): Decision {
  const { task, reason, authority, on } = command
  const known = taskOf(context, task)
  ensureEntered(known, on)
  const event = eventOf('TaskWithdrawn', on, { plan: known.state.plan, task, reason, authority })
  placeInHistory(known, event)
  return { events: [event] }
}

export function splitTask(command: commands.SplitTask, context: DecideContext): Decision {
  const { task, reason, on } = command
  const known = taskOf(context, task)
  ensureEntered(known, on)
  const there = ensureNotEnded(known, on)
  const parts = distinct(command.into.map((part) => ({ ...part, task: part.task ?? context.newId() })))
  const split = eventOf('TaskSplit', on, {
    plan: there.plan,
    task,
    into: parts.map((part) => part.task),
    reason,
  })
  placeInHistory(known, split)
  for (const part of parts) ensureUnits(context, part, on)
  return {
    events: [split, ...parts.map((part) => taskAdded(context, { ...inherited([there], part), ...part, on }))],
  }
}

export function mergeTasks(command: commands.MergeTasks, context: DecideContext): Decision {
  const { tasks, reason, on } = command
  const known = tasks.map((task) => taskOf(context, task))
  for (const each of known) ensureEntered(each, on)
  const there = known.map((each) => ensureNotEnded(each, on)) as [TaskState, ...TaskState[]]
  const [{ plan }] = there
  if (there.some((each) => each.plan !== plan)) throw rejection('TASKS_OF_SEVERAL_PLANS', { tasks })
  const { task = context.newId() } = command.into
  const merged = eventOf('TasksMerged', on, { plan, task, merged: tasks, reason })
  for (const each of known) placeInHistory(each, merged)
  ensureUnits(context, command.into, on)
  return {
    events: [merged, taskAdded(context, { ...inherited(there, command.into), ...command.into, task, on })],
  }
}

/** What a task has from those that it comes from: its first deadline too, so that neither hides a delay. */
function inherited(from: readonly [TaskState, ...TaskState[]], stated: commands.NewTask) {
  const [first] = from
  const { plan, kind, group, assignment } = first
  const isLedAnew = stated.leadUnits !== undefined || stated.collective !== undefined
  const { leadUnits, collective, coordinatingUnits } = assignment
  const isCommon = from.every((each) => each.implements === first.implements)
  const earliest = (policy: 'inForce' | 'original') => {
    const days = from.flatMap(({ deadlines }) => deadlines[policy]?.day ?? [])
    return days.length === 0 ? undefined : formatDay(Math.min(...days))
  }
  return {
    plan,
    kind,
    group,
    ...(isLedAnew ? {} : { leadUnits, collective }),
    coordinatingUnits,
    implements: isCommon ? first.implements : undefined,
    deadline: earliest('inForce'),
    originalDeadline: earliest('original'),
  }
}

function distinct<Part extends { readonly task: string; readonly code: string }>(
  parts: readonly Part[],
): readonly Part[] {
  for (const [index, { task, code }] of parts.entries()) {
    const before = parts.slice(0, index)
    if (before.some((other) => other.task === task)) throw rejection('TASK_EXISTS', { task })
    if (before.some((other) => other.code.normalize('NFC') === code.normalize('NFC')))
      throw rejection('CODE_TAKEN', { code })
  }
  return parts
}

export function carryOverTask(command: commands.CarryOverTask, context: DecideContext): Decision {
  const { task, reason, on } = command
  const known = taskOf(context, task)
  ensureEntered(known, on)
  const there = ensureNotEnded(known, on)
  const { plan, assignment } = there
  if (command.to.plan === plan) throw rejection('SAME_PLAN', { task, plan })
  const to = { ...command.to, task: command.to.task ?? context.newId() }
  const { end: periodEnd } = planOf(context, plan).period
  const data = { plan, task, to: { plan: to.plan, task: to.task }, periodEnd, reason }
  const carried = eventOf('TaskCarriedOver', on, data)
  placeInHistory(known, carried)
  const { title, kind, weight, target, deliverable } = there
  const { leadUnits, collective, coordinatingUnits } = assignment
  const dayAfter = addDays(periodEnd, 1)
  const successor = taskAdded(context, {
    title,
    kind,
    weight,
    target,
    deliverable,
    leadUnits,
    collective,
    coordinatingUnits,
    ...to,
    code: to.code ?? there.code,
    on: [on, dayAfter].toSorted().at(-1) as CivilDate,
  })
  return { events: [carried, successor] }
}
