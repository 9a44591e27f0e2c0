import {
  type ByteCache,
  type CommitStorage,
  type Head,
  InputError,
  LogError,
  type Seal,
  shaOf,
} from '@tiendo/core'
import { type Loss, type Memory, recall, remember } from './condition.ts'
import { cacheStore, type Opened, openDatabase } from './database.ts'
import { failureOf, isLostConnection } from './failure.ts'
import { appendIn, readPage, SealError } from './lines.ts'
import { type Notices, noticesOf } from './notices.ts'
import { leaveTornEnd } from './torn-end.ts'
import { inTransaction } from './transaction.ts'

export interface IndexedDbStorageOptions {
  /** Names the log within the origin of the page: 1 to 200 characters. */
  readonly name: string
  /**
   * `relaxed`, unless stated: an acknowledged commit outlives the tab and the browser, not a power cut. `strict`: that as well,
   * at about twice the time.
   */
  readonly durability?: 'relaxed' | 'strict'
}

export interface IndexedDbStorage extends CommitStorage {
  /** How the log was found when it was opened: ask before the first answer is shown. */
  condition(): Promise<Loss>
  /** Takes the log as it is from now on: `condition` says `ok` again, here and in other tabs once they are loaded anew. */
  acceptLoss(): Promise<void>
  /** Lines that were sealed and could not be written, since the connection was lost: keep them, then load the page again. */
  unsaved(): readonly string[]
  /** Whether the browser may evict the log when it is short of space, and how much there is. */
  persistence(): Promise<Persistence>
  /** Asks the browser, and maybe the user, never to evict it. Resolves with whether that is so now. */
  requestPersistence(): Promise<boolean>
}

/** In bytes; `undefined` where the browser does not say. */
export interface Persistence {
  readonly isPersisted: boolean | undefined
  readonly quota: number | undefined
  readonly usage: number | undefined
}

/** The longest line of any log. */
const maxLineBytes = 8 * 1024 * 1024
const longestName = 200

/**
 * A log in the IndexedDB of a browser, for pages and workers alike. Any number of them write to one log; there is no leader.
 *
 * Guarantees: every clause of `CommitStorage`. An append is one transaction: it reads the head, seals and writes, and nothing
 * foreign is awaited in it. It resolves when the transaction is complete. Others are woken within moments while they are
 * awake, and look again when they are shown or focused.
 * Not guaranteed: that the browser keeps what it has; `condition`, `persistence` and exports are for that.
 *
 * Importing and calling this does nothing where there is no IndexedDB; the first method that needs it rejects.
 *
 * @throws {InputError} `INVALID_OPTION`
 * @throws {LogError} from its methods: `denied { kind }`, `blocked`, `too-new`, `quota`, `data-lost` where the database was
 * deleted or replaced while it was open, `needs-reload` where the connection is gone for good, `unavailable { outcome }`
 */
