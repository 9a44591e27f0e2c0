import type { Ratio } from '@tiendo/core'
import { type Band, inThousandths, type Measure } from './criteria.ts'
import { rejection } from './rejections.ts'

/** An interval of thousandths. Whole numbers stand as themselves, with both ends included. */
interface Interval {
  readonly from: number
  readonly isFromIncluded: boolean
  readonly to: number
  readonly isToIncluded: boolean
}

/**
 * Every value from 0 on (of a ratio: up to 100 per cent) lies in exactly one band.
 *
 * @throws {Rejection} `BAND_EMPTY`, `BANDS_OVERLAP`, `BANDS_LEAVE_GAP`, with the indices of the bands and where
 */
export function ensureBandsCover(bands: readonly Band[], measure: Measure, criterion: string): void {
  const placed = bands
    .map((band, index) => ({ index, interval: intervalOf(band, measure) }))
    .sort((a, b) => a.interval.from - b.interval.from || order(a.interval, b.interval))
  for (const { index, interval } of placed) {
    const [lower, upper] = [bands[index] as Band].flatMap((band) => [
      Number(band.atLeast !== undefined) + Number(band.above !== undefined),
      Number(band.atMost !== undefined) + Number(band.below !== undefined),
    ])
    if (lower === 2 || upper === 2 || isEmpty(interval))
      throw rejection('BAND_EMPTY', { criterion, band: index })
  }
  let covered: Interval & { readonly index: number } = { ...beforeAll(measure), index: -1 }
  for (const { index, interval } of placed) {
    const gap = gapBetween(covered, interval, measure)
    const at = interval.from / scale(measure)
    if (gap < 0) throw rejection('BANDS_OVERLAP', { criterion, bands: [covered.index, index], at })
    if (gap > 0) throw rejection('BANDS_LEAVE_GAP', { criterion, ...gapAfter(covered, measure) })
    covered = { ...interval, index }
  }
  if (covered.to < lastOf(measure) || !covered.isToIncluded)
    throw rejection('BANDS_LEAVE_GAP', { criterion, ...gapAfter(covered, measure) })
}

/** The band of a value; every value has one where `ensureBandsCover` holds. */
export function bandFor(bands: readonly Band[], value: Ratio | number): Band | undefined {
  const compare = (bound: number) =>
    typeof value === 'number' ? value - bound : compareToPercent(value, bound)
  return bands.find((band) => isWithin(band, compare))
}

/** Whether a value lies within bounds, by how it compares with each: negative, 0 or positive. */
export function isWithin(
  { atLeast, above, atMost, below }: Omit<Band, 'points'>,
  compare: (bound: number) => number,
): boolean {
  return (
    (atLeast === undefined || compare(atLeast) >= 0) &&
    (above === undefined || compare(above) > 0) &&
    (atMost === undefined || compare(atMost) <= 0) &&
    (below === undefined || compare(below) < 0)
  )
}

/** How a ratio compares with a percentage, exactly: 1/3 lies above 33.333 %. */
export function compareToPercent({ numerator, denominator }: Ratio, percent: number): number {
  const difference = BigInt(numerator) * 100_000n - BigInt(inThousandths(percent)) * BigInt(denominator)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

function intervalOf({ atLeast, above, atMost, below }: Band, measure: Measure): Interval {
  if (measure === 'count') {
    return {
      from: above !== undefined ? Math.floor(above) + 1 : Math.ceil(atLeast ?? 0),
      isFromIncluded: true,
      to: below !== undefined ? Math.ceil(below) - 1 : Math.floor(atMost ?? Number.POSITIVE_INFINITY),
      isToIncluded: true,
    }
  }
  const to = inThousandths(below ?? atMost ?? Number.POSITIVE_INFINITY)
  const last = lastOf(measure)
  return {
    from: inThousandths(above ?? atLeast ?? 0),
    isFromIncluded: above === undefined,
    to: Math.min(to, last),
    isToIncluded: below === undefined || to > last,
  }
}

/** No ratio lies above 100 per cent. */
function lastOf(measure: Measure): number {
  return measure === 'ratio' ? 100_000 : Number.POSITIVE_INFINITY
}

/** What ends right before the first value that there can be. */
function beforeAll(measure: Measure): Interval {
  const to = measure === 'count' ? -1 : 0
  return { from: to, isFromIncluded: false, to, isToIncluded: measure === 'count' }
}

/** Above 0 where a value lies between them, below 0 where one lies in both. */
function gapBetween(before: Interval, after: Interval, measure: Measure): number {
  if (measure === 'count') return after.from - before.to - 1
  if (after.from !== before.to) return after.from - before.to
  return 1 - Number(before.isToIncluded) - Number(after.isFromIncluded)
}

/** The first value in no band, or that from which on, without itself, there are such values. */
function gapAfter(
  { to, isToIncluded }: Interval,
  measure: Measure,
): { readonly at: number } | { readonly above: number } {
  if (measure === 'count') return { at: to + 1 }
  return isToIncluded ? { above: to / scale(measure) } : { at: to / scale(measure) }
}

function isEmpty({ from, isFromIncluded, to, isToIncluded }: Interval): boolean {
  return from > to || (from === to && !(isFromIncluded && isToIncluded))
}

function order(a: Interval, b: Interval): number {
  return Number(b.isFromIncluded) - Number(a.isFromIncluded) || a.to - b.to
}

function scale(measure: Measure): number {
  return measure === 'count' ? 1 : 1_000
}
