import { equal, rejectsWith } from '../assertions.ts'
import type { Case } from '../open-place.ts'
import { append, changesNothing, note, oneTo, openStore, positionsOf, readAll } from './stores.ts'

const manyEvents = 10_000

export const appending: readonly Case[] = [
  [
    'ES1 gives the first event of an empty log position 1',
    async (place) => {
      const store = await openStore(place)
      const { commit, position, count } = await append(store, [note('Added')])
      equal([commit, position, count], [1, 1, 1], 'commit, position and count')
      equal(store.head.position, 1, 'the head')
    },
  ],
  [
    'ES2 gives the events of a commit the next positions, in order',
    async (place) => {
      const store = await openStore(place)
      await append(store, [note('A'), note('B')])
      const second = await append(store, [note('C'), note('D'), note('E')])
      const third = await append(store, [note('F')])
      equal([second.position, second.count, third.position], [3, 3, 6], 'the places of two commits')
      const events = await readAll(store)
      equal(positionsOf(events), oneTo(6), 'the positions')
      equal(events.map(({ type }) => type).join(''), 'ABCDEF', 'the types')
      equal(events.map(({ commit }) => commit).join(''), '112223', 'the commits')
    },
  ],
  [
    'ES3 gives positions without a gap to commits that are appended at once',
    async (place) => {
      const store = await openStore(place)
      const results = await Promise.all(
        oneTo(50).map((size) =>
          append(
            store,
            oneTo((size % 4) + 1).map(() => note('A')),
          ),
        ),
      )
      let next = 1
      for (const { position, count } of results) {
        equal(position, next, 'the position after the commit before')
        next += count
      }
    },
  ],
  [
    'ES4 leaves the log as it was when it refuses a commit',
    async (place) => {
      const store = await openStore(place)
      const first = await append(store, [note('A', ['a'])], { id: 'first' })
      const guard = { query: [{ tags: ['a'] }], after: 0 }
      await changesNothing(store, 'refusals', async () => {
        await rejectsWith('INVALID_EVENT', () => store.append([]), 'a commit without events')
        await rejectsWith(
          'INVALID_EVENT',
          () => store.append([note('B'), note('no name')]),
          'a bad second event',
        )
        await rejectsWith('COMMIT_ID_REUSED', () => store.append([note('B')], { id: 'first' }), 'a used id')
        equal((await store.append([note('B')], { guard })).status, 'conflict', 'a guard that does not hold')
      })
      const next = await append(store, [note('C')])
      equal(next.position, first.position + 1, 'the next position')
    },
  ],
  [
    'ES5 takes ten thousand events in a commit and refuses one more',
    async (place) => {
      const store = await openStore(place)
      const events = Array.from({ length: manyEvents }, () => note('A'))
      await rejectsWith('TOO_MANY_EVENTS', () => store.append([...events, note('A')]), 'one too many')
      await append(store, events)
      equal(positionsOf(await readAll(store)), oneTo(manyEvents), 'the positions')
    },
  ],
  [
    'ES6 takes a commit of hundreds of kibibytes whole and refuses one over the limit of the storage',
    async (place) => {
      const store = await openStore(place)
      const { maxLineBytes } = place.storage.info
      const large = note('A', [], { text: 'đ'.repeat(Math.min(400_000, Math.floor(maxLineBytes / 4))) })
      await append(store, [large, note('B')])
      equal(
        (await readAll(store)).map(({ data }) => data),
        [large.data, { tags: [] }],
        'the data',
      )
      const tooLarge = note('A', [], { text: '-'.repeat(maxLineBytes) })
      await changesNothing(store, 'a commit that is too large', () =>
        rejectsWith('COMMIT_TOO_LARGE', () => store.append([tooLarge]), 'a commit that is too large'),
      )
    },
  ],
]
