import { fork, memoryStorage } from '@tiendo/core'
import { describe, it } from 'vitest'
import { storageConformance } from '../src/index.ts'
import { memoryInBlocks } from './broken-blocks.ts'
import { sharedPlace } from './shared-place.ts'

storageConformance(
  { describe, it },
  { name: 'memory', place: async () => ({ open: async () => memoryStorage() }) },
)

storageConformance(
  { describe, it },
  { name: 'fork of memory', place: async () => ({ open: () => fork(memoryStorage()) }) },
)

storageConformance(
  { describe, it },
  { name: 'memory in blocks', place: async () => ({ open: async () => memoryInBlocks(memoryStorage()) }) },
)

storageConformance({ describe, it }, { name: 'shared', place: async () => sharedPlace() })
