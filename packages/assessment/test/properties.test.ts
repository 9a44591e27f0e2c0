import { type Criterion, drawnCheckers, maximumOf, type Rubric, type Ties } from '@tiendo/assessment'
import type { Ratio, Rejection } from '@tiendo/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criteriaOf, inThousandths, sumOf } from '../src/criteria.ts'
import { ranked } from '../src/rank.ts'
import { ensureRubric } from '../src/rubric-check.ts'
import { pointsForRatio, scoreOf, takesRatio } from '../src/scoring.ts'
import { rubricOf } from './office.ts'

const thousandths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 1_000)
const ratio = fc
  .tuple(fc.nat(2_000), fc.integer({ min: 1, max: 1_000 }))
  .map(([numerator, denominator]): Ratio => ({ numerator, denominator }))

describe('a ranking', () => {
  const population = fc.uniqueArray(
    fc.record({ unit: fc.stringMatching(/^[a-z]{1,3}$/), points: thousandths(-5, 5) }),
    { selector: ({ unit }) => unit, maxLength: 12 },
  )

  it('is a total preorder of its population, in which equal points share a rank', () => {
    fc.assert(
      fc.property(population, fc.constantFrom<Ties[]>('competition', 'dense'), (units, ties) => {
        const ranking = ranked(units, ties)
        expect(ranking.map(({ unit }) => unit).sort()).toEqual(units.map(({ unit }) => unit).sort())
        for (const one of ranking) {
          const better = ranking.filter(({ points }) => points > one.points)
          const places = ties === 'dense' ? new Set(better.map(({ points }) => points)).size : better.length
          expect(one.rank).toBe(1 + places)
          for (const other of ranking) {
            expect(Math.sign(one.rank - other.rank) + 0).toBe(Math.sign(other.points - one.points) + 0)
          }
        }
        expect(ranking.map(({ rank }) => rank)).toEqual(ranking.map(({ rank }) => rank).sort((a, b) => a - b))
      }),
      { numRuns: 500 },
    )
  })

  it('of sums is not misled by how a computer adds', () => {
    const entries = [
      { unit: 'a', points: 0.1 + 0.2 },
      { unit: 'b', points: 0.3 },
    ]
    expect(ranked(entries, 'competition').map(({ rank }) => rank)).toEqual([1, 1])
    expect(sumOf([0.1, 0.2])).toBe(0.3)
  })
})

const rule = fc.oneof(
  fc.constant({ rule: 'judged' } as const),
  fc.record({ rule: fc.constant('penalty' as const), each: thousandths(1, 5_000) }),
  fc.record(
    { rule: fc.constant('proportional' as const), standard: thousandths(-10_000, 10_000) },
    { requiredKeys: ['rule'] },
  ),
  fc
    .tuple(
      fc.constantFrom('ratio', 'count', 'amount'),
      fc.nat(100),
      thousandths(-10_000, 10_000),
      thousandths(0, 10_000),
    )
    .map(([of, cut, low, high]) => ({
      rule: 'bands' as const,
      of: of as 'ratio',
      bands: [
        { below: cut, points: low },
        { atLeast: cut, points: high },
      ],
    })),
)
const criterion = fc
  .record({ maximum: thousandths(-1_000, 10_000), minimum: thousandths(-10_000, 0), rule })
  .map((data): Criterion => ({ criterion: 'c', title: 'c', ...data }))
const rounding = fc.record({
  digits: fc.constantFrom<(0 | 1 | 2 | 3)[]>(0, 1, 2, 3),
  mode: fc.constantFrom<('halfUp' | 'halfEven' | 'truncate')[]>('halfUp', 'halfEven', 'truncate'),
})

function isAdoptable(rubric: Rubric): boolean {
  try {
    ensureRubric(rubric)
    return true
  } catch (refusal) {
    expect((refusal as Rejection).name).toBe('Rejection')
    return false
  }
}

