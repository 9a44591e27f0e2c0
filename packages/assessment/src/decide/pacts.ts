import type { DecideContext, Decision } from '@tiendo/core'
import type * as commands from '../commands.ts'
import { keyOf, ofType } from '../history.ts'
import { rejection } from '../rejections.ts'
import { basisOf, clusterOf, ensureMembers, ensureNotInFuture, eventOf, historyOf } from './lookup.ts'

export function signPact({ type: _, on, ...pact }: commands.SignPact, context: DecideContext): Decision {
  const known = historyOf(context, keyOf.pact(pact.pact))
  if (ofType(known, 'assessment.PactSigned').length > 0) throw rejection('PACT_EXISTS', { pact: pact.pact })
  const cluster = clusterOf(context, pact.cluster)
  ensureMembers(cluster, pact.parties, on)
  ensureNotInFuture(context, on)
  return { events: [eventOf('assessment.PactSigned', on, pact)] }
}

export function takeUpPactTarget(
  { pact, target, task, on }: commands.TakeUpPactTarget,
  context: DecideContext,
): Decision {
  const known = historyOf(context, keyOf.pact(pact))
  const [signed] = ofType(known, 'assessment.PactSigned')
  if (signed === undefined) throw rejection('UNKNOWN_PACT', { pact })
  if (!signed.data.targets.some((named) => named.target === target))
    throw rejection('UNKNOWN_TARGET', { pact, target })
  if (context.readFrom('planning', `task:${task}`) === undefined) throw rejection('UNKNOWN_TASK', { task })
  const isTakenUp = ofType(known, 'assessment.PactTargetTakenUp').some(
    ({ data }) => data.target === target && data.task === task,
  )
  if (isTakenUp) throw rejection('TARGET_TAKEN_UP', { pact, target, task })
  const basedOn = basisOf(context, on, [signed])
  return { events: [eventOf('assessment.PactTargetTakenUp', on, { pact, target, task, basedOn })] }
}
