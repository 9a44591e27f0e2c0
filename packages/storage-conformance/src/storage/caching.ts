import type { ByteCache } from '@tiendo/core'
import { equal, equalLines } from '../assertions.ts'
import { LineWriter } from '../line-writer.ts'
import { readLog, someText, someTexts } from '../lines.ts'
import type { Case, OpenPlace } from '../open-place.ts'

/** A cache is optional: a case about one that can be written holds where there is none. */
function withCache(run: (cache: Required<ByteCache>, place: OpenPlace) => Promise<void>): Case[1] {
  return async (place) => {
    const { cache } = place.storage
    if (cache?.put !== undefined && cache.delete !== undefined) await run(cache as Required<ByteCache>, place)
  }
}

const keys = [
  'snapshot',
  'Snapshot',
  '0',
  '1',
  'lines',
  'head',
  'a/b',
  '../up',
  'đê bao 👩🏽‍🌾',
  'a b',
  '%00',
  '__proto__',
]

const bytesOf = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : [...bytes])
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte)

export const caching: readonly Case[] = [
  [
    'S1 holds bytes by key, if there is a cache',
    withCache(async (cache) => {
      const values = keys.map((_, index) => everyByte.slice(index))
      for (const [index, key] of keys.entries()) {
        equal(await cache.get(key), undefined, `${key} before it was put`)
        await cache.put(key, values[index] as Uint8Array)
      }
      for (const [index, key] of keys.entries()) {
        equal(bytesOf(await cache.get(key)), bytesOf(values[index]), key)
      }
    }),
  ],
  [
    'S1 replaces and deletes, also what is not there',
    withCache(async (cache) => {
      await cache.put('key', everyByte)
      await cache.put('other', Uint8Array.of(7))
      await cache.put('key', new Uint8Array(0))
      equal(bytesOf(await cache.get('key')), [], 'no bytes')
      await cache.delete('key')
      await cache.delete('key')
      equal(await cache.get('key'), undefined, 'a deleted key')
      equal(bytesOf(await cache.get('other')), [7], 'another key')
    }),
  ],
  [
    'S1 holds bytes of its own, not those of its caller',
    withCache(async (cache) => {
      const given = Uint8Array.of(0, 1, 2, 3, 4).subarray(1, 4)
      await cache.put('key', given)
      given.fill(9)
      const got = await cache.get('key')
      equal(bytesOf(got), [1, 2, 3], 'after the given bytes were changed')
      got?.fill(9)
      equal(bytesOf(await cache.get('key')), [1, 2, 3], 'after the returned bytes were changed')
    }),
  ],
  [
    'S1 is no part of the log: losing it loses nothing',
    withCache(async (cache, place) => {
      const writer = new LineWriter(place.storage)
      await writer.append(someTexts(3))
      for (const key of keys) await cache.put(key, everyByte)
      equalLines(await readLog(place.storage), writer.seen, 'the log beside a full cache')
      await writer.append([someText('one more')])
      for (const key of keys) await cache.delete(key)
      equalLines(await readLog(place.storage), writer.seen, 'the log beside an empty cache')
    }),
  ],
  [
    'S1 has the bytes that were put, or none, after it was opened again',
    withCache(async (cache, place) => {
      await cache.put('key', everyByte)
      const reopened = await place.reopen()
      const found = bytesOf(await reopened?.cache?.get('key'))
      if (found !== undefined) equal(found, bytesOf(everyByte), 'key')
    }),
  ],
]
