import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber } from './number.ts'
import { formatPercent } from './percent.ts'
import { shares } from './shares.ts'

const numerators = (counts: readonly number[], digits?: number) =>
  shares(counts, digits === undefined ? {} : { digits }).map(({ numerator }) => numerator)

describe('shares', () => {
  it.each([
    ['thirds: the earlier of equals takes what is missing', [1, 1, 1], 0, [34, 33, 33]],
    ['thirds with one digit, which is what they have unless stated', [1, 1, 1], undefined, [334, 333, 333]],
    ['the larger remainder takes it', [25, 40, 65], 0, [19, 31, 50]],
    ['whole', [7], 0, [100]],
    ['nothing of something', [0, 3, 0], 0, [0, 100, 0]],
    ['of nothing', [0, 0], 2, [0, 0]],
    ['of none', [], 1, []],
    ['nearly all', [99_999, 1], 0, [100, 0]],
    ['sums beyond 2^53', [2 ** 53 - 1, 2 ** 53 - 1, 2 ** 53 - 1], 1, [334, 333, 333]],
  ])('%s', (_, counts, digits, expected) => {
    expect(numerators(counts, digits)).toEqual(expected)
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 53, '1', 1n, null])('%s is no count', (count) => {
    expect(() => shares([1, count as number])).toThrow(
      expect.objectContaining({ code: 'INVALID_NUMBER', path: 'counts[1]' }),
    )
  })

  it('has no count in a hole', () => {
    expect(() => shares(new Array(1))).toThrow(
      expect.objectContaining({ code: 'INVALID_NUMBER', path: 'counts[0]' }),
    )
  })

  it.each([
    [null, {}, 'counts'],
    ['12', {}, 'counts'],
    [[1], { digits: 1.5 }, 'digits'],
    [[1], { digit: 1 }, 'digit'],
  ])('of %j with %j are refused', (counts, options, path) => {
    expect(() => shares(counts as never, options as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', path }),
    )
  })

  const counts = fc.array(fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 2 ** 53 - 1 })), { minLength: 1 })
  const digits = fc.integer({ min: 0, max: 9 })

  it('add up to the whole, each less than a unit from the exact share, none to nothing', () => {
    fc.assert(
      fc.property(counts, digits, (counts, digits) => {
        const total = counts.reduce((sum, count) => sum + BigInt(count), 0n)
        fc.pre(total > 0n)
        const found = shares(counts, { digits })
        const whole = 100 * 10 ** digits
        expect(found.every(({ denominator }) => denominator === whole)).toBe(true)
        expect(found.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(whole)
        for (const [index, { numerator }] of found.entries()) {
          const difference = BigInt(numerator) * total - BigInt(counts[index] as number) * BigInt(whole)
          expect(difference > -total && difference < total).toBe(true)
          if (counts[index] === 0) expect(numerator).toBe(0)
        }
      }),
    )
  })

  it('print exactly with the same digits', () => {
    fc.assert(
      fc.property(counts, digits, fc.constantFrom('vi', 'en'), (counts, digits, locale) => {
        for (const share of shares(counts, { digits })) {
          const written = formatPercent(share, { digits, locale })
          expect(written.replace(/[.,]| %/g, '')).toBe(String(share.numerator).padStart(digits + 1, '0'))
          expect(written).toBe(`${formatNumber(share.numerator / 10 ** digits, { locale, digits })} %`)
        }
      }),
    )
  })
})
