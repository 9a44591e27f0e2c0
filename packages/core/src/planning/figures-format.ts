import * as z from 'zod/mini'
import type { CivilDate } from '../time/civil-date.ts'
import type { Period } from '../time/period.ts'
import type { TaskKind } from './fields.ts'
import * as f from './fields.ts'

/** The shape of figures. `FiguresPublished` keeps them in the log, so it is a format: `v` is its version. */

/** Which deadline a task is judged by: the first one, the one in force, or the last one that anybody approved. */
export type DeadlinePolicy = 'original' | 'inForce' | 'lenient'

/** The seven statuses that count, in the order in which they are reported. */
export const statuses = [
  'completedOnTime',
  'completedLate',
  'completedUndated',
  'suspended',
  'openWithinDeadline',
  'openOverdue',
  'openUndated',
] as const

/** Where a task stands: one of seven that add up to `assigned`, or outside of the plan's scope. */
export type Status = (typeof statuses)[number] | 'outOfScope'

export const viewNames = [
  'cumulative',
  'dueIn',
  'doneIn',
  'carriedIn',
  'undoneIn',
  'revivedIn',
  'omitted',
  'dueAfterPeriod',
] as const
export type ViewName = (typeof viewNames)[number]

export const ratioNames = [
  'completionOfAssigned',
  'completionOfDueOrDone',
  'completionDueStrict',
  'onTimeOfCompleted',
  'onTimeOfDue',
  'overdueOfAssigned',
  'overdueOfDue',
  'regularWithResult',
] as const
export type RatioName = (typeof ratioNames)[number]

/** Tasks of a unit, or of a unit and every unit below it. */
export interface UnitFilter {
  readonly unit: string
  readonly subtree?: boolean
}

/** A question with nothing left open. Asked again, it is answered the same, whatever was recorded since. */
export interface ResolvedQuestion {
  readonly plan?: string | readonly string[]
  readonly rollUp?: boolean
  readonly group?: string
  readonly kind?: TaskKind
  readonly lead?: UnitFilter | 'collective' | 'none'
  readonly coordinating?: UnitFilter
  readonly unitsAsOf?: CivilDate
  readonly asOf: CivilDate
  readonly knownAt: number
  readonly policy: DeadlinePolicy
  readonly period?: Period
  readonly running: boolean
}

/** Counts of what is to be done: of tasks, and of each occurrence of recurring ones. The first seven add up to `assigned`. */
export interface Counts {
  readonly completedOnTime: number
  readonly completedLate: number
  readonly completedUndated: number
  readonly suspended: number
  readonly openWithinDeadline: number
  readonly openOverdue: number
  readonly openUndated: number
  /** In scope: tasks, and begun occurrences of recurring ones. */
  readonly assigned: number
  /** Known once and not in scope: not begun yet, withdrawn, split, merged or carried over. */
  readonly outOfScope: number
  /** Tasks of which something is in scope. */
  readonly tasks: number
  /** Of the open ones those whose completion was submitted and is not confirmed. */
  readonly pendingCount: number
  /** Of the suspended ones those whose deadline has passed. */
  readonly suspendedOverdue: number
  /** Completed ones of which nobody knows the day; and those of them that are late only for that reason. */
  readonly dateUnknownCount: number
  readonly lateUnproven: number
  /** Changes of the deadlines of what is assigned: to a later day, and approved too late to count. */
  readonly extendedCount: number
  readonly retroactiveCount: number
  /** Of what is assigned: without a weight of its own, so that it counts as 1 in weighted ratios. */
  readonly unweightedCount: number
  /** Of what is assigned: with a target; with a target that is met; with one that is exceeded. */
  readonly targetCount: number
  readonly targetMetCount: number
  readonly targetExceededCount: number
}

/** An exact share. */
export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

/**
 * Completion ratios, each by its own denominator, because official reports use several without saying which. `null`
 * where there is nothing to divide by. With done = completedOnTime + completedLate + completedUndated, doneDated =
 * completedOnTime + completedLate, and d the deadline by the policy of the question:
 */
