import { dirname, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CommitStorage, type Head, InputError, LogError, type Page, type Seal } from '@tiendo/core'
import type { Blocks } from './blocks.ts'
import { byteCache } from './byte-cache.ts'
import { ExportedFile, standardInput } from './exported-file.ts'
import { failureOf, foreignWrite } from './failure.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { lockFolder } from './lock.ts'
import { openForWriting, type Recovery } from './open-for-writing.ts'
import { maxLineBytes } from './segment.ts'
import { TailedLog } from './tailed-log.ts'
import { lookOut, Wakes } from './wakes.ts'
import { WritableLog } from './writable-log.ts'

export type FileStorageOptions = FolderOptions | SingleFileOptions

export interface FolderOptions {
  /** The folder of the log. It is made where there is none, unless it is only to be read. */
  readonly folder: string
  /** Takes no lock and changes nothing; follows what another process writes. */
  readonly readOnly?: boolean
  /** Told what opening for writing did about what a crash had left behind; by default a cut is a warning of the process. */
  readonly onRecovery?: (recovery: Recovery) => void
}

export interface SingleFileOptions {
  /** One file with lines of a log, such as an export; `-` is standard input. It is only read. */
  readonly file: string
  readonly readOnly?: true
}

/** What tests put in the place of the operating system. */
export interface Surroundings {
  readonly fs: FileSystem
  readonly lock: typeof lockFolder
  readonly segmentBytes: number
}

export const realSurroundings: Surroundings = {
  fs: nodeFileSystem,
  lock: lockFolder,
  segmentBytes: 64 * 1024 * 1024,
}

/** What opening leads to: a log that is written, followed, or just read. */
interface OpenLog {
  readonly head: Head
  page(after: number, limit: number): Promise<Page>
  blocks(after: number): Promise<Blocks>
  /** The next lines of blocks; `undefined` where they end, or where they are no longer the log's. */
  next(blocks: Blocks): Promise<Uint8Array | undefined>
  append?(known: Head, seal: Seal): Promise<void>
  hasMoved?(): Promise<boolean>
  close(): Promise<void>
}

/**
 * A log in a folder of this machine: NDJSON segments that can be read without this library. One process writes, any number
 * of others read along.
 *
 * Guarantees: every clause of `CommitStorage`. An acknowledged commit was synced, so it outlives a killed process and a
 * power cut, as far as the disk keeps what it has confirmed (`durability: 'disk'`). Damage that no crash can have caused is
 * refused, and nothing on disk is changed then; what a crash left behind the last whole commit is moved into `quarantine/`.
 * Not guaranteed: that damage of the very last batch is told from a torn end, unless the storage was closed after it; that
 * writers on other machines are kept out; anything on network file systems. Untested on Windows and macOS.
 *
 * The folder is opened with the first call. If that fails, every call fails with the same error.
 *
 * @throws {InputError} `INVALID_OPTION`
 * @throws {LogError} from its methods: `locked { holder }`, `corrupt { kind, commit, file, offset, line }`, `too-new`,
 * `denied`, `quota`, `unavailable { outcome }`, `diverged { kind: 'foreign-write' }` where something else wrote into the
 * log; `denied` for an append to a log that is only read
 */
export function fileStorage(options: FileStorageOptions): CommitStorage {
  return fileStorageIn(realSurroundings, options)
}

