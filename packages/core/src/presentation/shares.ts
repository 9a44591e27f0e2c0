import { checkOptions, InputError } from '../errors.ts'
import type { Ratio } from '../planning/figures-format.ts'
import { checkDigits } from './options.ts'

/**
 * What each of several counts is of their sum, as percentages that add up to 100 when they are printed with `digits`
 * (1 unless stated): pairs over 100·10^digits, in the order of the counts. Each is rounded down, and what is missing
 * goes, one unit each, to those that lost most, the earlier of equals first (largest remainder). All are 0 where
 * the sum is.
 *
 * So a share may be almost one unit away from its own percentage; a small count may have the share 0, and a count that
 * is nearly all the share 100.
 *
 * @throws {InputError} `INVALID_NUMBER` for a count that is not whole, negative or beyond 2^53 − 1, `INVALID_OPTION`
 */
export function shares(counts: readonly number[], options: { readonly digits?: number } = {}): Ratio[] {
  checkOptions(options, ['digits'])
  const { digits = 1 } = options
  checkDigits(digits)
  const denominator = 100 * 10 ** digits
  const exact = checked(counts)
  const total = exact.reduce((sum, count) => sum + count, 0n)
  if (total === 0n) return exact.map(() => ({ numerator: 0, denominator }))
  const scaled = exact.map((count) => count * BigInt(denominator))
  const numerators = scaled.map((count) => Number(count / total))
  const missing = denominator - numerators.reduce((sum, numerator) => sum + numerator, 0)
  const byRemainder = scaled
    .map((count, index) => ({ remainder: count % total, index }))
    .sort((one, other) => (one.remainder === other.remainder ? 0 : one.remainder > other.remainder ? -1 : 1))
  for (const { index } of byRemainder.slice(0, missing)) numerators[index] = (numerators[index] as number) + 1
  return numerators.map((numerator) => ({ numerator, denominator }))
}

function checked(counts: readonly number[]): bigint[] {
  if (!Array.isArray(counts)) throw new InputError('INVALID_OPTION', 'counts', 'not a list')
  return Array.from(counts as readonly number[], (count, index) => {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new InputError('INVALID_NUMBER', `counts[${index}]`, 'not a count')
    return BigInt(count)
  })
}
