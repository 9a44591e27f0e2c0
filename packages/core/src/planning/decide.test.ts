import { fixedClock, type GivenEvent, specification } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import type { PlanningCommand } from './commands.ts'
import type { PlanningEventData } from './events.ts'
import { type PlanningRejectionCode, planningRejections } from './rejections.ts'

const clock = fixedClock('2021-07-10T02:00:00.000Z')
const { given } = specification({ clock, timeZone: 'Asia/Ho_Chi_Minh' })

function event<Type extends keyof PlanningEventData>(
  type: Type,
  on: string,
  data: PlanningEventData[Type],
): GivenEvent {
  return { type, on, data }
}

const authority = { issuer: 'The director', number: '25/QĐ-STP', date: '2021-02-26' }
const reason = 'Because.'
const unit = event('UnitRegistered', '2021-01-01', { unit: 'u1', name: 'Office' })
const issued = {
  plan: 'p1',
  title: 'Plan',
  owner: 'u1',
  authority,
  period: { start: '2021-01-01', end: '2021-12-31' },
  calendar: 'calendarYear' as const,
  timeZone: 'Asia/Ho_Chi_Minh',
}
const plan = event('PlanIssued', '2021-02-26', issued)
const group = event('GroupAdded', '2021-02-26', { plan: 'p1', group: 'g1', title: 'Group', ordinal: 'I' })
const added = (task: string, code = task, deadline = '2021-06-30') =>
  event('TaskAdded', '2021-02-26', {
    plan: 'p1',
    task,
    code,
    title: 'A task',
    kind: 'planned',
    leadUnits: ['u1'],
    coordinatingUnits: [],
    deadline,
  })
const base = [unit, plan, group, added('t1', '1.1')]
const of = { plan: 'p1', task: 't1' }
const completed = (on: string) => event('TaskCompleted', on, of)
const withdrawn = (on: string) => event('TaskWithdrawn', on, { ...of, reason })
const raised = event('ObstacleRaised', '2021-05-05', {
  ...of,
  obstacle: 'o1',
  description: 'Guidance is missing.',
})
const changed = (on: string, from: string, to: string) =>
  event('DeadlineChanged', on, { ...of, from, to, reason, authority })

