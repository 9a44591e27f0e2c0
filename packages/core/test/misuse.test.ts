import {
  type Catalogue,
  formatPercent,
  memoryStorage,
  openEventStore,
  openTracker,
  type PlanningCommand,
  planning,
  verify,
} from '@tiendo/core'
import { fixedClock, replay } from '@tiendo/core/testing'
import { describe, expect, it, vi } from 'vitest'
import { office, opening } from './office.ts'

/** Callers, clocks, listeners and catalogues that do what they should not: nobody else may suffer from it. */

const code = (expected: string) => expect.objectContaining({ code: expected })
const instant = '2021-03-01T02:00:00.000Z'
const report: PlanningCommand = { type: 'ReportProgress', task: 't1', percent: 1, on: '2021-02-27' }
const complete: PlanningCommand = { type: 'CompleteTask', task: 't1', on: '2021-02-27' }
const event = { type: 'Noted', on: '2021-03-01', data: {} }

describe('a bad argument', () => {
  it('does not keep neighbours from being recorded: a query with a hole, a signal that throws', async () => {
    const store = await openEventStore({ storage: memoryStorage() })
    let asked = 0
    const signal = {
      get aborted(): boolean {
        if (asked++ > 0) throw new Error('broken')
        return false
      },
      reason: undefined,
    }
    const outcomes = await Promise.allSettled([
      store.append([event]),
      store.append([event], { guard: { query: new Array(1), after: 0 } }),
      store.append([event], { signal }),
      store.append([event]),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(store.head.commit).toBe(2)
    await store.close()
  })

  it.each([
    ['openTracker', () => openTracker({ timezone: 'Asia/Ho_Chi_Minh' } as object), 'timezone'],
    [
      'execute',
      async () => (await office()).tracker.execute(report, { commitid: 'x' } as object),
      'commitid',
    ],
    [
      'execute, with a meta that is no object',
      async () => (await office()).tracker.execute(report, { meta: 'x' as never }),
      'meta',
    ],
    ['explain', async () => (await office()).tracker.explain({}, 'done', { viw: 'dueIn' } as object), 'viw'],
    ['read', async () => (await office()).tracker.read('all', { limt: 1 } as object), 'limt'],
    [
      'verify',
      () => verify(memoryStorage(), { anchors: [{ commit: Number.NaN, sha256: '0'.repeat(64) }] }),
      'anchors[0]',
    ],
    ['verify, of a misspelt anchor', () => verify(memoryStorage(), { anchor: [] } as object), 'anchor'],
    ['verify, of anchors alone', () => verify(memoryStorage(), [{ commit: 1, sha256: '' }] as object), '0'],
    ['verify, of one anchor', () => verify(memoryStorage(), { anchors: {} as never }), 'anchors'],
    ['verify, of no anchor', () => verify(memoryStorage(), { anchors: [null as never] }), 'anchors[0]'],
    ['openTracker, of a path', () => openTracker({ storage: 'work-2021' as never }), 'storage'],
    ['openEventStore, of nothing', () => openEventStore({ storage: undefined as never }), 'storage'],
    ['replay', async () => replay('{"tiendo":1}\n'), 'lines'],
    [
      'formatPercent',
      async () => formatPercent({ numerator: 1, denominator: 2 }, { locale: 'vi-VN' as 'vi' }),
      'locale',
    ],
    ['formatPercent, of no ratio', async () => formatPercent({ numerator: 1, denominator: 0 }), 'ratio'],
  ])('%s refuses an option that there is none of', async (_, call, path) => {
    await expect(call()).rejects.toMatchObject({ code: 'INVALID_OPTION', path })
  })

  it('says what is missing, and names a misspelt field before it', async () => {
    const { tracker } = await office()
    const add = { type: 'AddTask', plan: 'p1', code: '9', on: '2021-03-01' }
    await expect(tracker.execute(add as never)).rejects.toThrow('title: is missing')
    await expect(tracker.execute({ ...add, titel: 'x' } as never)).rejects.toThrow(
      'titel: is not a field of this',
    )
    await expect(tracker.execute({ ...add, type: 'AddTsk' } as never)).rejects.toThrow(
      '"AddTsk" is no command',
    )
  })

  it('that stands for more values than any line holds is refused before it fills the memory', async () => {
    let doubled: object = {}
    for (let level = 0; level < 40; level++) doubled = { left: doubled, right: doubled }
    const { tracker } = await office()
    await expect(tracker.execute({ ...report, note: doubled } as never)).rejects.toMatchObject({
      code: 'INVALID_COMMAND',
    })
  })
})

describe('ids and clocks', () => {
  it('of the caller never make a log that cannot be opened again', async () => {
    const storage = memoryStorage()
    let count = 0
    const tracker = await openTracker({
      storage,
      newId: () => `my-${++count}`,
      clock: { now: () => Date.parse(instant) + 0.75 },
    })
    await tracker.executeAll(opening)
    expect((await verify(storage)).commit).toBe(1)
  })

  it.each([Number.NaN, -1, 253_402_300_800_000])('%s is no time that a log can hold', async (now) => {
    const storage = memoryStorage()
    const store = await openEventStore({ storage, clock: { now: () => now }, newId: () => 'x' })
    await expect(store.append([event])).rejects.toThrow(code('clock-skew'))
    expect((await verify(storage)).commit).toBe(0)
  })

  it('that repeat do not make two tasks of one', async () => {
    const { tracker } = await office({ newId: () => 'same' })
    const add = (title: string): PlanningCommand => ({
      type: 'AddTask',
      plan: 'p1',
      code: title,
      title,
      on: '2021-03-01',
    })
    await expect(tracker.executeAll([add('a'), add('b')])).rejects.toMatchObject({
      code: 'TASK_EXISTS',
      data: { command: 1 },
    })
  })

  it('of a clock that is behind the log leave a question about an instant what it is', async () => {
    const storage = memoryStorage()
    const { tracker, clock } = await office({ storage })
    clock.set('2021-06-30T17:10:00.000Z')
    await tracker.execute(report)
    const behind = await openTracker({ storage, clock: fixedClock('2021-06-30T16:50:00.000Z') })
    for (const knownAt of ['2021-06-30', '2021-06-30T17:00:00Z']) {
      expect(behind.figures({ plan: 'p1', knownAt }).position).toBe(
        tracker.figures({ plan: 'p1', knownAt }).position,
      )
    }
  })
})

describe('one commit of several commands', () => {
  it('cannot retract what it only stages: its place is not known yet', async () => {
    const { tracker } = await office()
    const retract: PlanningCommand = { type: 'RetractEvent', task: 't1', position: 7, reason: 'x' }
    await expect(tracker.executeAll([complete, retract])).rejects.toMatchObject({
      code: 'UNKNOWN_EVENT',
      data: { command: 1 },
    })
  })

  it('names what it overtakes by its place in the log, also when others were first', async () => {
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const other = await openTracker({ storage, clock: fixedClock(instant) })
    const withdraw: PlanningCommand = { type: 'WithdrawTask', task: 't1', reason: 'x', on: '2021-03-01' }
    const [, executed] = await Promise.all([
      other.execute({ ...report, task: 't2' }),
      tracker.executeAll([withdraw, complete]),
    ])
    expect(executed.overtaken).toEqual([executed.position])
  })
})

describe('a repeated commit id', () => {
  it('gets the first result also where its commands lost a race', async () => {
    const { tracker } = await office()
    const [first, second] = await Promise.all([
      tracker.execute(complete, { commitId: 'X' }),
      tracker.execute(complete, { commitId: 'X' }),
      tracker.execute(report),
    ])
    expect([first.commit, second.commit, second.isDuplicate]).toEqual([first.commit, first.commit, true])
  })
})

describe('authorize', () => {
  it('is asked about what is recorded: neither it nor the caller can change that meanwhile', async () => {
    const { tracker } = await office({
      authorize: async (command) => {
        await Promise.resolve()
        expect(Object.isFrozen(command)).toBe(true)
        return true
      },
    })
    const options = { by: 'boss', meta: { source: 'portal' } }
    const executed = tracker.execute(report, options)
    Object.assign(options, { by: 'mallory' })
    options.meta.source = 'elsewhere'
    await executed
    expect((await tracker.read('all', { after: 6 })).events[0]).toMatchObject({ by: 'boss' })
  })
})

describe('a listener or a catalogue that throws', () => {
  it('does not end the following of the log', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const storage = memoryStorage()
    const { tracker } = await office({ storage })
    const onCommit = vi.fn()
    const follower = await openEventStore({
      storage,
      onCommit,
      onFailure: () => {
        throw new Error('listener')
      },
    })
    vi.spyOn(storage, 'read').mockRejectedValueOnce(Object.assign(new Error('x'), { code: 'quota' }))
    await tracker.execute(report)
    await vi.waitFor(() => expect(unhandled).toHaveBeenCalled())
    await tracker.execute(report)
    await vi.waitFor(() => expect(follower.head.commit).toBe(3), { timeout: 3000 })
    process.off('unhandledRejection', unhandled)
  })

  it('makes the tracker unusable rather than wrong', async () => {
    const broken = {
      name: 'broken',
      events: { 'broken.Happened': { v: 1, schema: planning.events['PlanAmended']?.schema as never } },
      commands: {},
      tagsOf: () => [],
      touches: () => ['a', 'b'],
      initial: () => ({}),
      evolve(_draft: object, _event: object, key: string) {
        if (key === 'b') throw new Error('not total')
      },
      boundary: () => [{ types: ['broken.Happened'] }],
      decide: () => ({ events: [] }),
    } as Catalogue<never>
    const storage = memoryStorage()
    await office({ storage })
    const data = { plan: 'p1', reason: 'x', authority: { issuer: 'x' } }
    const live = await openTracker({ storage, catalogues: [broken], clock: fixedClock(instant) })
    const store = await openEventStore({ storage, clock: fixedClock(instant) })
    await store.append([{ type: 'broken.Happened', on: '2021-03-01', data }])
    await live.catchUp().catch(() => {})
    expect(() => live.figures({ plan: 'p1' })).toThrow(code('corrupt'))
    await expect(openTracker({ storage, catalogues: [broken] })).rejects.toMatchObject({
      code: 'corrupt',
      data: { kind: 'evolve' },
    })
  })
})

describe('a catalogue that fails on the event that it decided', () => {
  it('has it refused, so that the log can still be opened', async () => {
    const schema = { '~standard': { validate: (value: unknown) => ({ value }) } }
    const catalogue = {
      name: 'broken',
      events: { 'broken.Happened': { v: 1, schema } },
      commands: { 'broken.Happen': schema },
      tagsOf: () => [],
      touches: () => ['a'],
      initial: () => ({}),
      evolve() {
        throw new Error('not total')
      },
      boundary: () => [{ types: ['broken.Happened'] }],
      decide: () => ({ events: [{ type: 'broken.Happened', on: '2021-03-01', data: {} }] }),
    } as unknown as Catalogue<{ readonly type: 'broken.Happen' }>
    const storage = memoryStorage()
    const tracker = await openTracker({ storage, catalogues: [catalogue] })
    await expect(tracker.dryRun([{ type: 'broken.Happen' }])).rejects.toThrow('not total')
    await expect(tracker.execute({ type: 'broken.Happen' })).rejects.toThrow('not total')
    expect((await storage.read(0, 1)).head.commit).toBe(0)
  })
})

describe('figures that come from elsewhere', () => {
  it('can be restated after a journey through a database that orders keys its own way', async () => {
    const { tracker } = await office()
    const before = tracker.figures({ plan: 'p1', asOf: '2021-07-01' })
    await tracker.execute(complete)
    const sorted = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .sort()
              .map(([key, entry]) => [key, sorted(entry)]),
          )
    const stored = sorted(JSON.parse(JSON.stringify(before))) as typeof before
    expect(
      tracker.restatement(stored, tracker.figures({ plan: 'p1', asOf: '2021-07-01' })).tasks,
    ).toMatchObject([{ task: 't1' }])
  })

  it.each([
    ['nothing', null],
    ['another version', { v: 2 }],
    ['a position that is not the question’s', { position: 1 }],
    ['a question that leaves the policy open', { question: { policy: undefined } }],
    ['a question that knows by a date', { question: { knownAt: '2021-03-01' } }],
  ])('are refused: %s', async (_, change) => {
    const { tracker } = await office()
    const figures = tracker.figures({ plan: 'p1', asOf: '2021-07-01' })
    const doctored = change && {
      ...figures,
      ...change,
      question: { ...figures.question, ...(change as { question?: object }).question },
    }
    expect(() => tracker.restatement(doctored as never, figures)).toThrow(code('INVALID_QUESTION'))
  })
})
