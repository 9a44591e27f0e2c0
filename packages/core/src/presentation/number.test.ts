import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, parseNumber } from './number.ts'
import type { Locale } from './options.ts'

const locales: readonly Locale[] = ['vi', 'en']
const refused = (code: string, path: string) => expect.objectContaining({ code, path })
const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

describe('formatNumber', () => {
  it.each([
    [1103, {}, '1.103', '1,103'],
    [27.5, {}, '27,5', '27.5'],
    [999, {}, '999', '999'],
    [-1234567.25, {}, '-1.234.567,25', '-1,234,567.25'],
    [0.1 + 0.2, {}, '0,30000000000000004', '0.30000000000000004'],
    [0.1 + 0.2, { digits: 2 }, '0,30', '0.30'],
    [1.005, { digits: 2 }, '1,01', '1.01'],
    [2.5, { digits: 0 }, '3', '3'],
    [-2.5, { digits: 0 }, '-3', '-3'],
    [999.95, { digits: 1 }, '1.000,0', '1,000.0'],
    [5, { digits: 2 }, '5,00', '5.00'],
    [-0, {}, '0', '0'],
    [-0.04, { digits: 1 }, '0,0', '0.0'],
    [1e21, {}, '1.000.000.000.000.000.000.000', '1,000,000,000,000,000,000,000'],
    [1.5e-7, {}, '0,00000015', '0.00000015'],
    [1.5e-7, { digits: 7 }, '0,0000002', '0.0000002'],
  ] as const)('%s %j', (value, options, vi, en) => {
    expect(locales.map((locale) => formatNumber(value, { locale, ...options }))).toEqual([vi, en])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '5', null, 5n, new Date(0)])(
    '%s is refused',
    (value) => {
      expect(() => formatNumber(value as number, { locale: 'vi' })).toThrow(
        refused('INVALID_NUMBER', 'value'),
      )
    },
  )

  it.each([
    [{ locale: 'fr' }, 'locale'],
    [{ locale: 'vi', digits: 10 }, 'digits'],
    [{ locale: 'vi', digit: 1 }, 'digit'],
    [{}, 'locale'],
    [null, 'locale'],
    [undefined, 'locale'],
    ['vi', 'options'],
  ])('options %j are refused', (options, path) => {
    expect(() => formatNumber(1, options as never)).toThrow(refused('INVALID_OPTION', path))
  })

  it('is what Intl writes of whole numbers', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...locales), (value, locale) => {
        expect(formatNumber(value, { locale })).toBe(new Intl.NumberFormat(locale).format(value + 0))
      }),
    )
  })

  it('rounds thousandths as integers are rounded, a half away from zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
        const hundredths = Math.sign(thousandths) * Math.floor((Math.abs(thousandths) + 5) / 10)
        expect(formatNumber(thousandths / 1000, { locale: 'en', digits: 2 })).toBe(
          formatNumber(hundredths / 100, { locale: 'en', digits: 2 }),
        )
      }),
    )
  })
})

describe('parseNumber', () => {
  it('means another number in another locale', () => {
    expect(parseNumber('1.103', { locale: 'vi' })).toBe(1103)
    expect(parseNumber('1.103', { locale: 'en' })).toBe(1.103)
  })

  it.each([
    ['0', 0],
    ['1103', 1103],
    ['1.234.567,25', 1234567.25],
    ['27,50', 27.5],
    ['-5', -5],
    ['\u22125', -5],
    ['\u00a0 1.103 \u00a0', 1103],
    ['9007199254740992', 2 ** 53],
  ])('%j in vi is %s', (text, value) => {
    expect(parseNumber(text, { locale: 'vi' })).toBe(value)
  })

  it.each(['-0', '\u22120,00'])('%j has no sign', (text) => {
    expect(Object.is(parseNumber(text, { locale: 'vi' }), 0)).toBe(true)
  })

  it.each([
    ...['1.10', '1.103.5', '1103.500', '.103', '1..103', '1.103.', '1.1034', '0.123', '12.34,5'],
    ...['', ' ', '-', '--5', '+5', '- 5', '5-', '1 103', '5,', ',5', '1,5,5', '1,103.5', '007', '5 %'],
    ...['1e5', '0x10', '0b1', 'Infinity', 'NaN', '１２', '٣', '½', '5\n', '\t5', '5\u200b', '1_000', '5n'],
    ...['9007199254740993', '0,1000000000000000055', '1'.repeat(400), `0,${'0'.repeat(400)}1`],
    ...[5, null, undefined, ['5'], { toString: () => '5' }],
  ])('%j in vi is refused', (text) => {
    expect(() => parseNumber(text as string, { locale: 'vi' })).toThrow(refused('INVALID_NUMBER', 'text'))
  })

  it.each([[{}], [undefined], [{ locale: 'VI' }], [{ locale: ['vi'] }]])(
    'without a locale is refused: %j',
    (options) => {
      expect(() => parseNumber('1.103', options as never)).toThrow(refused('INVALID_OPTION', 'locale'))
    },
  )

  it('is not slow to refuse', () => {
    const start = performance.now()
    for (const text of ['1'.repeat(1e6), `${'1.111'.repeat(1e5)}x`, ' '.repeat(1e6), `0,${'0'.repeat(1e6)}x`])
      expect(() => parseNumber(text, { locale: 'vi' })).toThrow(refused('INVALID_NUMBER', 'text'))
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it.each(locales)('gives back what formatNumber was given, in %s', (locale) => {
    fc.assert(
      fc.property(fc.oneof(finite, fc.integer(), fc.maxSafeInteger()), (value) => {
        expect(parseNumber(formatNumber(value, { locale }), { locale })).toBe(value + 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes what formatNumber rounded, and writes it the same', () => {
    const digits = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), digits, (value, digits) => {
        const text = formatNumber(value, { locale: 'vi', digits })
        expect(formatNumber(parseNumber(text, { locale: 'vi' }), { locale: 'vi', digits })).toBe(text)
      }),
    )
  })

  it('takes any text or refuses it with a code', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123459.,- \u00a0\u2212e+') })
    fc.assert(
      fc.property(text, fc.constantFrom(...locales), (text, locale) => {
        try {
          expect(parseNumber(text, { locale })).toSatisfy(Number.isFinite)
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_NUMBER' })
        }
      }),
    )
  })
})
