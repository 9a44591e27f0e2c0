import type { CivilDate } from '@tiendo/core'
import type { CommendationRevoked, Commended, RecipientKind } from './events.ts'
import { type History, ofType } from './history.ts'

/** A commendation, also one that was revoked. */
export interface Honour extends Commended {
  readonly on: CivilDate
  readonly position: number
  readonly revoked?: Omit<CommendationRevoked, 'commendation'> & {
    readonly on: CivilDate
    readonly position: number
  }
}

/** The commendations that are seen, in the order of their days. */
export function honoursIn(seen: History): readonly Honour[] {
  const revocations = new Map(
    ofType(seen, 'assessment.CommendationRevoked').map((event) => [event.data.commendation, event]),
  )
  return ofType(seen, 'assessment.Commended').map(({ on, position, data }): Honour => {
    const revocation = revocations.get(data.commendation)
    if (revocation === undefined) return { ...data, on, position }
    const { commendation: _, ...revoked } = revocation.data
    return {
      ...data,
      on,
      position,
      revoked: { ...revoked, on: revocation.on, position: revocation.position },
    }
  })
}

/** How many collectives and individuals are honoured, without those whose commendation was revoked. */
export function recipientCounts(honours: readonly Honour[]): { readonly [Kind in RecipientKind]: number } {
  const counts = { collective: 0, individual: 0 }
  for (const { recipients, revoked } of honours) {
    if (revoked !== undefined) continue
    for (const recipient of recipients) counts[recipient.kind] += 'count' in recipient ? recipient.count : 1
  }
  return counts
}
