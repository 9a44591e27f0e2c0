import { inThousandths } from './criteria.ts'
import type { Ties } from './events.ts'

/**
 * Ranks, the most points first. Equal points share a rank; the next one is 1, 1, 3 (`competition`) or 1, 1, 2 (`dense`).
 * Those who share one stand in the order of their ids, which says nothing.
 */
export function ranked<Entry extends { readonly unit: string; readonly points: number }>(
  entries: readonly Entry[],
  ties: Ties,
): readonly (Entry & { readonly rank: number })[] {
  const sorted = [...entries].sort(
    (a, b) => inThousandths(b.points) - inThousandths(a.points) || (a.unit < b.unit ? -1 : 1),
  )
  let rank = 0
  let before: number | undefined
  return sorted.map((entry, index) => {
    const points = inThousandths(entry.points)
    if (points !== before) rank = ties === 'dense' ? rank + 1 : index + 1
    before = points
    return { ...entry, rank }
  })
}
