import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ratio } from '../planning/figures-format.ts'
import { bandOf, compareRatios } from './ratio-order.ts'

const of = (numerator: number, denominator: number) => ({ numerator, denominator })
const refused = (path: string) => expect.objectContaining({ code: 'INVALID_OPTION', path })
const max = 2 ** 53 - 1
const ratio = fc.record({
  numerator: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max })),
  denominator: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max })),
})

describe('compareRatios', () => {
  it('orders, with a ratio of nothing last', () => {
    const sorted = [null, of(2, 3), of(1, 3), of(0, 5), of(33, 100)].toSorted(compareRatios)
    expect(sorted).toEqual([of(0, 5), of(33, 100), of(1, 3), of(2, 3), null])
    expect([compareRatios(of(1, 2), of(2, 4)), compareRatios(null, null)]).toEqual([0, 0])
  })

  it('tells apart what is the same number as a double', () => {
    const [less, more] = [of(max - 2, max - 1), of(max - 1, max)]
    expect(less.numerator / less.denominator).toBe(more.numerator / more.denominator)
    expect(compareRatios(less, more)).toBe(-1)
  })

  it('agrees with whole parts and remainders, compared step by step', () => {
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        expect(compareRatios(a, b)).toBe(continued(a, b))
        expect(compareRatios(b, a)).toBe(0 - continued(a, b))
      }),
      { numRuns: 1000 },
    )
  })

  it('finds a ratio equal to its multiples', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e9 }),
        (n, d, k) => {
          expect(compareRatios(of(n, d), of(n * k, d * k))).toBe(0)
        },
      ),
    )
  })

  it.each([of(1, 0), of(-1, 2), of(0.5, 1), of(max + 1, 1), undefined, 5, {}, '1/2'])(
    '%j is no ratio',
    (value) => {
      expect(() => compareRatios(value as never, null)).toThrow(refused('a'))
      expect(() => compareRatios(null, value as never)).toThrow(refused('b'))
    },
  )
})

/** Compares as continued fractions do: whole parts, then what is left, upside down. */
function continued(a: Ratio, b: Ratio): number {
  const [left, right] = [a.numerator % a.denominator, b.numerator % b.denominator]
  const whole = (a.numerator - left) / a.denominator - (b.numerator - right) / b.denominator
  if (whole !== 0 || left === 0 || right === 0) return Math.sign(whole || left - right)
  return 0 - continued(of(a.denominator, left), of(b.denominator, right))
}

describe('bandOf', () => {
  const bands = [
    { name: 'green', atLeast: of(90, 100) },
    { name: 'amber', above: of(1, 2) },
    { name: 'red', atLeast: of(0, 1) },
  ]

  it.each([
    ['nine of ten: at least', of(9, 10), 'green'],
    ['what rounds to 90 % and is not', of(8_999_999, 10_000_000), 'amber'],
    ['half: not above', of(4, 8), 'red'],
    ['a little above half', of(500_001, 1_000_000), 'amber'],
    ['none', of(0, 7), 'red'],
    ['of nothing', null, undefined],
  ])('%s', (_, ratio, name) => {
    expect(bandOf(ratio, bands)?.name).toBe(name)
  })

  it('is none below the last band, and none of no bands', () => {
    expect(bandOf(of(1, 2), bands.slice(0, 2))).toBeUndefined()
    expect(bandOf(of(1, 2), [])).toBeUndefined()
  })

  it('takes above and then at least the same ratio', () => {
    const both = [{ above: of(1, 2) }, { atLeast: of(2, 4) }]
    expect([of(2, 3), of(1, 2), of(1, 3)].map((ratio) => bandOf(ratio, both))).toEqual([...both, undefined])
  })

  it.each([
    ['no list', null, 'bands'],
    ['a hole', new Array(1), 'bands[0]'],
    ['no threshold', [{ atLeast: of(1, 2) }, { name: 'red' }], 'bands[1]'],
    ['two thresholds', [{ atLeast: of(1, 2), above: of(1, 3) }], 'bands[0]'],
    ['a threshold that is a number', [{ atLeast: 0.5 }], 'bands[0]'],
    ['rising bands', [{ atLeast: of(1, 2) }, { atLeast: of(2, 3) }], 'bands[1]'],
    ['the same band twice', [{ above: of(1, 2) }, { above: of(1, 2) }], 'bands[1]'],
    ['above after at least', [{ atLeast: of(1, 2) }, { above: of(1, 2) }], 'bands[1]'],
  ])('%s is refused', (_, bands, path) => {
    expect(() => bandOf(null, bands as never)).toThrow(refused(path))
  })

  it('is a band for a ratio, not for a number', () => {
    expect(() => bandOf(0.5 as never, bands)).toThrow(refused('ratio'))
  })
})
