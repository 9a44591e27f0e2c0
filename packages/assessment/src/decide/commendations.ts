import type { DecideContext, Decision } from '@tiendo/core'
import type * as commands from '../commands.ts'
import type { EventOf } from '../events.ts'
import { keyOf, ofType } from '../history.ts'
import { rejection } from '../rejections.ts'
import { basisOf, ensureUnit, eventOf, historyOf, roundOf } from './lookup.ts'

export function commend(
  { type: _, on, commendation: named, ...commended }: commands.Commend,
  context: DecideContext,
): Decision {
  const commendation = named ?? context.newId()
  const known = historyOf(context, keyOf.commendation(commendation))
  if (ofType(known, 'assessment.Commended').length > 0)
    throw rejection('COMMENDATION_EXISTS', { commendation })
  for (const recipient of commended.recipients) if ('unit' in recipient) ensureUnit(context, recipient.unit)
  const results = commended.round === undefined ? [] : resultsOf(context, commended.round)
  const basedOn = basisOf(context, on, results)
  return { events: [eventOf('assessment.Commended', on, { commendation, ...commended, basedOn })] }
}

export function revokeCommendation(
  { commendation, reason, authority, on }: commands.RevokeCommendation,
  context: DecideContext,
): Decision {
  const known = historyOf(context, keyOf.commendation(commendation))
  const [commended] = ofType(known, 'assessment.Commended')
  if (commended === undefined) throw rejection('UNKNOWN_COMMENDATION', { commendation })
  if (ofType(known, 'assessment.CommendationRevoked').length > 0)
    throw rejection('COMMENDATION_REVOKED', { commendation })
  const basedOn = basisOf(context, on, [commended])
  return {
    events: [eventOf('assessment.CommendationRevoked', on, { commendation, reason, authority, basedOn })],
  }
}

/** What a round has led to: the last decided ranking and the last classification. */
function resultsOf(
  context: DecideContext,
  round: string,
): readonly EventOf<'assessment.RankingDecided' | 'assessment.ClassificationDecided'>[] {
  const { history } = roundOf(context, round)
  const results = [
    ofType(history, 'assessment.RankingDecided').at(-1),
    ofType(history, 'assessment.ClassificationDecided').at(-1),
  ].filter((result) => result !== undefined)
  if (results.length === 0) throw rejection('RANKING_NOT_DECIDED', { round })
  return results
}
