import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hostileTexts } from '@tiendo/core/testing'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Block, Cell, ReportDocument, TaskItem } from '../document/document.ts'
import { toXlsx } from './to-xlsx.ts'

const report = (blocks: readonly Block[], locale: 'vi' | 'en' = 'vi', title = 'Báo cáo'): ReportDocument => ({
  locale,
  title,
  subtitle: 'Kế hoạch năm 2021',
  notes: ['Ghi chú'],
  entries: [{ name: 'Tính đến ngày', value: '30/6/2021' }],
  sections: [{ id: 's', title: 'Kết quả', question: 'Bao nhiêu nhiệm vụ?', blocks }],
})

const tableOf = (cells: readonly Cell[], title = 'Theo quý'): Block => ({
  kind: 'table',
  table: {
    id: 't',
    title,
    columns: ['Chỉ tiêu', ...cells.map((_, index) => `Cột ${index}`)],
    rows: [{ label: 'Hàng', level: 1, cells }],
  },
})

const task: TaskItem = {
  task: 't1',
  code: '1.1',
  title: 'Thẩm định',
  lead: 'Sở Tư pháp',
  status: 'openOverdue',
  statusText: 'quá hạn',
  deadline: '2021-06-30',
  daysOverdue: 30,
  percent: 40.5,
  state: [],
  events: [],
}
const tasks: Block = { kind: 'tasks', list: { id: 'l', title: 'Nhiệm vụ quá hạn', tasks: [task] } }

async function sheetsOf(document: ReportDocument) {
  const { sheets } = await readXlsx(await toXlsx(document))
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(plain)) }))
}

const plain = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null))

