import { addDays } from '@tiendo/core'
import { hostileTexts } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../document/chart.ts'
import { drawChart } from './draw-chart.ts'

const frame = { title: 'Tiến độ', unit: 'nhiệm vụ', description: 'Quý I: 25 trên 130.' }
const dates = ['2021-03-31', '2021-06-30', '2021-09-30']

const charts = (text = 'Sở Tư pháp'): readonly Chart[] => [
  {
    ...frame,
    type: 'groupedBars',
    id: 'quarters',
    categories: [text, 'Quý II'],
    series: [
      { name: text, values: [1103, null] },
      { name: text, values: [0, 27.5] },
    ],
  },
  {
    ...frame,
    type: 'burnUp',
    id: 'burn-up',
    dates,
    scope: { name: text, values: [100, 130, 130] },
    done: { name: text, values: [20, 62, 90] },
  },
  {
    ...frame,
    type: 'stackedArea',
    id: 'status',
    dates,
    series: ['a', text, text, 'b'].map((name) => ({ name, values: [10, 20, 30] })),
  },
  {
    ...frame,
    type: 'rankedBars',
    id: 'units',
    bars: [
      { name: text, ratio: { numerator: 9999, denominator: 10_000 } },
      { name: text, ratio: { numerator: 25, denominator: 130 } },
      { name: 'c', ratio: null },
    ],
  },
  {
    ...frame,
    type: 'slips',
    id: 'slips',
    asOf: '2021-07-09',
    tasks: [
      { code: text, from: '2021-06-30', to: '2021-08-31' },
      { code: '1.2', from: '2021-06-30', to: '2021-05-31' },
    ],
    names: { from: text, to: 'b', asOf: 'c' },
  },
]

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)

