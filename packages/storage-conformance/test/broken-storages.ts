import type { ByteCache, CommitStorage } from '@tiendo/core'
import { lineAfter } from '../src/lines.ts'
import { type BrokenStorage, memory } from './altered-memory.ts'
import { brokenBlocks } from './broken-blocks.ts'
import { brokenMemories } from './broken-memory.ts'
import { brokenSharedAppends } from './broken-shared-appends.ts'
import { brokenSharedOthers } from './broken-shared-others.ts'

function cache(
  wrong: string,
  alter: (cache: Required<ByteCache>, storage: CommitStorage) => Partial<ByteCache>,
): BrokenStorage {
  return memory('S1', wrong, (storage) => {
    const whole = storage.cache as Required<ByteCache>
    return { cache: { ...whole, ...alter(whole, storage) } }
  })
}

const brokenCaches = [
  cache('keeps the bytes of its caller', () => {
    const kept = new Map<string, Uint8Array>()
    return {
      get: async (key) => kept.get(key)?.slice(),
      put: async (key, value) => void kept.set(key, value),
    }
  }),
  cache('hands out the bytes that it keeps', () => {
    const kept = new Map<string, Uint8Array>()
    return { get: async (key) => kept.get(key), put: async (key, value) => void kept.set(key, value.slice()) }
  }),
  cache('keeps the whole buffer of a part', (whole) => ({
    put: (key, value) => whole.put(key, new Uint8Array(value.buffer)),
  })),
  cache('takes keys that differ in case for the same', (whole) => ({
    get: (key) => whole.get(key.toLowerCase()),
    put: (key, value) => whole.put(key.toLowerCase(), value),
  })),
  cache('deletes nothing', () => ({ delete: async () => {} })),
  cache('keeps the first bytes of a key', (whole) => ({
    put: async (key, value) => ((await whole.get(key)) === undefined ? whole.put(key, value) : undefined),
  })),
  cache('keeps its bytes in the log', (_, storage) => ({
    put: (key) =>
      storage.append({ commit: 0, sha256: '0'.repeat(64) }, ({ head }) => [lineAfter(head.sha256, key)]),
  })),
  cache('takes no bytes for no value', (whole) => ({
    async get(key) {
      const value = await whole.get(key)
      return value?.length === 0 ? undefined : value
    },
  })),
]

/** An error that has the code and is none of this library's. */
const alike = (error: unknown) =>
  Promise.reject(Object.assign(new Error('closed'), { code: 'closed', cause: error }))
const longestLine = 8 * 1024 * 1024

const brokenEnds = [
  memory('C1', 'stays open', () => ({ close: async () => {} })),
  memory('C1', 'cannot be closed twice', (storage) => ({
    async close() {
      await storage.read(0, 0)
      await storage.close()
    },
  })),
  memory('C1', 'calls seal before it looks whether it is closed', (storage) => ({
    append(known, seal) {
      seal({ lines: [], head: known })
      return storage.append(known, seal)
    },
  })),
  memory('C1', 'lets the cache be used on', (storage) => {
    const kept = new Map<string, Uint8Array>()
    const { delete: _, ...others } = storage.cache as Required<ByteCache>
    return { cache: { ...others, delete: async (key) => void kept.delete(key) } }
  }),
  memory('E1', 'fails with an error of another kind', (storage) => ({
    read: (after, limit) => storage.read(after, limit).catch(alike),
  })),
  memory('E1', 'fails without a code on a line that is too long', (storage) => ({
    append: (known, seal) =>
      storage.append(known, (tail) => {
        const lines = seal(tail)
        if (lines.some((line) => line.length > longestLine)) throw new RangeError('too long')
        return lines
      }),
  })),
  memory('E1', 'drops a line that is too long', (storage) => ({
    append: (known, seal) =>
      storage.append(known, (tail) => seal(tail).filter((line) => line.length <= longestLine)),
  })),
]

/** Correct storages, each changed in one place; the suite must tell every one of them by the clause that it breaks. */
export const brokenStorages: readonly BrokenStorage[] = [
  ...brokenMemories,
  ...brokenBlocks,
  ...brokenSharedAppends,
  ...brokenSharedOthers,
  ...brokenCaches,
  ...brokenEnds,
]
