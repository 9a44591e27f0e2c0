import { calendars, type Question } from '@tiendo/core'
import { badDates, badIds, badInstants } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { office } from './office.ts'

const fault = (code: string, path: string) => expect.objectContaining({ code, path })

describe('asOf and knownAt', () => {
  it('default to today in the zone of the plan and to the head', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-06-29T17:30:00.000Z')
    const { question, projection } = tracker.figures({ plan: 'p1' })
    expect(question).toMatchObject({ asOf: '2021-06-30', knownAt: 6, running: true, policy: 'inForce' })
    expect(projection).toBe(false)
  })

  it('leave a deadline open while its day runs, and miss it at its close', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-06-30T16:59:59.999Z')
    expect(tracker.figures({ plan: 'p1' }).counts.openWithinDeadline).toBe(3)
    clock.set('2021-06-30T17:00:00.000Z')
    expect(tracker.figures({ plan: 'p1', asOf: '2021-06-30' }).counts.openOverdue).toBe(3)
  })

  it('know what was recorded by a position, an instant, or the close of a day', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-07-05T02:00:00.000Z')
    await tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-06-28' })
    clock.set('2021-07-09T09:00:00.000Z')
    const done = (knownAt: Question['knownAt']) =>
      tracker.figures({ plan: 'p1', asOf: '2021-06-30', knownAt }).counts.completedOnTime
    expect([6, '2021-07-05T01:59:59.999Z', '2021-07-04', '2021-06-30'].map(done)).toEqual([0, 0, 0, 0])
    expect(
      [7, '2021-07-05T02:00:00Z', '2021-07-05T09:00:00+07:00', '2021-07-05', undefined].map(done),
    ).toEqual([1, 1, 1, 1, 1])
  })

  it('take the date of what is known where nothing else is said', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-07-09T09:00:00.000Z')
    const asked = (knownAt: Question['knownAt']) => tracker.figures({ plan: 'p1', knownAt }).question
    expect(asked('2021-06-30')).toMatchObject({ asOf: '2021-06-30', running: false })
    expect(asked('2021-06-30T16:00:00Z')).toMatchObject({ asOf: '2021-06-30', running: true })
    expect(asked(6)).toMatchObject({ asOf: '2021-03-01', running: false })
    expect(asked('2021-12-31')).toMatchObject({ asOf: '2021-07-09', knownAt: 6, running: true })
  })

  it('flag a day that has not come', async () => {
    const { tracker } = await office()
    const figures = tracker.figures({ plan: 'p1', asOf: '2021-06-30' })
    expect([figures.projection, figures.question.running, figures.counts.openOverdue]).toEqual([
      true,
      false,
      3,
    ])
  })

  it('know nothing at position 0 and before the first commit', async () => {
    const { tracker } = await office()
    for (const knownAt of [0, '2020-01-01', '2020-01-01T00:00:00Z']) {
      expect(tracker.figures({ plan: 'p1', asOf: '2021-12-31', knownAt }).counts.assigned).toBe(0)
    }
  })
})