export interface Ratios {
  /** done / assigned */
  readonly completionOfAssigned: Ratio | null
  /** doneDated / (doneDated + openOverdue) */
  readonly completionOfDueOrDone: Ratio | null
  /** done with d ≤ asOf / (done with d ≤ asOf + openOverdue) */
  readonly completionDueStrict: Ratio | null
  /** completedOnTime / doneDated */
  readonly onTimeOfCompleted: Ratio | null
  /** completedOnTime / (doneDated + openOverdue) */
  readonly onTimeOfDue: Ratio | null
  /** openOverdue / assigned */
  readonly overdueOfAssigned: Ratio | null
  /** openOverdue / (doneDated + openOverdue) */
  readonly overdueOfDue: Ratio | null
  /** regular tasks that are done or had progress reported / regular tasks */
  readonly regularWithResult: Ratio | null
}

/** A question about what is recorded: nothing that comes later changes its answer. What is left out is as in `Question`. */
export type SettledQuestion = Pick<ResolvedQuestion, 'asOf' | 'knownAt'> & Partial<ResolvedQuestion>

/** What is counted, and what follows from it. */
export interface Totals {
  readonly counts: Counts
  readonly ratios: Ratios
  /** The same ratios with every task counted by its weight, in thousandths: Σw·x / Σw. */
  readonly weighted: Ratios
}

/** The tasks of a view: how many, where they stand at the end of the period, and their ratios. */
export interface View extends Totals {
  /** What is in the view, also what is out of scope by the end. */
  readonly count: number
}

/** The answer to a question: exact counts and ratios. Plain, frozen, JSON-safe. */
export interface Figures extends Totals {
  readonly v: 1
  readonly question: ResolvedQuestion
  /** Everything recorded up to here was considered. */
  readonly position: number
  /** Whether the day asked about lies after the date of what is known, so that it shows what is to come. */
  readonly projection: boolean
  /** With a period in the question. */
  readonly views?: { readonly [Name in ViewName]: View }
}

const optional = z.exactOptional
const count = z.int().check(z.gte(0, 'must not be negative'))
const ratio = z.nullable(
  z.strictObject({
    numerator: count,
    denominator: z.int().check(z.gte(1, 'must be at least 1')),
  }),
)
const countNames = [
  ...statuses,
  'assigned',
  'outOfScope',
  'tasks',
  'pendingCount',
  'suspendedOverdue',
  'dateUnknownCount',
  'lateUnproven',
  'extendedCount',
  'retroactiveCount',
  'unweightedCount',
  'targetCount',
  'targetMetCount',
  'targetExceededCount',
] as const satisfies readonly (keyof Counts)[]

const ratios = objectOf(ratioNames, ratio)
const totals = { counts: objectOf(countNames, count), ratios, weighted: ratios }

export const unitFilter = z.strictObject({ unit: f.id, subtree: optional(z.boolean()) })
export const lead = z.union([z.enum(['collective', 'none']), unitFilter])

/** Version 1 of the format. */
export const figuresSchema: z.ZodMiniType<Figures> = z
  .strictObject({
    v: z.literal(1),
    question: z.strictObject({
      plan: optional(z.union([f.id, z.array(f.id).check(z.minLength(1, 'must name a plan'))])),
      rollUp: optional(z.boolean()),
      group: optional(f.id),
      kind: optional(f.kind),
      lead: optional(lead),
      coordinating: optional(unitFilter),
      unitsAsOf: optional(f.date),
      asOf: f.date,
      knownAt: count,
      policy: z.enum(['inForce', 'original', 'lenient']),
      period: optional(
        z
          .strictObject({ label: z.string(), start: f.date, end: f.date })
          .check(z.refine(({ start, end }) => start <= end, 'must not end before it starts')),
      ),
      running: z.boolean(),
    }),
    position: count,
    projection: z.boolean(),
    ...totals,
    views: optional(objectOf(viewNames, z.strictObject({ count, ...totals }))),
  })
  .check(
    z.refine(
      ({ question, position }) => position === question.knownAt,
      'must be of the position of the question',
    ),
  )

function objectOf<Name extends string, Schema extends z.ZodMiniType>(names: readonly Name[], schema: Schema) {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, schema])) as { [Key in Name]: Schema })
}