describe('a command leads to its event', () => {
  const rows: [PlanningCommand, readonly GivenEvent[], GivenEvent][] = [
    [
      { type: 'RegisterUnit', unit: 'u2', name: 'Division', parent: 'u1', on: '2021-01-02' },
      [unit],
      event('UnitRegistered', '2021-01-02', { unit: 'u2', name: 'Division', parent: 'u1' }),
    ],
    [
      {
        type: 'IssuePlan',
        plan: 'p1',
        title: 'Plan',
        owner: 'u1',
        authority,
        period: issued.period,
        on: '2021-02-26',
      },
      [unit],
      plan,
    ],
    [
      {
        type: 'IssuePlan',
        ...issued,
        plan: 'p2',
        parent: 'p1',
        calendar: 'vn-nd09-2019',
        timeZone: 'UTC',
        on: '2021-03-01',
      },
      [unit, plan],
      event('PlanIssued', '2021-03-01', {
        ...issued,
        plan: 'p2',
        calendar: 'vn-nd09-2019',
        timeZone: 'UTC',
        parent: 'p1',
      }),
    ],
    [
      { type: 'AmendPlan', plan: 'p1', reason, authority, on: '2021-05-01' },
      base,
      event('PlanAmended', '2021-05-01', { plan: 'p1', reason, authority }),
    ],
    [
      { type: 'AddGroup', plan: 'p1', group: 'g2', title: 'Second', on: '2021-02-27' },
      base,
      event('GroupAdded', '2021-02-27', { plan: 'p1', group: 'g2', title: 'Second' }),
    ],
    [
      { type: 'AddTask', plan: 'p1', code: '1.2', title: 'Another', on: '2021-02-27' },
      base,
      event('TaskAdded', '2021-02-27', {
        plan: 'p1',
        task: 'new-1',
        code: '1.2',
        title: 'Another',
        kind: 'planned',
        leadUnits: [],
        coordinatingUnits: [],
      }),
    ],
    [
      { type: 'ReviseTask', task: 't1', code: '1.9', title: 'A task', group: 'g1', on: '2021-03-01' },
      base,
      event('TaskRevised', '2021-03-01', { ...of, code: '1.9', codeBefore: '1.1', group: 'g1' }),
    ],
    [
      {
        type: 'ReassignTask',
        task: 't1',
        leadUnits: [],
        coordinatingUnits: [],
        collective: 'Every department',
        on: '2021-03-01',
      },
      base,
      event('TaskReassigned', '2021-03-01', {
        ...of,
        leadUnits: [],
        collective: 'Every department',
        coordinatingUnits: [],
      }),
    ],
    [
      {
        type: 'ChangeDeadline',
        task: 't1',
        from: '2021-06-30',
        to: '2021-08-31',
        reason,
        authority,
        on: '2021-06-20',
      },
      base,
      changed('2021-06-20', '2021-06-30', '2021-08-31'),
    ],
    [
      {
        type: 'ReportProgress',
        task: 't1',
        percent: 100,
        quantity: { total: 3 },
        note: 'Two\nlines.',
        on: '2021-05-01',
      },
      base,
      event('ProgressReported', '2021-05-01', {
        ...of,
        percent: 100,
        quantity: { total: 3 },
        note: 'Two\nlines.',
      }),
    ],
    [
      { type: 'CompleteTask', task: 't1', dateUnknown: true, evidence: ['12/BC-STP'], on: '2021-07-10' },
      base,
      event('TaskCompleted', '2021-07-10', { ...of, dateUnknown: true, evidence: ['12/BC-STP'] }),
    ],
    [
      { type: 'ReopenTask', task: 't1', reason, deadline: '2021-08-01', on: '2021-07-01' },
      [...base, completed('2021-06-01')],
      event('TaskReopened', '2021-07-01', { ...of, reason, deadline: '2021-08-01' }),
    ],
    [{ type: 'WithdrawTask', task: 't1', reason, on: '2021-12-31' }, base, withdrawn('2021-12-31')],
    [
      {
        type: 'RaiseObstacle',
        task: 't1',
        description: 'Guidance is missing.',
        cause: 'objective',
        on: '2021-05-05',
      },
      base,
      event('ObstacleRaised', '2021-05-05', {
        ...of,
        obstacle: 'new-2',
        description: 'Guidance is missing.',
        cause: 'objective',
      }),
    ],
    [
      { type: 'ResolveObstacle', task: 't1', obstacle: 'o1', on: '2021-05-06' },
      [...base, raised],
      event('ObstacleResolved', '2021-05-06', { ...of, obstacle: 'o1' }),
    ],
    [
      { type: 'RetractEvent', task: 't1', position: 5, reason },
      [...base, completed('2021-06-01')],
      event('EventRetracted', '2021-06-01', { ...of, position: 5, reason }),
    ],
  ]
  it.each(rows)('$type', (command, events, expected) => {
    given(...events)
      .when(command)
      .then(expected)
  })
})

