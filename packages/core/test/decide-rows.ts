import type { events, PlanningCommand, PlanningEventData, PlanningRejectionCode } from '@tiendo/core'
import { type GivenEvent, replay } from '@tiendo/core/testing'

/** What each command leads to and why it is refused: data that tests and the reference page share. */

export function event<Type extends keyof PlanningEventData>(
  type: Type,
  on: string,
  data: PlanningEventData[Type],
): GivenEvent {
  return { type, on, data }
}

export const authority = { issuer: 'The director', number: '25/QĐ-STP', date: '2021-02-26' }
export const reason = 'Because.'
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
const group = event('GroupAdded', '2021-02-26', {
  plan: 'p1',
  group: 'g1',
  title: 'Group',
  ordinal: 'I',
})
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
export const base = [unit, plan, group, added('t1', '1.1')]
export const of = { plan: 'p1', task: 't1' }
export const completed = (on: string) => event('TaskCompleted', on, of)
export const withdrawn = (on: string) => event('TaskWithdrawn', on, { ...of, reason })
const raised = event('ObstacleRaised', '2021-05-05', {
  ...of,
  obstacle: 'o1',
  description: 'Guidance is missing.',
})
export const changed = (on: string, from: string, to: string) =>
  event('DeadlineChanged', on, { ...of, from, to, reason, authority })

const unit2 = event('UnitRegistered', '2021-01-01', { unit: 'u2', name: 'Division', parent: 'u1' })
const unit3 = event('UnitRegistered', '2021-01-01', { unit: 'u3', name: 'Team', parent: 'u2' })
export const submitted = (on: string) => event('CompletionSubmitted', on, of)
export const suspended = (on: string) => event('TaskSuspended', on, { ...of, reason })
export const confirming = [
  unit,
  event('PlanIssued', '2021-02-26', { ...issued, confirmation: 'required' }),
  added('t1'),
]
const plan2 = event('PlanIssued', '2021-02-26', {
  ...issued,
  plan: 'p2',
  period: { start: '2022-01-01', end: '2022-12-31' },
  parent: 'p1',
})
const occurrences = [
  { key: 'Q1', start: '2021-01-01', deadline: '2021-03-31' },
  { key: 'Q2', start: '2021-04-01', deadline: '2021-06-30' },
  { key: 'Q3', start: '2021-07-01', deadline: '2021-09-30' },
]
const recurring = event('TaskAdded', '2021-02-26', {
  plan: 'p1',
  task: 'r',
  code: 'r',
  title: 'Report',
  kind: 'regular',
  leadUnits: [],
  coordinatingUnits: [],
  occurrences,
})
const ofRecurring = { plan: 'p1', task: 'r' }
const sealed = event('PeriodSealed', '2021-07-01', { plan: 'p1', through: '2021-06-30' })
const closed = event('PlanClosed', '2021-06-30', { plan: 'p1' })
const correction = { reason: 'A report was wrong.' }
const review = event('ReviewHeld', '2021-07-09', {
  plan: 'p1',
  review: 'r1',
  kind: 'interim',
  directions: [{ direction: 'd1', text: 'No delay.' }],
})
const target = { quantity: 10, unit: 'drafts', kind: 'flow' as const }
const figures = replay([]).figures({ asOf: '2021-06-30', knownAt: 0 })
const head = {
  log: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  commit: 1,
  position: 1,
  at: '2021-06-30T00:00:00.000Z',
  sha256: '0'.repeat(64),
}
const at2 = { ...figures, position: 2, question: { ...figures.question, knownAt: 2 } }
const published = event('FiguresPublished', '2021-07-09', { publication: 'f1', figures, head })
const carried = event('TaskCarriedOver', '2021-12-20', {
  ...of,
  to: { plan: 'p2', task: 't9' },
  periodEnd: '2021-12-31',
})
const merged = event('UnitMerged', '2021-03-01', { unit: 'u2', into: 'u1' })
const inherited = { kind: 'planned' as const, leadUnits: ['u1'], coordinatingUnits: [] }

const everything = {
  plan: 'p2',
  task: 't2',
  code: '2',
  title: 'x',
  kind: 'regular' as const,
  leadUnits: ['u1'],
  coordinatingUnits: [],
  occurrences,
  weight: 3,
  target,
  implements: 't1',
  direction: { review: 'r1', direction: 'd1' },
}

