import { describe, expect, it } from 'vitest'
import { closingOf, evolve, initial, keyOf, type Plan, type Review, tagsOf, touches } from './aggregates.ts'
import type { PlanningEvent } from './events.ts'

const event = (type: string, on: string, data: object, position = 1) =>
  ({ type, on, data, position }) as unknown as PlanningEvent
const authority = { issuer: 'x' }

function plan(...events: readonly (readonly [string, string, object])[]): Plan {
  const state = initial(keyOf.plan('p1')) as Plan
  for (const [index, [type, on, data]] of events.entries())
    evolve(state, event(type, on, { plan: 'p1', ...data }, index + 1), keyOf.plan('p1'))
  return state
}

describe('a plan', () => {
  const issued = (title: string) =>
    [
      'PlanIssued',
      '2021-01-01',
      { title, owner: 'u1', authority, period: {}, calendar: 'calendarYear', timeZone: 'UTC' },
    ] as const

  it('is as it was issued first', () => {
    const { title, issuedAt } = plan(issued('first'), issued('second'))
    expect([title, issuedAt]).toEqual(['first', 1])
  })

  it('has a group as it was added first and revised last', () => {
    const groups = plan(
      ['GroupAdded', '2021-01-01', { group: 'g1', title: 'One', ordinal: 'I' }],
      ['GroupAdded', '2021-01-01', { group: 'g2', title: 'Two' }],
      ['GroupAdded', '2021-01-01', { group: 'g1', title: 'Again' }],
      ['GroupRevised', '2021-01-02', { group: 'g2', title: 'Second' }],
      ['GroupRevised', '2021-01-02', { group: 'g1', ordinal: 'IX' }],
      ['GroupRevised', '2021-01-02', { group: 'g9', title: 'Nowhere' }],
    ).groups
    expect(groups).toEqual([
      { id: 'g1', title: 'One', ordinal: 'IX' },
      { id: 'g2', title: 'Second', ordinal: undefined },
    ])
  })

  it('is closed by what was recorded last and is known', () => {
    const state = plan(
      ['PlanClosed', '2021-12-31', {}],
      ['PlanReopened', '2022-02-01', { reason: 'x', authority }],
      ['PlanClosed', '2021-11-30', { correction: { reason: 'x' } }],
    )
    const days = [0, 1, 2, 3].map((knownAt) => closingOf(state, knownAt))
    expect(days).toEqual([undefined, 18_992, undefined, 18_961])
    expect(closingOf(undefined, 9)).toBeUndefined()
    expect(state.closings.map(({ correction }) => correction?.reason)).toEqual([undefined, undefined, 'x'])
  })

  it('is sealed through the latest day, whatever was recorded last', () => {
    const state = plan(
      ['PeriodSealed', '2021-07-01', { through: '2021-06-30' }],
      ['PeriodSealed', '2021-07-02', { through: '2021-03-31' }],
    )
    expect(state.sealedThrough).toBe('2021-06-30')
  })
})

describe('a review', () => {
  it('is as it was held first, with the tasks that answer its directions', () => {
    const state = initial(keyOf.review('r1')) as Review
    const held = (kind: string) => ({ plan: 'p1', review: 'r1', kind, directions: [] })
    const task = (id: string) => ({
      plan: 'p2',
      task: id,
      code: id,
      direction: { review: 'r1', direction: 'd1' },
    })
    for (const each of [
      event('ReviewHeld', '2021-07-09', held('interim')),
      event('ReviewHeld', '2021-07-10', held('annual')),
      event('TaskAdded', '2022-01-01', task('t1')),
    ])
      evolve(state, each, keyOf.review('r1'))
    expect(state).toEqual({
      held: { ...held('interim'), on: '2021-07-09' },
      tasks: [{ direction: 'd1', plan: 'p2', task: 't1' }],
    })
  })
})

describe('an event', () => {
  it.each([
    ['UnitMerged', { unit: 'a', into: 'b' }, ['unit:a'], ['unit:a', 'unit:b']],
    ['PlanClosed', { plan: 'p1' }, ['plan:p1'], ['plan:p1']],
    ['ReviewHeld', { plan: 'p1', review: 'r1' }, ['review:r1'], ['review:r1', 'plan:p1']],
    [
      'TasksMerged',
      { plan: 'p1', task: 't3', merged: ['t1', 't2'] },
      ['task:t1', 'task:t2'],
      ['task:t1', 'task:t2', 'plan:p1', 'task:t3'],
    ],
    ['TaskWithdrawn', { plan: 'p1', task: 't1' }, ['task:t1'], ['task:t1', 'plan:p1']],
    [
      'FiguresPublished',
      { publication: 'f1', figures: { question: { plan: ['p1', 'p2'] } } },
      ['publication:f1'],
      ['publication:f1', 'plan:p1', 'plan:p2'],
    ],
    [
      'FiguresPublished',
      { publication: 'f1', figures: { question: {} } },
      ['publication:f1'],
      ['publication:f1'],
    ],
  ])('%s changes and is found by what it is about', (type, data, changed, tags) => {
    expect(touches(event(type, '2021-01-01', data))).toEqual(changed)
    expect(tagsOf(event(type, '2021-01-01', data))).toEqual(tags)
  })
})
