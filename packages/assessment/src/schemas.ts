import type { EventDefinition, Schema } from '@tiendo/core'
import * as z from 'zod/mini'
import type { AssessmentCommand } from './commands.ts'
import type { AssessmentEventData } from './events.ts'
import * as f from './fields.ts'
import {
  appeal,
  asked,
  assignments,
  basedOn,
  bindings,
  choices,
  cluster,
  commendation,
  decided,
  disqualifications,
  disqualified,
  excluded,
  knownAt,
  member,
  ofCriteria,
  ofUnit,
  outcome,
  ownPlans,
  pact,
  ranked,
  round,
  rubric,
  scheme,
  stated,
  statedRatios,
  takenUp,
  ties,
  version,
  vote,
} from './shapes.ts'

/** Shapes only. Rules that need more than the value itself are in `decide`. */

const optional = z.exactOptional

type EventSchemas = { readonly [Type in keyof AssessmentEventData]: z.ZodMiniType<AssessmentEventData[Type]> }

export const eventSchemas: EventSchemas = {
  'assessment.RubricAdopted': z.strictObject({ ...rubric, authority: f.authority }),
  'assessment.SchemeAdopted': z.strictObject({ ...scheme, authority: optional(f.authority) }),
  'assessment.ClusterFormed': z.strictObject(cluster),
  'assessment.ClusterMemberJoined': z.strictObject(member),
  'assessment.ClusterMemberLeft': z.strictObject(member),
  'assessment.ClusterHeadChanged': z.strictObject({ cluster: f.id, head: optional(f.id) }),
  'assessment.RoundOpened': z.strictObject(round),
  'assessment.PlansNamed': z.strictObject({ round: f.id, plan: optional(f.id), plans: ownPlans }),
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
    left: f.ids,
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
  'assessment.NamePlans': command('assessment.NamePlans', {
    round: f.id,
    plan: optional(f.id),
    plans: optional(ownPlans),
  }),
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
