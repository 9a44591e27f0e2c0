import type { CivilDate } from '@tiendo/core'
import type { ClassificationDecided, RoundOpened } from './events.ts'
import type { Ranking } from './ranking.ts'

export interface Classification extends ClassificationDecided {
  readonly on: CivilDate
  readonly position: number
}

/** What a round has said of a unit, or of one that was merged into it. */
export interface RoundResult {
  readonly round: string
  readonly title: string
  readonly period: RoundOpened['period']
  /** The unit of then. */
  readonly unit: string
  readonly points?: number
  readonly rank?: number
  readonly population?: number
  readonly status?: Ranking['status']
  readonly scheme?: string
  readonly version?: number
  readonly level?: string | null
}

/** `undefined` for a unit that a round has neither ranked nor classified. */
export function resultOf(
  unit: string,
  { round, title, period }: RoundOpened,
  results: { readonly ranking: Ranking | null; readonly classification: Classification | null },
): RoundResult | undefined {
  const { ranking, classification } = results
  const ranked = ranking?.entries.find((entry) => entry.unit === unit)
  const classified = classification?.results.find((result) => result.unit === unit)
  if (ranked === undefined && classified === undefined) return undefined
  return {
    round,
    title,
    period,
    unit,
    ...(ranking && ranked
      ? {
          points: ranked.points,
          rank: ranked.rank,
          population: ranking.population,
          status: ranking.status,
        }
      : {}),
    ...(classification && classified
      ? { scheme: classification.scheme, version: classification.version, level: classified.level }
      : {}),
  }
}
