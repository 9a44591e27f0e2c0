import * as z from 'zod/mini'
import { criteriaOf, maximumOf, sumOf } from './criteria.ts'
import * as f from './fields.ts'

/** The shapes that events and commands share. */

const optional = z.exactOptional

const criterion = z.strictObject({
  criterion: f.id,
  title: f.line,
  maximum: f.points,
  minimum: optional(f.points.check(z.lte(0, 'must not be above 0'))),
  rule: z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('judged') }),
    z.strictObject({
      rule: z.literal('bands'),
      of: z.enum(['ratio', 'count', 'amount']),
      bands: f.listOf(z.strictObject({ ...f.bounds, points: f.points, label: optional(f.line) }), {
        min: 1,
        max: 100,
      }),
    }),
    z.strictObject({ rule: z.literal('proportional'), standard: optional(f.points) }),
    z.strictObject({ rule: z.literal('penalty'), each: f.points.check(z.gt(0, 'must be above 0')) }),
  ]),
  figures: optional(f.binding),
  evidenceRequired: optional(z.literal(true)),
})
const section = z.strictObject({
  section: f.id,
  title: f.line,
  maximum: f.points,
  criteria: f.listOf(
    z.union([
      criterion,
      z.strictObject({
        heading: f.line,
        maximum: f.points,
        parts: f.listOf(criterion, { min: 1, max: 200 }),
      }),
    ]),
    { min: 1, max: 200 },
  ),
})
/** A sheet names every criterion of the table, and its points are added up. */
const sections = f.listOf(section, { min: 1, max: 100 }).check(
  z.refine(
    (list) => criteriaOf({ sections: list }).length <= 1_000,
    'must not have more than 1000 criteria together',
  ),
  z.refine((list) => {
    const least = sumOf(criteriaOf({ sections: list }).map(({ minimum = 0 }) => minimum))
    return maximumOf({ sections: list }) <= f.maxPoints && least >= -f.maxPoints
  }, 'must not add up to points beyond ±1000000'),
)
export const rubric = {
  rubric: f.id,
  title: f.line,
  rounding: optional(
    z.strictObject({
      digits: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
      mode: z.enum(['halfUp', 'halfEven', 'truncate']),
    }),
  ),
  sections,
}
const whole = z.int().check(z.gte(0, 'must not be negative'))
const fromOne = z.int().check(z.gte(1, 'must be a whole number from 1 on'))
export const version = fromOne
export const scheme = {
  scheme: f.id,
  version,
  title: f.line,
  source: optional(f.line),
  inputs: f.listOf(
    z.strictObject({
      input: f.id,
      title: optional(f.line),
      better: z.enum(['higher', 'lower']),
      from: z.union([z.enum(['score', 'stated']), z.strictObject({ figures: f.binding })]),
    }),
    { max: 100 },
  ),
  levels: f.listOf(
    z.strictObject({
      level: f.id,
      title: f.line,
      requires: f.listOf(z.strictObject({ input: f.id, ...f.bounds }), { max: 100 }),
    }),
    { min: 1, max: 50 },
  ),
  disqualifiers: optional(
    f.listOf(z.strictObject({ disqualifier: f.id, title: f.line, atMost: f.id }), { max: 100 }),
  ),
  quotas: optional(
    f.listOf(
      z.strictObject({
        level: f.id,
        share: f.share,
        of: z.union([z.literal('population'), z.strictObject({ level: f.id })]),
      }),
      { max: 50 },
    ),
  ),
}
export const member = { cluster: f.id, unit: f.id, reason: optional(f.line) }
export const cluster = { cluster: f.id, title: f.line, members: f.ids, head: optional(f.id) }
export const ownPlans = f.byUnit(z.strictObject({ unit: f.id, plan: f.id }))
export const round = {
  round: f.id,
  title: f.line,
  cluster: f.id,
  rubric: optional(f.id),
  period: f.period,
  crossCheck: optional(z.literal('none')),
  plan: optional(f.id),
  plans: optional(ownPlans),
}
export const ofUnit = { round: f.id, unit: f.id }
export const knownAt = optional(z.union([whole, f.moment]))
export const ties = z.enum(['competition', 'dense'])
export const assignments = f.byUnit(z.strictObject({ unit: f.id, checker: f.id }))
export const basedOn = f.positions

