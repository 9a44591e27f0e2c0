import { Rejection } from '../errors.ts'

/** Why a command of planning is refused. Codes are stable; the texts are for people. */
export const planningRejections = {
  UNKNOWN_UNIT: 'there is no such unit',
  UNKNOWN_PLAN: 'there is no such plan',
  UNKNOWN_GROUP: 'the plan has no such group',
  UNKNOWN_TASK: 'there is no such task',
  UNKNOWN_OBSTACLE: 'no such obstacle was raised on the task',
  UNKNOWN_EVENT: 'no event of the task stands at this position',
  UNIT_EXISTS: 'a unit with this id is registered',
  PLAN_EXISTS: 'a plan with this id was issued',
  GROUP_EXISTS: 'the plan has a group with this id',
  TASK_EXISTS: 'a task with this id was added',
  OBSTACLE_EXISTS: 'an obstacle with this id was raised on the task',
  CODE_TAKEN: 'another task of the plan has this code',
  PERIOD_REVERSED: 'the period of the plan ends before it starts',
  AUTHORITY_MISSING: 'the decision names no authority',
  NOTHING_REPORTED: 'the report has neither a percentage nor a quantity, a note or evidence',
  NOTHING_CHANGED: 'it is so already',
  DEADLINE_UNCHANGED: 'the deadline is the same already',
  DEADLINE_NOT_AS_STATED: 'the deadline to be replaced is not the one that was stated',
  DEADLINE_CHANGED_SINCE: 'a change of the deadline that was approved later is known already',
  COMPLETION_IN_FUTURE: 'the day of completion has not come yet',
  WORK_IN_FUTURE: 'the day of the work has not come yet',
  TASK_ALREADY_COMPLETED: 'the task was completed by then',
  TASK_NOT_COMPLETED: 'the task was not completed by then',
  TASK_WITHDRAWN: 'the task was withdrawn by then',
  OBSTACLE_NOT_OPEN: 'the obstacle was not open by then',
  HISTORY_CONTRADICTED: 'events that were recorded for later dates would lose their effect',
  NOT_A_WORK_EVENT: 'only reports, completions, reopenings and obstacles can be retracted',
  ALREADY_RETRACTED: 'the event was retracted before',
} as const

export type PlanningRejectionCode = keyof typeof planningRejections

export function rejection(code: PlanningRejectionCode, data: Readonly<Record<string, unknown>>): Rejection {
  return new Rejection(code, `${code}: ${planningRejections[code]}`, data)
}