export const accepted: [PlanningCommand, readonly GivenEvent[], ...GivenEvent[]][] = [
  [
    {
      type: 'SplitTask',
      task: 'c1',
      into: [
        { task: 'a', code: 'a', title: 'a', leadUnits: [] },
        { task: 'b', code: 'b', title: 'b' },
      ],
      reason,
      on: '2022-03-01',
    },
    [
      ...base,
      plan2,
      event('TaskAdded', '2022-01-01', {
        ...inherited,
        plan: 'p2',
        task: 'c1',
        code: '1',
        title: 'x',
        collective: 'All',
        implements: 't1',
      }),
    ],
    event('TaskSplit', '2022-03-01', { plan: 'p2', task: 'c1', into: ['a', 'b'], reason }),
    event('TaskAdded', '2022-03-01', {
      ...inherited,
      leadUnits: [],
      plan: 'p2',
      task: 'a',
      code: 'a',
      title: 'a',
      implements: 't1',
    }),
    event('TaskAdded', '2022-03-01', {
      ...inherited,
      plan: 'p2',
      task: 'b',
      code: 'b',
      title: 'b',
      collective: 'All',
      implements: 't1',
    }),
  ],
  [
    {
      type: 'ReassignTask',
      task: 't1',
      leadUnits: ['u2'],
      coordinatingUnits: [],
      on: '2021-03-01',
    },
    [...base, unit2],
    event('TaskReassigned', '2021-03-01', { ...of, leadUnits: ['u2'], coordinatingUnits: [] }),
  ],
  [
    { type: 'CompleteTask', task: 't1', correction, on: '2021-06-29' },
    [...base, closed],
    event('TaskCompleted', '2021-06-29', { ...of, correction }),
  ],
  [
    { type: 'ReopenPlan', plan: 'p1', reason, authority, correction, on: '2021-07-05' },
    [...base, event('PlanClosed', '2021-05-31', { plan: 'p1' }), sealed],
    event('PlanReopened', '2021-07-05', { plan: 'p1', reason, authority, correction }),
  ],
  [
    { type: 'AddTask', plan: 'p1', task: 't2', code: '2', title: 'x', leadUnits: ['u2'], on: '2021-02-28' },
    [...base, unit2, merged],
    event('TaskAdded', '2021-02-28', {
      plan: 'p1',
      task: 't2',
      code: '2',
      title: 'x',
      kind: 'planned',
      leadUnits: ['u2'],
      coordinatingUnits: [],
    }),
  ],
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
  [
    { type: 'RenameUnit', unit: 'u1', name: 'Department', on: '2021-03-01' },
    [unit],
    event('UnitRenamed', '2021-03-01', { unit: 'u1', name: 'Department' }),
  ],
  [
    { type: 'MoveUnit', unit: 'u2', on: '2021-03-01' },
    [unit, unit2],
    event('UnitMoved', '2021-03-01', { unit: 'u2' }),
  ],
  [
    { type: 'MergeUnit', unit: 'u3', into: 'u2', on: '2021-03-01' },
    [unit, unit2, unit3],
    event('UnitMerged', '2021-03-01', { unit: 'u3', into: 'u2' }),
  ],
  [
    { type: 'ClosePlan', plan: 'p1', reason, authority, on: '2021-06-30' },
    base,
    event('PlanClosed', '2021-06-30', { plan: 'p1', reason, authority }),
  ],
  [
    { type: 'ReopenPlan', plan: 'p1', reason, authority, on: '2021-07-01' },
    [...base, closed],
    event('PlanReopened', '2021-07-01', { plan: 'p1', reason, authority }),
  ],
  [
    { type: 'ReviseGroup', plan: 'p1', group: 'g1', title: 'Other', ordinal: 'I', on: '2021-03-01' },
    base,
    event('GroupRevised', '2021-03-01', { plan: 'p1', group: 'g1', title: 'Other' }),
  ],
  [
    { type: 'ReweightTask', task: 't1', weight: 2.5, on: '2021-03-01' },
    base,
    event('TaskReweighted', '2021-03-01', { ...of, weight: 2.5 }),
  ],
  [
    { type: 'ReviseTarget', task: 't1', target, on: '2021-03-01' },
    base,
    event('TargetRevised', '2021-03-01', { ...of, target }),
  ],
  [
    {
      type: 'ChangeDeadline',
      task: 'r',
      occurrence: 'Q2',
      to: '2021-07-31',
      reason,
      authority,
      on: '2021-06-01',
    },
    [...base, recurring],
    event('DeadlineChanged', '2021-06-01', {
      ...ofRecurring,
      occurrence: 'Q2',
      from: '2021-06-30',
      to: '2021-07-31',
      reason,
      authority,
    }),
  ],
  [{ type: 'SuspendTask', task: 't1', reason, on: '2021-06-15' }, base, suspended('2021-06-15')],
  [
    { type: 'ResumeTask', task: 't1', on: '2021-07-01' },
    [...base, suspended('2021-06-15')],
    event('TaskResumed', '2021-07-01', { ...of, deadline: '2021-06-30' }),
  ],
  [
    { type: 'ResumeTask', task: 't1', deadline: '2021-09-30', on: '2021-07-01' },
    [...base, suspended('2021-06-15')],
    event('TaskResumed', '2021-07-01', { ...of, deadline: '2021-09-30' }),
  ],
  [
    { type: 'ResumeTask', task: 'r', on: '2021-07-01' },
    [...base, recurring, event('TaskSuspended', '2021-06-15', { ...ofRecurring, reason })],
    event('TaskResumed', '2021-07-01', ofRecurring),
  ],
  [
    { type: 'CompleteTask', task: 'r', occurrence: 'Q1', on: '2021-03-01' },
    [...base, recurring],
    event('TaskCompleted', '2021-03-01', { ...ofRecurring, occurrence: 'Q1' }),
  ],
  [{ type: 'CompleteTask', task: 't1', on: '2021-06-28' }, confirming, submitted('2021-06-28')],
  [
    { type: 'ConfirmCompletion', task: 't1', note: 'Seen.', on: '2021-07-09' },
    [...confirming, event('CompletionSubmitted', '2021-06-28', { ...of, dateUnknown: true })],
    event('TaskCompleted', '2021-06-28', {
      ...of,
      dateUnknown: true,
      confirmedOn: '2021-07-09',
      note: 'Seen.',
    }),
  ],
  [
    { type: 'ReturnCompletion', task: 't1', reason, on: '2021-07-02' },
    [...confirming, submitted('2021-06-28')],
    event('CompletionReturned', '2021-07-02', { ...of, reason }),
  ],
  [
    {
      type: 'ReviseTask',
      task: 'r',
      occurrences: [{ key: 'H2', start: '2021-07-01', deadline: '2021-12-31' }],
      on: '2021-06-15',
    },
    [...base, recurring],
    event('TaskRevised', '2021-06-15', {
      ...ofRecurring,
      occurrences: [{ key: 'H2', start: '2021-07-01', deadline: '2021-12-31' }],
    }),
  ],
  [
    { type: 'ReviseTask', task: 't2', implements: 't1', start: '2022-02-01', on: '2022-01-01' },
    [
      ...base,
      plan2,
      event('TaskAdded', '2022-01-01', { ...inherited, plan: 'p2', task: 't2', code: '1', title: 'x' }),
    ],
    event('TaskRevised', '2022-01-01', { plan: 'p2', task: 't2', start: '2022-02-01', implements: 't1' }),
  ],
  [{ type: 'PublishFigures', publication: 'f1', figures, head, on: '2021-07-09' }, base, published],
  [{ type: 'SealPeriod', plan: 'p1', through: '2021-06-30', on: '2021-07-01' }, base, sealed],
  [
    {
      type: 'HoldReview',
      plan: 'p1',
      review: 'r1',
      kind: 'interim',
      directions: [{ direction: 'd1', text: 'No delay.' }],
      on: '2021-07-09',
    },
    base,
    review,
  ],
  [
    { type: 'RetractEvent', task: 't1', position: 5, reason, correction },
    [...base, completed('2021-06-01'), sealed],
    event('EventRetracted', '2021-06-01', { ...of, position: 5, reason, correction }),
  ],
  [
    { type: 'ReportProgress', task: 't1', percent: 5, correction, on: '2021-06-30' },
    [...base, sealed, closed],
    event('ProgressReported', '2021-06-30', { ...of, percent: 5, correction }),
  ],
  [
    { type: 'ReportProgress', task: 't1', percent: 5, on: '2021-07-01' },
    [...base, sealed],
    event('ProgressReported', '2021-07-01', { ...of, percent: 5 }),
  ],
  [
    {
      type: 'SplitTask',
      task: 't1',
      into: [
        { task: 't2', code: '1.1a', title: 'First', deadline: '2021-09-30' },
        { task: 't3', code: '1.1b', title: 'Second', kind: 'adHoc' },
      ],
      reason,
      on: '2021-06-01',
    },
    [...base],
    event('TaskSplit', '2021-06-01', { ...of, into: ['t2', 't3'], reason }),
    event('TaskAdded', '2021-06-01', {
      ...inherited,
      plan: 'p1',
      originalDeadline: '2021-06-30',
      task: 't2',
      code: '1.1a',
      title: 'First',
      deadline: '2021-09-30',
    }),
    event('TaskAdded', '2021-06-01', {
      ...inherited,
      plan: 'p1',
      originalDeadline: '2021-06-30',
      task: 't3',
      code: '1.1b',
      title: 'Second',
      kind: 'adHoc',
      deadline: '2021-06-30',
    }),
  ],
  [
    {
      type: 'MergeTasks',
      tasks: ['t1', 't2'],
      into: { task: 't3', code: '3', title: 'Both' },
      reason,
      on: '2021-05-01',
    },
    [...base, added('t2', '2', '2021-05-31'), changed('2021-03-01', '2021-06-30', '2021-07-31')],
    event('TasksMerged', '2021-05-01', { plan: 'p1', task: 't3', merged: ['t1', 't2'], reason }),
    event('TaskAdded', '2021-05-01', {
      ...inherited,
      plan: 'p1',
      task: 't3',
      code: '3',
      title: 'Both',
      deadline: '2021-05-31',
      originalDeadline: '2021-05-31',
    }),
  ],
  [
    {
      type: 'CarryOverTask',
      task: 't1',
      to: { plan: 'p2', task: 't9', deadline: '2022-03-31' },
      on: '2021-12-20',
    },
    [...base, plan2],
    event('TaskCarriedOver', '2021-12-20', {
      ...of,
      to: { plan: 'p2', task: 't9' },
      periodEnd: '2021-12-31',
    }),
    event('TaskAdded', '2022-01-01', {
      ...inherited,
      plan: 'p2',
      task: 't9',
      code: '1.1',
      title: 'A task',
      deadline: '2022-03-31',
    }),
  ],
  [
    {
      type: 'CarryOverTask',
      task: 't1',
      to: { plan: 'p2', task: 't9', code: '7' },
      on: '2022-02-01',
    },
    [...base, plan2],
    event('TaskCarriedOver', '2022-02-01', {
      ...of,
      to: { plan: 'p2', task: 't9' },
      periodEnd: '2021-12-31',
    }),
    event('TaskAdded', '2022-02-01', {
      ...inherited,
      plan: 'p2',
      task: 't9',
      code: '7',
      title: 'A task',
    }),
  ],
  [
    { type: 'AddTask', ...everything, on: '2022-01-01' },
    [...base, plan2, review],
    event('TaskAdded', '2022-01-01', everything),
  ],
]

