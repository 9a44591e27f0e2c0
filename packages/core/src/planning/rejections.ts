import { Rejection } from '../errors.ts'

/** Why a command of planning is refused. Codes are stable; the texts are for people. */
export const planningRejections = {
  UNKNOWN_UNIT: 'there is no such unit',
  UNKNOWN_PLAN: 'there is no such plan',
  UNKNOWN_GROUP: 'the plan has no such group',
  UNKNOWN_TASK: 'there is no such task',
  UNKNOWN_OCCURRENCE: 'the task has no such occurrence by then',
  UNKNOWN_OBSTACLE: 'no such obstacle was raised on the task',
  UNKNOWN_EVENT: 'no event of the task stands at this position',
  UNKNOWN_REVIEW: 'no such review was held',
  UNKNOWN_DIRECTION: 'the review gave no such direction',
  UNKNOWN_PUBLICATION: 'no figures were published under this id',
  UNKNOWN_POSITION: 'the figures or the head lie beyond the end of the log',
  UNIT_EXISTS: 'a unit with this id is registered',
  PLAN_EXISTS: 'a plan with this id was issued',
  GROUP_EXISTS: 'the plan has a group with this id',
  TASK_EXISTS: 'a task with this id was added',
  OBSTACLE_EXISTS: 'an obstacle with this id was raised on the task',
  REVIEW_EXISTS: 'a review with this id was held',
  PUBLICATION_EXISTS: 'figures were published under this id',
  CODE_TAKEN: 'another task of the plan has this code',
  UNIT_CYCLE: 'the unit would stand above itself',
  UNIT_MERGED: 'the unit was merged into another one by then',
  PLAN_CYCLE: 'the plan would stand above itself',
  NOT_A_PARENT_TASK: 'the task that is implemented is of no plan above',
  PERIOD_REVERSED: 'the period of the plan ends before it starts',
  PERIOD_NOT_OVER: 'the period to be sealed has not ended yet',
  PERIOD_SEALED: 'the date lies in a sealed period: only a correction may change it',
  PLAN_CLOSED: 'the plan is closed: only a correction may change it',
  PLAN_NOT_CLOSED: 'the plan is not closed',
  CLOSING_IN_FUTURE: 'the day of closing has not come yet',
  AUTHORITY_MISSING: 'the decision names no authority',
  NOTHING_REPORTED: 'the report has neither a percentage nor a quantity, a note or evidence',
  NOTHING_CHANGED: 'it is so already',
  DEADLINE_AND_OCCURRENCES: 'recurring work has no deadline beside those of its occurrences',
  DEADLINE_BEFORE_START: 'the deadline lies before the start',
  DEADLINE_UNCHANGED: 'the deadline is the same already',
  DEADLINE_NOT_AS_STATED: 'the deadline to be replaced is not the one that was stated',
  DEADLINE_CHANGED_SINCE: 'a change of the deadline that was approved later is known already',
  NOT_RECURRING: 'the task has no occurrences',
  OCCURRENCE_MISSING: 'which occurrence of the recurring work it is about is not said',
  OCCURRENCE_EXISTS: 'the occurrence goes on: it has begun, or work was recorded on it',
  OCCURRENCE_BEGUN: 'an occurrence that is to come begins on or before the day of the revision',
  COMPLETION_IN_FUTURE: 'the day of completion has not come yet',
  WORK_IN_FUTURE: 'the day of the work has not come yet',
  COMPLETION_PENDING: 'a completion was submitted by then and awaits confirmation',
  COMPLETION_NOT_SUBMITTED: 'no completion awaits confirmation by then',
  CONFIRMED_BEFORE_SUBMISSION: 'the completion was submitted after the day of its confirmation',
  TASK_ALREADY_COMPLETED: 'the task was completed by then',
  TASK_NOT_COMPLETED: 'the task was not completed by then',
  TASK_NOT_ENTERED: 'the task enters the plan later',
  TASK_SUSPENDED: 'the task was suspended by then',
  TASK_NOT_SUSPENDED: 'the task was not suspended by then',
  TASK_WITHDRAWN: 'the task was withdrawn by then',
  TASK_SPLIT: 'the task was split by then',
  TASK_MERGED: 'the task was merged into another one by then',
  TASK_CARRIED_OVER: 'the task was carried over into another plan by then',
  TASKS_OF_SEVERAL_PLANS: 'only tasks of one plan can be merged',
  SAME_PLAN: 'a task is carried over into another plan',
  OBSTACLE_NOT_OPEN: 'the obstacle was not open by then',
  HISTORY_CONTRADICTED: 'events that were recorded for later dates would lose their effect',
  NOT_A_WORK_EVENT: 'only events of work can be retracted',
  ALREADY_RETRACTED: 'the event was retracted before',
} as const

export type PlanningRejectionCode = keyof typeof planningRejections

export function rejection(code: PlanningRejectionCode, data: Readonly<Record<string, unknown>>): Rejection {
  const ids = Object.entries(data).filter(([, value]) => isIdOrDate(value))
  const about = ids.length === 0 ? '' : ` (${ids.map(([name, value]) => `${name} ${value}`).join(', ')})`
  return new Rejection(code, `${code}: ${planningRejections[code]}${about}`, data)
}

/** What may stand in a message: neither what people wrote nor more than one line. */
function isIdOrDate(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(value))
}
