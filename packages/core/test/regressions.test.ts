import { replay, sealLines } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { office } from './office.ts'

/** Ways in which figures were once wrong, each by its name. */

const on = '2021-03-01'
const event = (type: string, day: string, data: object) => ({ type, on: day, data: data as never })
const imported = (...events: ReturnType<typeof event>[]) =>
  replay(
    sealLines(
      events.map((each, index) => ({
        id: `c-${index}`,
        at: `2021-12-31T00:00:00.${String(index).padStart(3, '0')}Z`,
        events: [each],
      })),
    ),
  )
const plan = (id: string, more: object = {}) =>
  event('PlanIssued', '2021-01-01', {
    plan: id,
    title: id,
    owner: 'u1',
    authority: { issuer: 'x' },
    period: { start: '2021-01-01', end: '2021-12-31' },
    calendar: 'calendarYear',
    timeZone: 'UTC',
    ...more,
  })
const task = (id: string, more: object = {}) =>
  event('TaskAdded', '2021-01-01', {
    plan: 'p1',
    task: id,
    code: id,
    title: id,
    kind: 'planned',
    leadUnits: [],
    coordinatingUnits: [],
    ...more,
  })

async function inJuly() {
  const { tracker, clock } = await office()
  clock.set('2022-02-01T02:00:00.000Z')
  const issue = (id: string, year: number, parent?: string) =>
    ({
      type: 'IssuePlan',
      plan: id,
      title: id,
      owner: 'u1',
      authority: { issuer: 'x' },
      period: { start: `${year}-01-01`, end: `${year}-12-31` },
      parent,
      on,
    }) as const
  await tracker.executeAll([issue('c', 2021, 'p1'), issue('p2', 2022, 'p1')])
  const rolledUp = (asOf: string) =>
    tracker.explain({ plan: 'p1', rollUp: true, asOf }, 'assigned').tasks.map((each) => each.task)
  return { tracker, rolledUp }
}

describe('a roll-up', () => {
  it('counts nothing twice when a task that implements another one is split, or merged with its like', async () => {
    const { tracker, rolledUp } = await inJuly()
    const child = (id: string) =>
      ({ type: 'AddTask', plan: 'c', task: id, code: id, title: id, implements: 't1', on }) as const
    await tracker.executeAll([child('c1'), child('c2')])
    await tracker.executeAll([
      {
        type: 'SplitTask',
        task: 'c1',
        into: [
          { task: 'a', code: 'a', title: 'a' },
          { task: 'b', code: 'b', title: 'b' },
        ],
        reason: 'x',
        on: '2021-06-01',
      },
      {
        type: 'MergeTasks',
        tasks: ['b', 'c2'],
        into: { task: 'm', code: 'm', title: 'm' },
        reason: 'x',
        on: '2021-07-01',
      },
    ])
    expect(rolledUp('2021-05-31')).toEqual(['t2', 't3', 'c1', 'c2'])
    expect(rolledUp('2021-06-01')).toEqual(['t2', 't3', 'c2', 'a', 'b'])
    expect(rolledUp('2021-07-01')).toEqual(['t2', 't3', 'a', 'm'])
  })

  it('counts a task that was carried over, and done before after all', async () => {
    const { tracker, rolledUp } = await inJuly()
    await tracker.execute({
      type: 'CarryOverTask',
      task: 't1',
      to: { plan: 'p2', task: 's1' },
      on: '2021-12-31',
    })
    expect(rolledUp('2022-01-31')).toEqual(['t2', 't3', 's1'])
    await tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-12-28' })
    expect(rolledUp('2022-01-31')).toEqual(['t1', 't2', 't3', 's1'])
  })

  it('at a position does not change when a plan is issued later', () => {
    const { explain } = imported(plan('p1'), task('t1', { plan: 'c' }), plan('c', { parent: 'p1' }))
    const found = (knownAt: number) =>
      explain({ plan: 'p1', rollUp: true, asOf: '2021-12-31', knownAt }, 'assigned').tasks.length
    expect([found(2), found(3)]).toEqual([0, 1])
  })
})

describe('an event that names another plan than the birth', () => {
  const other = { plan: 'other', task: 't1' }

  it('takes nothing back', () => {
    const { figures } = imported(
      plan('p1'),
      task('t1'),
      event('TaskCompleted', '2021-02-01', { plan: 'p1', task: 't1' }),
      event('EventRetracted', '2021-02-01', { ...other, position: 3, reason: 'x' }),
    )
    expect(figures({ asOf: '2021-06-30' }).counts.completedUndated).toBe(1)
  })

  it('is no work on it', () => {
    const period = { start: '2021-01-01', end: '2021-06-30' }
    const { figures } = imported(
      plan('p1'),
      task('t1'),
      event('ProgressReported', '2021-02-01', { ...other, percent: 5 }),
    )
    expect(figures({ asOf: '2021-06-30', period }).views?.omitted.count).toBe(1)
  })

  it('lets nothing stand for it', () => {
    const { figures } = imported(
      plan('p1'),
      task('t1'),
      task('t2'),
      event('TaskCarriedOver', '2021-02-01', {
        ...other,
        to: { plan: 'p1', task: 't2' },
        periodEnd: '2021-01-31',
      }),
    )
    expect(figures({ plan: 'p1', rollUp: true, asOf: '2021-06-30' }).counts.assigned).toBe(2)
  })
})

