import { describe, expect, it } from 'vitest'
import { formatFigure, isReached, median, medians, ratio } from '../src/statistics.ts'

describe('the median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 2, 9, 1], 5.5],
    [[1, 1, 1000], 1],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected)
  })

  it('leaves what it is of as it was', () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })

  it('of nothing is refused', () => {
    expect(() => median([])).toThrow(RangeError)
  })

  it('is taken under each key by itself', () => {
    expect(
      medians([
        { ms: 1, bytes: 30 },
        { ms: 3, bytes: 10 },
        { ms: 2, bytes: 20 },
      ]),
    ).toEqual({ ms: 2, bytes: 20 })
  })
})

describe('a ratio', () => {
  it('is ours by theirs, and there is none to zero', () => {
    expect(ratio(30, 20)).toBe(1.5)
    expect(() => ratio(1, 0)).toThrow(RangeError)
  })

  it.each([
    [2, { atLeast: 2 }, true],
    [1.99, { atLeast: 2 }, false],
    [0.3, { atMost: 0.3 }, true],
    [0.31, { atMost: 0.3 }, false],
  ])('of %d reaches %j: %s', (value, bound, expected) => {
    expect(isReached(value, bound)).toBe(expected)
  })
})

describe('a figure', () => {
  it.each([
    [0, '0'],
    [0.01234, '0.0123'],
    [1.5, '1.50'],
    [42.04, '42.0'],
    [1_234_567, '1,234,567'],
  ])('%d is written %s', (value, expected) => {
    expect(formatFigure(value)).toBe(expected)
  })
})
