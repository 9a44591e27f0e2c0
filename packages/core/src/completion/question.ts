import * as z from 'zod/mini'
import type { TaskKind } from '../planning/events.ts'
import type { DeadlinePolicy } from '../planning/task-fold.ts'
import { validate } from '../planning/validate.ts'
import { type CivilDate, parseDay } from '../time/civil-date.ts'
import { type Instant, parseInstant } from '../time/clock.ts'
import type { Period } from '../time/period.ts'

/** Whose figures, as of which day, known when. Every field may be left out but those that a function asks for. */
export interface Question {
  /** One plan or several; without it, all plans of the workspace. */
  readonly plan?: string | readonly string[] | undefined
  readonly group?: string | undefined
  readonly kind?: TaskKind | undefined
  /** Tasks that a unit leads, alone or with others; that a collective leads; that nobody leads. */
  readonly lead?: { readonly unit: string } | 'collective' | 'none' | undefined
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

/** A question with nothing left open. Asked again, it is answered the same, whatever was recorded since. */
export interface ResolvedQuestion {
  readonly plan?: string | readonly string[]
  readonly group?: string
  readonly kind?: TaskKind
  readonly lead?: { readonly unit: string } | 'collective' | 'none'
  readonly asOf: CivilDate
  readonly knownAt: number
  readonly policy: DeadlinePolicy
  readonly period?: Period
  readonly running: boolean
}

const id = z.string().check(z.regex(/^[A-Za-z0-9._:-]{1,128}$/, 'must be an id'))
const date = z
  .string()
  .check(z.refine((value) => parseDay(value) !== undefined, 'must be a date YYYY-MM-DD that exists'))
const instantOrDate = z
  .string()
  .check(
    z.refine(
      (value) => parseDay(value) !== undefined || parseInstant(value) !== undefined,
      'must be a date, or an instant with its zone',
    ),
  )

const schema = z.strictObject({
  plan: z.optional(z.union([id, z.array(id).check(z.minLength(1, 'must name a plan'))])),
  group: z.optional(id),
  kind: z.optional(z.enum(['planned', 'regular', 'adHoc'])),
  lead: z.optional(z.union([z.enum(['collective', 'none']), z.strictObject({ unit: id })])),
  asOf: z.optional(date),
  knownAt: z.optional(z.union([z.int().check(z.gte(0, 'must not be negative')), instantOrDate])),
  policy: z.optional(z.enum(['inForce', 'original', 'lenient'])),
  period: z.optional(
    z
      .strictObject({ label: z.optional(z.string()), start: date, end: date })
      .check(z.refine(({ start, end }) => start <= end, 'must not end before it starts')),
  ),
  running: z.optional(z.boolean()),
})

/** @throws {InputError} `INVALID_QUESTION` with the path of the first fault */
export function checkQuestion(question: Question): Question {
  return validate(schema, question, 'INVALID_QUESTION', '') as Question
}