describe('a command is refused', () => {
  const rows: [PlanningRejectionCode, PlanningCommand, readonly GivenEvent[]][] = [
    [
      'UNKNOWN_UNIT',
      { type: 'RegisterUnit', unit: 'u2', name: 'Division', parent: 'u9', on: '2021-01-02' },
      [unit],
    ],
    ['UNKNOWN_UNIT', { type: 'IssuePlan', ...issued, owner: 'u9', on: '2021-02-26' }, [unit]],
    [
      'UNKNOWN_UNIT',
      { type: 'AddTask', plan: 'p1', code: '2', title: 'x', leadUnits: ['u9'], on: '2021-02-27' },
      base,
    ],
    [
      'UNKNOWN_UNIT',
      { type: 'ReassignTask', task: 't1', leadUnits: [], coordinatingUnits: ['u9'], on: '2021-02-27' },
      base,
    ],
    ['UNKNOWN_PLAN', { type: 'AddGroup', plan: 'p9', group: 'g1', title: 'x', on: '2021-02-27' }, base],
    ['UNKNOWN_PLAN', { type: 'IssuePlan', ...issued, plan: 'p2', parent: 'p9', on: '2021-02-26' }, base],
    ['UNKNOWN_PLAN', { type: 'AmendPlan', plan: 'p9', reason, authority, on: '2021-02-26' }, base],
    ['UNKNOWN_PLAN', { type: 'AddTask', plan: 'p9', code: '2', title: 'x', on: '2021-02-27' }, base],
    [
      'UNKNOWN_GROUP',
      { type: 'AddTask', plan: 'p1', code: '2', title: 'x', group: 'g9', on: '2021-02-27' },
      base,
    ],
    ['UNKNOWN_GROUP', { type: 'ReviseTask', task: 't1', group: 'g9', on: '2021-02-27' }, base],
    ['UNKNOWN_TASK', { type: 'ReportProgress', task: 't9', percent: 1, on: '2021-02-27' }, base],
    ['UNKNOWN_TASK', { type: 'CompleteTask', task: 'constructor', on: '2021-02-27' }, base],
    [
      'UNKNOWN_OBSTACLE',
      { type: 'ResolveObstacle', task: 't1', obstacle: 'o9', on: '2021-05-06' },
      [...base, raised],
    ],
    ['UNKNOWN_EVENT', { type: 'RetractEvent', task: 't1', position: 2, reason }, base],
    ['UNIT_EXISTS', { type: 'RegisterUnit', unit: 'u1', name: 'Again', on: '2021-01-02' }, [unit]],
    ['PLAN_EXISTS', { type: 'IssuePlan', ...issued, on: '2021-02-26' }, base],
    ['GROUP_EXISTS', { type: 'AddGroup', plan: 'p1', group: 'g1', title: 'x', on: '2021-02-27' }, base],
    [
      'TASK_EXISTS',
      { type: 'AddTask', plan: 'p1', task: 't1', code: '2', title: 'x', on: '2021-02-27' },
      base,
    ],
    [
      'OBSTACLE_EXISTS',
      { type: 'RaiseObstacle', task: 't1', obstacle: 'o1', description: 'x', on: '2021-05-06' },
      [...base, raised],
    ],
    ['CODE_TAKEN', { type: 'AddTask', plan: 'p1', code: '1.1', title: 'x', on: '2021-02-27' }, base],
    [
      'CODE_TAKEN',
      { type: 'AddTask', plan: 'p1', code: 'e\u0301', title: 'x', on: '2021-02-27' },
      [...base, added('t2', '\u00e9')],
    ],
    [
      'CODE_TAKEN',
      { type: 'ReviseTask', task: 't1', code: '1.2', on: '2021-02-27' },
      [...base, added('t2', '1.2')],
    ],
    [
      'PERIOD_REVERSED',
      { type: 'IssuePlan', ...issued, period: { start: '2021-12-31', end: '2021-01-01' }, on: '2021-02-26' },
      [unit],
    ],
    ['AUTHORITY_MISSING', { type: 'AmendPlan', plan: 'p1', reason, on: '2021-05-01' }, base],
    [
      'AUTHORITY_MISSING',
      { type: 'ChangeDeadline', task: 't1', to: '2021-08-31', reason, on: '2021-05-01' },
      base,
    ],
    ['NOTHING_REPORTED', { type: 'ReportProgress', task: 't1', on: '2021-05-01' }, base],
    [
      'NOTHING_CHANGED',
      { type: 'ReviseTask', task: 't1', title: 'A task', code: '1.1', kind: 'planned', on: '2021-05-01' },
      base,
    ],
    [
      'NOTHING_CHANGED',
      { type: 'ReassignTask', task: 't1', leadUnits: ['u1'], coordinatingUnits: [], on: '2021-05-01' },
      base,
    ],
    [
      'DEADLINE_UNCHANGED',
      { type: 'ChangeDeadline', task: 't1', to: '2021-06-30', reason, authority, on: '2021-05-01' },
      base,
    ],
    [
      'DEADLINE_NOT_AS_STATED',
      {
        type: 'ChangeDeadline',
        task: 't1',
        from: '2021-06-29',
        to: '2021-08-31',
        reason,
        authority,
        on: '2021-05-01',
      },
      base,
    ],
    [
      'DEADLINE_CHANGED_SINCE',
      { type: 'ChangeDeadline', task: 't1', to: '2021-09-30', reason, authority, on: '2021-05-01' },
      [...base, changed('2021-05-02', '2021-06-30', '2021-08-31')],
    ],
    ['COMPLETION_IN_FUTURE', { type: 'CompleteTask', task: 't1', on: '2021-07-11' }, base],
    ['WORK_IN_FUTURE', { type: 'ReportProgress', task: 't1', percent: 1, on: '2021-07-11' }, base],
    ['WORK_IN_FUTURE', { type: 'RaiseObstacle', task: 't1', description: 'x', on: '2021-07-11' }, base],
    [
      'WORK_IN_FUTURE',
      { type: 'ResolveObstacle', task: 't1', obstacle: 'o1', on: '2021-07-11' },
      [...base, raised],
    ],
    [
      'WORK_IN_FUTURE',
      { type: 'ReopenTask', task: 't1', reason, on: '2021-07-11' },
      [...base, completed('2021-06-01')],
    ],
    [
      'TASK_ALREADY_COMPLETED',
      { type: 'CompleteTask', task: 't1', on: '2021-06-02' },
      [...base, completed('2021-06-01')],
    ],
    [
      'TASK_ALREADY_COMPLETED',
      { type: 'WithdrawTask', task: 't1', reason, on: '2021-06-02' },
      [...base, completed('2021-06-01')],
    ],
    [
      'TASK_ALREADY_COMPLETED',
      { type: 'ChangeDeadline', task: 't1', to: '2021-08-31', reason, authority, on: '2021-06-02' },
      [...base, completed('2021-06-01')],
    ],
    ['TASK_NOT_COMPLETED', { type: 'ReopenTask', task: 't1', reason, on: '2021-06-02' }, base],
    [
      'TASK_WITHDRAWN',
      { type: 'ReportProgress', task: 't1', percent: 1, on: '2021-06-02' },
      [...base, withdrawn('2021-06-01')],
    ],
    [
      'TASK_WITHDRAWN',
      { type: 'CompleteTask', task: 't1', on: '2021-06-01' },
      [...base, withdrawn('2021-06-01')],
    ],
    [
      'TASK_WITHDRAWN',
      { type: 'WithdrawTask', task: 't1', reason, on: '2021-06-02' },
      [...base, withdrawn('2021-06-01')],
    ],
    [
      'TASK_WITHDRAWN',
      { type: 'ReviseTask', task: 't1', title: 'x', on: '2021-06-02' },
      [...base, withdrawn('2021-06-01')],
    ],
    [
      'TASK_WITHDRAWN',
      { type: 'ReassignTask', task: 't1', leadUnits: [], coordinatingUnits: [], on: '2021-06-02' },
      [...base, withdrawn('2021-06-01')],
    ],
    [
      'TASK_WITHDRAWN',
      { type: 'ChangeDeadline', task: 't1', to: '2021-08-31', reason, authority, on: '2021-06-02' },
      [...base, withdrawn('2021-06-01')],
    ],
    [
      'TASK_WITHDRAWN',
      { type: 'RaiseObstacle', task: 't1', description: 'x', on: '2021-06-02' },
      [...base, withdrawn('2021-06-01')],
    ],
    [
      'OBSTACLE_NOT_OPEN',
      { type: 'ResolveObstacle', task: 't1', obstacle: 'o1', on: '2021-05-04' },
      [...base, raised],
    ],
    [
      'HISTORY_CONTRADICTED',
      { type: 'CompleteTask', task: 't1', on: '2021-05-01' },
      [...base, completed('2021-06-01')],
    ],
    [
      'HISTORY_CONTRADICTED',
      { type: 'WithdrawTask', task: 't1', reason, on: '2021-05-01' },
      [...base, completed('2021-06-01')],
    ],
    [
      'HISTORY_CONTRADICTED',
      { type: 'ReviseTask', task: 't1', code: '7', on: '2021-03-01' },
      [...base, event('TaskRevised', '2021-04-01', { ...of, code: '8', codeBefore: '1.1' })],
    ],
    [
      'HISTORY_CONTRADICTED',
      { type: 'RetractEvent', task: 't1', position: 5, reason },
      [...base, completed('2021-06-01'), event('TaskReopened', '2021-06-05', { ...of, reason })],
    ],
    ['NOT_A_WORK_EVENT', { type: 'RetractEvent', task: 't1', position: 4, reason }, base],
    [
      'ALREADY_RETRACTED',
      { type: 'RetractEvent', task: 't1', position: 5, reason },
      [
        ...base,
        completed('2021-06-01'),
        event('EventRetracted', '2021-06-01', { ...of, position: 5, reason }),
      ],
    ],
  ]

  it.each(rows)('%s: $type', (code, command, events) => {
    given(...events)
      .when(command)
      .thenRefused(code)
  })

  it('with every code that there is', () => {
    expect(new Set(rows.map(([code]) => code))).toEqual(new Set(Object.keys(planningRejections)))
  })
})

