import { emptyHead, type Head, LogError, type Page } from '@tiendo/core'
import { controlPrefix, firstLineOf, newerLayout, parseControl } from './control-line.ts'
import { corrupt, damageError, examine, readFrom } from './damage.ts'
import { failureOf } from './failure.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { Segment, walk } from './segment.ts'

/** A segment and the file that it is in. */
export interface OpenSegment {
  readonly segment: Segment
  readonly file: OpenFile
  /** The walk over it, once it has begun. */
  walked?: Promise<void>
}

const pageBytes = 4 * 1024 * 1024
const segmentForm = /^(\d{12})\.ndjson$/

/** A segment is named by the first commit that goes into it. */
export function segmentName(firstCommit: number): string {
  return `${String(firstCommit).padStart(12, '0')}.ndjson`
}

export function segmentNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => segmentForm.test(name)).sort()
}

/**
 * The segments of a log, in order. That each begins where the one before ends is known of all of them; what is between is
 * checked when the first line of a segment is asked for, by a walk over the whole segment.
 */
export class Segments {
  readonly open: OpenSegment[] = []

  get last(): OpenSegment {
    return this.open.at(-1) as OpenSegment
  }

  get head(): Head {
    return this.open.at(-1)?.segment.head ?? emptyHead
  }

  /** Lines after line `after`, of one segment, and the head at the moment at which their extent was known. */
  async page(after: number, limit: number): Promise<Page> {
    if (limit <= 0 || after >= this.head.commit) return { lines: [], head: this.head }
    const wanted = this.open.findLast(({ segment }) => segment.base.commit <= after) as OpenSegment
    try {
      return await this.#read(wanted, after, limit)
    } catch (cause) {
      throw failureOf(cause, `read ${wanted.segment.path}`)
    }
  }

  async #read(wanted: OpenSegment, after: number, limit: number): Promise<Page> {
    if (wanted !== this.last) await ensureWalked(wanted)
    const { segment, file } = wanted
    const { head } = this
    const { start, stop } = extentOf(segment, after - segment.base.commit, limit)
    const bytes = await readFrom(file, start, stop)
    if (bytes.length < stop - start) {
      throw new LogError('unavailable', 'Cannot read the log: a segment became shorter', {
        data: { outcome: 'not-written', file: segment.path },
      })
    }
    const lines = bytes.toString('utf8').split('\n')
    return { lines: lines.filter((line) => line !== '' && !line.startsWith(controlPrefix)), head }
  }

  async close(): Promise<void> {
    for (const { file } of this.open) await file.close()
  }
}

/** The bytes of at most `limit` commits from the one with this index on; of one, however long it is. */
function extentOf(segment: Segment, first: number, limit: number) {
  const { starts, commitEnd } = segment
  const start = starts[first] as number
  let stop = starts[first + 1] ?? commitEnd
  for (let next = first + 1; next < starts.length && next - first < limit; next++) {
    const end = starts[next + 1] ?? commitEnd
    if (end - start > pageBytes) break
    stop = end
  }
  return { start, stop }
}

async function ensureWalked(open: OpenSegment): Promise<void> {
  open.walked ??= walkSealed(open)
  try {
    await open.walked
  } catch (error) {
    // The next one who asks goes on from where this walk ended: what a disk refuses once it may give later.
    delete open.walked
    throw error
  }
}

/** A segment that others follow was synced to its end: whatever is wrong with it is damage. */
async function walkSealed({ segment, file }: OpenSegment): Promise<void> {
  const { flaw } = await walk(segment, file)
  const remainder = await examine(segment, file, flaw, false)
  if (remainder.kind === 'corrupt') throw remainder.error
}

/**
 * Opens the segments of a folder for reading and checks that each begins where the one before ends.
 *
 * `newborn` is the path of a last segment whose first line never reached the disk: a crash while it was begun.
 *
 * @throws {LogError} `corrupt`, `too-new`
 */
export async function openSegments(
  fs: FileSystem,
  folder: string,
): Promise<{ readonly segments: Segments; readonly newborn: string | undefined }> {
  const segments = new Segments()
  const all = await fs.list(folder)
  const names = segmentNames(all)
  // What is cached was once in a log.
  if (names.length === 0 && all.includes('cache'))
    throw damageError(new Segment(`${folder}/${segmentName(1)}`, emptyHead), 'segment-missing')
  try {
    for (const name of names) {
      const path = `${folder}/${name}`
      const opened = await openSegment(fs, path, () => endOfWalk(segments))
      if (opened === undefined) {
        if (name === names.at(-1)) return { segments, newborn: path }
        const commit = (await endOfWalk(segments)).commit + 1
        throw corrupt('altered', { commit, file: path, offset: 0, line: 1 })
      }
      segments.open.push(opened)
      await checkJoint(segments, name)
    }
    return { segments, newborn: undefined }
  } catch (error) {
    await segments.close()
    throw error
  }
}