describe('filters', () => {
  it('choose by group, kind and lead', async () => {
    const { tracker } = await office()
    await tracker.executeAll([
      { type: 'AddTask', plan: 'p1', task: 'r', code: '9', title: 'x', kind: 'regular', on: '2021-03-01' },
      {
        type: 'AddTask',
        plan: 'p1',
        task: 'c',
        code: '8',
        title: 'x',
        collective: 'Các phòng',
        on: '2021-03-01',
      },
    ])
    const assigned = (asked: Question) => tracker.figures({ plan: 'p1', ...asked }).counts.assigned
    expect(assigned({})).toBe(5)
    expect(assigned({ group: 'g1' })).toBe(3)
    expect(assigned({ kind: 'regular' })).toBe(1)
    expect(assigned({ lead: { unit: 'u1' } })).toBe(3)
    expect(assigned({ lead: 'collective' })).toBe(1)
    expect(assigned({ lead: 'none' })).toBe(1)
    expect(assigned({ plan: ['p1', 'p1'] })).toBe(5)
  })

  it('go by what was so at the day asked about', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-05-01T02:00:00.000Z')
    await tracker.executeAll([
      { type: 'AddGroup', plan: 'p1', group: 'g2', title: 'Nhóm II', on: '2021-04-01' },
      { type: 'ReviseTask', task: 't1', group: 'g2', on: '2021-04-01' },
    ])
    const assigned = (group: string, asOf: string) =>
      tracker.figures({ plan: 'p1', group, asOf }).counts.assigned
    expect([assigned('g1', '2021-03-31'), assigned('g2', '2021-03-31')]).toEqual([3, 0])
    expect([assigned('g1', '2021-04-01'), assigned('g2', '2021-04-01')]).toEqual([2, 1])
  })

  it('count a regular task with a report as one with a result', async () => {
    const { tracker } = await office()
    await tracker.executeAll([
      { type: 'AddTask', plan: 'p1', task: 'r1', code: '8', title: 'x', kind: 'regular', on: '2021-03-01' },
      { type: 'AddTask', plan: 'p1', task: 'r2', code: '9', title: 'x', kind: 'regular', on: '2021-03-01' },
      { type: 'ReportProgress', task: 'r1', note: 'Done as every month.', on: '2021-03-01' },
    ])
    expect(tracker.figures({ plan: 'p1' }).ratios.regularWithResult).toEqual({ numerator: 1, denominator: 2 })
  })
})

describe('a question that cannot be answered', () => {
  const period = calendars.calendarYear.year(2021)
  const spoilt = (field: string, values: readonly unknown[]) =>
    values.map((value) => [{ [field]: value }, field] as const)
  const unanswerable: (readonly [asked: unknown, path: string])[] = [
    ...spoilt('asOf', badDates),
    ...badDates.map((start) => [{ period: { ...period, start } }, 'period.start'] as const),
    ...spoilt('knownAt', [...badInstants, -1, 1.5, Number.NaN, null, {}]),
    ...spoilt(
      'plan',
      badIds.filter((id) => !Array.isArray(id)),
    ),
    ...spoilt('group', badIds),
    [{ plan: [] }, 'plan'],
    [{ kind: 'other' }, 'kind'],
    [{ policy: 'best' }, 'policy'],
    [{ lead: 'u1' }, 'lead'],
    [{ running: 'yes' }, 'running'],
    [{ period: { label: 'x', start: '2021-12-31', end: '2021-01-01' } }, 'period'],
    [{ period: '2021-Q1' }, 'period'],
    [{ asof: '2021-06-30' }, 'asof'],
    [JSON.parse('{"__proto__":{"plan":"p1"}}'), '__proto__'],
    [{ knownAt: 7 }, 'knownAt'],
  ]
  it.each(unanswerable)('%j', async (asked, path) => {
    const { tracker } = await office()
    expect(() => tracker.figures(asked as Question)).toThrow(fault('INVALID_QUESTION', path))
  })

  it.each([
    [{ plan: 'p9' }, 'UNKNOWN_PLAN'],
    [{ plan: ['p1', 'p9'] }, 'UNKNOWN_PLAN'],
    [{ plan: 'constructor' }, 'UNKNOWN_PLAN'],
    [{ plan: 'p1', group: 'g9' }, 'UNKNOWN_GROUP'],
    [{ lead: { unit: 'u9' } }, 'UNKNOWN_UNIT'],
  ])('%j names what there is not: %s', async (asked, code) => {
    const { tracker } = await office()
    expect(() => tracker.figures(asked as Question)).toThrow(expect.objectContaining({ code }))
  })

  it.each([
    ['nothing', {}, 'figure'],
    ['dueIn', {}, 'period'],
    ['done', { view: 'dueIn' }, 'period'],
    ['done', { view: 'never' }, 'view'],
  ])('explaining %s with %j', async (figure, options, path) => {
    const { tracker } = await office()
    expect(() => tracker.explain({ plan: 'p1' }, figure as 'done', options as object)).toThrow(
      fault('INVALID_QUESTION', path),
    )
  })

  it('a restatement of two different questions, or backwards', async () => {
    const { tracker } = await office()
    const [one, two] = ['2021-06-29', '2021-06-30'].map((asOf) => tracker.figures({ plan: 'p1', asOf }))
    const early = tracker.figures({ plan: 'p1', asOf: '2021-06-29', knownAt: 5 })
    if (one === undefined || two === undefined) throw new Error('unreachable')
    expect(() => tracker.restatement(one, two)).toThrow(fault('INVALID_QUESTION', 'question'))
    expect(() => tracker.restatement(one, early)).toThrow(fault('INVALID_QUESTION', 'knownAt'))
    expect(tracker.restatement(early, one).tasks).toMatchObject([
      { task: 't3', before: undefined, after: 'openWithinDeadline' },
    ])
  })
})

