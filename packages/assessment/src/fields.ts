import { isCivilDate, isId, isInstant, isLine, isProse, type ratioNames } from '@tiendo/core'
import * as z from 'zod/mini'
import { sumOf } from './criteria.ts'

/** The kinds of values that events and commands of assessment are made of. */

const optional = z.exactOptional
const text = (is: (value: unknown) => boolean, fault: string) => z.string().check(z.refine(is, fault))

export const id = text(isId, 'must be an id: 1 to 128 of A–Z a–z 0–9 . _ : -')
export const date = text(isCivilDate, 'must be a date YYYY-MM-DD that exists')
export const moment = text(
  (value) => isCivilDate(value) || isInstant(value),
  'must be a date, or an instant with its zone',
)
export const line = text(isLine, 'must be one line that can be read')
export const prose = text(isProse, 'must be text that can be read')

export function listOf<Entry extends z.ZodMiniType>(
  entry: Entry,
  { min = 0, max = 1_000 }: { readonly min?: number; readonly max?: number } = {},
) {
  return z
    .array(entry)
    .check(
      z.minLength(min, `must have at least ${min === 1 ? 'an entry' : `${min} entries`}`),
      z.maxLength(max, `must not have more than ${max} entries`),
    )
}

export function distinct<Entry>(
  list: z.ZodMiniType<Entry[]>,
  nameOf: (entry: Entry) => unknown,
): z.ZodMiniType<Entry[]> {
  return list.check(
    z.refine(
      (entries) => new Set(entries.map((entry) => JSON.stringify(nameOf(entry)))).size === entries.length,
      'must not name one twice',
    ),
  )
}

const maxUnits = 10_000
export const ids = distinct(listOf(id, { max: maxUnits }), (entry) => entry)
export const byUnit = <Entry extends z.ZodMiniType<{ readonly unit: string }>>(entry: Entry) =>
  distinct(listOf(entry, { max: maxUnits }) as unknown as z.ZodMiniType<z.infer<Entry>[]>, ({ unit }) => unit)

/** Of one criterion as of a whole sheet. */
export const maxPoints = 1_000_000
const decimal = z
  .number()
  .check(
    z.refine(
      (value) => Math.abs(value) <= maxPoints && sumOf([value]) === value && !Object.is(value, -0),
      'must be a number within ±1000000 with at most three decimals',
    ),
  )
export const points = decimal
export const position = z.int().check(z.gte(1, 'must be a position of the log'))
export const positions = listOf(position, { max: maxUnits })
const whole = z.int().check(z.gte(0, 'must not be negative'))
export const ratio = z.strictObject({
  numerator: whole,
  denominator: z.int().check(z.gte(1, 'must be at least 1')),
})
export const share = ratio.check(
  z.refine(({ numerator, denominator }) => numerator <= denominator, 'must not exceed the whole'),
)
export const authority = z.strictObject({ issuer: line, number: optional(line), date: optional(date) })
export const period = z
  .strictObject({ start: date, end: date })
  .check(z.refine(({ start, end }) => start <= end, 'must not end before it starts'))
export const evidence = listOf(prose, { min: 1, max: 100 })

export const value = z.union([
  z.strictObject({ ratio }),
  z.strictObject({ amount: decimal.check(z.gte(0, 'must not be negative')) }),
])

const bound = decimal.check(z.gte(0, 'must not be negative'))
export const bounds = {
  atLeast: optional(bound),
  above: optional(bound),
  atMost: optional(bound),
  below: optional(bound),
}

/** Whether core has a ratio of this name is a rule, not a form: a portal may know more than the core that reads its log. */
export const binding = z.strictObject({
  ratio: line as unknown as z.ZodMiniType<(typeof ratioNames)[number]>,
  weighted: optional(z.literal(true)),
  of: z.enum(['ownPlan', 'led']),
  rollUp: optional(z.literal(true)),
  kind: optional(z.enum(['planned', 'regular', 'adHoc'])),
})

const unitFilter = z.strictObject({ unit: id, subtree: optional(z.boolean()) })
export const question = z.strictObject({
  plan: optional(id),
  rollUp: optional(z.boolean()),
  kind: optional(z.enum(['planned', 'regular', 'adHoc'])),
  lead: optional(unitFilter),
  asOf: date,
  knownAt: whole,
  policy: z.enum(['inForce', 'original', 'lenient']),
  running: z.boolean(),
})
