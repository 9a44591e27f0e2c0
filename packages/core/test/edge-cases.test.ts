import {
  calendars,
  copy,
  formatPercent,
  memoryStorage,
  openTracker,
  type PlanningCommand,
  type Question,
} from '@tiendo/core'
import { describe, expect, it } from 'vitest'
import { office } from './office.ts'

/** Accidents of real offices, each by its name. The numbers are those of the list of edge cases in the domain notes. */

const on = '2021-03-01'
const authority = { issuer: 'Giám đốc Sở' }
const complete = (task: string, day: string): PlanningCommand => ({ type: 'CompleteTask', task, on: day })
const quarters = calendars.calendarYear.quarters(2021)

async function inJuly() {
  const { tracker, clock } = await office()
  clock.set('2021-07-20T02:00:00.000Z')
  const counts = (asOf: string, asked: Question = {}) =>
    tracker.figures({ plan: 'p1', asOf, ...asked }).counts
  return { tracker, clock, counts }
}

describe('time and recording', () => {
  it('1: progress effective 30/6 and recorded 5/7 is in the half-year as known then, absent as known on 30/6', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-07-05T02:00:00.000Z')
    await tracker.execute({ type: 'ReportProgress', task: 't1', percent: 80, on: '2021-06-30' })
    const asked = { plan: 'p1', asOf: '2021-06-30', period: quarters[1] }
    const omitted = (knownAt: string) =>
      tracker.explain({ ...asked, knownAt }, 'omitted').tasks.map(({ task }) => task)
    expect(omitted('2021-06-30')).toEqual(['t1', 't2', 't3'])
    expect(omitted('2021-07-05')).toEqual(['t2', 't3'])
  })

  it('2: 17:30 in UTC on 30 June is 1 July in the plan, the next quarter', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-06-30T17:30:00.000Z')
    expect(tracker.figures({ plan: 'p1' }).question.asOf).toBe('2021-07-01')
    await tracker.execute(complete('t1', '2021-07-01'))
    const doneIn = (quarter: number) =>
      tracker.figures({ plan: 'p1', asOf: '2021-12-31', period: quarters[quarter] }).views?.doneIn.count
    expect([doneIn(1), doneIn(2)]).toEqual([0, 1])
  })

  it('3: completion on the day of the deadline is in time', async () => {
    const { tracker, counts } = await inJuly()
    await tracker.execute(complete('t1', '2021-06-30'))
    expect(counts('2021-06-30').completedOnTime).toBe(1)
  })

  it('5 and 6: a day belongs to other quarters under another calendar', () => {
    const report = calendars['vn-nd09-2019']
    const quarterOf = (date: string, calendar: typeof report) =>
      calendar.quarters(calendar.yearOf(date)).find(({ start, end }) => start <= date && date <= end)?.label
    expect(quarterOf('2021-06-20', calendars.calendarYear)).toBe('2021-Q2')
    expect(quarterOf('2021-06-20', report)).toBe('2021-Q3')
    expect(quarterOf('2020-12-15', report)).toBe('2021-Q1')
  })

  it('9: events of one day count in the order of their positions', async () => {
    const { tracker, counts } = await inJuly()
    await tracker.executeAll([
      complete('t1', '2021-06-10'),
      { type: 'ReopenTask', task: 't1', reason: 'Incomplete.', on: '2021-06-10' },
      complete('t1', '2021-06-10'),
    ])
    expect(counts('2021-06-10').completedOnTime).toBe(1)
  })

  it('10: a completion dated in the future is refused', async () => {
    const { tracker } = await inJuly()
    await expect(tracker.execute(complete('t1', '2021-07-21'))).rejects.toMatchObject({
      code: 'COMPLETION_IN_FUTURE',
    })
  })

  it('11: work may be dated before the decision of its plan', async () => {
    const { tracker, counts } = await inJuly()
    await tracker.execute(complete('t1', '2021-01-20'))
    expect([counts('2021-02-25').assigned, counts('2021-02-26').completedOnTime]).toEqual([0, 1])
  })

  it('12: done on a day that nobody knows is never on time by a guess', async () => {
    const { tracker, counts } = await inJuly()
    await tracker.execute({ type: 'CompleteTask', task: 't1', dateUnknown: true, on: '2021-07-10' })
    await tracker.execute({ type: 'CompleteTask', task: 't2', dateUnknown: true, on: '2021-06-29' })
    expect(counts('2021-07-20')).toMatchObject({
      completedLate: 1,
      completedOnTime: 1,
      dateUnknownCount: 2,
      lateUnproven: 1,
    })
  })
})

