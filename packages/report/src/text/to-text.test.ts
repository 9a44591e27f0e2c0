import { hostileTexts } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Cell, ReportDocument, TaskItem } from '../document/document.ts'
import { columnsOf } from './columns.ts'
import { plainText } from './plain-text.ts'
import { toText } from './to-text.ts'

const documentOf = (
  blocks: readonly Block[],
  title = 'Report',
  locale: 'vi' | 'en' = 'en',
): ReportDocument => ({
  locale,
  title,
  subtitle: title,
  notes: [title],
  entries: [{ name: 'As of', value: title }],
  sections: [{ id: 's', title, question: title, blocks }],
})

const item = (text: string): TaskItem => ({
  task: 't',
  code: text,
  title: text,
  lead: text,
  status: 'openOverdue',
  statusText: 'overdue',
  state: ['due 2021-06-30', text],
  events: [{ position: 7, name: 'task added', on: '2021-01-01', recordedOn: '2021-01-02', detail: text }],
})

const everywhere = (text: string): ReportDocument =>
  documentOf(
    [
      { kind: 'text', text },
      { kind: 'text', text, isNote: true },
      { kind: 'entries', entries: [{ name: text, value: text }] },
      {
        kind: 'table',
        table: {
          id: 't',
          title: text,
          columns: [text, text, 'n'],
          rows: [
            { label: text, cells: [], style: 'head' },
            {
              label: text,
              level: 2,
              cells: [
                { type: 'text', text },
                { type: 'count', value: 1103 },
              ],
            },
          ],
        },
      },
      { kind: 'tasks', list: { id: 'l', title: text, tasks: [item(text)] } },
      { kind: 'tasks', list: { id: 'b', title: text, isBrief: true, tasks: [item(text), item(text)] } },
    ],
    text,
  )

const tableOf = (cells: readonly Cell[], label = 'Row'): ReportDocument =>
  documentOf([
    {
      kind: 'table',
      table: {
        id: 't',
        title: 'T',
        columns: ['', ...cells.map((_, index) => `C${index}`)],
        rows: [{ label, cells }],
      },
    },
  ])

const longest = (text: string) => Math.max(...text.split('\n').map(columnsOf))
const long = ['x'.repeat(200), '漢字'.repeat(70), 'đồng '.repeat(60), '⚡'.repeat(90), 'कि'.repeat(90)]
const anyText = fc.string({ unit: 'binary', maxLength: 300 })

describe('a line', () => {
  it('has at most 80 columns, whatever the log says', () => {
    for (const text of [...hostileTexts, ...long])
      expect(longest(toText(everywhere(text)))).toBeLessThanOrEqual(80)
  })

  it('has at most 80 columns for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(longest(toText(everywhere(text)))).toBeLessThanOrEqual(80)
      }),
      { numRuns: 100 },
    )
  })

  it('has at most 80 columns for any number of columns of a table', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 9_999_999 }), { maxLength: 40 }),
        fc.constantFrom('Row', ...long),
        (values, label) => {
          const text = toText(
            tableOf(
              values.map((value) => ({ type: 'count', value })),
              label,
            ),
          )
          expect(longest(text)).toBeLessThanOrEqual(80)
          for (const value of values) expect(text.replaceAll(',', '')).toContain(String(value))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('that has no room for a column has it below, under the label once more', () => {
    const text = toText(
      tableOf(Array.from({ length: 12 }, (_, value) => ({ type: 'count', value: 1_000_000 + value }))),
    )
    expect(text.match(/^Row /gm)).toHaveLength(3)
    expect(text).toContain('C11')
  })
})

describe('columns', () => {
  it.each([
    ['đồng', 4],
    ['do\u0302ng', 4],
    ['漢字', 4],
    ['＝1', 3],
    ['⚡', 2],
    ['😀', 2],
    ['한글', 4],
    ['कि', 2],
    ['–→✓', 3],
  ])('of %s are %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns)
  })
})

