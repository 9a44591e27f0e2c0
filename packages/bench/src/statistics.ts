/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing')
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

/** Of objects with the same keys, the median under each key. */
export function medians(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const keys = Object.keys(all[0] ?? {})
  return Object.fromEntries(keys.map((key) => [key, median(all.map((each) => each[key] as number))]))
}

/** Our figure divided by another one of the same unit. */
export function ratio(ours: number, theirs: number): number {
  if (theirs === 0) throw new RangeError('There is no ratio to zero')
  return ours / theirs
}

/** Where a ratio or a figure must get. */
export type Bound = { readonly atLeast: number } | { readonly atMost: number }

export function isReached(value: number, bound: Bound): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost
}

/** Three significant digits, without an exponent. */
export function formatFigure(value: number): string {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en-US', {
    minimumFractionDigits: Math.min(digits, 6),
    maximumFractionDigits: Math.min(digits, 6),
  })
}
