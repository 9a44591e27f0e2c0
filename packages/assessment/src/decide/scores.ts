import type { DecideContext, Decision } from '@tiendo/core'
import type * as commands from '../commands.ts'
import type { ScoreAsked } from '../commands.ts'
import { criteriaOf, maximumOf, sumOf } from '../criteria.ts'
import type { DecidedScore, ScoreSource, StatedScore } from '../events.ts'
import { byUnit, ofType } from '../history.ts'
import { checkerOf, missingOf, openAppealsIn, type RoundFacts } from '../missing.ts'
import { participantsOf } from '../participants.ts'
import { rejection } from '../rejections.ts'
import { type DecidingEvent, decisionOf, sheetOf } from '../score-sheet.ts'
import { scoreOf } from '../scoring.ts'
import { basisOf, ensureParticipants, eventOf, eventsAt, type KnownRound, scoredRoundOf } from './lookup.ts'

export function selfScore(
  { round, unit, scores: asked, on }: commands.SelfScore,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  ensureParticipants(known, [unit], on)
  ensureOpen(known, unit)
  const scores = statedScores(known, unit, asked)
  const basedOn = basisOf(context, on, [known.opened])
  return { events: [eventOf('assessment.SelfScored', on, { round, unit, basedOn, scores })] }
}

export function crossCheck(
  { round, unit, checker, scores: asked, on }: commands.CrossCheck,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  if (unit === checker) throw rejection('CHECK_BY_ONESELF', { unit })
  ensureParticipants(known, [unit, checker], on)
  ensureOpen(known, unit)
  const assigned = checkerOf(known.history, unit)
  if (assigned !== undefined && assigned !== checker)
    throw rejection('CHECKER_NOT_ASSIGNED', { unit, checker, assigned })
  const selfScores = ofType(known.history, 'assessment.SelfScored').filter(({ data }) => data.unit === unit)
  if (selfScores.length === 0) throw rejection('NOT_SELF_SCORED', { round, unit })
  const scores = statedScores(known, unit, asked)
  const basedOn = basisOf(context, on, selfScores)
  return { events: [eventOf('assessment.CrossChecked', on, { round, unit, checker, basedOn, scores })] }
}

export function decideScores(
  { round, units, council = [], authority, on }: commands.DecideScores,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  const { history, rubric } = known
  const published = ofType(history, 'assessment.RankingPublished').at(-1)
  if (published === undefined) throw rejection('RANKING_NOT_PUBLISHED', { round })
  const of = byUnit(history)
  const participants = participantsOf(known, on)
  const isAlone = participants.length < 2
  const open = units ?? participants.filter((unit) => decisionOf(of(unit), unit) === undefined)
  const asked = new Set([...open, ...council.map(({ unit }) => unit)])
  if (asked.size === 0 && ofType(history, 'assessment.ScoreDecided').length > 0)
    throw rejection('SCORE_DECIDED', { round })
  if (asked.size === 0) throw rejection('RANKING_EMPTY', { round })
  ensureParticipants(known, [...asked], on)
  const events = [...asked].map((unit) => {
    const facts = { ...known, history: of(unit) }
    ensureOpen(facts, unit)
    const own = council.find((each) => each.unit === unit)?.scores ?? []
    const stated = statedScores(facts, unit, own)
    const given = new Set(stated.map(({ criterion }) => criterion))
    const missing = [...missingOf(facts, unit, { given, isAlone }), ...openAppealsIn(facts.history, unit)]
    if (missing.length > 0) throw rejection('SCORE_INCOMPLETE', { round, unit, missing })
    const sheet = sheetOf(facts.history, rubric, { round, unit })
    const lines = sheet.sections.flatMap(({ criteria }) =>
      criteria.map(({ criterion, points, from }) => ({ criterion, points, from })),
    )
    const scores = replaced(lines as DecidedScore[], stated, 'council')
    const checks = ofType(facts.history, 'assessment.CrossChecked')
    const appeals = ofType(facts.history, 'assessment.AppealDecided')
    const basis = new Set([published, ...eventsAt(facts.history, sheet.basedOn), ...checks, ...appeals])
    return eventOf('assessment.ScoreDecided', on, {
      round,
      unit,
      ...totalOf(known, scores),
      authority,
      basedOn: basisOf(context, on, [...basis]),
    })
  })
  return { events }
}

