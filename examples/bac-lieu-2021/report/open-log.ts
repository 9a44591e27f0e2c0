import { readFile } from 'node:fs/promises'
import {
  emptyHead,
  LogError,
  memoryStorage,
  openEventStore,
  openTracker,
  type ReadEvent,
  type Tracker,
} from '@tiendo/core'
import { Refusal } from './failure.ts'

/** A log replayed into memory, and its events, for what a tracker cannot be asked: which plans and units there are. */
export interface OpenLog {
  readonly tracker: Tracker
  readonly events: readonly ReadEvent[]
}

/**
 * Replays a file of lines. Its today is the day of its last commit, so that it prints the same at any time.
 *
 * @throws {Refusal} the code of the system where the file cannot be read
 * @throws {LogError} `corrupt`, `too-new`
 */
export async function openLog(file: string): Promise<OpenLog> {
  const storage = memoryStorage()
  const lines = linesOf(await textOf(file))
  let isFirstCall = true
  await storage.append(emptyHead, () => {
    // Asked again, the storage found that the first line does not start a log.
    if (!isFirstCall) {
      throw new LogError('corrupt', 'Cannot read commit 1: the file does not begin with the start of a log', {
        data: { commit: 1, kind: 'prev' },
      })
    }
    isFirstCall = false
    return lines
  })
  let nowMs = 0
  const tracker = await openTracker({ storage, clock: { now: () => nowMs } })
  nowMs = Date.parse(tracker.head.at)
  const store = await openEventStore({ storage })
  const { events } = await store.read('all')
  return { tracker, events }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code = 'UNREADABLE' } = error as NodeJS.ErrnoException
    throw new Refusal(code, `Cannot read the log ${file}`)
  }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
