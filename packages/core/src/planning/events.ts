import type { CalendarName } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Instant } from '../time/clock.ts'
import type { TaskKind } from './fields.ts'
import type { Figures } from './figures-format.ts'

export type { TaskKind } from './fields.ts'

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
  UnitRenamed: UnitRenamed
  UnitMoved: UnitMoved
  UnitMerged: UnitMerged
  PlanIssued: PlanIssued
  PlanAmended: PlanAmended
  PlanClosed: PlanClosed
  PlanReopened: PlanReopened
  GroupAdded: GroupAdded
  GroupRevised: GroupRevised
  TaskAdded: TaskAdded
  TaskRevised: TaskRevised
  TaskReassigned: TaskReassigned
  TaskReweighted: TaskReweighted
  TargetRevised: TargetRevised
  DeadlineChanged: DeadlineChanged
  TaskSuspended: TaskSuspended
  TaskResumed: TaskResumed
  TaskWithdrawn: TaskWithdrawn
  TaskSplit: TaskSplit
  TasksMerged: TasksMerged
  TaskCarriedOver: TaskCarriedOver
  ProgressReported: ProgressReported
  CompletionSubmitted: CompletionSubmitted
  TaskCompleted: TaskCompleted
  CompletionReturned: CompletionReturned
  TaskReopened: TaskReopened
  ObstacleRaised: ObstacleRaised
  ObstacleResolved: ObstacleResolved
  EventRetracted: EventRetracted
  FiguresPublished: FiguresPublished
  PeriodSealed: PeriodSealed
  ReviewHeld: ReviewHeld
}

/** Who decided, and by which document. */
export interface Authority {
  readonly issuer: string
  /** The document's number, as in `25/QĐ-STP`. */
  readonly number?: string
  readonly date?: CivilDate
}

/**
 * Why a plan is changed after its period was sealed, or after it was closed. Every event of a plan but `PlanIssued` may
 * carry one; restatements list it.
 */
export interface Correction {
  readonly reason: string
  readonly authority?: Authority
}

interface OfPlan {
  readonly plan: string
  readonly correction?: Correction
}

interface OfTask extends OfPlan {
  readonly task: string
}

/** Of recurring work one occurrence, and only there. */
interface OfOccurrence extends OfTask {
  readonly occurrence?: string
}

export interface UnitRegistered {
  readonly unit: string
  readonly name: string
  readonly parent?: string
}

export interface UnitRenamed {
  readonly unit: string
  readonly name: string
}

/** Without a parent it belongs to none from then on. */
export interface UnitMoved {
  readonly unit: string
  readonly parent?: string
}

/** From then on its tasks, and the units below it, count for `into`. */
export interface UnitMerged {
  readonly unit: string
  readonly into: string
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
  /** Whether a completion is submitted first and counts once it is confirmed. */
  readonly confirmation?: 'required'
}

/** A decision that changes the plan; the changes themselves are events of the same commit. */
export interface PlanAmended extends OfPlan {
  readonly reason: string
  readonly authority: Authority
}

/** `on` is the last day that counts for the plan: later days are answered as this one. */
export interface PlanClosed extends OfPlan {
  readonly reason?: string
  readonly authority?: Authority
}

/** Takes the closing back for every date. */
export interface PlanReopened extends OfPlan {
  readonly reason: string
  readonly authority: Authority
}

export interface GroupAdded extends OfPlan {
  readonly group: string
  readonly title: string
  readonly ordinal?: string
}

export interface GroupRevised extends OfPlan {
  readonly group: string
  readonly title?: string
  readonly ordinal?: string
}

/** One time that recurring work is to be done. */
export interface Occurrence {
  /** Unique in the task. */
  readonly key: string
  /** The day from which on it is in scope. */
  readonly start: CivilDate
  readonly deadline: CivilDate
}

/**
 * How much is to be done. `flow` is what adds up (cases settled), `level` a state to reach (a share of wards),
 * `lowerIsBetter` a state not to exceed.
 */
export interface Target {
  readonly quantity: number
  readonly unit: string
  readonly kind: 'flow' | 'level' | 'lowerIsBetter'
}

export interface TaskAdded extends OfTask {
  /** Unique in the plan. */
  readonly code: string
  readonly title: string
  readonly kind: TaskKind
  readonly group?: string
  readonly leadUnits: readonly string[]
  /** The name under which all units of a kind lead together, as in "every department and locality". */
  readonly collective?: string
  readonly coordinatingUnits: readonly string[]
  /** When work on it is to begin. */
  readonly start?: CivilDate
  /** The last day on which it is in time. */
  readonly deadline?: CivilDate
  /** The first deadline of the work that this task took over by a split or a merger. */
  readonly originalDeadline?: CivilDate
  /** Makes it recurring work: each occurrence is counted and judged like a task of its own. */
  readonly occurrences?: readonly Occurrence[]
  /** How much it counts in weighted ratios; 1 where absent. At most three decimals. */
  readonly weight?: number
  readonly target?: Target
  readonly deliverable?: string
  /** The task of a plan above that this one carries out. */
  readonly implements?: string
  /** The direction of a review that this task answers. */
  readonly direction?: { readonly review: string; readonly direction: string }
}

