import { addDays, type Figures, type Status, statuses, type ViewName } from '@tiendo/core'
import { replay, sealLines } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, headerLength, period, question, unrulyLog } from './arbitrary-log.ts'
import { naiveTasks } from './naive-status.ts'

/** The laws of figures, on logs that keep no rule and on questions of every shape. */

const runs = { numRuns: 400 }
const withoutGroup = question.map(({ group: _, ...asked }) => asked)

function done({ counts }: Pick<Figures, 'counts'>): number {
  return counts.completedOnTime + counts.completedLate + counts.completedUndated
}

describe('figures', () => {
  it('add up: the seven statuses are what is assigned, in the whole and in every view', () => {
    fc.assert(
      fc.property(unrulyLog, withoutGroup, date, period, (log, asked, asOf, inPeriod) => {
        const { counts, views } = replay(sealLines(log)).figures({ ...asked, asOf, period: inPeriod })
        for (const { assigned, ...tally } of [
          counts,
          ...Object.values(views ?? {}).map((view) => view.counts),
        ]) {
          expect(statuses.reduce((sum, status) => sum + tally[status], 0)).toBe(assigned)
        }
      }),
      runs,
    )
  })

  it('are the same with a period as without one', () => {
    fc.assert(
      fc.property(unrulyLog, withoutGroup, date, period, (log, asked, asOf, inPeriod) => {
        const replayed = replay(sealLines(log))
        const { counts, ratios } = replayed.figures({ ...asked, asOf })
        expect(replayed.figures({ ...asked, asOf, period: inPeriod })).toMatchObject({ counts, ratios })
      }),
      { numRuns: 150 },
    )
  })

  it('at a position never change, whatever is recorded later', () => {
    fc.assert(
      fc.property(unrulyLog, question, date, period, fc.nat(), (log, asked, asOf, inPeriod, cut) => {
        const lines = [...sealLines(log)]
        const knownAt = headerLength + (cut % (lines.length - headerLength + 1))
        const then = replay(lines, { upTo: knownAt })
        const now = replay(lines)
        const frozen = { running: false, ...asked, plan: 'p1', asOf, knownAt, period: inPeriod }
        expect(now.figures(frozen)).toEqual(then.figures(frozen))
      }),
      runs,
    )
  })

  it('are not changed by events that became true after the day asked about', () => {
    fc.assert(
      fc.property(unrulyLog, withoutGroup, date, (log, { unitsAsOf: _, ...asked }, asOf) => {
        // Something else stands in their places, so that retractions go on naming what they named.
        const kept = log.map((commit) => ({
          ...commit,
          events: commit.events.map((event) => (isOfNoLaterDay(event, asOf) ? event : placeholder)),
        }))
        const [all, some] = [log, kept].map((commits) =>
          replay(sealLines(commits)).figures({ ...asked, asOf }),
        )
        // Without the later births the tasks are not known at all; either way they do not count.
        expect({ ...all?.counts, outOfScope: 0 }).toEqual({ ...some?.counts, outOfScope: 0 })
      }),
      runs,
    )
  })

  it('balance over a period: done at its end = done before it + doneIn − undoneIn', () => {
    fc.assert(
      fc.property(
        unrulyLog,
        period,
        fc.constantFrom('inForce', 'original', 'lenient'),
        (log, inPeriod, policy) => {
          const replayed = replay(sealLines(log))
          const { views } = replayed.figures({
            asOf: inPeriod.end,
            period: inPeriod,
            policy: policy as 'inForce',
          })
          const before = replayed.figures({ asOf: addDays(inPeriod.start, -1), policy: policy as 'inForce' })
          expect(views && done(views.cumulative)).toBe(
            done(before) + (views?.doneIn.count ?? 0) - (views?.undoneIn.count ?? 0),
          )
        },
      ),
      runs,
    )
  })

  it('find every task that is overdue at the end of a period carried in, due in or revived in it', () => {
    fc.assert(
      fc.property(unrulyLog, withoutGroup, date, period, (log, asked, asOf, inPeriod) => {
        const replayed = replay(sealLines(log))
        const full = { ...asked, running: false, asOf, period: inPeriod }
        const tasksIn = (view: ViewName) => replayed.explain(full, view).tasks.map(keyOf)
        const overdue = replayed.explain(full, 'openOverdue', { view: 'cumulative' }).tasks
        const accounted = new Set([...tasksIn('carriedIn'), ...tasksIn('dueIn'), ...tasksIn('revivedIn')])
        for (const evidence of overdue) expect(accounted).toContain(keyOf(evidence))
      }),
      runs,
    )
  })

  it('keep carriedIn and dueIn apart, but for a lenient policy or a reopening or resumption that states a new deadline', () => {
    fc.assert(
      fc.property(unrulyLog, withoutGroup, period, (log, asked, inPeriod) => {
        const stated = new Set(
          log.flatMap(({ events }) => events.filter(statesDeadline).map(({ data }) => data['task'])),
        )
        const policy = asked.policy === 'lenient' ? 'inForce' : asked.policy
        const full = { ...asked, policy, running: false, asOf: inPeriod.end, period: inPeriod }
        const replayed = replay(sealLines(log))
        const due = new Set(replayed.explain(full, 'dueIn').tasks.map(keyOf))
        const both = replayed
          .explain(full, 'carriedIn')
          .tasks.filter((evidence) => due.has(keyOf(evidence)) && !stated.has(evidence.task))
        expect(both).toEqual([])
      }),
      runs,
    )
  })

  it('of disjoint plans add up', () => {
    fc.assert(
      fc.property(unrulyLog, date, (log, asOf) => {
        const replayed = replay(sealLines(log))
        const [both, one, other] = [['p1', 'p2'], 'p1', 'p2'].map(
          (plan) => replayed.figures({ plan, asOf }).counts,
        )
        for (const name of [...statuses, 'assigned', 'outOfScope', 'extendedCount'] as const) {
          expect(both?.[name]).toBe((one?.[name] ?? 0) + (other?.[name] ?? 0))
        }
      }),
      runs,
    )
  })

  it('explain themselves: every count is the number of the tasks behind it, every ratio the pair', () => {
    fc.assert(
      fc.property(unrulyLog, withoutGroup, date, period, (log, asked, asOf, inPeriod) => {
        const replayed = replay(sealLines(log))
        const full = { ...asked, asOf, period: inPeriod }
        const { counts, ratios, views } = replayed.figures(full)
        for (const status of statuses)
          expect(replayed.explain(full, status).tasks).toHaveLength(counts[status])
        for (const [name, ratio] of Object.entries(ratios)) {
          const { tasks, denominator = [] } = replayed.explain(full, name as 'onTimeOfDue')
          const pair = { numerator: tasks.length, denominator: denominator.length }
          expect(pair.denominator === 0 ? null : pair).toEqual(ratio)
        }
        for (const [name, view] of Object.entries(views ?? {})) {
          expect(replayed.explain(full, name as ViewName).tasks).toHaveLength(view.count)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('agree with a second implementation that sorts and replays everything for every question', () => {
    fc.assert(
      fc.property(
        unrulyLog,
        date,
        fc.nat(),
        fc.constantFrom('inForce' as const, 'original' as const, 'lenient' as const),
        (log, asOf, cut, policy) => {
          const events = log.flatMap(
            ({ events: [event] }, index) => ({ ...event, position: index + 1 }) as never,
          )
          const knownAt = cut % (log.length + 1)
          const asked = { asOf, knownAt, policy, running: false }
          const expected = naiveTasks(events, asked)
          const replayed = replay(sealLines(log))
          const found = (['outOfScope', ...statuses] as Status[]).flatMap((status) =>
            replayed
              .explain(asked, status)
              .tasks.map(({ task, occurrence }): [string, Status] => [
                occurrence === undefined ? task : `${task}/${occurrence}`,
                status,
              ]),
          )
          const statusOf = new Map([...expected].map(([key, { status }]) => [key, status]))
          expect(new Map(found)).toEqual(statusOf)
          const { pendingCount, suspendedOverdue } = replayed.figures(asked).counts
          const counted = [...expected.values()]
          expect([pendingCount, suspendedOverdue]).toEqual([
            counted.filter(({ isPending }) => isPending).length,
            counted.filter(({ isSuspendedOverdue }) => isSuspendedOverdue).length,
          ])
        },
      ),
      { numRuns: 1500 },
    )
  })
})

describe('restatement', () => {
  it('names, for every count of a status that differs, a task that changed and an event in between', () => {
    fc.assert(
      fc.property(unrulyLog, withoutGroup, date, period, fc.nat(), (log, drawn, asOf, inPeriod, cut) => {
        const replayed = replay(sealLines(log))
        const knownAt = headerLength + (cut % (log.length - headerLength + 1))
        const asked = { ...drawn, asOf, period: inPeriod, running: false }
        const [before, after] = [
          replayed.figures({ ...asked, knownAt }),
          replayed.figures({ ...asked, knownAt: log.length }),
        ]
        const { changes, tasks } = replayed.restatement(before, after)
        // The other way round it need not be so: two tasks may change places.
        if (changes.length > 0) expect(tasks).not.toEqual([])
        for (const { events } of tasks) {
          expect(events.every(({ position }) => position > knownAt)).toBe(true)
          expect(events.length).toBeGreaterThan(0)
        }
        for (const status of statuses) {
          const moved = tasks.reduce(
            (sum, change) => sum + Number(change.after === status) - Number(change.before === status),
            0,
          )
          expect(after.counts[status] - before.counts[status]).toBe(moved)
        }
      }),
      runs,
    )
  })
})

function keyOf({ task, occurrence }: { readonly task: string; readonly occurrence?: string }): string {
  return JSON.stringify([task, occurrence])
}

const placeholder = { type: 'UnitRegistered', on: '2021-01-01', data: { unit: 'elsewhere', name: 'x' } }

/** Retractions and what is said about the end of a plan act on every day. */
const ofEveryDay = ['EventRetracted', 'PlanIssued', 'PlanClosed', 'PlanReopened']

function isOfNoLaterDay(event: { readonly on: string; readonly type: string }, asOf: string): boolean {
  return event.on <= asOf || ofEveryDay.includes(event.type)
}

function statesDeadline({ type, data }: { type: string; data: Readonly<Record<string, unknown>> }): boolean {
  return (type === 'TaskReopened' || type === 'TaskResumed') && 'deadline' in data
}
