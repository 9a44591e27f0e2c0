import type { CalendarName } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Authority, Correction, Occurrence, PublishedHead, Target, TaskKind } from './events.ts'
import type { Figures } from './figures-format.ts'

/** What can be asked for. Fields mean what they mean in the event of the same shape; `on` is its business date. */
export type PlanningCommand =
  | RegisterUnit
  | RenameUnit
  | MoveUnit
  | MergeUnit
  | IssuePlan
  | AmendPlan
  | ClosePlan
  | ReopenPlan
  | AddGroup
  | ReviseGroup
  | AddTask
  | ReviseTask
  | ReassignTask
  | ReweightTask
  | ReviseTarget
  | ChangeDeadline
  | SuspendTask
  | ResumeTask
  | WithdrawTask
  | SplitTask
  | MergeTasks
  | CarryOverTask
  | ReportProgress
  | CompleteTask
  | ConfirmCompletion
  | ReturnCompletion
  | ReopenTask
  | RaiseObstacle
  | ResolveObstacle
  | RetractEvent
  | PublishFigures
  | SealPeriod
  | HoldReview

/** `correction` lets a change through that a sealed period or a closed plan would refuse, and stays with its events. */
interface Correctable {
  readonly correction?: Correction | undefined
  readonly on: CivilDate
}

/** → `UnitRegistered` */
export interface RegisterUnit {
  readonly type: 'RegisterUnit'
  readonly unit: string
  readonly name: string
  readonly parent?: string | undefined
  readonly on: CivilDate
}

/** → `UnitRenamed` */
export interface RenameUnit {
  readonly type: 'RenameUnit'
  readonly unit: string
  readonly name: string
  readonly on: CivilDate
}

/** → `UnitMoved`. Without a parent it belongs to none from then on. */
export interface MoveUnit {
  readonly type: 'MoveUnit'
  readonly unit: string
  readonly parent?: string | undefined
  readonly on: CivilDate
}

/** → `UnitMerged` */
export interface MergeUnit {
  readonly type: 'MergeUnit'
  readonly unit: string
  readonly into: string
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
  readonly confirmation?: 'required' | undefined
  readonly on: CivilDate
}

/** → `PlanAmended`. Belongs in one commit with the changes that it decides. */
export interface AmendPlan extends Correctable {
  readonly type: 'AmendPlan'
  readonly plan: string
  readonly reason: string
  readonly authority?: Authority | undefined
}

/** → `PlanClosed`. `on` is the last day that counts. */
export interface ClosePlan extends Correctable {
  readonly type: 'ClosePlan'
  readonly plan: string
  readonly reason?: string | undefined
  readonly authority?: Authority | undefined
}

/** → `PlanReopened` */
export interface ReopenPlan extends Correctable {
  readonly type: 'ReopenPlan'
  readonly plan: string
  readonly reason: string
  readonly authority?: Authority | undefined
}

/** → `GroupAdded` */
export interface AddGroup extends Correctable {
  readonly type: 'AddGroup'
  readonly plan: string
  readonly group: string
  readonly title: string
  readonly ordinal?: string | undefined
}

/** → `GroupRevised` with what differs. */
export interface ReviseGroup extends Correctable {
  readonly type: 'ReviseGroup'
  readonly plan: string
  readonly group: string
  readonly title?: string | undefined
  readonly ordinal?: string | undefined
}

/** Without an id the task gets a ULID; `kind` is `planned` unless stated. */
export interface NewTask {
  readonly task?: string
  readonly code: string
  readonly title: string
  readonly kind?: TaskKind
  readonly group?: string
  readonly leadUnits?: readonly string[]
  readonly collective?: string
  readonly coordinatingUnits?: readonly string[]
  readonly start?: CivilDate
  readonly deadline?: CivilDate
  readonly weight?: number
  readonly target?: Target
  readonly deliverable?: string
  readonly implements?: string
}

/** A field of a command that is `undefined` is one that was left out; inside of a field there is no such thing. */
type LeftOpen<Fields> = {
  readonly [Key in keyof Fields]: object extends Pick<Fields, Key> ? Fields[Key] | undefined : Fields[Key]
}

/** → `TaskAdded`. Recurring work states `occurrences` instead of a deadline. */
export interface AddTask extends LeftOpen<NewTask>, Correctable {
  readonly type: 'AddTask'
  readonly plan: string
  readonly occurrences?: readonly Occurrence[] | undefined
  readonly direction?: { readonly review: string; readonly direction: string } | undefined
}

/** → `TaskRevised` with what differs. Occurrences are those that are to begin after `on`. */
export interface ReviseTask extends Correctable {
  readonly type: 'ReviseTask'
  readonly task: string
  readonly title?: string | undefined
  readonly code?: string | undefined
  readonly group?: string | undefined
  readonly kind?: TaskKind | undefined
  readonly deliverable?: string | undefined
  readonly start?: CivilDate | undefined
  readonly occurrences?: readonly Occurrence[] | undefined
  readonly implements?: string | undefined
}

/** → `TaskReassigned`. Both lists replace what was so far, so both are stated; without `collective` there is none. */
export interface ReassignTask extends Correctable {
  readonly type: 'ReassignTask'
  readonly task: string
  readonly leadUnits: readonly string[]
  readonly collective?: string | undefined
  readonly coordinatingUnits: readonly string[]
}

/** → `TaskReweighted` */
export interface ReweightTask extends Correctable {
  readonly type: 'ReweightTask'
  readonly task: string
  readonly weight: number
}

