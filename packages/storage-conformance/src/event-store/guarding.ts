import type { EventStore, Guard, NewEvent, Query } from '@tiendo/core'
import { equal, rejectsWith } from '../assertions.ts'
import type { Case } from '../open-place.ts'
import { append, note, openStore, openStores, positionsOf } from './stores.ts'

/** Events at positions 1 to 4. */
async function fourEvents(store: EventStore): Promise<EventStore> {
  await append(store, [note('Added', ['task:1']), note('Added', ['task:2'])])
  await append(store, [note('Closed', ['plan:a'])])
  await append(store, [note('Reported', ['task:1'])])
  return store
}

const aboutTask = (task: number): Query => [{ tags: [`task:${task}`] }]
const next: readonly NewEvent[] = [note('Next', ['task:9'])]

type Expected = readonly [query: Query, after: number, conflict: readonly number[]]

/** Appends with each guard; where the list of conflicting positions is empty, the commit must be taken. */
function judges(claim: string, ...expectations: readonly Expected[]): Case {
  return [
    claim,
    async (place) => {
      const store = await fourEvents(await openStore(place))
      for (const [query, after, positions] of expectations) {
        const result = await store.append(next, { guard: { query, after } })
        const came = result.status === 'conflict' ? positionsOf(result.events) : []
        equal(came, positions, `the events after ${after} that stand in the way of ${JSON.stringify(query)}`)
        equal(result.position, positions[0] ?? store.head.position, 'the position')
      }
    },
  ]
}

export const guarding: readonly Case[] = [
  judges(
    'ES18 accepts a commit where nothing matches its guard',
    [aboutTask(3), 0, []],
    [aboutTask(2), 2, []],
  ),
  judges(
    'ES19 refuses a commit where something after `after` matches its guard',
    [aboutTask(1), 3, [4]],
    [aboutTask(1), 1, [4]],
    [[{ types: ['Closed'], tags: ['plan:a'] }], 2, [3]],
  ),
  judges(
    'ES20 counts a match at `after` itself as known',
    [aboutTask(1), 4, []],
    [[{ types: ['Closed'] }], 3, []],
  ),
  judges(
    'ES21 lets later events be that do not match',
    [[{ types: ['Added'], tags: ['task:1'] }], 1, []],
    [[{ types: ['Closed'], tags: ['task:1'] }], 0, []],
    [[{ tags: ['task'] }], 0, []],
  ),
  judges(
    'ES22 refuses a commit that any item of its guard stands against',
    [[{ tags: ['task:7'] }, { types: ['Closed'] }], 0, [3]],
    [[{ types: ['Closed'] }, { tags: ['task:7'] }], 0, [3]],
    [[{ types: ['Reported'] }, { types: ['Closed'] }], 0, [3, 4]],
  ),
  judges('ES23 tells the position and every event that came in between', [aboutTask(1), 0, [1, 4]]),
  [
    'ES24 holds a commit to what its reader did not find',
    async (place) => {
      const [first, second] = (await openStores(place, 2)) as [EventStore, EventStore]
      const query = aboutTask(1)
      const found = await first.read(query)
      equal(found.events, [], 'what was found')
      await append(second, [note('Added', ['task:1'])])
      const guard = { query, after: found.head.position }
      const result = await first.append([note('Added', ['task:1'])], { guard })
      equal([result.status, result.position], ['conflict', 1], 'status and position')
    },
  ],
  [
    'ES25 does not hold a commit to its own events',
    async (place) => {
      const store = await openStore(place)
      const guard = { query: aboutTask(1), after: 0 }
      await append(store, [note('Added', ['task:1']), note('Reported', ['task:1'])], { guard })
      equal(store.head.position, 2, 'the head')
    },
  ],
  [
    'ES26 refuses a guard that is not one',
    async (place) => {
      const store = await fourEvents(await openStore(place))
      for (const after of [-1, 0.5, Number.NaN, 5]) {
        const guard = { query: aboutTask(1), after }
        await rejectsWith('INVALID_GUARD', () => store.append(next, { guard }), `after ${after}`)
      }
      for (const query of [[], [{}], [{ tags: [] }]]) {
        const guard: Guard = { query, after: 4 }
        await rejectsWith('INVALID_QUERY', () => store.append(next, { guard }), JSON.stringify(query))
      }
    },
  ],
]
