import {
  type LiveView,
  memoryStorage,
  openEventStore,
  openTracker,
  type PlanningCommand,
  select,
} from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { describe, expect, it, vi } from 'vitest'
import { board } from './board.ts'
import { office as openOffice } from './office.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })
const on = '2021-03-01'
const report = (task: string, percent = 10): PlanningCommand => ({
  type: 'ReportProgress',
  task,
  percent,
  on,
})
const complete = (task: string): PlanningCommand => ({ type: 'CompleteTask', task, on })
const otherPlan: readonly PlanningCommand[] = [
  {
    type: 'IssuePlan',
    plan: 'p2',
    title: 'Another plan',
    owner: 'u1',
    authority: { issuer: 'The director' },
    period: { start: '2021-01-01', end: '2021-12-31' },
    on,
  },
  { type: 'AddTask', plan: 'p2', task: 't9', code: '1', title: 'Elsewhere', on },
]
const office = (options: Parameters<typeof openOffice>[0] = {}) =>
  openOffice({ projections: [board], ...options })

/** Calls of a listener, and the view as each of them found it. */
function follow<T>(view: LiveView<T>) {
  const seen: T[] = []
  const end = view.subscribe(() => seen.push(view.getSnapshot()))
  return { seen, end }
}

describe('a view of figures', () => {
  it('follows commits, its own and those of others, which are in every answer when a listener is called', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const other = await openTracker({ storage, clock: fixedClock('2021-03-01T02:00:00.000Z') })
    const view = tracker.liveFigures({ plan: 'p1' })
    expect(view.getSnapshot()).toEqual(tracker.figures({ plan: 'p1' }))
    const answers: unknown[] = []
    view.subscribe(() => answers.push([view.getSnapshot(), tracker.figures({ plan: 'p1' })]))
    await tracker.execute(complete('t1'))
    await other.execute(complete('t2'))
    await tracker.catchUp()
    expect(answers).toHaveLength(2)
    for (const [shown, answered] of answers as [unknown, unknown][]) expect(shown).toEqual(answered)
    expect(view.getSnapshot().counts.completedOnTime).toBe(2)
  })

  it('stays the identical object while it shows the same, and keeps the position at which it did', async () => {
    const { tracker } = await office()
    const view = tracker.liveFigures({ plan: 'p1' })
    const before = view.getSnapshot()
    await tracker.execute(report('t1'))
    await tracker.executeAll(otherPlan)
    expect(view.getSnapshot()).toBe(before)
    expect(before).toEqual(tracker.figures({ ...before.question, knownAt: before.position }))
  })

  it('keeps the parts that stay what they were', async () => {
    const { tracker } = await office()
    const period = { start: '2021-01-01', end: '2021-12-31' }
    const view = tracker.liveFigures({ plan: 'p1', period })
    const before = view.getSnapshot()
    await tracker.execute(complete('t1'))
    const after = view.getSnapshot()
    expect(after.counts).not.toBe(before.counts)
    expect(after.question.period).toBe(before.question.period)
    expect(after.views?.carriedIn).toBe(before.views?.carriedIn)
    expect(after.views?.doneIn).not.toBe(before.views?.doneIn)
    expect(Object.isFrozen(after) && Object.isFrozen(after.views) && Object.isFrozen(after.question)).toBe(
      true,
    )
  })

  it('shows a day that has passed without a commit', async () => {
    const { tracker, clock } = await office()
    const view = tracker.liveFigures({ plan: 'p1' })
    expect(view.getSnapshot().counts.openOverdue).toBe(0)
    clock.set('2021-07-01T02:00:00.000Z')
    expect(view.getSnapshot()).toMatchObject({ question: { asOf: '2021-07-01' }, counts: { openOverdue: 3 } })
  })

  it('shows that a day to come has come, although the question resolves to the same', async () => {
    const { tracker, clock } = await office()
    const view = tracker.liveFigures({ plan: 'p1', asOf: '2021-04-01', running: false })
    expect(view.getSnapshot().projection).toBe(true)
    clock.set('2021-04-02T02:00:00.000Z')
    expect(view.getSnapshot().projection).toBe(false)
  })

  it('of a fixed position computes nothing again, and of a later one sees what comes', async () => {
    const { tracker } = await office()
    const fixed = tracker.liveFigures({ knownAt: 6 })
    const open = tracker.liveFigures({ knownAt: '2021-03-01', asOf: on })
    const [before] = [fixed.getSnapshot(), open.getSnapshot()]
    await tracker.execute(complete('t1'))
    expect(fixed.getSnapshot()).toBe(before)
    expect(open.getSnapshot().counts.completedOnTime).toBe(1)
  })

  it('is about the question as it was asked', async () => {
    const { tracker } = await office()
    const plan = ['p1']
    const view = tracker.liveFigures({ plan })
    plan.push('p9')
    expect(view.getSnapshot().question.plan).toEqual(['p1'])
  })

  it('throws what figures throws: a wrong question at once, an unknown plan until it is known', async () => {
    const { tracker } = await office()
    expect(() => tracker.liveFigures({ plan: 7 as never })).toThrow(code('INVALID_QUESTION'))
    const view = tracker.liveFigures({ plan: 'p2' })
    const { seen } = follow(select(view, ({ counts }) => counts.assigned))
    expect(() => view.getSnapshot()).toThrow(code('UNKNOWN_PLAN'))
    await tracker.executeAll(otherPlan)
    expect(seen).toEqual([1])
  })

  it('throws too-new once planning cannot be read any more', async () => {
    const { tracker, storage } = await withForeignWriter()
    const view = tracker.liveFigures({})
    const task = tracker.liveTask('t1')
    task.getSnapshot()
    view.getSnapshot()
    const listener = vi.fn()
    view.subscribe(listener)
    await storage.write({ type: 'TaskTeleported', on, data: { task: 't1' } })
    await tracker.catchUp()
    expect(listener).toHaveBeenCalledTimes(1)
    expect(() => view.getSnapshot()).toThrow(code('too-new'))
    expect(() => task.getSnapshot()).toThrow(code('too-new'))
    expect(() => tracker.liveTask('t9').getSnapshot()).toThrow(code('too-new'))
  })
})