describe('changes of scope', () => {
  it('14: a task added in the third quarter does not lower the ratio of the first', async () => {
    const { tracker } = await inJuly()
    const ratio = () => tracker.figures({ plan: 'p1', asOf: '2021-03-31' }).ratios
    const before = ratio()
    await tracker.execute({
      type: 'AddTask',
      plan: 'p1',
      code: '9',
      title: 'x',
      kind: 'adHoc',
      deadline: '2021-03-01',
      on: '2021-07-19',
    })
    expect(ratio()).toEqual(before)
  })

  it('15: a withdrawn task leaves on its date, and was there before', async () => {
    const { tracker, counts } = await inJuly()
    await tracker.execute({ type: 'WithdrawTask', task: 't1', reason: 'Repealed.', on: '2021-05-01' })
    expect([counts('2021-04-30').assigned, counts('2021-05-01').assigned]).toEqual([3, 2])
  })

  it('19: a plan is amended twice on one day; an amendment without an authority is refused', async () => {
    const { tracker } = await inJuly()
    const amend: PlanningCommand = {
      type: 'AmendPlan',
      plan: 'p1',
      reason: 'Covid-19.',
      authority,
      on: '2021-07-15',
    }
    await tracker.executeAll([
      amend,
      { type: 'ReviseTask', task: 't1', title: 'Trực tuyến', on: '2021-07-15' },
    ])
    await tracker.executeAll([
      amend,
      { type: 'WithdrawTask', task: 't2', reason: 'Covid-19.', authority, on: '2021-07-15' },
    ])
    await expect(
      tracker.execute({ type: 'AmendPlan', plan: 'p1', reason: 'x', on: '2021-07-15' }),
    ).rejects.toMatchObject({
      code: 'AUTHORITY_MISSING',
    })
  })

  it('20: renumbering changes codes, not ids', async () => {
    const { tracker } = await inJuly()
    await tracker.executeAll([
      ...(['t3', 't2'] as const).map(
        (task, index): PlanningCommand => ({ type: 'ReviseTask', task, code: `1.${4 - index}`, on }),
      ),
      { type: 'AddTask', plan: 'p1', task: 'new', code: '1.2', title: 'Inserted', on },
    ])
    const { tasks } = tracker.explain({ plan: 'p1' }, 'assigned')
    expect(tasks.map(({ task, code }) => `${task} ${code}`)).toEqual([
      't1 1.1',
      't2 1.3',
      't3 1.4',
      'new 1.2',
    ])
  })

  it('21: a lead is replaced; each date has its own', async () => {
    const { tracker, counts } = await inJuly()
    await tracker.executeAll([
      { type: 'RegisterUnit', unit: 'u2', name: 'Successor', on },
      { type: 'ReassignTask', task: 't1', leadUnits: ['u2'], coordinatingUnits: [], on: '2021-07-01' },
    ])
    const led = (unit: string, asOf: string) => counts(asOf, { lead: { unit } }).assigned
    expect([
      led('u1', '2021-06-30'),
      led('u2', '2021-06-30'),
      led('u1', '2021-07-01'),
      led('u2', '2021-07-01'),
    ]).toEqual([3, 0, 2, 1])
  })

  it('22: extended before and after expiry, shortened, extended again, extended when done', async () => {
    const { tracker, counts } = await inJuly()
    const change = (to: string, day: string): PlanningCommand => ({
      type: 'ChangeDeadline',
      task: 't1',
      to,
      reason: 'x',
      authority,
      on: day,
    })
    await tracker.executeAll([
      change('2021-07-31', '2021-06-30'),
      change('2021-07-10', '2021-07-01'),
      change('2021-09-30', '2021-07-11'),
    ])
    expect(counts('2021-07-20')).toMatchObject({ openOverdue: 3, extendedCount: 2, retroactiveCount: 1 })
    expect(counts('2021-07-20', { policy: 'lenient' })).toMatchObject({
      openOverdue: 2,
      openWithinDeadline: 1,
    })
    await tracker.execute(complete('t1', '2021-07-12'))
    await expect(tracker.execute(change('2021-10-31', '2021-07-13'))).rejects.toMatchObject({
      code: 'TASK_ALREADY_COMPLETED',
    })
  })

  it('24: a reopened task is no longer done from then on, and was done before', async () => {
    const { tracker, counts } = await inJuly()
    await tracker.executeAll([
      complete('t1', '2021-06-01'),
      { type: 'ReopenTask', task: 't1', reason: 'Incomplete.', on: '2021-07-02' },
    ])
    expect([counts('2021-07-01').completedOnTime, counts('2021-07-02').completedOnTime]).toEqual([1, 0])
    const { views } = tracker.figures({ plan: 'p1', asOf: '2021-07-20', period: quarters[2] })
    expect([views?.undoneIn.count, views?.revivedIn.count]).toEqual([1, 1])
  })
})

