import type { EventStore, Query, ReadOptions } from '@tiendo/core'
import { equal, holds, rejectsWith } from '../assertions.ts'
import type { Case } from '../open-place.ts'
import { append, note, oneTo, openStore, openStores, positionsOf } from './stores.ts'

/** Events at positions 1 to 8, in three commits. */
async function eightEvents(store: EventStore): Promise<EventStore> {
  await append(store, [note('Added', ['task:1', 'plan:a']), note('Added', ['task:10', 'plan:a'])])
  await append(store, [note('Closed', ['plan:a']), note('Reported', ['task:1', 'plan:a']), note('Noted')])
  await append(store, [note('reported', ['TASK:1']), note('Reported', ['task:10', 'plan:b']), note('Noted')])
  return store
}

type Expected = readonly [query: Query | 'all', options: ReadOptions, positions: readonly number[]]

function finds(claim: string, ...expectations: readonly Expected[]): Case {
  return [
    claim,
    async (place) => {
      const store = await eightEvents(await openStore(place))
      for (const [query, options, positions] of expectations) {
        const { events, head } = await store.read(query, options)
        equal(positionsOf(events), positions, JSON.stringify({ query, options }))
        equal(head.position, 8, 'the head is that of the log')
      }
    },
  ]
}

const wrongQueries: readonly unknown[] = [
  [],
  [{}],
  [{ types: [] }],
  [{ tags: [] }],
  [{ types: ['Added'] }, {}],
  [{ types: ['Added'], tag: ['task:1'] }],
  [{ tags: [1] }],
  {},
  undefined,
]

export const reading: readonly Case[] = [
  [
    'ES7 finds nothing in an empty log, whose head is 0',
    async (place) => {
      const store = await openStore(place)
      for (const query of ['all', [{ types: ['Added'] }]] as const) {
        const { events, head } = await store.read(query)
        equal([events, head.commit, head.position], [[], 0, 0], 'events and head')
      }
    },
  ],
  finds('ES8 finds all events', ['all', {}, oneTo(8)]),
  finds(
    'ES9 finds events of any of the types, with all of the tags, or both',
    [[{ types: ['Closed', 'Reported'] }], {}, [3, 4, 7]],
    [[{ tags: ['task:1', 'plan:a'] }], {}, [1, 4]],
    [[{ tags: ['plan:a', 'plan:b'] }], {}, []],
    [[{ types: ['Reported', 'Added'], tags: ['plan:a', 'task:10'] }], {}, [2]],
  ),
  finds(
    'ES10 finds what any item matches, once and in order',
    [[{ types: ['Reported'] }, { tags: ['task:1'] }, { types: ['Added'] }], {}, [1, 2, 4, 7]],
    [[{ tags: ['plan:b'] }, { tags: ['task:1'] }], {}, [1, 4, 7]],
    [[{ types: ['Noted'] }, { types: ['Noted'] }], {}, [5, 8]],
  ),
  finds(
    'ES11 takes tags and types to the letter',
    [[{ tags: ['task:1'] }], {}, [1, 4]],
    [[{ tags: ['task'] }], {}, []],
    [[{ tags: ['Task:1'] }], {}, []],
    [[{ types: ['reported'] }], {}, [6]],
    [[{ types: ['Report'] }], {}, []],
  ),
  finds('ES12 finds an event without tags by its type', [[{ types: ['Noted'] }], {}, [5, 8]]),
  finds(
    'ES13 begins after `after` and ends with `upTo`',
    ['all', { after: 3, upTo: 6 }, [4, 5, 6]],
    ['all', { after: 8 }, []],
    ['all', { upTo: 0 }, []],
    [[{ tags: ['task:1'] }], { after: 1 }, [4]],
    [[{ tags: ['task:1'] }], { upTo: 4 }, [1, 4]],
    [[{ tags: ['task:1'] }], { upTo: 3 }, [1]],
  ),
  finds(
    'ES14 keeps the oldest within the limit, or the newest and those first',
    ['all', { limit: 3 }, [1, 2, 3]],
    ['all', { limit: 3, newestFirst: true }, [8, 7, 6]],
    ['all', { newestFirst: true }, [...oneTo(8)].reverse()],
    ['all', { limit: 0 }, []],
    [[{ types: ['Reported'] }], { limit: 1, newestFirst: true }, [7]],
    [[{ types: ['Reported'] }], { limit: 1 }, [4]],
  ),
  finds('ES15 gives the head of the log also where nothing matches', [[{ tags: ['nobody'] }], {}, []]),
  [
    'ES16 refuses a query that is empty or not one, rather than take it for all',
    async (place) => {
      const store = await eightEvents(await openStore(place))
      for (const query of wrongQueries) {
        await rejectsWith('INVALID_QUERY', () => store.read(query as Query), JSON.stringify(query))
      }
      for (const options of [{ after: -1 }, { upTo: 0.5 }, { limit: Number.NaN }]) {
        await rejectsWith('INVALID_OPTION', () => store.read('all', options), JSON.stringify(options))
      }
    },
  ],
  [
    'ES17 shows each event once to a reader that goes from page to page while others append',
    async (place) => {
      const [writing, reading] = (await openStores(place, 2)) as [EventStore, EventStore]
      const written = Promise.all(
        oneTo(200).map((size) =>
          append(
            writing,
            oneTo((size % 3) + 1).map(() => note('A')),
          ),
        ),
      )
      const seen: number[] = []
      const readPage = async () => {
        const { events, head } = await reading.read('all', { after: seen.length, limit: 7 })
        seen.push(...positionsOf(events))
        holds(seen.length <= head.position, 'no event lies beyond the head')
      }
      let isWriting = true
      const stop = () => {
        isWriting = false
      }
      written.then(stop, stop)
      while (isWriting) await readPage()
      await written
      while (seen.length < writing.head.position) await readPage()
      equal(seen, oneTo(writing.head.position), 'the positions')
    },
  ],
]
