import { openTracker } from '@tiendo/core'
import { indexedDbStorage } from '@tiendo/storage-indexeddb'
import { commits, offer } from './contest.ts'

const opened = (name: string) => openTracker({ storage: indexedDbStorage({ name, durability: 'relaxed' }) })

offer({
  async write(name, count, perCommit) {
    const { openEventStore } = await import('@tiendo/core')
    const store = await openEventStore({ storage: indexedDbStorage({ name, durability: 'relaxed' }) })
    for (const events of commits(count, perCommit)) await store.append(events)
    await store.close()
    const tracker = await opened(name)
    await tracker.saveSnapshot()
    await tracker.close()
  },
  async open(name) {
    const tracker = await opened(name)
    const { events } = await tracker.read('all', { limit: 1, newestFirst: true })
    const { position } = tracker.head
    if (tracker.snapshot.status !== 'used')
      throw new Error(`The snapshot was not used: ${tracker.snapshot.status}`)
    await tracker.close()
    return { count: position, last: events[0]?.data['note'] as string }
  },
})