describe('placing an event among others', () => {
  it('lets a completion overtake a withdrawal, and says so', () => {
    given(...base, withdrawn('2021-06-10'))
      .when({ type: 'CompleteTask', task: 't1', on: '2021-06-09' })
      .thenOvertakes(5)
  })

  it('lets a retracted completion be followed by another one', () => {
    const retracted = event('EventRetracted', '2021-06-01', { ...of, position: 5, reason })
    given(...base, completed('2021-06-01'), retracted)
      .when({ type: 'CompleteTask', task: 't1', on: '2021-06-03' })
      .then(completed('2021-06-03'))
  })

  it('lets reports be recorded for any day before the withdrawal, and notes after the completion', () => {
    given(...base, withdrawn('2021-06-10'))
      .when({ type: 'ReportProgress', task: 't1', percent: 20, on: '2021-06-09' })
      .then(event('ProgressReported', '2021-06-09', { ...of, percent: 20 }))
    given(...base, completed('2021-06-10'))
      .when({ type: 'ReportProgress', task: 't1', note: 'Published.', on: '2021-06-20' })
      .then(event('ProgressReported', '2021-06-20', { ...of, note: 'Published.' }))
  })

  it('frees a code from the day on which a task has given it up, not before', () => {
    const revised = event('TaskRevised', '2021-03-01', { ...of, code: '1.9', codeBefore: '1.1' })
    const add = (on: string): PlanningCommand => ({
      type: 'AddTask',
      plan: 'p1',
      task: 't2',
      code: '1.1',
      title: 'x',
      on,
    })
    given(...base, revised)
      .when(add('2021-02-28'))
      .thenRefused('CODE_TAKEN', { freedOn: '2021-03-01' })
    const data = {
      plan: 'p1',
      task: 't2',
      code: '1.1',
      title: 'x',
      kind: 'planned' as const,
      leadUnits: [],
      coordinatingUnits: [],
    }
    given(...base, revised)
      .when(add('2021-03-01'))
      .then(event('TaskAdded', '2021-03-01', data))
  })

  it('lets a deadline be changed on a day on which the task was open again, not on one on which it was done', () => {
    const done = [...base, completed('2021-06-01'), event('TaskReopened', '2021-06-10', { ...of, reason })]
    const change = (on: string): PlanningCommand => ({
      type: 'ChangeDeadline',
      task: 't1',
      to: '2021-08-31',
      reason,
      authority,
      on,
    })
    given(...done)
      .when(change('2021-06-05'))
      .thenRefused('TASK_ALREADY_COMPLETED')
    given(...done)
      .when(change('2021-06-11'))
      .then(changed('2021-06-11', '2021-06-30', '2021-08-31'))
  })

  it('takes work that was imported without its task for no task', () => {
    const orphan = event('ProgressReported', '2021-03-01', { plan: 'p1', task: 't9', percent: 1 })
    const data = {
      plan: 'p1',
      task: 't9',
      code: '9',
      title: 'x',
      kind: 'planned' as const,
      leadUnits: [],
      coordinatingUnits: [],
    }
    given(...base, orphan)
      .when({ type: 'AddTask', plan: 'p1', task: 't9', code: '9', title: 'x', on: '2021-03-01' })
      .then(event('TaskAdded', '2021-03-01', data))
  })

  it('takes today from the plan: the 10th ends in Hồ Chí Minh City while it runs on in UTC', () => {
    const evening = specification({ clock: fixedClock('2021-07-10T17:30:00.000Z') })
    evening
      .given(...base)
      .when({ type: 'CompleteTask', task: 't1', on: '2021-07-11' })
      .then(completed('2021-07-11'))
  })
})