export function fileStorageIn(surroundings: Surroundings, options: FileStorageOptions): CommitStorage {
  checkOptions(options)
  // Settled here: the first call may come when the working folder, or the object of the caller, is another one.
  const settled = settle(options)
  const folder = 'folder' in settled ? settled.folder : undefined
  const isWritten = 'folder' in settled && settled.readOnly !== true
  const wakes = new Wakes()
  const pending = new Set<Promise<unknown>>()
  let opening: Promise<OpenLog> | undefined
  let stopLooking: (() => void) | undefined
  let closing: Promise<void> | undefined

  const ensureOpen = () => {
    if (closing !== undefined) throw new LogError('closed', 'Cannot use the file storage: it was closed')
  }
  const opened = () => {
    opening ??= openLog(surroundings, settled)
    return opening
  }
  /** Refuses what comes after `close`, which waits for what came before. */
  const track = async <Result>(task: (log: OpenLog) => Promise<Result>): Promise<Result> => {
    ensureOpen()
    const running = opened().then(task)
    pending.add(running)
    try {
      return await running
    } finally {
      pending.delete(running)
    }
  }
  const look = async () => {
    const log = await opened()
    if ((await log.hasMoved?.()) === true) wakes.wakeAll()
  }
  const cache = folder === undefined ? undefined : byteCache(folder, { readOnly: !isWritten })

  return {
    info: { durability: 'disk', shared: !isWritten, fair: true, maxLineBytes },

    append: (known, seal) =>
      track(async (log) => {
        if (log.append === undefined) {
          throw new LogError('denied', 'Cannot append: the log was opened only for reading', {
            data: { outcome: 'not-written' },
          })
        }
        checkCount(known.commit, 'known.commit')
        const before = log.head
        await log.append(known, seal)
        if (log.head !== before) wakes.wakeAll(log.head.commit)
      }),

    read: (after, limit) =>
      track(async (log) => {
        checkCount(after, 'after')
        checkCount(limit, 'limit')
        const page = await log.page(after, limit)
        // Answered from memory: whoever asks in a loop must not keep the writer from its turns.
        if (page.lines.length === 0) await nextTurn()
        return page
      }),

    async *blocks(after) {
      checkCount(after, 'after')
      const blocks = await track((log) => log.blocks(after))
      const read = () => track((log) => log.next(blocks))
      for (let next = read(); ; ) {
        const block = await next
        if (block === undefined) return
        next = read()
        // It is nobody's failure if nobody asks for it.
        next.catch(() => {})
        yield block
      }
    },

    watch(wake) {
      ensureOpen()
      if (folder !== undefined && !isWritten) stopLooking ??= lookOut(folder, look)
      return wakes.add(wake)
    },

    ...(cache && {
      cache: {
        get: (key) => track(() => cache.get(key)),
        ...(cache.put && { put: (key, value) => track(async () => cache.put?.(key, value)) }),
        ...(cache.delete && { delete: (key) => track(async () => cache.delete?.(key)) }),
      },
    }),

    close() {
      closing ??= (async () => {
        stopLooking?.()
        wakes.clear()
        await Promise.allSettled(pending)
        const log = await opening?.catch(() => undefined)
        await log?.close()
      })()
      return closing
    },
  }
}

function settle(options: FileStorageOptions): FileStorageOptions {
  if ('folder' in options) return { ...options, folder: resolve(options.folder) }
  return { ...options, file: options.file === standardInput ? options.file : resolve(options.file) }
}

async function openLog(surroundings: Surroundings, options: FileStorageOptions): Promise<OpenLog> {
  if ('file' in options) return ExportedFile.open(surroundings.fs, options.file)
  const { folder } = options
  if (options.readOnly === true) {
    await checkFolder(surroundings.fs, folder)
    return TailedLog.open(surroundings.fs, folder)
  }
  return openWritable(surroundings, folder, options.onRecovery)
}

async function openWritable(
  { fs, lock, segmentBytes }: Surroundings,
  folder: string,
  onRecovery: FolderOptions['onRecovery'] = warn,
): Promise<WritableLog> {
  try {
    await makeFolder(fs, folder)
    const identity = await checkFolder(fs, folder)
    const release = await lock(folder, identity)
    try {
      if ((await checkFolder(fs, folder)) !== identity)
        throw foreignWrite('open', { change: 'replaced', file: folder, expected: 0, found: 0 })
      const { segments, recoveries } = await openForWriting(fs, folder)
      const log = new WritableLog({ fs, folder, segments, segmentBytes, release })
      for (const recovery of recoveries) tell(onRecovery, recovery)
      return log
    } catch (error) {
      await release()
      throw error
    }
  } catch (cause) {
    throw failureOf(cause, `open ${folder}`)
  }
}

