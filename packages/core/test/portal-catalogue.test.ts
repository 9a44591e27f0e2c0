import {
  type Catalogue,
  type Figures,
  isCivilDate,
  isId,
  isInstant,
  isLine,
  isProse,
  memoryStorage,
  openTracker,
  type Projection,
  Rejection,
  rejectionsFor,
  type Schema,
  type SettledQuestion,
  type UnitsOptions,
} from '@tiendo/core'
import { badDates, badIds, badInstants, badLines, fixedClock, oddIds, replay } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { opening } from './office.ts'

/** What core offers to catalogues of a portal's own. */

interface Judge {
  readonly type: 'judge.Judge'
  readonly question: SettledQuestion
}
const anything: Schema = { '~standard': { validate: (value: unknown) => ({ value }) } }

/** Keeps the figures that it was given while deciding. */
const judge: Catalogue<Judge> = {
  name: 'judge',
  events: { 'judge.Judged': { v: 1, schema: anything } },
  commands: { 'judge.Judge': anything },
  tagsOf: () => ['judge:all'],
  touches: () => ['all'],
  initial: () => ({}),
  evolve: () => {},
  boundary: () => [{ tags: ['judge:all'] }],
  decide: ({ question }, { figures, positionAt, today, timeZone }) => ({
    events: [
      {
        type: 'judge.Judged',
        on: today(timeZone),
        data: {
          figures: figures(question),
          yesterday: positionAt('2021-02-28'),
          now: positionAt('2021-03-01'),
        },
      },
    ],
  }),
}

async function open() {
  const clock = fixedClock('2021-03-01T02:00:00.000Z')
  const tracker = await openTracker({ clock, catalogues: [judge], timeZone: 'Asia/Ho_Chi_Minh' })
  await tracker.executeAll(opening)
  return { tracker, clock }
}

describe('figures, while deciding', () => {
  const question = { plan: 'p1', asOf: '2021-03-01' }

  it('are those of the tracker, as known at a recorded position', async () => {
    const { tracker } = await open()
    const knownAt = tracker.head.position
    await tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-03-01' })
    const { events } = await tracker.execute({ type: 'judge.Judge', question: { ...question, knownAt } })
    const [judged] = events as unknown as [{ readonly data: { readonly figures: Figures } }]
    const { figures } = judged.data
    expect(figures.counts.completedOnTime).toBe(0)
    expect(tracker.figures(figures.question)).toEqual(figures)
    await tracker.execute({ type: 'CompleteTask', task: 't2', on: '2021-03-01' })
    expect(tracker.figures(figures.question)).toEqual(figures)
  })

  it('know nothing of what stands before in the same commit', async () => {
    const { tracker } = await open()
    const { position } = tracker.head
    const complete = { type: 'CompleteTask', task: 't1', on: '2021-03-01' } as const
    const ask = (knownAt: number) =>
      tracker.executeAll([complete, { type: 'judge.Judge', question: { ...question, knownAt } }])
    await expect(ask(position + 1)).rejects.toMatchObject({ code: 'INVALID_QUESTION', path: 'knownAt' })
    expect(tracker.head.position).toBe(position)
    const { events } = await ask(position)
    expect(events[1]?.data).toMatchObject({
      figures: { counts: { completedOnTime: 0 }, position },
      yesterday: 0,
      now: position,
    })
  })

  it('refuse what the tracker refuses', async () => {
    const { tracker } = await open()
    const unknown = { plan: 'p9', asOf: '2021-03-01', knownAt: 1 }
    await expect(tracker.execute({ type: 'judge.Judge', question: unknown })).rejects.toMatchObject({
      code: 'UNKNOWN_PLAN',
    })
  })
})

describe('a boundary of nothing', () => {
  it('lets a command be recorded that rests on nothing', async () => {
    const free = { ...judge, boundary: () => [] }
    const tracker = await openTracker({ catalogues: [free] })
    await tracker.executeAll(opening)
    const { position } = tracker.head
    await tracker.execute({ type: 'judge.Judge', question: { plan: 'p1', asOf: '2021-03-01', knownAt: 1 } })
    expect(tracker.head.position).toBe(position + 1)
  })
})