describe('computed points', () => {
  it('stay between the minimum and the maximum of their criterion, by every rule', () => {
    const adoptable = criterion.filter((each) => isAdoptable(rubricOf([each])))
    fc.assert(
      fc.property(adoptable, ratio, fc.nat(2_000), rounding, (each, asked, count, how) => {
        const { maximum, minimum = 0 } = each
        const points: number[] = []
        if (takesRatio(each)) points.push(pointsForRatio(each, asked, how))
        const isShare = each.rule.rule === 'bands'
        const share = { ...asked, numerator: Math.min(asked.numerator, asked.denominator) }
        const value = takesRatio(each) ? { ratio: isShare ? share : asked } : { amount: count }
        if (each.rule.rule !== 'judged') points.push(scoreOf(each, { criterion: 'c', value }, how).points)
        for (const computed of points) {
          expect(computed).toBeLessThanOrEqual(maximum)
          expect(computed).toBeGreaterThanOrEqual(minimum)
          expect(inThousandths(computed) / 1_000).toBe(computed)
          expect(Object.is(computed, -0)).toBe(false)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('in proportion are the nearest ones of so many decimals', () => {
    fc.assert(
      fc.property(
        thousandths(-9_000, 9_000),
        ratio,
        rounding,
        (standard, { numerator, denominator }, how) => {
          const free = { criterion: 'c', title: 'c', maximum: 100_000, minimum: -100_000 }
          const each: Criterion = { ...free, rule: { rule: 'proportional', standard } }
          const points = pointsForRatio(each, { numerator, denominator }, how)
          const unit = 10 ** (3 - how.digits)
          expect(inThousandths(points) % unit).toBe(inThousandths(points) < 0 ? -0 : 0)
          // In units of thousandths × denominator everything is whole.
          const off = inThousandths(points) * denominator - inThousandths(standard) * numerator
          if (how.mode !== 'truncate') expect(Math.abs(off) * 2).toBeLessThanOrEqual(unit * denominator)
          else {
            expect(Math.abs(off)).toBeLessThan(unit * denominator)
            expect(Math.abs(points)).toBeLessThanOrEqual(Math.abs(standard * numerator) / denominator + 1e-9)
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['halfUp', 0.005, 0.01],
    ['halfEven', 0.005, 0],
    ['halfEven', 0.015, 0.02],
    ['truncate', 0.019, 0.01],
    ['halfUp', -0.005, -0.01],
    ['halfEven', -0.005, 0],
    ['truncate', -0.019, -0.01],
    ['halfUp', -0.004, 0],
  ] as const)('are rounded %s: %s to %s', (mode, standard, points) => {
    const each = { criterion: 'c', title: 'c', maximum: 1, minimum: -1 }
    const rounded = { digits: 2, mode } as const
    const all = { numerator: 7, denominator: 7 }
    expect(pointsForRatio({ ...each, rule: { rule: 'proportional', standard } }, all, rounded)).toBe(points)
  })

  it('of all criteria together stay within the maximum of the table', () => {
    const section = fc.array(fc.array(thousandths(0, 3_000), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    })
    const table = fc.tuple(fc.array(section, { minLength: 1, maxLength: 3 }), fc.array(thousandths(0, 9_000)))
    let adopted = 0
    fc.assert(
      fc.property(table, ([sections, maxima]) => {
        const judged = (maximum: number, name: string): Criterion => ({
          criterion: name,
          title: name,
          maximum,
          rule: { rule: 'judged' },
        })
        const rubric: Rubric = {
          rubric: 'r',
          title: 'r',
          sections: sections.map((groups, at) => ({
            section: `${at}`,
            title: 's',
            maximum: maxima[at] ?? 27,
            criteria: groups.map((parts, group) =>
              parts.length === 1
                ? judged(parts[0] as number, `${at}.${group}`)
                : {
                    heading: 'h',
                    maximum: maxima[group] ?? 9,
                    parts: parts.map((maximum, part) => judged(maximum, `${at}.${group}.${part}`)),
                  },
            ),
          })),
        }
        if (!isAdoptable(rubric)) return
        adopted++
        const most = sumOf(criteriaOf(rubric).map(({ maximum }) => maximum))
        expect(most).toBeLessThanOrEqual(maximumOf(rubric))
      }),
      { numRuns: 500 },
    )
    expect(adopted).toBeGreaterThan(50)
  })
})

describe('drawn checkers', () => {
  it('are a permutation without a fixed point, the same for the same seed', () => {
    const members = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9]{1,4}$/), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(members, fc.string(), (units, seed) => {
        const drawn = drawnCheckers(units, seed)
        expect(drawn.map(({ unit }) => unit).sort()).toEqual([...units].sort())
        expect(drawn.map(({ checker }) => checker).sort()).toEqual([...units].sort())
        expect(drawn.filter(({ unit, checker }) => unit === checker)).toEqual([])
        expect(drawnCheckers(units.toReversed(), seed)).toEqual(drawn)
      }),
      { numRuns: 200 },
    )
  })

  it('differ by the seed', () => {
    const units = ['u1', 'u2', 'u3', 'u4', 'u5']
    const draws = Array.from({ length: 20 }, (_, seed) => JSON.stringify(drawnCheckers(units, `${seed}`)))
    expect(new Set(draws).size).toBeGreaterThan(10)
  })
})
