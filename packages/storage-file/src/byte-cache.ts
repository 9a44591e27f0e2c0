import { hash, randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import type { ByteCache } from '@tiendo/core'
import { failureOf, notAFolder } from './failure.ts'
import { fileMode, folderMode, nodeFileSystem, type OpenFile } from './file-system.ts'

/**
 * Bytes by key, one file each, in `cache/`. Nothing is synced: who reads a cache checks what it finds. A value is replaced
 * at once, so readers in other processes see the old one or the new one. Keys never become names.
 */
export function byteCache(folder: string, { readOnly }: { readonly readOnly: boolean }): ByteCache {
  const cacheFolder = `${folder}/cache`
  const pathOf = (key: string) => `${cacheFolder}/${hash('sha256', key, 'hex')}`
  /** A link in its place would lead out of the folder. */
  const isThere = async () => {
    const found = await nodeFileSystem.stat(cacheFolder)
    if (found !== undefined && found.kind !== 'folder') throw notAFolder(cacheFolder)
    return found !== undefined
  }
  const attempt = async <Result>(action: string, task: () => Promise<Result>): Promise<Result> => {
    try {
      return await task()
    } catch (cause) {
      throw failureOf(cause, action)
    }
  }
  const reading = {
    get: (key: string) =>
      attempt('read the cache', async () => {
        if (!(await isThere())) return undefined
        if ((await nodeFileSystem.stat(pathOf(key))) === undefined) return undefined
        const file = await nodeFileSystem.open(pathOf(key), 'read')
        try {
          return await readWhole(file)
        } finally {
          await file.close()
        }
      }),
  }
  if (readOnly) return reading
  return {
    ...reading,
    put: (key, value) => {
      const bytes = value.slice()
      return attempt('write the cache', async () => {
        if (!(await isThere())) await mkdir(cacheFolder, { recursive: true, mode: folderMode })
        const draft = `${pathOf(key)}.${randomBytes(6).toString('hex')}.tmp`
        try {
          await writeFile(draft, bytes, { flag: 'wx', mode: fileMode })
          await rename(draft, pathOf(key))
        } catch (error) {
          await rm(draft, { force: true })
          throw error
        }
      })
    },
    delete: (key) =>
      attempt('write the cache', async () => {
        if (await isThere()) await rm(pathOf(key), { force: true })
      }),
  }
}

async function readWhole(file: OpenFile): Promise<Uint8Array> {
  const bytes = new Uint8Array((await file.stat()).size)
  for (let filled = 0; filled < bytes.length; ) {
    const count = await file.read(bytes, filled, bytes.length - filled, filled)
    if (count === 0) return bytes.subarray(0, filled)
    filled += count
  }
  return bytes
}
