import type { Breakdown, JsonObject, Ratio, Totals } from '@tiendo/core'

/** The counts that are not 0, and the ratios as `done/all`. */
export function summary({ counts, ratios }: Totals): JsonObject {
  return {
    counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    ratios: Object.fromEntries(Object.entries(ratios).map(([name, ratio]) => [name, written(ratio)])),
  }
}

export function written(ratio: Ratio | null): string | null {
  return ratio === null ? null : `${ratio.numerator}/${ratio.denominator}`
}

/** For each row what is assigned and how much of it is done; buckets under their names. */
export function table({ rows, addsUp }: Breakdown): JsonObject {
  const cells = rows.map(({ key, bucket, counts, ratios }) => [
    key ?? `(${bucket})`,
    { assigned: counts.assigned, done: written(ratios.completionOfAssigned), overdue: counts.openOverdue },
  ])
  return { addsUp, rows: Object.fromEntries(cells) }
}