const refusedAlone: [PlanningRejectionCode, PlanningCommand, readonly GivenEvent[]][] = [
  ['TASK_NOT_ENTERED', { type: 'WithdrawTask', task: 't1', reason, on: '2021-02-25' }, base],
  ['TASK_NOT_ENTERED', { type: 'SuspendTask', task: 't1', reason, on: '2021-02-25' }, base],
  [
    'TASK_NOT_ENTERED',
    { type: 'CarryOverTask', task: 't1', to: { plan: 'p2' }, on: '2021-02-25' },
    [...base, plan2],
  ],
  [
    'TASK_NOT_ENTERED',
    { type: 'MergeTasks', tasks: ['t1', 't2'], into: { code: '3', title: 'x' }, reason, on: '2021-02-25' },
    [...base, added('t2')],
  ],
  [
    'DEADLINE_CHANGED_SINCE',
    { type: 'ResumeTask', task: 't1', deadline: '2021-09-30', on: '2021-05-02' },
    [...base, suspended('2021-05-01'), changed('2021-05-03', '2021-06-30', '2021-08-31')],
  ],
  [
    'DEADLINE_CHANGED_SINCE',
    { type: 'ReopenTask', task: 't1', reason, deadline: '2021-09-30', on: '2021-05-02' },
    [...base, completed('2021-05-01'), changed('2021-05-03', '2021-06-30', '2021-08-31')],
  ],
  [
    'HISTORY_CONTRADICTED',
    {
      type: 'ReviseTask',
      task: 'r',
      occurrences: [{ key: 'X', start: '2021-07-01', deadline: '2021-12-31' }],
      on: '2021-03-01',
    },
    [
      ...base,
      recurring,
      event('TaskRevised', '2021-06-01', {
        ...ofRecurring,
        occurrences: [{ key: 'Y', start: '2021-08-01', deadline: '2021-12-31' }],
      }),
    ],
  ],
  [
    'UNKNOWN_UNIT',
    {
      type: 'PublishFigures',
      figures: { ...figures, question: { ...figures.question, lead: { unit: 'u9' } } },
      head,
      on: '2021-07-09',
    },
    base,
  ],
  [
    'UNKNOWN_GROUP',
    {
      type: 'PublishFigures',
      figures: { ...figures, question: { ...figures.question, plan: 'p1', group: 'g9' } },
      head,
      on: '2021-07-09',
    },
    base,
  ],
  [
    'UNIT_MERGED',
    { type: 'AddTask', plan: 'p1', code: '2', title: 'x', leadUnits: ['u2'], on: '2021-03-01' },
    [...base, unit2, merged],
  ],
  [
    'UNIT_MERGED',
    { type: 'ReassignTask', task: 't1', leadUnits: [], coordinatingUnits: ['u2'], on: '2021-03-01' },
    [...base, unit2, merged],
  ],
  [
    'UNIT_MERGED',
    { type: 'IssuePlan', ...issued, plan: 'p2', owner: 'u2', on: '2021-03-01' },
    [unit, unit2, merged],
  ],
  [
    'UNIT_MERGED',
    {
      type: 'SplitTask',
      task: 't1',
      into: [
        { code: 'a', title: 'a', leadUnits: ['u2'] },
        { code: 'b', title: 'b' },
      ],
      reason,
      on: '2021-03-01',
    },
    [...base, unit2, merged],
  ],
  [
    'UNIT_MERGED',
    {
      type: 'MergeTasks',
      tasks: ['t1', 't2'],
      into: { code: '3', title: 'x', leadUnits: ['u2'] },
      reason,
      on: '2021-06-01',
    },
    [...base, added('t2'), unit2, merged],
  ],
  ['PLAN_CLOSED', { type: 'CompleteTask', task: 't1', correction, on: '2021-07-01' }, [...base, closed]],
  [
    'PLAN_CLOSED',
    { type: 'AddTask', plan: 'p1', code: '2', title: 'x', correction, on: '2021-07-01' },
    [...base, closed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'ReopenPlan', plan: 'p1', reason, authority, on: '2021-07-05' },
    [...base, event('PlanClosed', '2021-05-31', { plan: 'p1' }), sealed],
  ],
  [
    'UNKNOWN_TASK',
    { type: 'MergeTasks', tasks: ['t1', 't9'], into: { code: '3', title: 'x' }, reason, on: '2021-06-01' },
    base,
  ],
  [
    'UNKNOWN_TASK',
    { type: 'CarryOverTask', task: 't9', to: { plan: 'p2' }, on: '2021-12-31' },
    [...base, plan2],
  ],
  ['UNKNOWN_TASK', { type: 'ReopenTask', task: 't9', reason, on: '2021-06-01' }, base],
  ['UNKNOWN_TASK', { type: 'ConfirmCompletion', task: 't9', on: '2021-06-01' }, confirming],
  ['UNKNOWN_TASK', { type: 'ResolveObstacle', task: 't9', obstacle: 'o1', on: '2021-06-01' }, base],
  ['UNKNOWN_TASK', { type: 'RetractEvent', task: 't9', position: 4, reason }, base],
  [
    'TASK_EXISTS',
    { type: 'CarryOverTask', task: 't1', to: { plan: 'p2', task: 't1' }, on: '2021-12-31' },
    [...base, plan2],
  ],
  [
    'TASK_EXISTS',
    {
      type: 'MergeTasks',
      tasks: ['t1', 't2'],
      into: { task: 't1', code: '3', title: 'x' },
      reason,
      on: '2021-06-01',
    },
    [...base, added('t2')],
  ],
  [
    'TASK_ALREADY_COMPLETED',
    { type: 'MergeTasks', tasks: ['t1', 't2'], into: { code: '3', title: 'x' }, reason, on: '2021-06-02' },
    [...base, added('t2'), completed('2021-06-01')],
  ],
  [
    'TASK_WITHDRAWN',
    { type: 'MergeTasks', tasks: ['t1', 't2'], into: { code: '3', title: 'x' }, reason, on: '2021-06-02' },
    [...base, added('t2'), withdrawn('2021-06-01')],
  ],
  [
    'TASK_WITHDRAWN',
    { type: 'CarryOverTask', task: 't1', to: { plan: 'p2' }, on: '2021-12-31' },
    [...base, plan2, withdrawn('2021-06-01')],
  ],
  [
    'CODE_TAKEN',
    { type: 'CarryOverTask', task: 't1', to: { plan: 'p2', code: '1' }, on: '2021-12-31' },
    [
      ...base,
      plan2,
      event('TaskAdded', '2022-01-01', { ...inherited, plan: 'p2', task: 't2', code: '1', title: 'x' }),
    ],
  ],
  [
    'PERIOD_SEALED',
    { type: 'AddTask', plan: 'p1', code: '2', title: 'x', on: '2021-06-01' },
    [...base, sealed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'AddGroup', plan: 'p1', group: 'g2', title: 'x', on: '2021-06-01' },
    [...base, sealed],
  ],
  [
    'PLAN_CLOSED',
    { type: 'AddGroup', plan: 'p1', group: 'g2', title: 'x', on: '2021-07-01' },
    [...base, closed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'ReviseGroup', plan: 'p1', group: 'g1', title: 'x', on: '2021-06-01' },
    [...base, sealed],
  ],
  [
    'PLAN_CLOSED',
    { type: 'ReviseGroup', plan: 'p1', group: 'g1', title: 'x', on: '2021-07-01' },
    [...base, closed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'AmendPlan', plan: 'p1', reason, authority, on: '2021-06-01' },
    [...base, sealed],
  ],
  ['PLAN_CLOSED', { type: 'AmendPlan', plan: 'p1', reason, authority, on: '2021-07-01' }, [...base, closed]],
  ['PERIOD_SEALED', { type: 'ClosePlan', plan: 'p1', on: '2021-06-30' }, [...base, sealed]],
  [
    'PERIOD_SEALED',
    { type: 'ReopenPlan', plan: 'p1', reason, authority, on: '2021-06-30' },
    [...base, sealed, closed],
  ],
  [
    'PLAN_CLOSED',
    { type: 'MergeTasks', tasks: ['t1', 't2'], into: { code: '3', title: 'x' }, reason, on: '2021-06-02' },
    [...base, added('t2'), closed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'MergeTasks', tasks: ['t1', 't2'], into: { code: '3', title: 'x' }, reason, on: '2021-06-02' },
    [...base, added('t2'), sealed],
  ],
  [
    'PLAN_CLOSED',
    { type: 'CarryOverTask', task: 't1', to: { plan: 'p2' }, on: '2021-12-31' },
    [...base, plan2, closed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'CarryOverTask', task: 't1', to: { plan: 'p2' }, on: '2021-06-30' },
    [...base, plan2, sealed],
  ],
  [
    'PLAN_CLOSED',
    { type: 'ConfirmCompletion', task: 't1', on: '2021-06-29' },
    [...confirming, submitted('2021-06-28'), closed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'ConfirmCompletion', task: 't1', on: '2021-07-09' },
    [...confirming, submitted('2021-06-28'), sealed],
  ],
  [
    'PLAN_CLOSED',
    { type: 'ReopenTask', task: 't1', reason, on: '2021-06-29' },
    [...base, completed('2021-06-01'), closed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'ReopenTask', task: 't1', reason, on: '2021-06-29' },
    [...base, completed('2021-06-01'), sealed],
  ],
  [
    'PLAN_CLOSED',
    { type: 'ResolveObstacle', task: 't1', obstacle: 'o1', on: '2021-06-29' },
    [...base, raised, closed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'ResolveObstacle', task: 't1', obstacle: 'o1', on: '2021-06-29' },
    [...base, raised, sealed],
  ],
  ['PLAN_CLOSED', { type: 'RetractEvent', task: 't1', position: 5, reason }, [...base, raised, closed]],
  ['UNKNOWN_PLAN', { type: 'ReviseGroup', plan: 'p9', group: 'g1', title: 'x', on: '2021-07-01' }, base],
  [
    'UNIT_MERGED',
    { type: 'MoveUnit', unit: 'u2', on: '2021-03-01' },
    [unit, unit2, event('UnitMerged', '2021-03-01', { unit: 'u2', into: 'u1' })],
  ],
  [
    'TASK_ALREADY_COMPLETED',
    { type: 'ResumeTask', task: 't1', on: '2021-07-01' },
    [...base, completed('2021-06-01')],
  ],
  [
    'TASK_ALREADY_COMPLETED',
    { type: 'ReturnCompletion', task: 't1', reason, on: '2021-07-01' },
    [...confirming, submitted('2021-06-28'), completed('2021-06-28')],
  ],
  [
    'TASK_WITHDRAWN',
    { type: 'ReopenTask', task: 't1', reason, on: '2021-06-02' },
    [...base, withdrawn('2021-06-01')],
  ],
  [
    'OCCURRENCE_MISSING',
    { type: 'ReportProgress', task: 'r', percent: 1, on: '2021-06-02' },
    [...base, recurring],
  ],
  [
    'OCCURRENCE_MISSING',
    { type: 'ChangeDeadline', task: 'r', to: '2021-07-31', reason, authority, on: '2021-06-01' },
    [...base, recurring],
  ],
  ['OCCURRENCE_MISSING', { type: 'ReopenTask', task: 'r', reason, on: '2021-06-02' }, [...base, recurring]],
  [
    'NOT_RECURRING',
    { type: 'ReportProgress', task: 't1', occurrence: 'Q1', percent: 1, on: '2021-06-02' },
    base,
  ],
  [
    'NOT_RECURRING',
    {
      type: 'ChangeDeadline',
      task: 't1',
      occurrence: 'Q1',
      to: '2021-07-31',
      reason,
      authority,
      on: '2021-06-01',
    },
    base,
  ],
  [
    'UNKNOWN_OCCURRENCE',
    { type: 'CompleteTask', task: 'r', occurrence: 'Q9', on: '2021-06-02' },
    [...base, recurring],
  ],
  [
    'HISTORY_CONTRADICTED',
    { type: 'SuspendTask', task: 't1', reason, on: '2021-05-01' },
    [...base, suspended('2021-06-01')],
  ],
  [
    'HISTORY_CONTRADICTED',
    { type: 'ResumeTask', task: 't1', on: '2021-06-15' },
    [...base, suspended('2021-06-01'), event('TaskResumed', '2021-07-01', of)],
  ],
  [
    'HISTORY_CONTRADICTED',
    { type: 'ReopenTask', task: 't1', reason, on: '2021-06-05' },
    [...base, completed('2021-06-01'), event('TaskReopened', '2021-06-10', { ...of, reason })],
  ],
  [
    'HISTORY_CONTRADICTED',
    { type: 'ReturnCompletion', task: 't1', reason, on: '2021-06-29' },
    [...confirming, submitted('2021-06-28'), event('CompletionReturned', '2021-07-01', { ...of, reason })],
  ],
  [
    'HISTORY_CONTRADICTED',
    { type: 'ResolveObstacle', task: 't1', obstacle: 'o1', on: '2021-05-10' },
    [...base, raised, event('ObstacleResolved', '2021-05-20', { ...of, obstacle: 'o1' })],
  ],
  [
    'HISTORY_CONTRADICTED',
    {
      type: 'SplitTask',
      task: 't1',
      into: [
        { code: 'a', title: 'a' },
        { code: 'b', title: 'b' },
      ],
      reason,
      on: '2021-05-01',
    },
    [...base, completed('2021-06-01')],
  ],
  [
    'HISTORY_CONTRADICTED',
    { type: 'MergeTasks', tasks: ['t1', 't2'], into: { code: '3', title: 'x' }, reason, on: '2021-05-01' },
    [...base, added('t2'), completed('2021-06-01')],
  ],
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
  ['TASK_EXISTS', { type: 'AddTask', plan: 'p1', task: 't1', code: '2', title: 'x', on: '2021-02-27' }, base],
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
  ['UNKNOWN_UNIT', { type: 'RenameUnit', unit: 'u9', name: 'x', on: '2021-03-01' }, [unit]],
  ['UNKNOWN_UNIT', { type: 'MoveUnit', unit: 'u1', parent: 'u9', on: '2021-03-01' }, [unit]],
  ['UNKNOWN_UNIT', { type: 'MergeUnit', unit: 'u1', into: 'u9', on: '2021-03-01' }, [unit]],
  ['NOTHING_CHANGED', { type: 'RenameUnit', unit: 'u1', name: 'Office', on: '2021-03-01' }, [unit]],
  ['NOTHING_CHANGED', { type: 'MoveUnit', unit: 'u2', parent: 'u1', on: '2021-03-01' }, [unit, unit2]],
  ['UNIT_CYCLE', { type: 'RegisterUnit', unit: 'u2', name: 'x', parent: 'u2', on: '2021-03-01' }, [unit]],
  [
    'UNIT_CYCLE',
    { type: 'RegisterUnit', unit: 'u9', name: 'x', parent: 'u1', on: '2021-03-01' },
    [event('UnitRegistered', '2021-01-01', { unit: 'u1', name: 'Office', parent: 'u9' })],
  ],
  ['UNIT_CYCLE', { type: 'MergeUnit', unit: 'u1', into: 'u1', on: '2021-03-01' }, [unit]],
  ['UNIT_CYCLE', { type: 'MergeUnit', unit: 'u1', into: 'u3', on: '2021-03-01' }, [unit, unit2, unit3]],
  ['UNIT_CYCLE', { type: 'MoveUnit', unit: 'u1', parent: 'u3', on: '2021-03-01' }, [unit, unit2, unit3]],
  [
    'UNIT_CYCLE',
    { type: 'MoveUnit', unit: 'u1', parent: 'u3', on: '2021-03-01' },
    [
      unit,
      unit2,
      unit3,
      event('UnitMoved', '2021-02-01', { unit: 'u2' }),
      event('UnitMoved', '2021-05-01', { unit: 'u2', parent: 'u1' }),
    ],
  ],
  [
    'UNIT_MERGED',
    { type: 'RenameUnit', unit: 'u2', name: 'x', on: '2021-03-01' },
    [unit, unit2, event('UnitMerged', '2021-03-01', { unit: 'u2', into: 'u1' })],
  ],
  [
    'UNIT_MERGED',
    { type: 'MergeUnit', unit: 'u3', into: 'u2', on: '2021-03-01' },
    [unit, unit2, unit3, event('UnitMerged', '2021-03-01', { unit: 'u2', into: 'u1' })],
  ],
  [
    'HISTORY_CONTRADICTED',
    { type: 'MergeUnit', unit: 'u2', into: 'u1', on: '2021-03-01' },
    [unit, unit2, event('UnitRenamed', '2021-04-01', { unit: 'u2', name: 'x' })],
  ],
  ['PLAN_CYCLE', { type: 'IssuePlan', ...issued, plan: 'p9', parent: 'p9', on: '2021-02-26' }, [unit]],
  ['PLAN_CYCLE', { type: 'IssuePlan', ...issued, parent: 'p2', on: '2021-02-26' }, [unit, plan2]],
  ['UNKNOWN_PLAN', { type: 'ClosePlan', plan: 'p9', on: '2021-06-30' }, base],
  ['UNKNOWN_PLAN', { type: 'ReopenPlan', plan: 'p9', reason, authority, on: '2021-06-30' }, base],
  ['UNKNOWN_PLAN', { type: 'SealPeriod', plan: 'p9', through: '2021-06-30', on: '2021-07-01' }, base],
  ['UNKNOWN_PLAN', { type: 'HoldReview', plan: 'p9', review: 'r1', kind: 'annual', on: '2021-07-01' }, base],
  ['CLOSING_IN_FUTURE', { type: 'ClosePlan', plan: 'p1', on: '2021-07-11' }, base],
  ['PLAN_NOT_CLOSED', { type: 'ReopenPlan', plan: 'p1', reason, authority, on: '2021-07-01' }, base],
  ['AUTHORITY_MISSING', { type: 'ReopenPlan', plan: 'p1', reason, on: '2021-07-01' }, [...base, closed]],
  ['PLAN_CLOSED', { type: 'ClosePlan', plan: 'p1', on: '2021-07-01' }, [...base, closed]],
  ['PLAN_CLOSED', { type: 'CompleteTask', task: 't1', on: '2021-06-01' }, [...base, closed]],
  [
    'PLAN_CLOSED',
    { type: 'AddTask', plan: 'p1', code: '2', title: 'x', on: '2021-06-01' },
    [...base, closed],
  ],
  ['PERIOD_SEALED', { type: 'ReportProgress', task: 't1', percent: 5, on: '2021-06-30' }, [...base, sealed]],
  [
    'PERIOD_SEALED',
    { type: 'RetractEvent', task: 't1', position: 5, reason },
    [...base, completed('2021-06-28'), sealed],
  ],
  [
    'PERIOD_SEALED',
    { type: 'SealPeriod', plan: 'p1', through: '2021-06-30', on: '2021-07-01' },
    [...base, sealed],
  ],
  ['PERIOD_NOT_OVER', { type: 'SealPeriod', plan: 'p1', through: '2021-07-10', on: '2021-07-10' }, base],
  ['UNKNOWN_GROUP', { type: 'ReviseGroup', plan: 'p1', group: 'g9', title: 'x', on: '2021-03-01' }, base],
  [
    'NOTHING_CHANGED',
    { type: 'ReviseGroup', plan: 'p1', group: 'g1', title: 'Group', ordinal: 'I', on: '2021-03-01' },
    base,
  ],
  [
    'DEADLINE_AND_OCCURRENCES',
    {
      type: 'AddTask',
      plan: 'p1',
      code: '2',
      title: 'x',
      deadline: '2021-06-30',
      occurrences,
      on: '2021-03-01',
    },
    base,
  ],
  [
    'DEADLINE_AND_OCCURRENCES',
    { type: 'ResumeTask', task: 'r', deadline: '2021-06-30', on: '2021-07-01' },
    [...base, recurring],
  ],
  [
    'DEADLINE_AND_OCCURRENCES',
    { type: 'ReviseTask', task: 'r', start: '2021-03-01', on: '2021-03-01' },
    [...base, recurring],
  ],
  [
    'DEADLINE_BEFORE_START',
    {
      type: 'AddTask',
      plan: 'p1',
      code: '2',
      title: 'x',
      start: '2021-07-01',
      deadline: '2021-06-30',
      on: '2021-03-01',
    },
    base,
  ],
  [
    'DEADLINE_BEFORE_START',
    {
      type: 'AddTask',
      plan: 'p1',
      code: '2',
      title: 'x',
      occurrences: [{ key: 'a', start: '2021-07-01', deadline: '2021-06-30' }],
      on: '2021-03-01',
    },
    base,
  ],
  ['DEADLINE_BEFORE_START', { type: 'ReviseTask', task: 't1', start: '2021-07-01', on: '2021-03-01' }, base],
  [
    'DEADLINE_BEFORE_START',
    {
      type: 'ChangeDeadline',
      task: 'r',
      occurrence: 'Q2',
      to: '2021-03-31',
      reason,
      authority,
      on: '2021-03-01',
    },
    [...base, recurring],
  ],
  [
    'DEADLINE_BEFORE_START',
    { type: 'ResumeTask', task: 't1', deadline: '2021-03-31', on: '2021-07-01' },
    [...base, event('TaskRevised', '2021-03-01', { ...of, start: '2021-05-01' }), suspended('2021-06-15')],
  ],
  [
    'DEADLINE_BEFORE_START',
    { type: 'ReopenTask', task: 'r', occurrence: 'Q2', reason, deadline: '2021-03-31', on: '2021-05-01' },
    [...base, recurring, event('TaskCompleted', '2021-04-01', { ...ofRecurring, occurrence: 'Q2' })],
  ],
  ['NOT_A_PARENT_TASK', { type: 'ReviseTask', task: 't1', implements: 't1', on: '2021-03-01' }, base],
  [
    'NOT_A_PARENT_TASK',
    { type: 'AddTask', plan: 'p1', code: '2', title: 'x', implements: 't1', on: '2021-03-01' },
    base,
  ],
  [
    'UNKNOWN_TASK',
    { type: 'AddTask', plan: 'p2', code: '2', title: 'x', implements: 't9', on: '2022-01-01' },
    [...base, plan2],
  ],
  [
    'NOTHING_CHANGED',
    { type: 'ReweightTask', task: 't1', weight: 2, on: '2021-03-02' },
    [...base, event('TaskReweighted', '2021-03-01', { ...of, weight: 2 })],
  ],
  [
    'NOTHING_CHANGED',
    { type: 'ReviseTarget', task: 't1', target, on: '2021-03-02' },
    [...base, event('TargetRevised', '2021-03-01', { ...of, target })],
  ],
  [
    'TASK_WITHDRAWN',
    { type: 'ReweightTask', task: 't1', weight: 2, on: '2021-06-02' },
    [...base, withdrawn('2021-06-01')],
  ],
  [
    'TASK_WITHDRAWN',
    { type: 'ReviseTarget', task: 't1', target, on: '2021-06-02' },
    [...base, withdrawn('2021-06-01')],
  ],
  [
    'TASK_WITHDRAWN',
    { type: 'SuspendTask', task: 't1', reason, on: '2021-06-02' },
    [...base, withdrawn('2021-06-01')],
  ],
  ['NOT_RECURRING', { type: 'CompleteTask', task: 't1', occurrence: 'Q1', on: '2021-06-02' }, base],
  ['NOT_RECURRING', { type: 'ReviseTask', task: 't1', occurrences, on: '2020-12-31' }, base],
  ['OCCURRENCE_MISSING', { type: 'CompleteTask', task: 'r', on: '2021-06-02' }, [...base, recurring]],
  [
    'UNKNOWN_OCCURRENCE',
    { type: 'ReportProgress', task: 'r', occurrence: 'Q9', percent: 1, on: '2021-06-02' },
    [...base, recurring],
  ],
  [
    'UNKNOWN_OCCURRENCE',
    {
      type: 'ChangeDeadline',
      task: 'r',
      occurrence: 'Q9',
      to: '2021-07-31',
      reason,
      authority,
      on: '2021-06-01',
    },
    [...base, recurring],
  ],
  [
    'OCCURRENCE_BEGUN',
    { type: 'ReviseTask', task: 'r', occurrences: [occurrences[1] as events.Occurrence], on: '2021-06-15' },
    [...base, recurring],
  ],
  [
    'OCCURRENCE_EXISTS',
    {
      type: 'ReviseTask',
      task: 'r',
      occurrences: [{ key: 'Q3', start: '2021-08-01', deadline: '2021-09-30' }],
      on: '2021-06-15',
    },
    [
      ...base,
      recurring,
      event('ProgressReported', '2021-06-10', { ...ofRecurring, occurrence: 'Q3', percent: 5 }),
    ],
  ],
  [
    'HISTORY_CONTRADICTED',
    {
      type: 'ReviseTask',
      task: 'r',
      occurrences: [{ key: 'H2', start: '2021-07-01', deadline: '2021-12-31' }],
      on: '2021-06-01',
    },
    [
      ...base,
      recurring,
      event('ProgressReported', '2021-06-10', { ...ofRecurring, occurrence: 'Q3', percent: 5 }),
    ],
  ],
  [
    'COMPLETION_PENDING',
    { type: 'CompleteTask', task: 't1', on: '2021-06-29' },
    [...confirming, submitted('2021-06-28')],
  ],
  ['COMPLETION_NOT_SUBMITTED', { type: 'ConfirmCompletion', task: 't1', on: '2021-06-29' }, confirming],
  [
    'COMPLETION_NOT_SUBMITTED',
    { type: 'ReturnCompletion', task: 't1', reason, on: '2021-06-29' },
    confirming,
  ],
  [
    'CONFIRMED_BEFORE_SUBMISSION',
    { type: 'ConfirmCompletion', task: 't1', on: '2021-06-27' },
    [...confirming, submitted('2021-06-28')],
  ],
  [
    'TASK_ALREADY_COMPLETED',
    { type: 'ConfirmCompletion', task: 't1', on: '2021-06-29' },
    [...confirming, submitted('2021-06-28'), completed('2021-06-28')],
  ],
  [
    'COMPLETION_IN_FUTURE',
    { type: 'ConfirmCompletion', task: 't1', on: '2021-07-11' },
    [...confirming, submitted('2021-06-28')],
  ],
  [
    'WORK_IN_FUTURE',
    { type: 'ReturnCompletion', task: 't1', reason, on: '2021-07-11' },
    [...confirming, submitted('2021-06-28')],
  ],
  [
    'TASK_SUSPENDED',
    { type: 'SuspendTask', task: 't1', reason, on: '2021-06-16' },
    [...base, suspended('2021-06-15')],
  ],
  [
    'TASK_SUSPENDED',
    { type: 'CompleteTask', task: 't1', on: '2021-06-16' },
    [...confirming, suspended('2021-06-15')],
  ],
  ['TASK_NOT_SUSPENDED', { type: 'ResumeTask', task: 't1', on: '2021-06-16' }, base],
  [
    'TASK_ALREADY_COMPLETED',
    { type: 'SuspendTask', task: 't1', reason, on: '2021-06-02' },
    [...base, completed('2021-06-01')],
  ],
  [
    'TASK_ALREADY_COMPLETED',
    {
      type: 'SplitTask',
      task: 't1',
      into: [
        { code: 'a', title: 'a' },
        { code: 'b', title: 'b' },
      ],
      reason,
      on: '2021-06-02',
    },
    [...base, completed('2021-06-01')],
  ],
  [
    'TASK_SPLIT',
    { type: 'WithdrawTask', task: 't1', reason, on: '2021-06-02' },
    [...base, event('TaskSplit', '2021-06-01', { ...of, into: ['t2', 't3'], reason })],
  ],
  [
    'TASK_MERGED',
    { type: 'CompleteTask', task: 't1', on: '2021-06-02' },
    [...base, event('TasksMerged', '2021-06-01', { plan: 'p1', task: 't3', merged: ['t1', 't2'], reason })],
  ],
  [
    'TASK_CARRIED_OVER',
    { type: 'ReweightTask', task: 't1', weight: 2, on: '2022-01-01' },
    [...base, carried],
  ],
  [
    'TASK_CARRIED_OVER',
    { type: 'CarryOverTask', task: 't1', to: { plan: 'p2' }, on: '2022-01-02' },
    [...base, plan2, carried],
  ],
  [
    'TASK_ALREADY_COMPLETED',
    { type: 'CarryOverTask', task: 't1', to: { plan: 'p2' }, on: '2021-12-31' },
    [...base, plan2, completed('2021-06-01')],
  ],
  ['SAME_PLAN', { type: 'CarryOverTask', task: 't1', to: { plan: 'p1' }, on: '2021-12-31' }, base],
  ['UNKNOWN_PLAN', { type: 'CarryOverTask', task: 't1', to: { plan: 'p9' }, on: '2021-12-31' }, base],
  [
    'TASKS_OF_SEVERAL_PLANS',
    { type: 'MergeTasks', tasks: ['t1', 't2'], into: { code: '3', title: 'x' }, reason, on: '2022-01-01' },
    [
      ...base,
      plan2,
      event('TaskAdded', '2022-01-01', { ...inherited, plan: 'p2', task: 't2', code: '1', title: 'x' }),
    ],
  ],
  [
    'TASK_EXISTS',
    {
      type: 'SplitTask',
      task: 't1',
      into: [
        { task: 'a', code: 'a', title: 'a' },
        { task: 'a', code: 'b', title: 'b' },
      ],
      reason,
      on: '2021-06-02',
    },
    base,
  ],
  [
    'CODE_TAKEN',
    {
      type: 'SplitTask',
      task: 't1',
      into: [
        { code: '\u00e9', title: 'a' },
        { code: 'e\u0301', title: 'b' },
      ],
      reason,
      on: '2021-06-02',
    },
    base,
  ],
  [
    'CODE_TAKEN',
    { type: 'MergeTasks', tasks: ['t1', 't2'], into: { code: '2', title: 'x' }, reason, on: '2021-06-01' },
    [...base, added('t2', '2')],
  ],
  [
    'REVIEW_EXISTS',
    { type: 'HoldReview', plan: 'p1', review: 'r1', kind: 'annual', on: '2021-07-09' },
    [...base, review],
  ],
  [
    'UNKNOWN_REVIEW',
    {
      type: 'AddTask',
      plan: 'p1',
      code: '2',
      title: 'x',
      direction: { review: 'r9', direction: 'd1' },
      on: '2021-07-09',
    },
    [...base, review],
  ],
  [
    'UNKNOWN_DIRECTION',
    {
      type: 'AddTask',
      plan: 'p1',
      code: '2',
      title: 'x',
      direction: { review: 'r1', direction: 'd9' },
      on: '2021-07-09',
    },
    [...base, review],
  ],
  [
    'PUBLICATION_EXISTS',
    { type: 'PublishFigures', publication: 'f1', figures, head, on: '2021-07-09' },
    [...base, published],
  ],
  [
    'UNKNOWN_POSITION',
    { type: 'PublishFigures', figures, head: { ...head, position: 99 }, on: '2021-07-09' },
    base,
  ],
  ['UNKNOWN_POSITION', { type: 'PublishFigures', figures: at2, head, on: '2021-07-09' }, base],
  [
    'UNKNOWN_PLAN',
    {
      type: 'PublishFigures',
      figures: { ...figures, question: { ...figures.question, plan: ['p1', 'p9'] } },
      head,
      on: '2021-07-09',
    },
    base,
  ],
  [
    'ALREADY_RETRACTED',
    { type: 'RetractEvent', task: 't1', position: 5, reason },
    [...base, completed('2021-06-01'), event('EventRetracted', '2021-06-01', { ...of, position: 5, reason })],
  ],
]

