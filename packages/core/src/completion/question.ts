import * as z from 'zod/mini'
import type { TaskKind } from '../planning/events.ts'
import * as f from '../planning/fields.ts'
import { type DeadlinePolicy, lead, type UnitFilter, unitFilter } from '../planning/figures-format.ts'
import { validate } from '../planning/validate.ts'
import { type CivilDate, parseDay } from '../time/civil-date.ts'
import { type Instant, parseInstant } from '../time/clock.ts'
import type { Period } from '../time/period.ts'

/** Whose figures, as of which day, known when. Every field may be left out but those that a function asks for. */
export interface Question {
  /** One plan or several; without it, all plans of the workspace. */
  readonly plan?: string | readonly string[] | undefined
  /** Adds the plans below, and counts leaves: a task for which others stand is replaced by those. Needs a plan. */
  readonly rollUp?: boolean | undefined
  readonly group?: string | undefined
  readonly kind?: TaskKind | undefined
  /** Tasks that a unit leads, alone or with others; that a collective leads; that nobody leads. */
  readonly lead?: UnitFilter | 'collective' | 'none' | undefined
  /** Tasks in which a unit takes part without leading. */
  readonly coordinating?: UnitFilter | undefined
  /** The day by whose organisation units are found: mergers and parents. The day that is looked at unless stated. */
  readonly unitsAsOf?: CivilDate | undefined
  /** The close of this day is looked at. Today, or the date of `knownAt` where that is earlier, unless stated. */
  readonly asOf?: CivilDate | undefined
  /**
   * What is known: a position, everything recorded up to an instant, or everything recorded up to the close of a day.
   * The head of the log unless stated. Only for a position is the answer the same for ever.
   */
  readonly knownAt?: number | Instant | CivilDate | undefined
  /** The deadline that counts; `inForce` unless stated. */
  readonly policy?: DeadlinePolicy | undefined
  /** Adds the views of a period: what was due in it, done in it, carried into it. */
  readonly period?: (Omit<Period, 'label'> & Partial<Pick<Period, 'label'>>) | undefined
  /** Whether the day `asOf` is still running, so that a deadline on it is not yet missed. */
  readonly running?: boolean | undefined
}

const instantOrDate = z
  .string()
  .check(
    z.refine(
      (value) => parseDay(value) !== undefined || parseInstant(value) !== undefined,
      'must be a date, or an instant with its zone',
    ),
  )

export const questionSchema = z.strictObject({
  plan: z.optional(z.union([f.id, z.array(f.id).check(z.minLength(1, 'must name a plan'))])),
  rollUp: z.optional(z.boolean()),
  group: z.optional(f.id),
  kind: z.optional(f.kind),
  lead: z.optional(lead),
  coordinating: z.optional(unitFilter),
  unitsAsOf: z.optional(f.date),
  asOf: z.optional(f.date),
  knownAt: z.optional(z.union([z.int().check(z.gte(0, 'must not be negative')), instantOrDate])),
  policy: z.optional(z.enum(['inForce', 'original', 'lenient'])),
  period: z.optional(
    z
      .strictObject({ label: z.optional(z.string()), start: f.date, end: f.date })
      .check(z.refine(({ start, end }) => start <= end, 'must not end before it starts')),
  ),
  running: z.optional(z.boolean()),
})

/** @throws {InputError} `INVALID_QUESTION` with the path of the first fault */
export function checkQuestion(question: Question): Question {
  return validate(questionSchema, question, 'INVALID_QUESTION', '') as Question
}
