import { storageConformance } from '@tiendo/storage-conformance'
import { describe, it } from 'vitest'
import { indexedDbStorage } from '../src/index.ts'

let count = 0

storageConformance(
  { describe, it },
  {
    name: 'IndexedDB in a browser',
    async place() {
      const name = `conformance ${Date.now()} ${++count}`
      return {
        open: async () => indexedDbStorage({ name }),
        dispose: async () => {
          indexedDB.deleteDatabase(`tiendo:${name}`)
        },
      }
    },
  },
)
