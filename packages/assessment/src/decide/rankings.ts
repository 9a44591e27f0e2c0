import type { DecideContext, Decision } from '@tiendo/core'
import type * as commands from '../commands.ts'
import type { RankingDecided } from '../events.ts'
import { byUnit, ofType } from '../history.ts'
import { missingIn } from '../missing.ts'
import { leftBehind, participantsOf } from '../participants.ts'
import { ranked } from '../rank.ts'
import { rejection } from '../rejections.ts'
import { decisionOf, sheetOf } from '../score-sheet.ts'
import { basisOf, ensureParticipants, eventOf, eventsAt, scoredRoundOf } from './lookup.ts'

export function publishRanking(
  { round, ties = 'competition', on }: commands.PublishRanking,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  const { history, rubric } = known
  if (ofType(history, 'assessment.RankingDecided').length > 0) throw rejection('RANKING_DECIDED', { round })
  const of = byUnit(history)
  const sheets = participantsOf(known, on).map((unit) => sheetOf(of(unit), rubric, { round, unit }))
  const complete = sheets.filter(({ missing }) => missing.length === 0)
  if (complete.length === 0) throw rejection('RANKING_EMPTY', { round })
  const entries = complete.map(({ unit, points, basedOn }) => ({
    unit,
    points,
    basedOn: basisOf(context, on, eventsAt(of(unit), basedOn)),
  }))
  const unranked = sheets.filter((sheet) => !complete.includes(sheet)).map(({ unit }) => unit)
  const data = { round, ties, entries: ranked(entries, ties), unranked }
  return { events: [eventOf('assessment.RankingPublished', on, data)] }
}

export function decideRanking(
  { round, ties: asked, excluded = [], authority, reason, on }: commands.DecideRanking,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  const { history } = known
  const without = new Set(excluded.map(({ unit }) => unit))
  ensureParticipants(known, [...without], on)
  const participants = participantsOf(known, on)
  const members = participants.filter((unit) => !without.has(unit))
  if (members.length === 0) throw rejection('RANKING_EMPTY', { round })
  const missing = missingIn(known, members)
  if (missing.length > 0) throw rejection('RANKING_INCOMPLETE', { round, missing })
  const before = ofType(history, 'assessment.RankingDecided').at(-1)
  if (before !== undefined && reason === undefined) throw rejection('REASON_MISSING', { round })
  const of = byUnit(history)
  const entries = members.flatMap((unit) => {
    const decision = decisionOf(of(unit), unit)
    if (decision === undefined) return []
    const { points } = decision.data
    return [{ unit, points, basedOn: basisOf(context, on, [decision]) }]
  })
  const basis = before ?? ofType(history, 'assessment.RankingPublished').at(-1)
  const appeals = ofType(history, 'assessment.AppealDecided')
  const ties = asked ?? basis?.data.ties ?? 'competition'
  const data = {
    round,
    ties,
    entries: ranked(entries, ties),
    excluded,
    left: leftBehind(history, participants),
    authority,
    basedOn: basisOf(context, on, [...(basis === undefined ? [] : [basis]), ...appeals]),
    reason,
  }
  if (before !== undefined && contentOf(before.data) === contentOf(data))
    throw rejection('NOTHING_CHANGED', { round })
  return { events: [eventOf('assessment.RankingDecided', on, data)] }
}

/** What a ranking says, however its fields are ordered. */
function contentOf({
  ties,
  entries,
  excluded,
  left,
}: Pick<RankingDecided, 'ties' | 'entries' | 'excluded' | 'left'>): string {
  return JSON.stringify([
    ties,
    entries.map(({ unit, points, rank, basedOn }) => [unit, points, rank, basedOn]),
    excluded.map(({ unit, reason }) => [unit, reason]),
    left,
  ])
}
