import { type EventStore, hasCode, openEventStore, verify } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { fileStorageIn } from '../src/file-storage.ts'
import type { Recovery } from '../src/index.ts'
import type { SimulatedDisk } from './simulated-disk.ts'

export const folder = '/log'
export const firstSegment = `${folder}/000000000001.ndjson`

/** Long enough for a batch or two. */
const segmentBytes = 1500

/** A log on a simulated disk, which one program at a time uses: there is nobody to lock out. */
export function storageOn(
  fs: SimulatedDisk,
  options: {
    readonly segmentBytes?: number
    readonly readOnly?: boolean
    readonly onRecovery?: (recovery: Recovery) => void
  } = {},
) {
  const { segmentBytes: bytes = segmentBytes, ...others } = options
  const lock = async () => async () => {}
  return fileStorageIn({ fs, lock, segmentBytes: bytes }, { folder, onRecovery: () => {}, ...others })
}

/** A store over it, with a clock that stands still and ids that count. */
export async function storeOn(
  fs: SimulatedDisk,
  options: Parameters<typeof storageOn>[1] = {},
): Promise<EventStore> {
  const clock = fixedClock('2021-03-01T00:00:00.000Z')
  return openEventStore({ storage: storageOn(fs, options), clock, newId: () => '01F00000000000000000000000' })
}

export function append(store: EventStore, id: string, note = 'đê bao') {
  return store.append([{ type: 'Noted', on: '2021-03-01', data: { note } }], { id })
}

export interface Found {
  /** The ids of the commits, in order. */
  readonly ids: readonly string[]
  readonly head: { readonly commit: number; readonly sha256: string }
  readonly recoveries: readonly Recovery[]
}

/** What is in the log, by opening it for writing, and whether it is one unbroken chain. */
export async function contentOf(fs: SimulatedDisk): Promise<Found> {
  const recoveries: Recovery[] = []
  const ids: string[] = []
  const storage = storageOn(fs, { onRecovery: (recovery) => recoveries.push(recovery) })
  try {
    const head = await verify(storage)
    for (let after = 0; after < head.commit; ) {
      const { lines } = await storage.read(after, 500)
      for (const line of lines) ids.push(JSON.parse(line).id)
      after += lines.length
    }
    return { ids, head: { commit: head.commit, sha256: head.sha256 }, recoveries }
  } finally {
    await storage.close()
  }
}

/** The code, and for a refused log the kind of damage, that opening for writing leads to. */
export async function refusalOf(
  fs: SimulatedDisk,
): Promise<{ readonly code: string; readonly kind?: unknown } | undefined> {
  try {
    await contentOf(fs)
    return undefined
  } catch (error) {
    const { code, data } = error as { readonly code?: string; readonly data?: Record<string, unknown> }
    if (code === undefined) throw error
    return hasCode(error, 'corrupt') ? { code, kind: data?.['kind'] } : { code }
  }
}
