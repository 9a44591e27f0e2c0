import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { LogError } from '@tiendo/core'
import { readFrom } from './damage.ts'
import { fileMode, nodeFileSystem } from './file-system.ts'

/** Who holds a log for writing, as far as it is known. */
export interface Holder {
  readonly pid: number
  readonly host: string
  readonly since: string
}

/**
 * Excludes other writers from a folder until `release` is called or the process ends, however it ends: the operating system
 * keeps the lock, so none is left over and none is ever taken from somebody. The file `LOCK` only says who it is.
 *
 * Not excluded: writers in another container or on another machine that reach the folder through a volume. Those are found
 * when they write.
 *
 * @throws {LogError} `locked { holder }`
 */
export async function lockFolder(folder: string, identity: string): Promise<() => Promise<void>> {
  const note = `${folder}/LOCK`
  const unlock = (await holdKernelLock(identity, folder)) ?? refuse(folder, await readHolder(note))
  try {
    await writeNote(note)
  } catch (error) {
    await unlock()
    throw error
  }
  return async () => {
    // A note that cannot be removed says what is no longer so; whoever opens next writes another.
    await rm(note, { force: true }).catch(() => {})
    await unlock()
  }
}

/** A file of its own, put in the place of the last one: what stands there may be somebody's link. */
async function writeNote(note: string): Promise<void> {
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  const draft = `${note}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(draft, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: fileMode })
    await rename(draft, note)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw error
  }
}

const { O_RDONLY, O_NONBLOCK = 0 } = constants
const longestNote = 4096

/** `undefined` where somebody else holds it. */
function holdKernelLock(identity: string, folder: string): Promise<(() => Promise<void>) | undefined> {
  switch (process.platform) {
    case 'linux':
      return listen(`\0tiendo:${identity}`)
    case 'win32':
      return listen(`\\\\.\\pipe\\tiendo-${identity.replace(':', '-')}`)
    default:
      return openExclusively(folder)
  }
}

/** A socket of this name can be listened on once in the whole system, and is free at once when its process is gone. */
function listen(path: string): Promise<(() => Promise<void>) | undefined> {
  const server = createServer((connection) => connection.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    // Not shared between the workers of a cluster, as sockets otherwise are.
    server.listen({ path, exclusive: true }, () => {
      server.unref()
      resolve(() => new Promise((closed) => server.close(() => closed())))
    })
  })
}

/** macOS and the BSDs lock what they open, folders too. */
async function openExclusively(folder: string): Promise<(() => Promise<void>) | undefined> {
  const exclusiveLock = 0x20
  try {
    const handle = await open(folder, O_RDONLY | O_NONBLOCK | exclusiveLock)
    return () => handle.close()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EAGAIN' || code === 'EWOULDBLOCK') return undefined
    throw error
  }
}

async function readHolder(note: string): Promise<Holder | undefined> {
  try {
    const file = await nodeFileSystem.open(note, 'read')
    try {
      const { pid, host, since } = JSON.parse((await readFrom(file, 0, longestNote)).toString('utf8'))
      return typeof pid === 'number' && typeof host === 'string' && typeof since === 'string'
        ? { pid, host, since }
        : undefined
    } finally {
      await file.close()
    }
  } catch {
    // The holder has just begun, or is just ending.
    return undefined
  }
}

function refuse(folder: string, holder: Holder | undefined): never {
  const isOwn = holder?.pid === process.pid && holder.host === hostname()
  const other = holder && `process ${holder.pid} on ${holder.host}, since ${holder.since},`
  const who = isOwn ? 'this very process' : (other ?? 'another process')
  throw new LogError(
    'locked',
    `Cannot open ${folder} for writing: ${who} holds it; open it with readOnly: true to read`,
    { data: { folder, ...(holder === undefined ? {} : { holder }) } },
  )
}
