import { hostileTexts } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { describeReport } from '../src/describe/describe-report.ts'
import type { Cell, ReportDocument, TaskList } from '../src/index.ts'
import { progressReport, tablesOf } from '../src/index.ts'
import { bacLieuTracker, documentOf, generatedTracker, trackerTitled, wholeQuestion } from './workspaces.ts'

const tracker = await bacLieuTracker()
const report = await progressReport(tracker, wholeQuestion)
const [vi, en] = (['vi', 'en'] as const).map((locale) => describeReport(report, { locale })) as [
  ReportDocument,
  ReportDocument,
]

const generated: ReportDocument[] = []
for (const seed of [1, 2, 3]) {
  const other = await generatedTracker(seed, 1500)
  for (const { plan, period } of other.plans())
    for (const locale of ['vi', 'en'] as const)
      generated.push(
        await documentOf(
          other,
          { plan, asOf: period.end, evidence: true, comparedAt: period.end },
          { locale },
        ),
      )
}
const hostile: ReportDocument[] = []
for (const text of hostileTexts)
  hostile.push(await documentOf(await trackerTitled(text), { plan: 'p', evidence: true }))
const all = [vi, en, ...generated, ...hostile]

const blocksOf = ({ sections }: ReportDocument) => sections.flatMap(({ blocks }) => blocks)
const listsOf = (document: ReportDocument): readonly TaskList[] =>
  blocksOf(document).flatMap((block) => (block.kind === 'tasks' ? [block.list] : []))
const cellsOf = (document: ReportDocument): readonly Cell[] =>
  tablesOf(document).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
