import { hostileTexts } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collator, searchKey } from './collation.ts'

const forms = ['NFC', 'NFD'] as const

describe('collator', () => {
  it('has the order of the Vietnamese alphabet, and of tones', () => {
    const words = [
      'đa',
      'da',
      'ê',
      'e',
      'ơ',
      'ô',
      'o',
      'ư',
      'u',
      'â',
      'ă',
      'a',
      'mạ',
      'mã',
      'mả',
      'má',
      'mà',
      'ma',
    ]
    expect(words.toSorted(collator('vi').compare)).toEqual([
      'a',
      'ă',
      'â',
      'da',
      'đa',
      'e',
      'ê',
      'ma',
      'mà',
      'mả',
      'mã',
      'má',
      'mạ',
      'o',
      'ô',
      'ơ',
      'u',
      'ư',
    ])
  })

  it('is not that of English', () => {
    const words = ['đa', 'dễ', 'da']
    expect(words.toSorted(collator('vi').compare)).toEqual(['da', 'dễ', 'đa'])
    expect(words.toSorted(collator('en').compare)).toEqual(['da', 'đa', 'dễ'])
  })

  it.each(['vi', 'en'] as const)('puts numbers in words by their value, in %s', (locale) => {
    expect(['Nhóm 10', 'Nhóm 9'].toSorted(collator(locale).compare)).toEqual(['Nhóm 9', 'Nhóm 10'])
  })

  it('does not tell the Unicode forms of a word apart', () => {
    expect(collator('vi').compare('Tiến độ'.normalize('NFC'), 'Tiến độ'.normalize('NFD'))).toBe(0)
  })

  it.each(['fr', undefined, '', ['vi'], '__proto__'])('has no locale %j', (locale) => {
    expect(() => collator(locale as 'vi')).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', path: 'locale' }),
    )
  })
})

describe('searchKey', () => {
  it.each([
    ['Điều chỉnh KẾ HOẠCH', 'dieu chinh ke hoach'],
    ['ĐƯỜNG Nguyễn Huệ', 'duong nguyen hue'],
    ['ẰẲẴẮẶ ỪỬỮỨỰ ỳỷỹýỵ', 'aaaaa uuuuu yyyyy'],
    ['İstanbul', 'istanbul'],
    ['が 한글 प्रगति', 'が 한글 प्रगति'],
    ['', ''],
  ])('%j', (text, key) => {
    expect(forms.map((form) => searchKey(text.normalize(form)))).toEqual([key, key])
  })

  it.each([null, undefined, 5, ['a']])('%j is no text', (text) => {
    expect(() => searchKey(text as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', path: 'text' }),
    )
  })

  it('is the same for each Unicode form and case, and the key of itself', () => {
    const vietnamese = fc.string({
      unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyÁẮẤĐÉẾÍÓỐỚÚỨÝ \u0301\u0323'),
    })
    const text = fc.oneof(vietnamese, fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts))
    fc.assert(
      fc.property(text, (text) => {
        const key = searchKey(text)
        expect(forms.map((form) => searchKey(text.normalize(form)))).toEqual([key, key])
        expect(searchKey(key)).toBe(key)
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(searchKey(text.toUpperCase())).toBe(searchKey(text))
        expect(searchKey(text)).toMatch(/^[a-z ]*$/)
      }),
    )
  })
})
