import { once } from 'node:events'
import { type Commit, openEventStore, openTracker } from '@tiendo/core'
import { fileStorageIn, realSurroundings } from '../../src/file-storage.ts'
import { nodeFileSystem } from '../../src/file-system.ts'
import { lyingFileSystem } from '../lying-file-system.ts'
import { failureIn, tell } from '../reports.ts'
import type { WriterOptions } from '../writer-options.ts'

const options: WriterOptions = JSON.parse(process.argv[2] as string)
const { folder, name, through = 'store', callers = 1, patience = 1, textBytes = 20 } = options
const { attempts = Number.POSITIVE_INFINITY, isLocked = true, isSynced = true, waits = false } = options
const { lock, segmentBytes } = { ...realSurroundings, ...options }

const storage = fileStorageIn(
  {
    fs: isSynced ? nodeFileSystem : lyingFileSystem,
    lock: isLocked ? lock : async () => async () => {},
    segmentBytes,
  },
  { folder },
)
const text = 'x'.repeat(textBytes)
const seen = new Map<string, Commit>()
const see = (commit: Commit) => seen.set(commit.id, commit)

interface Log {
  append(id: string): Promise<unknown>
  close(): Promise<void>
}

async function openStore(): Promise<Log> {
  const store = await openEventStore({ storage, onCommit: see })
  return {
    append: (id) => store.append([{ type: 'Noted', on: '2021-01-04', data: { text } }], { id }),
    close: () => store.close(),
  }
}

async function openOffice(): Promise<Log> {
  const tracker = await openTracker({ storage })
  tracker.on('committed', see)
  return {
    append: (id) =>
      tracker.execute({ type: 'RegisterUnit', unit: id, name: text, on: '2021-01-04' }, { commitId: id }),
    close: () => tracker.close(),
  }
}

let tries = 0
let failures = 0

async function append(log: Log, id: string): Promise<void> {
  tell({ kind: 'trying', id })
  try {
    await log.append(id)
  } catch (error) {
    failures++
    tell({ kind: 'failed', id, ...failureIn(error) })
    return
  }
  const { commit, sha256 } = seen.get(id) as Commit
  seen.delete(id)
  tell({ kind: 'acknowledged', id, commit, sha256 })
}

async function run(log: Log): Promise<void> {
  tell({ kind: 'opened', pid: process.pid })
  if (waits) await once(process.stdin, 'data')
  const call = async () => {
    while (tries < attempts && failures < patience) await append(log, `${name}-${++tries}`)
  }
  await Promise.all(Array.from({ length: callers }, call))
  await log.close()
  tell({ kind: 'released' })
}

try {
  const log = through === 'tracker' ? await openOffice() : await openStore()
  await run(log)
} catch (error) {
  tell({ kind: 'refused', ...failureIn(error) })
}
process.stdin.destroy()
