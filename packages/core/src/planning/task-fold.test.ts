import { describe, expect, it } from 'vitest'
import type { PlanningEvent, PlanningEventData } from './events.ts'
import { foldTask, type TaskState } from './task-fold.ts'
import { record, type TaskHistory } from './task-history.ts'
import { everything } from './viewpoint.ts'

const of = { plan: 'p1', task: 't1' }
const reason = 'Because.'
const authority = { issuer: 'x' }

type Step = {
  readonly [Type in keyof PlanningEventData]: readonly [Type, string, PlanningEventData[Type]]
}[keyof PlanningEventData]

const added: Step = [
  'TaskAdded',
  '2021-01-01',
  {
    ...of,
    code: '1',
    title: 'x',
    kind: 'planned',
    leadUnits: [],
    coordinatingUnits: [],
    deadline: '2021-06-30',
  },
]
const to = { plan: 'p2', task: 't2' }
const steps = {
  CompletionSubmitted: of,
  CompletionReturned: { ...of, reason },
  TaskCompleted: of,
  TaskReopened: { ...of, reason },
  TaskSuspended: { ...of, reason },
  TaskResumed: of,
  TaskWithdrawn: { ...of, reason },
  TaskSplit: { ...of, into: ['a', 'b'], reason },
  TasksMerged: { plan: 'p1', task: 't9', merged: ['t1'], reason },
  TaskCarriedOver: { ...of, to, periodEnd: '2021-01-31' },
} as const
type Moving = keyof typeof steps

const step = (type: Moving, on: string) => [type, on, steps[type]] as unknown as Step

function fold(...events: readonly Step[]) {
  const history: TaskHistory = { entries: [] }
  for (const [index, [type, on, data]] of events.entries())
    record(history, { type, on, data, position: index + 1 } as PlanningEvent)
  const folded = foldTask(history, everything)
  if (folded === undefined) throw new Error('unreachable')
  return folded
}

const reached: { readonly [Phase in TaskState['phase']]: readonly Moving[] } = {
  open: [],
  pending: ['CompletionSubmitted'],
  suspended: ['TaskSuspended'],
  done: ['TaskCompleted'],
  out: ['TaskWithdrawn'],
}
const exit = { open: 'out', pending: 'out', suspended: 'out' } as const
const transitions: { readonly [Type in Moving]: Partial<Record<TaskState['phase'], TaskState['phase']>> } = {
  CompletionSubmitted: { open: 'pending' },
  CompletionReturned: { pending: 'open' },
  TaskCompleted: { open: 'done', pending: 'done', suspended: 'done' },
  TaskReopened: { done: 'open' },
  TaskSuspended: { open: 'suspended', pending: 'suspended' },
  TaskResumed: { suspended: 'open' },
  TaskWithdrawn: exit,
  TaskSplit: exit,
  TasksMerged: exit,
  TaskCarriedOver: exit,
}

