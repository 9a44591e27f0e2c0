import type { PlanningCommand } from '@tiendo/core'
import {
  badDates,
  badIds,
  badLines,
  badPercents,
  hostileTexts,
  notStrictJson,
  oddIds,
  replay,
} from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { office } from './office.ts'

/** One valid command of each kind, of which one field at a time is spoilt. */
const on = '2021-03-01'
const authority = { issuer: 'The director' }
const correction = { reason: 'x', authority }
const target = { quantity: 10, unit: 'cases', kind: 'flow' }
const newTask = { task: 'n', code: 'n', title: 'x' }
const publishedFigures = replay([]).figures({ asOf: on, knownAt: 0 })
const head = {
  log: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  commit: 1,
  position: 1,
  at: '2021-03-01T00:00:00.000Z',
  sha256: '0'.repeat(64),
}

const valid = {
  RegisterUnit: { type: 'RegisterUnit', unit: 'u2', name: 'x', parent: 'u1', on },
  IssuePlan: {
    type: 'IssuePlan',
    plan: 'p2',
    title: 'x',
    owner: 'u1',
    authority,
    period: { start: on, end: on },
    calendar: 'calendarYear',
    timeZone: 'UTC',
    parent: 'p1',
    confirmation: 'required',
    on,
  },
  AmendPlan: { type: 'AmendPlan', plan: 'p1', reason: 'x', authority, correction, on },
  AddGroup: { type: 'AddGroup', plan: 'p1', group: 'g2', title: 'x', ordinal: 'II', correction, on },
  AddTask: {
    type: 'AddTask',
    plan: 'p1',
    task: 't9',
    code: '9',
    title: 'x',
    kind: 'adHoc',
    group: 'g1',
    leadUnits: ['u1'],
    collective: 'x',
    coordinatingUnits: ['u1'],
    start: on,
    deadline: on,
    occurrences: [{ key: 'a', start: on, deadline: on }],
    weight: 2,
    target,
    deliverable: 'x',
    implements: 't1',
    direction: { review: 'r1', direction: 'd1' },
    correction,
    on,
  },
  ReviseTask: {
    type: 'ReviseTask',
    task: 't1',
    title: 'x',
    code: '7',
    kind: 'adHoc',
    group: 'g1',
    deliverable: 'x',
    start: on,
    occurrences: [{ key: 'a', start: on, deadline: on }],
    implements: 't2',
    correction,
    on,
  },
  ReassignTask: {
    type: 'ReassignTask',
    task: 't1',
    leadUnits: [],
    collective: 'x',
    coordinatingUnits: ['u1'],
    on,
  },
  ChangeDeadline: {
    type: 'ChangeDeadline',
    task: 't1',
    from: '2021-06-30',
    to: '2021-07-31',
    reason: 'x',
    authority,
    on,
  },
  ReportProgress: {
    type: 'ReportProgress',
    task: 't1',
    percent: 40,
    quantity: { total: 2 },
    note: 'x',
    evidence: ['x'],
    on,
  },
  CompleteTask: {
    type: 'CompleteTask',
    task: 't1',
    occurrence: 'a',
    dateUnknown: true,
    note: 'x',
    evidence: ['x'],
    on,
  },
  ReopenTask: { type: 'ReopenTask', task: 't1', reason: 'x', deadline: on, on },
  WithdrawTask: { type: 'WithdrawTask', task: 't1', reason: 'x', authority, on },
  RaiseObstacle: {
    type: 'RaiseObstacle',
    task: 't1',
    obstacle: 'o1',
    description: 'x',
    cause: 'objective',
    on,
  },
  ResolveObstacle: { type: 'ResolveObstacle', task: 't1', obstacle: 'o1', note: 'x', on },
  RetractEvent: { type: 'RetractEvent', task: 't1', position: 4, reason: 'x', correction },
  RenameUnit: { type: 'RenameUnit', unit: 'u1', name: 'x', on },
  MoveUnit: { type: 'MoveUnit', unit: 'u1', parent: 'u2', on },
  MergeUnit: { type: 'MergeUnit', unit: 'u1', into: 'u2', on },
  ClosePlan: { type: 'ClosePlan', plan: 'p1', reason: 'x', authority, correction, on },
  ReopenPlan: { type: 'ReopenPlan', plan: 'p1', reason: 'x', authority, correction, on },
  ReviseGroup: { type: 'ReviseGroup', plan: 'p1', group: 'g1', title: 'y', ordinal: 'X', correction, on },
  ReweightTask: { type: 'ReweightTask', task: 't1', weight: 2.5, correction, on },
  ReviseTarget: { type: 'ReviseTarget', task: 't1', target, correction, on },
  SuspendTask: { type: 'SuspendTask', task: 't1', reason: 'x', authority, correction, on },
  ResumeTask: { type: 'ResumeTask', task: 't1', deadline: on, correction, on },
  SplitTask: { type: 'SplitTask', task: 't1', into: [newTask, newTask], reason: 'x', correction, on },
  MergeTasks: { type: 'MergeTasks', tasks: ['t1', 't2'], into: newTask, reason: 'x', correction, on },
  CarryOverTask: { type: 'CarryOverTask', task: 't1', to: { plan: 'p2' }, reason: 'x', correction, on },
  ConfirmCompletion: {
    type: 'ConfirmCompletion',
    task: 't1',
    occurrence: 'a',
    note: 'x',
    evidence: ['x'],
    correction,
    on,
  },
  ReturnCompletion: { type: 'ReturnCompletion', task: 't1', occurrence: 'a', reason: 'x', correction, on },
  PublishFigures: {
    type: 'PublishFigures',
    publication: 'f1',
    title: 'x',
    figures: publishedFigures,
    head,
    on,
  },
  SealPeriod: { type: 'SealPeriod', plan: 'p1', through: on, on },
  HoldReview: {
    type: 'HoldReview',
    plan: 'p1',
    review: 'r1',
    kind: 'annual',
    title: 'x',
    directions: [{ direction: 'd1', text: 'x' }],
    on,
  },
} satisfies { readonly [Type in PlanningCommand['type']]: object }

