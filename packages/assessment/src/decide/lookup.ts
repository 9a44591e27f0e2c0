import type { CivilDate, DecideContext, DecidedEvent } from '@tiendo/core'
import { membersOn } from '../cluster.ts'
import type { AssessmentEventData, AssessmentEventType, EventOf, RubricAdopted } from '../events.ts'
import { type History, keyOf, ofType, seenFrom } from '../history.ts'
import type { RoundFacts } from '../missing.ts'
import { participantsOf, type RoundAndCluster } from '../participants.ts'
import { rejection } from '../rejections.ts'

/** What deciders share: looking things up, who belongs to them, and what a step is based on. */

export interface KnownRound extends RoundAndCluster {
  readonly round: string
}

export function historyOf({ read }: DecideContext, key: string): History | undefined {
  return read(key) as History | undefined
}

/** A round by the days of its events, as every answer sees it: of two scores the later one counts, not the one recorded last. */
export function roundOf(context: DecideContext, round: string): KnownRound {
  const history = seenFrom(historyOf(context, keyOf.round(round)), {})
  const [opened] = ofType(history, 'assessment.RoundOpened')
  if (opened === undefined) throw rejection('UNKNOWN_ROUND', { round })
  return { round, history, opened, cluster: historyOf(context, keyOf.cluster(opened.data.cluster)) }
}

/** A round whose units are scored, with its criteria table. */
export function scoredRoundOf(
  context: DecideContext,
  round: string,
): KnownRound & RoundFacts & { readonly rubric: RubricAdopted } {
  const known = roundOf(context, round)
  const { rubric } = known.opened.data
  if (rubric === undefined) throw rejection('ROUND_WITHOUT_RUBRIC', { round })
  return { ...known, rubric: rubricOf(context, rubric).data }
}

export function rubricOf(context: DecideContext, rubric: string): EventOf<'assessment.RubricAdopted'> {
  const [adopted] = ofType(historyOf(context, keyOf.rubric(rubric)), 'assessment.RubricAdopted')
  if (adopted === undefined) throw rejection('UNKNOWN_RUBRIC', { rubric })
  return adopted
}

export function clusterOf(context: DecideContext, cluster: string): History {
  const found = historyOf(context, keyOf.cluster(cluster))
  if (ofType(found, 'assessment.ClusterFormed').length === 0) throw rejection('UNKNOWN_CLUSTER', { cluster })
  return found as History
}

export function ensureUnit({ readFrom }: DecideContext, unit: string): void {
  if (readFrom('planning', `unit:${unit}`) === undefined) throw rejection('UNKNOWN_UNIT', { unit })
}

/** Units that are assessed in a round on a day. */
export function ensureParticipants(known: KnownRound, units: readonly string[], on: CivilDate): void {
  ensureAmong(participantsOf(known, on), units, on)
}

/** Units that belong to a cluster on a day. */
export function ensureMembers(cluster: History, units: readonly string[], on: CivilDate): void {
  ensureAmong(membersOn(cluster, on), units, on)
}

function ensureAmong(allowed: readonly string[], units: readonly string[], on: CivilDate): void {
  const known = new Set(allowed)
  const stranger = units.find((unit) => !known.has(unit))
  if (stranger !== undefined) throw rejection('NOT_A_MEMBER', { unit: stranger, on })
}

export function ensureNotInFuture({ today, timeZone }: DecideContext, on: CivilDate): void {
  if (on > today(timeZone)) throw rejection('STEP_IN_FUTURE', { on })
}

export function ensureNotBefore(
  basis: { readonly on: CivilDate; readonly position: number },
  on: CivilDate,
): void {
  if (basis.on > on) throw rejection('STEP_BEFORE_BASIS', { on, basis: basis.position, basisOn: basis.on })
}

/**
 * The positions of what a step dated `on` is based on. What stands in the same commit has no position yet that could
 * be written down.
 */
export function basisOf(
  context: DecideContext,
  on: CivilDate,
  events: readonly { readonly on: CivilDate; readonly position: number }[],
): readonly number[] {
  for (const basis of events) {
    if (basis.position > context.position) throw rejection('STEP_NOT_RECORDED', {})
    ensureNotBefore(basis, on)
  }
  ensureNotInFuture(context, on)
  return events.map(({ position }) => position).sort((a, b) => a - b)
}

/** The events of a history at the given positions. */
export function eventsAt({ events }: History, positions: readonly number[]): History['events'] {
  const wanted = new Set(positions)
  return events.filter(({ position }) => wanted.has(position))
}

/** The event with what was left open left out, so that it is strict JSON. */
export function eventOf<Type extends AssessmentEventType>(
  type: Type,
  on: CivilDate,
  data: {
    readonly [Key in keyof AssessmentEventData[Type]]: AssessmentEventData[Type][Key] | undefined
  },
): DecidedEvent {
  return {
    type,
    on,
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  }
}
