import type { PlanningCommand } from '@tiendo/core'
import { describe, expect, it } from 'vitest'
import { office } from './office.ts'

async function published() {
  const { tracker, clock } = await office()
  clock.set('2021-07-09T02:00:00.000Z')
  const period = { start: '2021-04-01', end: '2021-06-30' }
  const figures = tracker.figures({ plan: 'p1', asOf: '2021-06-30', period })
  await tracker.executeAll([
    {
      type: 'PublishFigures',
      publication: 'q2',
      title: 'Quý II',
      figures,
      head: tracker.head,
      on: '2021-07-09',
    },
    { type: 'SealPeriod', plan: 'p1', through: '2021-06-30', on: '2021-07-09' },
  ])
  return { tracker, figures }
}

describe('published figures', () => {
  it('are kept as they were, and compared with what is known now', async () => {
    const { tracker, figures } = await published()
    expect(tracker.published('q2')).toMatchObject({
      isReproduced: true,
      restatement: { changes: [], tasks: [] },
    })
    await tracker.execute({
      type: 'CompleteTask',
      task: 't1',
      correction: { reason: 'It came late.', authority: { issuer: 'Giám đốc Sở' } },
      on: '2021-06-28',
    })
    const compared = tracker.published('q2')
    expect(compared.figures).toEqual(figures)
    expect(compared.isReproduced).toBe(true)
    expect(compared.now.counts).toMatchObject({ completedOnTime: 1, openOverdue: 2 })
    expect(compared.restatement.tasks).toMatchObject([
      {
        task: 't1',
        before: 'openOverdue',
        after: 'completedOnTime',
        events: [{ type: 'TaskCompleted', correction: { reason: 'It came late.' } }],
      },
    ])
  })

  it('that the log does not give are told apart from those that it gives', async () => {
    const { tracker, figures } = await published()
    const embellished = { ...figures, counts: { ...figures.counts, openOverdue: 0, completedOnTime: 3 } }
    await tracker.execute({
      type: 'PublishFigures',
      publication: 'better',
      figures: embellished,
      head: tracker.head,
      on: '2021-07-09',
    })
    expect(tracker.published('better').isReproduced).toBe(false)
    expect(tracker.published('q2').isReproduced).toBe(true)
    expect(tracker.publications().map(({ publication, title, on }) => [publication, title, on])).toEqual([
      ['q2', 'Quý II', '2021-07-09'],
      ['better', undefined, '2021-07-09'],
    ])
  })

  it('are found by their plan, and no other id is one', async () => {
    const { tracker } = await published()
    const { events } = await tracker.read([{ types: ['FiguresPublished'], tags: ['plan:p1'] }])
    expect(events).toHaveLength(1)
    for (const id of ['q9', '__proto__', 'constructor'])
      expect(() => tracker.published(id)).toThrow(expect.objectContaining({ code: 'UNKNOWN_PUBLICATION' }))
  })
})

describe('a restatement', () => {
  it('names what moved a task without being about it: mergers, closings, tasks that stand for it', async () => {
    const { tracker } = await published()
    await tracker.execute({ type: 'RegisterUnit', unit: 'u2', name: 'x', on: '2021-01-01' })
    const asked = { plan: 'p1', asOf: '2021-06-30', lead: { unit: 'u1' } }
    const before = tracker.figures(asked)
    await tracker.execute({ type: 'MergeUnit', unit: 'u1', into: 'u2', on: '2021-05-01' })
    const { tasks } = tracker.restatement(before, tracker.figures(asked))
    expect(tasks.map(({ task, after, events }) => [task, after, events.map(({ type }) => type)])).toEqual(
      ['t1', 't2', 't3'].map((task) => [task, undefined, ['UnitMerged']]),
    )
    const open = { plan: 'p1', asOf: '2021-06-30' }
    const opened = tracker.figures(open)
    const correction = { reason: 'The plan ended earlier.' }
    await tracker.execute({ type: 'ClosePlan', plan: 'p1', correction, on: '2021-05-31' })
    const closed = tracker.restatement(opened, tracker.figures(open)).tasks
    expect(closed[0]).toMatchObject({
      after: 'openWithinDeadline',
      events: [{ type: 'PlanClosed', correction }],
    })
  })

  it('of a roll-up names the tasks that came to stand for one', async () => {
    const { tracker } = await published()
    await tracker.execute({
      type: 'IssuePlan',
      plan: 'p2',
      title: 'x',
      owner: 'u1',
      authority: { issuer: 'x' },
      period: { start: '2021-01-01', end: '2021-12-31' },
      parent: 'p1',
      on: '2021-01-01',
    })
    const asked = { plan: 'p1', rollUp: true, asOf: '2021-06-30' }
    const before = tracker.figures(asked)
    await tracker.execute({
      type: 'AddTask',
      plan: 'p2',
      task: 'c1',
      code: '1',
      title: 'x',
      implements: 't1',
      on: '2021-01-01',
    })
    const { tasks } = tracker.restatement(before, tracker.figures(asked))
    expect(tasks.map(({ task, after, events }) => [task, after, events.map(({ type }) => type)])).toEqual([
      ['t1', undefined, ['TaskAdded']],
      ['c1', 'openUndated', ['TaskAdded']],
    ])
  })
})