describe('figures', () => {
  it('of a closed plan find units as they were organised on its last day, filtered and broken down', async () => {
    const { tracker } = await inJuly()
    await tracker.executeAll([
      { type: 'RegisterUnit', unit: 'u2', name: 'x', on },
      { type: 'ClosePlan', plan: 'p1', on: '2021-12-31' },
      { type: 'MergeUnit', unit: 'u1', into: 'u2', on: '2022-01-15' },
    ])
    const asked = { plan: 'p1', asOf: '2022-01-31' }
    expect(tracker.figures({ ...asked, lead: { unit: 'u1' } }).counts.assigned).toBe(3)
    expect(tracker.breakdown(asked, 'leadUnit').rows.map(({ key }) => key)).toEqual(['u1'])
  })

  it('count a resumption with a later deadline among the extensions', async () => {
    const { tracker } = await inJuly()
    await tracker.executeAll([
      { type: 'SuspendTask', task: 't1', reason: 'x', on: '2021-08-01' },
      { type: 'ResumeTask', task: 't1', deadline: '2021-12-31', on: '2021-08-01' },
    ])
    expect(tracker.figures({ plan: 'p1', asOf: '2021-08-15' }).counts.extendedCount).toBe(1)
  })

  it('keep the last deadline that anybody approved when a task is resumed with the one in force', async () => {
    const { tracker } = await inJuly()
    await tracker.executeAll([
      {
        type: 'ChangeDeadline',
        task: 't1',
        to: '2021-12-31',
        reason: 'x',
        authority: { issuer: 'x' },
        on: '2021-07-15',
      },
      { type: 'SuspendTask', task: 't1', reason: 'x', on: '2021-08-01' },
      { type: 'ResumeTask', task: 't1', on: '2021-08-02' },
    ])
    const overdue = (policy: 'inForce' | 'lenient') =>
      tracker.figures({ plan: 'p1', asOf: '2021-09-01', policy, lead: { unit: 'u1' } }).counts.openOverdue
    expect([overdue('inForce'), overdue('lenient')]).toEqual([3, 2])
  })

  it('of a plan in a zone that this platform does not know are answered in the zone of whoever asks', () => {
    const { figures } = imported(plan('p1', { timeZone: 'Mars/Olympus' }), task('t1'))
    expect(figures({ plan: 'p1', asOf: '2021-06-30' }).counts.assigned).toBe(1)
  })
})

describe('a carrying over', () => {
  it('is referred to by its own date, though it counts later', async () => {
    const { tracker } = await inJuly()
    await tracker.execute({
      type: 'CarryOverTask',
      task: 't1',
      to: { plan: 'p2', task: 's1' },
      on: '2021-12-20',
    })
    const [task] = tracker.explain({ plan: 'p1', asOf: '2022-01-15' }, 'outOfScope').tasks
    expect(task?.because.at(-1)).toMatchObject({ type: 'TaskCarriedOver', on: '2021-12-20' })
  })

  it('out of a plan that ends with the calendar is refused', async () => {
    const { tracker } = await inJuly()
    await tracker.executeAll([
      {
        type: 'IssuePlan',
        plan: 'end',
        title: 'x',
        owner: 'u1',
        authority: { issuer: 'x' },
        period: { start: '9999-01-01', end: '9999-12-31' },
        on,
      },
      { type: 'AddTask', plan: 'end', task: 'e', code: 'e', title: 'x', on },
    ])
    await expect(
      tracker.execute({ type: 'CarryOverTask', task: 'e', to: { plan: 'p2' }, on }),
    ).rejects.toMatchObject({ code: 'INVALID_DATE' })
  })
})

describe('a group that no task is in', () => {
  it('has no tasks, also where tasks are in none', () => {
    const group = event('GroupAdded', '2021-01-01', { plan: 'p1', group: 'empty', title: 'x' })
    const { figures, explain } = imported(plan('p1'), group, task('t1'))
    for (const asked of [{ plan: 'p1', group: 'empty' }, { group: 'nowhere' }]) {
      expect(figures({ ...asked, asOf: '2021-06-30' }).counts.assigned).toBe(0)
      expect(explain({ ...asked, asOf: '2021-06-30' }, 'assigned').tasks).toEqual([])
    }
  })
})

describe('answers', () => {
  it('as known at two positions do not displace each other', async () => {
    const { tracker } = await office()
    const early = { plan: 'p1', asOf: '2021-06-30', knownAt: 3 }
    const now = { plan: 'p1', asOf: '2021-06-30' }
    const [first, second] = [tracker.figures(early), tracker.figures(now)]
    expect(tracker.figures(early)).toBe(first)
    expect(tracker.figures(now)).toBe(second)
    expect(tracker.breakdown(now, 'group')).toBe(tracker.breakdown(now, 'group'))
  })
})