/**
 * A segment with what its first line says; `undefined` where there is not even a whole first line.
 *
 * `reached` is where the log stands before it, which tells what is wrong where the first line does not.
 */
export async function openSegment(
  fs: FileSystem,
  path: string,
  reached: () => Promise<Head>,
): Promise<OpenSegment | undefined> {
  const file = await openFile(fs, path)
  try {
    const bytes = await readFrom(file, 0, firstLineBytes)
    const said = baseOf(bytes, path)
    const base = bytes.includes('\n') ? said : undefined
    if (base === undefined) {
      const head = await reached()
      if (isUnwritten(bytes, head)) {
        await file.close()
        return undefined
      }
      throw await firstLineError(new Segment(path, head), file)
    }
    return { segment: new Segment(path, base), file }
  } catch (error) {
    await file.close()
    throw error
  }
}

export const firstLineBytes = 1024

/**
 * Whether a segment is just what is left of its first line: nothing goes into it before that is on disk. Not so of the
 * first segment of a log, because there is no telling what has been in it.
 */
function isUnwritten(bytes: Buffer, reached: Head): boolean {
  const first = Buffer.from(`${firstLineOf(reached)}\n`)
  if (reached.commit === 0 || bytes.length > first.length) return false
  return bytes.every((byte) => byte === 0) || first.subarray(0, bytes.length).equals(bytes)
}

/** Where a segment says that it begins, whatever became of its line ends: the walk over it finds that. */
export function baseOf(bytes: Buffer, path: string): Head | undefined {
  const [line = ''] = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
  const version = newerLayout(line)
  if (version !== undefined) {
    throw new LogError('too-new', `Cannot open ${path}: its layout has version ${version}`, {
      data: { what: 'layout', version, file: path },
    })
  }
  const control = parseControl(line)
  return control?.file === 'segment' ? { commit: control.commit, sha256: control.sha256 } : undefined
}

async function firstLineError(segment: Segment, file: OpenFile): Promise<LogError> {
  const { flaw } = await walk(segment, file)
  if (segment.end > 0) return damageError(new Segment(segment.path, segment.base), 'control-line')
  const remainder = await examine(segment, file, flaw, false)
  return remainder.kind === 'corrupt' ? remainder.error : damageError(segment, 'altered')
}

async function openFile(fs: FileSystem, path: string): Promise<OpenFile> {
  try {
    return await fs.open(path, 'read')
  } catch (cause) {
    throw failureOf(cause, `open ${path}`)
  }
}

async function endOfWalk({ open }: Segments): Promise<Head> {
  const before = open.at(-1)
  if (before === undefined) return emptyHead
  await walkSealed(before)
  return before.segment.head
}

async function checkJoint(segments: Segments, name: string): Promise<void> {
  const [before, { segment, file }] = [segments.open.at(-2), segments.last]
  const { base, path } = segment
  const isNamedSo = name === segmentName(base.commit + 1)
  const end = before === undefined ? emptyHead : await endOf(before, base)
  if (isNamedSo && isSameHead(end, base)) return
  // Damage of the segment before says more than that the two do not fit.
  if (before !== undefined) await walkSealed(before)
  const reached = before?.segment.head ?? emptyHead
  if (isSameHead(reached, base)) {
    if (isNamedSo) return
    throw damageError(segment, 'misnamed')
  }
  const follows = await followsWithoutFirstLine(new Segment(path, reached), file)
  throw damageError(new Segment(path, reached), follows ? 'control-line' : 'segment-missing')
}

function isSameHead(one: Head, two: Head): boolean {
  return one.commit === two.commit && one.sha256 === two.sha256
}

/** Whether the commits of a segment go on where the log stands, whatever its first line says. */
async function followsWithoutFirstLine(segment: Segment, file: OpenFile): Promise<boolean> {
  segment.end = (await readFrom(file, 0, firstLineBytes)).indexOf('\n') + 1
  await walk(segment, file)
  return segment.starts.length > 0
}

const endBytes = 4096

/** The head at the end of a segment, from its last line: `expected`, or something else. */
async function endOf({ segment, file }: OpenSegment, expected: Head): Promise<Head> {
  const { size } = await file.stat()
  const bytes = await readFrom(file, Math.max(0, size - endBytes))
  const nothing = { commit: -1, sha256: '' }
  if (bytes.at(-1) !== 10) return nothing
  const start = bytes.subarray(0, -1).lastIndexOf(10) + 1
  const control = start > 0 ? parseControl(bytes.toString('utf8', start, bytes.length - 1)) : undefined
  if (control !== undefined) {
    if (control.commit !== expected.commit) return nothing
    if ('sha256' in control && control.file === 'segment') return control
    return expected
  }
  const sha256 = bytes.toString('latin1', bytes.length - 67, bytes.length - 3)
  return sha256 === expected.sha256 && segment.base.commit < expected.commit ? expected : nothing
}