describe('a view of an explanation', () => {
  it('keeps the tasks that stay what they were', async () => {
    const { tracker } = await office()
    const view = tracker.liveExplanation({ plan: 'p1' }, 'openWithinDeadline')
    const before = view.getSnapshot()
    await tracker.execute(complete('t1'))
    const after = view.getSnapshot()
    expect(after).toEqual(tracker.explain({ plan: 'p1' }, 'openWithinDeadline'))
    expect(after.tasks).toEqual([before.tasks[1], before.tasks[2]])
    expect([after.tasks[0] === before.tasks[1], after.tasks[1] === before.tasks[2]]).toEqual([true, true])
  })
})

describe('a view of a task', () => {
  it('shows its evidence as of today, also when it is out of scope, and undefined before it is known', async () => {
    const { tracker, clock } = await office()
    const [view, unknown] = [tracker.liveTask('t1'), tracker.liveTask('t9')]
    expect(unknown.getSnapshot()).toBeUndefined()
    expect(view.getSnapshot()).toEqual(tracker.explain({ plan: 'p1' }, 'assigned').tasks[0])
    clock.set('2021-07-03T02:00:00.000Z')
    expect(view.getSnapshot()).toMatchObject({ status: 'openOverdue', daysOverdue: 3 })
    await tracker.execute({ type: 'WithdrawTask', task: 't1', reason: 'Repealed.', on })
    expect(view.getSnapshot()?.status).toBe('outOfScope')
    await tracker.executeAll(otherPlan)
    expect(unknown.getSnapshot()?.status).toBe('openUndated')
  })

  it('is told of its own commits only, and stays the identical object meanwhile', async () => {
    const { tracker } = await office()
    const view = tracker.liveTask('t1')
    const before = view.getSnapshot()
    const { seen } = follow(view)
    await tracker.execute(report('t2'))
    expect([seen, view.getSnapshot() === before]).toEqual([[], true])
    await tracker.execute(report('t1', 40))
    expect(seen).toEqual([expect.objectContaining({ percent: 40 })])
    expect(seen[0]?.because).toBe(before?.because)
  })
})

describe('a view of an occurrence, or of a task whose plan is closed', () => {
  it('shows that occurrence', async () => {
    const { tracker } = await office()
    const occurrences = [
      { key: 'a', start: '2021-01-01', deadline: '2021-06-30' },
      { key: 'b', start: '2021-07-01', deadline: '2021-12-31' },
    ]
    await tracker.execute({ type: 'AddTask', plan: 'p1', task: 'r', code: 'r', title: 'x', occurrences, on })
    const shown = (occurrence: string) => tracker.liveTask('r', { occurrence }).getSnapshot()?.status
    expect([shown('a'), shown('b'), shown('c')]).toEqual(['openWithinDeadline', 'outOfScope', undefined])
    expect(tracker.liveTask('r').getSnapshot()).toBeUndefined()
  })

  it('is told of the closing', async () => {
    const { tracker } = await office()
    await tracker.execute({ type: 'WithdrawTask', task: 't1', reason: 'x', on })
    const view = tracker.liveTask('t1')
    const { seen } = follow(view)
    expect(view.getSnapshot()?.status).toBe('outOfScope')
    await tracker.execute({ type: 'ClosePlan', plan: 'p1', on: '2021-02-28' })
    expect(seen).toEqual([expect.objectContaining({ status: 'openWithinDeadline' })])
  })
})