export function correctScore(
  { round, unit, scores, reason, authority, on }: commands.CorrectScore,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  const decision = decisionOf(known.history, unit)
  if (decision === undefined) throw rejection('SCORE_NOT_DECIDED', { round, unit })
  const stated = scoresWithReason(known, scores)
  const basedOn = basisOf(context, on, [decision])
  return {
    events: [corrected(known, decision, { stated, from: 'council', reason, authority, basedOn, on })],
  }
}

/** What takes the place of a decided score. */
export function corrected(
  known: RoundFacts,
  { data, position }: DecidingEvent,
  by: {
    readonly stated: readonly StatedScore[]
    readonly from: ScoreSource
    readonly reason: string
    readonly authority: commands.CorrectScore['authority']
    readonly basedOn: readonly number[]
    readonly on: string
  },
): Decision['events'][number] {
  const { stated, from, reason, authority, basedOn, on } = by
  const scores = replaced(data.scores, stated, from)
  if (scores.every(({ points }, index) => points === data.scores[index]?.points))
    throw rejection('NOTHING_CHANGED', { round: data.round, unit: data.unit })
  return eventOf('assessment.ScoreCorrected', on, {
    round: data.round,
    unit: data.unit,
    ...totalOf(known, scores),
    authority,
    basedOn,
    reason,
    replaces: position,
  })
}

/** Scores by somebody who says why and by which authority: also of what figures have measured. */
export function scoresWithReason(
  { rubric }: RoundFacts,
  asked: readonly ScoreAsked[],
): readonly StatedScore[] {
  const criteria = new Map(criteriaOf(rubric).map((criterion) => [criterion.criterion, criterion]))
  return asked.map((score) => {
    const criterion = criteria.get(score.criterion)
    if (criterion === undefined) throw rejection('UNKNOWN_CRITERION', { criterion: score.criterion })
    return scoreOf(criterion, score, rubric.rounding)
  })
}

/** Figures leave nothing to say, unless there was nothing to divide by. */
function statedScores(known: RoundFacts, unit: string, asked: readonly ScoreAsked[]): readonly StatedScore[] {
  const frozen = ofType(known.history, 'assessment.FiguresFrozen').findLast(({ data }) => data.unit === unit)
  const bound = criteriaOf(known.rubric).filter(({ figures }) => figures !== undefined)
  for (const { criterion } of bound) {
    const isLeftOpen = frozen?.data.scores.some(
      (score) => score.criterion === criterion && score.points === null,
    )
    if (isLeftOpen !== true && asked.some((score) => score.criterion === criterion))
      throw rejection('CRITERION_MEASURED', { criterion })
  }
  return scoresWithReason(known, asked)
}

function ensureOpen({ round, history }: KnownRound, unit: string): void {
  const decision = decisionOf(history, unit)
  if (decision !== undefined) throw rejection('SCORE_DECIDED', { round, unit, position: decision.position })
}

function replaced(
  scores: readonly DecidedScore[],
  by: readonly StatedScore[],
  from: ScoreSource,
): readonly DecidedScore[] {
  const others = new Map(by.map(({ criterion, points }) => [criterion, points]))
  return scores.map((score) => {
    const points = others.get(score.criterion)
    return points === undefined ? score : { criterion: score.criterion, points, from }
  })
}

function totalOf({ rubric }: RoundFacts, scores: readonly DecidedScore[]) {
  return { scores, points: sumOf(scores.map(({ points }) => points)), maximum: maximumOf(rubric) }
}