const idsOf = (document: ReportDocument) => [
  ...document.sections.map(({ id }) => id),
  ...blocksOf(document).flatMap((block) => {
    if (block.kind === 'table') return [block.table.id]
    if (block.kind === 'chart') return [block.chart.id]
    return block.kind === 'tasks' ? [block.list.id] : []
  }),
]
/** Every text of a document, without the ids and the names of fields. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

describe('a section', () => {
  it('carries the question that it answers: day, calendar, tasks, plan, position, policy', () => {
    const questions = new Map(en.sections.map(({ id, question }) => [id, question]))
    expect([...questions.keys()]).toEqual([
      'quarters-calendaryear',
      'quarters-vn-nd09-2019',
      'charts',
      'groups',
      'units',
      'comparison',
      'explanation',
      'overdue',
      'omitted',
      'evidence',
      'head',
    ])
    const policy = 'by the deadline in force (inForce).'
    const known = 'known up to position 609 (2022-01-14)'
    expect(questions.get('quarters-calendaryear')).toBe(
      `Question: at the close of each quarter; calendar calendarYear; planned tasks; plan stp-25-2021; ${known}; ${policy}`,
    )
    expect(questions.get('quarters-vn-nd09-2019')).toContain('calendar vn-nd09-2019; planned tasks')
    expect(questions.get('charts')).toContain('at the close of each day that is shown')
    expect(questions.get('groups')).toBe(
      `Question: at the close of 2022-01-14; planned tasks; plan stp-25-2021; ${known}; ${policy}`,
    )
    expect(questions.get('overdue')).toContain('at the close of 2022-01-14; all tasks;')
    expect(questions.get('omitted')).toContain(
      'at the close of 2021-12-31; calendar calendarYear; all tasks;',
    )
    expect(questions.get('explanation')).toContain('known up to position 453 (2021-07-09)')
    expect(questions.get('head')).toBeUndefined()
    for (const document of all)
      for (const { id, question } of document.sections) {
        // The comparison has a column for each position; where no quarter ended it says so instead.
        if (id === 'head' || id === 'comparison') continue
        expect(question).toMatch(/(inForce|original|lenient)\)\.$/)
        expect(question).toMatch(/(position|vị trí) \d+ \(/)
      }
  })

  it('compares two positions, each in its column', () => {
    const table = tablesOf(en).find(({ id }) => id === 'table-comparison')
    expect(table?.columns).toEqual(['', 'Known 2021-06-30', 'Known 2021-07-09', 'Change'])
    expect(table?.rows[0]?.cells.slice(0, 2)).toEqual([
      { type: 'text', text: 'position 441' },
      { type: 'text', text: 'position 453' },
    ])
    expect(table?.rows.find(({ label }) => label === '(2) Completed on time')?.cells).toEqual([
      { type: 'count', value: 52 },
      { type: 'count', value: 54 },
      { type: 'change', value: 2 },
    ])
  })
})

describe('a percentage', () => {
  it('stands under its fraction, in a row that says what is divided by what', () => {
    for (const document of all)
      for (const { rows } of tablesOf(document))
        for (const [index, { label, cells }] of rows.entries())
          for (const [column, cell] of cells.entries()) {
            if (cell.type !== 'percent') continue
            const beside = cells[column - 1]
            const pair = beside?.type === 'fraction' ? beside : rows[index - 1]?.cells[column]
            if (beside?.type !== 'fraction') expect(label).toMatch(/^= .+ \/ .+/)
            // What has no figures at all is a dash in both rows.
            if (pair?.type === 'fraction') expect(cell.ratio).toEqual(pair.ratio)
            else expect(pair).toEqual({ type: 'none' })
          }
  })
})

describe('ids', () => {
  it('are unique in a document, and safe in a page', () => {
    for (const document of all) {
      const ids = idsOf(document)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    }
  })

  it('are unique with every calendar that there is', async () => {
    const fiscal = Array.from(
      { length: 12 },
      (_, index) => ({ startMonth: index + 1, label: 'end' }) as const,
    )
    const calendars = ['calendarYear', 'vn-nd09-2019', ...fiscal, ...fiscal, 'calendarYear'] as const
    const ids = idsOf(await documentOf(tracker, { ...wholeQuestion, calendars }))
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })
})

describe('evidence', () => {
  it('of a count is a list with exactly as many tasks, none of them twice', () => {
    let checked = 0
    for (const document of all) {
      const lists = new Map(listsOf(document).map((list) => [list.id, list]))
      for (const cell of cellsOf(document)) {
        if (!('evidence' in cell) || cell.evidence === undefined) continue
        const value = cell.type === 'count' ? cell.value : cell.ratio?.numerator
        const tasks = lists.get(cell.evidence)?.tasks
        expect(tasks?.length, cell.evidence).toBe(value)
        expect(new Set(tasks?.map(({ task, code }) => `${task} ${code}`)).size).toBe(value)
        checked++
      }
    }
    expect(checked).toBeGreaterThan(500)
  })

  it('of a status holds tasks of that status', () => {
    const lists = listsOf(en)
    const statuses = (id: string) =>
      new Set(lists.find((list) => list.id === id)?.tasks.map((each) => each.status))
    expect(statuses('tasks-2021-06-30-openoverdue')).toEqual(new Set(['openOverdue']))
    expect(statuses('tasks-2021-06-30-completedontime')).toEqual(new Set(['completedOnTime']))
  })

  it('is left out, with its links, where it was not asked for', async () => {
    const document = await documentOf(tracker, { ...wholeQuestion, evidence: false })
    expect(document.sections.some(({ id }) => id === 'evidence')).toBe(false)
    expect(cellsOf(document).some((cell) => 'evidence' in cell)).toBe(false)
  })
})

describe('words', () => {
  it('have every placeholder filled in, and nothing undefined', () => {
    for (const document of [vi, en, ...generated])
      for (const text of textsOf(document)) expect(text).not.toMatch(/\{\w*\}|undefined|NaN|\[object|null/)
  })

  it('are of one language', () => {
    expect(vi.title).toBe('TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH')
    expect(en.title).toBe('PROGRESS OF THE PLAN')
    expect(vi.sections.map(({ id }) => id)).toEqual(en.sections.map(({ id }) => id))
    const ours = en.sections.flatMap(({ title, question = '' }) => [title, question])
    for (const text of ours) expect(text).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/i)
    for (const { rows } of tablesOf(en).filter(({ id }) => id.startsWith('table-quarters')))
      for (const { label } of rows) expect(label).toMatch(/^[ -~]*$/)
  })

  it('write dates as the language does', () => {
    expect(vi.sections[5]?.title).toBe('QUÝ II/2021: BIẾT NGÀY 30/6/2021 VÀ BIẾT NGÀY 09/7/2021')
    expect(en.sections[5]?.title).toBe('Q2 2021: AS KNOWN ON 2021-06-30 AND ON 2021-07-09')
  })

  it('describe a chart by its numbers', () => {
    const charts = blocksOf(en).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
    expect(charts.map(({ type }) => type)).toEqual([
      'groupedBars',
      'burnUp',
      'stackedArea',
      'rankedBars',
      'slips',
    ])
    expect(charts[1]?.description).toBe(
      'From 2021-01-07 to 2021-12-31: completed rose from 0 to 125 of 129 assigned tasks.',
    )
  })

  it('say what a log says, to the letter: formats take out what they would obey', () => {
    for (const [index, text] of hostileTexts.entries()) expect(hostile[index]?.subtitle).toBe(text)
  })
})
