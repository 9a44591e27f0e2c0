import { type CommitStorage, type EventStore, type EventStoreOptions, openEventStore } from '@tiendo/core'
import { note, tagsOf } from '../src/event-store/stores.ts'
import { readLog } from '../src/lines.ts'
import { FaultyStorage } from './faulty-storage.ts'

/** A store over a storage that a test can make fail. */
export async function opened(options: Partial<EventStoreOptions> = {}) {
  const storage = new FaultyStorage()
  const store = await openEventStore({ storage, tagsOf, ...options })
  return { storage, store }
}

export const storeOn = (storage: CommitStorage) => openEventStore({ storage, tagsOf })
export const idsIn = async (storage: CommitStorage) =>
  (await readLog(storage)).map((line) => (JSON.parse(line) as { id: string }).id)
export const add = (store: EventStore, id: string) => store.append([note('A', [id])], { id })
