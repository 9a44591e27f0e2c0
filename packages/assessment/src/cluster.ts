import type { CivilDate } from '@tiendo/core'
import { type History, seenFrom } from './history.ts'

/** Who belongs to a cluster by what is seen of it, in the order in which they joined. */
export function membersOn(cluster: History | undefined, asOf?: CivilDate): readonly string[] {
  const members = new Set<string>()
  for (const { type, data } of seenFrom(cluster, { asOf }).events) {
    if (type === 'assessment.ClusterFormed') for (const unit of data.members) members.add(unit)
    if (type === 'assessment.ClusterMemberJoined') members.add(data.unit)
    if (type === 'assessment.ClusterMemberLeft') members.delete(data.unit)
  }
  return [...members]
}

/** Who heads a cluster by what is seen of it; nobody where the head has left. */
export function headOn(cluster: History | undefined, asOf?: CivilDate): string | undefined {
  let head: string | undefined
  for (const { type, data } of seenFrom(cluster, { asOf }).events) {
    if (type === 'assessment.ClusterFormed' || type === 'assessment.ClusterHeadChanged') head = data.head
    if (type === 'assessment.ClusterMemberLeft' && data.unit === head) head = undefined
  }
  return head
}

/** Whether a unit belongs to a cluster on any day. */
export function wasMember(cluster: History | undefined, unit: string): boolean {
  return (cluster?.events ?? []).some(
    ({ type, data }) =>
      (type === 'assessment.ClusterFormed' && data.members.includes(unit)) ||
      (type === 'assessment.ClusterMemberJoined' && data.unit === unit),
  )
}

/** What was recorded about the membership of a unit, or its being the head, for later days. */
export function changesAfter(cluster: History | undefined, unit: string, day: CivilDate): readonly number[] {
  return (cluster?.events ?? [])
    .filter(({ on }) => on > day)
    .filter(
      ({ type, data }) =>
        (type === 'assessment.ClusterFormed' && data.members.includes(unit)) ||
        (type === 'assessment.ClusterHeadChanged' && data.head === unit) ||
        ((type === 'assessment.ClusterMemberJoined' || type === 'assessment.ClusterMemberLeft') &&
          data.unit === unit),
    )
    .map(({ position }) => position)
}
