import type { AppendResult, EventStore, Guard, QueryItem, RecordedEvent } from '@tiendo/core'
import { type Random, seededRandom } from '@tiendo/core/testing'
import { equal, holds } from '../assertions.ts'
import type { OpenPlace } from '../open-place.ts'
import { note, oneTo, openStores, readAll, tagsOf } from './stores.ts'

const writerCount = 5
const turnsPerWriter = 30
const types = ['Added', 'Reported', 'Closed']
const tags = ['plan:a', 'task:1', 'task:2', 'task:10']

interface Attempt {
  readonly guard: Guard
  readonly result: AppendResult
}

/**
 * Lets several stores append with random guards, some of them on an old view of the log, then reads the log and judges
 * every attempt again, without an index: what was accepted must have been allowed, what was refused must not.
 */
export async function guardsHoldInRandomHistory(place: OpenPlace, seed: number): Promise<void> {
  const random = seededRandom(seed)
  const stores = await openStores(place, writerCount)
  const attempts = await Promise.all(stores.map((store) => attemptsOf(store, random)))
  const log = await readAll(stores[0] as EventStore)
  const statuses = attempts.flat().map(({ guard, result }) => {
    judgeAgain(guard, result, log)
    return result.status
  })
  holds(statuses.includes('appended') && statuses.includes('conflict'), 'some were accepted and some refused')
}

async function attemptsOf(store: EventStore, random: Random): Promise<readonly Attempt[]> {
  const attempts: Promise<Attempt>[] = []
  for (let turn = 0; turn < turnsPerWriter; turn++) {
    const { position } = random.chance(0.5) ? await store.catchUp() : store.head
    const after = random.chance(0.3) ? random.int(0, position) : position
    const guard = { query: oneTo(random.int(1, 2)).map(() => randomItem(random)), after }
    const events = oneTo(random.int(1, 2)).map(() => note(random.pick(types), randomTags(random)))
    const attempt = store.append(events, { guard }).then((result) => ({ guard, result }))
    attempts.push(attempt)
    if (random.chance(0.5)) await attempt
  }
  return Promise.all(attempts)
}

function randomTags(random: Random): readonly string[] {
  return tags.filter(() => random.chance(0.3))
}

function randomItem(random: Random): QueryItem {
  const some = randomTags(random)
  const type = random.pick(types)
  if (some.length === 0) return { types: [type] }
  return random.chance(0.5) ? { tags: some } : { types: [type, random.pick(types)], tags: some }
}

function judgeAgain({ query, after }: Guard, result: AppendResult, log: readonly RecordedEvent[]): void {
  const what = `guard ${JSON.stringify({ query, after })}`
  const inTheWay = log.filter((event) => event.position > after && query.some((item) => matches(item, event)))
  if (result.status !== 'conflict') {
    const before = inTheWay.filter(({ position }) => position < result.position)
    equal(before, [], `what stood in the way of the accepted ${what}`)
    return
  }
  const first = inTheWay.slice(0, result.events.length)
  equal(result.position, first[0]?.position, `the position that refused the ${what}`)
  const withoutCommit = first.map(({ position, type, on, data }) => ({ position, type, on, data }))
  const told = result.events.map(({ position, type, on, data }) => ({ position, type, on, data }))
  equal(told, withoutCommit, `the events that refused the ${what}`)
}

function matches(item: QueryItem, event: RecordedEvent): boolean {
  const isOfType = item.types === undefined || item.types.includes(event.type)
  return isOfType && (item.tags ?? []).every((tag) => tagsOf(event).includes(tag))
}