/** Where an SVG is not well-formed: an element that is not closed in its place, or a sign that is not escaped. */
function faultOf(svg: string): string | undefined {
  const open: string[] = []
  let end = 0
  for (const { 0: tag, 1: slash, 2: name, 3: empty, index } of svg.matchAll(
    /<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    const between = svg.slice(end, index)
    if (/[<>]|&(?!(?:amp|lt|gt|quot|#39|#\d+);)/.test(between)) return between
    end = index + tag.length
    if (slash === '' && empty === '') open.push(name as string)
    if (slash === '/' && open.pop() !== name) return tag
  }
  return open[0] ?? (end === svg.length ? undefined : svg.slice(end))
}

describe('a chart', () => {
  it.each(charts())('is the same text each time, with ids of its own: $type', (chart) => {
    const svg = drawChart(chart, { locale: 'vi' })
    for (const other of charts()) drawChart(other, { locale: 'en' })
    expect(drawChart(chart, { locale: 'vi' })).toBe(svg)
    const ids = [...svg.matchAll(/\bid="([^"]*)"/g)].map(([, id = '']) => id)
    expect(ids.length).toBeGreaterThan(2)
    for (const id of ids) expect(id).toMatch(new RegExp(`^chart-${chart.id}(-|$)`))
    for (const [, id = ''] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id)
  })

  it.each(charts())('has its text alternative, and nothing from elsewhere: $type', (chart) => {
    const svg = drawChart(chart, { locale: 'vi' })
    expect(svg).toContain(`role="img" aria-labelledby="chart-${chart.id}-title chart-${chart.id}-desc"`)
    expect(svg).toContain(`<desc id="chart-${chart.id}-desc">${frame.description}</desc>`)
    expect(textsOf(svg)).toEqual(expect.arrayContaining([frame.title, frame.unit]))
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<script|<image|foreignObject|@import|NaN|undefined|Infinity/,
    )
    expect(faultOf(svg)).toBeUndefined()
  })

  it('prints numbers, percentages and dates as the language does', () => {
    const all = (locale: 'vi' | 'en') => charts().flatMap((chart) => textsOf(drawChart(chart, { locale })))
    expect(all('vi')).toEqual(
      expect.arrayContaining(['1.103', '27,5', '99,9 % (9.999/10.000)', '–', 'c: 09/7/2021', '01/7/2021']),
    )
    expect(all('en')).toEqual(
      expect.arrayContaining(['1,103', '27.5', '99.9 % (9,999/10,000)', '–', 'c: 9 July 2021']),
    )
  })

  it('goes to 100 per cent, and beyond where a ratio does', () => {
    const chart = (numerator: number): Chart => ({
      ...frame,
      type: 'rankedBars',
      id: 'u',
      bars: [{ name: 'a', ratio: { numerator, denominator: 10 } }],
    })
    expect(textsOf(drawChart(chart(1), { locale: 'vi' }))).toContain('100 %')
    expect(textsOf(drawChart(chart(14), { locale: 'vi' }))).toContain('150 %')
  })

  it('of nothing says so', () => {
    const empty: readonly Chart[] = [
      { ...frame, id: 'a', type: 'groupedBars', categories: ['I'], series: [{ name: 'a', values: [null] }] },
      {
        ...frame,
        id: 'a',
        type: 'burnUp',
        dates: [],
        scope: { name: 'a', values: [] },
        done: { name: 'b', values: [] },
      },
      { ...frame, id: 'a', type: 'stackedArea', dates: [], series: [] },
      { ...frame, id: 'a', type: 'rankedBars', bars: [] },
      {
        ...frame,
        id: 'a',
        type: 'slips',
        asOf: '2021-01-01',
        tasks: [],
        names: { from: 'a', to: 'b', asOf: 'c' },
      },
    ]
    for (const chart of empty) {
      expect(textsOf(drawChart(chart, { locale: 'vi' }))).toContain('Không có số liệu.')
      expect(textsOf(drawChart(chart, { locale: 'en' }))).toContain('There is nothing to show.')
    }
  })

  it('of one day, and of zeros, is drawn', () => {
    const dates = ['2021-06-30']
    const line = { name: 'a', values: [0] }
    for (const chart of [
      { ...frame, id: 'a', type: 'burnUp', dates, scope: line, done: line },
      { ...frame, id: 'a', type: 'stackedArea', dates, series: [line] },
    ] satisfies Chart[])
      expect(drawChart(chart, { locale: 'en' })).not.toMatch(/NaN|Infinity/)
  })

  it('of a great many stays small, and says how many are shown', () => {
    const days = Array.from({ length: 5000 }, (_, index) => addDays('2010-01-01', index))
    const counts = days.map((_, index) => index)
    const many: readonly (readonly [Chart, string])[] = [
      [
        { ...frame, id: 'a', type: 'stackedArea', dates: days, series: [{ name: 'a', values: counts }] },
        '240 of 5,000',
      ],
      [
        {
          ...frame,
          id: 'a',
          type: 'burnUp',
          dates: days,
          scope: { name: 'a', values: counts },
          done: { name: 'b', values: counts },
        },
        '240 of 5,000',
      ],
      [
        {
          ...frame,
          id: 'a',
          type: 'rankedBars',
          bars: Array.from({ length: 300 }, (_, index) => ({
            name: `${index}`,
            ratio: { numerator: index, denominator: 300 },
          })),
        },
        '40 of 300',
      ],
      [
        {
          ...frame,
          id: 'a',
          type: 'slips',
          asOf: '2021-01-01',
          names: { from: 'a', to: 'b', asOf: 'c' },
          tasks: Array.from({ length: 2000 }, (_, index) => ({
            code: `${index}`,
            from: '2021-06-30',
            to: addDays('2021-07-01', index),
          })),
        },
        '40 of 2,000',
      ],
    ]
    for (const [chart, shown] of many) {
      const svg = drawChart(chart, { locale: 'en' })
      expect(textsOf(svg)).toContain(`Shown are ${shown}.`)
      expect(svg.length).toBeLessThan(120_000)
    }
  })

  const longest = 'Phòng Quản lý xử lý vi phạm hành chính và theo dõi thi hành pháp luật '.repeat(9)
  it.each([...hostileTexts, '\u001b[31mred\u001b[0m', '\u0000\ud800', 'two\nlines', longest])(
    'is only text where a text of the log is in it: %j',
    (text) => {
      for (const chart of charts(text)) {
        const svg = drawChart({ ...chart, title: text, unit: text, description: text }, { locale: 'vi' })
        const safe = drawChart(chart, { locale: 'vi' })
        const tagsOf = (source: string) => new Set(source.match(/<\/?[a-z]+/gi))
        expect([...tagsOf(svg)].filter((tag) => !tagsOf(safe).has(tag))).toEqual([])
        expect(svg).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
        for (const shown of textsOf(svg)) expect(shown.replace(/&\w+;/g, '&').length).toBeLessThan(90)
        expect(faultOf(svg)).toBeUndefined()
      }
    },
  )

  it.each(Reflect.ownKeys(Object.prototype).map(String))(
    'leaves what every object inherits alone: %s',
    (text) => {
      for (const chart of charts(text)) drawChart({ ...chart, title: text, unit: text }, { locale: 'vi' })
      for (const inherited of [Object.prototype, Object, Object.prototype.toString])
        expect(Object.keys(inherited)).toEqual([])
    },
  )

  it('that is not well-formed would be found', () => {
    for (const fault of [
      '<svg><g></svg>',
      '<svg>a & b</svg>',
      '<svg>a < b</svg>',
      '<svg/>x',
      '<svg><g a="<"/></svg>',
    ])
      expect(faultOf(fault)).toBeDefined()
  })

  it('refuses an id that would end an attribute, and a size that there is none of', () => {
    const [chart] = charts() as [Chart]
    expect(() => drawChart({ ...chart, id: '"><script>' }, { locale: 'vi' })).toThrow(RangeError)
    expect(() => drawChart(chart, { locale: 'vi', width: Number.NaN })).toThrow(RangeError)
  })
})
