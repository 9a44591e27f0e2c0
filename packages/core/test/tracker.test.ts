import { hasCode, LogError, memoryStorage, openTracker, type PlanningCommand } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { describe, expect, it, vi } from 'vitest'
import { office, opening } from './office.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })
const complete = (task: string, on: string): PlanningCommand => ({ type: 'CompleteTask', task, on })
const report = (task: string, percent: number): PlanningCommand => ({
  type: 'ReportProgress',
  task,
  percent,
  on: '2021-02-27',
})

describe('execute', () => {
  it('records one commit, which is in every answer when it resolves', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-07-05T02:00:00.000Z')
    const executed = await tracker.execute(complete('t1', '2021-06-28'), {
      by: 'u-204',
      meta: { reason: 'report' },
    })
    expect(executed).toMatchObject({
      commit: 2,
      position: 7,
      count: 1,
      at: '2021-07-05T02:00:00.000Z',
      overtaken: [],
      isDuplicate: false,
    })
    expect(tracker.head).toMatchObject({ commit: 2, position: 7 })
    expect(tracker.figures({ plan: 'p1', asOf: '2021-06-30' }).counts.completedOnTime).toBe(1)
    const [, , completed] = await tracker.timeline('t1')
    expect(completed).toBeUndefined()
    expect((await tracker.timeline('t1'))[1]).toMatchObject({
      by: 'u-204',
      commit: 2,
      at: '2021-07-05T02:00:00.000Z',
    })
  })

  it('refuses without a trace', async () => {
    const { tracker } = await office()
    const before = tracker.head
    await expect(tracker.execute(complete('t9', '2021-02-27'))).rejects.toThrow(code('UNKNOWN_TASK'))
    expect(tracker.head).toEqual(before)
  })

  it('serves any number of commands on one task at once, each on what the ones before led to', async () => {
    const { tracker } = await office()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        tracker.execute({ type: 'ReviseTask', task: 't1', title: `Title ${index}`, on: '2021-03-01' }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(tracker.head.commit).toBe(41)
  })

  it('lets one of several racing completions through and refuses the others by the rule', async () => {
    const { tracker } = await office()
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => tracker.execute(complete('t1', '2021-03-01'))),
    )
    const refused = outcomes
      .filter((outcome) => outcome.status === 'rejected')
      .map(({ reason }) => reason.code)
    expect(refused).toEqual(['TASK_ALREADY_COMPLETED', 'TASK_ALREADY_COMPLETED'])
  })

  it('gives up with contention when others are first ten times more', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const other = await openTracker({ storage, clock: fixedClock('2021-03-01T02:00:00.000Z') })
    const append = storage.append.bind(storage)
    let attempts = 0
    let isOther = false
    vi.spyOn(storage, 'append').mockImplementation(async (known, seal) => {
      if (!isOther) {
        isOther = true
        attempts++
        await other.execute({ type: 'ReviseTask', task: 't1', title: `Other ${attempts}`, on: '2021-03-01' })
        isOther = false
      }
      return append(known, seal)
    })
    await expect(
      tracker.execute({ type: 'ReviseTask', task: 't1', title: 'Mine', on: '2021-03-01' }),
    ).rejects.toThrow(code('contention'))
    expect(attempts).toBe(11)
  })

  it('decides again before it refuses, when the log has moved', async () => {
    const storage = memoryStorage()
    vi.spyOn(storage, 'watch').mockReturnValue(() => {})
    const { tracker } = await office({ storage })
    const other = await openTracker({ storage, clock: fixedClock('2021-03-01T02:00:00.000Z') })
    await other.execute({
      type: 'AddTask',
      plan: 'p1',
      task: 't4',
      code: '1.4',
      title: 'x',
      on: '2021-03-01',
    })
    expect(tracker.head.commit).toBe(1)
    expect((await tracker.execute(report('t4', 10))).commit).toBe(3)
  })

  it('takes back what was aborted before it was handed to the storage', async () => {
    const { tracker } = await office()
    const controller = new AbortController()
    const first = tracker.execute(report('t1', 10))
    const second = tracker.execute(report('t2', 10), { signal: controller.signal })
    controller.abort(new Error('never mind'))
    await first
    await expect(second).rejects.toThrow('never mind')
    expect(tracker.head.commit).toBe(2)
  })
})