describe('what a terminal would obey', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  const obeyed = /[\p{Cf}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/u

  it('is taken out of every place where a log speaks', () => {
    const orders = [
      '\u001b[31mred',
      '\u001b]0;title\u0007',
      'a\u009b2Jb',
      'line\r\u001b[A',
      'x\u0008\u0008y',
      '\u{e0041}tag\u00ad',
    ]
    for (const text of [...hostileTexts, ...orders]) expect(toText(everywhere(text))).not.toMatch(obeyed)
  })

  it('is taken out of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toText(everywhere(text))).not.toMatch(obeyed)
      }),
      { numRuns: 100 },
    )
  })

  it('leaves what can be read', () => {
    expect(plainText('Thanh Hoa\u0301\nthứ\t2')).toBe('Thanh Hoá thứ 2')
    expect(plainText('\u001b[31mred\u001b[0m')).toBe('[31mred[0m')
    expect(plainText('\u202egnirts desrever')).toBe('gnirts desrever')
    expect(plainText(`zalgo${'\u0301'.repeat(100)}`)).toBe(`zalg\u00f3${'\u0301'.repeat(3)}\u0301`)
    expect(plainText('zero\u200bwidth')).toBe('zerowidth')
  })
})

describe('colour', () => {
  it('adds to the words and changes none of them', () => {
    for (const text of ['Report', ...hostileTexts]) {
      const [plain, colored] = [toText(everywhere(text)), toText(everywhere(text), { hasColor: true })]
      expect(colored).toContain('\u001b[1m')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the sign that starts a colour is what is taken out.
      expect(colored.replace(/\u001b\[(1|2|22)m/g, '')).toBe(plain)
    }
  })

  it('ends on the line on which it begins', () => {
    for (const line of toText(everywhere('x'.repeat(300)), { hasColor: true }).split('\n'))
      expect(line.split('\u001b[22m').length - 1).toBe(
        line.split('\u001b[1m').length + line.split('\u001b[2m').length - 1 - 1,
      )
  })
})

describe('a percentage', () => {
  it('of what is not all is never 100, of what is not nothing never 0', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5_000_000 }),
        fc.integer({ min: 1, max: 5_000_000 }),
        (denominator, any) => {
          const numerator = 1 + (any % (denominator - 1))
          const text = toText(tableOf([{ type: 'percent', ratio: { numerator, denominator } }]))
          const [, percent] = /Row +(\d+\.\d) %/.exec(text) ?? []
          expect(Number(percent)).toBeGreaterThan(0)
          expect(Number(percent)).toBeLessThan(100)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('of all is 100.0, and of nothing to divide by a dash', () => {
    const cells: readonly Cell[] = [
      { type: 'percent', ratio: { numerator: 9, denominator: 9 } },
      { type: 'percent', ratio: { numerator: 0, denominator: 9 } },
      { type: 'percent', ratio: null },
      { type: 'fraction', ratio: null },
      { type: 'fraction', ratio: { numerator: 1000, denominator: 1103 } },
      { type: 'none' },
      { type: 'change', value: -2 },
      { type: 'change', value: 0 },
      { type: 'number', value: 40.5 },
      { type: 'date', date: '2021-07-09' },
    ]
    const row = (locale: 'vi' | 'en') =>
      toText({ ...tableOf(cells.slice(0, 6)), locale })
        .match(/^Row +(.*)$/m)?.[1]
        ?.split(/ {2,}/)
    expect(row('en')).toEqual(['100.0 %', '0.0 %', '–', '–', '1,000/1,103', '–'])
    expect(row('vi')).toEqual(['100,0 %', '0,0 %', '–', '–', '1.000/1.103', '–'])
    const rest = toText(tableOf(cells.slice(6)))
      .match(/^Row +(.*)$/m)?.[1]
      ?.split(/ {2,}/)
    expect(rest).toEqual(['−2', '40.5', '2021-07-09'])
  })
})

describe('a list', () => {
  it('is cut, and says how many were left out', () => {
    const tasks = Array.from({ length: 25 }, (_, index) => item(`code-${index}`))
    const text = toText(documentOf([{ kind: 'tasks', list: { id: 'l', title: 'L', tasks } }]), {
      maxTasks: 3,
    })
    expect(text).toContain('code-2  code-2')
    expect(text).not.toContain('code-3')
    expect(text).toContain('… and 22 more')
  })

  it('of the evidence stays out, as charts do', () => {
    const [first] = documentOf([{ kind: 'text', text: 'hidden' }]).sections
    const sections = ['charts', 'evidence'].map((id) => ({
      ...first,
      id,
      title: 'T',
      blocks: first?.blocks ?? [],
    }))
    expect(toText({ ...documentOf([]), sections })).not.toContain('hidden')
  })
})
