import { assessments, formatRank } from '@tiendo/assessment'
import type { CivilDate, JsonObject } from '@tiendo/core'
import { departmentOf, provinces } from '../provinces.ts'
import type { Scenario } from '../scenario.ts'

type Workspace = Parameters<Scenario['figures']>[0]

const before = '2025-06-30'
const after = '2025-07-01'

/** What one log says of all the years, under the organisation of several dates. */
export function figures(tracker: Workspace): ReturnType<Scenario['figures']> {
  const book = assessments(tracker)
  const results = (unit: string, unitsAsOf: CivilDate): JsonObject[] =>
    book.resultsOf({ unit, unitsAsOf }).map(({ round, unit: then, rank, population, level }) => ({
      round,
      unit: then,
      ...(rank === undefined || population === undefined ? {} : { rank: formatRank({ rank, population }) }),
      ...(level === undefined ? {} : { level }),
    }))
  const year = (asOf: CivilDate) => tracker.figures({ asOf, running: false }).counts

  return {
    departments: { [before]: standing(tracker, before), [after]: standing(tracker, after) },
    'members of toan-quoc': Object.fromEntries(
      [before, after].map((asOf) => [asOf, book.cluster({ cluster: 'toan-quoc', asOf }).members.length]),
    ),
    'results under the organisation of a day': Object.fromEntries(
      ['stp-long-an', 'stp-tay-ninh', 'stp-ca-mau', 'stp-dong-thap'].map((unit) => [
        unit,
        { [before]: results(unit, before), [after]: results(unit, after) },
      ]),
    ),
    'the plan of Bạc Liêu for 2021, by who leads': Object.fromEntries(
      [before, after].map((unitsAsOf) => [unitsAsOf, ledBy(tracker, unitsAsOf)]),
    ),
    'all plans at the end of a year': Object.fromEntries(
      ['2021', '2022', '2023', '2024', '2025'].map((name) => {
        const { assigned, completedOnTime, completedLate, openOverdue } = year(`${name}-12-31`)
        return [name, { assigned, completedOnTime, completedLate, openOverdue }]
      }),
    ),
  }
}

/** How many of the departments of 2021 stand for themselves. */
function standing(tracker: Workspace, asOf: CivilDate): number {
  const departments = new Set(provinces.map(({ id }) => departmentOf(id).unit))
  return tracker.units({ asOf }).filter(({ unit, into }) => departments.has(unit) && into === undefined)
    .length
}

/** The same tasks on the same day: whose they are depends on the organisation that is asked for. */
function ledBy(tracker: Workspace, unitsAsOf: CivilDate): JsonObject {
  return Object.fromEntries(
    ['stp-bac-lieu', 'stp-ca-mau'].map((unit) => {
      const lead = { unit, subtree: true }
      const question = { plan: 'stp-25-2021', lead, unitsAsOf, asOf: '2021-12-31', running: false }
      const { counts, ratios } = tracker.figures(question)
      return [
        unit,
        { assigned: counts.assigned, completionOfDueOrDone: ratios.completionOfDueOrDone },
      ] as const
    }),
  ) as unknown as JsonObject
}