describe('a sealed period', () => {
  it('takes work that is dated in it with a correction only, and work after it as ever', async () => {
    const { tracker } = await published()
    const report = (on: string, correction?: { reason: string }): PlanningCommand => ({
      type: 'ReportProgress',
      task: 't1',
      percent: 5,
      correction,
      on,
    })
    await expect(tracker.execute(report('2021-06-30'))).rejects.toMatchObject({
      code: 'PERIOD_SEALED',
      data: { plan: 'p1', on: '2021-06-30', sealedThrough: '2021-06-30' },
    })
    await tracker.execute(report('2021-07-01'))
    const { events } = await tracker.execute(report('2021-06-30', { reason: 'It was forgotten.' }))
    expect(events[0]?.data).toMatchObject({ correction: { reason: 'It was forgotten.' } })
    expect(tracker.plans()[0]).toMatchObject({ sealedThrough: '2021-06-30' })
  })
})

describe('a review', () => {
  it('gives directions that become tasks of the next plan', async () => {
    const { tracker } = await published()
    await tracker.executeAll([
      {
        type: 'HoldReview',
        plan: 'p1',
        review: 'r1',
        kind: 'annual',
        directions: [{ direction: 'd1', text: 'Không để chậm, sót việc.' }, { text: 'Báo cáo hằng quý.' }],
        on: '2021-07-09',
      },
      {
        type: 'IssuePlan',
        plan: 'p2',
        title: 'x',
        owner: 'u1',
        authority: { issuer: 'x' },
        period: { start: '2022-01-01', end: '2022-12-31' },
        on: '2021-07-09',
      },
      {
        type: 'AddTask',
        plan: 'p2',
        task: 'n1',
        code: '1',
        title: 'x',
        direction: { review: 'r1', direction: 'd1' },
        on: '2022-01-01',
      },
    ])
    const [review] = tracker.reviews()
    expect(review).toMatchObject({ review: 'r1', plan: 'p1', kind: 'annual', on: '2021-07-09' })
    expect(review?.directions.map(({ text, tasks }) => [text, tasks])).toEqual([
      ['Không để chậm, sót việc.', [{ plan: 'p2', task: 'n1' }]],
      ['Báo cáo hằng quý.', []],
    ])
  })
})

describe('a closed plan', () => {
  it('is answered as on its last day, whatever was recorded for later, until it is opened again', async () => {
    const { tracker } = await published()
    await tracker.executeAll([
      { type: 'WithdrawTask', task: 't2', reason: 'x', on: '2021-07-05' },
      { type: 'ClosePlan', plan: 'p1', on: '2021-07-02' },
    ])
    const assigned = () => tracker.figures({ plan: 'p1', asOf: '2021-12-31' }).counts.assigned
    expect(assigned()).toBe(3)
    expect(tracker.plans()[0]).toMatchObject({ closedOn: '2021-07-02' })
    await expect(
      tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-07-01' }),
    ).rejects.toMatchObject({
      code: 'PLAN_CLOSED',
    })
    const [task] = tracker.explain({ plan: 'p1', asOf: '2021-12-31' }, 'openOverdue').tasks
    expect(task?.daysOverdue).toBe(2)
    await tracker.execute({
      type: 'ReopenPlan',
      plan: 'p1',
      reason: 'x',
      authority: { issuer: 'x' },
      on: '2021-07-09',
    })
    expect(assigned()).toBe(2)
    expect(tracker.plans()[0]).not.toHaveProperty('closedOn')
    await tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-07-01' })
  })
})
