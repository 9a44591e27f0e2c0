import {
  type AppendResult,
  type EventStore,
  type Guard,
  hasCode,
  memoryStorage,
  openEventStore,
  type RecordedEvent,
  verify,
} from '@tiendo/core'
import { type Random, seededRandom } from '@tiendo/core/testing'
import { expect, it } from 'vitest'
import { note, oneTo, tagsOf } from '../src/event-store/stores.ts'
import { readLog } from '../src/lines.ts'
import { type AppendFault, FaultyStorage } from './faulty-storage.ts'

const scheduleCount = 400
const firstSeed = 1
const storeCount = 3
const appendsPerStore = 8
const tags = ['task:1', 'task:2', 'task:3']
const faults: readonly AppendFault[] = [
  'answer lost',
  'request lost',
  'half written',
  'late',
  'refused',
  'not written',
  'full',
]

interface Attempt {
  readonly id: string
  readonly guard: Guard | undefined
  readonly result: AppendResult | undefined
  readonly error: unknown
}

async function pauseAtRandom(random: Random): Promise<void> {
  for (let turns = random.int(0, 6); turns > 0; turns--) await Promise.resolve()
}

function faultyStorage(inner: FaultyStorage['inner'], random: Random): FaultyStorage {
  const storage = new FaultyStorage(inner)
  storage.pageLines = random.int(1, 5)
  storage.beforeAppend = async () => {
    await pauseAtRandom(random)
    if (random.chance(0.4)) storage.appendFaults.push(random.pick(faults))
    if (random.chance(0.3)) await storage.deliverLate()
  }
  storage.beforeAppendAnswer = () => pauseAtRandom(random)
  storage.beforeReadAnswer = async () => {
    await pauseAtRandom(random)
    if (random.chance(0.05)) storage.readFaults.push('fails')
  }
  return storage
}

async function attemptsOf(store: EventStore, name: number, random: Random): Promise<readonly Attempt[]> {
  const attempts: Promise<Attempt>[] = []
  for (const number of oneTo(appendsPerStore)) {
    const id = `${name}:${number}`
    const tag = random.pick(tags)
    const after = random.int(0, store.head.position)
    const guard = random.chance(0.5) ? { query: [{ tags: [tag] }], after } : undefined
    const append = store.append([note('A', [tag])], { id, ...(guard && { guard }) })
    const attempt = append.then(
      (result): Attempt => ({ id, guard, result, error: undefined }),
      (error: unknown): Attempt => ({ id, guard, result: undefined, error }),
    )
    attempts.push(attempt)
    if (random.chance(0.4)) await attempt
    await pauseAtRandom(random)
  }
  return Promise.all(attempts)
}

interface Line {
  readonly id: string
  readonly events: readonly RecordedEvent[]
}

/** Runs stores on one log, each over a connection of its own that fails at random, then judges what they were told. */
async function runSchedule(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const inner = memoryStorage()
  const storages = oneTo(storeCount).map(() => faultyStorage(inner, random))
  const stores: EventStore[] = []
  for (const storage of storages) stores.push(await openEventStore({ storage, tagsOf }))
  const attempts = await Promise.all(stores.map((store, name) => attemptsOf(store, name, random)))
  for (const storage of storages) await storage.deliverLate()
  await verify(inner)
  const log = (await readLog(inner)).map((line) => JSON.parse(line) as Line)
  for (const own of attempts) {
    for (const attempt of own) judge(attempt, log)
    expectOrder(own, log)
  }
}

function judge({ id, guard, result, error }: Attempt, log: readonly Line[]): void {
  const place = log.findIndex((line) => line.id === id)
  const count = log.filter((line) => line.id === id).length
  if (result?.status === 'appended') expect(count, `${id} was appended`).toBe(1)
  else if (result?.status === 'conflict') expect(count, `${id} was in conflict`).toBe(0)
  else if (isUnknown(error)) expect(count, `${id} is unknown`).toBeLessThanOrEqual(1)
  else expect(count, `${id} was not written: ${String(error)}`).toBe(0)
  if (guard === undefined || place < 0) return
  const events = log
    .slice(0, place)
    .flatMap((line, index) => line.events.map((event) => ({ event, commit: index + 1 })))
  // One event a commit, so that the number of a commit is the position of its event.
  const wanted = guard.query[0]?.tags?.[0] as string
  const inTheWay = events.filter(
    ({ event, commit }) => commit > guard.after && tagsOf(event).includes(wanted),
  )
  expect(inTheWay, `the guard of ${id} held`).toEqual([])
}

function isUnknown(error: unknown): boolean {
  return hasCode(error, 'unavailable') && (error as { data: { outcome?: string } }).data.outcome === 'unknown'
}

function expectOrder(attempts: readonly Attempt[], log: readonly Line[]): void {
  const asked = attempts.filter(({ result }) => result?.status === 'appended').map(({ id }) => id)
  const written = log.map(({ id }) => id).filter((id) => asked.includes(id))
  expect(written, 'the order of the appends of one caller').toEqual(asked)
}

it('what was said about an append is true in the log, in random schedules of failures', async () => {
  for (let seed = firstSeed; seed < firstSeed + scheduleCount; seed++) {
    try {
      await runSchedule(seed)
    } catch (error) {
      throw new Error(`Schedule with seed ${seed}: ${String(error)}`, { cause: error })
    }
  }
}, 20_000)
