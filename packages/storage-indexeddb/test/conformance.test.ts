import 'fake-indexeddb/auto'
import { storageConformance } from '@tiendo/storage-conformance'
import { describe, it } from 'vitest'
import { indexedDbStorage } from '../src/index.ts'

let count = 0

storageConformance(
  { describe, it },
  {
    name: 'IndexedDB, imitated',
    async place() {
      const name = `conformance ${++count}`
      return { open: async () => indexedDbStorage({ name }) }
    },
  },
)
