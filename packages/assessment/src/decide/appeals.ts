import type { DecideContext, Decision } from '@tiendo/core'
import type * as commands from '../commands.ts'
import { criteriaOf } from '../criteria.ts'
import { ofType, seenFrom } from '../history.ts'
import { rejection } from '../rejections.ts'
import { decisionOf } from '../score-sheet.ts'
import { basisOf, ensureParticipants, eventOf, scoredRoundOf } from './lookup.ts'
import { corrected, scoresWithReason } from './scores.ts'

export function lodgeAppeal(
  { round, unit, appeal: named, criteria, reason, on }: commands.LodgeAppeal,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  const appeal = named ?? context.newId()
  if (ofType(known.history, 'assessment.AppealLodged').some(({ data }) => data.appeal === appeal))
    throw rejection('APPEAL_EXISTS', { round, appeal })
  const ofRubric = criteriaOf(known.rubric).map(({ criterion }) => criterion)
  const unknown = criteria?.find((criterion) => !ofRubric.includes(criterion))
  if (unknown !== undefined) throw rejection('UNKNOWN_CRITERION', { criterion: unknown })
  const seen = seenFrom(known.history, { asOf: on })
  const against = decisionOf(seen, unit) ?? ofType(seen, 'assessment.RankingPublished').at(-1)
  if (against === undefined) throw rejection('NOTHING_TO_APPEAL', { round, unit })
  // Who has left meanwhile may still appeal against what was said of it.
  if (decisionOf(known.history, unit) === undefined) ensureParticipants(known, [unit], on)
  const basedOn = basisOf(context, on, [against])
  return {
    events: [eventOf('assessment.AppealLodged', on, { round, unit, appeal, criteria, reason, basedOn })],
  }
}

export function decideAppeal(
  { round, unit, appeal, outcome, reason, authority, scores, on }: commands.DecideAppeal,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  const isThis = ({ data }: { readonly data: { readonly unit: string; readonly appeal: string } }) =>
    data.appeal === appeal && data.unit === unit
  const lodged = ofType(known.history, 'assessment.AppealLodged').find(isThis)
  if (lodged === undefined) throw rejection('UNKNOWN_APPEAL', { round, unit, appeal })
  if (ofType(known.history, 'assessment.AppealDecided').some(isThis))
    throw rejection('APPEAL_DECIDED', { round, unit, appeal })
  if (outcome === 'dismissed' && scores !== undefined)
    throw rejection('APPEAL_DISMISSED', { round, unit, appeal })
  const stated = scores && scoresWithReason(known, scores)
  const basedOn = basisOf(context, on, [lodged])
  const decided = eventOf('assessment.AppealDecided', on, {
    round,
    unit,
    appeal,
    outcome,
    reason,
    authority,
    scores: stated,
    basedOn,
  })
  const decision = decisionOf(known.history, unit)
  if (stated === undefined || decision === undefined) return { events: [decided] }
  const onBoth = basisOf(context, on, [decision, lodged])
  const correction = { stated, from: 'appeal', reason, authority, basedOn: onBoth, on } as const
  return { events: [decided, corrected(known, decision, correction)] }
}
