import { formatPercent } from '@tiendo/core'
import { candidates, modes, type Published, ratioOf, reproductionsOf } from './published.ts'
import { type Check, listed, pair, type Section } from './section.ts'

/** How each percentage comes out of its counts: by which roundings, if by any. */
const stated: { readonly [id: string]: string } = {
  'VPCP-2017': 'truncate',
  'VPCP-2016-08': 'halfUp, halfEven, truncate',
  'VPCP-2016-10': 'none',
  'VPCP-2021-04': 'halfUp, halfEven, truncate',
  'VPCP-2021-04-DEAN': 'none',
  'SCHOOL-2010': 'none',
}

export function publishedSection(published: readonly Published[]): Section {
  const found = new Map(published.map((one) => [one.id, one]))
  return {
    title: 'Published percentages, computed again from their own counts',
    notes: [`Tried for each: ${candidates.join(', ')}; rounded ${modes.join(', ')} to the printed digits.`],
    checks: [
      { name: 'statistics with counts and a percentage', expected: 6, found: published.length },
      ...Object.entries(stated).map(([id, expected]): Check => {
        const one = found.get(id)
        return {
          name: `${id} ${one?.percent} %: by`,
          expected,
          found: one === undefined ? 'absent' : modesOf(one),
        }
      }),
    ],
    tables: [
      {
        title: 'What comes nearest',
        columns: ['statistic', 'printed', 'ratio', 'pair', 'computed', 'same'],
        rows: published.map(rowOf),
      },
    ],
  }
}

function modesOf(one: Published): string {
  const reproductions = reproductionsOf(one)
  return listed(modes.filter((mode) => reproductions.some((reproduction) => reproduction.mode === mode)))
}

function rowOf(one: Published): string[] {
  const [first] = reproductionsOf(one)
  const ratio = first?.ratio ?? nearest(one)
  const value = ratioOf(ratio, one.counts)
  const computed = formatPercent(value, { digits: 4, locale: 'vi' })
  return [one.id, one.percent, ratio, pair(value), computed, first === undefined ? 'no' : 'yes']
}

function nearest({ percent, counts }: Published): (typeof candidates)[number] {
  const printed = Number.parseFloat(percent.replace(',', '.'))
  const distance = (name: (typeof candidates)[number]) => {
    const value = ratioOf(name, counts)
    return value === null
      ? Number.POSITIVE_INFINITY
      : Math.abs((100 * value.numerator) / value.denominator - printed)
  }
  return candidates.toSorted(
    (one, other) => distance(one) - distance(other),
  )[0] as (typeof candidates)[number]
}
