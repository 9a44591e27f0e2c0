import { describe, expect, it } from 'vitest'
import {
  type AnswerContext,
  describeDifference,
  describeExplanation,
  describeFigures,
  describeTasks,
  lookUp,
  tablesOf,
  toHtml,
  toMarkdown,
  toText,
} from '../src/index.ts'
import { bacLieu, bacLieuTracker } from './workspaces.ts'

const tracker = await bacLieuTracker()
const quarter = { start: '2021-04-01', end: '2021-06-30' } as const
const question = {
  plan: bacLieu,
  asOf: '2021-06-30',
  kind: 'planned',
  period: quarter,
  running: false,
} as const
const [before, after] = [441, 451].map((knownAt) => tracker.figures({ ...question, knownAt })) as [
  ReturnType<typeof tracker.figures>,
  ReturnType<typeof tracker.figures>,
]
const explanation = tracker.explain(after.question, 'onTimeOfDue', { view: 'dueIn' })
const restatement = tracker.restatement(before, after)
const refs = [
  ...explanation.tasks.flatMap(({ because }) => because),
  ...restatement.tasks.flatMap(({ events }) => events),
]
const context: AnswerContext = {
  ...(await lookUp(tracker, { asOf: '2021-06-30', position: 451, refs })),
  locale: 'en',
  plan: { plan: bacLieu, title: 'The plan', timeZone: 'Asia/Ho_Chi_Minh' },
  head: tracker.head,
  knownAt: { position: 451, at: '2021-07-09T03:00:00Z' },
}
const rowOf = (document: Parameters<typeof tablesOf>[0], label: string) =>
  tablesOf(document)[0]?.rows.find((row) => row.label === label)?.cells

describe('an answer', () => {
  it('of figures stands beside others under its name, with a dash for what had not begun', () => {
    const document = describeFigures(
      [
        { name: 'Q2', figures: after },
        { name: 'Q3', figures: undefined },
      ],
      context,
    )
    expect(rowOf(document, '(2) Completed on time')).toEqual([{ type: 'count', value: 54 }, { type: 'none' }])
    expect(rowOf(document, '= (2+3+4) / (1)')?.[0]).toEqual({
      type: 'percent',
      ratio: { numerator: 62, denominator: 130 },
    })
    expect(document.sections[0]?.question).toBe(
      'Question: at the close of each quarter; planned tasks; plan stp-25-2021; known up to position 451 (2021-07-09); by the deadline in force (inForce).',
    )
  })

  it('of many figures still fits a terminal', () => {
    const columns = Array.from({ length: 20 }, (_, index) => ({
      name: `A long name ${index}`,
      figures: after,
    }))
    const text = toText(describeFigures(columns, context))
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(text).toContain('A long name 19')
  })

  it('of an explanation has its fraction, and both parts of the denominator', () => {
    const document = describeExplanation(explanation, context)
    const [section] = document.sections
    expect(section?.blocks[0]).toEqual({ kind: 'text', text: 'onTimeOfDue, dueIn: 35/43 = 81.4 %' })
    const lists = section?.blocks.flatMap((block) => (block.kind === 'tasks' ? [block.list] : []))
    expect(lists?.map(({ id, tasks }) => [id, tasks.length])).toEqual([
      ['list-counted', 35],
      ['list-others', 8],
    ])
  })

  it('of a difference has both positions, and the events between them', () => {
    const document = describeDifference({ before, after, restatement }, context)
    expect(rowOf(document, '(6) Open, overdue')).toEqual([
      { type: 'count', value: 8 },
      { type: 'count', value: 4 },
      { type: 'change', value: -4 },
    ])
    const list = document.sections[0]?.blocks.find((block) => block.kind === 'tasks')?.list
    expect(list?.tasks).toHaveLength(8)
    for (const { events } of list?.tasks ?? [])
      for (const { position } of events) expect(position > 441 && position <= 451).toBe(true)
  })

  it('names the group that it was asked about', () => {
    const asked = { question: { ...after.question, group: 'nhom-1' } }
    expect(describeTasks([], 'x', asked, context).sections[0]?.question).toContain('group nhom-1;')
  })

  it('of a list says so where it is empty, and is a table all the same', () => {
    const of = (tasks: typeof explanation.tasks) => describeTasks(tasks, 'Overdue', after, context)
    expect([toText, toMarkdown, toHtml].map((write) => write(of([])).includes('None.'))).toEqual([
      true,
      true,
      true,
    ])
    expect(tablesOf(of([]))).toMatchObject([{ id: 'list-tasks', title: 'Overdue', rows: [] }])
    expect(tablesOf(of(explanation.tasks))[0]?.rows).toHaveLength(explanation.tasks.length)
  })
})