describe('a task', () => {
  const rows = Object.keys(steps).flatMap((type) =>
    Object.keys(reached).map((phase) => [phase, type] as [TaskState['phase'], Moving]),
  )

  it.each(rows)('that is %s is moved by %s as the table says, or not at all', (phase, type) => {
    const before = reached[phase].map((each, index) => step(each, `2021-02-0${index + 1}`))
    const { task, ineffective } = fold(added, ...before, step(type, '2021-03-01'))
    const moved = transitions[type][phase]
    expect(task.phase).toBe(moved ?? phase)
    expect(ineffective.map((entry) => entry.type)).toEqual(moved === undefined ? [type] : [])
  })

  it('that was pending when it was suspended is pending when it is resumed, as of its submission', () => {
    const { task } = fold(
      added,
      step('CompletionSubmitted', '2021-02-01'),
      step('TaskSuspended', '2021-03-01'),
      step('TaskResumed', '2021-04-01'),
    )
    expect([task.phase, task.submission?.position, task.suspension]).toEqual(['pending', 2, undefined])
  })

  it('forgets a returned submission, a completion that was reopened and a suspension that ended', () => {
    const returned = fold(
      added,
      step('CompletionSubmitted', '2021-02-01'),
      step('CompletionReturned', '2021-02-02'),
    )
    expect([returned.task.submission, returned.task.restart?.position]).toEqual([undefined, 3])
    const reopened = fold(added, step('TaskCompleted', '2021-02-01'), step('TaskReopened', '2021-02-02'))
    expect([reopened.task.completion, reopened.task.restart?.position]).toEqual([undefined, 3])
    const done = fold(added, step('TaskSuspended', '2021-02-01'), step('TaskCompleted', '2021-02-02'))
    expect([done.task.suspension, done.task.completion?.position]).toEqual([undefined, 3])
    const confirmed = fold(
      added,
      step('CompletionSubmitted', '2021-02-01'),
      step('TaskCompleted', '2021-02-01'),
    )
    expect(confirmed.task.submission).toBeUndefined()
  })
})

describe('the clock of the deadline', () => {
  const change = (on: string, day: string): Step => [
    'DeadlineChanged',
    on,
    { ...of, to: day, reason, authority },
  ]
  const inForce = (...events: readonly Step[]) => {
    const { task } = fold(added, ...events)
    return [task.deadlines.inForce?.position, task.retroactive.length]
  }

  it.each(['CompletionSubmitted', 'TaskSuspended', 'TaskCompleted'] as const)(
    'stands from the day of %s on: a change of that day counts, one of a later day does not',
    (type) => {
      expect(inForce(step(type, '2021-05-01'), change('2021-05-01', '2021-08-31'))).toEqual([3, 0])
      expect(inForce(step(type, '2021-05-01'), change('2021-05-02', '2021-08-31'))).toEqual([1, 1])
    },
  )

  it.each([
    ['CompletionSubmitted', 'CompletionReturned'],
    ['TaskSuspended', 'TaskResumed'],
    ['TaskCompleted', 'TaskReopened'],
  ] as const)('that %s stopped goes on with %s', (stop, start) => {
    expect(
      inForce(step(stop, '2021-05-01'), step(start, '2021-05-10'), change('2021-05-20', '2021-08-31')),
    ).toEqual([4, 0])
  })

  it('stands since the first of several stops', () => {
    expect(
      inForce(
        step('CompletionSubmitted', '2021-05-01'),
        step('TaskSuspended', '2021-05-10'),
        change('2021-05-10', '2021-08-31'),
      ),
    ).toEqual([1, 1])
    expect(
      inForce(
        step('TaskSuspended', '2021-05-01'),
        step('TaskCompleted', '2021-05-10'),
        change('2021-05-10', '2021-08-31'),
      ),
    ).toEqual([1, 1])
  })

  it('a resumption that states the deadline in force leaves it where it came from, another one sets it', () => {
    const resumed = (deadline: string): Step => ['TaskResumed', '2021-06-01', { ...of, deadline }]
    const suspended = step('TaskSuspended', '2021-05-01')
    expect(fold(added, suspended, resumed('2021-06-30')).task.deadlines.inForce?.position).toBe(1)
    const { original, inForce, lenient } = fold(added, suspended, resumed('2021-09-30')).task.deadlines
    expect([original?.position, inForce?.position, lenient?.position]).toEqual([1, 3, 3])
  })
})

