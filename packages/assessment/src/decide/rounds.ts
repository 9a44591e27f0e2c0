import type { DecideContext, Decision } from '@tiendo/core'
import type * as commands from '../commands.ts'
import { drawnCheckers } from '../draw.ts'
import { keyOf, ofType } from '../history.ts'
import { participantsOf } from '../participants.ts'
import { rejection } from '../rejections.ts'
import { ensureRubric } from '../rubric-check.ts'
import {
  basisOf,
  clusterOf,
  ensureNotBefore,
  ensureNotInFuture,
  ensureParticipants,
  ensureUnit,
  eventOf,
  historyOf,
  roundOf,
  rubricOf,
  scoredRoundOf,
} from './lookup.ts'

export function adoptRubric(
  { type: _, on, ...rubric }: commands.AdoptRubric,
  context: DecideContext,
): Decision {
  const known = historyOf(context, keyOf.rubric(rubric.rubric))
  if (ofType(known, 'assessment.RubricAdopted').length > 0)
    throw rejection('RUBRIC_EXISTS', { rubric: rubric.rubric })
  ensureNotInFuture(context, on)
  ensureRubric(rubric)
  return { events: [eventOf('assessment.RubricAdopted', on, rubric)] }
}

export function openRound({ type: _, on, ...round }: commands.OpenRound, context: DecideContext): Decision {
  const known = historyOf(context, keyOf.round(round.round))
  if (ofType(known, 'assessment.RoundOpened').length > 0)
    throw rejection('ROUND_EXISTS', { round: round.round })
  const [formed] = ofType(clusterOf(context, round.cluster), 'assessment.ClusterFormed')
  const rubric = round.rubric === undefined ? undefined : rubricOf(context, round.rubric)
  for (const basis of [formed, rubric]) if (basis !== undefined) ensureNotBefore(basis, on)
  ensurePlans(context, round)
  ensureNotInFuture(context, on)
  return { events: [eventOf('assessment.RoundOpened', on, round)] }
}

export function namePlans(
  { round, plan, plans = [], on }: commands.NamePlans,
  context: DecideContext,
): Decision {
  const { opened } = roundOf(context, round)
  if (plan === undefined && plans.length === 0) throw rejection('PLAN_MISSING', { round })
  ensurePlans(context, { plan, plans })
  ensureNotBefore(opened, on)
  ensureNotInFuture(context, on)
  return { events: [eventOf('assessment.PlansNamed', on, { round, plan, plans })] }
}

function ensurePlans(
  context: DecideContext,
  { plan, plans = [] }: Pick<commands.OpenRound, 'plan' | 'plans'>,
): void {
  for (const { unit } of plans) ensureUnit(context, unit)
  const named = [...(plan === undefined ? [] : [plan]), ...plans.map((own) => own.plan)]
  const unknown = named.find((each) => context.readFrom('planning', `plan:${each}`) === undefined)
  if (unknown !== undefined) throw rejection('UNKNOWN_PLAN', { plan: unknown })
}

export function assignCheckers(
  { round, assignments, on }: commands.AssignCheckers,
  context: DecideContext,
): Decision {
  const known = scoredRoundOf(context, round)
  const oneself = assignments.find(({ unit, checker }) => unit === checker)
  if (oneself !== undefined) throw rejection('CHECK_BY_ONESELF', { unit: oneself.unit })
  const units = assignments.flatMap(({ unit, checker }) => [unit, checker])
  ensureParticipants(known, units, on)
  const basedOn = basisOf(context, on, [known.opened])
  return {
    events: [eventOf('assessment.CheckersAssigned', on, { round, basedOn, seed: undefined, assignments })],
  }
}

export function drawCheckers({ round, seed, on }: commands.DrawCheckers, context: DecideContext): Decision {
  const known = scoredRoundOf(context, round)
  const members = participantsOf(known, on)
  if (members.length < 2) throw rejection('TOO_FEW_MEMBERS', { round })
  const basedOn = basisOf(context, on, [known.opened])
  const assignments = drawnCheckers(members, seed)
  return { events: [eventOf('assessment.CheckersAssigned', on, { round, basedOn, seed, assignments })] }
}
