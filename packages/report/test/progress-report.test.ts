import { addDays, type Figures, openTracker } from '@tiendo/core'
import { describe, expect, it } from 'vitest'
import { describeReport, type ProgressReport, progressReport } from '../src/index.ts'
import {
  bacLieu,
  bacLieuTracker,
  generatedTracker,
  plan,
  task,
  trackerWith,
  unit,
  wholeQuestion,
} from './workspaces.ts'

const tracker = await bacLieuTracker()
const whole = await progressReport(tracker, wholeQuestion)
const countsOf = (report: ProgressReport, calendar: number) =>
  report.calendars[calendar]?.quarters.map(({ figures }) => {
    const { assigned, completedOnTime, completedLate, openOverdue } = (figures as Figures).counts
    return [assigned, completedOnTime, completedLate, openOverdue]
  })

describe('the report of Bạc Liêu', () => {
  it('has the quarters of both calendars', () => {
    expect(whole.calendars.map(({ calendar }) => calendar)).toEqual(['calendarYear', 'vn-nd09-2019'])
    expect(countsOf(whole, 0)).toEqual([
      [130, 19, 1, 3],
      [130, 54, 8, 4],
      [129, 69, 16, 2],
      [129, 104, 21, 4],
    ])
    expect(countsOf(whole, 1)).toEqual([
      [130, 13, 0, 0],
      [130, 43, 6, 2],
      [130, 63, 14, 2],
      [129, 100, 20, 5],
    ])
    expect(whole.calendars.map(({ dueBefore, dueAfter }) => [dueBefore, dueAfter])).toEqual([
      [0, 0],
      [0, 9],
    ])
  })

  it('has the figures that the tracker gives when it is asked directly', () => {
    for (const { quarters } of whole.calendars)
      for (const { period, figures, besides } of quarters) {
        const question = { plan: bacLieu, asOf: period.end, period, knownAt: 609, running: false } as const
        expect(figures).toEqual(tracker.figures({ ...question, kind: 'planned' }))
        expect(besides?.regular).toEqual(tracker.figures({ ...question, kind: 'regular' }))
        expect(besides?.adHoc).toEqual(tracker.figures({ ...question, kind: 'adHoc' }))
      }
    const now = { plan: bacLieu, asOf: '2022-01-14', kind: 'planned' } as const
    for (const { group, figures } of whole.groups)
      expect(figures.counts).toEqual(tracker.figures({ ...now, group }).counts)
    expect(whole.groups.reduce((sum, { figures }) => sum + figures.counts.assigned, 0)).toBe(129)
    expect(whole.units.rows).toEqual(tracker.breakdown(now, 'leadUnit').rows)
    expect(whole.current.planned.counts).toEqual(tracker.figures(now).counts)
    expect(whole.issued.planned.counts.assigned).toBe(130)
    for (const { date, figures } of whole.course)
      expect(figures.counts).toEqual(tracker.figures({ ...now, asOf: date, running: false }).counts)
    expect([whole.course[0]?.date, whole.course.at(-1)?.date]).toEqual(['2021-01-07', '2021-12-31'])
  })

  it('compares the second quarter as known on 30/6 and on 9/7: eight tasks differ', () => {
    const { comparison } = whole
    expect(comparison?.quarter).toMatchObject({ start: '2021-04-01', end: '2021-06-30' })
    expect([comparison?.before.position, comparison?.after.position]).toEqual([441, 453])
    const ratio = (figures: Figures | undefined) => figures?.ratios.completionOfAssigned
    expect(ratio(comparison?.before)).toEqual({ numerator: 60, denominator: 130 })
    expect(ratio(comparison?.after)).toEqual({ numerator: 62, denominator: 130 })
    expect(comparison?.restatement.tasks.map(({ code }) => code).sort()).toEqual(
      ['1.7', '10.5', '2.6', '4.5', '5.5', '6.7', '8.4', '9.7'].sort(),
    )
    expect(comparison?.explanation.tasks).toHaveLength(35)
    expect(comparison?.explanation.denominator).toHaveLength(43)
  })

  it('holds every event that it refers to, and no other', () => {
    const refs = [...whole.overdue, ...whole.slips, ...(whole.omitted?.tasks ?? [])].flatMap(
      ({ because, retroactive }) => [...because, ...retroactive],
    )
    expect(refs.length).toBeGreaterThan(20)
    for (const { position, type } of refs) expect(whole.events.get(position)?.type).toBe(type)
    for (const [position, event] of whole.events) expect(event.position).toBe(position)
  })

  it('says what was overdue and what nobody reported', () => {
    expect(whole.overdue.map(({ code }) => code)).toEqual(['3.8', '6.11', '8.5', 'ĐX.7'])
    expect(whole.omitted?.quarter.label).toBe('2021-Q4')
    expect(whole.omitted?.tasks.map(({ code }) => code)).toEqual(['6.11', 'TX.9', 'ĐX.7'])
    expect(whole.slips.every(({ deadline, originalDeadline }) => deadline !== originalDeadline)).toBe(true)
  })

  it('tells a projection, and a quarter that has not begun, from what is known', async () => {
    const early = await progressReport(tracker, {
      ...wholeQuestion,
      asOf: '2021-05-10',
      knownAt: '2021-05-10',
    })
    expect(early.calendars[0]?.quarters.map(({ figures }) => figures?.question.asOf)).toEqual([
      '2021-03-31',
      '2021-05-10',
      undefined,
      undefined,
    ])
    expect(early.evidence?.map(({ period }) => period.label)).toEqual(['2021-Q1', '2021-Q2'])
    const later = await progressReport(tracker, { plan: bacLieu, asOf: '2021-12-31', knownAt: '2021-06-30' })
    expect([early.isProjection, later.isProjection]).toEqual([false, true])
    expect(later.comparison?.quarter.end).toBe('2021-06-30')
  })

  it('has each calendar once', async () => {
    const { calendars } = await progressReport(tracker, {
      plan: bacLieu,
      calendars: ['calendarYear', { startMonth: 7, label: 'end' }, 'calendarYear'],
    })
    expect(calendars.map(({ calendar }) => calendar)).toHaveLength(2)
  })

  it('knows nothing in its comparison that came after the position asked about', async () => {
    const early = await progressReport(tracker, { ...wholeQuestion, knownAt: 445 })
    expect(early.comparison?.after.position).toBe(445)
    expect(Math.max(...early.events.keys())).toBeLessThanOrEqual(445)
  })
})