export function indexedDbStorage(options: IndexedDbStorageOptions): IndexedDbStorage {
  const { name, durability } = checked(options)
  const databaseName = `tiendo:${name}`
  const pending = new Set<Promise<unknown>>()
  let opening: Promise<Opened> | undefined
  let current: IDBDatabase | undefined
  let origin: string | undefined
  let loss: Promise<Loss> | undefined
  let unsaved: readonly string[] = []
  let notices: Notices | undefined
  let failure: LogError | undefined
  let closing: Promise<void> | undefined

  const closed = () => new LogError('closed', 'Cannot use the IndexedDB storage: it was closed')

  const connect = async (): Promise<Opened> => {
    const opened = await openDatabase(databaseName, origin, {
      opened: (database) => {
        current = database
      },
      // Another tab wants to delete or upgrade the database, or it is gone: whoever follows the log looks at once.
      lost: (database) => {
        disconnect(database)
        notices?.look()
      },
    })
    origin = opened.origin
    await leaveTornEnd()
    return opened
  }
  const disconnect = (database: IDBDatabase) => {
    database.close()
    if (current !== database) return
    current = undefined
    opening = undefined
  }
  /** One connection, opened when it is needed; a failure is not kept. */
  const connected = (): Promise<Opened> => {
    if (failure !== undefined) return Promise.reject(failure)
    opening ??= connect().catch((error) => {
      opening = undefined
      if (error instanceof LogError && error.code === 'data-lost') failure = error
      throw error
    })
    return opening
  }

  /** Runs one transaction; where the connection turns out to be gone, once more on a new one. */
  const transact = async <Result>(
    run: (database: IDBDatabase) => Promise<Result>,
    action: string,
  ): Promise<Result> => {
    const { database } = await connected()
    try {
      return await run(database)
    } catch (cause) {
      if (!isLostConnection(cause)) throw judged(cause, action)
      disconnect(database)
    }
    try {
      return await run((await connected()).database)
    } catch (cause) {
      const error = judged(cause, action)
      if (!(error instanceof LogError) || error.code !== 'unavailable') throw error
      // Once more would only keep the user waiting: some engines connect again only for a page that is loaded anew.
      failure = new LogError(
        'needs-reload',
        `Cannot ${action}: the connection to the database is gone; keep what is unsaved and load the page again`,
        { data: { outcome: 'not-written' }, cause },
      )
      throw failure
    }
  }

  /** What `close` waits for, as its caller has it. */
  const track = <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (closing !== undefined) return Promise.reject(closed())
    const running = task().finally(() => pending.delete(running))
    pending.add(running)
    return running
  }

  const judge = async (): Promise<Loss> => {
    const opened = await connected()
    const memory = recall(databaseName)
    const head = await transact((database) => readPage(database, 0, 0), 'read the log').then(
      (page) => page.head,
    )
    const found = await compare(opened, memory, head)
    // A loss stays to be told, in every tab, until it is accepted.
    if (found.state === 'ok') remember(databaseName, { origin: opened.origin, ...head })
    return found
  }
  const compare = async (opened: Opened, memory: Memory | undefined, head: Head): Promise<Loss> => {
    if (memory === undefined)
      return opened.isRemade ? { state: 'reset', remembered: undefined } : { state: 'ok' }
    const remembered = { commit: memory.commit, sha256: memory.sha256 }
    if (memory.origin !== opened.origin) return { state: 'reset', remembered }
    if (head.commit < memory.commit) return { state: 'rewound', remembered, found: head }
    if (memory.commit === 0) return { state: 'ok' }
    const { lines } = await transact((database) => readPage(database, memory.commit - 1, 1), 'read the log')
    const isSame = lines[0] !== undefined && shaOf(lines[0]) === memory.sha256
    return isSame ? { state: 'ok' } : { state: 'corrupt', remembered }
  }
  const condition = () => {
    loss ??= judge().catch((error) => {
      loss = undefined
      throw error
    })
    return loss
  }

  return {
    info: {
      durability: durability === 'strict' ? 'disk' : 'process',
      shared: true,
      fair: true,
      maxLineBytes,
    },

    append: (base, seal) =>
      track(async () => {
        checkCount(base.commit, 'known.commit')
        await condition()
        let sealed: readonly string[] = []
        const sealing: Seal = (tail) => {
          sealed = seal(tail)
          return sealed
        }
        try {
          const head = await transact(
            (database) => appendIn(database, { base, durability, seal: sealing }),
            'append',
          )
          if (sealed.length === 0) return
          if ((await condition()).state === 'ok')
            remember(databaseName, { origin: origin as string, ...head })
          notices ??= noticesOf(databaseName)
          notices.post(head.commit)
        } catch (error) {
          if (error === failure) unsaved = [...unsaved, ...sealed]
          throw error
        }
      }),

    read: (after, limit) =>
      track(async () => {
        checkCount(after, 'after')
        checkCount(limit, 'limit')
        await condition()
        return transact((database) => readPage(database, after, limit), 'read the log')
      }),

    watch(wake) {
      if (closing !== undefined) throw closed()
      notices ??= noticesOf(databaseName)
      return notices.add(wake)
    },

    cache: cacheOf((mode, run) =>
      track(() =>
        transact(
          (database) =>
            inTransaction(database, cacheStore, mode, ({ store }) => {
              const request = run(store)
              return () => request.result
            }),
          'use the cache',
        ),
      ),
    ),

    condition: () => track(condition),
    acceptLoss: () =>
      track(async () => {
        const { origin: made } = await connected()
        const { head } = await transact((database) => readPage(database, 0, 0), 'read the log')
        remember(databaseName, { origin: made, ...head })
        loss = undefined
      }),
    unsaved: () => unsaved,

    persistence: () =>
      track(async () => {
        const { quota, usage } = (await asked((storage) => storage.estimate())) ?? {}
        return { isPersisted: await asked((storage) => storage.persisted()), quota, usage }
      }),
    requestPersistence: () => track(async () => (await asked((storage) => storage.persist())) ?? false),

    close() {
      closing ??= (async () => {
        await Promise.allSettled(pending)
        notices?.close()
        const opened = await opening?.catch(() => undefined)
        opened?.database.close()
      })()
      return closing
    },
  }
}

/** `undefined` where the browser has no answer, or none for this page. */
async function asked<Answer>(ask: (storage: StorageManager) => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask(navigator.storage)
  } catch {
    return undefined
  }
}

/** @throws {InputError} `INVALID_OPTION` */
function checkCount(count: unknown, path: string): void {
  if (!(Number.isSafeInteger(count) || count === Number.POSITIVE_INFINITY) || (count as number) < 0)
    throw new InputError('INVALID_OPTION', path, 'not a whole number')
}

/** What a seal threw, or what an engine said. */
function judged(cause: unknown, action: string): unknown {
  return cause instanceof SealError ? cause.cause : failureOf(cause, action)
}

type CacheCall = (mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest) => Promise<unknown>

function cacheOf(call: CacheCall): ByteCache {
  return {
    get: async (key) => (await call('readonly', (store) => store.get(key))) as Uint8Array | undefined,
    put: async (key, value) => {
      const bytes = value.slice()
      await call('readwrite', (store) => store.put(bytes, key))
    },
    delete: async (key) => void (await call('readwrite', (store) => store.delete(key))),
  }
}

function checked(options: IndexedDbStorageOptions): Required<IndexedDbStorageOptions> {
  const refuse = (path: string, reason: string) => new InputError('INVALID_OPTION', path, reason)
  if (typeof options !== 'object' || options === null) throw refuse('options', 'not an object')
  const { name, durability = 'relaxed', ...others } = options
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw refuse(unknown, 'is not an option of this')
  if (typeof name !== 'string' || name === '' || name.length > longestName)
    throw refuse('name', `not a name of 1 to ${longestName} characters`)
  if (durability !== 'relaxed' && durability !== 'strict')
    throw refuse('durability', 'neither relaxed nor strict')
  return { name, durability }
}
