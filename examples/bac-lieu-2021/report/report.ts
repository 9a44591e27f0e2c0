import {
  civilDateIn,
  type Explanation,
  type Figures,
  type LogHead,
  type Period,
  type Restatement,
  type TaskEvidence,
} from '@tiendo/core'
import type { PlanOfLog } from './plans.ts'

/** Everything that is printed, as data. Figures carry the question that they answer. */
export interface Report {
  readonly plan: PlanOfLog
  readonly parent: PlanOfLog | undefined
  readonly otherPlans: readonly string[]
  readonly asOf: string
  /** Whether `asOf` is later than what is known. */
  readonly isProjection: boolean
  readonly knownAt: { readonly position: number; readonly at: string }
  /** The plan on the day of its issue, and at `asOf`, by kind. */
  readonly issued: ByKind
  readonly current: ByKind
  readonly calendars: readonly CalendarReport[]
  readonly groups: readonly { readonly group: string; readonly title: string; readonly figures: Figures }[]
  /** The calendar of the quarters in the two parts that follow. */
  readonly quartersOf: string
  readonly comparison: Comparison | undefined
  readonly overdue: readonly TaskEvidence[]
  readonly omitted: { readonly quarter: Period; readonly tasks: readonly TaskEvidence[] } | undefined
  readonly head: LogHead
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

/** The day in the zone of the plan on which something was recorded. */
export function recordedOn({ plan }: Pick<Report, 'plan'>, at: string): string {
  return civilDateIn(plan.timeZone, Date.parse(at))
}