describe('views of a period', () => {
  it('a deadline that was set after its own day is due when it was set', async () => {
    const { tracker } = await inJuly()
    await tracker.executeAll([
      { type: 'AddTask', plan: 'p1', task: 'u', code: '9', title: 'x', kind: 'adHoc', on },
      { type: 'ChangeDeadline', task: 'u', to: '2021-06-30', reason: 'x', authority, on: '2021-07-10' },
    ])
    const due = (quarter: number) =>
      tracker.figures({ plan: 'p1', kind: 'adHoc', asOf: '2021-07-20', period: quarters[quarter] }).views
        ?.dueIn.count
    expect([due(1), due(2)]).toEqual([0, 1])
  })

  it('a task that is reopened on the day of its deadline is revived', async () => {
    const { tracker } = await inJuly()
    await tracker.executeAll([
      complete('t1', '2021-06-01'),
      { type: 'ReopenTask', task: 't1', reason: 'x', on: '2021-06-30' },
    ])
    const { views } = tracker.figures({ plan: 'p1', asOf: '2021-06-30', period: quarters[1] })
    expect(views?.revivedIn.count).toBe(1)
  })

  it('a period changes nothing about the whole', async () => {
    const { tracker } = await inJuly()
    await tracker.executeAll([
      { type: 'AddGroup', plan: 'p1', group: 'g2', title: 'x', on },
      { type: 'ReviseTask', task: 't1', group: 'g2', on: '2021-05-01' },
    ])
    const asked = { plan: 'p1', group: 'g1', asOf: '2021-06-01' }
    const whole = tracker.figures(asked).counts
    expect(tracker.figures({ ...asked, period: quarters[0] }).counts).toEqual(whole)
    expect(tracker.explain({ ...asked, period: quarters[0] }, 'outOfScope').tasks).toEqual([])
  })
})

