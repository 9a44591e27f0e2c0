import { formatRank, type Pact, type Ranking, type ScoreSheet } from '@tiendo/assessment'
import type { Json, JsonObject } from '@tiendo/core'
import { written } from './summary.ts'

/** A ranking, each unit as `05/13 unit points`. */
export function writtenRanking(ranking: Ranking | null): Json {
  if (ranking === null) return null
  const { status, on, ties, population, entries, unranked, reason = null } = ranking
  return {
    status,
    on,
    ties,
    population,
    entries: entries.map(({ unit, rank, points }) => `${formatRank({ rank, population })} ${unit} ${points}`),
    unranked: unranked.map(({ unit }) => unit),
    reason,
  }
}

/** Where a unit stands, as it is written; `null` where it is not ranked. */
export function rankOf(ranking: Pick<Ranking, 'entries' | 'population'> | null, unit: string): string | null {
  const entry = ranking?.entries.find((ranked) => ranked.unit === unit)
  return ranking && entry ? formatRank({ rank: entry.rank, population: ranking.population }) : null
}

/** The points of each section, and of each criterion the points and whose they are. */
export function writtenSheet({ unit, status, points, maximum, sections, missing }: ScoreSheet): JsonObject {
  const lines = sections.flatMap(({ criteria }) => criteria)
  return {
    unit,
    status,
    points: `${points}/${maximum}`,
    sections: Object.fromEntries(
      sections.map(({ section, points, maximum }) => [section, `${points}/${maximum}`]),
    ),
    criteria: Object.fromEntries(
      lines.map(({ criterion, points, from }) => [criterion, points === null ? null : `${points} ${from}`]),
    ),
    missing,
  }
}

/** Criteria that are scored from figures: the points, the ratio and the question that gives it again. */
export function measuredIn({ sections }: ScoreSheet) {
  return sections.flatMap(({ criteria }) =>
    criteria.flatMap(({ criterion, points, measured }) =>
      measured === undefined
        ? []
        : [{ criterion, points, ratio: written(measured.ratio), question: measured.question }],
    ),
  )
}

/** What checkers stated, each as `criterion, points of its own, points of the checker, checker`. */
export function checkedIn({ sections }: ScoreSheet): readonly string[] {
  return sections.flatMap(({ criteria }) =>
    criteria.flatMap(({ criterion, self, checks }) =>
      checks.map(({ checker, points }) => `${criterion} ${self?.points ?? '-'} ${points} ${checker}`),
    ),
  )
}

/** A pact, each target with what was promised and the tasks that pursue it. */
export function writtenPact({ pact, on, parties, targets, takenUp }: Pact): JsonObject {
  return {
    pact,
    on,
    partyCount: parties.length,
    targets: targets.map(({ target, text, quantity = null, unit = null }) => ({
      target,
      text,
      quantity,
      unit,
      tasks: takenUp.filter((taken) => taken.target === target).map(({ task, on }) => `${task} ${on}`),
    })),
  }
}
