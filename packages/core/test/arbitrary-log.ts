import { addDays, type PlanningEvent } from '@tiendo/core'
import { replay, type SealableCommit } from '@tiendo/core/testing'
import fc from 'fast-check'

/** Days of 2021 from which events and questions are drawn: few, so that they often coincide. */
const dayNumber = fc.integer({ min: 0, max: 30 }).map((step) => step * 12)
export const date = dayNumber.map((days) => addDays('2021-01-01', days))

const task = fc.constantFrom('t1', 't2', 't3')
const reason = 'Because.'
const authority = { issuer: 'The director' }

const assignment = fc.record({
  leadUnits: fc.constantFrom([], ['u1'], ['u2'], ['u1', 'u2'], ['u3']),
  coordinatingUnits: fc.constantFrom([], ['u2'], ['u3']),
})
const plan = fc.constantFrom('p1', 'p1', 'p1', 'p2')
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const stated = (data: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
const target = fc.record({
  quantity: fc.constantFrom(0, 0.3, 10),
  unit: fc.constant('cases'),
  kind: fc.constantFrom('flow', 'level', 'lowerIsBetter'),
})
const weight = fc.constantFrom(0, 0.5, 2, 3.125)
const occurrences = fc.uniqueArray(
  fc.record({ key: fc.constantFrom('a', 'b', 'c'), start: date, deadline: date }),
  { minLength: 1, maxLength: 3, selector: ({ key }) => key },
)

const taskAdded = fc
  .record({
    plan,
    task,
    code: fc.constantFrom('1', '2', '3'),
    kind: fc.constantFrom('planned', 'regular', 'adHoc'),
    group: fc.constantFrom('g1', 'g2'),
    assigned: assignment,
    deadline: maybe(date),
    originalDeadline: fc.option(date, { nil: undefined, freq: 2 }),
    occurrences: fc.option(occurrences, { nil: undefined, freq: 3 }),
    weight: maybe(weight),
    target: maybe(target),
    implements: maybe(task),
  })
  .map(({ assigned, ...data }) => ({
    type: 'TaskAdded',
    data: stated({ ...data, title: 'A task', ...assigned }),
  }))

const ofTask = fc.record({ plan, task })
const ofOccurrence = fc
  .record({ plan, task, occurrence: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }) })
  .map(stated)

/** An event of a type, about a task or an occurrence, with what else is drawn for it. */
function drawn(
  type: string,
  of: fc.Arbitrary<object>,
  fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
) {
  return fc.record({ of, rest: fc.record(fields) }).map(({ of, rest }) => ({
    type,
    data: { ...of, ...stated(rest) },
  }))
}
const because = fc.constant(reason)
const by = fc.constant(authority)
const progress = fc.constantFrom(
  { percent: 40 },
  { quantity: { increment: 0.1 } },
  { quantity: { increment: 0.2 } },
  { quantity: { total: 5 } },
  { quantity: { total: 12 } },
)
const unit = fc.constantFrom('u1', 'u2', 'u3', 'u4')
const ofUnit = fc.record({ unit })
const ofPlan = fc.record({ plan })
const often = <Event>(weight: number, arbitrary: fc.Arbitrary<Event>) => ({ weight, arbitrary })

/** Every event that there is, about few things, so that they meet. */
const everyEvent = {
  UnitRegistered: drawn('UnitRegistered', ofUnit, { name: because, parent: maybe(unit) }),
  UnitRenamed: drawn('UnitRenamed', ofUnit, { name: because }),
  UnitMoved: drawn('UnitMoved', ofUnit, { parent: maybe(unit) }),
  UnitMerged: drawn('UnitMerged', ofUnit, { into: unit }),
  PlanIssued: fc.constantFrom('p1', 'p2', 'p3').map((id) => issued(id).event),
  PlanAmended: drawn('PlanAmended', ofPlan, { reason: because, authority: by }),
  PlanClosed: drawn('PlanClosed', ofPlan),
  PlanReopened: drawn('PlanReopened', ofPlan, { reason: because, authority: by }),
  GroupAdded: drawn('GroupAdded', ofPlan, { group: fc.constantFrom('g1', 'g3'), title: because }),
  GroupRevised: drawn('GroupRevised', ofPlan, { group: fc.constantFrom('g1', 'g3'), title: because }),
  TaskAdded: taskAdded,
  TaskRevised: drawn('TaskRevised', ofTask, {
    group: maybe(fc.constantFrom('g1', 'g2')),
    kind: maybe(fc.constantFrom('planned', 'regular')),
    implements: maybe(task),
    occurrences: maybe(occurrences),
  }),
  TaskReassigned: fc
    .record({ of: ofTask, assigned: assignment })
    .map(({ of, assigned }) => ({ type: 'TaskReassigned', data: { ...of, ...assigned } })),
  TaskReweighted: drawn('TaskReweighted', ofTask, { weight }),
  TargetRevised: drawn('TargetRevised', ofTask, { target }),
  DeadlineChanged: drawn('DeadlineChanged', ofOccurrence, { to: date, reason: because, authority: by }),
  TaskSuspended: drawn('TaskSuspended', ofTask, { reason: because }),
  TaskResumed: drawn('TaskResumed', ofTask, { deadline: maybe(date) }),
  TaskWithdrawn: drawn('TaskWithdrawn', ofTask, { reason: because }),
  TaskSplit: drawn('TaskSplit', ofTask, { into: fc.constant(['t2', 't3']), reason: because }),
  TasksMerged: drawn('TasksMerged', ofTask, {
    merged: fc.constantFrom(['t1'], ['t1', 't2'], ['t3']),
    reason: because,
  }),
  TaskCarriedOver: drawn('TaskCarriedOver', ofTask, {
    to: fc.record({ plan, task }),
    periodEnd: fc.constantFrom('2021-06-30', '2021-12-31'),
  }),
  ProgressReported: fc
    .record({ of: ofOccurrence, progress })
    .map(({ of, progress }) => ({ type: 'ProgressReported', data: { ...of, ...progress } })),
  CompletionSubmitted: drawn('CompletionSubmitted', ofOccurrence),
  TaskCompleted: drawn('TaskCompleted', ofOccurrence, { dateUnknown: maybe(fc.constant(true)) }),
  CompletionReturned: drawn('CompletionReturned', ofOccurrence, { reason: because }),
  TaskReopened: drawn('TaskReopened', ofOccurrence, { reason: because, deadline: maybe(date) }),
  ObstacleRaised: drawn('ObstacleRaised', ofTask, {
    obstacle: fc.constantFrom('o1', 'o2'),
    description: because,
  }),
  ObstacleResolved: drawn('ObstacleResolved', ofTask, { obstacle: fc.constantFrom('o1', 'o2') }),
  EventRetracted: drawn('EventRetracted', ofTask, {
    position: fc.integer({ min: 1, max: 40 }),
    reason: because,
  }),
  FiguresPublished: fc.constant({
    type: 'FiguresPublished',
    data: { publication: 'f1', ...emptyPublication() },
  }),
  PeriodSealed: drawn('PeriodSealed', ofPlan, { through: date }),
  ReviewHeld: drawn('ReviewHeld', ofPlan, {
    review: fc.constantFrom('r1', 'r2'),
    kind: fc.constantFrom('interim', 'annual'),
    directions: fc.constantFrom([], [{ direction: 'd1', text: 'Do more.' }]),
  }),
} satisfies { readonly [Type in PlanningEvent['type']]: fc.Arbitrary<object> }

