import type { CivilDate } from '@tiendo/core'
import { membersOn } from './cluster.ts'
import type { EventOf } from './events.ts'
import { type History, ofType } from './history.ts'

export interface RoundAndCluster {
  readonly opened: EventOf<'assessment.RoundOpened'>
  readonly history: History
  readonly cluster: History | undefined
}

/**
 * Who is assessed in a round: the members on a day, but no later than the end of the period (or the opening of the round,
 * where that is later) and the first decision of the ranking, so that whoever joins or leaves afterwards changes nothing;
 * and once there is a decision, everybody whom it speaks of.
 */
export function participantsOf(round: RoundAndCluster, on?: CivilDate): readonly string[] {
  const decided = ofType(round.history, 'assessment.RankingDecided').at(-1)
  const spokenOf = [...(decided?.data.entries ?? []), ...(decided?.data.excluded ?? [])]
  return [...new Set([...entitledIn(round, on), ...spokenOf.map(({ unit }) => unit)])]
}

/** Of those, the ones who are so by their membership. */
export function entitledIn({ opened, history, cluster }: RoundAndCluster, on?: CivilDate): readonly string[] {
  const [first] = ofType(history, 'assessment.RankingDecided')
  const [, last] = [opened.data.period.end, opened.on].sort()
  const days = [on, last, first?.on].filter((day) => day !== undefined)
  return membersOn(cluster, days.sort()[0])
}

/** Who has taken part without being assessed any more. */
export function leftBehind(history: History, participants: readonly string[]): readonly string[] {
  const scored = ofType(history, 'assessment.SelfScored', 'assessment.ScoreDecided').map(
    ({ data }) => data.unit,
  )
  return [...new Set(scored)].filter((unit) => !participants.includes(unit))
}
