import { hash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import type { KeptBytes } from './control-line.ts'
import { readFrom } from './damage.ts'
import { notAFolder } from './failure.ts'
import { type FileSystem, writeAll } from './file-system.ts'

/**
 * Keeps bytes that are about to be cut off a segment. They are on disk, under their name, when this resolves; doing it
 * again after a crash does nothing more.
 */
export async function keepBytes(
  fs: FileSystem,
  { path, offset }: { readonly path: string; readonly offset: number },
  bytes: Buffer,
): Promise<KeptBytes> {
  const kept = describeBytes(path, offset, bytes)
  const folder = await makeQuarantine(fs, dirname(path))
  const place = `${folder}/${kept.quarantine}`
  if ((await fs.stat(place)) === undefined) {
    const draft = `${place}.tmp`
    if ((await fs.stat(draft)) !== undefined) await fs.remove(draft)
    const file = await fs.open(draft, 'create')
    try {
      await writeAll(file, bytes)
      await file.datasync()
    } finally {
      await file.close()
    }
    await fs.rename(draft, place)
  }
  await fs.syncFolder(folder)
  return kept
}

/** Moves a whole file into the quarantine. Returns its name there. */
export async function keepFile(fs: FileSystem, path: string): Promise<string> {
  const folder = await makeQuarantine(fs, dirname(path))
  const taken = await fs.list(folder)
  let name = basename(path)
  for (let count = 2; taken.includes(name); count++) name = `${basename(path)}.${count}`
  await fs.rename(path, `${folder}/${name}`)
  await fs.syncFolder(folder)
  await fs.syncFolder(dirname(path))
  return name
}

/** What was kept of a segment, or of one that came after it, by the names that they have in the quarantine. */
export async function keptBytesOf(fs: FileSystem, path: string): Promise<readonly KeptBytes[]> {
  const folder = folderFor(dirname(path))
  if ((await fs.stat(folder))?.kind !== 'folder') return []
  const kept: KeptBytes[] = []
  for (const name of await fs.list(folder)) {
    const [, segment, offset] = /^(\d{12})-(\d+)-[0-9a-f]{16}$/.exec(name) ?? []
    if (segment === undefined || segment < basename(path, '.ndjson')) continue
    const found = await fs.stat(`${folder}/${name}`)
    if (found?.kind !== 'file' || found.size > longestKept) continue
    const file = await fs.open(`${folder}/${name}`, 'read')
    try {
      const bytes = await readFrom(file, 0)
      const described = describeBytes(`${segment}.ndjson`, Number(offset), bytes)
      // One that was changed since is nobody's evidence.
      if (described.quarantine === name) kept.push(described)
    } finally {
      await file.close()
    }
  }
  return kept
}

/** More than a segment and a batch. */
const longestKept = 256 * 1024 * 1024

function describeBytes(path: string, offset: number, bytes: Buffer): KeptBytes {
  const sha256 = hash('sha256', bytes, 'hex')
  const quarantine = `${basename(path, '.ndjson')}-${offset}-${sha256.slice(0, 16)}`
  return { bytes: bytes.length, sha256, quarantine }
}

async function makeQuarantine(fs: FileSystem, logFolder: string): Promise<string> {
  const folder = folderFor(logFolder)
  const found = await fs.stat(folder)
  // A link in its place would lead out of the folder.
  if (found !== undefined && found.kind !== 'folder') throw notAFolder(folder)
  if (found === undefined && (await fs.makeFolder(folder)) !== undefined) await fs.syncFolder(logFolder)
  return folder
}

function folderFor(logFolder: string): string {
  return `${logFolder}/quarantine`
}
