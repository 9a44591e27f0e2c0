import { type Figures, type JsonObject, type Ratios, viewNames } from '@tiendo/core'
import { written } from './summary.ts'

/**
 * Figures as `expected.json` has them, for implementations in other languages to compare with: a ratio is `done/all`, of
 * views there are the counts, and of what was due in the period everything.
 */
export function writtenFigures({ question, counts, ratios, views }: Figures): JsonObject {
  const answer = {
    question,
    counts,
    ratios: writtenRatios(ratios),
    ...(views && {
      views: Object.fromEntries(viewNames.map((name) => [name, views[name].count])),
      dueIn: { counts: views.dueIn.counts, ratios: writtenRatios(views.dueIn.ratios) },
    }),
  }
  // Figures are plain JSON; only their type does not say so.
  return answer as unknown as JsonObject
}

function writtenRatios(ratios: Ratios): { readonly [name: string]: string | null } {
  return Object.fromEntries(Object.entries(ratios).map(([name, ratio]) => [name, written(ratio)]))
}
