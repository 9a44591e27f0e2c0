import type { EventStore } from '@tiendo/core'
import { equal, holds } from '../assertions.ts'
import type { Case } from '../open-place.ts'
import { pause } from '../time.ts'
import { guardsHoldInRandomHistory } from './random-guards.ts'
import { append, note, oneTo, openStores, positionsOf, readAll } from './stores.ts'

const racerCount = 8
const seeds = [1, 2021, 77_777]

export const racing: readonly Case[] = [
  [
    'ES27 accepts exactly one of many racing guards, through as many stores',
    async (place) => {
      const stores = await openStores(place, racerCount)
      for (const round of oneTo(5)) {
        const tag = `round:${round}`
        const guard = { query: [{ tags: [tag] }], after: 0 }
        const results = await Promise.all(
          stores.map((store) => store.append([note('Won', [tag])], { guard })),
        )
        const winners = results.filter(({ status }) => status === 'appended')
        equal(winners.length, 1, `commits accepted in round ${round}`)
        for (const { position } of results)
          equal(position, winners[0]?.position, 'the position of the winner')
      }
    },
  ],
  [
    'ES28 accepts exactly one of many racing guards, through one store',
    async (place) => {
      const [store] = (await openStores(place, 1)) as [EventStore]
      const guard = { query: [{ types: ['Won'] }], after: 0 }
      const results = await Promise.all(oneTo(racerCount).map(() => store.append([note('Won')], { guard })))
      equal(results.filter(({ status }) => status === 'appended').length, 1, 'commits accepted')
    },
  ],
  [
    'ES29 accepts one of two guards that overlap by a type and a tag',
    async (place) => {
      const [first, second] = (await openStores(place, 2)) as [EventStore, EventStore]
      const event = [note('Closed', ['plan:a'])]
      const results = await Promise.all([
        first.append(event, { guard: { query: [{ types: ['Closed'] }], after: 0 } }),
        second.append(event, { guard: { query: [{ tags: ['plan:a'] }], after: 0 } }),
      ])
      equal(results.map(({ status }) => status).sort(), ['appended', 'conflict'], 'the results')
    },
  ],
  [
    'ES30 accepts every unguarded commit, each at positions of its own',
    async (place) => {
      const stores = await openStores(place, racerCount)
      const results = await Promise.all(
        stores.flatMap((store) =>
          oneTo(10).map((size) =>
            append(
              store,
              oneTo(size).map(() => note('A')),
            ),
          ),
        ),
      )
      const positions = results.flatMap(({ position, count }) =>
        oneTo(count).map((index) => position + index - 1),
      )
      equal(
        positions.sort((a, b) => a - b),
        oneTo(racerCount * 55),
        'the positions',
      )
    },
  ],
  [
    'ES31 refuses no commit whose guard is about what nobody else touches',
    async (place) => {
      const stores = await openStores(place, racerCount)
      await Promise.all(
        stores.map(async (store, index) => {
          const tag = `task:${index}`
          for (let after = 0, turn = 0; turn < 10; turn++) {
            const guard = { query: [{ tags: [tag] }], after }
            after = (await append(store, [note('Reported', [tag])], { guard })).position
          }
        }),
      )
      equal(stores[0] === undefined ? 0 : (await readAll(stores[0])).length, racerCount * 10, 'events')
    },
  ],
  ...seeds.map(
    (seed): Case => [
      `ES32 keeps every guard that it accepted, in a random history with seed ${seed}`,
      (place) => guardsHoldInRandomHistory(place, seed),
    ],
  ),
  [
    'ES33 never shows a later event before an earlier one, during a thousand appends',
    async (place) => {
      const [writing, reading] = (await openStores(place, 2)) as [EventStore, EventStore]
      let isWriting = true
      const write = async () => {
        try {
          for (let turn = 0; turn < 50; turn++) {
            await Promise.all(oneTo(20).map(() => append(writing, [note('A')])))
            await pause(0)
          }
        } finally {
          isWriting = false
        }
      }
      const poll = async () => {
        let seenCount = 0
        while (isWriting) {
          const { events, head } = await reading.read('all', { after: seenCount })
          equal(positionsOf(events), oneTo(head.position).slice(seenCount), 'the positions up to the head')
          seenCount = head.position
          await pause(0)
        }
      }
      await Promise.all([write(), poll()])
      equal((await readAll(reading)).length, 1000, 'events')
    },
  ],
  [
    'ES34 shows one store what another has appended, once and in order',
    async (place) => {
      const seen: number[] = []
      const [first] = (await openStores(place, 1, { onCommit: ({ commit }) => seen.push(commit) })) as [
        EventStore,
      ]
      const [, second] = (await openStores(place, 2)) as [EventStore, EventStore]
      for (const turn of oneTo(20)) {
        const { commit } = await append(turn % 2 === 0 ? first : second, [note('A')])
        equal((await first.catchUp()).commit, commit, 'the head of the first')
        equal((await second.catchUp()).commit, commit, 'the head of the second')
      }
      holds(seen.length === 20, 'every commit was delivered once')
      equal(seen, oneTo(20), 'the commits')
    },
  ],
]
