import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { emptyHead, type Head, openTracker, shaOf } from '@tiendo/core'
import { generateWorkspace, sealLines } from '@tiendo/core/testing'
import { fileStorage } from '@tiendo/storage-file'
import { cacheFolder } from '../cache-folder.ts'

/** The logs of the benchmark in folders of the file storage. They are made once and kept. */

const seed = 20_210_226
const linesPerBatch = 1000
const dayMs = 24 * 60 * 60 * 1000

/** W(n): the generated workspace of n events. */
function generatedCommits(eventCount: number) {
  return generateWorkspace({ seed, events: eventCount })
}

/** The folder of W(n), without a snapshot. */
export async function logFolder(eventCount: number): Promise<string> {
  return keptFolder(`log-${eventCount}`, async (folder) => {
    await writeLines(folder, sealLines(generatedCommits(eventCount)), emptyHead)
  })
}

/** A folder with a snapshot of its first n events, and about as many more events as asked for after that. */
export async function logFolderWithSnapshot(eventCount: number, moreCount: number): Promise<string> {
  return keptFolder(`snapshot-${eventCount}-${moreCount}`, async (folder) => {
    const before: string[] = []
    const after: string[] = []
    let position = 0
    const commits = [...generatedCommits(eventCount + moreCount)]
    let index = 0
    for (const line of sealLines(commits)) {
      ;(position < eventCount ? before : after).push(line)
      position += commits[index++]?.events.length ?? 0
    }
    const head = await writeLines(folder, before, emptyHead)
    const tracker = await openTracker({ storage: fileStorage({ folder }) })
    const saved = await tracker.saveSnapshot()
    if (saved.status !== 'saved') throw new Error(`The snapshot was not saved: ${saved.reason}`)
    await tracker.close()
    if (after.length > 0) await writeLines(folder, after, head)
  })
}

async function writeLines(folder: string, lines: Iterable<string>, head: Head): Promise<Head> {
  const storage = fileStorage({ folder })
  let known = head
  let batch: string[] = []
  const flush = async () => {
    await storage.append(known, () => batch)
    known = { commit: known.commit + batch.length, sha256: shaOf(batch.at(-1) as string) }
    batch = []
  }
  for (const line of lines) if (batch.push(line) === linesPerBatch) await flush()
  if (batch.length > 0) await flush()
  await storage.close()
  return known
}

/** Made under another name and renamed, so that one that was interrupted is not taken for a whole one. */
async function keptFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const logs = join(cacheFolder, 'logs')
  const current = join(logs, await madeBy())
  const folder = join(current, name)
  if (existsSync(folder)) return folder
  await mkdir(current, { recursive: true })
  await removeOld(logs, current)
  const staging = `${folder}.${process.pid}`
  await rm(staging, { recursive: true, force: true })
  await make(staging)
  await rename(staging, folder)
  return folder
}

/** Those of other builds, unless they are so young that another clone may be using them. */
async function removeOld(logs: string, current: string): Promise<void> {
  for (const name of await readdir(logs)) {
    const folder = join(logs, name)
    if (folder === current || Date.now() - (await stat(folder)).mtimeMs < dayMs) continue
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a log and its snapshot depend on: the seed, and the library that makes them. */
async function madeBy(): Promise<string> {
  const hash = createHash('sha256').update(String(seed))
  const { resolve } = createRequire(import.meta.url)
  for (const name of ['@tiendo/core', '@tiendo/storage-file']) {
    const dist = join(dirname(resolve(`${name}/package.json`)), 'dist')
    for (const file of (await readdir(dist, { recursive: true })).sort())
      if (file.endsWith('.js')) hash.update(await readFile(join(dist, file)))
  }
  return hash.digest('hex').slice(0, 12)
}