describe('a report is pure in the log', () => {
  it('is the same at a position after more was recorded', async () => {
    const growing = await trackerWith([
      [
        unit('u', 'Old name'),
        plan(),
        { type: 'GroupAdded', on: '2021-01-01', data: { plan: 'p', group: 'g', title: 'Old title' } },
        task('t', { group: 'g' }),
        task('s', { group: 'g', deadline: '2021-02-01' }),
      ],
    ])
    const asked = { plan: 'p', asOf: '2021-04-30', knownAt: 5, evidence: true } as const
    const before = await progressReport(growing, asked)
    const record = (type: string, data: object, on = '2021-01-02') =>
      growing.execute({ type, ...data, on } as never)
    await record('RenameUnit', { unit: 'u', name: 'New name' })
    await record('ReviseGroup', { plan: 'p', group: 'g', title: 'New title' })
    await record('ReviseTask', { task: 't', title: 'New task' })
    await record('CompleteTask', { task: 't' }, '2021-03-01')
    await record('IssuePlan', {
      plan: 'q',
      title: 'Another',
      owner: 'u',
      authority: { issuer: 'x' },
      period: { start: '2021-01-01', end: '2021-12-31' },
    })
    const after = await progressReport(growing, asked)
    const { head, ...said } = after
    expect(head.position).toBeGreaterThan(before.head.position)
    expect({ ...said, head: before.head }).toEqual(before)
    const now = await progressReport(growing, { ...asked, knownAt: undefined })
    expect(now.unitNames.get('u')).toBe('New name')
    expect(now.groups.map(({ title }) => title)).toEqual(['New title'])
    expect(now.otherPlans).toEqual(['q'])
    expect(now.calendars[0]?.quarters[0]?.figures?.counts.completedOnTime).toBe(1)
  })

  it('of the example, asked at a position in the middle, is that of a log which ends there', async () => {
    const asked = { ...wholeQuestion, asOf: '2021-07-09', comparedAt: undefined } as const
    const position = (await progressReport(tracker, { ...asked, knownAt: '2021-07-09' })).knownAt.position
    const { head: _, ...from } = await progressReport(tracker, { ...asked, knownAt: position })
    const short = await bacLieuTracker(position)
    const { head: __, ...upTo } = await progressReport(short, { ...asked, knownAt: position })
    expect(upTo).toEqual(from)
  })
})

describe('what cannot be asked', () => {
  it.each([
    ['an unknown plan', { plan: 'nobody' }, 'INVALID_QUESTION'],
    ['a position before the plan', { plan: bacLieu, knownAt: 5 }, 'INVALID_QUESTION'],
    ['a day before the plan was recorded', { plan: bacLieu, knownAt: '2021-02-01' }, 'INVALID_QUESTION'],
    ['a position beyond the head', { plan: bacLieu, knownAt: 610 }, 'INVALID_QUESTION'],
    ['a day that there is none of', { plan: bacLieu, asOf: '2021-02-30' }, 'INVALID_QUESTION'],
    ['a year that there is none of', { plan: bacLieu, year: 20_210 }, 'INVALID_DATE'],
    ['an unknown calendar', { plan: bacLieu, calendars: ['lunar'] }, 'INVALID_OPTION'],
    ['an unknown policy', { plan: bacLieu, policy: 'kind' }, 'INVALID_QUESTION'],
  ])('%s', async (_name, asked, code) => {
    await expect(progressReport(tracker, asked as never)).rejects.toMatchObject({ code })
  })
})

