import { LogError } from '@tiendo/core'
import { failureOf } from './failure.ts'
import { inTransaction } from './transaction.ts'

export const lineStore = 'lines'
export const cacheStore = 'cache'
const metaStore = 'meta'
const originKey = 'origin'

/** The version of the layout that this library writes. Records need none: a line says its own. */
const layoutVersion = 1
const patienceMs = 8000

export interface Opened {
  readonly database: IDBDatabase
  /** Drawn when the database was made: another origin is another log, whatever its length. */
  readonly origin: string
  /** Chromium says so when it dropped a damaged database and made this one. */
  readonly isRemade: boolean
}

/** Told from the very moment at which a connection is open: a deletion may be waiting for it already. */
export interface ConnectionListener {
  opened(database: IDBDatabase): void
  lost(database: IDBDatabase): void
}

/**
 * Opens the database of a log; `expected` is the origin that it must have, and then it is not made where there is none.
 *
 * @throws {LogError} `denied`, `blocked`, `too-new`, `data-lost`, `quota`, `unavailable`
 */
export async function openDatabase(
  name: string,
  expected: string | undefined,
  listener: ConnectionListener,
): Promise<Opened> {
  let isRemade = false
  let database: IDBDatabase
  try {
    const drawn = randomName()
    database = await open(name, layoutVersion, listener, (request, event) => {
      if (event.oldVersion !== 0) return
      if (expected !== undefined) return request.transaction?.abort()
      isRemade = (event as { readonly dataLoss?: string }).dataLoss === 'total'
      make(request.result, drawn)
    })
  } catch (cause) {
    if (expected !== undefined && nameOf(cause) === 'AbortError') throw lost()
    if (nameOf(cause) !== 'VersionError') throw openFailure(cause)
    throw await laterVersion(name).catch(openFailure)
  }
  try {
    if (![lineStore, cacheStore, metaStore].every((store) => database.objectStoreNames.contains(store)))
      throw foreign(name)
    const origin = await originOf(database)
    if (typeof origin !== 'string' || origin === '') throw foreign(name)
    if (expected !== undefined && origin !== expected) throw lost()
    return { database, origin, isRemade }
  } catch (error) {
    database.close()
    throw failureOf(error, 'open the log')
  }
}

function make(database: IDBDatabase, origin: string): void {
  database.createObjectStore(lineStore)
  database.createObjectStore(cacheStore)
  // A random origin, because counts and times repeat where a database is made again.
  database.createObjectStore(metaStore).put(origin, originKey)
}

/** Not `randomUUID`: pages without HTTPS lack it. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

function open(
  name: string,
  version: number | undefined,
  listener: ConnectionListener | undefined,
  upgrade: (request: IDBOpenDBRequest, event: IDBVersionChangeEvent) => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === 'undefined') {
      throw new LogError('denied', 'Cannot open the log: there is no IndexedDB here', {
        data: { kind: 'missing' },
      })
    }
    const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version)
    let isGivenUp = false
    // Whoever waits behind a tab that does not let go, or behind a deletion that does, may wait for ever.
    const timer = setTimeout(() => {
      isGivenUp = true
      reject(
        new LogError(
          'blocked',
          'Cannot open the log: another tab keeps its database from being opened; close it, then try again',
          {
            data: { outcome: 'not-written' },
          },
        ),
      )
    }, patienceMs)
    request.onupgradeneeded = (event) => {
      if (isGivenUp) request.transaction?.abort()
      else upgrade(request, event)
    }
    request.onsuccess = () => {
      clearTimeout(timer)
      const database = request.result
      if (isGivenUp) return database.close()
      listener?.opened(database)
      database.onversionchange = database.onclose = () => listener?.lost(database)
      resolve(database)
    }
    request.onerror = () => {
      clearTimeout(timer)
      reject(request.error)
    }
  })
}

function originOf(database: IDBDatabase): Promise<unknown> {
  return inTransaction(database, metaStore, 'readonly', ({ store }) => {
    const request = store.get(originKey)
    return () => request.result
  })
}

/** A later version is one of ours, or of something else that took the name. */
async function laterVersion(name: string): Promise<LogError> {
  // If it was deleted meanwhile, nothing is made in its place.
  const database = await open(name, undefined, undefined, (request) => request.transaction?.abort())
  const isOurs =
    database.objectStoreNames.contains(lineStore) && database.objectStoreNames.contains(metaStore)
  const { version } = database
  database.close()
  if (!isOurs) return foreign(name)
  return new LogError(
    'too-new',
    `Cannot open the log: a newer version of the library wrote it (layout ${version}); reload`,
    {
      data: { what: 'layout', version },
    },
  )
}

function openFailure(cause: unknown): LogError {
  // Firefox refuses private windows with this while opening.
  if (nameOf(cause) === 'InvalidStateError') {
    return new LogError('denied', 'Cannot open the log: the browser does not allow storage here', {
      data: { outcome: 'not-written', engine: 'InvalidStateError' },
      cause,
    })
  }
  return failureOf(cause, 'open the log')
}

function foreign(name: string): LogError {
  return new LogError(
    'denied',
    `Cannot open the log: the database "${name}" was made by something else; choose another name`,
    {
      data: { kind: 'foreign-database' },
    },
  )
}

function lost(): LogError {
  return new LogError(
    'data-lost',
    'Cannot go on with the log: its database was deleted or replaced; load the page again',
    {
      data: { kind: 'replaced' },
    },
  )
}

function nameOf(cause: unknown): unknown {
  return (cause as { readonly name?: unknown } | null)?.name
}
