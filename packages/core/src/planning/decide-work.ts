import { formatDay } from '../time/civil-date.ts'
import type { DecideContext, Decision } from './catalogue.ts'
import type * as commands from './commands.ts'
import {
  ensureNothingLost,
  ensureNotInFuture,
  ensureNotWithdrawn,
  eventOf,
  placeInHistory,
  taskOf,
} from './decision.ts'
import { rejection } from './rejections.ts'
import { everything, foldTask, type TaskState } from './task-fold.ts'
import { isWork, type TaskHistory } from './task-history.ts'

export function reportProgress(command: commands.ReportProgress, context: DecideContext): Decision {
  const { task, percent, quantity, note, evidence, on } = command
  const known = taskOf(context, task)
  const { plan } = known.state
  if ([percent, quantity, note, evidence].every((part) => part === undefined)) {
    throw rejection('NOTHING_REPORTED', { task })
  }
  ensureNotInFuture(context, plan, on, 'WORK_IN_FUTURE')
  ensureNotWithdrawn(known, on)
  return { events: [eventOf('ProgressReported', on, { plan, task, percent, quantity, note, evidence })] }
}

export function completeTask(command: commands.CompleteTask, context: DecideContext): Decision {
  const { task, dateUnknown, note, evidence, on } = command
  const known = taskOf(context, task)
  const { plan } = known.state
  ensureNotInFuture(context, plan, on, 'COMPLETION_IN_FUTURE')
  const event = eventOf('TaskCompleted', on, { plan, task, dateUnknown, note, evidence })
  return { events: [event], overtaken: placeInHistory(known, event) }
}

export function reopenTask(
  { task, reason, deadline, on }: commands.ReopenTask,
  context: DecideContext,
): Decision {
  const known = taskOf(context, task)
  const { plan } = known.state
  ensureNotInFuture(context, plan, on, 'WORK_IN_FUTURE')
  const event = eventOf('TaskReopened', on, { plan, task, reason, deadline })
  placeInHistory(known, event)
  return { events: [event] }
}

export function raiseObstacle(command: commands.RaiseObstacle, context: DecideContext): Decision {
  const { task, obstacle = context.newId(), description, cause, on } = command
  const known = taskOf(context, task)
  const { plan } = known.state
  ensureNotInFuture(context, plan, on, 'WORK_IN_FUTURE')
  ensureNotWithdrawn(known, on)
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
  const { history, state } = taskOf(context, task)
  const target = history.entries.find((entry) => entry.position === position)
  if (target === undefined || position > context.position)
    throw rejection('UNKNOWN_EVENT', { task, position })
  if (!isWork(target)) throw rejection('NOT_A_WORK_EVENT', { task, position })
  if (target.retractedAt !== undefined)
    throw rejection('ALREADY_RETRACTED', { task, position, by: target.retractedAt })
  const entries = history.entries.filter((entry) => entry !== target)
  ensureNothingLost(state, foldTask({ ...history, entries }, everything) as TaskState)
  const data = { plan: state.plan, task, position, reason }
  return { events: [eventOf('EventRetracted', formatDay(target.day), data)] }
}