const xmlOf = (bytes: Uint8Array, sheet: number) =>
  strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${sheet}.xml`] ?? new Uint8Array())

describe('a workbook', () => {
  it('has a first sheet with the texts, then a sheet for each table and each list of tasks', async () => {
    const empty: Block = { kind: 'tasks', list: { id: 'e', title: 'Trống', tasks: [] } }
    const sheets = await sheetsOf(report([tableOf([]), tasks, empty]))
    expect(sheets.map(({ name }) => name)).toEqual(['Báo cáo', 'Theo quý', 'Nhiệm vụ quá hạn'])
    expect(sheets[0]!.rows.map((row) => row.filter((value) => value !== null))).toEqual([
      ['Báo cáo'],
      ['Kế hoạch năm 2021'],
      ['Tính đến ngày', '30/6/2021'],
      ['Ghi chú'],
      ['Kết quả', 'Bao nhiêu nhiệm vụ?'],
    ])
  })

  it('has numbers as numbers, fractions in two columns, dates as dates and nothing as nothing', async () => {
    const cells: Cell[] = [
      { type: 'count', value: 1103 },
      { type: 'fraction', ratio: { numerator: 25, denominator: 130 } },
      { type: 'percent', ratio: { numerator: 9999, denominator: 10_000 } },
      { type: 'date', date: '2021-06-30' },
      { type: 'text', text: 'văn bản' },
      { type: 'change', value: -3 },
      { type: 'none' },
      { type: 'percent', ratio: null },
      { type: 'fraction', ratio: null },
    ]
    const [, sheet] = await sheetsOf(report([tableOf(cells)]))
    const row = [...sheet!.rows[1]!, null, null, null, null].slice(0, 12)
    expect(row).toEqual(['Hàng', 1103, 25, 130, 0.999, '2021-06-30', 'văn bản', -3, null, null, null, null])
  })

  it.each(['vi', 'en'] as const)('has the tasks of a list: %s', async (locale) => {
    const [, sheet] = await sheetsOf(report([tasks], locale))
    expect(sheet!.rows[0]![0]).toBe(locale === 'vi' ? 'Mã' : 'Code')
    expect(sheet!.rows[1]).toEqual([
      '1.1',
      'Thẩm định',
      'Sở Tư pháp',
      'quá hạn',
      '2021-06-30',
      null,
      null,
      30,
      40.5,
      null,
      't1',
    ])
  })

  it('keeps the head of a table in sight and prints it one page wide', async () => {
    const xml = xmlOf(await toXlsx(report([tasks])), 2)
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(xml).toMatch(/fitToPage="1".*<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"/s)
  })

  it('writes every day between 1900 and 9999 as that day', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        async (day) => {
          const date = day.toISOString().slice(0, 10)
          const [, sheet] = await sheetsOf(report([tableOf([{ type: 'date', date }])]))
          expect(sheet!.rows[1]![1]).toBe(date)
        },
      ),
      { numRuns: 50 },
    )
  })
})

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@A1',
  '\t=1',
  '\r=1',
  '\n=1',
  '1e5',
  '30/6/2021',
  'TRUE',
  '_x0041_',
  'toString',
]

describe('text in a workbook', () => {
  it.each([...hostileTexts, ...formulas])('is a text and no formula: %j', async (text) => {
    const bytes = await toXlsx(report([tableOf([{ type: 'text', text }], text)], 'en', text))
    const xml = xmlOf(bytes, 2)
    expect(xml).not.toMatch(/<f[ >]|<script/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold.
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/)
    const [, sheet] = await sheetsOf(report([tableOf([{ type: 'text', text }])]))
    expect(String(sheet!.rows[1]![1]).replaceAll('\u200b', '').trim()).toBe(
      text
        .replace(/\u202e|\u200b/g, '')
        .replaceAll('\r', '\n')
        .trim(),
    )
  })

  it('comes back as it was, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        const [, sheet] = await sheetsOf(report([tableOf([{ type: 'text', text: `x${text}x` }])]))
        expect(sheet!.rows[1]![1]).toBe(`x${text}x`.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''))
      }),
      { numRuns: 100 },
    )
  })

  it('is cut where a cell ends, and says so', async () => {
    const [, sheet] = await sheetsOf(report([tableOf([{ type: 'text', text: '😀'.repeat(20_000) }])]))
    const text = String(sheet!.rows[1]![1])
    expect([text.length, text.at(-1), /\p{Cs}/u.test(text)]).toEqual([32_767, '…', false])
  })

  it('loses what XML cannot hold', async () => {
    const [, sheet] = await sheetsOf(
      report([tableOf([{ type: 'text', text: 'a\u0000\u001b[31mb\ud800\ufffec' }])]),
    )
    expect(sheet!.rows[1]![1]).toBe('a[31mbc')
  })

  it('names sheets as Excel takes it, each by a name of its own', async () => {
    const titles = ['a/b\\c[d]:*?', 'History', "'x'", '', 'Đ'.repeat(40), 'đ'.repeat(40), 'A B C D']
    const sheets = await sheetsOf(
      report(
        titles.map((title) => tableOf([], title)),
        'vi',
        'a b c d',
      ),
    )
    const names = sheets.map(({ name }) => name)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(8)
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31)
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^history$|^$/i)
    }
  })
})

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))

describe('LibreOffice', () => {
  it.skipIf(soffice === undefined)(
    'opens a workbook with equal cells, and computes nothing (skipped without it)',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'tiendo-xlsx-'))
      try {
        const cells: Cell[] = [
          { type: 'count', value: 62 },
          { type: 'percent', ratio: { numerator: 9999, denominator: 10_000 } },
          { type: 'date', date: '2021-06-30' },
          ...['=1+1', '+1+1', '-2+3', '@SUM(1)', '=HYPERLINK("http://example.invalid")'].map((text) => ({
            type: 'text' as const,
            text,
          })),
        ]
        await writeFile(join(folder, 'report.xlsx'), await toXlsx(report([tableOf(cells)], 'en')))
        const convert = (to: string) =>
          promisify(execFile)(
            soffice as string,
            [
              `-env:UserInstallation=file://${folder}/profile`,
              '--headless',
              '--convert-to',
              to,
              '--outdir',
              join(folder, 'out'),
              join(folder, 'report.xlsx'),
            ],
            { timeout: 50_000 },
          )
        await convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2')
        const csv = await readFile(join(folder, 'out', 'report-Theo quý.csv'), 'utf8')
        expect(csv.split('\n')[1]).toBe(
          'Hàng,62,99.9%,2021-06-30,=1+1,+1+1,-2+3,@SUM(1),"=HYPERLINK(""http://example.invalid"")"',
        )
        await convert('xlsx')
        const bytes = new Uint8Array(await readFile(join(folder, 'out', 'report.xlsx')))
        expect(xmlOf(bytes, 2)).not.toMatch(/<f[ >]/)
        const { sheets } = await readXlsx(bytes)
        expect(sheets[1]!.rows[1]!.slice(0, 8).map(plain)).toEqual([
          'Hàng',
          62,
          0.999,
          '2021-06-30',
          '=1+1',
          '+1+1',
          '-2+3',
          '@SUM(1)',
        ])
      } finally {
        await rm(folder, { recursive: true })
      }
    },
  )
})
