import { addDays } from '@tiendo/core'
import type { SealableCommit } from '@tiendo/core/testing'
import fc from 'fast-check'

/** Days of 2021 from which events and questions are drawn: few, so that they often coincide. */
const dayNumber = fc.integer({ min: 0, max: 30 }).map((step) => step * 12)
export const date = dayNumber.map((days) => addDays('2021-01-01', days))

const task = fc.constantFrom('t1', 't2', 't3')
const reason = 'Because.'
const authority = { issuer: 'The director' }

const assignment = fc.record({
  leadUnits: fc.constantFrom([], ['u1'], ['u2'], ['u1', 'u2']),
  coordinatingUnits: fc.constantFrom([], ['u2']),
})
const plan = fc.constantFrom('p1', 'p1', 'p1', 'p2')

const taskAdded = fc
  .record({
    plan,
    task,
    code: fc.constantFrom('1', '2', '3'),
    kind: fc.constantFrom('planned', 'regular', 'adHoc'),
    group: fc.constantFrom('g1', 'g2'),
    deadline: fc.option(date, { nil: undefined }),
    assigned: assignment,
  })
  .map(({ assigned, deadline, ...data }) => ({
    type: 'TaskAdded',
    data: { ...data, title: 'A task', ...assigned, ...(deadline === undefined ? {} : { deadline }) },
  }))

const work = fc.record({ plan, task })
const event = fc.oneof(
  taskAdded,
  fc.record({ of: work, percent: fc.integer({ min: 0, max: 100 }) }).map(({ of, percent }) => ({
    type: 'ProgressReported',
    data: { ...of, percent },
  })),
  { weight: 3, arbitrary: work.map((of) => ({ type: 'TaskCompleted', data: of })) },
  { weight: 2, arbitrary: work.map((of) => ({ type: 'TaskReopened', data: { ...of, reason } })) },
  fc.record({ of: work, deadline: date }).map(({ of, deadline }) => ({
    type: 'TaskReopened',
    data: { ...of, reason, deadline },
  })),
  work.map((of) => ({ type: 'TaskWithdrawn', data: { ...of, reason } })),
  {
    weight: 2,
    arbitrary: fc.record({ of: work, to: date }).map(({ of, to }) => ({
      type: 'DeadlineChanged',
      data: { ...of, to, reason, authority },
    })),
  },
  fc
    .record({ of: work, group: fc.constantFrom('g1', 'g2'), kind: fc.constantFrom('planned', 'regular') })
    .map(({ of, ...change }) => ({ type: 'TaskRevised', data: { ...of, ...change } })),
  fc.record({ of: work, assigned: assignment }).map(({ of, assigned }) => ({
    type: 'TaskReassigned',
    data: { ...of, ...assigned },
  })),
  fc.record({ of: work, position: fc.integer({ min: 1, max: 30 }) }).map(({ of, position }) => ({
    type: 'EventRetracted',
    data: { ...of, position, reason },
  })),
  fc
    .record({ of: work, obstacle: fc.constantFrom('o1', 'o2'), isRaised: fc.boolean() })
    .map(({ of, obstacle, isRaised }) =>
      isRaised
        ? { type: 'ObstacleRaised', data: { ...of, obstacle, description: 'Guidance is missing.' } }
        : { type: 'ObstacleResolved', data: { ...of, obstacle } },
    ),
)

/**
 * Logs that no rule has ruled: events in any order, for any date, about tasks that were never added, that contradict
 * each other. One event a commit, so that every position is one at which something was known. The first three tasks
 * are usually added.
 */
export const unrulyLog: fc.Arbitrary<readonly SealableCommit[]> = fc
  .tuple(
    fc.array(fc.record({ on: date, event: taskAdded }), { maxLength: 3 }),
    fc.array(fc.record({ on: date, event }), { maxLength: 25 }),
  )
  .map(([births, rest]) => [...births, ...rest])
  .map((drawn) =>
    [...header, ...drawn].map(({ on, event: { type, data } }, index) => ({
      id: `c-${index + 1}`,
      at: `2021-12-31T00:00:00.${String(index).padStart(3, '0')}Z`,
      events: [{ type, on, data: data as never }],
    })),
  )

const issued = (id: string) => ({
  on: '2021-01-01',
  event: {
    type: 'PlanIssued',
    data: {
      plan: id,
      title: `Plan ${id}`,
      owner: 'u1',
      authority,
      period: { start: '2021-01-01', end: '2021-12-31' },
      calendar: 'calendarYear',
      timeZone: 'UTC',
    },
  },
})
const registered = (unit: string) => ({
  on: '2021-01-01',
  event: { type: 'UnitRegistered', data: { unit, name: unit } },
})
const group = (id: string) => ({
  on: '2021-01-01',
  event: { type: 'GroupAdded', data: { plan: 'p1', group: id, title: id } },
})
const header = [registered('u1'), registered('u2'), issued('p1'), issued('p2'), group('g1'), group('g2')]
export const headerLength = header.length

/** Questions of every shape about such a log. */
export const question = fc.record(
  {
    plan: fc.constantFrom('p1', 'p2', ['p1', 'p2']),
    group: fc.constantFrom('g1', 'g2'),
    kind: fc.constantFrom('planned' as const, 'regular' as const, 'adHoc' as const),
    lead: fc.constantFrom({ unit: 'u1' }, { unit: 'u2' }, 'none' as const, 'collective' as const),
    policy: fc.constantFrom('inForce' as const, 'original' as const, 'lenient' as const),
    running: fc.boolean(),
  },
  { requiredKeys: [] },
)

export const period = fc
  .tuple(date, date)
  .map(([a, b]) => (a <= b ? { label: 'drawn', start: a, end: b } : { label: 'drawn', start: b, end: a }))
