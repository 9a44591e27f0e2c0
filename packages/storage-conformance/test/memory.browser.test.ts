import { memoryStorage } from '@tiendo/core'
import { describe, it } from 'vitest'
import { storageConformance } from '../src/index.ts'

storageConformance(
  { describe, it },
  { name: 'memory in a browser', place: async () => ({ open: async () => memoryStorage() }) },
)