/** → `TargetRevised` */
export interface ReviseTarget extends Correctable {
  readonly type: 'ReviseTarget'
  readonly task: string
  readonly target: Target
}

/** → `DeadlineChanged`. `from`, where stated, must be the deadline that is replaced. */
export interface ChangeDeadline extends Correctable {
  readonly type: 'ChangeDeadline'
  readonly task: string
  readonly occurrence?: string | undefined
  readonly from?: CivilDate | undefined
  readonly to: CivilDate
  readonly reason: string
  readonly authority?: Authority | undefined
}

/** → `TaskSuspended` */
export interface SuspendTask extends Correctable {
  readonly type: 'SuspendTask'
  readonly task: string
  readonly reason: string
  readonly authority?: Authority | undefined
}

/** → `TaskResumed`, with the deadline in force unless another one is stated. */
export interface ResumeTask extends Correctable {
  readonly type: 'ResumeTask'
  readonly task: string
  readonly deadline?: CivilDate | undefined
}

/** → `TaskWithdrawn` */
export interface WithdrawTask extends Correctable {
  readonly type: 'WithdrawTask'
  readonly task: string
  readonly reason: string
  readonly authority?: Authority | undefined
}

/** → `TaskSplit` and a `TaskAdded` for each part, which has kind, group, leads and deadline of the task unless stated. */
export interface SplitTask extends Correctable {
  readonly type: 'SplitTask'
  readonly task: string
  readonly into: readonly NewTask[]
  readonly reason: string
}

/** → `TasksMerged` and a `TaskAdded`, which has kind, group, leads of the first and the earliest deadline unless stated. */
export interface MergeTasks extends Correctable {
  readonly type: 'MergeTasks'
  readonly tasks: readonly string[]
  readonly into: NewTask
  readonly reason: string
}

/**
 * → `TaskCarriedOver` and a `TaskAdded` in the other plan, with what the task has but for its group and its deadline,
 * which that plan states. Both count from the day after the plan's period on, or from `on` where that is later.
 */
export interface CarryOverTask extends Correctable {
  readonly type: 'CarryOverTask'
  readonly task: string
  readonly to: {
    readonly plan: string
    readonly task?: string
    readonly code?: string
    readonly group?: string
    readonly deadline?: CivilDate
  }
  readonly reason?: string | undefined
}

/** → `ProgressReported` */
export interface ReportProgress extends Correctable {
  readonly type: 'ReportProgress'
  readonly task: string
  readonly occurrence?: string | undefined
  readonly percent?: number | undefined
  readonly quantity?: { readonly increment: number } | { readonly total: number } | undefined
  readonly note?: string | undefined
  readonly evidence?: readonly string[] | undefined
}

/** → `TaskCompleted`; in a plan with confirmation `CompletionSubmitted`. */
export interface CompleteTask extends Correctable {
  readonly type: 'CompleteTask'
  readonly task: string
  readonly occurrence?: string | undefined
  readonly dateUnknown?: true | undefined
  readonly note?: string | undefined
  readonly evidence?: readonly string[] | undefined
}

/** → `TaskCompleted` on the day of the submission. `on` is the day of the confirmation. */
export interface ConfirmCompletion extends Correctable {
  readonly type: 'ConfirmCompletion'
  readonly task: string
  readonly occurrence?: string | undefined
  readonly note?: string | undefined
  readonly evidence?: readonly string[] | undefined
}

/** → `CompletionReturned` */
export interface ReturnCompletion extends Correctable {
  readonly type: 'ReturnCompletion'
  readonly task: string
  readonly occurrence?: string | undefined
  readonly reason: string
}

/** → `TaskReopened` */
export interface ReopenTask extends Correctable {
  readonly type: 'ReopenTask'
  readonly task: string
  readonly occurrence?: string | undefined
  readonly reason: string
  readonly deadline?: CivilDate | undefined
}

/** → `ObstacleRaised`. Without an id the obstacle gets a ULID. */
export interface RaiseObstacle extends Correctable {
  readonly type: 'RaiseObstacle'
  readonly task: string
  readonly obstacle?: string | undefined
  readonly description: string
  readonly cause?: 'objective' | 'subjective' | undefined
}

/** → `ObstacleResolved` */
export interface ResolveObstacle extends Correctable {
  readonly type: 'ResolveObstacle'
  readonly task: string
  readonly obstacle: string
  readonly note?: string | undefined
}

/** → `EventRetracted`, dated as the event at `position`. */
export interface RetractEvent {
  readonly type: 'RetractEvent'
  readonly task: string
  readonly position: number
  readonly reason: string
  readonly correction?: Correction | undefined
}

/** → `FiguresPublished`. `figures` and `head` as the tracker gave them; without an id it gets a ULID. */
export interface PublishFigures {
  readonly type: 'PublishFigures'
  readonly publication?: string | undefined
  readonly title?: string | undefined
  readonly figures: Figures
  readonly head: PublishedHead
  readonly on: CivilDate
}

/** → `PeriodSealed` */
export interface SealPeriod {
  readonly type: 'SealPeriod'
  readonly plan: string
  readonly through: CivilDate
  readonly on: CivilDate
}

/** → `ReviewHeld`. Directions without an id get a ULID. */
export interface HoldReview {
  readonly type: 'HoldReview'
  readonly plan: string
  readonly review: string
  readonly kind: 'interim' | 'annual'
  readonly title?: string | undefined
  readonly directions?: readonly { readonly direction?: string; readonly text: string }[] | undefined
  readonly on: CivilDate
}
