import { type EventStore, openEventStore } from '@tiendo/core'
import { indexedDbStorage } from '@tiendo/storage-indexeddb'
import { commits } from './contest.ts'

const opened = (name: string) =>
  openEventStore({ storage: indexedDbStorage({ name, durability: 'relaxed' }) })

export async function write(name: string, count: number, perCommit: number): Promise<void> {
  const store = await opened(name)
  for (const events of commits(count, perCommit)) await store.append(events)
  await store.close()
}

/** The same commits, which the store writes in batches when they are not awaited one by one. */
export async function fill(name: string, count: number, perCommit: number): Promise<void> {
  const store = await opened(name)
  let waiting: ReturnType<EventStore['append']>[] = []
  for (const events of commits(count, perCommit)) {
    waiting.push(store.append(events))
    if (waiting.length < 500) continue
    await Promise.all(waiting)
    waiting = []
  }
  await Promise.all(waiting)
  await store.close()
}
