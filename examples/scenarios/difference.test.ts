import { describe, expect, it } from 'vitest'
import { firstDifference, firstLineDifference, valueCount } from './difference.ts'

describe('the first difference', () => {
  it.each([
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, undefined],
    [{ a: [1, { b: null }] }, { a: [1, { b: 0 }] }, 'figures.a[1].b: expected null, found 0'],
    [{ a: 1 }, { a: 1, b: 2 }, 'figures.b: expected nothing, found 2'],
    [{ a: [1, 2] }, { a: [1] }, 'figures.a[1]: expected 2, found nothing'],
    [{ a: [] }, { a: {} }, 'figures.a: expected [], found {}'],
    ['1/2', '2/4', 'figures: expected "1/2", found "2/4"'],
  ])('of %j and %j', (expected, found, difference) => {
    expect(firstDifference(expected, found, 'figures')).toBe(difference)
  })

  it.each([
    [['{"a":1}'], ['{"a":1}'], undefined],
    [['{"a":1}', '{"a":2}'], ['{"a":1}', '{"a":3}'], 'line 2.a: expected 2, found 3'],
    [['{"a":1}'], [], 'line 1: expected {"a":1}, found nothing'],
    [['{"a":1}'], ['{ "a":1}'], 'line 1: the same values, other bytes'],
    [['{"a":1}'], ['{'], 'line 1: expected {"a":1}, found "{"'],
  ])('of the lines %j and %j', (expected, found, difference) => {
    expect(firstLineDifference(expected, found)).toBe(difference)
  })

  it('counts single values', () => {
    expect(valueCount({ a: [1, 2, { b: null }], c: 'd', e: [] })).toBe(4)
  })
})
