import type { Ratio, Rejection } from '@tiendo/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandFor, ensureBandsCover } from './bands.ts'
import type { Band, Measure } from './criteria.ts'

type Bounds = Omit<Band, 'points'>

const scored = (bounds: readonly Bounds[]): readonly Band[] =>
  bounds.map((each, points) => ({ ...each, points }))

function refusalOf(bands: readonly Band[], measure: Measure): Pick<Rejection, 'code' | 'data'> | undefined {
  try {
    ensureBandsCover(bands, measure, 'c')
    return undefined
  } catch (refusal) {
    return refusal as Rejection
  }
}

describe('bands', () => {
  const days: readonly Bounds[] = [
    { atLeast: 0, atMost: 0 },
    { atLeast: 1, atMost: 2 },
    { atLeast: 3, atMost: 5 },
    { atLeast: 6, atMost: 10 },
    { above: 10 },
  ]

  it.each<[string, Measure, readonly Bounds[]]>([
    ['days late, as they are counted', 'count', days],
    ['above 95, 75 to 95, below 75', 'ratio', [{ above: 95 }, { atLeast: 75, atMost: 95 }, { below: 75 }]],
    ['any order', 'ratio', [{ below: 50 }, { above: 75 }, { atLeast: 50, atMost: 75 }]],
    ['one for everything', 'amount', [{}]],
    ['nothing and anything', 'amount', [{ atMost: 0 }, { above: 0 }]],
    ['up to 100 per cent and no further', 'ratio', [{ below: 50 }, { atLeast: 50, atMost: 100 }]],
    ['further than 100 per cent', 'ratio', [{ below: 50 }, { atLeast: 50, below: 120 }]],
    ['all, or less than that', 'ratio', [{ atLeast: 100 }, { below: 100 }]],
    ['thirds of a thousandth', 'ratio', [{ atMost: 33.333 }, { above: 33.333 }]],
    ['a count between halves', 'count', [{ below: 1.5 }, { above: 1.5 }]],
  ])('%s cover every value', (_, measure, bounds) => {
    expect(refusalOf(scored(bounds), measure)).toBeUndefined()
  })

  it.each<[string, Measure, readonly Bounds[], code: string, data: object]>([
    [
      'the 95 itself',
      'ratio',
      [{ above: 95 }, { atLeast: 75, below: 95 }, { below: 75 }],
      'BANDS_LEAVE_GAP',
      { at: 95 },
    ],
    ['half a day after none', 'amount', days, 'BANDS_LEAVE_GAP', { above: 0 }],
    ['the third day', 'count', [{ atMost: 2 }, { atLeast: 4 }], 'BANDS_LEAVE_GAP', { at: 3 }],
    ['nothing', 'count', [{ atLeast: 1 }], 'BANDS_LEAVE_GAP', { at: 0 }],
    ['0 per cent', 'ratio', [{ above: 0 }], 'BANDS_LEAVE_GAP', { at: 0 }],
    ['100 per cent', 'ratio', [{ below: 100 }], 'BANDS_LEAVE_GAP', { at: 100 }],
    ['from 99 per cent on', 'ratio', [{ atMost: 99 }], 'BANDS_LEAVE_GAP', { above: 99 }],
    ['the many', 'count', [{ atMost: 10 }], 'BANDS_LEAVE_GAP', { at: 11 }],
    ['the large', 'amount', [{ atMost: 10 }], 'BANDS_LEAVE_GAP', { above: 10 }],
    ['a bound twice', 'ratio', [{ atMost: 50 }, { atLeast: 50 }], 'BANDS_OVERLAP', { at: 50, bands: [0, 1] }],
    ['a bound twice, counted', 'count', [{ atMost: 2 }, { atLeast: 2 }], 'BANDS_OVERLAP', { at: 2 }],
    [
      'a band in a band',
      'ratio',
      [{}, { atLeast: 10, atMost: 20 }],
      'BANDS_OVERLAP',
      { at: 10, bands: [0, 1] },
    ],
    [
      'two open ends',
      'amount',
      [{ above: 5 }, { atMost: 5 }, { above: 9 }],
      'BANDS_OVERLAP',
      { at: 9, bands: [0, 2] },
    ],
    ['one band twice', 'count', [{}, {}], 'BANDS_OVERLAP', { at: 0, bands: [0, 1] }],
    ['an empty band', 'ratio', [{}, { above: 50, atMost: 50 }], 'BAND_EMPTY', { band: 1 }],
    ['a band upside down', 'ratio', [{ atLeast: 60, atMost: 50 }, {}], 'BAND_EMPTY', { band: 0 }],
    ['no whole number in it', 'count', [{ above: 1, below: 2 }], 'BAND_EMPTY', { band: 0 }],
    ['what lies above 100 per cent', 'ratio', [{ atMost: 100 }, { above: 100 }], 'BAND_EMPTY', { band: 1 }],
    ['less than nothing', 'amount', [{ below: 0 }], 'BAND_EMPTY', { band: 0 }],
    ['two lower bounds', 'ratio', [{ atLeast: 0, above: 0 }], 'BAND_EMPTY', { band: 0 }],
    ['two upper bounds', 'ratio', [{ atMost: 50, below: 60 }, { above: 50 }], 'BAND_EMPTY', { band: 0 }],
  ])('%s is found', (_, measure, bounds, code, data) => {
    expect(refusalOf(scored(bounds), measure)).toMatchObject({ code, data: { criterion: 'c', ...data } })
  })
})

