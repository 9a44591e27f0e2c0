import type { PlanningCommand } from '@tiendo/core'
import { replay } from '@tiendo/core/testing'
import fc from 'fast-check'
import { date } from './arbitrary-log.ts'

/** Commands of every kind about few things, so that they meet. Many are refused; that is part of it. */

const unit = fc.constantFrom('u1', 'u2', 'u3')
const plan = fc.constantFrom('p1', 'p1', 'p2', 'p3')
const task = fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't8')
const code = fc.constantFrom('1', '2', '3', '4', '5', '6')
const group = fc.constantFrom('g1', 'g2', 'g3')
const obstacle = fc.constantFrom('o1', 'o2')
const reason = fc.constant('Because.')
const authority = fc.constant({ issuer: 'The director' })
const position = fc.integer({ min: 1, max: 30 })
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const assignment = {
  leadUnits: maybe(fc.constantFrom(['u1'], ['u2'])),
  coordinatingUnits: maybe(fc.constantFrom(['u2'])),
}
const of = <Type extends string, Fields>(
  type: Type,
  fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> },
) => fc.record({ type: fc.constant(type), ...fields })

const correction = fc.option(fc.constant({ reason: 'A mistake was found.' }), { nil: undefined, freq: 4 })
const occurrence = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined, freq: 2 })
const occurrences = fc.constantFrom(
  [{ key: 'a', start: '2021-01-01', deadline: '2021-03-31' }],
  [
    { key: 'b', start: '2021-07-01', deadline: '2021-09-30' },
    { key: 'c', start: '2021-10-01', deadline: '2021-12-31' },
  ],
)
const weight = fc.constantFrom(1, 2.5)
const target = fc.constantFrom(
  { quantity: 10, unit: 'cases', kind: 'flow' },
  { quantity: 0, unit: '%', kind: 'lowerIsBetter' },
)
const fresh = fc.record({ task: fc.option(task, { nil: undefined }), code, title: reason })
const parts = (prefix: string) =>
  ['1', '2'].map((id) => ({ task: `${prefix}-${id}`, code: `${prefix}.${id}`, title: 'A part' }))
const publication = fc.constantFrom('f1', 'f2')
const review = fc.constantFrom('r1', 'r2')

