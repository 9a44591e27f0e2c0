import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, proportionOf } from './decimal.ts'

const hundredths = fc.integer({ min: 0, max: 10_000_000 })

describe('decimals', () => {
  it.each([
    [0.1, 0.2, 0.3],
    [1.005, 1, 2.005],
    [1e21, 1, 1e21],
    [1e-7, 2e-7, 3e-7],
    [5, 7, 12],
    [2 ** 53, 1, 2 ** 53],
  ])('%d and %d are %d', (a, b, sum) => {
    expect(addDecimals(a, b)).toBe(sum)
  })

  it('are subtracted too, also below zero', () => {
    expect(addDecimals(0.3, 0.1, -1)).toBe(0.2)
    expect(addDecimals(0.1, 0.3, -1)).toBe(-0.2)
  })

  it('add up as their hundredths do', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        expect(addDecimals(a / 100, b / 100)).toBe((a + b) / 100)
        expect(addDecimals(a / 100, b / 100, -1)).toBe((a - b) / 100)
      }),
    )
  })

  it.each([
    [50, 40, 5, 4],
    [0.3, 0.1, 3, 1],
    [0, 7, 0, 1],
    [1e-7, 1, 1, 10_000_000],
    [2.5, 1e21, 1, 400_000_000_000_000_000_000],
  ])('%d of %d is %d/%d', (a, b, numerator, denominator) => {
    if (Number.isSafeInteger(denominator)) expect(proportionOf(a, b)).toEqual({ numerator, denominator })
    else expect(proportionOf(a, b).denominator).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
  })

  it('are in lowest terms, in the same proportion, and safe integers', () => {
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 1, max: 10_000_000 }), (a, b) => {
        const { numerator, denominator } = proportionOf(a / 100, b / 1000)
        expect(BigInt(numerator) * BigInt(b)).toBe(BigInt(denominator) * BigInt(a) * 10n)
      }),
    )
  })

  it('that no pair of integers can hold are rounded, never by nought', () => {
    for (const [a, b] of [
      [Number.MAX_VALUE, Number.MIN_VALUE],
      [Number.MIN_VALUE, Number.MAX_VALUE],
      [Number.MAX_VALUE, 3],
    ] as const) {
      const { numerator, denominator } = proportionOf(a, b)
      expect([Number.isSafeInteger(numerator), Number.isSafeInteger(denominator)]).toEqual([true, true])
      expect(denominator).toBeGreaterThan(0)
    }
  })
})