/** Millionths of a per cent, which lie between any two thousandths. */
const perCent = (millionths: number): Ratio => ({ numerator: millionths, denominator: 100_000_000 })

function valueAt(at: number, measure: Measure): Ratio | number {
  return measure === 'ratio' ? perCent(Math.round(at * 1_000_000)) : at
}

/** Bounds, and values right beside them. */
function around(at: number, measure: Measure): readonly (Ratio | number)[] {
  if (measure === 'count') return [Math.floor(at), Math.ceil(at), Math.floor(at) + 1].map(Math.abs)
  const last = measure === 'ratio' ? 100 : Number.POSITIVE_INFINITY
  return [at - 0.001, at - 0.0005, at, at + 0.0005, at + 0.001]
    .filter((value) => value >= 0 && value <= last)
    .map((value) => valueAt(value, measure))
}

const bandsHolding = (bands: readonly Band[], value: Ratio | number) =>
  bands.filter((band) => bandFor([band], value) !== undefined)

const bound = fc.oneof(
  fc.integer({ min: 0, max: 8 }),
  fc.constantFrom(0, 0.001, 0.5, 2.999, 3, 3.001, 50, 99.999, 100),
)
/** What tiles the values; the flags say on which side each cut lies. */
const tiling = fc.array(fc.tuple(bound, fc.boolean()), { maxLength: 5 }).map((cuts) => {
  const sorted = [...new Map(cuts)].sort(([a], [b]) => a - b)
  return [...sorted, undefined].map((upper, index): Bounds => {
    const lower = sorted[index - 1]
    return {
      ...(lower === undefined ? {} : lower[1] ? { above: lower[0] } : { atLeast: lower[0] }),
      ...(upper === undefined ? {} : upper[1] ? { atMost: upper[0] } : { below: upper[0] }),
    }
  })
})
const anyBounds = fc
  .tuple(fc.constantFrom('atLeast', 'above'), bound, fc.constantFrom('atMost', 'below'), bound, fc.nat(5))
  .map(([lower, from, upper, to, open]): Bounds => {
    if (open === 0) return { [lower]: from }
    return open === 1 ? { atLeast: from, above: to } : { [lower]: from, [upper]: to }
  })
const anyBands = fc
  .oneof(
    tiling,
    fc.tuple(tiling, anyBounds, fc.nat(5)).map(([tiles, other, at]) => tiles.with(at % tiles.length, other)),
    fc.tuple(tiling, anyBounds).map(([tiles, other]) => [...tiles, other]),
    fc.tuple(tiling, fc.nat(5)).map(([tiles, at]) => tiles.filter((_, index) => index !== at)),
  )
  .filter((bands) => bands.length > 0)
  .chain((bands) => fc.shuffledSubarray(bands, { minLength: bands.length }))
  .map(scored)
const anyMeasure = fc.constantFrom<Measure[]>('ratio', 'count', 'amount')
const anyRatio = fc
  .tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: b }))

describe('the check of bands', () => {
  it('passes only those of which exactly one holds any value, and shows a value where it refuses', () => {
    const met = new Map<string, number>()
    fc.assert(
      fc.property(anyBands, anyMeasure, fc.array(anyRatio), (bands, measure, ratios) => {
        const refusal = refusalOf(bands, measure)
        const outcome = refusal?.code ?? 'passes'
        met.set(outcome, (met.get(outcome) ?? 0) + 1)
        if (refusal === undefined) {
          const bounds = bands.flatMap((band) => [0, band.atLeast, band.above, band.atMost, band.below])
          const values = bounds.flatMap((at) => (at === undefined ? [] : around(at, measure)))
          for (const value of [...values, ...(measure === 'ratio' ? ratios : [1e6])])
            expect(bandsHolding(bands, value), JSON.stringify(value)).toHaveLength(1)
        } else if (refusal.code === 'BAND_EMPTY') {
          const { atLeast, above, atMost, below, points } = bands[refusal.data['band'] as number] as Band
          const isDoubled =
            (atLeast !== undefined && above !== undefined) || (atMost !== undefined && below !== undefined)
          const values = [0, atLeast, above, atMost, below].flatMap((at) => around(at ?? 0, measure))
          const empty = { atLeast, above, atMost, below, points } as Band
          if (!isDoubled) for (const value of values) expect(bandFor([empty], value)).toBeUndefined()
        } else {
          const { at = 0, above } = refusal.data as { readonly at?: number; readonly above?: number }
          // There are values between any bound and the next thousandth.
          const uncovered = valueAt(above === undefined ? at : above + 0.0005, measure)
          const isGap = refusal.code === 'BANDS_LEAVE_GAP'
          const values = isGap || measure === 'count' ? [uncovered] : around(at, measure)
          const counts = values.map((value) => bandsHolding(bands, value).length)
          if (isGap) expect(Math.max(...counts)).toBe(0)
          else expect(Math.max(...counts)).toBeGreaterThan(1)
        }
      }),
      { numRuns: 2_000 },
    )
    for (const outcome of ['passes', 'BAND_EMPTY', 'BANDS_OVERLAP', 'BANDS_LEAVE_GAP'])
      expect(met.get(outcome), outcome).toBeGreaterThan(50)
  })

  it('agrees with the place of a ratio that no decimal writes', () => {
    const bands = scored([{ atMost: 33.333 }, { above: 33.333 }])
    expect(bandFor(bands, { numerator: 1, denominator: 3 })?.points).toBe(1)
    expect(bandFor(bands, { numerator: 33_333, denominator: 100_000 })?.points).toBe(0)
  })
})
