import type { PlanningCommand } from '@tiendo/core'
import { replay, sealLines } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { office } from './office.ts'

const on = '2021-03-01'
const register = (unit: string, parent?: string): PlanningCommand => ({
  type: 'RegisterUnit',
  unit,
  name: unit.toUpperCase(),
  parent,
  on,
})

/** Two provinces with a division each; the first one merges into the second in July. */
async function provinces() {
  const { tracker, clock } = await office()
  await tracker.executeAll([
    register('a'),
    register('b'),
    register('a1', 'a'),
    register('b1', 'b'),
    ...['a', 'b', 'a1'].map(
      (unit): PlanningCommand => ({
        type: 'AddTask',
        plan: 'p1',
        task: `of-${unit}`,
        code: unit,
        title: 'x',
        leadUnits: [unit],
        coordinatingUnits: ['b1'],
        on,
      }),
    ),
    { type: 'MergeUnit', unit: 'a', into: 'b', on: '2021-07-01' },
    { type: 'RenameUnit', unit: 'b', name: 'A and B', on: '2021-07-01' },
  ])
  clock.set('2021-09-01T02:00:00.000Z')
  return tracker
}

describe('units', () => {
  it('are those that stand for the ones that are named, on the day that is looked at', async () => {
    const tracker = await provinces()
    const led = (unit: string, asOf: string, more = {}) =>
      tracker.figures({ plan: 'p1', lead: { unit, ...more }, asOf }).counts.assigned
    expect([led('a', '2021-06-30'), led('b', '2021-06-30')]).toEqual([1, 1])
    expect([led('a', '2021-07-01'), led('b', '2021-07-01')]).toEqual([0, 2])
    expect(led('a', '2021-06-30', { subtree: true })).toBe(2)
    expect(led('b', '2021-07-01', { subtree: true })).toBe(3)
  })

  it('stay readable under the organisation of any date', async () => {
    const tracker = await provinces()
    const led = (unitsAsOf: string) =>
      tracker.figures({ plan: 'p1', lead: { unit: 'a' }, asOf: '2021-08-01', unitsAsOf }).counts.assigned
    expect([led('2021-06-30'), led('2021-07-01')]).toEqual([1, 0])
  })

  it('take part in buckets of their own', async () => {
    const tracker = await provinces()
    const takesPart = (unit: string, subtree = false) =>
      tracker.figures({ plan: 'p1', coordinating: { unit, subtree }, asOf: '2021-06-30' }).counts.assigned
    expect([takesPart('b1'), takesPart('b'), takesPart('b', true), takesPart('a', true)]).toEqual([
      3, 0, 3, 0,
    ])
  })

  it('are listed as of a day', async () => {
    const tracker = await provinces()
    const found = (asOf?: string) =>
      tracker.units(asOf === undefined ? {} : { asOf }).filter(({ unit }) => unit === 'a' || unit === 'b')
    expect(found('2021-06-30')).toEqual([
      { unit: 'a', name: 'A' },
      { unit: 'b', name: 'B' },
    ])
    expect(found()).toEqual([
      { unit: 'a', name: 'A', into: 'b' },
      { unit: 'b', name: 'A and B' },
    ])
    expect(() => tracker.units({ asOf: '2021-02-30' })).toThrow(
      expect.objectContaining({ code: 'INVALID_DATE', path: 'asOf' }),
    )
  })

  it('of a log that breaks the rules form no endless circle: each stands for itself', () => {
    const at = '2021-01-01T00:00:00.000Z'
    const event = (type: string, data: object) => ({ type, on: '2021-01-01', data: data as never })
    const task = {
      plan: 'p1',
      task: 't1',
      code: '1',
      title: 'x',
      kind: 'planned',
      leadUnits: ['a', 'c', 'nowhere'],
      coordinatingUnits: [],
    }
    const { figures } = replay(
      sealLines([
        {
          id: 'c',
          at,
          events: [
            event('UnitRegistered', { unit: 'a', name: 'A', parent: 'b' }),
            event('UnitRegistered', { unit: 'b', name: 'B', parent: 'a' }),
            event('UnitRegistered', { unit: 'c', name: 'C' }),
            event('UnitMerged', { unit: 'a', into: 'b' }),
            event('UnitMerged', { unit: 'b', into: 'a' }),
            event('UnitMerged', { unit: 'c', into: 'a' }),
            event('UnitMoved', { unit: 'ghost', parent: 'a' }),
            event('TaskAdded', task),
          ],
        },
      ]),
    )
    const led = (unit: string) =>
      [true, false].map((subtree) => figures({ lead: { unit, subtree }, asOf: '2021-06-30' }).counts.assigned)
    expect([led('a'), led('b'), led('c')]).toEqual([
      [1, 1],
      [1, 0],
      [0, 0],
    ])
  })
})
