import { type ByteCache, type CommitStorage, memoryStorage } from '@tiendo/core'

/** A cache that outlives the storages that are opened with it. */
export function byteCache(): ByteCache & { readonly entries: Map<string, Uint8Array> } {
  const entries = new Map<string, Uint8Array>()
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, value) => void entries.set(key, value),
    delete: async (key) => void entries.delete(key),
  }
}

/** A storage in memory that holds lines already, with a cache of its own or none. */
export async function storageOf(lines: readonly string[], cache?: ByteCache): Promise<CommitStorage> {
  const { cache: _, ...storage } = memoryStorage()
  await write(storage, lines)
  return cache === undefined ? storage : { ...storage, cache }
}

/** Adds lines as another writer would. */
export async function write(storage: CommitStorage, lines: readonly string[]): Promise<void> {
  const { head } = await storage.read(0, 0)
  await storage.append(head, () => lines)
}
