import { assessments, type Classification, rankingAmong, recipientCounts } from '@tiendo/assessment'
import type { Json, Tracker } from '@tiendo/core'
import { rankOf, writtenRanking } from '../assessed.ts'
import type { Command } from '../scenario.ts'
import { written } from '../summary.ts'
import { round as ofPersons } from './civil-servants.ts'
import { commendation, roundBefore } from './classification.ts'
import { round } from './ranking.ts'
import { department } from './units.ts'

/** What the ministry thought of the department, what the department and a district thought of those below. */
export function standing(log: Tracker<Command>): { [name: string]: Json } {
  const asked = assessments(log)
  const classification = asked.classification({ round })
  const [first, second] = ['2024-01-10', '2024-01-26'].map((knownAt) => asked.ranking({ round, knownAt }))
  const excellent = unitsAt(classification, 'excellent')
  return {
    rank: {
      ofAll: rankOf(asked.ranking({ round }), department),
      /** By the first decision and by the second. */
      ofExcellent: [first, second].map((known) =>
        known ? rankOf(rankingAmong(known, excellent), department) : null,
      ),
    },
    rankings: [first ?? null, second ?? null].map(writtenRanking),
    /** From the first decision to the second: an appeal, and what its outcome asks for. */
    missing: Object.fromEntries(
      ['2024-01-08', '2024-01-09', '2024-01-12', '2024-01-15'].map((knownAt) => [
        knownAt,
        asked.missing({ round, knownAt }).map((missing) => ({ ...missing })),
      ]),
    ),
    classification: {
      2022: levels(asked.classification({ round: roundBefore })),
      2023: levels(classification),
    },
    results: asked
      .resultsOf({ unit: department })
      .filter(({ round }) => round.startsWith('la-'))
      .map(({ round, rank = null, population = null, level = null }) => ({ round, rank, population, level })),
    commended: {
      ...recipientCounts(asked.honours().filter((honour) => honour.commendation === commendation)),
    },
    civilServants: Object.fromEntries(
      (asked.classification({ round: ofPersons })?.results ?? []).map(({ unit, level, inputs }) => [
        unit,
        { level, inputs: Object.fromEntries(inputs.map(({ input, ratio }) => [input, written(ratio)])) },
      ]),
    ),
  }
}

function unitsAt(classification: Classification | null, level: string): readonly string[] {
  return (classification?.results ?? []).filter((result) => result.level === level).map(({ unit }) => unit)
}

/** How many got each level, and what the department got. */
function levels(classification: Classification | null): Json {
  const results = classification?.results ?? []
  const counts: { [level: string]: number } = {}
  for (const { level } of results) counts[level ?? '(none)'] = (counts[level ?? '(none)'] ?? 0) + 1
  return {
    counts,
    department: results.find(({ unit }) => unit === department)?.level ?? null,
    on: classification?.on ?? null,
  }
}
