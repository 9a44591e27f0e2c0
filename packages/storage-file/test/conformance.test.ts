import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storageConformance } from '@tiendo/storage-conformance'
import { describe, it } from 'vitest'
import { fileStorageIn } from '../src/file-storage.ts'
import { nodeFileSystem } from '../src/file-system.ts'
import { fileStorage } from '../src/index.ts'
import { lockFolder } from '../src/lock.ts'

async function freshFolder(): Promise<{ readonly folder: string; readonly dispose: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'tiendo-'))
  return { folder: join(root, 'log'), dispose: () => rm(root, { recursive: true }) }
}

storageConformance(
  { describe, it },
  {
    name: 'folder',
    async place() {
      const { folder, dispose } = await freshFolder()
      return { open: async () => fileStorage({ folder }), dispose }
    },
  },
)

storageConformance(
  { describe, it },
  {
    name: 'folder of many segments',
    async place() {
      const { folder, dispose } = await freshFolder()
      const surroundings = { fs: nodeFileSystem, lock: lockFolder, segmentBytes: 600 }
      return { open: async () => fileStorageIn(surroundings, { folder }), dispose }
    },
  },
)
