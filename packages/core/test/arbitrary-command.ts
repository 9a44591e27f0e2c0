import type { PlanningCommand } from '@tiendo/core'
import fc from 'fast-check'
import { date } from './arbitrary-log.ts'

/** Commands of every kind about few things, so that they meet. Many are refused; that is part of it. */

const unit = fc.constantFrom('u1', 'u2', 'u3')
const plan = fc.constantFrom('p1', 'p1', 'p2', 'p3')
const task = fc.constantFrom('t1', 't2', 't3', 't4', 't5')
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

const everyKind: { readonly [Type in PlanningCommand['type']]: fc.Arbitrary<unknown> } = {
  RegisterUnit: of('RegisterUnit', { unit, name: reason, parent: maybe(unit), on: date }),
  IssuePlan: of('IssuePlan', {
    plan,
    title: reason,
    owner: unit,
    authority,
    period: fc.constant({ start: '2021-01-01', end: '2021-12-31' }),
    parent: maybe(plan),
    on: date,
  }),
  AmendPlan: of('AmendPlan', { plan, reason, authority, on: date }),
  AddGroup: of('AddGroup', { plan, group, title: reason, on: date }),
  AddTask: of('AddTask', {
    plan,
    task: maybe(task),
    code,
    title: reason,
    group: maybe(group),
    ...assignment,
    deadline: maybe(date),
    on: date,
  }),
  ReviseTask: of('ReviseTask', {
    task,
    code: maybe(code),
    group: maybe(group),
    kind: maybe(fc.constantFrom('regular', 'adHoc')),
    on: date,
  }),
  ReassignTask: of('ReassignTask', {
    task,
    leadUnits: fc.constantFrom([], ['u1'], ['u2']),
    coordinatingUnits: fc.constantFrom([], ['u2']),
    on: date,
  }),
  ChangeDeadline: of('ChangeDeadline', { task, to: date, from: maybe(date), reason, authority, on: date }),
  ReportProgress: of('ReportProgress', { task, percent: fc.constantFrom(0, 50, 100), on: date }),
  CompleteTask: of('CompleteTask', { task, on: date }),
  ReopenTask: of('ReopenTask', { task, reason, deadline: maybe(date), on: date }),
  WithdrawTask: of('WithdrawTask', { task, reason, on: date }),
  RaiseObstacle: of('RaiseObstacle', { task, obstacle: maybe(obstacle), description: reason, on: date }),
  ResolveObstacle: of('ResolveObstacle', { task, obstacle, on: date }),
  RetractEvent: of('RetractEvent', { task, position, reason }),
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
]
