import type { DecideContext, Decision } from '@tiendo/core'
import type * as commands from '../commands.ts'
import type { EventOf } from '../events.ts'
import { keyOf, ofType, seenFrom } from '../history.ts'
import { rankingIn } from '../ranking.ts'
import { rejection } from '../rejections.ts'
import { basisOf, ensureUnit, eventOf, historyOf, roundOf } from './lookup.ts'

export function holdVote(
  { type: _, on, vote: named, ...held }: commands.HoldVote,
  context: DecideContext,
): Decision {
  const { round, voters, results } = held
  const { history } = roundOf(context, round)
  const vote = named ?? context.newId()
  if (ofType(history, 'assessment.VoteHeld').some(({ data }) => data.vote === vote))
    throw rejection('VOTE_EXISTS', { round, vote })
  for (const result of results) if ('unit' in result) ensureUnit(context, result.unit)
  const most = Math.max(...results.map(({ inFavour }) => inFavour))
  if (most > voters) throw rejection('VOTES_ABOVE_VOTERS', { vote, inFavour: most, voters })
  const seen = seenFrom(history, { asOf: on })
  const ranking = rankingIn(seen)
  const basedOn = basisOf(context, on, ranking === null ? [] : [ranking])
  return { events: [eventOf('assessment.VoteHeld', on, { ...held, vote, basedOn })] }
}

export function commend(
  { type: _, on, commendation: named, ...commended }: commands.Commend,
  context: DecideContext,
): Decision {
  const commendation = named ?? context.newId()
  const known = historyOf(context, keyOf.commendation(commendation))
  if (ofType(known, 'assessment.Commended').length > 0)
    throw rejection('COMMENDATION_EXISTS', { commendation })
  for (const recipient of commended.recipients) if ('unit' in recipient) ensureUnit(context, recipient.unit)
  const results = resultsOf(context, { ...commended, on })
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

/** What a commendation rests on: of its round, by its day, the last decided ranking, the last classification, and the vote. */
function resultsOf(
  context: DecideContext,
  { round, vote, on }: Pick<commands.Commend, 'round' | 'vote' | 'on'>,
): readonly EventOf<
  'assessment.RankingDecided' | 'assessment.ClassificationDecided' | 'assessment.VoteHeld'
>[] {
  if (round === undefined) {
    if (vote !== undefined) throw rejection('UNKNOWN_VOTE', { vote })
    return []
  }
  const history = seenFrom(roundOf(context, round).history, { asOf: on })
  const held = ofType(history, 'assessment.VoteHeld').find(({ data }) => data.vote === vote)
  if (vote !== undefined && held === undefined) throw rejection('UNKNOWN_VOTE', { round, vote })
  const results = [
    ofType(history, 'assessment.RankingDecided').at(-1),
    ofType(history, 'assessment.ClassificationDecided').at(-1),
    held,
  ].filter((result) => result !== undefined)
  if (results.length === 0) throw rejection('RANKING_NOT_DECIDED', { round })
  return results
}
