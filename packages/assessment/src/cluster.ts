import type { CivilDate } from '@tiendo/core'
import { type History, seenFrom } from './history.ts'

/** Who belonged to a cluster at the close of a day, in the order in which they joined. */
export function membersOn(
  cluster: History | undefined,
  day: CivilDate | undefined,
  knownAt?: number,
): readonly string[] {
  const members = new Set<string>()
  const viewpoint = {
    ...(day === undefined ? {} : { asOf: day }),
    ...(knownAt === undefined ? {} : { knownAt }),
  }
  for (const { type, data } of seenFrom(cluster, viewpoint).events) {
    if (type === 'assessment.ClusterFormed') for (const unit of data.members) members.add(unit)
    if (type === 'assessment.ClusterMemberJoined') members.add(data.unit)
    if (type === 'assessment.ClusterMemberLeft') members.delete(data.unit)
  }
  return [...members]
}

/** What was recorded about the membership of a unit for later days. */
export function changesAfter(cluster: History | undefined, unit: string, day: CivilDate): readonly number[] {
  return (cluster?.events ?? [])
    .filter(({ on }) => on > day)
    .filter(({ type, data }) =>
      type === 'assessment.ClusterFormed'
        ? data.members.includes(unit)
        : (type === 'assessment.ClusterMemberJoined' || type === 'assessment.ClusterMemberLeft') &&
          data.unit === unit,
    )
    .map(({ position }) => position)
}