/** Occurrences replace those that start after `on` and on which no work was recorded. */
export interface TaskRevised extends OfTask {
  readonly title?: string
  readonly code?: string
  /** The code that `code` replaces. */
  readonly codeBefore?: string
  readonly group?: string
  readonly kind?: TaskKind
  readonly deliverable?: string
  readonly start?: CivilDate
  readonly occurrences?: readonly Occurrence[]
  readonly implements?: string
}

/** Replaces the leading and coordinating units as a whole. */
export interface TaskReassigned extends OfTask {
  readonly leadUnits: readonly string[]
  readonly collective?: string
  readonly coordinatingUnits: readonly string[]
}

export interface TaskReweighted extends OfTask {
  readonly weight: number
}

export interface TargetRevised extends OfTask {
  readonly target: Target
}

/** `on` is the day of approval. */
export interface DeadlineChanged extends OfOccurrence {
  /** The deadline that it replaces; absent where there was none. */
  readonly from?: CivilDate
  readonly to: CivilDate
  readonly reason: string
  readonly authority: Authority
}

/** Stops the clock of the deadline until the task is resumed. */
export interface TaskSuspended extends OfTask {
  readonly reason: string
  readonly authority?: Authority
}

export interface TaskResumed extends OfTask {
  /** The deadline from here on, the same or another one; absent for recurring work and where there is none. */
  readonly deadline?: CivilDate
}

export interface TaskWithdrawn extends OfTask {
  readonly reason: string
  readonly authority?: Authority
}

/** The parts are tasks that are added in the same commit. */
export interface TaskSplit extends OfTask {
  readonly into: readonly string[]
  readonly reason: string
}

/** `task` is the one that takes the place of the merged ones; it is added in the same commit. */
export interface TasksMerged extends OfTask {
  readonly merged: readonly string[]
  readonly reason: string
}

/** Counts from the day after the plan's period on, so that the period keeps what was not done in it. */
export interface TaskCarriedOver extends OfTask {
  readonly to: { readonly plan: string; readonly task: string }
  /** The last day of the plan's period, so that the effect depends on the event alone. */
  readonly periodEnd: CivilDate
  readonly reason?: string
}

export interface ProgressReported extends OfOccurrence {
  /** 0 to 100. 100 % is not completion. */
  readonly percent?: number
  /** What was added since the last report, or all there is by now. */
  readonly quantity?: { readonly increment: number } | { readonly total: number }
  readonly note?: string
  readonly evidence?: readonly string[]
}

/** In a plan with confirmation: done, says who did it. Stops the clock of the deadline. */
export interface CompletionSubmitted extends OfOccurrence {
  readonly dateUnknown?: true
  readonly note?: string
  readonly evidence?: readonly string[]
}

/** `on` is the day of completion; where nobody knows it, the date of the list that says so, with `dateUnknown`. */
export interface TaskCompleted extends OfOccurrence {
  readonly dateUnknown?: true
  /** When a submitted completion was confirmed; `on` is the day of the submission then. */
  readonly confirmedOn?: CivilDate
  readonly note?: string
  readonly evidence?: readonly string[]
}

/** A submitted completion is not accepted: the task is open again. */
export interface CompletionReturned extends OfOccurrence {
  readonly reason: string
}

export interface TaskReopened extends OfOccurrence {
  readonly reason: string
  /** A new deadline; where absent the old one goes on. */
  readonly deadline?: CivilDate
}

export interface ObstacleRaised extends OfTask {
  readonly obstacle: string
  readonly description: string
  readonly cause?: 'objective' | 'subjective'
}

export interface ObstacleResolved extends OfTask {
  readonly obstacle: string
  readonly note?: string
}

/** Takes back a work event: from here on it was never true. `on` is that event's date. The log keeps both. */
export interface EventRetracted extends OfTask {
  /** The position of the event that is taken back. */
  readonly position: number
  readonly reason: string
}

/** What an office has told others. The question and its position are in the figures; `head` proves what was known. */
export interface FiguresPublished {
  readonly publication: string
  readonly title?: string
  readonly figures: Figures
  readonly head: PublishedHead
}

/** The end of the log when figures were published: what `verify` takes as an anchor. */
export interface PublishedHead {
  readonly log: string
  readonly commit: number
  readonly position: number
  readonly at: Instant
  readonly sha256: string
}

/** From here on what is dated up to `through` needs a correction. */
export interface PeriodSealed {
  readonly plan: string
  readonly through: CivilDate
}

/** A review of the work (*sơ kết* within the year, *tổng kết* at its end) and what it directs to be done next. */
export interface ReviewHeld {
  readonly plan: string
  readonly review: string
  readonly kind: 'interim' | 'annual'
  readonly title?: string
  readonly directions: readonly { readonly direction: string; readonly text: string }[]
}

/** Events that say what was done, as against how the plan is built. They alone can be retracted. */
export const workEventTypes: ReadonlySet<string> = new Set<keyof PlanningEventData>([
  'ProgressReported',
  'CompletionSubmitted',
  'TaskCompleted',
  'CompletionReturned',
  'TaskReopened',
  'ObstacleRaised',
  'ObstacleResolved',
])