describe('plans of other shapes', () => {
  const ask = async (
    tasks: Parameters<typeof trackerWith>[0][number],
    more: object = {},
    asOf = '2021-06-30',
  ) =>
    progressReport(await trackerWith([[unit('u'), unit('v'), plan(more), ...tasks]]), {
      plan: 'p',
      asOf,
      evidence: true,
    })

  it('without tasks', async () => {
    const report = await ask([])
    expect(report.current.planned.counts.assigned).toBe(0)
    const { notes, sections } = describeReport(report, { locale: 'en' })
    expect(notes).toEqual(['The log holds no task of this plan.'])
    expect(sections.map(({ id }) => id)).toEqual(['head'])
  })

  it('without groups, and with several leads and none', async () => {
    const report = await ask([task('a', { leadUnits: ['u', 'v'] }), task('b', { leadUnits: ['v'] })])
    expect(report.groups).toEqual([])
    expect(report.units.rows.map(({ key, counts }) => [key, counts.assigned])).toEqual([
      ['u', 1],
      ['v', 2],
    ])
    expect(report.units.addsUp).toBe(false)
    const { sections } = describeReport(report, { locale: 'en' })
    expect(sections.some(({ id }) => id === 'groups')).toBe(false)
  })

  it('with recurring work: every occurrence that has begun counts', async () => {
    const occurrences = ['01', '04', '07', '10'].map((month, index) => ({
      key: `q${index + 1}`,
      start: `2021-${month}-01`,
      deadline: `2021-${month}-20`,
    }))
    const report = await ask([task('r', { deadline: null, occurrences })])
    expect(report.calendars[0]?.quarters.map(({ figures }) => figures?.counts.openOverdue)).toEqual([
      1,
      2,
      undefined,
      undefined,
    ])
    const document = describeReport(report, { locale: 'en' })
    expect(JSON.stringify(document)).toContain('r · q2')
  })

  it('of regular work only: the tables are about all tasks, and say so', async () => {
    const report = await ask([task('r', { kind: 'regular', deadline: null })])
    expect(report.calendars[0]?.kind).toBe('all')
    expect(report.units.question.kind).toBeUndefined()
    const { sections } = describeReport(report, { locale: 'en' })
    expect(sections.find(({ id }) => id === 'units')?.question).toContain('all tasks')
  })

  it('of several years: the year is that of the day asked about', async () => {
    const period = { start: '2020-01-01', end: '2024-12-31' }
    const years = async (asOf: string) => (await ask([task('a')], { period }, asOf)).calendars[0]?.year.label
    expect([await years('2021-06-30'), await years('2022-02-01'), await years('2030-01-01')]).toEqual([
      '2021',
      '2022',
      '2024',
    ])
  })

  it('asked about before its first day', async () => {
    const report = await ask([task('a')], {}, '2020-06-30')
    expect(report.calendars[0]?.quarters.every(({ figures }) => figures === undefined)).toBe(true)
    expect([report.course, report.comparison, report.omitted]).toEqual([[], undefined, undefined])
  })

  it('with a quarter in which nothing was due: its ratio is null, not 0', async () => {
    const report = await ask([task('a', { deadline: '2021-12-01' })])
    expect(report.comparison?.explanation.denominator).toEqual([])
    expect(report.calendars[0]?.quarters[0]?.figures?.ratios.onTimeOfDue).toBeNull()
    const { sections } = describeReport(report, { locale: 'en' })
    expect(JSON.stringify(sections.find(({ id }) => id === 'explanation'))).toContain('no task was due')
  })

  it('of a generated workspace with many plans', async () => {
    const generated = await generatedTracker(1, 2000)
    for (const { plan: id, period } of generated.plans()) {
      const report = await progressReport(generated, { plan: id, asOf: addDays(period.end, 20) })
      const { counts } = report.current.planned
      const direct = generated.figures({ plan: id, asOf: addDays(period.end, 20), kind: 'planned' })
      expect(counts).toEqual(direct.counts)
    }
  })
})

it('an empty log has no plan to report on', async () => {
  const empty = await openTracker()
  await expect(progressReport(empty, { plan: 'p' })).rejects.toMatchObject({ code: 'INVALID_QUESTION' })
})
