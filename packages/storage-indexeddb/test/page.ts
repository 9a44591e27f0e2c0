import { commitsOf, copy, memoryStorage, openEventStore, openTracker, verify } from '@tiendo/core'
import { type IndexedDbStorageOptions, indexedDbStorage } from '../src/index.ts'

/** What tests call in a page or worker of a real browser. */
const stores = new Map<string, Awaited<ReturnType<typeof openEventStore>>>()
const storages = new Map<string, ReturnType<typeof indexedDbStorage>>()

const failureOf = (error: unknown) => {
  const { name, code, data, message } = error as {
    name: string
    code?: string
    data?: unknown
    message: string
  }
  return { name, code, data: JSON.parse(JSON.stringify(data ?? null)), message }
}

/** A text that no engine makes shorter, if it is long. */
function noteOf(length: number): string {
  if (length < 100) return 'x'.repeat(length)
  const bytes = new Uint8Array(Math.ceil(length / 2))
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Changes lines behind everybody's back. */
function inLines(name: string, change: (lines: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.open(`tiendo:${name}`)
    request.onsuccess = () => {
      const transaction = request.result.transaction('lines', 'readwrite')
      change(transaction.objectStore('lines'))
      transaction.oncomplete = () => {
        request.result.close()
        resolve()
      }
    }
  })
}

const api = {
  async open(options: IndexedDbStorageOptions) {
    const storage = indexedDbStorage(options)
    try {
      const store = await openEventStore({ storage })
      stores.set(options.name, store)
      storages.set(options.name, storage)
      return { head: store.head, condition: await storage.condition(), info: storage.info }
    } catch (error) {
      await storage.close()
      return { failure: failureOf(error) }
    }
  },
  async append(name: string, ids: readonly string[], size = 10) {
    const store = stores.get(name) as NonNullable<ReturnType<typeof stores.get>>
    const results = await Promise.allSettled(
      ids.map((id) =>
        store.append([{ type: 'Noted', on: '2021-03-01', data: { note: noteOf(size) } }], { id }),
      ),
    )
    return results.map((result) =>
      result.status === 'fulfilled'
        ? { commit: (result.value as { commit: number }).commit }
        : { failure: failureOf(result.reason) },
    )
  },
  async ids(name: string) {
    const storage = storages.get(name) as NonNullable<ReturnType<typeof storages.get>>
    const ids: string[] = []
    for await (const { id } of commitsOf(storage)) ids.push(id)
    return ids
  },
  async verify(name: string) {
    try {
      return { head: await verify(storages.get(name) as NonNullable<ReturnType<typeof storages.get>>) }
    } catch (error) {
      return { failure: failureOf(error) }
    }
  },
  head: (name: string) => stores.get(name)?.head,
  acceptLoss: (name: string) => storages.get(name)?.acceptLoss(),
  unsaved: (name: string) => storages.get(name)?.unsaved(),
  persistence: (name: string) => storages.get(name)?.persistence(),
  async copyToMemory(name: string) {
    return copy(storages.get(name) as NonNullable<ReturnType<typeof storages.get>>, memoryStorage())
  },
  async close(name: string) {
    await stores.get(name)?.close()
    stores.delete(name)
  },
  cutLines: (name: string, from: number) =>
    inLines(name, (lines) => void lines.delete(IDBKeyRange.lowerBound(from))),
  editLine: (name: string, commit: number, from: string, to: string) =>
    inLines(name, (lines) => {
      const line = lines.get(commit)
      line.onsuccess = () => lines.put((line.result as string).replace(from, to), commit)
    }),
  /** One progress report of a tracker, as a portal has it. */
  async track(name: string) {
    const tracker = await openTracker({ storage: indexedDbStorage({ name }) })
    await tracker.execute({ type: 'RegisterUnit', unit: 'u1', name: 'Office', on: '2021-01-01' })
    const { head } = tracker
    await tracker.close()
    return head
  },
}

export type PageApi = typeof api
Object.assign(globalThis, { tiendo: api })
if (typeof document === 'undefined') {
  addEventListener('message', async ({ data: { call, args, port } }) => {
    port.postMessage(await (api[call as keyof PageApi] as (...all: unknown[]) => unknown)(...args))
  })
}
