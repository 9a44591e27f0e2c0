import { controlText, type KeptBytes } from './control-line.ts'
import { examine } from './damage.ts'
import { foreignWrite } from './failure.ts'
import { type FileSystem, type OpenFile, writeAll, writeModes } from './file-system.ts'
import { keepBytes, keepFile, keptBytesOf } from './quarantine.ts'
import { type Segment, walk } from './segment.ts'
import { openSegments, type Segments } from './segments.ts'
import { draftSegment, nameSegment } from './writable-log.ts'

/** What opening a log for writing did about the end that a crash left behind. No acknowledged commit was touched. */
export type Recovery =
  /** Bytes after the last whole commit were moved into `quarantine/`; a control line of the log says so. */
  | ({ readonly kind: 'torn-end'; readonly commit: number } & KeptBytes)
  /** The last commit lacked its line feed, and nothing else. */
  | { readonly kind: 'line-feed-restored'; readonly commit: number }
  /** A segment with half of a first line, or the draft of one, was moved into `quarantine/`. */
  | { readonly kind: 'segment-begun'; readonly quarantine: string }

const gitAttributes = '*.ndjson -text merge=binary\n'

/**
 * Opens the segments of a folder that is held for writing, makes the end of the log whole, and leaves the last segment
 * open for appending. Everything that counts from then on is on disk.
 *
 * @throws {LogError} `corrupt`, `too-new`; then nothing was changed
 */
export async function openForWriting(
  fs: FileSystem,
  folder: string,
): Promise<{ readonly segments: Segments; readonly recoveries: readonly Recovery[] }> {
  const { segments, newborn } = await openSegments(fs, folder)
  try {
    const end = segments.open.length === 0 ? undefined : await judgeEnd(segments)
    const recoveries = await clearDrafts(fs, folder, newborn)
    if (end === undefined) await beginLog(fs, folder, segments)
    else recoveries.push(...(await makeWhole(fs, segments, end)))
    return { segments, recoveries }
  } catch (error) {
    await segments.close()
    throw error
  }
}

type SoundEnd = Exclude<Awaited<ReturnType<typeof examine>>, { kind: 'corrupt' }>

async function judgeEnd({ last: { segment, file } }: Segments): Promise<SoundEnd> {
  const { flaw, rest } = await walk(segment, file)
  const remainder = await examine(segment, file, flaw, true)
  // What came behind the end of the walk is neither torn nor damaged: somebody who was not kept out is writing it.
  if (flaw === undefined) await ensureSize(segment, file, segment.end + rest)
  if (remainder.kind === 'corrupt') throw remainder.error
  return remainder
}

/** @throws {LogError} `diverged` where a segment is not as long as it was when it was judged: somebody writes into it */
async function ensureSize({ path }: Segment, file: OpenFile, expected: number): Promise<void> {
  const { size: found } = await file.stat()
  if (found === expected) return
  const change = found > expected ? 'grown' : 'shrunk'
  throw foreignWrite('open for writing', { change, file: path, expected, found })
}

/** A segment that has only a first line, if that, is begun anew when it is needed. */
async function clearDrafts(fs: FileSystem, folder: string, newborn: string | undefined): Promise<Recovery[]> {
  const recoveries: Recovery[] = []
  const keep = async (path: string) =>
    recoveries.push({ kind: 'segment-begun', quarantine: await keepFile(fs, path) })
  for (const name of await fs.list(folder)) {
    if (!/^\d{12}\.ndjson\.tmp$/.test(name)) continue
    const draft = `${folder}/${name}`
    const [found, named] = [await fs.stat(draft), await fs.stat(draft.slice(0, -'.tmp'.length))]
    // The second name of a segment that was just given its first.
    if (named !== undefined && found?.identity === named.identity) await fs.remove(draft)
    else await keep(draft)
  }
  if (newborn !== undefined) await keep(newborn)
  return recoveries
}

async function beginLog(fs: FileSystem, folder: string, segments: Segments): Promise<void> {
  const attributes = `${folder}/.gitattributes`
  if ((await fs.stat(attributes)) === undefined) {
    const file = await fs.open(attributes, 'create')
    await writeAll(file, Buffer.from(gitAttributes))
    await file.close()
  }
  const first = await draftSegment(fs, folder, segments.head)
  segments.open.push(first)
  await nameSegment(fs, folder, first)
}

async function makeWhole(fs: FileSystem, segments: Segments, end: SoundEnd): Promise<readonly Recovery[]> {
  const { segment, file: reading } = segments.last
  const recoveries: Recovery[] = []
  // Kept before anything is cut: if it cannot be kept, nothing is.
  const kept =
    end.kind === 'torn'
      ? await keepBytes(fs, { path: segment.path, offset: segment.end }, end.bytes)
      : undefined
  const file = await openToAppend(fs, segment.path)
  segments.open.splice(-1, 1, { segment, file })
  await reading.close()
  if ('bytes' in end) await ensureSize(segment, file, segment.end + end.bytes.length)
  if (end.kind === 'line-feed-missing') {
    await writeAll(file, Buffer.from('\n'))
    await walk(segment, file)
    recoveries.push({ kind: 'line-feed-restored', commit: segment.head.commit })
  }
  if (kept !== undefined) {
    await file.truncate(segment.end)
    await file.datasync()
    recoveries.push(await record(segment, file, kept))
  }
  // A crash after the cut and before its record leaves a file that nothing tells of.
  for (const unrecorded of await unrecordedBytes(fs, segment))
    recoveries.push(await record(segment, file, unrecorded))
  // Lines that were found may be in the memory of the operating system only.
  await file.datasync()
  return recoveries
}

/** A segment that was sealed may become the last one again; what else its owner allows is left alone. */
export async function openToAppend(fs: FileSystem, path: string): Promise<OpenFile> {
  const found = await fs.stat(path)
  if (found !== undefined && (found.mode & writeModes) === 0)
    await fs.setMode(path, found.mode | ownerMayWrite)
  return fs.open(path, 'append')
}

const ownerMayWrite = 0o200

async function record(segment: Segment, file: OpenFile, kept: KeptBytes): Promise<Recovery> {
  const { commit } = segment.head
  const line = Buffer.from(`${controlText({ file: 'recovered', commit, ...kept })}\n`)
  await writeAll(file, line)
  segment.take(line)
  return { kind: 'torn-end', commit, ...kept }
}

async function unrecordedBytes(fs: FileSystem, segment: Segment): Promise<readonly KeptBytes[]> {
  const kept = await keptBytesOf(fs, segment.path)
  return kept.filter(({ quarantine }) => !segment.quarantined.has(quarantine))
}
