import { openEventStore } from '@tiendo/core'
import { indexedDbStorage } from '@tiendo/storage-indexeddb'
import { offer } from './contest.ts'
import { fill, write } from './tiendo-log.ts'

offer({
  write,
  fill,
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