/** Bytes that were cut off are nothing to keep quiet about. */
function warn(recovery: Recovery): void {
  if (!('bytes' in recovery) || recovery.bytes === 0) return
  const { bytes, commit, quarantine } = recovery
  const what = `${bytes} bytes after commit ${commit} were no whole commit and are now in quarantine/${quarantine}`
  process.emitWarning(`Opening the log: ${what}`, { code: 'TIENDO_RECOVERY' })
}

/** The log is open whatever a listener makes of it: its fault surfaces on its own, unhandled. */
function tell(onRecovery: (recovery: Recovery) => void, recovery: Recovery): void {
  try {
    onRecovery(recovery)
  } catch (error) {
    void Promise.reject(error)
  }
}

/** Makes the folder, and makes its name outlive a power cut. */
async function makeFolder(fs: FileSystem, folder: string): Promise<void> {
  if ((await fs.stat(folder)) !== undefined) return
  const first = await fs.makeFolder(folder)
  if (first === undefined) return
  for (let made = folder; ; made = dirname(made)) {
    await fs.syncFolder(dirname(made))
    if (made === first || made === dirname(made)) return
  }
}

/** Returns the identity of the folder. */
export async function checkFolder(fs: FileSystem, folder: string): Promise<string> {
  const found = await fs.stat(folder).catch((cause: unknown) => {
    throw failureOf(cause, `open ${folder}`)
  })
  const refuse = (code: 'unavailable' | 'denied', what: string, kind: string) =>
    new LogError(code, `Cannot open ${folder}: ${what}`, { data: { outcome: 'not-written', kind, folder } })
  switch (found?.kind) {
    case 'folder':
      return found.identity
    case undefined:
      throw refuse('unavailable', 'there is no such folder', 'missing')
    case 'link':
      throw refuse('denied', 'it is a symbolic link; name the folder that it points to', 'link')
    default:
      throw refuse('denied', 'it is not a folder', 'not-a-folder')
  }
}

/** @throws {InputError} `INVALID_OPTION` */
function checkCount(count: unknown, path: string): void {
  if (!(Number.isSafeInteger(count) || count === Number.POSITIVE_INFINITY) || (count as number) < 0)
    throw new InputError('INVALID_OPTION', path, 'not a whole number')
}

const folderOptions: readonly string[] = ['folder', 'readOnly', 'onRecovery']
const fileOptions: readonly string[] = ['file', 'readOnly']

function checkOptions(options: FileStorageOptions): void {
  const refuse = (path: string, reason: string) => new InputError('INVALID_OPTION', path, reason)
  if (typeof options !== 'object' || options === null) throw refuse('options', 'not an object')
  const isFolder = 'folder' in options
  if (isFolder === 'file' in options) throw refuse('options', 'has either a folder or a file')
  const known = isFolder ? folderOptions : fileOptions
  const unknown = Object.keys(options).find((key) => !known.includes(key))
  if (unknown !== undefined) throw refuse(unknown, 'is not an option of this')
  const place: unknown = isFolder ? options.folder : options.file
  if (typeof place !== 'string' || place === '' || place.includes('\0'))
    throw refuse(isFolder ? 'folder' : 'file', 'not a path')
  const readOnly: unknown = options.readOnly
  if (readOnly !== undefined && readOnly !== true && !(isFolder && readOnly === false))
    throw refuse('readOnly', isFolder ? 'neither true nor false' : 'a single file can only be read')
  if (isFolder && options.onRecovery !== undefined && typeof options.onRecovery !== 'function')
    throw refuse('onRecovery', 'not a function')
}