describe('counting', () => {
  it('27: without tasks, or without due ones, a ratio is null and not 0', async () => {
    const { tracker } = await inJuly()
    expect(tracker.figures({ plan: 'p1', asOf: '2021-01-01' }).ratios.completionOfAssigned).toBeNull()
    const { ratios } = tracker.figures({ plan: 'p1', asOf: '2021-03-01' })
    expect([ratios.completionOfAssigned, ratios.completionOfDueOrDone]).toEqual([
      { numerator: 0, denominator: 3 },
      null,
    ])
  })

  it('29 and 30: a task of several leads counts once in the plan, once for each, and for a collective', async () => {
    const { tracker, counts } = await inJuly()
    await tracker.executeAll([
      { type: 'RegisterUnit', unit: 'u2', name: 'Second', on },
      {
        type: 'ReassignTask',
        task: 't1',
        leadUnits: ['u1', 'u2'],
        collective: 'Các phòng',
        coordinatingUnits: [],
        on,
      },
    ])
    const assigned = [
      {},
      { lead: { unit: 'u1' } },
      { lead: { unit: 'u2' } },
      { lead: 'collective' as const },
    ].map((asked) => counts('2021-03-01', asked).assigned)
    expect(assigned).toEqual([3, 3, 1, 1])
  })

  it('32: regular work without a deadline is never overdue and never due', async () => {
    const { tracker } = await inJuly()
    await tracker.execute({ type: 'AddTask', plan: 'p1', code: '9', title: 'x', kind: 'regular', on })
    const { counts, views } = tracker.figures({
      plan: 'p1',
      kind: 'regular',
      asOf: '2021-07-20',
      period: calendars.calendarYear.year(2021),
    })
    expect([counts.openUndated, counts.openOverdue, views?.dueIn.count]).toEqual([1, 0, 0])
  })

  it('35: 100 % is not completion, and progress may go back', async () => {
    const { tracker, counts } = await inJuly()
    for (const percent of [60, 100, 40])
      await tracker.execute({ type: 'ReportProgress', task: 't1', percent, on: '2021-07-01' })
    expect(counts('2021-07-20').completedOnTime).toBe(0)
    expect(tracker.explain({ plan: 'p1' }, 'openOverdue').tasks[0]?.percent).toBe(40)
  })

  it('36: what was done before the period is done, and not done in it', async () => {
    const { tracker } = await inJuly()
    await tracker.execute(complete('t1', '2021-03-15'))
    const { counts, views } = tracker.figures({ plan: 'p1', asOf: '2021-06-30', period: quarters[1] })
    expect([counts.completedOnTime, views?.doneIn.count, views?.dueIn.counts.completedOnTime]).toEqual([
      1, 0, 1,
    ])
  })

  it('37: the same import twice is one import', async () => {
    const { tracker } = await inJuly()
    const rows: PlanningCommand[] = ['7', '8', '9'].map((code) => ({
      type: 'AddTask',
      plan: 'p1',
      code,
      title: 'x',
      on,
    }))
    const first = await tracker.executeAll(rows, { commitId: 'plan.xlsx:sha-1' })
    const second = await tracker.executeAll(rows, { commitId: 'plan.xlsx:sha-1' })
    expect([second.isDuplicate, second.position, tracker.head.commit]).toEqual([true, first.position, 2])
  })

  it('42: quantities are totals and what came since; a later total replaces', async () => {
    const { tracker } = await inJuly()
    const quantities = [
      { increment: 3 },
      { total: 10 },
      { increment: 2 },
      { increment: 1 },
      { total: 11 },
    ] as const
    const seen: (number | undefined)[] = []
    for (const quantity of quantities) {
      await tracker.execute({ type: 'ReportProgress', task: 't1', quantity, on: '2021-07-01' })
      seen.push(tracker.explain({ plan: 'p1' }, 'openOverdue').tasks[0]?.quantity)
    }
    expect(seen).toEqual([3, 10, 12, 13, 11])
  })
})

describe('a percentage', () => {
  const of = (numerator: number, denominator: number) => ({ numerator, denominator })
  it.each([
    ['47: rounded half up', of(16051, 16274), { digits: 2 }, '98.63 %'],
    [
      '47: truncated, as it was published',
      of(16051, 16274),
      { digits: 2, mode: 'truncate', locale: 'vi' },
      '98,62 %',
    ],
    ['48: 35 of 130', of(35, 130), {}, '26.9 %'],
    ['48: a tie up', of(1, 8), { digits: 0 }, '13 %'],
    ['48: a tie to the even', of(1, 8), { digits: 0, mode: 'halfEven' }, '12 %'],
    ['48: what is not all never prints as all', of(9999, 10000), { digits: 0 }, '99 %'],
    ['48: what is not nothing never prints as nothing', of(1, 10000), { digits: 1 }, '0.1 %'],
    ['48: all', of(3, 3), {}, '100.0 %'],
    ['48: nothing', of(0, 3), {}, '0.0 %'],
    ['27: of nothing', null, {}, '–'],
    ['50: counts beyond 2^31', of(5_000_000_001, 10_000_000_000), { digits: 9 }, '50.000000010 %'],
  ] as const)('%s', (_, ratio, options, expected) => {
    expect(formatPercent(ratio, options)).toBe(expected)
  })

  it.each([-1, 10, 1.5, Number.NaN])('has no %s digits', (digits) => {
    expect(() => formatPercent(of(1, 2), { digits })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    )
  })
})

describe('a copy', () => {
  it('has the lines, the positions and the head hash, and carries on where it was cut short', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const target = memoryStorage()
    await copy(storage, target)
    await tracker.execute(complete('t1', on))
    expect(await copy(storage, target)).toEqual(tracker.head)
    expect(await target.read(0, 9)).toEqual(await storage.read(0, 9))
    const copied = await openTracker({ storage: target })
    expect(copied.figures({ plan: 'p1', asOf: on, knownAt: 7 })).toEqual(
      tracker.figures({ plan: 'p1', asOf: on, knownAt: 7 }),
    )
  })
})