const badTargets = [
  5,
  {},
  { ...target, quantity: -1 },
  { ...target, quantity: '10' },
  { ...target, quantity: Number.NaN },
  { ...target, kind: 'higher' },
  { ...target, unit: '' },
  { ...target, more: 1 },
]
const badOccurrences = [
  [],
  {},
  'a',
  [{ key: 'a', start: on }],
  [{ key: 'a', start: '2021-02-30', deadline: on }],
  [{ key: '', start: on, deadline: on }],
  [
    { key: 'a', start: on, deadline: on },
    { key: 'a', start: on, deadline: on },
  ],
  Array.from({ length: 1001 }, (_, index) => ({ key: `k${index}`, start: on, deadline: on })),
]
const badLists = [
  ['u1', 'u1'],
  'u1',
  [1],
  [['u1']],
  { 0: 'u1' },
  Array.from({ length: 1001 }, (_, index) => `u${index}`),
]
const badAuthorities = [
  'x',
  {},
  { issuer: '' },
  { issuer: 'x', date: '2021-02-30' },
  { issuer: 'x', more: 1 },
  [],
]
const badTexts = ['', ' ', '\u0000', '\u001b[2J', 'a\ud800', 5, null, 'x'.repeat(100_001)]
const bad: Readonly<Record<string, readonly unknown[]>> = {
  unit: badIds,
  parent: badIds,
  plan: badIds,
  owner: badIds,
  group: badIds,
  task: badIds,
  obstacle: badIds,
  on: badDates,
  to: badDates,
  from: badDates,
  deadline: badDates,
  name: badLines,
  title: badLines,
  reason: badLines,
  collective: badLines,
  deliverable: badLines,
  note: badTexts,
  description: badTexts,
  code: [...badLines, 'x'.repeat(65)],
  ordinal: [...badLines, 'x'.repeat(65)],
  percent: badPercents,
  quantity: [
    5,
    {},
    { total: -1 },
    { increment: Number.NaN },
    { total: 1, increment: 1 },
    { total: '1' },
    { total: Number.POSITIVE_INFINITY },
  ],
  evidence: ['x', [''], [1], Array.from({ length: 101 }, () => 'x')],
  leadUnits: badLists,
  coordinatingUnits: badLists,
  authority: badAuthorities,
  period: [
    {},
    { start: on },
    { start: '2021-02-30', end: on },
    { start: on, end: on, more: 1 },
    '2021',
    null,
  ],
  calendar: [
    'lunar',
    { startMonth: 0, label: 'start' },
    { startMonth: 13, label: 'end' },
    { startMonth: 1 },
    7,
  ],
  timeZone: ['', 'Mars/Olympus', 7, '../etc'],
  kind: ['other', '', 1],
  cause: ['nobody', 1],
  dateUnknown: [false, 'yes', 1],
  start: badDates,
  through: badDates,
  occurrence: [...badLines, 'x'.repeat(65)],
  occurrences: badOccurrences,
  weight: [-1, '2', Number.NaN, Number.POSITIVE_INFINITY, 0.0001, 1e7, 1e-7, null],
  target: badTargets,
  implements: badIds,
  into: [null, 5, '', {}, [], [{}]],
  tasks: [...badLists, [], ['t1']],
  direction: ['d1', {}, { review: 'r1' }, { review: '', direction: 'd1' }],
  directions: ['x', [{}], [{ direction: 'd1', text: '' }], [{ text: 'x', more: 1 }]],
  confirmation: ['none', true, ''],
  correction: ['x', {}, { reason: '' }, { reason: 'x', authority: {} }, { reason: 'x', more: 1 }],
  review: badIds,
  publication: badIds,
  figures: [
    {},
    5,
    { ...publishedFigures, v: 2 },
    { ...publishedFigures, more: 1 },
    { ...publishedFigures, counts: { ...publishedFigures.counts, assigned: -1 } },
    { ...publishedFigures, counts: { ...publishedFigures.counts, assigned: 0.5 } },
    {
      ...publishedFigures,
      ratios: { ...publishedFigures.ratios, onTimeOfDue: { numerator: 1, denominator: 0 } },
    },
    { ...publishedFigures, question: { ...publishedFigures.question, plan: '../p1' } },
  ],
  head: [{}, 'x', { ...head, sha256: 'x' }, { ...head, log: '' }, { ...head, at: '2021-02-30T00:00:00Z' }],
  position: [0, -1, 1.5, '4', Number.NaN, 2 ** 53],
  type: ['', 'DropTables', '__proto__', 'constructor', 'toString', 5, null, undefined],
}

