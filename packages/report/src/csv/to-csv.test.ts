import { hostileTexts } from '@tiendo/core/testing'
import fc from 'fast-check'
import { parseCsv } from 'hucre/csv'
import { describe, expect, it } from 'vitest'
import type { Cell, Row, Table } from '../document/document.ts'
import { plainText } from '../text/plain-text.ts'
import { type CsvOptions, toCsv } from './to-csv.ts'

const tableOf = (cells: readonly Cell[], label = 'row', more: readonly Row[] = []): Table => ({
  id: 't',
  title: 'T',
  columns: ['Name', ...cells.map((_, index) => `c${index}`)],
  rows: [{ label, cells }, ...more],
})
const textTable = (text: string) =>
  tableOf(
    [
      { type: 'text', text },
      { type: 'count', value: 7 },
    ],
    text,
  )

/** RFC 4180 by its grammar, beside the parser of a library. */
function fieldsOf(csv: string, delimiter: string): string[][] {
  const lines: string[][] = [[]]
  let at = 0
  while (at < csv.length) {
    let field = ''
    if (csv[at] === '"') {
      for (at++; !(csv[at] === '"' && csv[at + 1] !== '"'); at++) {
        if (at >= csv.length) throw new Error('a quote is not closed')
        if (csv[at] === '"') at++
        field += csv[at]
      }
      at++
    } else
      for (; csv[at] !== delimiter && csv[at] !== '\r'; at++) {
        if (at >= csv.length || csv[at] === '"' || csv[at] === '\n') throw new Error(`not RFC 4180 at ${at}`)
        field += csv[at]
      }
    lines.at(-1)?.push(field)
    if (csv[at] === delimiter) {
      at++
      continue
    }
    if (csv.slice(at, at + 2) !== '\r\n') throw new Error(`not RFC 4180 at ${at}`)
    at += 2
    if (at < csv.length) lines.push([])
  }
  return lines
}

const rowOf = (cells: readonly Cell[], options: CsvOptions = {}) =>
  fieldsOf(
    toCsv(tableOf(cells), { ...options, hasByteOrderMark: false }),
    options.delimiter ?? ',',
  )[1]?.slice(1)

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', "'", '=', ' ', 'a'), maxLength: 12 }),
)
const delimiters = [',', ';', '\t'] as const

describe('a table as CSV', () => {
  it('is quoted where it must be, and its lines end in CR LF', () => {
    const table = tableOf([
      { type: 'text', text: 'say "a, b"' },
      { type: 'text', text: 'a;b' },
    ])
    expect(toCsv(table)).toBe('\uFEFFName,c0,c1\r\nrow,"say ""a, b""",a;b\r\n')
    expect(toCsv(table, { delimiter: ';', hasByteOrderMark: false })).toBe(
      'Name;c0;c1\r\nrow;"say ""a, b""";"a;b"\r\n',
    )
  })

  it('keeps numbers numbers, with the decimals of a language, and dates as ISO 8601 writes them', () => {
    const cells: readonly Cell[] = [
      { type: 'count', value: 1103 },
      { type: 'change', value: -3 },
      { type: 'number', value: 12_345.5 },
      { type: 'date', date: '2021-07-09' },
      { type: 'percent', ratio: { numerator: 62, denominator: 130 } },
      { type: 'none' },
    ]
    expect(rowOf(cells)).toEqual(['1103', '-3', '12345.5', '2021-07-09', '47.7 %', ''])
    expect(rowOf(cells, { locale: 'vi', delimiter: ';' })).toEqual([
      '1103',
      '-3',
      '12345,5',
      '2021-07-09',
      '47,7 %',
      '',
    ])
    expect(toCsv(tableOf(cells), { locale: 'vi' })).toContain('"12345,5"')
  })

  it('gives a fraction two columns, also where some of it is empty', () => {
    const ratio = { numerator: 62, denominator: 130 }
    const table = tableOf(
      [
        { type: 'fraction', ratio },
        { type: 'count', value: 1 },
      ],
      'row',
      [
        { label: 'head', style: 'head', cells: [] },
        { label: 'dash', cells: [{ type: 'fraction', ratio: null }, { type: 'none' }] },
        {
          label: 'percent',
          cells: [
            { type: 'percent', ratio },
            { type: 'count', value: 2 },
          ],
        },
      ],
    )
    expect(fieldsOf(toCsv(table, { hasByteOrderMark: false }), ',')).toEqual([
      ['Name', 'c0', 'c0 (/)', 'c1'],
      ['row', '62', '130', '1'],
      ['head', '', '', ''],
      ['dash', '', '', ''],
      ['percent', '47.7 %', '', '2'],
    ])
  })

  it('begins with a byte order mark unless it is told not to', () => {
    expect(toCsv(textTable('a')).charCodeAt(0)).toBe(0xfeff)
    expect(toCsv(textTable('a'), { hasByteOrderMark: false }).charCodeAt(0)).toBe('N'.charCodeAt(0))
  })
})

describe('a text that a spreadsheet would take for a formula', () => {
  const formulas = [
    '=1+1',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '|x',
    '%x',
  ]

  it.each([...formulas, "=cmd|' /C calc'!A0", '\u200b=1', '\ufeff=1', '\u0000=1', '\u00a0=1'])(
    'begins with an apostrophe: %j',
    (text) => {
      for (const delimiter of delimiters) {
        const fields =
          fieldsOf(toCsv(textTable(text), { delimiter, hasByteOrderMark: false }), delimiter)[1] ?? []
        for (const field of fields.slice(0, 2)) expect(field.startsWith("'")).toBe(true)
      }
    },
  )

  it('is found in names of columns as well', () => {
    const csv = toCsv({ id: 't', title: 'T', columns: ['=1', '+2'], rows: [] }, { hasByteOrderMark: false })
    expect(csv).toBe("'=1,'+2\r\n")
  })

  it('never comes out of any text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...delimiters), (text, delimiter) => {
        const fields =
          fieldsOf(toCsv(textTable(text), { delimiter, hasByteOrderMark: false }), delimiter)[1] ?? []
        for (const field of fields.slice(0, 2)) expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/)
      }),
    )
  })
})

describe('what is read back', () => {
  it('is the text on one line, with an apostrophe before what looks like a formula', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...delimiters), (text, delimiter) => {
        const csv = toCsv(textTable(text), { delimiter, hasByteOrderMark: false })
        const [header, row, ...more] = fieldsOf(csv, delimiter)
        expect([header, more]).toEqual([['Name', 'c0', 'c1'], []])
        const [label, field, number] = row ?? []
        expect([label, number]).toEqual([field, '7'])
        expect(field?.replace(/^'(?=\s*[=+\-@|%＝＋－＠])/, '')).toBe(
          plainText(text).replace(/^'(?=\s*[=+\-@|%＝＋－＠])/, ''),
        )
      }),
    )
  })

  it('is the same to the reader of a library', () => {
    for (const text of hostileTexts) {
      for (const delimiter of delimiters) {
        const csv = toCsv(textTable(text), { delimiter })
        expect(parseCsv(csv, { delimiter }).map((fields) => fields.map(String))).toEqual(
          fieldsOf(csv.slice(1), delimiter),
        )
      }
    }
  })

  it('keeps the texts of people', () => {
    for (const text of ['Sở Tư pháp; UBND', '"Đề án 06"', "O'Brien", '50%', '%', 'a, b', '1.10'])
      expect(rowOf([{ type: 'text', text }])).toEqual([text])
  })
})