describe('executeAll', () => {
  it('records all in one commit, each decided on what the ones before lead to', async () => {
    const { tracker, clock } = await office()
    await tracker.execute(complete('t1', '2021-03-01'))
    clock.set('2021-03-05T02:00:00.000Z')
    const { commit, events } = await tracker.executeAll([
      { type: 'RetractEvent', task: 't1', position: 7, reason: 'The day was wrong.' },
      complete('t1', '2021-03-03'),
    ])
    expect([commit, events.map(({ type }) => type)]).toEqual([3, ['EventRetracted', 'TaskCompleted']])
    expect(tracker.explain({ plan: 'p1' }, 'done').tasks[0]).toMatchObject({
      task: 't1',
      completedOn: '2021-03-03',
    })
  })

  it('records none if one is refused, and says which', async () => {
    const { tracker } = await office()
    const refused = tracker.executeAll([complete('t1', '2021-03-01'), complete('t1', '2021-03-01')])
    await expect(refused).rejects.toMatchObject({ code: 'TASK_ALREADY_COMPLETED', data: { command: 1 } })
    expect(tracker.head.commit).toBe(1)
    await expect(tracker.executeAll([])).rejects.toThrow(code('INVALID_COMMAND'))
  })
})

describe('dryRun', () => {
  it('says what would come, and records nothing', async () => {
    const { tracker } = await office()
    const { events } = await tracker.dryRun([complete('t1', '2021-03-01'), report('t2', 5)])
    expect(events.map(({ type }) => type)).toEqual(['TaskCompleted', 'ProgressReported'])
    await expect(tracker.dryRun([complete('t9', '2021-03-01')])).rejects.toThrow(code('UNKNOWN_TASK'))
    expect(tracker.head.commit).toBe(1)
    expect(tracker.figures({ plan: 'p1' }).counts.completedOnTime).toBe(0)
  })
})

describe('a commit id', () => {
  it('records the same commands once, and gives the first result again, also after reopening', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const add: PlanningCommand = { type: 'AddTask', plan: 'p1', code: '2', title: 'x', on: '2021-03-01' }
    const first = await tracker.execute(add, { commitId: 'import-1', by: 'u-1' })
    const again = await tracker.execute({ ...add }, { commitId: 'import-1', by: 'u-1' })
    expect(again).toEqual({ ...first, events: again.events, isDuplicate: true })
    const reopened = await openTracker({ storage })
    expect(await reopened.execute(add, { commitId: 'import-1', by: 'u-1' })).toMatchObject({
      commit: 2,
      isDuplicate: true,
    })
    expect(reopened.head.commit).toBe(2)
  })

  it.each([
    ['other commands', report('t2', 10), 'u-1'],
    ['another actor', report('t1', 10), 'u-2'],
  ])('is refused for %s', async (_, command, by) => {
    const { tracker } = await office()
    await tracker.execute(report('t1', 10), { commitId: 'c-1', by: 'u-1' })
    await expect(tracker.execute(command, { commitId: 'c-1', by })).rejects.toThrow(code('COMMIT_ID_REUSED'))
    expect(tracker.head.commit).toBe(2)
  })

  it('makes a race of the same commands one commit, although each made ids of its own', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const other = await openTracker({ storage, clock: fixedClock('2021-03-01T02:00:00.000Z') })
    const add: PlanningCommand = { type: 'AddTask', plan: 'p1', code: '2', title: 'x', on: '2021-03-01' }
    const [one, two] = await Promise.all(
      [tracker, other].map((each) => each.execute(add, { commitId: 'c-1' })),
    )
    expect([one?.commit, two?.commit]).toEqual([2, 2])
    expect([one?.isDuplicate, two?.isDuplicate].sort()).toEqual([false, true])
  })
})

