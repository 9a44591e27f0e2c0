import * as callbacks from 'node:fs'
import { type BigIntStats, constants } from 'node:fs'
import { chmod, link, mkdir, readdir, rename, unlink } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * What the storage asks of the operating system; tests put a simulated disk in its place. Everything rejects with the
 * errors of Node, known by their `code`.
 */
export interface FileSystem {
  /** Never follows a symbolic link at the end of the path, and opens nothing but regular files. */
  open(path: string, how: OpenMode): Promise<OpenFile>
  /** What stands under a name; of a symbolic link, the link. `undefined` where nothing does. */
  stat(path: string): Promise<FileStat | undefined>
  list(folder: string): Promise<readonly string[]>
  /** Returns the first folder that had to be made, `undefined` where there was nothing to do. */
  makeFolder(folder: string): Promise<string | undefined>
  rename(from: string, to: string): Promise<void>
  /** Gives a file a second name, and fails with EEXIST where that is taken. */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  setMode(path: string, mode: number): Promise<void>
  /** Makes the names in a folder outlive a power cut. */
  syncFolder(folder: string): Promise<void>
}

export type OpenMode = 'read' | 'append' | 'create'

export interface OpenFile {
  /** Resolves with the number of bytes read; 0 at the end. */
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<number>
  /** Writes at the end. Resolves with the number of bytes written, which may be too few: a full disk shows like that. */
  write(bytes: Uint8Array, offset: number): Promise<number>
  datasync(): Promise<void>
  truncate(size: number): Promise<void>
  stat(): Promise<FileStat>
  close(): Promise<void>
}

export interface FileStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly size: number
  /** Device and number of the file: names may come to mean another one. */
  readonly identity: string
  readonly mode: number
}

export const fileMode = 0o600
export const folderMode = 0o700
export const writeModes = 0o222

// Without O_NOFOLLOW (Windows) the check of the kind below is all there is.
const { O_RDONLY, O_RDWR, O_CREAT, O_EXCL, O_APPEND, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants

const flags: Readonly<Record<OpenMode, number>> = {
  read: O_RDONLY | O_NOFOLLOW | O_NONBLOCK,
  append: O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK,
  create: O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW,
}

function statOf(stats: BigIntStats): FileStat {
  const kind = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'folder'
      : stats.isSymbolicLink()
        ? 'link'
        : 'other'
  const mode = Number(stats.mode) & 0o777
  return { kind, size: Number(stats.size), identity: `${stats.dev}:${stats.ino}`, mode }
}

/** Writes all bytes at the end, in as many calls as it takes. What a failure leaves behind is the caller's concern. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const count = await file.write(bytes, written)
    if (count === 0) throw Object.assign(new Error('ENOSPC: no byte was written'), { code: 'ENOSPC' })
    written += count
  }
}

// Descriptors and not file handles: a handle that nobody closed makes Node complain when it is collected, and a script that
// reads a log and ends need not close it.
const openDescriptor = promisify(callbacks.open)
const [close, fchmod] = [promisify(callbacks.close), promisify(callbacks.fchmod)]
const [fdatasync, fsync, ftruncate] = [
  promisify(callbacks.fdatasync),
  promisify(callbacks.fsync),
  promisify(callbacks.ftruncate),
]
const [read, write] = [promisify(callbacks.read), promisify(callbacks.write)]

/**
 * Up to here a write happens at once: it goes into the memory of the operating system, which takes less time than the way
 * to another thread and back, and less than sealing the lines took. What waits for the disk is the sync.
 */
const shortWriteBytes = 256 * 1024

export const nodeFileSystem: FileSystem = {
  async open(path, how) {
    const descriptor = await openDescriptor(path, flags[how], fileMode)
    // A look at an inode takes two microseconds; the way to another thread and back takes ten times as long.
    const stat = async () => statOf(callbacks.fstatSync(descriptor, { bigint: true }))
    try {
      // The umask must not take away what the owner needs, nor must it be needed to keep others out.
      if (how === 'create') await fchmod(descriptor, fileMode)
      const { kind } = await stat()
      if (kind !== 'file') {
        const code = kind === 'folder' ? 'EISDIR' : 'EINVAL'
        throw Object.assign(new Error(`${code}: not a regular file, open '${path}'`), { code, path })
      }
    } catch (error) {
      await close(descriptor)
      throw error
    }
    return {
      read: async (into, offset, length, position) =>
        (await read(descriptor, into, offset, length, position)).bytesRead,
      write: async (bytes, offset) => {
        const length = bytes.length - offset
        if (length <= shortWriteBytes) return callbacks.writeSync(descriptor, bytes, offset, length, null)
        return (await write(descriptor, bytes, offset, length, null)).bytesWritten
      },
      datasync: () => fdatasync(descriptor),
      truncate: (size) => ftruncate(descriptor, size),
      stat,
      close: () => close(descriptor),
    }
  },

  async stat(path) {
    try {
      return statOf(callbacks.lstatSync(path, { bigint: true }))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  },

  list: (folder) => readdir(folder),

  async makeFolder(folder) {
    const made = await mkdir(folder, { recursive: true, mode: folderMode })
    if (made !== undefined) await chmod(folder, folderMode)
    return made
  },

  rename,
  link,
  remove: unlink,
  setMode: chmod,

  async syncFolder(folder) {
    // Windows neither opens folders for syncing nor needs it: its file systems order changes of names themselves.
    if (process.platform === 'win32') return
    const descriptor = await openDescriptor(folder, O_RDONLY)
    try {
      await fsync(descriptor)
    } finally {
      await close(descriptor)
    }
  },
}