describe('positionAt', () => {
  it('is the last position that was known at an instant, a day or a position', async () => {
    const { tracker, clock } = await open()
    const first = tracker.head.position
    clock.set('2021-03-02T20:00:00.000Z')
    await tracker.execute({ type: 'CompleteTask', task: 't1', on: '2021-03-02' })
    expect(tracker.positionAt(undefined)).toBe(first + 1)
    expect(tracker.positionAt(3)).toBe(3)
    expect(tracker.positionAt('2021-03-02T19:59:59.999Z')).toBe(first)
    expect(tracker.positionAt('2021-03-02T20:00:00.000Z')).toBe(first + 1)
    // 20:00 in UTC is the next day in the tracker's zone.
    expect(tracker.positionAt('2021-03-02')).toBe(first)
    expect(tracker.positionAt('2021-03-03')).toBe(first + 1)
    expect(tracker.positionAt('2020-01-01')).toBe(0)
  })

  it('refuses what is no moment, or lies beyond the head', async () => {
    const { tracker } = await open()
    for (const knownAt of [-1, 99, 1.5, '30/6/2021', '2021-02-30'])
      expect(() => tracker.positionAt(knownAt)).toThrow(
        expect.objectContaining({ code: 'INVALID_QUESTION', path: 'knownAt' }),
      )
    await tracker.close()
    expect(() => tracker.positionAt(1)).toThrow(expect.objectContaining({ code: 'closed' }))
  })
})

describe('units as known at a position', () => {
  it('are those that were registered by then, as they were called then, on whatever day', async () => {
    const { tracker } = await open()
    const before = tracker.head.position
    await tracker.execute({ type: 'RegisterUnit', unit: 'u2', name: 'New', on: '2021-01-01' })
    await tracker.execute({ type: 'RenameUnit', unit: 'u1', name: 'Renamed', on: '2021-02-01' })
    const names = (options: UnitsOptions) => tracker.units(options).map(({ name }) => name)
    expect(names({})).toEqual(['Renamed', 'New'])
    expect(names({ knownAt: before + 1 })).toEqual(['Sở Tư pháp', 'New'])
    expect(names({ knownAt: before })).toEqual(['Sở Tư pháp'])
    expect(names({ asOf: '2021-01-31' })).toEqual(['Sở Tư pháp', 'New'])
    expect(names({ knownAt: 0 })).toEqual([])
    expect(() => tracker.units({ asof: '2021-01-31' } as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', path: 'asof' }),
    )
  })
})

describe('the forms of values', () => {
  it('take what planning takes, and nothing else', () => {
    expect(oddIds.every(isId)).toBe(true)
    expect(badIds.some(isId)).toBe(false)
    expect(badDates.some(isCivilDate)).toBe(false)
    expect(isCivilDate('2024-02-29')).toBe(true)
    expect(badLines.some(isLine)).toBe(false)
    expect(badInstants.some(isInstant)).toBe(false)
    expect(isInstant('2021-07-05T10:00:00+07:00')).toBe(true)
    expect([isLine('Nhiệm vụ'), isLine('a\nb'), isProse('a\nb'), isProse('a\u0000')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
})

describe('rejectionsFor', () => {
  it('makes rejections that name ids, dates and numbers, and never what people wrote', () => {
    const reject = rejectionsFor({ TOO_LATE: 'it is too late' })
    const made = reject('TOO_LATE', { task: 't-1', day: '2021-03-01', count: 2, title: 'a secret\ntitle' })
    expect(made).toBeInstanceOf(Rejection)
    expect(made.message).toBe('TOO_LATE: it is too late (task t-1, day 2021-03-01, count 2)')
    expect(made).toMatchObject({ code: 'TOO_LATE', data: { title: 'a secret\ntitle' } })
  })
})

describe('a replayed log', () => {
  const lengths: Projection<{ count: number }> = {
    name: 'lengths',
    version: 1,
    keysOf: ({ type }) => [type],
    initial: () => ({ count: 0 }),
    evolve: (draft) => void draft.count++,
  }

  it('shows projections, units and positions as its tracker does', async () => {
    const storage = memoryStorage()
    const clock = fixedClock('2021-03-01T02:00:00.000Z')
    const tracker = await openTracker({ storage, clock, projections: [lengths] })
    await tracker.executeAll(opening)
    const { lines } = await storage.read(0, 10)
    const replayed = replay(lines, { projections: [lengths] })
    for (const key of ['TaskAdded', 'PlanIssued', 'Other'])
      expect(replayed.live(lengths, key).getSnapshot()).toEqual(tracker.live(lengths, key).getSnapshot())
    expect(replayed.live(lengths, 'TaskAdded').getSnapshot()).toEqual({ count: 3 })
    expect(replayed.units()).toEqual(tracker.units())
    expect(replayed.positionAt('2021-03-01')).toBe(tracker.positionAt('2021-03-01'))
    for (const source of [tracker, replayed]) {
      expect(() => source.ensureReadable('planning')).not.toThrow()
      expect(() => source.ensureReadable('canteen')).toThrow(
        expect.objectContaining({ code: 'INVALID_CATALOGUE' }),
      )
    }
    expect(() => replay(lines).live(lengths, 'TaskAdded')).toThrow(
      expect.objectContaining({ code: 'INVALID_PROJECTION' }),
    )
  })
})
