import type { CalendarName } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'

/**
 * The events of planning: what happened to units, plans and tasks. Names and shapes are the format of the log; a change
 * of either is a new version with an upcast. Ids are `[A-Za-z0-9._:-]{1,128}`; ordinals such as `IX` or `1.2` are
 * attributes. Every event carries `on`, the date on which it became true.
 */
export type PlanningEvent = {
  readonly [Type in keyof PlanningEventData]: {
    readonly type: Type
    readonly on: CivilDate
    readonly data: PlanningEventData[Type]
    readonly position: number
  }
}[keyof PlanningEventData]

export interface PlanningEventData {
  UnitRegistered: UnitRegistered
  PlanIssued: PlanIssued
  PlanAmended: PlanAmended
  GroupAdded: GroupAdded
  TaskAdded: TaskAdded
  TaskRevised: TaskRevised
  TaskReassigned: TaskReassigned
  DeadlineChanged: DeadlineChanged
  ProgressReported: ProgressReported
  TaskCompleted: TaskCompleted
  TaskReopened: TaskReopened
  TaskWithdrawn: TaskWithdrawn
  ObstacleRaised: ObstacleRaised
  ObstacleResolved: ObstacleResolved
  EventRetracted: EventRetracted
}

/** Who decided, and by which document. */
export interface Authority {
  readonly issuer: string
  /** The document's number, as in `25/QĐ-STP`. */
  readonly number?: string
  readonly date?: CivilDate
}

export interface UnitRegistered {
  readonly unit: string
  readonly name: string
  readonly parent?: string
}

export interface PlanIssued {
  readonly plan: string
  readonly title: string
  /** The unit whose plan it is. */
  readonly owner: string
  readonly authority: Authority
  readonly period: { readonly start: CivilDate; readonly end: CivilDate }
  readonly calendar: CalendarName
  /** An IANA time zone: it decides when a day of this plan ends. */
  readonly timeZone: string
  /** The plan that this one carries out. */
  readonly parent?: string
}

/** A decision that changes the plan; the changes themselves are events of the same commit. */
export interface PlanAmended {
  readonly plan: string
  readonly reason: string
  readonly authority: Authority
}

export interface GroupAdded {
  readonly plan: string
  readonly group: string
  readonly title: string
  readonly ordinal?: string
}

/** `planned` work of the plan, `regular` work that goes on all the time, `adHoc` work that was not foreseen. */
export type TaskKind = 'planned' | 'regular' | 'adHoc'

export interface TaskAdded {
  readonly plan: string
  readonly task: string
  /** Unique in the plan. */
  readonly code: string
  readonly title: string
  readonly kind: TaskKind
  readonly group?: string
  readonly leadUnits: readonly string[]
  /** The name under which all units of a kind lead together, as in "every department and locality". */
  readonly collective?: string
  readonly coordinatingUnits: readonly string[]
  /** The last day on which it is in time. */
  readonly deadline?: CivilDate
  readonly deliverable?: string
}

export interface TaskRevised {
  readonly plan: string
  readonly task: string
  readonly title?: string
  readonly code?: string
  /** The code that `code` replaces. */
  readonly codeBefore?: string
  readonly group?: string
  readonly kind?: TaskKind
  readonly deliverable?: string
}

/** Replaces the leading and coordinating units as a whole. */
export interface TaskReassigned {
  readonly plan: string
  readonly task: string
  readonly leadUnits: readonly string[]
  readonly collective?: string
  readonly coordinatingUnits: readonly string[]
}

/** `on` is the day of approval. */
export interface DeadlineChanged {
  readonly plan: string
  readonly task: string
  /** The deadline that it replaces; absent where there was none. */
  readonly from?: CivilDate
  readonly to: CivilDate
  readonly reason: string
  readonly authority: Authority
}

export interface ProgressReported {
  readonly plan: string
  readonly task: string
  /** 0 to 100. 100 % is not completion. */
  readonly percent?: number
  /** What was added since the last report, or all there is by now. */
  readonly quantity?: { readonly increment: number } | { readonly total: number }
  readonly note?: string
  readonly evidence?: readonly string[]
}

/** `on` is the day of completion; where nobody knows it, the date of the list that says so, with `dateUnknown`. */
export interface TaskCompleted {
  readonly plan: string
  readonly task: string
  readonly dateUnknown?: true
  readonly note?: string
  readonly evidence?: readonly string[]
}

export interface TaskReopened {
  readonly plan: string
  readonly task: string
  readonly reason: string
  /** A new deadline; where absent the old one goes on. */
  readonly deadline?: CivilDate
}

export interface TaskWithdrawn {
  readonly plan: string
  readonly task: string
  readonly reason: string
  readonly authority?: Authority
}

export interface ObstacleRaised {
  readonly plan: string
  readonly task: string
  readonly obstacle: string
  readonly description: string
  readonly cause?: 'objective' | 'subjective'
}

export interface ObstacleResolved {
  readonly plan: string
  readonly task: string
  readonly obstacle: string
  readonly note?: string
}

/** Takes back a work event: from here on it was never true. `on` is that event's date. The log keeps both. */
export interface EventRetracted {
  readonly plan: string
  readonly task: string
  /** The position of the event that is taken back. */
  readonly position: number
  readonly reason: string
}

/** Events that say what was done, as against how the plan is built. They alone can be retracted. */
export const workEventTypes: ReadonlySet<string> = new Set<keyof PlanningEventData>([
  'ProgressReported',
  'TaskCompleted',
  'TaskReopened',
  'ObstacleRaised',
  'ObstacleResolved',
])
