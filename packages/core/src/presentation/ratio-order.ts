import { InputError } from '../errors.ts'
import type { Ratio } from '../planning/figures-format.ts'
import { isRatio } from './percent.ts'

/**
 * Which of two ratios is smaller, exactly, for `sort`: negative, 0 or positive. 1/2 and 2/4 are equal. `null`, a ratio
 * of nothing, comes last.
 *
 * @throws {InputError} `INVALID_OPTION` for what is no pair of counts
 */
export function compareRatios(a: Ratio | null, b: Ratio | null): number {
  checkRatio(a, 'a')
  checkRatio(b, 'b')
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** Where a band begins: at a ratio (≥) or above it (>). */
export type Threshold = { readonly atLeast: Ratio } | { readonly above: Ratio }

/**
 * The first of several bands, from the highest down, whose threshold a ratio reaches; compared as pairs, so that what
 * rounds to 90 % is not at least 90 %. `undefined` for `null` and below the last band. A band may carry whatever else
 * its owner knows it by.
 *
 * @throws {InputError} `INVALID_OPTION` for a band without exactly one threshold, or one above the band before it
 */
export function bandOf<Band extends Threshold>(
  ratio: Ratio | null,
  bands: readonly Band[],
): Band | undefined {
  checkRatio(ratio, 'ratio')
  checkBands(bands)
  if (ratio === null) return undefined
  return bands.find((band) => {
    const { limit, isIncluded } = limitOf(band)
    const order = compareRatios(ratio, limit)
    return order > 0 || (order === 0 && isIncluded)
  })
}

function checkBands(bands: readonly Threshold[]): void {
  if (!Array.isArray(bands)) throw new InputError('INVALID_OPTION', 'bands', 'not a list')
  let before: ReturnType<typeof limitOf> | undefined
  for (const [index, band] of bands.entries()) {
    const path = `bands[${index}]`
    if (typeof band !== 'object' || band === null || 'atLeast' in band === 'above' in band)
      throw new InputError('INVALID_OPTION', path, 'needs either atLeast or above')
    const limit = limitOf(band)
    if (!isRatio(limit.limit)) throw new InputError('INVALID_OPTION', path, 'not a pair of counts')
    const order = before === undefined ? 1 : compareRatios(before.limit, limit.limit)
    if (order < 0 || (order === 0 && (before?.isIncluded || !limit.isIncluded)))
      throw new InputError('INVALID_OPTION', path, 'no ratio gets here: bands go from the highest down')
    before = limit
  }
}

function limitOf(band: Threshold): { readonly limit: Ratio; readonly isIncluded: boolean } {
  return 'atLeast' in band
    ? { limit: band.atLeast, isIncluded: true }
    : { limit: band.above, isIncluded: false }
}

function checkRatio(ratio: Ratio | null, path: string): void {
  if (ratio !== null && !isRatio(ratio)) throw new InputError('INVALID_OPTION', path, 'not a pair of counts')
}
