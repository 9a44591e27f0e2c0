import { type Scheme, schemes } from '@tiendo/assessment'
import type { Ratio, Rejection } from '@tiendo/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, classify, limitOf } from '../src/classify.ts'
import { ensureScheme } from '../src/scheme-check.ts'

/** Without a quota. */
const levelOf = (scheme: Scheme, candidate: Candidate) =>
  classify({ ...scheme, quotas: [] }, [candidate], [])[0]?.level ?? null

const ratio = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 100 }), fc.boolean()).map(
  ([numerator, denominator, isShare]): Ratio => ({
    numerator: isShare ? Math.min(numerator, denominator) : numerator,
    denominator,
  }),
)
const exactly = (percent: number): Ratio => ({ numerator: percent, denominator: 100 })
const bound = fc.constantFrom(0, 20, 50, 70, 80, 90, 100)
const names = ['x', 'y', 'z']

function isAdoptable(scheme: Scheme): boolean {
  try {
    ensureScheme(scheme)
    return true
  } catch (refusal) {
    expect(['CONDITION_NOT_MONOTONE', 'LEVEL_UNREACHABLE']).toContain((refusal as Rejection).code)
    return false
  }
}

const bareScheme = fc
  .tuple(
    fc.array(fc.constantFrom('higher' as const, 'lower' as const), { minLength: 1, maxLength: 3 }),
    fc.array(fc.array(fc.tuple(fc.nat(2), fc.boolean(), bound, fc.nat(9)), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(
    ([better, levels]): Scheme => ({
      scheme: 's',
      version: 1,
      title: 'Any',
      inputs: better.map((direction, index) => ({
        input: names[index] as string,
        better: direction,
        from: 'stated',
      })),
      levels: levels.map((conditions, index) => ({
        level: `l${index}`,
        title: 'Level',
        requires: conditions.map(([input, isOpen, at, whim]) => {
          const place = input % better.length
          const [open, closed] =
            (better[place] === 'higher') === whim > 0
              ? (['above', 'atLeast'] as const)
              : (['below', 'atMost'] as const)
          return { input: names[place] as string, [isOpen ? open : closed]: at }
        }),
      })),
    }),
  )
  // Now and then a bound is on the wrong side, so that it is the check that makes levels monotone.
  .filter(isAdoptable)

const builtIn = fc
  .constantFrom<Scheme[]>(...Object.values(schemes))
  .map(({ quotas: _, disqualifiers: __, ...scheme }) => scheme)

function candidate(
  scheme: Scheme,
  unit: string,
  ratios: readonly Ratio[],
  disqualifiers: readonly string[] = [],
) {
  return {
    unit,
    disqualifiers,
    ratios: new Map(scheme.inputs.map(({ input }, index) => [input, ratios[index] as Ratio])),
  } satisfies Candidate
}

const compare = (a: Ratio, b: Ratio) => a.numerator * b.denominator - b.numerator * a.denominator
const sixRatios = fc.array(fc.oneof(ratio, bound.map(exactly)), { minLength: 6, maxLength: 6 })

/** How high a level stands; no level is below all of them. */
const heightOf = ({ levels }: Scheme, level: string | null) =>
  level === null ? -1 : levels.length - levels.findIndex((known) => known.level === level)

describe('a level', () => {
  it('is never lower for ratios that are all as good or better', () => {
    fc.assert(
      fc.property(fc.oneof(bareScheme, builtIn), sixRatios, sixRatios, (scheme, one, other) => {
        ensureScheme(scheme)
        const pairs = scheme.inputs.map(({ better }, index) => {
          const [a, b] = [one[index] as Ratio, other[index] as Ratio]
          return compare(a, b) > 0 === (better === 'higher') ? [a, b] : [b, a]
        })
        const [best, worst] = [0, 1].map((which) => {
          const level = levelOf(
            scheme,
            candidate(
              scheme,
              'u',
              pairs.map((pair) => pair[which] as Ratio),
            ),
          )
          return heightOf(scheme, level)
        })
        expect(best).toBeGreaterThanOrEqual(worst as number)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['vn-nd335-2025', { score: 90 }, 'excellent'],
    ['vn-nd335-2025', { score: 89.99 }, 'good'],
    ['vn-nd335-2025', { score: 70 }, 'good'],
    ['vn-nd335-2025', { score: 50 }, 'completed'],
    ['vn-nd335-2025', { score: 49.99 }, 'notCompleted'],
    [
      'vn-nd90-2020-individual',
      { done: 100, onTime: 100, withQuality: 100, exceeded: 50, lateOrWeak: 0 },
      'excellent',
    ],
    [
      'vn-nd90-2020-individual',
      { done: 100, onTime: 100, withQuality: 99.99, exceeded: 50, lateOrWeak: 0 },
      'good',
    ],
    [
      'vn-nd90-2020-individual',
      { done: 100, onTime: 99, withQuality: 0, exceeded: 0, lateOrWeak: 20 },
      'completed',
    ],
    [
      'vn-nd90-2020-individual',
      { done: 100, onTime: 99, withQuality: 0, exceeded: 0, lateOrWeak: 20.01 },
      null,
    ],
    [
      'vn-nd90-2020-leader',
      { done: 100, onTime: 80, exceeded: 50, unitsCompleted: 100, unitsGood: 70 },
      'excellent',
    ],
    [
      'vn-nd90-2020-leader',
      { done: 100, onTime: 80, exceeded: 49, unitsCompleted: 100, unitsGood: 70 },
      'good',
    ],
    [
      'vn-nd90-2020-leader',
      { done: 70.01, onTime: 0, exceeded: 0, unitsCompleted: 70, unitsGood: 0 },
      'completed',
    ],
    ['vn-nd90-2020-leader', { done: 70, onTime: 100, exceeded: 0, unitsCompleted: 70, unitsGood: 0 }, null],
  ] as const)('of %s for %o is %s', (name, percents, level) => {
    const scheme: Scheme = schemes[name]
    const ratios = scheme.inputs.map(({ input }) => ({
      numerator: Math.round(((percents as { readonly [input: string]: number })[input] as number) * 100),
      denominator: 10_000,
    }))
    expect(levelOf(scheme, candidate(scheme, 'u', ratios))).toBe(level)
  })

  it('is held down by a disqualifier, and never held up by one', () => {
    const scheme: Scheme = schemes['vn-nd335-2025']
    for (const percent of [95, 80, 60, 10]) {
      const held = candidate(scheme, 'u', [exactly(percent)], ['violation'])
      expect(levelOf(scheme, held)).toBe('notCompleted')
    }
    const capped: Scheme = { ...scheme, disqualifiers: [{ disqualifier: 'd', title: 'D', atMost: 'good' }] }
    const levels = [95, 80, 60, 10].map((percent) =>
      levelOf(capped, candidate(capped, 'u', [exactly(percent)], ['d'])),
    )
    expect(levels).toEqual(['good', 'good', 'completed', 'notCompleted'])
  })
})

describe('a classification', () => {
  const share = fc.constantFrom(exactly(20), exactly(50), exactly(100), { numerator: 1, denominator: 3 })
  const quota = fc.record({ place: fc.nat(3), share, of: fc.option(fc.nat(3), { nil: undefined }) })
  const withQuotas = fc
    .tuple(fc.oneof(bareScheme, builtIn), fc.array(quota, { minLength: 1, maxLength: 2 }))
    .map(([scheme, drawn]): Scheme => {
      const levelAt = (place: number) => scheme.levels[place % scheme.levels.length]?.level as string
      const quotas = new Map(
        drawn.map(({ place, of, ...rest }) => [
          levelAt(place),
          {
            ...rest,
            level: levelAt(place),
            of:
              of === undefined || levelAt(of) === levelAt(place)
                ? ('population' as const)
                : { level: levelAt(of) },
          },
        ]),
      )
      return { ...scheme, quotas: [...quotas.values()] }
    })
  const population = fc.array(sixRatios, { minLength: 1, maxLength: 10 })
  const choices = fc.array(fc.tuple(fc.nat(3), fc.nat(1023)), { maxLength: 3 })

  it('that is accepted keeps its quotas, and leaves nobody above what it meets', () => {
    const met = { accepted: 0, refused: 0, displaced: 0 }
    fc.assert(
      fc.property(withQuotas, population, choices, (scheme, drawn, asked) => {
        ensureScheme(scheme)
        const candidates = drawn.map((ratios, index) => candidate(scheme, `u${index}`, ratios))
        const levels = new Map(candidates.map((each) => [each.unit, levelOf(scheme, each)]))
        // Of those who meet the level some, as the bits say.
        const chosen = asked.map(([place, bits]) => {
          const level = scheme.levels[place % scheme.levels.length]?.level as string
          const meeting = candidates.filter(({ unit }) => levels.get(unit) === level)
          return { level, units: meeting.flatMap(({ unit }, at) => ((bits >> at) & 1 ? [unit] : [])) }
        })
        let results: ReturnType<typeof classify>
        try {
          results = classify(scheme, candidates, chosen)
        } catch (refusal) {
          expect(['QUOTA_EXCEEDED', 'CHOICE_NOT_NEEDED', 'LEVEL_NOT_MET']).toContain(
            (refusal as Rejection).code,
          )
          met.refused++
          return
        }
        met.accepted++
        expect(results.map(({ unit }) => unit)).toEqual(candidates.map(({ unit }) => unit))
        for (const each of scheme.quotas ?? []) {
          const { numerator, denominator } = each.share
          const at = (level: string) => results.filter((result) => result.level === level).length
          const whole = each.of === 'population' ? results.length : at(each.of.level)
          expect(at(each.level)).toBeLessThanOrEqual(Math.floor((numerator * whole) / denominator))
          expect(limitOf(each, results)).toBe(Math.floor((numerator * whole) / denominator))
        }
        for (const { unit, level, withoutQuota } of results) {
          const own = levels.get(unit) as string | null
          expect(heightOf(scheme, level)).toBeLessThanOrEqual(heightOf(scheme, own))
          expect(withoutQuota ?? level).toBe(own)
          if (withoutQuota !== undefined) met.displaced++
        }
      }),
      { numRuns: 1_000 },
    )
    for (const [what, count] of Object.entries(met)) expect(count, what).toBeGreaterThan(20)
  })
})
