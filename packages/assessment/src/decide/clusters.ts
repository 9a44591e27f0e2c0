import type { DecideContext, Decision } from '@tiendo/core'
import { changesAfter, headOn, membersOn } from '../cluster.ts'
import type * as commands from '../commands.ts'
import { keyOf, ofType } from '../history.ts'
import { rejection } from '../rejections.ts'
import {
  clusterOf,
  ensureMembers,
  ensureNotBefore,
  ensureNotInFuture,
  ensureUnit,
  eventOf,
  historyOf,
} from './lookup.ts'

export function formCluster(
  { cluster, title, members, head, on }: commands.FormCluster,
  context: DecideContext,
): Decision {
  const known = historyOf(context, keyOf.cluster(cluster))
  if (ofType(known, 'assessment.ClusterFormed').length > 0) throw rejection('CLUSTER_EXISTS', { cluster })
  ensureNotInFuture(context, on)
  for (const unit of members) ensureUnit(context, unit)
  if (head !== undefined && !members.includes(head)) throw rejection('NOT_A_MEMBER', { unit: head, on })
  return { events: [eventOf('assessment.ClusterFormed', on, { cluster, title, members, head })] }
}

export function changeClusterHead(
  { cluster, head, on }: commands.ChangeClusterHead,
  context: DecideContext,
): Decision {
  const known = clusterOf(context, cluster)
  ensureNotInFuture(context, on)
  if (head !== undefined) ensureMembers(known, [head], on)
  if (headOn(known, on) === head) throw rejection('NOTHING_CHANGED', { cluster })
  return { events: [eventOf('assessment.ClusterHeadChanged', on, { cluster, head })] }
}

export function joinCluster(
  { cluster, unit, reason, on }: commands.JoinCluster,
  context: DecideContext,
): Decision {
  const known = clusterOf(context, cluster)
  ensureUnit(context, unit)
  ensureNotInFuture(context, on)
  const [formed] = ofType(known, 'assessment.ClusterFormed')
  if (formed !== undefined && !formed.data.members.includes(unit)) ensureNotBefore(formed, on)
  if (membersOn(known, on).includes(unit)) throw rejection('ALREADY_MEMBER', { unit, on })
  const positions = changesAfter(known, unit, on)
  if (positions.length > 0) throw rejection('ALREADY_MEMBER', { unit, on, positions })
  return { events: [eventOf('assessment.ClusterMemberJoined', on, { cluster, unit, reason })] }
}

export function leaveCluster(
  { cluster, unit, reason, on }: commands.LeaveCluster,
  context: DecideContext,
): Decision {
  const known = clusterOf(context, cluster)
  ensureNotInFuture(context, on)
  ensureMembers(known, [unit], on)
  const positions = changesAfter(known, unit, on)
  if (positions.length > 0) throw rejection('HISTORY_CONTRADICTED', { unit, positions })
  return { events: [eventOf('assessment.ClusterMemberLeft', on, { cluster, unit, reason })] }
}
