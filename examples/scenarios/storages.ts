import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommitStorage, emptyHead, memoryStorage } from '@tiendo/core'
import { fileStorage } from '@tiendo/storage-file'
import { play, reopen } from './play.ts'
import type { Stage } from './stage.ts'

export function memoryStage(): Stage {
  return {
    name: 'memory',
    async play(scenario) {
      const storage = outliving(memoryStorage())
      return { played: await play(scenario, storage), reopened: await reopen(scenario, storage) }
    },
    async close() {},
  }
}

/** Executes nothing: the lines of `stream.ndjson` are the log. */
export function replayStage(): Stage {
  return {
    name: 'replay',
    async play(scenario, { lines }) {
      const storage = outliving(memoryStorage())
      await storage.append(emptyHead, () => lines)
      return { played: await reopen(scenario, storage), reopened: await reopen(scenario, storage) }
    },
    async close() {},
  }
}

/** In a temporary folder, which `close` removes. */
export async function fileStage(): Promise<Stage> {
  const root = await mkdtemp(join(tmpdir(), 'tiendo-scenarios-'))
  return {
    name: 'file',
    async play(scenario) {
      const open = () => fileStorage({ folder: join(root, scenario.name) })
      return { played: await play(scenario, open()), reopened: await reopen(scenario, open()) }
    },
    close: () => rm(root, { recursive: true, force: true }),
  }
}

/** Closing it ends the tracker and leaves the log to the next one. */
function outliving(storage: CommitStorage): CommitStorage {
  return { ...storage, close: async () => {} }
}