const rows = Object.values(valid).flatMap((command) =>
  Object.keys(command).flatMap((field) =>
    (bad[field] as readonly unknown[]).map((value) => [command.type, field, value] as const),
  ),
)

describe('a field that is not what it should be is refused with its path, and nothing is recorded', () => {
  it('in every command, every field, every kind of bad value', async () => {
    const { tracker } = await office()
    const before = tracker.head
    const accepted: unknown[] = []
    for (const [type, field, value] of rows) {
      const command = { ...valid[type as 'AddTask'], [field]: value } as PlanningCommand
      const refused = await tracker.execute(command).then(
        () => undefined,
        (error) => error,
      )
      const isAsExpected = refused?.code === 'INVALID_COMMAND' && `${refused.path}.`.startsWith(`${field}`)
      if (!isAsExpected) accepted.push([type, field, value, refused?.code, refused?.path])
    }
    expect(accepted).toEqual([])
    expect(rows.length).toBeGreaterThan(700)
    expect(tracker.head).toEqual(before)
  })

  it.each([
    ['a field that there is none of', { ...valid.CompleteTask, priority: 1 }, 'priority'],
    [
      'a key that reaches a prototype',
      JSON.parse('{"type":"CompleteTask","task":"t1","on":"2021-03-01","__proto__":{"isAdmin":true}}'),
      '__proto__',
    ],
    ['constructor', { ...valid.AmendPlan, authority: { constructor: 1 } }, 'authority.constructor'],
    ['no command at all', null, 'type'],
    ['an array', [], 'type'],
    ['a text', 'CompleteTask', 'type'],
    ['a Date', new Date(0), ''],
    [
      'undefined inside',
      { ...valid.AmendPlan, authority: { issuer: 'x', number: undefined } },
      'authority.number',
    ],
    ['a missing field', { type: 'CompleteTask', task: 't1' }, 'on'],
  ])('%s', async (_, command, path) => {
    const { tracker } = await office()
    await expect(tracker.execute(command as never)).rejects.toMatchObject({ code: 'INVALID_COMMAND', path })
    await expect(tracker.dryRun([command as never])).rejects.toMatchObject({ code: 'INVALID_COMMAND', path })
    await expect(tracker.executeAll([valid.CompleteTask as never, command as never])).rejects.toMatchObject({
      code: 'INVALID_COMMAND',
      path: path === '' ? 'commands[1]' : `commands[1].${path}`,
    })
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    expect(tracker.head.commit).toBe(1)
  })

  it.each(notStrictJson)('%s in meta', async (_, value) => {
    const { tracker } = await office()
    const refused = tracker.execute(valid.CompleteTask as never, { meta: { value } as never })
    await expect(refused).rejects.toMatchObject({
      code: 'INVALID_EVENT',
      path: expect.stringMatching(/^meta\.value/),
    })
    expect(tracker.head.commit).toBe(1)
  })

  it.each(badIds.filter((id) => id !== null))('the actor or commit id %j', async (id) => {
    const { tracker } = await office()
    const command = valid.ReportProgress as PlanningCommand
    await expect(tracker.execute(command, { by: id as string })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      path: 'by',
    })
    await expect(tracker.execute(command, { commitId: id as string })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      path: 'id',
    })
    expect(tracker.head.commit).toBe(1)
  })
})

