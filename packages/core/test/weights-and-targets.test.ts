import { type events, type PlanningCommand, ratioNames } from '@tiendo/core'
import { replay, sealLines } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, unrulyLog } from './arbitrary-log.ts'
import { office } from './office.ts'

const on = '2021-03-01'

async function inJuly() {
  const { tracker, clock } = await office()
  clock.set('2021-07-20T02:00:00.000Z')
  return tracker
}

describe('weights', () => {
  it('are those of the day that is looked at; without one a task counts as 1 and is counted as such', async () => {
    const tracker = await inJuly()
    await tracker.executeAll([
      { type: 'ReweightTask', task: 't1', weight: 2.5, on: '2021-05-01' },
      { type: 'ReweightTask', task: 't2', weight: 0, on: '2021-05-01' },
      { type: 'CompleteTask', task: 't1', on },
    ])
    const at = (asOf: string) => tracker.figures({ plan: 'p1', asOf })
    expect(at('2021-04-30').weighted.completionOfAssigned).toEqual({ numerator: 1000, denominator: 3000 })
    expect(at('2021-04-30').counts.unweightedCount).toBe(3)
    expect(at('2021-05-01').weighted.completionOfAssigned).toEqual({ numerator: 2500, denominator: 3500 })
    expect(at('2021-05-01').counts.unweightedCount).toBe(1)
  })

  it('of 0 leave nothing to divide by', async () => {
    const tracker = await inJuly()
    await tracker.executeAll(
      ['t1', 't2', 't3'].map((task): PlanningCommand => ({ type: 'ReweightTask', task, weight: 0, on })),
    )
    expect(tracker.figures({ plan: 'p1' }).weighted.completionOfAssigned).toBeNull()
  })

  it('add up over disjoint plans, and are thousandths of the counts where nothing has one, on any log', () => {
    fc.assert(
      fc.property(unrulyLog, date, (log, asOf) => {
        const { figures } = replay(sealLines(log))
        const [both, one, other] = [['p1', 'p2'], 'p1', 'p2'].map((plan) => figures({ plan, asOf }))
        for (const name of ratioNames) {
          const parts = [one, other].map((each) => each?.weighted[name])
          const sum = (key: 'numerator' | 'denominator') =>
            parts.reduce((total, part) => total + (part?.[key] ?? 0), 0)
          const all = both?.weighted[name]
          expect([all?.numerator ?? 0, all?.denominator ?? 0]).toEqual([sum('numerator'), sum('denominator')])
          const { ratios, weighted, counts } = both as NonNullable<typeof both>
          if (counts.unweightedCount === counts.assigned && ratios[name] !== null) {
            const { numerator, denominator } = ratios[name]
            expect(weighted[name]).toEqual({ numerator: numerator * 1000, denominator: denominator * 1000 })
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('targets', () => {
  const target = (quantity: number, kind: events.Target['kind']) => ({ quantity, unit: 'vụ', kind })
  const report = (quantity: { total: number } | { increment: number }, day: string): PlanningCommand => ({
    type: 'ReportProgress',
    task: 't1',
    quantity,
    on: day,
  })

  it.each([
    ['flow', 10, [{ increment: 4 }, { increment: 8 }], { numerator: 6, denominator: 5 }, true, [1, 1, 1]],
    ['flow', 10, [{ total: 12 }, { total: 4 }], { numerator: 2, denominator: 5 }, false, [1, 0, 0]],
    ['level', 95, [{ total: 95 }], { numerator: 1, denominator: 1 }, true, [1, 1, 0]],
    ['lowerIsBetter', 5, [{ total: 7 }, { total: 5 }], null, true, [1, 1, 0]],
    ['lowerIsBetter', 5, [{ total: 7 }], null, false, [1, 0, 0]],
    ['lowerIsBetter', 0, [{ total: 0 }], null, true, [1, 1, 0]],
    ['flow', 0, [{ total: 3 }], null, null, [1, 0, 0]],
    [
      'flow',
      0.3,
      [{ increment: 0.1 }, { increment: 0.2 }],
      { numerator: 1, denominator: 1 },
      true,
      [1, 1, 0],
    ],
    ['level', 10, [], null, null, [1, 0, 0]],
  ] as const)('%s of %d after %j', async (kind, quantity, reports, ratio, isMet, counted) => {
    const tracker = await inJuly()
    await tracker.executeAll([
      { type: 'ReviseTarget', task: 't1', target: target(quantity, kind), on },
      ...reports.map((each) => report(each, '2021-05-01')),
    ])
    const task = tracker.explain({ plan: 'p1' }, 'assigned').tasks.find((each) => each.task === 't1')
    expect(task?.attainment).toEqual({ ratio, isMet })
    const { targetCount, targetMetCount, targetExceededCount } = tracker.figures({ plan: 'p1' }).counts
    expect([targetCount, targetMetCount, targetExceededCount]).toEqual(counted)
  })

  it('are those of the day that is looked at, and what was reported by then', async () => {
    const tracker = await inJuly()
    await tracker.executeAll([
      { type: 'ReviseTarget', task: 't1', target: target(10, 'flow'), on },
      { type: 'ReviseTarget', task: 't1', target: target(20, 'flow'), on: '2021-06-01' },
      report({ increment: 5 }, '2021-04-01'),
      report({ increment: 5 }, '2021-06-15'),
    ])
    const attained = (asOf: string) =>
      tracker.explain({ plan: 'p1', asOf }, 'assigned').tasks.find((each) => each.task === 't1')?.attainment
    expect(attained('2021-05-31')?.ratio).toEqual({ numerator: 1, denominator: 2 })
    expect(attained('2021-06-14')?.ratio).toEqual({ numerator: 1, denominator: 4 })
    expect(attained('2021-06-15')?.ratio).toEqual({ numerator: 1, denominator: 2 })
  })

  it('in a period: what the quantity grew by in it', async () => {
    const tracker = await inJuly()
    await tracker.executeAll([
      report({ increment: 0.1 }, '2021-03-31'),
      report({ increment: 0.2 }, '2021-04-01'),
      report({ total: 5 }, '2021-06-30'),
    ])
    const grew = (start: string, end: string) =>
      tracker
        .explain({ plan: 'p1', period: { start, end }, asOf: end }, 'cumulative')
        .tasks.find((each) => each.task === 't1')?.quantityInPeriod
    expect([grew('2021-01-01', '2021-03-31'), grew('2021-04-01', '2021-05-31')]).toEqual([0.1, 0.2])
    expect(grew('2021-04-01', '2021-06-30')).toBe(4.9)
    expect(grew('2021-07-01', '2021-07-15')).toBe(0)
  })
})
