import type { CivilDate, DecideContext, Decision, Ratio, ResolvedQuestion } from '@tiendo/core'
import { membersOn } from '../cluster.ts'
import type * as commands from '../commands.ts'
import { type Binding, criteriaOf } from '../criteria.ts'
import type { MeasuredScore } from '../events.ts'
import { byUnit, ofType } from '../history.ts'
import { rejection } from '../rejections.ts'
import { decisionOf } from '../score-sheet.ts'
import { pointsForRatio } from '../scoring.ts'
import {
  basisOf,
  ensureMembers,
  ensureNotInFuture,
  eventOf,
  type KnownRound,
  scoredRoundOf,
} from './lookup.ts'

export function freezeFigures(
  { round, asOf, knownAt, units, on }: commands.FreezeFigures,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  const { rubric, history } = known
  const bound = criteriaOf(rubric).flatMap((criterion) =>
    criterion.figures === undefined ? [] : [{ criterion, binding: criterion.figures }],
  )
  if (bound.length === 0) throw rejection('NOTHING_BOUND', { round, rubric: rubric.rubric })
  const at = frozenAt(context, asOf, knownAt)
  const of = byUnit(history)
  const members =
    units ?? membersOn(known.cluster, on).filter((unit) => decisionOf(of(unit), unit) === undefined)
  if (members.length === 0) throw rejection('RANKING_EMPTY', { round })
  ensureMembers(known, members, on)
  const basedOn = basisOf(context, on, [known.opened])
  const events = members.map((unit) => {
    if (decisionOf(of(unit), unit) !== undefined) throw rejection('SCORE_DECIDED', { round, unit })
    const scores = bound.map(({ criterion, binding }): MeasuredScore => {
      const { question, ratio } = ratioOf(context, known, { unit, binding, ...at })
      const points = ratio === null ? null : pointsForRatio(criterion, ratio, rubric.rounding)
      return { criterion: criterion.criterion, question, ratio, points }
    })
    return eventOf('assessment.FiguresFrozen', on, { round, unit, basedOn, ...at, scores })
  })
  return { events }
}

/** As of a day that has come, as known at a position that is recorded. */
export function frozenAt(
  context: DecideContext,
  asOf: CivilDate,
  knownAt: commands.FreezeFigures['knownAt'] = context.position,
): { readonly asOf: CivilDate; readonly knownAt: number } {
  ensureNotInFuture(context, asOf)
  if (typeof knownAt === 'number' && knownAt > context.position)
    throw rejection('POSITION_NOT_RECORDED', { position: knownAt })
  return { asOf, knownAt: context.positionAt(knownAt) }
}

/** A ratio of core, of a unit in a round, with the question that gives it again at any time. */
export function ratioOf(
  context: DecideContext,
  { round, history }: Pick<KnownRound, 'round' | 'history'>,
  asked: {
    readonly unit: string
    readonly binding: Binding
    readonly asOf: CivilDate
    readonly knownAt: number
  },
): { readonly ratio: Ratio | null; readonly question: ResolvedQuestion } {
  const { unit, binding, asOf, knownAt } = asked
  const named = ofType(history, 'assessment.RoundOpened', 'assessment.PlansNamed').map(({ data }) => data)
  const plan =
    binding.of === 'led'
      ? named.findLast((each) => each.plan !== undefined)?.plan
      : named.flatMap(({ plans = [] }) => plans).findLast((own) => own.unit === unit)?.plan
  if (plan === undefined) throw rejection('PLAN_MISSING', { round, unit })
  const { question, ratios, weighted } = context.figures({
    plan,
    ...(binding.rollUp === undefined ? {} : { rollUp: binding.rollUp }),
    ...(binding.kind === undefined ? {} : { kind: binding.kind }),
    ...(binding.of === 'led' ? { lead: { unit, subtree: true } } : {}),
    asOf,
    knownAt,
    running: false,
  })
  return { ratio: (binding.weighted === true ? weighted : ratios)[binding.ratio], question }
}