describe('too much at once', () => {
  it('is refused: 10,001 events, or a line longer than the storage takes', async () => {
    const { tracker } = await office()
    const reports = Array.from({ length: 10_001 }, () => valid.ReportProgress as PlanningCommand)
    await expect(tracker.executeAll(reports)).rejects.toMatchObject({
      code: 'TOO_MANY_EVENTS',
      path: 'events',
    })
    const note = 'đ'.repeat(100_000)
    const long = Array.from({ length: 60 }, () => ({ ...valid.ReportProgress, note }) as PlanningCommand)
    await expect(tracker.executeAll(long)).rejects.toMatchObject({ code: 'COMMIT_TOO_LARGE' })
    expect(tracker.head.commit).toBe(1)
  })
})

describe('what only looks dangerous', () => {
  it('is kept to the letter: texts', async () => {
    const { tracker } = await office()
    for (const [index, title] of hostileTexts.entries()) {
      await tracker.execute({ type: 'AddTask', plan: 'p1', task: `h${index}`, code: `h${index}`, title, on })
    }
    const titles = tracker.explain({ plan: 'p1' }, 'assigned').tasks.map((task) => task.title)
    expect(titles.slice(3)).toEqual(hostileTexts)
  })

  it('is an id like any other', async () => {
    const { tracker } = await office()
    for (const id of oddIds) {
      await tracker.executeAll([
        { type: 'RegisterUnit', unit: id, name: 'x', on },
        { type: 'AddGroup', plan: 'p1', group: id, title: 'x', on },
        { type: 'AddTask', plan: 'p1', task: id, code: id, title: 'x', group: id, leadUnits: [id], on },
        { type: 'CompleteTask', task: id, on },
      ])
      expect(tracker.figures({ plan: 'p1', group: id, lead: { unit: id } }).counts.completedUndated).toBe(1)
    }
  })
})
