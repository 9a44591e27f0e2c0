import {
  openEventStore,
  openTracker,
  type PlanningCommand,
  statuses,
  type Tracker,
  viewNames,
} from '@tiendo/core'
import { fixedClock, type SealableCommit, sealLines, seededIds } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFrom } from '../src/log/event-store.ts'
import { LogFollower } from '../src/log/log-follower.ts'
import { anyCommand } from './arbitrary-command.ts'
import { period, question, unrulyLog } from './arbitrary-log.ts'
import { audit, inspect } from './audit.ts'
import { board } from './board.ts'
import { byteCache, storageOf, write } from './lines.ts'

/** The same state, whichever way it was reached: commit by commit, from zero, from any snapshot and what came after. */

const inspected = (v: number): SealableCommit['events'][number] => ({
  type: 'audit.TaskInspected',
  on: '2021-03-01',
  ...(v === 1 ? {} : { v }),
  data: v === 1 ? { task: 't1', text: 'late' } : { task: 't1', finding: 'late' },
})

/** Unruly logs in which a catalogue takes part, with events that are too new for it or not. */
const log = fc
  .tuple(unrulyLog, fc.array(fc.tuple(fc.nat(), fc.constantFrom(1, 1, 2)), { maxLength: 3 }))
  .map(([commits, inspections]) => {
    const mixed = [...commits]
    for (const [index, [place, v]] of inspections.entries()) {
      const at = place % mixed.length
      mixed.splice(at, 0, { id: `i-${index}`, at: mixed[at]!.at, events: [inspected(v)] })
    }
    return [...sealLines(mixed)]
  })

const clock = fixedClock('2022-01-31T00:00:00.000Z')
const options = () => ({
  clock,
  newId: seededIds(1, clock),
  catalogues: [audit(1)],
  projections: [board],
})

type Office = Awaited<ReturnType<typeof openOffice>>
const openOffice = (storage: Awaited<ReturnType<typeof storageOf>>) => openTracker({ ...options(), storage })

/** Opened from a snapshot that was made when the log had `cut` lines. */
async function fromSnapshot(lines: readonly string[], cut: number): Promise<Office> {
  const cache = byteCache()
  const first = await openOffice(await storageOf(lines.slice(0, cut), cache))
  expect(await first.saveSnapshot()).toMatchObject({ status: 'saved' })
  const tracker = await openOffice(await storageOf(lines, cache))
  expect(tracker.snapshot).toMatchObject({ status: 'used' })
  return tracker
}

/** Opened when the log had `cut` lines; the others came one by one. */
async function incrementally(lines: readonly string[], cut: number): Promise<Office> {
  const storage = await storageOf(lines.slice(0, cut))
  const tracker = await openOffice(storage)
  for (const line of lines.slice(cut)) {
    await write(storage, [line])
    await tracker.catchUp()
  }
  return tracker
}

/** What comes of a call, as data. */
async function outcomeOf(call: () => unknown): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    const { code, data, message } = error as { code: string; data: unknown; message: string }
    return { code, data, message }
  }
}

async function everythingAbout(
  tracker: Office,
  asked: Parameters<Tracker['figures']>[0],
  commands: readonly PlanningCommand[],
): Promise<unknown> {
  const inPeriod = { ...asked, period: asked.period ?? { start: '2021-01-01', end: '2021-12-31' } }
  return Promise.all(
    [
      () => tracker.head,
      () => tracker.figures(inPeriod),
      () => tracker.figures({ knownAt: 7 }),
      () => tracker.figures({ knownAt: '2021-12-31T00:00:00.012Z' }),
      ...[...statuses, 'outOfScope' as const, ...viewNames].map(
        (figure) => () => tracker.explain(inPeriod, figure),
      ),
      () => tracker.plans(),
      () => tracker.units(),
      ...['t1', 't2', 't3'].flatMap((task) => [
        () => tracker.timeline(task),
        () => tracker.live(board, task).getSnapshot(),
        () => tracker.liveTask(task).getSnapshot(),
        () => tracker.read([{ tags: [`task:${task}`] }, { types: ['TaskCompleted'], tags: ['plan:p2'] }]),
      ]),
      ...commands.map((command) => () => tracker.dryRun([command])),
      () => tracker.dryRun([inspect('late')]),
      () => tracker.execute(inspect('thin'), { commitId: 'c-3' }),
    ].map(outcomeOf),
  )
}

describe('what is known', () => {
  it('is the same commit by commit, from zero, and from any snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(
        log,
        fc.nat(),
        question,
        period,
        fc.array(anyCommand, { maxLength: 12 }),
        async (lines, place, asked, inPeriod, commands) => {
          const cut = 1 + (place % lines.length)
          const about = { ...asked, period: inPeriod }
          const expected = await everythingAbout(await openOffice(await storageOf(lines)), about, commands)
          for (const open of [fromSnapshot, incrementally]) {
            expect(await everythingAbout(await open(lines, cut), about, commands)).toEqual(expected)
          }
        },
      ),
      { numRuns: 150 },
    )
  }, 120_000)

  it('leads on to the same, commit by commit and from any snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(
        log,
        fc.nat(),
        fc.array(anyCommand, { maxLength: 12 }),
        async (lines, place, commands) => {
          const cut = 1 + (place % lines.length)
          const run = async (tracker: Office) => {
            const outcomes = []
            for (const command of commands) outcomes.push(await outcomeOf(() => tracker.execute(command)))
            return [outcomes, await everythingAbout(tracker, {}, [])]
          }
          expect(await run(await fromSnapshot(lines, cut))).toEqual(
            await run(await openOffice(await storageOf(lines))),
          )
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('a log known by a snapshot', () => {
  const tagsOf = ({ data }: { data: object }) => Object.entries(data).map(([key, value]) => `${key}:${value}`)
  const reader = { upcast: <Event>(event: Event) => event, tagsOf }

  it('holds guards, finds ids, and reads as one that was read from its first line', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.nat(), fc.nat(), async (lines, place, from) => {
        const known = new LogFollower(reader)
        const cut = await storageOf(lines.slice(0, 1 + (place % lines.length)))
        await known.readToHead(cut, () => {})
        const restored = new LogFollower(reader, structuredClone(known.save()))
        const stores = [
          await openFrom({ storage: await storageOf(lines), clock }, restored),
          await openEventStore({ storage: await storageOf(lines), tagsOf, clock }),
        ] as const
        const [one, other] = await Promise.all(
          stores.map(async (store) => {
            const event = { type: 'UnitRegistered', on: '2021-01-01', data: { unit: 'u9', name: 'u9' } }
            const after = from % (lines.length + 1)
            const guard = {
              query: [{ types: ['TaskCompleted'], tags: ['task:t1'] }, { tags: ['plan:p2'] }],
              after,
            }
            return [
              store.head,
              await store.find('c-2'),
              await store.find('c-99'),
              await store.read([{ tags: ['task:t1'] }, { types: ['PlanIssued'] }]),
              await outcomeOf(() => store.append([event], { id: 'c-2' })),
              await outcomeOf(() => store.append([event], { id: 'mine', guard })),
              (await store.read('all')).events.length,
            ]
          }),
        )
        expect(one).toEqual(other)
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})
