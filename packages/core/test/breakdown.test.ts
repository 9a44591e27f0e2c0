import { type Dimension, type Question, statuses, viewNames } from '@tiendo/core'
import { replay, sealLines } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, period, unrulyLog } from './arbitrary-log.ts'
import { office } from './office.ts'

const on = '2021-03-01'

/** The question that asks for a row alone. */
const asked: { readonly [By in Exclude<Dimension, 'plan'>]: (key: string) => Question } = {
  group: (group) => ({ group }),
  kind: (kind) => ({ kind: kind as 'planned' }),
  leadUnit: (unit) => ({ lead: { unit } }),
  leadTree: (unit) => ({ lead: { unit, subtree: true } }),
  coordinatingUnit: (unit) => ({ coordinating: { unit } }),
}

describe('a breakdown', () => {
  it('has in each row what the question for that row alone is answered, on any log', () => {
    fc.assert(
      fc.property(unrulyLog, date, period, (log, asOf, inPeriod) => {
        const replayed = replay(sealLines(log))
        const question = { asOf, period: inPeriod, running: false }
        for (const by of Object.keys(asked) as (keyof typeof asked)[]) {
          for (const { key, bucket, ...row } of replayed.breakdown(question, by).rows) {
            // Units that were never registered can be named by events, not by questions.
            if (key === undefined || ['u3', 'u4'].includes(key)) continue
            const { counts, ratios, weighted, views } = replayed.figures({ ...question, ...asked[by](key) })
            expect({ by, key, ...row }).toEqual({ by, key, counts, ratios, weighted, views })
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('adds up to the whole where it says so, on any log', () => {
    fc.assert(
      fc.property(
        unrulyLog,
        date,
        fc.constantFrom('group', 'kind', 'plan', 'leadUnit', 'leadTree', 'coordinatingUnit'),
        (log, asOf, by) => {
          const replayed = replay(sealLines(log))
          const { rows, addsUp } = replayed.breakdown({ asOf }, by as Dimension)
          const { counts } = replayed.figures({ asOf })
          for (const name of [...statuses, 'assigned', 'outOfScope', 'tasks', 'unweightedCount'] as const) {
            const sum = rows.reduce((total, row) => total + row.counts[name], 0)
            if (addsUp) expect(sum).toBe(counts[name])
            else expect(sum).toBeGreaterThanOrEqual(counts[name])
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('has buckets for a collective and for nobody, at the end, and says that two leads do not add up', async () => {
    const { tracker } = await office()
    const task = (id: string) =>
      ({ type: 'AddTask', plan: 'p1', task: id, code: id, title: 'x', on }) as const
    await tracker.executeAll([
      { type: 'RegisterUnit', unit: 'u2', name: 'x', parent: 'u1', on },
      { ...task('n') },
      { ...task('c'), collective: 'Các phòng' },
      { ...task('b'), leadUnits: ['u1', 'u2'], coordinatingUnits: ['u2'] },
    ])
    const rows = (by: Dimension) =>
      tracker
        .breakdown({ plan: 'p1' }, by)
        .rows.map(({ key, bucket, counts }) => `${key ?? bucket} ${counts.assigned}`)
    expect(rows('leadUnit')).toEqual(['u1 4', 'u2 1', 'none 1', 'collective 1'])
    expect(rows('leadTree')).toEqual(['u1 4', 'u2 1', 'none 1', 'collective 1'])
    expect(rows('coordinatingUnit')).toEqual(['u2 1', 'none 5'])
    expect(rows('kind')).toEqual(['planned 6'])
    expect(tracker.breakdown({ plan: 'p1' }, 'leadUnit').addsUp).toBe(false)
    expect(tracker.breakdown({ plan: 'p1' }, 'kind').addsUp).toBe(true)
  })

  it('has views where there is a period, and none where there is not', async () => {
    const { tracker } = await office()
    const [row] = tracker.breakdown({ plan: 'p1', period: { start: on, end: '2021-06-30' } }, 'plan').rows
    expect(Object.keys(row?.views ?? {})).toEqual(viewNames)
    expect(tracker.breakdown({ plan: 'p1' }, 'plan').rows[0]).not.toHaveProperty('views')
  })

  it.each(['unit', '__proto__', 'toString', undefined])('refuses %j', async (by) => {
    const { tracker } = await office()
    expect(() => tracker.breakdown({}, by as 'kind')).toThrow(
      expect.objectContaining({ code: 'INVALID_QUESTION', path: 'by' }),
    )
  })
})
