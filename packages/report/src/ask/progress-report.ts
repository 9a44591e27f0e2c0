import type {
  Breakdown,
  CivilDate,
  DeadlinePolicy,
  Explanation,
  Figures,
  LogHead,
  Period,
  ReadEvent,
  Restatement,
  TaskEvidence,
} from '@tiendo/core'
import type { PlanFacts } from './plan-facts.ts'

/** Everything that a report says, as data: figures carry the question that they answer. */
export interface ProgressReport {
  readonly plan: PlanFacts
  readonly parent?: PlanFacts
  /** Ids of the other plans of the log. */
  readonly otherPlans: readonly string[]
  readonly asOf: CivilDate
  /** Whether `asOf` is later than what is known. */
  readonly isProjection: boolean
  readonly knownAt: { readonly position: number; readonly at: string }
  readonly policy: DeadlinePolicy
  /** The plan on the day of its issue, and at `asOf`, by kind. */
  readonly issued: ByKind
  readonly current: ByKind
  readonly calendars: readonly CalendarReport[]
  readonly groups: readonly { readonly group: string; readonly title: string; readonly figures: Figures }[]
  /** By lead unit at `asOf`. A task with several leads stands in each row. */
  readonly units: Breakdown
  /** The calendar of the quarters in what follows. */
  readonly quartersOf: string
  readonly comparison?: Comparison
  readonly overdue: readonly TaskEvidence[]
  readonly omitted?: { readonly quarter: Period; readonly tasks: readonly TaskEvidence[] }
  /** Where the tasks stood over time, from the beginning of the plan's year on. */
  readonly course: readonly CoursePoint[]
  /** Tasks at `asOf` whose deadline is not their first one. */
  readonly slips: readonly TaskEvidence[]
  /** For every quarter that had begun the tasks behind its figures; absent where they were not asked for. */
  readonly evidence?: readonly QuarterEvidence[]
  readonly head: LogHead
  /** Names of units at `asOf`. */
  readonly unitNames: ReadonlyMap<string, string>
  /** The events that lists and explanations refer to, by position. */
  readonly events: ReadonlyMap<number, ReadEvent>
}

export interface ByKind {
  readonly planned: Figures
  readonly regular: Figures
  readonly adHoc: Figures
}

export interface CalendarReport {
  readonly calendar: string
  readonly year: Period
  /** The tables are about planned tasks, or about all where the plan has no planned ones. */
  readonly kind: 'planned' | 'all'
  readonly quarters: readonly QuarterReport[]
  /** Tasks whose deadlines no quarter of this year counts. */
  readonly dueBefore: number
  readonly dueAfter: number
}

export interface QuarterReport {
  readonly period: Period
  /** Absent for a quarter that had not begun. */
  readonly figures?: Figures
  readonly besides?: Omit<ByKind, 'planned'>
}

/** A quarter as known when it ended, and later. */
export interface Comparison {
  readonly quarter: Period
  readonly before: Figures
  readonly after: Figures
  readonly restatement: Restatement
  /** The later one's share of tasks that were due in the quarter and done on time. */
  readonly explanation: Explanation
  /** Tasks that had no report in the quarter, by what was known then and later. */
  readonly omittedBefore: readonly string[]
  readonly omittedAfter: readonly string[]
}

export interface CoursePoint {
  readonly date: CivilDate
  readonly figures: Figures
}

/** The tasks that a quarter's figures count: as they stood at its end, and by view. */
export interface QuarterEvidence {
  readonly period: Period
  readonly tasks: readonly TaskEvidence[]
  readonly views: { readonly [Name in EvidentView]: readonly TaskEvidence[] }
}

export const evidentViews = ['dueIn', 'doneIn', 'carriedIn', 'omitted', 'undoneIn', 'revivedIn'] as const
export type EvidentView = (typeof evidentViews)[number]
