import { type CivilDate, formatDay } from '../time/civil-date.ts'
import { keyOf, type Plan } from './aggregates.ts'
import type { DecideContext, Decision } from './catalogue.ts'
import type * as commands from './commands.ts'
import {
  ensureCodeIsFree,
  ensureNotWithdrawn,
  ensureUnits,
  eventOf,
  groupOf,
  type KnownTask,
  placeInHistory,
  planOf,
  taskOf,
  unitOf,
} from './decision.ts'
import type { Authority } from './events.ts'
import { rejection } from './rejections.ts'
import { birthOf, type TaskHistory } from './task-history.ts'

export function registerUnit(
  { unit, name, parent, on }: commands.RegisterUnit,
  context: DecideContext,
): Decision {
  if (context.read(keyOf.unit(unit)) !== undefined) throw rejection('UNIT_EXISTS', { unit })
  if (parent !== undefined) unitOf(context, parent)
  return { events: [eventOf('UnitRegistered', on, { unit, name, parent })] }
}

export function issuePlan(command: commands.IssuePlan, context: DecideContext): Decision {
  const { plan, title, owner, authority, parent, on } = command
  const period = { start: command.period.start, end: command.period.end }
  const known = context.read(keyOf.plan(plan)) as Plan | undefined
  if (known?.title !== undefined) throw rejection('PLAN_EXISTS', { plan })
  unitOf(context, owner)
  if (parent !== undefined) planOf(context, parent)
  if (period.end < period.start) throw rejection('PERIOD_REVERSED', { plan, period })
  const { calendar = 'calendarYear', timeZone = context.timeZone } = command
  return {
    events: [
      eventOf('PlanIssued', on, { plan, title, owner, authority, period, calendar, timeZone, parent }),
    ],
  }
}

export function amendPlan(
  { plan, reason, authority, on }: commands.AmendPlan,
  context: DecideContext,
): Decision {
  planOf(context, plan)
  return { events: [eventOf('PlanAmended', on, { plan, reason, authority: named(authority) })] }
}

export function addGroup(
  { plan, group, title, ordinal, on }: commands.AddGroup,
  context: DecideContext,
): Decision {
  if (planOf(context, plan).groups.some(({ id }) => id === group))
    throw rejection('GROUP_EXISTS', { plan, group })
  return { events: [eventOf('GroupAdded', on, { plan, group, title, ordinal })] }
}

export function addTask(command: commands.AddTask, context: DecideContext): Decision {
  const {
    plan,
    task = context.newId(),
    code,
    title,
    kind = 'planned',
    group,
    collective,
    deadline,
    deliverable,
  } = command
  const issued = planOf(context, plan)
  const known = context.read(keyOf.task(task)) as TaskHistory | undefined
  if (known !== undefined && birthOf(known, Number.POSITIVE_INFINITY) !== undefined)
    throw rejection('TASK_EXISTS', { task })
  ensureCodeIsFree(context, { plan, code, on: command.on })
  if (group !== undefined) groupOf(issued, group)
  ensureUnits(context, command)
  const { leadUnits = [], coordinatingUnits = [] } = command
  const assignment = { leadUnits, collective, coordinatingUnits }
  const data = { plan, task, code, title, kind, group, ...assignment, deadline, deliverable }
  return { events: [eventOf('TaskAdded', command.on, data)] }
}

export function reviseTask(command: commands.ReviseTask, context: DecideContext): Decision {
  const { task, on } = command
  const known = taskOf(context, task)
  const state = ensureNotWithdrawn(known, on)
  if (command.group !== undefined) groupOf(planOf(context, state.plan), command.group)
  const changed = <Field extends 'title' | 'kind' | 'code' | 'group' | 'deliverable'>(field: Field) =>
    command[field] === state[field] ? undefined : command[field]
  const [title, kind, code] = [changed('title'), changed('kind'), changed('code')]
  const [group, deliverable] = [changed('group'), changed('deliverable')]
  if ([title, kind, code, group, deliverable].every((change) => change === undefined)) {
    throw rejection('NOTHING_CHANGED', { task })
  }
  if (code !== undefined) {
    ensureCodeIsFree(context, { plan: state.plan, code, on, task })
    ensureIsLastCode(known, on)
  }
  const codeBefore = code === undefined ? undefined : state.code
  const data = { plan: state.plan, task, title, code, codeBefore, group, kind, deliverable }
  return { events: [eventOf('TaskRevised', on, data)] }
}

/** A code that a later revision replaces already would be free in the plan while the task holds it for a while. */
function ensureIsLastCode({ history, state }: KnownTask, on: CivilDate): void {
  const later = history.entries.filter(
    (entry) => entry.type === 'TaskRevised' && entry.code !== undefined && formatDay(entry.day) > on,
  )
  if (later.length === 0) return
  throw rejection('HISTORY_CONTRADICTED', {
    task: state.task,
    positions: later.map(({ position }) => position),
  })
}

export function reassignTask(command: commands.ReassignTask, context: DecideContext): Decision {
  const { task, leadUnits, collective, coordinatingUnits, on } = command
  const known = taskOf(context, task)
  const { plan, assignment } = ensureNotWithdrawn(known, on)
  ensureUnits(context, command)
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

/**
 * Deadlines change only forward in knowledge: a change names the deadline that it replaces, so one that was approved
 * before a change that is known already would have to replace a value that this one has replaced.
 */
export function changeDeadline(command: commands.ChangeDeadline, context: DecideContext): Decision {
  const { task, from, to, reason, on } = command
  const known = taskOf(context, task)
  const { state } = known
  const { completion } = ensureNotWithdrawn(known, on)
  if (completion !== undefined && formatDay(completion.day) < on) {
    throw rejection('TASK_ALREADY_COMPLETED', { task, position: completion.position })
  }
  const last = state.deadlines.lenient
  const isSetByChange = last !== undefined && last.position !== state.birthPosition
  if (isSetByChange && formatDay(last.setOn) > on)
    throw rejection('DEADLINE_CHANGED_SINCE', { task, position: last.position })
  const replaced = last === undefined ? undefined : formatDay(last.day)
  if (from !== undefined && from !== replaced)
    throw rejection('DEADLINE_NOT_AS_STATED', { task, from, replaced })
  if (to === replaced) throw rejection('DEADLINE_UNCHANGED', { task, to })
  const data = { plan: state.plan, task, from: replaced, to, reason, authority: named(command.authority) }
  return { events: [eventOf('DeadlineChanged', on, data)] }
}

export function withdrawTask(command: commands.WithdrawTask, context: DecideContext): Decision {
  const { task, reason, authority, on } = command
  const known = taskOf(context, task)
  const event = eventOf('TaskWithdrawn', on, { plan: known.state.plan, task, reason, authority })
  return { events: [event], overtaken: placeInHistory(known, event) }
}

function named(authority: Authority | undefined): Authority {
  if (authority === undefined) throw rejection('AUTHORITY_MISSING', {})
  return authority
}
