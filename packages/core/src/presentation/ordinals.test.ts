import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareOrdinals } from './ordinals.ts'

const numerals: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
  ] as const),
  ...([
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const),
]
function romanOf(value: number): string {
  const [worth, letters] = numerals.find(([worth]) => worth <= value) ?? [0, '']
  return worth === 0 ? '' : letters + romanOf(value - worth)
}

describe('compareOrdinals', () => {
  it.each([
    ['Roman numerals', ['I', 'II', 'IV', 'IX', 'X', 'XIX', 'XL', 'XC', 'CD', 'MM']],
    ['dotted numbers', ['1', '1.1', '1.2', '1.2.9', '1.2.10', '1.10', '2', '10']],
    ['Vietnamese letters', ['a)', 'b)', 'c)', 'd)', 'đ)', 'e)', 'g)', 'h)', 'i)', 'k)', 'l)', 'm)']],
    ['capital letters of lists', ['A', 'B', 'C', 'D', 'Đ', 'E', 'L', 'M']],
    ['lower case letters, which are not Roman', ['c', 'd', 'i', 'l', 'm', 'v', 'x']],
    ['all of them in one', ['I', 'I.1', 'I.2', 'I.2.a', 'I.10', 'II', 'IX.1', 'X', '1', '2', 'a']],
    ['numbers with letters', ['1', '1a', '1b', '2', '10', '10a']],
    ['words with numerals', ['Chương II', 'Chương IX', 'Chương X', 'Phụ lục 2', 'Phụ lục 10']],
    ['what is no Roman numeral', ['VIIII', 'VX']],
    ['numerals of Unicode, and full-width digits', ['Ⅸ', 'X', '２', '10']],
    ['numbers beyond doubles', ['9007199254740992', '9007199254740993', '1'.repeat(400)]],
    ['equal parts by their signs', ['1', '1)', '1.', '1.01', '1.1', '01.2']],
    ['nothing first', ['', '-', 'I']],
  ])('%s', (_, sorted) => {
    expect(sorted.toReversed().toSorted(compareOrdinals)).toEqual(sorted)
  })

  it('knows every Roman numeral from 1 to 3999', () => {
    const all = Array.from({ length: 3999 }, (_, index) => romanOf(index + 1))
    const isItem = (numeral: string) => ['C', 'D', 'L', 'M'].includes(numeral)
    const expected = [...all.filter((numeral) => !isItem(numeral)), ...all.filter(isItem).sort()]
    expect(all.toReversed().toSorted(compareOrdinals)).toEqual(expected)
  })

  it.each([null, undefined, 5, {}])('%j is no ordinal', (value) => {
    const refused = (path: string) => expect.objectContaining({ code: 'INVALID_OPTION', path })
    expect(() => compareOrdinals(value as string, '')).toThrow(refused('a'))
    expect(() => compareOrdinals('', value as string)).toThrow(refused('b'))
  })

  it('is a total order: antisymmetric, transitive, 0 only for the same text', () => {
    const written = fc.string({ unit: fc.constantFrom(...'IVXLCDMi0129aăâdđ.)- \u0301'), maxLength: 8 })
    const text = fc.oneof(written, fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const order = Math.sign(compareOrdinals(a, b))
        expect(Math.sign(compareOrdinals(b, a))).toBe(0 - order)
        expect(order === 0).toBe(a === b)
        const [first = '', second = '', third = ''] = [a, b, c].toSorted(compareOrdinals)
        expect(compareOrdinals(first, second)).toBeLessThanOrEqual(0)
        expect(compareOrdinals(second, third)).toBeLessThanOrEqual(0)
        expect(compareOrdinals(first, third)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 5000 },
    )
  })
})
