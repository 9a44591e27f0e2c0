import type { Authority, CivilDate } from '@tiendo/core'
import type { EventOf, RankedUnit, Ties } from './events.ts'
import { type History, ofType } from './history.ts'
import { ranked } from './rank.ts'

/** Who stands where, as it was published or decided. */
export interface Ranking {
  readonly round: string
  readonly status: 'provisional' | 'decided'
  readonly on: CivilDate
  /** Of the event. */
  readonly position: number
  readonly ties: Ties
  /** How many were ranked: the second number of 05/13. */
  readonly population: number
  readonly entries: readonly RankedUnit[]
  /** Members who are not in it, and why where somebody said. */
  readonly unranked: readonly { readonly unit: string; readonly reason?: string }[]
  readonly authority?: Authority
  /** Why it replaces an earlier decision. */
  readonly reason?: string
  readonly basedOn: readonly number[]
}

/** The ranking that counts in what is seen of a round: the last decided one, or else the last provisional one. */
export function rankingIn(seen: History): Ranking | null {
  const decided = ofType(seen, 'assessment.RankingDecided').at(-1)
  if (decided !== undefined) return asDecided(decided)
  const published = ofType(seen, 'assessment.RankingPublished').at(-1)
  return published === undefined ? null : asPublished(published)
}

/** The order of a ranking among some of its units: nobody has decided it. */
export interface PartialRanking {
  readonly entries: readonly RankedUnit[]
  readonly population: number
  /** The ranking that it is taken from. */
  readonly of: Pick<Ranking, 'round' | 'status' | 'on' | 'position' | 'population'>
}

/**
 * The same order among some of the ranked: "4th of 63" may be "4th of 13" in another report. Units that are not in the
 * ranking are left out.
 */
export function rankingAmong(ranking: Ranking, units: Iterable<string>): PartialRanking {
  const among = new Set(units)
  const entries = ranked(
    ranking.entries.filter(({ unit }) => among.has(unit)),
    ranking.ties,
  )
  const { round, status, on, position, population } = ranking
  return { entries, population: entries.length, of: { round, status, on, position, population } }
}

function asDecided({ on, position, data }: EventOf<'assessment.RankingDecided'>): Ranking {
  const { round, ties, entries, excluded, left, authority, reason, basedOn } = data
  return {
    round,
    status: 'decided',
    on,
    position,
    ties,
    population: entries.length,
    entries,
    unranked: [...excluded, ...left.map((unit) => ({ unit }))],
    authority,
    ...(reason === undefined ? {} : { reason }),
    basedOn,
  }
}

function asPublished({ on, position, data }: EventOf<'assessment.RankingPublished'>): Ranking {
  const { round, ties, entries, unranked } = data
  return {
    round,
    status: 'provisional',
    on,
    position,
    ties,
    population: entries.length,
    entries,
    unranked: unranked.map((unit) => ({ unit })),
    basedOn: [...new Set(entries.flatMap(({ basedOn }) => basedOn))].sort((a, b) => a - b),
  }
}
