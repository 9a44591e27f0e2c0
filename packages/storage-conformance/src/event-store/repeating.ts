import type { EventStore } from '@tiendo/core'
import { openEventStore } from '@tiendo/core'
import { equal, rejectsWith } from '../assertions.ts'
import type { Case } from '../open-place.ts'
import { append, changesNothing, note, oneTo, openStore, openStores, tagsOf } from './stores.ts'

const events = [note('Added', ['task:1'], { title: 'đê bao', share: 0.5 }), note('Closed')]
const whole = { id: 'import:1', by: 'unit-7', meta: { cause: 'import' } }

export const repeating: readonly Case[] = [
  [
    'ES35 records the same commit under the same id once, and answers with its first result',
    async (place) => {
      const [first, second] = (await openStores(place, 2)) as [EventStore, EventStore]
      const receipt = await append(first, events, whole)
      await append(first, [note('Reported', ['task:1'])])
      await changesNothing(first, 'repetitions', async () => {
        for (const store of [first, second]) {
          equal(await store.append(events, whole), { status: 'duplicate', ...receipt }, 'the result')
        }
      })
    },
  ],
  [
    'ES36 answers a repetition with duplicate also where its guard no longer holds',
    async (place) => {
      const store = await openStore(place)
      const guard = { query: [{ tags: ['task:1'] }], after: 0 }
      await append(store, events, { ...whole, guard })
      equal((await store.append(events, { ...whole, guard })).status, 'duplicate', 'the result')
    },
  ],
  [
    'ES37 refuses another commit under an id that was used',
    async (place) => {
      const store = await openStore(place)
      await append(store, events, whole)
      const [added, closed] = events as [(typeof events)[0], (typeof events)[0]]
      const others = [
        () => store.append([added], whole),
        () => store.append([closed, added], whole),
        () => store.append([added, { ...closed, on: '2021-02-27' }], whole),
        () => store.append([added, { ...closed, data: { tags: [], more: null } }], whole),
        () => store.append(events, { ...whole, by: 'unit-8' }),
        () => store.append(events, { ...whole, meta: {} }),
        () => store.append(events, { id: whole.id }),
      ]
      await changesNothing(store, 'other commits', async () => {
        for (const [index, other] of others.entries()) {
          await rejectsWith('COMMIT_ID_REUSED', other, `other commit ${index}`)
        }
      })
    },
  ],
  [
    'ES38 records one of many equal commits that are appended at once',
    async (place) => {
      const stores = await openStores(place, 5)
      const results = await Promise.all(
        stores.flatMap((store) => oneTo(3).map(() => store.append(events, whole))),
      )
      equal(results.filter(({ status }) => status === 'appended').length, 1, 'commits appended')
      equal(results.filter(({ status }) => status === 'duplicate').length, 14, 'duplicates')
      equal(new Set(results.map(({ position }) => position)).size, 1, 'places in the log')
    },
  ],
  [
    'ES39 knows the ids and the events after the log was opened again, unless its durability is none',
    async (place) => {
      const store = await openStore(place)
      const receipt = await append(store, events, whole)
      const before = await store.read('all')
      const storage = await place.reopen()
      if (storage === undefined) return
      const again = await openEventStore({ storage, tagsOf })
      equal(await again.read('all'), before, 'the log')
      equal(await again.append(events, whole), { status: 'duplicate', ...receipt }, 'the result')
      equal((await again.find(whole.id))?.commit, receipt.commit, 'the commit that was found')
    },
  ],
]
