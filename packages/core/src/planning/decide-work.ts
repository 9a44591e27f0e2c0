import { formatDay } from '../time/civil-date.ts'
import type { DecideContext, Decision } from './catalogue.ts'
import type * as commands from './commands.ts'
import {
  dateOf,
  ensureLastDeadline,
  ensureNotBefore,
  ensureNotEnded,
  ensureNothingLost,
  ensureNotInFuture,
  ensureOccurrence,
  eventOf,
  placeInHistory,
  planOf,
  taskOf,
} from './decision.ts'
import { rejection } from './rejections.ts'
import { type FoldedTask, foldTask } from './task-fold.ts'
import { isWork, type TaskHistory } from './task-history.ts'
import { everything } from './viewpoint.ts'

export function reportProgress(command: commands.ReportProgress, context: DecideContext): Decision {
  const { task, occurrence, percent, quantity, note, evidence, on } = command
  const known = taskOf(context, task)
  const { plan } = known.state
  if ([percent, quantity, note, evidence].every((part) => part === undefined)) {
    throw rejection('NOTHING_REPORTED', { task })
  }
  ensureNotInFuture(context, plan, on, 'WORK_IN_FUTURE')
  ensureOccurrence(known, occurrence, on)
  ensureNotEnded(known, on, occurrence)
  const data = { plan, task, occurrence, percent, quantity, note, evidence }
  return { events: [eventOf('ProgressReported', on, data)] }
}

export function completeTask(command: commands.CompleteTask, context: DecideContext): Decision {
  const { task, occurrence, dateUnknown, note, evidence, on } = command
  const known = taskOf(context, task)
  const { plan } = known.state
  ensureNotInFuture(context, plan, on, 'COMPLETION_IN_FUTURE')
  ensureOccurrence(known, occurrence, on)
  const type = planOf(context, plan).confirmation === 'required' ? 'CompletionSubmitted' : 'TaskCompleted'
  const event = eventOf(type, on, { plan, task, occurrence, dateUnknown, note, evidence })
  return { events: [event], overtaken: placeInHistory(known, event) }
}

export function confirmCompletion(command: commands.ConfirmCompletion, context: DecideContext): Decision {
  const { task, occurrence, note, evidence, on: confirmedOn } = command
  const known = taskOf(context, task)
  const { plan } = known.state
  ensureNotInFuture(context, plan, confirmedOn, 'COMPLETION_IN_FUTURE')
  ensureOccurrence(known, occurrence, confirmedOn)
  const state = known.folded.counted.find((each) => each.occurrence === occurrence) ?? known.state
  const { submission, completion } = state
  if (completion !== undefined)
    throw rejection('TASK_ALREADY_COMPLETED', { task, position: completion.position })
  if (submission === undefined) throw rejection('COMPLETION_NOT_SUBMITTED', { task })
  const on = formatDay(submission.day)
  if (confirmedOn < on) throw rejection('CONFIRMED_BEFORE_SUBMISSION', { task, on, confirmedOn })
  const dateUnknown = submission.isDateUnknown ? (true as const) : undefined
  const data = { plan, task, occurrence, dateUnknown, confirmedOn, note, evidence }
  const event = eventOf('TaskCompleted', on, data)
  return { events: [event], overtaken: placeInHistory(known, event) }
}

export function returnCompletion(
  { task, occurrence, reason, on }: commands.ReturnCompletion,
  context: DecideContext,
): Decision {
  const known = taskOf(context, task)
  const { plan } = known.state
  ensureNotInFuture(context, plan, on, 'WORK_IN_FUTURE')
  ensureOccurrence(known, occurrence, on)
  const event = eventOf('CompletionReturned', on, { plan, task, occurrence, reason })
  placeInHistory(known, event)
  return { events: [event] }
}

export function reopenTask(
  { task, occurrence, reason, deadline, on }: commands.ReopenTask,
  context: DecideContext,
): Decision {
  const known = taskOf(context, task)
  const { plan } = known.state
  ensureNotInFuture(context, plan, on, 'WORK_IN_FUTURE')
  ensureOccurrence(known, occurrence, on)
  const event = eventOf('TaskReopened', on, { plan, task, occurrence, reason, deadline })
  placeInHistory(known, event)
  const meant = known.folded.counted.find((each) => each.occurrence === occurrence) ?? known.state
  ensureNotBefore(dateOf(meant.start), deadline)
  if (deadline !== undefined) ensureLastDeadline(meant, on)
  return { events: [event] }
}

export function raiseObstacle(command: commands.RaiseObstacle, context: DecideContext): Decision {
  const { task, obstacle = context.newId(), description, cause, on } = command
  const known = taskOf(context, task)
  const { plan } = known.state
  ensureNotInFuture(context, plan, on, 'WORK_IN_FUTURE')
  ensureNotEnded(known, on)
  if (hasObstacle(known.history, obstacle)) throw rejection('OBSTACLE_EXISTS', { task, obstacle })
  return { events: [eventOf('ObstacleRaised', on, { plan, task, obstacle, description, cause })] }
}

export function resolveObstacle(command: commands.ResolveObstacle, context: DecideContext): Decision {
  const { task, obstacle, note, on } = command
  const known = taskOf(context, task)
  const { plan } = known.state
  if (!hasObstacle(known.history, obstacle)) throw rejection('UNKNOWN_OBSTACLE', { task, obstacle })
  ensureNotInFuture(context, plan, on, 'WORK_IN_FUTURE')
  const event = eventOf('ObstacleResolved', on, { plan, task, obstacle, note })
  placeInHistory(known, event)
  return { events: [event] }
}

function hasObstacle({ entries }: TaskHistory, obstacle: string): boolean {
  return entries.some(
    (entry) =>
      entry.type === 'ObstacleRaised' && entry.obstacle === obstacle && entry.retractedAt === undefined,
  )
}

export function retractEvent(
  { task, position, reason }: commands.RetractEvent,
  context: DecideContext,
): Decision {
  const { history, folded, state } = taskOf(context, task)
  const target = history.entries.find((entry) => entry.position === position)
  if (target === undefined || position > context.position)
    throw rejection('UNKNOWN_EVENT', { task, position })
  if (!isWork(target)) throw rejection('NOT_A_WORK_EVENT', { task, position })
  if (target.retractedAt !== undefined)
    throw rejection('ALREADY_RETRACTED', { task, position, by: target.retractedAt })
  const entries = history.entries.filter((entry) => entry !== target)
  ensureNothingLost(folded, foldTask({ entries }, everything) as FoldedTask)
  const data = { plan: state.plan, task, position, reason }
  return { events: [eventOf('EventRetracted', formatDay(target.day), data)] }
}