const onCriterion = { criterion: f.id, value: optional(f.value) }
const shown = { evidence: optional(f.evidence), note: optional(f.prose) }
export const stated = z.strictObject({ ...onCriterion, points: f.points, ...shown })
export const asked = z.strictObject({ ...onCriterion, points: optional(f.points), ...shown })
export const ofCriteria = <Entry extends z.ZodMiniType<{ readonly criterion: string }>>(
  entry: Entry,
  min = 1,
) =>
  f.distinct(
    f.listOf(entry, { min }) as unknown as z.ZodMiniType<z.infer<Entry>[]>,
    ({ criterion }) => criterion,
  )

export const ranked = f.listOf(
  z.strictObject({ unit: f.id, points: f.points, rank: fromOne, basedOn: f.positions }),
  { max: 10_000 },
)
export const excluded = f.byUnit(z.strictObject({ unit: f.id, reason: f.line }))
export const decided = {
  ...ofUnit,
  scores: ofCriteria(
    z.strictObject({
      criterion: f.id,
      points: f.points,
      from: z.enum(['figures', 'self', 'check', 'appeal', 'council']),
    }),
  ),
  points: f.points,
  maximum: f.points,
  authority: f.authority,
  basedOn,
}
const kind = z.enum(['collective', 'individual'])
const recipients = f.distinct(
  f.listOf(
    z.union([
      z.strictObject({ kind, unit: f.id }),
      z.strictObject({ kind, name: f.line }),
      z.strictObject({ kind, count: fromOne }),
    ]),
    { min: 1 },
  ),
  (recipient) => recipient,
)
export const commendation = {
  form: f.line,
  class: optional(f.line),
  recipients,
  authority: f.authority,
  for: optional(f.line),
  round: optional(f.id),
  vote: optional(f.id),
}
const inFavour = whole
export const vote = {
  form: f.line,
  class: optional(f.line),
  voters: fromOne,
  results: f.distinct(
    f.listOf(
      z.union([z.strictObject({ unit: f.id, inFavour }), z.strictObject({ name: f.line, inFavour })]),
      { min: 1 },
    ),
    (result) => ('unit' in result ? [result.unit] : result.name),
  ),
}
export const pact = {
  pact: f.id,
  title: f.line,
  cluster: f.id,
  parties: f.ids.check(z.minLength(1, 'must have an entry')),
  period: f.period,
  targets: f.distinct(
    f.listOf(
      z.strictObject({ target: f.id, text: f.prose, quantity: optional(f.points), unit: optional(f.line) }),
      { min: 1 },
    ) as unknown as z.ZodMiniType<{ target: string; text: string; quantity?: number; unit?: string }[]>,
    ({ target }) => target,
  ),
}
export const takenUp = { pact: f.id, target: f.id, task: f.id }
export const appeal = { criteria: optional(f.ids), reason: f.prose }
export const outcome = { outcome: z.enum(['upheld', 'dismissed']), reason: f.prose, authority: f.authority }
export const disqualified = { disqualifier: f.id, evidence: optional(f.prose) }

export const statedRatios = f.distinct(
  f.listOf(z.strictObject({ unit: f.id, input: f.id, ratio: f.ratio, evidence: optional(f.prose) }), {
    max: 10_000,
  }),
  ({ unit, input }) => [unit, input],
)
export const bindings = f.distinct(
  f.listOf(z.strictObject({ input: f.id, binding: f.binding }), { max: 100 }),
  ({ input }) => input,
)
export const disqualifications = f.distinct(
  f.listOf(z.strictObject({ unit: f.id, ...disqualified }), { max: 10_000 }),
  ({ unit, disqualifier }) => [unit, disqualifier],
)
export const choices = f.distinct(
  f.listOf(z.strictObject({ level: f.id, units: f.ids }), { max: 50 }),
  ({ level }) => level,
)