/** Commands about one task that would be accepted after these events, if nothing below came between. */
const aboutTask: readonly (readonly [PlanningCommand & { readonly task: string }, readonly GivenEvent[]])[] =
  [
    [{ type: 'ReviseTask', task: 't1', title: 'Other', on: '2021-06-02' }, base],
    [
      {
        type: 'ReassignTask',
        task: 't1',
        leadUnits: [],
        coordinatingUnits: [],
        on: '2021-06-02',
      },
      base,
    ],
    [{ type: 'ReweightTask', task: 't1', weight: 2, on: '2021-06-02' }, base],
    [{ type: 'ReviseTarget', task: 't1', target, on: '2021-06-02' }, base],
    [{ type: 'ChangeDeadline', task: 't1', to: '2021-08-31', reason, authority, on: '2021-06-02' }, base],
    [{ type: 'SuspendTask', task: 't1', reason, on: '2021-06-02' }, base],
    [{ type: 'ResumeTask', task: 't1', on: '2021-06-02' }, [...base, suspended('2021-05-01')]],
    [{ type: 'WithdrawTask', task: 't1', reason, on: '2021-06-02' }, base],
    [
      {
        type: 'SplitTask',
        task: 't1',
        into: [
          { code: 'a', title: 'a' },
          { code: 'b', title: 'b' },
        ],
        reason,
        on: '2021-06-02',
      },
      base,
    ],
    [{ type: 'ReportProgress', task: 't1', percent: 5, on: '2021-06-02' }, base],
    [{ type: 'CompleteTask', task: 't1', on: '2021-06-02' }, base],
    [
      { type: 'ReturnCompletion', task: 't1', reason, on: '2021-06-02' },
      [...confirming, submitted('2021-05-01')],
    ],
    [{ type: 'RaiseObstacle', task: 't1', description: 'x', on: '2021-06-02' }, base],
  ]
const exits = [
  ['TASK_WITHDRAWN', withdrawn('2021-06-01')],
  ['TASK_SPLIT', event('TaskSplit', '2021-06-01', { ...of, into: ['t2', 't3'], reason })],
  ['TASK_MERGED', event('TasksMerged', '2021-06-01', { plan: 'p1', task: 't3', merged: ['t1'], reason })],
  [
    'TASK_CARRIED_OVER',
    event('TaskCarriedOver', '2021-06-01', {
      ...of,
      to: { plan: 'p2', task: 't9' },
      periodEnd: '2021-01-31',
    }),
  ],
] as const

/** What every command about a task may meet. */
const refusedAll = aboutTask.flatMap(([command, given]): (typeof refusedAlone)[number][] => [
  ['UNKNOWN_TASK', { ...command, task: 't9' } as PlanningCommand, given],
  ['PLAN_CLOSED', command, [...given, closed]],
  ['PERIOD_SEALED', command, [...given, sealed]],
  ...exits.map(([code, exit]): (typeof refusedAlone)[number] => [code, command, [...given, exit]]),
])

export const refused = [...refusedAlone, ...refusedAll]