describe('recurring work', () => {
  const recurring: Step = [
    'TaskAdded',
    '2021-02-01',
    {
      ...of,
      code: '1',
      title: 'x',
      kind: 'regular',
      leadUnits: [],
      coordinatingUnits: [],
      occurrences: [
        { key: 'a', start: '2021-01-01', deadline: '2021-03-31' },
        { key: 'b', start: '2021-04-01', deadline: '2021-06-30' },
        { key: 'c', start: '2021-07-01', deadline: '2021-09-30' },
      ],
    },
  ]
  const done = (occurrence: string | undefined, on: string): Step => [
    'TaskCompleted',
    on,
    occurrence === undefined ? of : { ...of, occurrence },
  ]
  const revised = (on: string, ...starts: readonly string[]): Step => [
    'TaskRevised',
    on,
    {
      ...of,
      title: 'y',
      occurrences: starts.map((start) => ({ key: start, start, deadline: '2021-12-31' })),
    },
  ]
  const phases = ({ counted }: ReturnType<typeof fold>) =>
    counted.map(({ occurrence, phase }) => `${occurrence} ${phase}`)

  it('is in scope from the later of its own entry and the start of the occurrence', () => {
    const [a, b] = fold(recurring).counted
    expect(
      [a?.entry, b?.entry].map((day) => new Date((day as number) * 86_400_000).toISOString().slice(0, 10)),
    ).toEqual(['2021-02-01', '2021-04-01'])
  })

  it('takes what is about one occurrence for that one only', () => {
    expect(phases(fold(recurring, done('b', '2021-04-02')))).toEqual(['a open', 'b done', 'c open'])
  })

  it('takes work on no occurrence, or on one that there is none of, for nothing', () => {
    const { counted, ineffective } = fold(recurring, done(undefined, '2021-03-01'), done('z', '2021-03-01'))
    expect(counted.map(({ phase }) => phase)).toEqual(['open', 'open', 'open'])
    expect(ineffective.map(({ position }) => position)).toEqual([2, 3])
    expect(fold(added, done('a', '2021-03-01')).ineffective.map(({ position }) => position)).toEqual([2])
  })

  it('takes what names no occurrence for all of them, and for nothing where it changes none', () => {
    const withdrawn = step('TaskWithdrawn', '2021-05-01')
    const left = fold(recurring, done('a', '2021-03-01'), withdrawn, step('TaskWithdrawn', '2021-06-01'))
    expect(phases(left)).toEqual(['a done', 'b out', 'c out'])
    expect(left.ineffective.map(({ position }) => position)).toEqual([4])
  })

  it('keeps the deadlines of its occurrences when it is resumed', () => {
    const resumed: Step = ['TaskResumed', '2021-05-01', { ...of, deadline: '2021-12-31' }]
    const { counted } = fold(recurring, step('TaskSuspended', '2021-04-01'), resumed)
    expect(counted.map(({ deadlines }) => deadlines.inForce?.position)).toEqual([1, 1, 1])
  })

  it('is revised from the day after the revision on, but for what was begun or worked on', () => {
    expect(phases(fold(recurring, revised('2021-06-30', '2021-10-01')))).toEqual([
      'a open',
      'b open',
      '2021-10-01 open',
    ])
    expect(phases(fold(recurring, revised('2021-07-01', '2021-10-01', '2021-07-01')))).toEqual([
      'a open',
      'b open',
      'c open',
      '2021-10-01 open',
    ])
    expect(phases(fold(recurring, done('c', '2021-06-01'), revised('2021-06-30', '2021-10-01')))).toEqual([
      'a open',
      'b open',
      'c done',
      '2021-10-01 open',
    ])
    // Recorded before it, but for a later day.
    expect(phases(fold(recurring, done('c', '2021-07-02'), revised('2021-06-30', '2021-10-01')))).toEqual([
      'a open',
      'b open',
      '2021-10-01 open',
    ])
  })

  it('revised while suspended is suspended in what is new, and judged by the day of the revision', () => {
    const { counted } = fold(
      recurring,
      step('TaskSuspended', '2021-05-01'),
      revised('2021-06-30', '2021-10-01'),
    )
    const last = counted.at(-1)
    expect([last?.phase, last?.title, last?.deadlines.original?.position]).toEqual(['suspended', 'y', 3])
  })
})
