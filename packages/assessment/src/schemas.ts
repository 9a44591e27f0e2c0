import type { EventDefinition, Schema } from '@tiendo/core'
import * as z from 'zod/mini'
import type { AssessmentCommand } from './commands.ts'
import { criteriaOf, maximumOf, sumOf } from './criteria.ts'
import type { AssessmentEventData } from './events.ts'
import * as f from './fields.ts'

/** Shapes only. Rules that need more than the value itself are in `decide`. */

const optional = z.exactOptional

const criterion = z.strictObject({
  criterion: f.id,
  title: f.line,
  maximum: f.points,
  minimum: optional(f.points.check(z.lte(0, 'must not be above 0'))),
  rule: z.union([
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
const rubric = {
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
const version = z.int().check(z.gte(1, 'must be a whole number from 1 on'))
const scheme = {
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
const member = { cluster: f.id, unit: f.id, reason: optional(f.line) }
const cluster = { cluster: f.id, title: f.line, members: f.ids, head: optional(f.id) }
const round = {
  round: f.id,
  title: f.line,
  cluster: f.id,
  rubric: optional(f.id),
  period: f.period,
  crossCheck: optional(z.literal('none')),
  plan: optional(f.id),
  plans: optional(f.byUnit(z.strictObject({ unit: f.id, plan: f.id }))),
}
const ofUnit = { round: f.id, unit: f.id }
const knownAt = optional(z.union([whole, f.moment]))
const ties = z.enum(['competition', 'dense'])
const assignments = f.byUnit(z.strictObject({ unit: f.id, checker: f.id }))
const basedOn = f.positions

const onCriterion = { criterion: f.id, value: optional(f.value) }
const shown = { evidence: optional(f.evidence), note: optional(f.prose) }
const stated = z.strictObject({ ...onCriterion, points: f.points, ...shown })
const asked = z.strictObject({ ...onCriterion, points: optional(f.points), ...shown })
const ofCriteria = <Entry extends z.ZodMiniType<{ readonly criterion: string }>>(entry: Entry, min = 1) =>
  f.distinct(
    f.listOf(entry, { min }) as unknown as z.ZodMiniType<z.infer<Entry>[]>,
    ({ criterion }) => criterion,
  )

const ranked = f.listOf(
  z.strictObject({ unit: f.id, points: f.points, rank: version, basedOn: f.positions }),
  { max: 10_000 },
)
const excluded = f.byUnit(z.strictObject({ unit: f.id, reason: f.line }))
const decided = {
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
      z.strictObject({ kind, count: version }),
    ]),
    { min: 1 },
  ),
  (recipient) => recipient,
)
const commendation = {
  form: f.line,
  class: optional(f.line),
  recipients,
  authority: f.authority,
  for: optional(f.line),
  round: optional(f.id),
  vote: optional(f.id),
}
const inFavour = whole
const vote = {
  form: f.line,
  class: optional(f.line),
  voters: version,
  results: f.distinct(
    f.listOf(
      z.union([z.strictObject({ unit: f.id, inFavour }), z.strictObject({ name: f.line, inFavour })]),
      { min: 1 },
    ),
    (result) => ('unit' in result ? [result.unit] : result.name),
  ),
}
const pact = {
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
const takenUp = { pact: f.id, target: f.id, task: f.id }
const appeal = { criteria: optional(f.ids), reason: f.prose }
const outcome = { outcome: z.enum(['upheld', 'dismissed']), reason: f.prose, authority: f.authority }
const disqualified = { disqualifier: f.id, evidence: optional(f.prose) }

const statedRatios = f.distinct(
  f.listOf(z.strictObject({ unit: f.id, input: f.id, ratio: f.ratio, evidence: optional(f.prose) }), {
    max: 10_000,
  }),
  ({ unit, input }) => [unit, input],
)
const bindings = f.distinct(
  f.listOf(z.strictObject({ input: f.id, binding: f.binding }), { max: 100 }),
  ({ input }) => input,
)
const disqualifications = f.distinct(
  f.listOf(z.strictObject({ unit: f.id, ...disqualified }), { max: 10_000 }),
  ({ unit, disqualifier }) => [unit, disqualifier],
)
const choices = f.distinct(
  f.listOf(z.strictObject({ level: f.id, units: f.ids }), { max: 50 }),
  ({ level }) => level,
)

type EventSchemas = { readonly [Type in keyof AssessmentEventData]: z.ZodMiniType<AssessmentEventData[Type]> }

export const eventSchemas: EventSchemas = {
  'assessment.RubricAdopted': z.strictObject({ ...rubric, authority: f.authority }),
  'assessment.SchemeAdopted': z.strictObject({ ...scheme, authority: optional(f.authority) }),
  'assessment.ClusterFormed': z.strictObject(cluster),
  'assessment.ClusterMemberJoined': z.strictObject(member),
  'assessment.ClusterMemberLeft': z.strictObject(member),
  'assessment.ClusterHeadChanged': z.strictObject({ cluster: f.id, head: optional(f.id) }),
  'assessment.RoundOpened': z.strictObject(round),
  'assessment.FiguresFrozen': z.strictObject({
    ...ofUnit,
    basedOn,
    asOf: f.date,
    knownAt: z.int(),
    scores: ofCriteria(
      z.strictObject({
        criterion: f.id,
        question: f.question,
        ratio: z.nullable(f.ratio),
        points: z.nullable(f.points),
      }),
    ),
  }),
  'assessment.CheckersAssigned': z.strictObject({
    round: f.id,
    basedOn,
    seed: optional(f.line),
    assignments,
  }),
  'assessment.SelfScored': z.strictObject({ ...ofUnit, basedOn, scores: ofCriteria(stated) }),
  'assessment.CrossChecked': z.strictObject({
    ...ofUnit,
    checker: f.id,
    basedOn,
    scores: ofCriteria(stated, 0),
  }),
  'assessment.RankingPublished': z.strictObject({ round: f.id, ties, entries: ranked, unranked: f.ids }),
  'assessment.AppealLodged': z.strictObject({ ...ofUnit, appeal: f.id, ...appeal, basedOn }),
  'assessment.AppealDecided': z.strictObject({
    ...ofUnit,
    appeal: f.id,
    ...outcome,
    scores: optional(ofCriteria(stated)),
    basedOn,
  }),
  'assessment.ScoreDecided': z.strictObject(decided),
  'assessment.ScoreCorrected': z.strictObject({ ...decided, reason: f.prose, replaces: f.position }),
  'assessment.RankingDecided': z.strictObject({
    round: f.id,
    ties,
    entries: ranked,
    excluded,
    authority: f.authority,
    basedOn,
    reason: optional(f.prose),
  }),
  'assessment.VoteHeld': z.strictObject({ round: f.id, vote: f.id, ...vote, basedOn }),
  'assessment.ClassificationDecided': z.strictObject({
    round: f.id,
    scheme: f.id,
    version,
    results: f.byUnit(
      z.strictObject({
        unit: f.id,
        level: z.nullable(f.id),
        inputs: f.listOf(
          z.strictObject({
            input: f.id,
            ratio: f.ratio,
            question: optional(f.question),
            evidence: optional(f.prose),
          }),
        ),
        disqualifiers: optional(f.listOf(z.strictObject(disqualified))),
        withoutQuota: optional(f.id),
      }),
    ),
    excluded,
    authority: f.authority,
    basedOn,
    reason: optional(f.prose),
  }),
  'assessment.Commended': z.strictObject({ commendation: f.id, ...commendation, basedOn }),
  'assessment.CommendationRevoked': z.strictObject({
    commendation: f.id,
    reason: f.prose,
    authority: f.authority,
    basedOn,
  }),
  'assessment.PactSigned': z.strictObject(pact),
  'assessment.PactTargetTakenUp': z.strictObject({ ...takenUp, basedOn }),
}

export const eventDefinitions: { readonly [type: string]: EventDefinition } = Object.fromEntries(
  Object.entries(eventSchemas).map(([type, schema]) => [type, { v: 1, schema }]),
)

const command = <Shape extends z.core.$ZodLooseShape>(type: AssessmentCommand['type'], shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape, on: f.date })

export const commandSchemas: { readonly [Type in AssessmentCommand['type']]: Schema } = {
  'assessment.AdoptRubric': command('assessment.AdoptRubric', { ...rubric, authority: f.authority }),
  'assessment.AdoptScheme': command('assessment.AdoptScheme', {
    ...scheme,
    authority: optional(f.authority),
  }),
  'assessment.FormCluster': command('assessment.FormCluster', cluster),
  'assessment.JoinCluster': command('assessment.JoinCluster', member),
  'assessment.LeaveCluster': command('assessment.LeaveCluster', member),
  'assessment.ChangeClusterHead': command('assessment.ChangeClusterHead', {
    cluster: f.id,
    head: optional(f.id),
  }),
  'assessment.OpenRound': command('assessment.OpenRound', round),
  'assessment.FreezeFigures': command('assessment.FreezeFigures', {
    round: f.id,
    asOf: f.date,
    knownAt,
    units: optional(f.ids),
  }),
  'assessment.AssignCheckers': command('assessment.AssignCheckers', { round: f.id, assignments }),
  'assessment.DrawCheckers': command('assessment.DrawCheckers', { round: f.id, seed: f.line }),
  'assessment.SelfScore': command('assessment.SelfScore', { ...ofUnit, scores: ofCriteria(asked) }),
  'assessment.CrossCheck': command('assessment.CrossCheck', {
    ...ofUnit,
    checker: f.id,
    scores: ofCriteria(asked, 0),
  }),
  'assessment.PublishRanking': command('assessment.PublishRanking', { round: f.id, ties: optional(ties) }),
  'assessment.LodgeAppeal': command('assessment.LodgeAppeal', {
    ...ofUnit,
    appeal: optional(f.id),
    ...appeal,
  }),
  'assessment.DecideAppeal': command('assessment.DecideAppeal', {
    ...ofUnit,
    appeal: f.id,
    ...outcome,
    scores: optional(ofCriteria(asked)),
  }),
  'assessment.DecideScores': command('assessment.DecideScores', {
    round: f.id,
    units: optional(f.ids),
    council: optional(f.byUnit(z.strictObject({ unit: f.id, scores: ofCriteria(asked) }))),
    authority: f.authority,
  }),
  'assessment.CorrectScore': command('assessment.CorrectScore', {
    ...ofUnit,
    scores: ofCriteria(asked),
    reason: f.prose,
    authority: f.authority,
  }),
  'assessment.DecideRanking': command('assessment.DecideRanking', {
    round: f.id,
    ties: optional(ties),
    excluded: optional(excluded),
    authority: f.authority,
    reason: optional(f.prose),
  }),
  'assessment.HoldVote': command('assessment.HoldVote', { round: f.id, vote: optional(f.id), ...vote }),
  'assessment.Classify': command('assessment.Classify', {
    round: f.id,
    scheme: f.id,
    version,
    asOf: optional(f.date),
    knownAt,
    figures: optional(bindings),
    stated: optional(statedRatios),
    disqualified: optional(disqualifications),
    chosen: optional(choices),
    excluded: optional(excluded),
    authority: f.authority,
    reason: optional(f.prose),
  }),
  'assessment.Commend': command('assessment.Commend', { commendation: optional(f.id), ...commendation }),
  'assessment.RevokeCommendation': command('assessment.RevokeCommendation', {
    commendation: f.id,
    reason: f.prose,
    authority: f.authority,
  }),
  'assessment.SignPact': command('assessment.SignPact', pact),
  'assessment.TakeUpPactTarget': command('assessment.TakeUpPactTarget', takenUp),
}