const everyKind: { readonly [Type in PlanningCommand['type']]: fc.Arbitrary<unknown> } = {
  RegisterUnit: of('RegisterUnit', { unit, name: reason, parent: maybe(unit), on: date }),
  RenameUnit: of('RenameUnit', { unit, name: fc.constantFrom('A', 'B'), on: date }),
  MoveUnit: of('MoveUnit', { unit, parent: maybe(unit), on: date }),
  MergeUnit: of('MergeUnit', { unit, into: unit, on: date }),
  IssuePlan: of('IssuePlan', {
    plan,
    title: reason,
    owner: unit,
    authority,
    period: fc.constant({ start: '2021-01-01', end: '2021-12-31' }),
    parent: maybe(plan),
    confirmation: maybe(fc.constant('required')),
    on: date,
  }),
  AmendPlan: of('AmendPlan', { plan, reason, authority, correction, on: date }),
  ClosePlan: of('ClosePlan', { plan: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'), correction, on: date }),
  ReopenPlan: of('ReopenPlan', { plan: fc.constantFrom('p5', 'p5', 'p1'), reason, authority, on: date }),
  AddGroup: of('AddGroup', { plan, group, title: reason, correction, on: date }),
  ReviseGroup: of('ReviseGroup', { plan, group, title: fc.constantFrom('A', 'B'), on: date }),
  AddTask: of('AddTask', {
    plan,
    task: maybe(fc.constantFrom('t2', 't9', 't10')),
    code: fc.constantFrom('1', '9', '10', '11'),
    title: reason,
    group: maybe(group),
    ...assignment,
    deadline: maybe(date),
    weight: maybe(weight),
    target: maybe(target),
    implements: fc.option(task, { nil: undefined, freq: 2 }),
    direction: fc.option(fc.constant({ review: 'r0', direction: 'd1' }), { nil: undefined, freq: 2 }),
    correction,
    on: date,
  }),
  ReviseTask: of('ReviseTask', {
    task,
    code: maybe(code),
    group: maybe(group),
    kind: maybe(fc.constantFrom('regular', 'adHoc')),
    occurrences: fc.option(occurrences, { nil: undefined, freq: 2 }),
    on: date,
  }),
  ReassignTask: of('ReassignTask', {
    task,
    leadUnits: fc.constantFrom([], ['u1'], ['u2']),
    coordinatingUnits: fc.constantFrom([], ['u2']),
    on: date,
  }),
  ReweightTask: of('ReweightTask', { task, weight, on: date }),
  ReviseTarget: of('ReviseTarget', { task, target, on: date }),
  ChangeDeadline: of('ChangeDeadline', {
    task,
    occurrence,
    to: date,
    from: maybe(date),
    reason,
    authority,
    on: date,
  }),
  SuspendTask: of('SuspendTask', { task, reason, on: date }),
  ResumeTask: of('ResumeTask', { task: fc.constantFrom('t6', 't2'), deadline: maybe(date), on: date }),
  WithdrawTask: of('WithdrawTask', { task, reason, on: date }),
  SplitTask: of('SplitTask', { task, into: fc.constantFrom(parts('s'), parts('t')), reason, on: date }),
  MergeTasks: of('MergeTasks', {
    tasks: fc.constantFrom(['t2', 't3'], ['t1', 't2'], ['t3', 't4']),
    into: fresh,
    reason,
    on: date,
  }),
  CarryOverTask: of('CarryOverTask', {
    task,
    to: fc.record({ plan: fc.constantFrom('p2', 'p4', 'p4'), task: maybe(task), code: maybe(code) }),
    on: date,
  }),
  ReportProgress: of('ReportProgress', {
    task,
    occurrence,
    percent: fc.constantFrom(0, 50, 100),
    on: date,
  }),
  CompleteTask: of('CompleteTask', { task, occurrence, correction, on: date }),
  ConfirmCompletion: of('ConfirmCompletion', { task: fc.constantFrom('t7', 't2'), on: date }),
  ReturnCompletion: of('ReturnCompletion', { task: fc.constantFrom('t7', 't2'), reason, on: date }),
  ReopenTask: of('ReopenTask', { task, occurrence, reason, deadline: maybe(date), on: date }),
  RaiseObstacle: of('RaiseObstacle', { task, obstacle: maybe(obstacle), description: reason, on: date }),
  ResolveObstacle: of('ResolveObstacle', { task, obstacle, on: date }),
  RetractEvent: fc.oneof(
    of('RetractEvent', { task, position, reason, correction }),
    // Work of the opening.
    ...[10, 12, 14, 15, 19].map((known, index) =>
      of('RetractEvent', {
        task: fc.constant(['t1', 't2', 't3', 't1', 't7'][index]),
        position: fc.constant(known),
        reason,
        correction,
      }),
    ),
  ),
  PublishFigures: of('PublishFigures', {
    publication: maybe(publication),
    figures: fc.constant(replay([]).figures({ asOf: '2021-06-30', knownAt: 0 })),
    head: fc.constant({
      log: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      commit: 1,
      position: 1,
      at: '2021-06-30T00:00:00.000Z',
      sha256: '0'.repeat(64),
    }),
    on: date,
  }),
  SealPeriod: of('SealPeriod', { plan, through: fc.constantFrom('2020-12-31', '2021-01-31'), on: date }),
  HoldReview: of('HoldReview', {
    plan,
    review,
    kind: fc.constantFrom('interim', 'annual'),
    directions: fc.constantFrom([], [{ direction: 'd1', text: 'Do more.' }]),
    on: date,
  }),
}

export const commandTypes = Object.keys(everyKind) as readonly PlanningCommand['type'][]

export function commandOf(type: PlanningCommand['type']): fc.Arbitrary<PlanningCommand> {
  return everyKind[type] as fc.Arbitrary<PlanningCommand>
}

export const anyCommand: fc.Arbitrary<PlanningCommand> = fc.oneof(...commandTypes.map(commandOf))

/** A workspace in which a command of every kind finds something to act on; then whatever is allowed of the drawn. */
export const preparation: fc.Arbitrary<readonly PlanningCommand[]> = fc
  .array(anyCommand, { maxLength: 12 })
  .map((rest) => [...opening, ...rest])

const on = '2021-01-01'
const work = ['t1', 't2', 't3'] as const
const opening: readonly PlanningCommand[] = [
  { type: 'RegisterUnit', unit: 'u1', name: 'Office', on },
  { type: 'RegisterUnit', unit: 'u2', name: 'Division', parent: 'u1', on },
  {
    type: 'IssuePlan',
    plan: 'p1',
    title: 'Plan',
    owner: 'u1',
    authority: { issuer: 'The director' },
    period: { start: on, end: '2021-12-31' },
    on,
  },
  { type: 'AddGroup', plan: 'p1', group: 'g1', title: 'Group', on },
  {
    type: 'IssuePlan',
    plan: 'p4',
    title: 'Plan with confirmation',
    owner: 'u1',
    authority: { issuer: 'The director' },
    period: { start: on, end: '2021-12-31' },
    parent: 'p1',
    confirmation: 'required',
    on,
  },
  {
    type: 'IssuePlan',
    plan: 'p5',
    title: 'Closed plan',
    owner: 'u1',
    authority: { issuer: 'The director' },
    period: { start: on, end: '2021-12-31' },
    on,
  },
  { type: 'ClosePlan', plan: 'p5', on },
  {
    type: 'HoldReview',
    plan: 'p1',
    review: 'r0',
    kind: 'interim',
    directions: [{ direction: 'd1', text: 'Do more.' }],
    on,
  },
  ...work.flatMap((id, index): readonly PlanningCommand[] => [
    {
      type: 'AddTask',
      plan: 'p1',
      task: id,
      code: `${index + 1}`,
      title: 'A task',
      deadline: '2021-06-30',
      on,
    },
    { type: 'RaiseObstacle', task: id, obstacle: 'o1', description: 'Guidance is missing.', on },
  ]),
  { type: 'CompleteTask', task: 't1', on },
  { type: 'AddTask', plan: 'p1', task: 't6', code: '16', title: 'Suspended', on },
  { type: 'SuspendTask', task: 't6', reason: 'Because.', on },
  { type: 'AddTask', plan: 'p4', task: 't7', code: '7', title: 'Submitted', on },
  { type: 'CompleteTask', task: 't7', on },
  {
    type: 'AddTask',
    plan: 'p1',
    task: 't8',
    code: '8',
    title: 'Recurring',
    occurrences: [
      { key: 'a', start: on, deadline: '2021-06-30' },
      { key: 'b', start: '2021-07-01', deadline: '2021-12-31' },
    ],
    on,
  },
]
