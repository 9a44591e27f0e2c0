import { copy, fork, type LogHead, memoryStorage, openEventStore, verify } from '@tiendo/core'
import { equal, equalLines, rejectsWith } from '../assertions.ts'
import { readLog } from '../lines.ts'
import type { Case, OpenPlace } from '../open-place.ts'
import { append, note, oneTo, openStore, readAll, tagsOf } from './stores.ts'

/** The heads of a log after each of its commits. */
async function headsOfNewLog(place: OpenPlace, commitCount: number): Promise<readonly LogHead[]> {
  const store = await openStore(place)
  const heads: LogHead[] = []
  for (const size of oneTo(commitCount)) {
    await append(
      store,
      oneTo(size).map(() => note('A', [`task:${size}`])),
    )
    heads.push(store.head)
  }
  return heads
}

export const lifecycle: readonly Case[] = [
  [
    'ES44 refuses every call after it was closed, and can be closed again',
    async (place) => {
      const store = await openStore(place)
      const pending = append(store, [note('A')])
      await Promise.all([store.close(), store.close()])
      equal((await pending).position, 1, 'the append that was pending')
      await store.close()
      const calls = {
        append: () => store.append([note('B')]),
        read: () => store.read('all'),
        find: () => store.find('id'),
        catchUp: () => store.catchUp(),
        'the storage': () => place.storage.read(0, 0),
      }
      for (const [name, call] of Object.entries(calls)) await rejectsWith('closed', call, name)
    },
  ],
  [
    'ES45 writes nothing for a signal that was aborted before',
    async (place) => {
      const store = await openStore(place)
      const reason = { code: 'changed-my-mind' }
      const during = { aborted: false, reason }
      const pending = store.append([note('A')], { signal: during })
      during.aborted = true
      await rejectsWith('changed-my-mind', () => pending, 'aborted before it was handed over')
      const signal = { aborted: true, reason }
      await rejectsWith(
        'changed-my-mind',
        () => store.append([note('A')], { signal }),
        'aborted before the call',
      )
      equal(await readAll(store), [], 'the log')
    },
  ],
  [
    'ES46 delivers every commit once and in order, also those from before it was opened',
    async (place) => {
      await headsOfNewLog(place, 5)
      const seen: number[] = []
      const store = await openStore(place, { onCommit: ({ commit }) => seen.push(commit) })
      equal(seen, oneTo(5), 'the commits while it was being opened')
      await append(store, [note('B')])
      equal(seen, oneTo(6), 'the commits when the append resolves')
    },
  ],
  [
    'ES47 reads a log that is longer than a page',
    async (place) => {
      const store = await openStore(place)
      await Promise.all(oneTo(1203).map((index) => append(store, [note('A', [`task:${index % 400}`])])))
      const again = await openStore(place)
      equal(again.head, store.head, 'the head')
      equal(
        (await again.read([{ tags: ['task:3'] }])).events.map(({ position }) => position),
        [3, 403, 803, 1203],
        'events',
      )
    },
  ],
  [
    'ES48 proves that the log contains the heads that it had, and no other',
    async (place) => {
      const heads = await headsOfNewLog(place, 6)
      equal(await verify(place.storage, { anchors: heads }), heads[5], 'the head')
      const [first, second] = heads as [LogHead, LogHead]
      const foreign = { commit: second.commit, sha256: first.sha256 }
      await rejectsWith(
        'diverged',
        () => verify(place.storage, { anchors: [first, foreign] }),
        'a foreign head',
      )
      const later = { commit: 7, sha256: first.sha256 }
      await rejectsWith(
        'diverged',
        () => verify(place.storage, { anchors: [later] }),
        'a head beyond the end',
      )
    },
  ],
  [
    'ES49 copies the log from the storage byte for byte, with its head',
    async (place) => {
      const heads = await headsOfNewLog(place, 6)
      const target = memoryStorage()
      equal(await copy(place.storage, target), heads[5], 'the head')
      equalLines(await readLog(target), await readLog(place.storage), 'the copy')
    },
  ],
  [
    'ES50 copies a log into the storage byte for byte, and carries on a copy that was cut short',
    async (place) => {
      const source = memoryStorage()
      const store = await openEventStore({ storage: source, tagsOf })
      for (const round of oneTo(2)) {
        await Promise.all(
          oneTo(600).map((index) => append(store, [note('A', [`round:${round}`], { index })])),
        )
        equal(await copy(source, place.storage), store.head, 'the head')
        equalLines(await readLog(place.storage), await readLog(source), 'the copy')
      }
      await append(await openStore(place), [note('B')])
      await rejectsWith('diverged', () => copy(source, place.storage), 'a target that went on by itself')
    },
  ],
  [
    'ES51 copies no log onto another one',
    async (place) => {
      await headsOfNewLog(place, 3)
      const before = await readLog(place.storage)
      for (const commitCount of [2, 3, 4]) {
        const source = memoryStorage()
        const store = await openEventStore({ storage: source, tagsOf })
        for (const number of oneTo(commitCount)) await append(store, [note('B', [], { number })])
        await rejectsWith('diverged', () => copy(source, place.storage), `a log of ${commitCount} commits`)
        equalLines(await readLog(place.storage), before, 'the target')
      }
    },
  ],
  [
    'ES52 forks the log without writing to it',
    async (place) => {
      const heads = await headsOfNewLog(place, 3)
      const before = await readLog(place.storage)
      const forked = await openEventStore({ storage: await fork(place.storage), tagsOf })
      equal(forked.head, heads[2], 'the head of the fork')
      await append(forked, [note('B', ['task:1'])])
      const guard = { query: [{ tags: ['task:1'] }], after: 6 }
      equal((await forked.append([note('C')], { guard })).status, 'conflict', 'a guard against the fork')
      equal(
        (await forked.read([{ tags: ['task:1'] }])).events.map(({ position }) => position),
        [1, 7],
        'events',
      )
      await forked.close()
      equalLines(await readLog(place.storage), before, 'the log')
    },
  ],
]