describe('a view of a projection', () => {
  it('shows the state under its key, immutable, sharing what did not change', async () => {
    const { tracker } = await office()
    const view = tracker.live(board, 't1')
    const { seen } = follow(view)
    expect(view.getSnapshot()).toBeUndefined()
    await tracker.execute(report('t1'))
    await tracker.execute(report('t2'))
    const first = view.getSnapshot()
    await tracker.execute(report('t1'))
    expect(seen).toEqual([expect.objectContaining({ reports: 1 }), expect.objectContaining({ reports: 2 })])
    expect(first).toMatchObject({ reports: 1 })
    expect(Object.isFrozen(view.getSnapshot())).toBe(true)
    expect(view.getSnapshot()?.last).toBe(first?.last)
  })

  it('begins with what the log holds', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    await tracker.execute(report('t1'))
    const reopened = await openTracker({ storage, projections: [board] })
    expect(reopened.live(board, 't1').getSnapshot()).toEqual({ reports: 1, last: { by: 't1' } })
    expect(Object.isFrozen(reopened.live(board, 't1').getSnapshot())).toBe(true)
  })

  it('is given no event that is too new, and none of a catalogue that is not loaded', async () => {
    const everything = { ...board, keysOf: () => ['all'] }
    const { tracker, storage } = await withForeignWriter({ projections: [everything] })
    await storage.write({ type: 'TaskTeleported', on, data: { task: 't1' } })
    await storage.write({ type: 'other.Happened', on, data: {} })
    await tracker.catchUp()
    expect(tracker.live(everything, 'all').getSnapshot()?.reports).toBe(6)
  })

  it.each([
    ['the same name twice', [board, { ...board }]],
    ['a name that is no word', [{ ...board, name: 'my board' }]],
    ['a version that is none', [{ ...board, version: 0 }]],
  ])('cannot be opened with %s', async (_, projections) => {
    await expect(openTracker({ projections })).rejects.toThrow(code('INVALID_PROJECTION'))
  })

  it('cannot be had of a projection that the tracker was not opened with', async () => {
    const { tracker } = await office()
    expect(() => tracker.live({ ...board }, 't1')).toThrow(code('INVALID_PROJECTION'))
  })
})

describe('listeners', () => {
  it('are called for as long as they are subscribed, each subscription for itself', async () => {
    const { tracker } = await office()
    const { subscribe } = tracker.live(board, 't1')
    const listener = vi.fn()
    const [first, second] = [subscribe(listener), subscribe(listener)]
    await tracker.execute(report('t1'))
    expect(listener).toHaveBeenCalledTimes(2)
    first()
    first()
    await tracker.execute(report('t1'))
    expect(listener).toHaveBeenCalledTimes(3)
    second()
    await tracker.execute(report('t1'))
    expect(listener).toHaveBeenCalledTimes(3)
  })

  it('may unsubscribe, themselves and each other, and subscribe while they are called', async () => {
    const { tracker } = await office()
    const { subscribe } = tracker.live(board, 't1')
    const called: string[] = []
    const ends = [
      subscribe(() => {
        called.push('first')
        for (const end of ends) end()
        subscribe(() => called.push('late'))
      }),
      subscribe(() => called.push('second')),
    ]
    await tracker.execute(report('t1'))
    expect(called).toEqual(['first'])
    await tracker.execute(report('t1'))
    expect(called).toEqual(['first', 'late'])
  })

  it('that throw keep no other from being called, nor the commit from being given', async () => {
    const surfaced = unhandled()
    const { tracker } = await office()
    const { subscribe } = tracker.live(board, 't1')
    const [listener, committed] = [vi.fn(), vi.fn()]
    subscribe(() => {
      throw new Error('listener')
    })
    subscribe(listener)
    tracker.on('committed', committed)
    expect((await tracker.execute(report('t1'))).commit).toBe(2)
    expect(listener).toHaveBeenCalledTimes(1)
    expect(committed).toHaveBeenCalledTimes(1)
    expect(await surfaced).toMatchObject({ message: 'listener' })
  })

  it('are not called for commits that do not concern them', async () => {
    const { tracker } = await office()
    const listener = vi.fn()
    tracker.live(board, 't1').subscribe(listener)
    tracker.liveTask('t1').subscribe(listener)
    await tracker.execute(report('t2'))
    await tracker.executeAll(otherPlan)
    expect(listener).not.toHaveBeenCalled()
  })
})

