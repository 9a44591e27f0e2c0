import type { JsonObject } from '@tiendo/core'
import { equal, rejectsWith } from '../assertions.ts'
import { readLog } from '../lines.ts'
import type { Case } from '../open-place.ts'
import { append, changesNothing, note, openStore, readAll } from './stores.ts'

/** Values that storages and serialisers like to take for something else. */
const data: JsonObject = {
  tags: [`task:'1"`, 'a,b', '50%_', 'c\nd', 'été', 'e\u0301te\u0301', 'Đồng Tháp 👩🏽‍🌾', ' ', 'null'],
  text: '2026-01-01T00:00:00.000Z',
  digits: '12345678901234567890',
  big: '9007199254740993',
  empty: '',
  lines: 'a\nb\r\nc\u2028d\u2029e\u0000f\u001fg\u007f\u0085\ufeff',
  numbers: [0, -1, 0.1, 1e-7, 5e-324, 9007199254740991, -9007199254740991],
  flags: [true, false, null],
  nested: { list: [[], [{}], {}], ' ': ' ', '': '', '1': 1, '0': 0, toString: 'x', $ref: '#' },
}

const notJson: Readonly<Record<string, unknown>> = {
  undefined: { value: undefined },
  'not a number': { value: Number.NaN },
  infinity: { value: [Number.NEGATIVE_INFINITY] },
  'an unsafe integer': { value: 2 ** 53 },
  bigint: { value: 1n },
  date: { value: new Date(0) },
  map: { value: new Map() },
  function: { value: () => 1 },
  symbol: { value: Symbol('s') },
  'a hole': { value: Array(1) },
  'half a pair': { value: '\ud83d' },
  'half a pair in a key': { '\ud83d': 1 },
  'a key of the prototype': JSON.parse('{"__proto__":{"isAdmin":true}}'),
  constructor: { value: { constructor: 1 } },
  list: [],
  nothing: null,
}

export const fidelity: readonly Case[] = [
  [
    'ES40 returns data equal to what it was given, to the byte',
    async (place) => {
      const store = await openStore(place)
      await append(store, [note('A', [], data)], { meta: data })
      const [event] = await readAll(store)
      equal(event?.data, { tags: data['tags'], ...data }, 'the data')
      const [line] = await readLog(place.storage)
      equal(line?.split(JSON.stringify(data)).length, 3, 'two parts of the line around each of data and meta')
    },
  ],
  [
    'ES41 finds events by every tag, whatever characters it has',
    async (place) => {
      const store = await openStore(place)
      for (const tag of data['tags'] as string[]) await append(store, [note('A', [tag])])
      for (const [index, tag] of (data['tags'] as string[]).entries()) {
        const { events } = await store.read([{ tags: [tag] }])
        equal(
          events.map(({ position }) => position),
          [index + 1],
          `the events with ${JSON.stringify(tag)}`,
        )
      }
    },
  ],
  [
    'ES42 refuses what is not JSON before anything is written',
    async (place) => {
      const store = await openStore(place)
      await append(store, [note('A')])
      await changesNothing(store, 'what is not JSON', async () => {
        for (const [name, value] of Object.entries(notJson)) {
          const event = { type: 'A', on: '2021-02-26', data: value as JsonObject }
          await rejectsWith('INVALID_EVENT', () => store.append([note('A'), event]), name)
        }
      })
    },
  ],
  [
    'ES43 keeps the log apart from what callers do to the objects they gave or got',
    async (place) => {
      const store = await openStore(place)
      const given = { tags: ['task:1'], list: [1, 2] }
      const pending = append(store, [{ type: 'A', on: '2021-02-26', data: given }])
      given.list.push(3)
      given.tags[0] = 'task:2'
      await pending
      const expected = { tags: ['task:1'], list: [1, 2] }
      const [got] = await readAll(store)
      equal(got?.data, expected, 'the data')
      // What is frozen refuses, which is as good.
      const list = got?.data['list']
      if (!Object.isFrozen(list)) (list as number[]).push(4)
      equal((await readAll(store))[0]?.data, expected, 'the data after what was returned was changed')
      equal((await store.read([{ tags: ['task:1'] }])).events.length, 1, 'events with the tag that was given')
    },
  ],
]