describe('authorize', () => {
  it.each([
    ['says no', () => false],
    [
      'throws',
      () => {
        throw new Error('directory is down')
      },
    ],
    ['answers anything but true', () => 'yes' as unknown as boolean],
    ['rejects', () => Promise.reject(new Error('directory is down'))],
  ])('fails closed when it %s', async (_, authorize) => {
    const storage = memoryStorage()
    await office({ storage })
    const tracker = await openTracker({ storage, authorize, clock: fixedClock('2021-03-01T02:00:00.000Z') })
    await expect(tracker.execute(report('t1', 1), { by: 'u-9' })).rejects.toThrow(code('NOT_AUTHORIZED'))
    await expect(tracker.dryRun([report('t1', 1)])).rejects.toThrow(code('NOT_AUTHORIZED'))
    expect(tracker.head.commit).toBe(1)
  })

  it('is asked with every command and its actor', async () => {
    const authorize = vi.fn(async () => true)
    const { tracker } = await office({ authorize })
    await tracker.execute(report('t1', 1), { by: 'u-9' })
    expect(authorize).toHaveBeenCalledTimes(opening.length + 1)
    expect(authorize).toHaveBeenLastCalledWith(report('t1', 1), { by: 'u-9' })
  })
})

describe('notifications', () => {
  it('come after the commit is in the answers, for commits of others as well, until they are ended', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const other = await openTracker({ storage, clock: fixedClock('2021-03-01T02:00:00.000Z') })
    const seen: [number, number][] = []
    const end = other.on('committed', ({ commit }) => {
      seen.push([commit, other.figures({ plan: 'p1' }).position])
    })
    await tracker.execute(report('t1', 1))
    await vi.waitFor(() => expect(seen).toEqual([[2, 7]]))
    end()
    await tracker.execute(report('t1', 2))
    await other.catchUp()
    expect(seen).toHaveLength(1)
  })

  it('tell of a log that was lost, after which nothing is answered any more', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const failed = vi.fn()
    tracker.on('failed', failed)
    vi.spyOn(storage, 'read').mockResolvedValue({ lines: [], head: { commit: 0, sha256: '0'.repeat(64) } })
    await expect(tracker.catchUp()).rejects.toThrow(code('data-lost'))
    expect(() => tracker.figures({ plan: 'p1' })).toThrow(code('data-lost'))
    await expect(tracker.execute(report('t1', 1))).rejects.toThrow(code('data-lost'))
    expect(failed.mock.calls).toEqual([[code('data-lost')]])
    expect(tracker.failure).toEqual(code('data-lost'))
  })

  it('tell of a storage that does not answer, and that it answers again though nothing was recorded', async () => {
    const storage = memoryStorage()
    const wakes: (() => void)[] = []
    vi.spyOn(storage, 'watch').mockImplementation((wake) => {
      wakes.push(wake)
      return () => {}
    })
    const { tracker } = await office({ storage })
    expect([tracker.failure, tracker.info]).toEqual([undefined, storage.info])
    const told: unknown[] = []
    for (const name of ['failed', 'recovered'] as const)
      tracker.on(name, () => told.push([name, tracker.failure?.code]))
    vi.spyOn(storage, 'read').mockRejectedValueOnce(new LogError('unavailable', 'The disk sleeps'))
    for (const wake of wakes) wake()
    await vi.waitFor(() => expect(told).toHaveLength(2), { timeout: 5000 })
    expect(told).toEqual([
      ['failed', 'unavailable'],
      ['recovered', undefined],
    ])
    await tracker.close()
    expect(tracker.failure).toEqual(code('closed'))
  })
})