describe('a listener that is none', () => {
  it('is refused at once', async () => {
    const { tracker } = await office()
    expect(() => tracker.liveTask('t1').subscribe('x' as never)).toThrow(TypeError)
    expect(() => tracker.liveTask('t1', { occurence: 'a' } as never)).toThrow(code('INVALID_OPTION'))
  })
})

describe('a commit', () => {
  it('computes nothing for a view that nobody asks', async () => {
    const storage = memoryStorage()
    const { tracker, clock } = await office({ storage })
    const other = await openTracker({ storage, clock: fixedClock('2021-03-01T02:00:00.000Z') })
    const listener = vi.fn()
    tracker.liveFigures({}).subscribe(listener)
    tracker.liveTask('t1').subscribe(listener)
    const now = vi.spyOn(clock, 'now')
    await other.execute(report('t1'))
    await tracker.catchUp()
    expect(listener).toHaveBeenCalledTimes(2)
    // Every answer asks what day it is.
    expect(now).not.toHaveBeenCalled()
  })
})

describe('select', () => {
  it('selects once for each value, and keeps what it gave while that is equal', async () => {
    const { tracker } = await office()
    const selector = vi.fn((task: { readonly percent?: number } | undefined) => ({ percent: task?.percent }))
    const view = select(tracker.liveTask('t1'), selector, (a, b) => a.percent === b.percent)
    const before = view.getSnapshot()
    expect(view.getSnapshot()).toBe(before)
    expect(selector).toHaveBeenCalledTimes(1)
    await tracker.execute({ type: 'RaiseObstacle', task: 't1', description: 'Guidance is missing.', on })
    expect(view.getSnapshot()).toBe(before)
    expect(selector).toHaveBeenCalledTimes(2)
    await tracker.execute(report('t1', 40))
    expect(view.getSnapshot()).toEqual({ percent: 40 })
  })

  it('compares by identity unless told how', async () => {
    const { tracker } = await office()
    const view = select(tracker.liveFigures({}), ({ counts }) => counts.assigned)
    const { seen } = follow(view)
    await tracker.executeAll(otherPlan)
    expect(seen).toEqual([4])
  })
})

describe('a view of a tracker that is closed or has lost its log', () => {
  it('shows what it showed last, and throws only if it never showed anything', async () => {
    const { tracker } = await office()
    const views = [
      tracker.liveFigures({}),
      tracker.liveTask('t1'),
      tracker.live(board, 't1'),
      select(tracker.liveFigures({}), ({ counts }) => counts),
    ] as const
    const never = tracker.liveFigures({})
    const shown = views.map(({ getSnapshot }) => getSnapshot())
    await tracker.execute(report('t1'))
    await tracker.close()
    expect(views.map(({ getSnapshot }) => getSnapshot())).toEqual(shown)
    expect(() => never.getSnapshot()).toThrow(code('closed'))
    views[0].subscribe(() => {})()
  })

  it('also after data-lost', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const view = tracker.liveFigures({})
    const shown = view.getSnapshot()
    vi.spyOn(storage, 'read').mockResolvedValue({ lines: [], head: { commit: 0, sha256: '0'.repeat(64) } })
    await expect(tracker.catchUp()).rejects.toThrow(code('data-lost'))
    expect(view.getSnapshot()).toBe(shown)
    expect(() => tracker.liveFigures({}).getSnapshot()).toThrow(code('data-lost'))
  })
})

/** The next error that nobody has handled. */
function unhandled(): Promise<unknown> {
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  return new Promise((resolve) => {
    process.once('unhandledRejection', (error) => {
      for (const listener of listeners) process.on('unhandledRejection', listener)
      resolve(error)
    })
  })
}

/** An office whose log another program writes to as well, without asking any rule. */
async function withForeignWriter(options: Parameters<typeof openOffice>[0] = {}) {
  const storage = memoryStorage()
  const { tracker } = await office({ storage, ...options })
  const store = await openEventStore({ storage, clock: fixedClock('2021-03-01T02:00:00.000Z') })
  const write = (event: Parameters<typeof store.append>[0][number]) => store.append([event])
  return { tracker, storage: { write } }
}
