import { openEventStore } from '@tiendo/core'
import { indexedDbStorage } from '@tiendo/storage-indexeddb'
import { commits, offer } from './contest.ts'

offer({
  async write(name, count, perCommit) {
    const store = await openEventStore({ storage: indexedDbStorage({ name, durability: 'relaxed' }) })
    for (const events of commits(count, perCommit)) await store.append(events)
    await store.close()
  },
  async open(name) {
    let [count, last] = [0, '']
    const store = await openEventStore({
      storage: indexedDbStorage({ name, durability: 'relaxed' }),
      onCommit({ events }) {
        count += events.length
        last = events.at(-1)?.data['note'] as string
      },
    })
    await store.close()
    return { count, last }
  },
})