describe('an explanation', () => {
  it('shows a change of the deadline that came too late to count, and when each event was recorded', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-07-20T02:00:00.000Z')
    const authority = { issuer: 'Giám đốc Sở' }
    await tracker.executeAll([
      { type: 'ChangeDeadline', task: 't1', to: '2021-08-31', reason: 'Late.', authority, on: '2021-07-10' },
      { type: 'CompleteTask', task: 't1', on: '2021-07-15' },
    ])
    const [task] = tracker.explain({ plan: 'p1' }, 'completedLate').tasks
    expect(task?.because).toEqual([
      { position: 4, type: 'TaskAdded', on: '2021-02-26', at: '2021-03-01T02:00:00.000Z' },
      { position: 8, type: 'TaskCompleted', on: '2021-07-15', at: '2021-07-20T02:00:00.000Z' },
    ])
    expect(task?.retroactive).toEqual([
      { position: 7, type: 'DeadlineChanged', on: '2021-07-10', at: '2021-07-20T02:00:00.000Z' },
    ])
  })
})

describe('a restatement', () => {
  it('names the views that a task came into and left, and tasks that the question is no longer about', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-07-20T02:00:00.000Z')
    const asked = {
      plan: 'p1',
      group: 'g1',
      asOf: '2021-06-30',
      period: calendars.calendarYear.quarters(2021)[1],
    }
    const before = tracker.figures(asked)
    await tracker.executeAll([
      { type: 'CompleteTask', task: 't1', on: '2021-06-28' },
      { type: 'AddGroup', plan: 'p1', group: 'g2', title: 'Nhóm II', on: '2021-06-01' },
      { type: 'ReviseTask', task: 't2', group: 'g2', on: '2021-06-01' },
    ])
    expect(tracker.restatement(before, tracker.figures(asked)).tasks).toMatchObject([
      { task: 't1', before: 'openOverdue', after: 'completedOnTime', entered: ['doneIn'], left: ['omitted'] },
      {
        task: 't2',
        before: 'openOverdue',
        after: undefined,
        left: ['cumulative', 'dueIn', 'omitted'],
        events: [{ position: 9 }],
      },
    ])
  })
})

describe('answers', () => {
  it('are frozen to the bottom and plain JSON', async () => {
    const { tracker } = await office()
    const asked = { plan: 'p1', period: calendars.calendarYear.year(2021) }
    for (const answer of [tracker.figures(asked), tracker.explain(asked, 'assigned')]) {
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
      const isFrozen = (value: unknown): boolean =>
        typeof value !== 'object' ||
        value === null ||
        (Object.isFrozen(value) && Object.values(value).every(isFrozen))
      expect(isFrozen(answer)).toBe(true)
    }
  })
})
