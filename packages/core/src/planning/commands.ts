import type { CalendarName } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Authority, TaskKind } from './events.ts'

/** What can be asked for. Fields mean what they mean in the event of the same shape; `on` is its business date. */
export type PlanningCommand =
  | RegisterUnit
  | IssuePlan
  | AmendPlan
  | AddGroup
  | AddTask
  | ReviseTask
  | ReassignTask
  | ChangeDeadline
  | ReportProgress
  | CompleteTask
  | ReopenTask
  | WithdrawTask
  | RaiseObstacle
  | ResolveObstacle
  | RetractEvent

/** → `UnitRegistered` */
export interface RegisterUnit {
  readonly type: 'RegisterUnit'
  readonly unit: string
  readonly name: string
  readonly parent?: string | undefined
  readonly on: CivilDate
}

/** → `PlanIssued`. The calendar is `calendarYear` and the time zone that of the tracker unless stated. */
export interface IssuePlan {
  readonly type: 'IssuePlan'
  readonly plan: string
  readonly title: string
  readonly owner: string
  readonly authority: Authority
  readonly period: { readonly start: CivilDate; readonly end: CivilDate; readonly label?: string }
  readonly calendar?: CalendarName | undefined
  readonly timeZone?: string | undefined
  readonly parent?: string | undefined
  readonly on: CivilDate
}

/** → `PlanAmended`. Belongs in one commit with the changes that it decides. */
export interface AmendPlan {
  readonly type: 'AmendPlan'
  readonly plan: string
  readonly reason: string
  readonly authority?: Authority | undefined
  readonly on: CivilDate
}

/** → `GroupAdded` */
export interface AddGroup {
  readonly type: 'AddGroup'
  readonly plan: string
  readonly group: string
  readonly title: string
  readonly ordinal?: string | undefined
  readonly on: CivilDate
}

/** → `TaskAdded`. Without an id the task gets a ULID; `kind` is `planned` unless stated. */
export interface AddTask {
  readonly type: 'AddTask'
  readonly plan: string
  readonly task?: string | undefined
  readonly code: string
  readonly title: string
  readonly kind?: TaskKind | undefined
  readonly group?: string | undefined
  readonly leadUnits?: readonly string[] | undefined
  readonly collective?: string | undefined
  readonly coordinatingUnits?: readonly string[] | undefined
  readonly deadline?: CivilDate | undefined
  readonly deliverable?: string | undefined
  readonly on: CivilDate
}

/** → `TaskRevised` with what differs. */
export interface ReviseTask {
  readonly type: 'ReviseTask'
  readonly task: string
  readonly title?: string | undefined
  readonly code?: string | undefined
  readonly group?: string | undefined
  readonly kind?: TaskKind | undefined
  readonly deliverable?: string | undefined
  readonly on: CivilDate
}

/** → `TaskReassigned`. Both lists replace what was so far, so both are stated; without `collective` there is none. */
export interface ReassignTask {
  readonly type: 'ReassignTask'
  readonly task: string
  readonly leadUnits: readonly string[]
  readonly collective?: string | undefined
  readonly coordinatingUnits: readonly string[]
  readonly on: CivilDate
}

/** → `DeadlineChanged`. `from`, where stated, must be the deadline that is replaced. */
export interface ChangeDeadline {
  readonly type: 'ChangeDeadline'
  readonly task: string
  readonly from?: CivilDate | undefined
  readonly to: CivilDate
  readonly reason: string
  readonly authority?: Authority | undefined
  readonly on: CivilDate
}

/** → `ProgressReported` */
export interface ReportProgress {
  readonly type: 'ReportProgress'
  readonly task: string
  readonly percent?: number | undefined
  readonly quantity?: { readonly increment: number } | { readonly total: number } | undefined
  readonly note?: string | undefined
  readonly evidence?: readonly string[] | undefined
  readonly on: CivilDate
}

/** → `TaskCompleted` */
export interface CompleteTask {
  readonly type: 'CompleteTask'
  readonly task: string
  readonly dateUnknown?: true | undefined
  readonly note?: string | undefined
  readonly evidence?: readonly string[] | undefined
  readonly on: CivilDate
}

/** → `TaskReopened` */
export interface ReopenTask {
  readonly type: 'ReopenTask'
  readonly task: string
  readonly reason: string
  readonly deadline?: CivilDate | undefined
  readonly on: CivilDate
}

/** → `TaskWithdrawn` */
export interface WithdrawTask {
  readonly type: 'WithdrawTask'
  readonly task: string
  readonly reason: string
  readonly authority?: Authority | undefined
  readonly on: CivilDate
}

/** → `ObstacleRaised`. Without an id the obstacle gets a ULID. */
export interface RaiseObstacle {
  readonly type: 'RaiseObstacle'
  readonly task: string
  readonly obstacle?: string | undefined
  readonly description: string
  readonly cause?: 'objective' | 'subjective' | undefined
  readonly on: CivilDate
}

/** → `ObstacleResolved` */
export interface ResolveObstacle {
  readonly type: 'ResolveObstacle'
  readonly task: string
  readonly obstacle: string
  readonly note?: string | undefined
  readonly on: CivilDate
}

/** → `EventRetracted`, dated as the event at `position`. */
export interface RetractEvent {
  readonly type: 'RetractEvent'
  readonly task: string
  readonly position: number
  readonly reason: string
}