describe('timeline', () => {
  it('lists every event in the order in which it counts, with what became of it', async () => {
    const { tracker, clock } = await office()
    clock.set('2021-03-10T02:00:00.000Z')
    await tracker.execute({ type: 'WithdrawTask', task: 't1', reason: 'Repealed.', on: '2021-03-09' })
    await tracker.execute(complete('t1', '2021-03-08'))
    await tracker.execute(report('t1', 40))
    await tracker.execute({
      type: 'RetractEvent',
      task: 't1',
      position: 9,
      reason: 'Another task was meant.',
    })
    expect((await tracker.timeline('t1')).map(({ type, effect }) => `${type} ${effect}`)).toEqual([
      'TaskAdded effective',
      'ProgressReported retracted',
      'EventRetracted effective',
      'TaskCompleted effective',
      'TaskWithdrawn ineffective',
    ])
    await expect(tracker.timeline('t9')).rejects.toThrow(code('UNKNOWN_TASK'))
  })
})

describe('plans, units and events', () => {
  it('can be listed', async () => {
    const { tracker } = await office()
    expect(tracker.plans()).toMatchObject([
      {
        plan: 'p1',
        title: 'Kế hoạch công tác năm 2021',
        owner: 'u1',
        groups: [{ group: 'g1', title: 'Nhóm I', ordinal: 'I' }],
      },
    ])
    expect(tracker.units()).toEqual([{ unit: 'u1', name: 'Sở Tư pháp' }])
    const { events, head } = await tracker.read([{ types: ['TaskAdded'], tags: ['task:t2'] }])
    expect(events).toMatchObject([{ type: 'TaskAdded', position: 5, commit: 1 }])
    expect(head).toEqual(tracker.head)
  })
})

describe('close', () => {
  it('waits for what is being executed; then everything rejects, and a second close does nothing', async () => {
    const { tracker } = await office()
    const closed = vi.fn()
    tracker.on('closed', closed)
    const pending = tracker.execute(report('t1', 1))
    await Promise.all([tracker.close(), tracker.close()])
    expect((await pending).commit).toBe(2)
    expect(closed).toHaveBeenCalledTimes(1)
    for (const call of [
      () => tracker.execute(report('t1', 1)),
      () => tracker.dryRun([report('t1', 1)]),
      () => tracker.timeline('t1'),
      () => tracker.catchUp(),
      async () => tracker.figures({}),
      async () => tracker.explain({}, 'done'),
    ]) {
      await expect(call()).rejects.toThrow(code('closed'))
    }
  })
})

describe('openTracker', () => {
  it('works without an argument, in memory and in UTC', async () => {
    const tracker = await openTracker()
    await tracker.execute({ type: 'RegisterUnit', unit: 'u1', name: 'Office', on: '2021-01-01' })
    expect(tracker.head).toMatchObject({ commit: 1, position: 1 })
    expect(tracker.head.log).toMatch(/^[0-9A-Z]{26}$/)
  })

  it('refuses a time zone that there is none of', async () => {
    await expect(openTracker({ timeZone: 'Asia/Bac_Lieu' })).rejects.toThrow(code('INVALID_OPTION'))
  })

  it('refuses to append when the head is a day ahead of the clock, unless told how far it may be', async () => {
    const storage = memoryStorage()
    await office({ storage })
    const clock = fixedClock('2021-02-27T02:00:00.000Z')
    const tracker = await openTracker({ storage, clock })
    await expect(tracker.execute(report('t1', 1))).rejects.toThrow(code('clock-skew'))
    const lenient = await openTracker({ storage, clock, maxClockSkewMs: Number.POSITIVE_INFINITY })
    expect((await lenient.execute(report('t1', 1))).at).toBe('2021-03-01T02:00:00.000Z')
  })
})

describe('hasCode', () => {
  it('recognises an error by its code alone', () => {
    expect([
      hasCode({ code: 'closed' }, 'closed'),
      hasCode(new Error('closed'), 'closed'),
      hasCode(null, 'closed'),
    ]).toEqual([true, false, false])
  })
})
