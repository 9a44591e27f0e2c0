import type { CivilDate, DecideContext, Decision, Ratio, ResolvedQuestion } from '@tiendo/core'
import type * as commands from '../commands.ts'
import { type Binding, criteriaOf } from '../criteria.ts'
import type { EventOf, MeasuredScore } from '../events.ts'
import { byUnit, type History, ofType, seenFrom } from '../history.ts'
import { participantsOf } from '../participants.ts'
import { rejection } from '../rejections.ts'
import { decisionOf } from '../score-sheet.ts'
import { pointsForRatio } from '../scoring.ts'
import {
  basisOf,
  ensureNotBefore,
  ensureNotInFuture,
  ensureParticipants,
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
  const at = frozenAt(context, { on, asOf, knownAt })
  const of = byUnit(history)
  const members =
    units ?? participantsOf(known, on).filter((unit) => decisionOf(of(unit), unit) === undefined)
  if (members.length === 0 && ofType(history, 'assessment.ScoreDecided').length > 0)
    throw rejection('SCORE_DECIDED', { round })
  if (members.length === 0) throw rejection('RANKING_EMPTY', { round })
  ensureParticipants(known, members, on)
  const basedOn = basisOf(context, on, [known.opened, ...namingsIn(history, on)])
  const events = members.map((unit) => {
    if (decisionOf(of(unit), unit) !== undefined) throw rejection('SCORE_DECIDED', { round, unit })
    for (const before of ofType(of(unit), 'assessment.FiguresFrozen')) ensureNotBefore(before, on)
    const scores = bound.map(({ criterion, binding }): MeasuredScore => {
      const { question, ratio } = ratioOf(context, known, { unit, binding, on, ...at })
      const points = ratio === null ? null : pointsForRatio(criterion, ratio, rubric.rounding)
      return { criterion: criterion.criterion, question, ratio, points }
    })
    return eventOf('assessment.FiguresFrozen', on, { round, unit, basedOn, ...at, scores })
  })
  return { events }
}

/** As of a day that had come by then, as known at a position that is recorded. */
export function frozenAt(
  context: DecideContext,
  asked: Pick<commands.FreezeFigures, 'on' | 'asOf' | 'knownAt'>,
): { readonly asOf: CivilDate; readonly knownAt: number } {
  const { on, asOf, knownAt = context.position } = asked
  ensureNotInFuture(context, asOf)
  if (asOf > on) throw rejection('STEP_BEFORE_BASIS', { on, asOf })
  if (typeof knownAt === 'number' && knownAt > context.position)
    throw rejection('POSITION_NOT_RECORDED', { position: knownAt })
  return { asOf, knownAt: context.positionAt(knownAt) }
}

/** Whose plans count is said by the opening of a round and by these. */
export function namingsIn(history: History, on: CivilDate): readonly EventOf<'assessment.PlansNamed'>[] {
  return ofType(seenFrom(history, { asOf: on }), 'assessment.PlansNamed')
}

/** A ratio of core, of a unit in a round, with the question that gives it again at any time. */
export function ratioOf(
  context: DecideContext,
  { round, opened, history }: KnownRound,
  asked: {
    readonly unit: string
    readonly binding: Binding
    /** The day of the step: plans that were named later do not count. */
    readonly on: CivilDate
    readonly asOf: CivilDate
    readonly knownAt: number
  },
): { readonly ratio: Ratio | null; readonly question: ResolvedQuestion } {
  const { unit, binding, on, asOf, knownAt } = asked
  const named = [opened, ...namingsIn(history, on)].map(({ data }) => data)
  const plan =
    binding.of === 'led'
      ? named.findLast((each) => each.plan !== undefined)?.plan
      : named.flatMap(({ plans = [] }) => plans).findLast((own) => own.unit === unit)?.plan
  if (plan === undefined) throw rejection('PLAN_MISSING', { round, unit })
  const ofPlan = {
    plan,
    ...(binding.rollUp === undefined ? {} : { rollUp: binding.rollUp }),
    asOf,
    knownAt,
    running: false,
  }
  // A ratio of nothing may mean that nothing was due; it must not mean that the plan was not known yet.
  const { assigned, outOfScope } = context.figures(ofPlan).counts
  if (assigned + outOfScope === 0) throw rejection('PLAN_EMPTY', { round, unit, plan, asOf, knownAt })
  const { question, ratios, weighted } = context.figures({
    ...ofPlan,
    ...(binding.kind === undefined ? {} : { kind: binding.kind }),
    ...(binding.of === 'led' ? { lead: { unit, subtree: true } } : {}),
  })
  return { ratio: (binding.weighted === true ? weighted : ratios)[binding.ratio], question }
}