const seldom: readonly (keyof typeof everyEvent)[] = [
  'UnitRegistered',
  'PlanIssued',
  'PlanAmended',
  'GroupAdded',
  'GroupRevised',
  'FiguresPublished',
  'ReviewHeld',
  'PeriodSealed',
]
const mostly: readonly (keyof typeof everyEvent)[] = [
  'TaskCompleted',
  'TaskReopened',
  'DeadlineChanged',
  'CompletionSubmitted',
  'TaskSuspended',
  'TaskResumed',
]
const event: fc.Arbitrary<{ readonly type: string; readonly data: object }> = fc.oneof(
  ...Object.entries(everyEvent).map(([type, arbitrary]) =>
    often(seldom.includes(type as 'TaskAdded') ? 1 : mostly.includes(type as 'TaskAdded') ? 6 : 2, arbitrary),
  ),
)

function emptyPublication() {
  const question = { asOf: '2021-06-30', knownAt: 0, policy: 'inForce', running: false }
  const { counts, ratios, weighted } = replay([]).figures({ asOf: '2021-06-30', knownAt: 0 })
  const figures = { v: 1, question, position: 0, projection: false, counts, ratios, weighted }
  const head = {
    log: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    commit: 1,
    position: 1,
    at: '2021-06-30T00:00:00.000Z',
    sha256: '0'.repeat(64),
  }
  return { figures, head }
}

/**
 * Logs that no rule has ruled: events in any order, for any date, about tasks that were never added, that contradict
 * each other. One event a commit, so that every position is one at which something was known. The first three tasks
 * are usually added.
 */
export const unrulyLog: fc.Arbitrary<readonly SealableCommit[]> = fc
  .tuple(
    fc.array(fc.record({ on: date, event: taskAdded }), { maxLength: 3 }),
    fc.array(fc.record({ on: date, event }), { maxLength: 30 }),
  )
  .map(([births, rest]) => [...births, ...rest])
  .map((drawn) =>
    [...header, ...drawn].map(({ on, event: { type, data } }, index) => ({
      id: `c-${index + 1}`,
      at: `2021-12-31T00:00:00.${String(index).padStart(3, '0')}Z`,
      events: [{ type, on, data: data as never }],
    })),
  )

function issued(id: string) {
  const data = {
    plan: id,
    title: `Plan ${id}`,
    owner: 'u1',
    authority,
    period: { start: '2021-01-01', end: '2021-12-31' },
    calendar: 'calendarYear',
    timeZone: 'UTC',
    ...(id === 'p1' ? {} : { parent: 'p1' }),
  }
  return { on: '2021-01-01', event: { type: 'PlanIssued', data } }
}
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
    lead: fc.constantFrom(
      { unit: 'u1' },
      { unit: 'u2' },
      { unit: 'u1', subtree: true },
      'none' as const,
      'collective' as const,
    ),
    coordinating: fc.constantFrom({ unit: 'u2' }, { unit: 'u1', subtree: true }),
    unitsAsOf: date,
    policy: fc.constantFrom('inForce' as const, 'original' as const, 'lenient' as const),
    running: fc.boolean(),
  },
  { requiredKeys: [] },
)

export const period = fc
  .tuple(date, date)
  .map(([a, b]) => (a <= b ? { label: 'drawn', start: a, end: b } : { label: 'drawn', start: b, end: a }))
