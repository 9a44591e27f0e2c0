import { openTracker } from '@tiendo/core'
import { indexedDbStorage } from '@tiendo/storage-indexeddb'
import { offer } from './contest.ts'
import { fill, write } from './tiendo-log.ts'

const opened = (name: string) => openTracker({ storage: indexedDbStorage({ name, durability: 'relaxed' }) })

offer({
  write,
  async fill(name, count, perCommit) {
    await fill(name, count, perCommit)
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