describe('the specification itself', () => {
  it('fails when other events come, when a refusal is missing, when another one comes', () => {
    const when = given(...base).when({ type: 'ReportProgress', task: 't1', percent: 1, on: '2021-05-01' })
    expect(() => when.then()).toThrow(/^Expected \[\], came/)
    expect(() => when.thenRefused('UNKNOWN_TASK')).toThrow(/^Expected a refusal, came/)
    expect(() =>
      given(...base)
        .when({ type: 'CompleteTask', task: 't9', on: '2021-05-01' })
        .then(),
    ).toThrow(/^Expected \[\], came UNKNOWN_TASK/)
    expect(() => given({ type: 'UnitRegistred', on: '2021-01-01', data: {} })).toThrow(
      /no catalogue has UnitRegistred/,
    )
    expect(() => when.thenOvertakes(1)).toThrow(/^Expected \[1\], came/)
    const refused = given(...base).when({ type: 'ReportProgress', task: 't9', percent: 1, on: '2021-05-01' })
    expect(() => refused.thenRefused('UNKNOWN_PLAN')).toThrow(/^Expected UNKNOWN_PLAN, came UNKNOWN_TASK/)
    expect(() => refused.thenRefused('UNKNOWN_TASK', { task: 't1' })).toThrow(/^Expected \{"task":"t1"\}/)
    refused.thenRefused('UNKNOWN_TASK', { task: 't9' })
  })
})
