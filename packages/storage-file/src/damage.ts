import { LogError } from '@tiendo/core'
import { parseControl } from './control-line.ts'
import type { OpenFile } from './file-system.ts'
import { type Flaw, hashesOf, isControl, maxBatchBytes, maxLineBytes, type Segment } from './segment.ts'

/** What stands after the last sound line of a segment. */
export type Remainder =
  | { readonly kind: 'nothing' }
  /** A commit that is whole but for its line feed. */
  | { readonly kind: 'line-feed-missing'; readonly bytes: Buffer }
  /** What a crash leaves of a batch that nobody was told of. */
  | { readonly kind: 'torn'; readonly bytes: Buffer }
  | { readonly kind: 'corrupt'; readonly error: LogError }

/** Why a log is refused. */
export type DamageKind =
  /** A line is not what was written, and what follows proves that it was on disk. */
  | 'altered'
  /** The last lines are not what was written, in a way that no crash leaves behind. */
  | 'altered-tail'
  /** Lines were removed, exchanged, repeated or inserted before this one. */
  | 'missing-or-reordered'
  /** Two lines follow the same one: two writers, or two copies put together. */
  | 'fork'
  /** Line feeds became carriage returns and line feeds, or a byte order mark was put in front. */
  | 'line-endings'
  /** A line of the storage's own is not what was written; the commits around it are. */
  | 'control-line'
  /** A segment, or the end of one, is not there. */
  | 'segment-missing'
  /** A segment has the name of another one. */
  | 'misnamed'
  /** A file that is read on its own ends within a line. */
  | 'cut-short'
  /** A file that is read on its own holds nothing. */
  | 'empty'
  /** A file that is read on its own begins with no line of a log. */
  | 'not-a-log'

const sectorBytes = 512
const zeros = Buffer.alloc(sectorBytes)
const carriageReturn = 13
export const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Tells a torn end from damage. The end of a batch that was never acknowledged may be anything that is left when sectors
 * of it did not reach the disk; everything before it was synced before it was written. So:
 *
 * - A control line that names a commit beyond the last sound one was written after that commit was synced: the damage is
 *   not of a crash.
 * - A whole line that does not follow the one before it is no remainder of a write, wherever it stands.
 * - A crash leaves sectors of zeros or an end too early. Any other alteration is not of a crash.
 *
 * What passes all three may be cut off: acknowledged lines are in it only where the last batches were damaged later in the
 * very shape of a torn end.
 */
export async function examine(
  segment: Segment,
  file: OpenFile,
  flaw: Flaw | undefined,
  isLast: boolean,
): Promise<Remainder> {
  // More than this is left of no batch; and where no proof is needed, the line that is not sound says enough.
  const bytes = await readFrom(
    file,
    segment.end,
    segment.end + (isLast ? maxBatchBytes + 1 : 2 * maxLineBytes),
  )
  if (bytes.length === 0) return { kind: 'nothing' }
  const refuse = (kind: DamageKind): Remainder => ({ kind: 'corrupt', error: damageError(segment, kind) })
  const first = linesOf(bytes).next().value as Line
  if (isEndingsOnly(segment, bytes, first)) return refuse('line-endings')
  const isCommit = !isControl(bytes, first.start, first.stop) && isSound(bytes, first)
  const follows = first.isTerminated && !isCommit && followsBehind(segment, bytes, first)
  if (flaw === 'order') return refuse(follows ? 'control-line' : await orderKind(segment, file, bytes, first))
  if (!first.isTerminated && isCommit) {
    const found = hashesOf(bytes, first.start, first.stop)
    if (found?.prev !== segment.head.sha256) return refuse(await orderKind(segment, file, bytes, first))
    return isLast ? { kind: 'line-feed-missing', bytes } : refuse('line-endings')
  }
  const isOwn = follows || (first.isTerminated && isControl(bytes, first.start, first.stop))
  if (!isLast) return refuse(isOwn ? 'control-line' : 'altered')
  // A whole line and one byte more: its line feed was altered.
  const isLonger = !first.isTerminated && isSound(bytes, { ...first, stop: first.stop - 1 })
  let isTorn = bytes.length <= maxBatchBytes && !isLonger
  for (const line of linesOf(bytes)) {
    if (provesMoreThan(segment.head.commit, bytes, line)) return refuse(isOwn ? 'control-line' : 'altered')
    isTorn &&= !line.isTerminated || isSound(bytes, line) || lacksSector(bytes, segment.end, line)
  }
  return isTorn ? { kind: 'torn', bytes } : refuse(isOwn ? 'control-line' : 'altered-tail')
}

/** Whether the commits go on behind a line that is none of them: then nothing of the log is missing. */
function followsBehind({ head }: Segment, bytes: Buffer, { start, stop }: Line): boolean {
  for (const line of linesOf(bytes, stop + 1)) {
    const found =
      line.isTerminated && !isControl(bytes, line.start, line.stop) && hashesOf(bytes, line.start, line.stop)
    if (found !== false && found !== undefined)
      return found.prev === head.sha256 && !holdsCommit(bytes, start, stop)
  }
  return false
}

/** Whether there is something of a commit in a line. */
export function holdsCommit(bytes: Buffer, start: number, stop: number): boolean {
  const at = bytes.indexOf('"prev":"', start)
  return at >= 0 && at < stop
}

/** Whether a sector of the file that the line touches is all zeros. `offset` is the byte at which `bytes` begin. */
function lacksSector(bytes: Buffer, offset: number, { start, stop }: Line): boolean {
  for (let at = start - ((offset + start) % sectorBytes); at <= stop; at += sectorBytes) {
    // The first sector may begin with bytes that were there before the batch.
    const sector = bytes.subarray(Math.max(at, 0), at + sectorBytes)
    if (sector.equals(zeros.subarray(0, sector.length))) return true
  }
  return false
}

/** How many lines are whole commits, and how many are neither that nor control lines. */
export function countLines(bytes: Buffer): { readonly whole: number; readonly broken: number } {
  let [whole, broken] = [0, 0]
  for (const line of linesOf(bytes)) {
    if (isControl(bytes, line.start, line.stop)) continue
    if (line.isTerminated && isSound(bytes, line)) whole++
    else broken++
  }
  return { whole, broken }
}

interface Line {
  readonly start: number
  readonly stop: number
  readonly isTerminated: boolean
}

function* linesOf(bytes: Buffer, from = 0): Generator<Line, void> {
  let start = from
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start)
    const stop = found < 0 ? bytes.length : found
    yield { start, stop, isTerminated: found >= 0 }
    start = stop + 1
  }
}

function isSound(bytes: Buffer, { start, stop }: Line): boolean {
  if (!isControl(bytes, start, stop)) return hashesOf(bytes, start, stop) !== undefined
  return parseControl(bytes.toString('utf8', start, stop)) !== undefined
}

function provesMoreThan(commit: number, bytes: Buffer, { start, stop, isTerminated }: Line): boolean {
  if (!isTerminated || !isControl(bytes, start, stop)) return false
  const line = parseControl(bytes.toString('utf8', start, stop))
  return line !== undefined && line.commit > commit
}

/** Whether the first line would be sound but for how lines end or how the file begins. */
function isEndingsOnly(segment: Segment, bytes: Buffer, { start, stop }: Line): boolean {
  const hasMark = segment.end === 0 && bytes.subarray(0, 3).equals(byteOrderMark)
  const from = hasMark ? start + byteOrderMark.length : start
  const to = bytes[stop - 1] === carriageReturn ? stop - 1 : stop
  return (from !== start || to !== stop) && isSound(bytes, { start: from, stop: to, isTerminated: true })
}

async function orderKind(segment: Segment, file: OpenFile, bytes: Buffer, line: Line): Promise<DamageKind> {
  const found = isControl(bytes, line.start, line.stop) ? undefined : hashesOf(bytes, line.start, line.stop)
  if (found === undefined) return 'missing-or-reordered'
  let before: string | undefined = segment.starts.length > nearbyCommits ? undefined : segment.base.sha256
  for (const known of await latestHashes(segment, file)) {
    if (before === found.prev) return known === found.sha256 ? 'missing-or-reordered' : 'fork'
    before = known
  }
  return 'missing-or-reordered'
}

const nearbyCommits = 1000

/** The hashes of the last commits before the flaw: a second writer began not far from there. */
async function latestHashes(segment: Segment, file: OpenFile): Promise<readonly string[]> {
  const sound = await readFrom(file, segment.starts.at(-nearbyCommits) ?? 0, segment.end)
  const hashes: string[] = []
  for (const { start, stop } of linesOf(sound))
    if (!isControl(sound, start, stop)) hashes.push(sound.toString('latin1', stop - 66, stop - 2))
  return hashes
}

export async function readFrom(
  file: OpenFile,
  position: number,
  end = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  const size = Math.min(end, (await file.stat()).size) - position
  const bytes = Buffer.alloc(Math.max(0, size))
  let filled = 0
  while (filled < bytes.length) {
    const read = await file.read(bytes, filled, bytes.length - filled, position + filled)
    if (read === 0) break
    filled += read
  }
  return bytes.subarray(0, filled)
}

const acceptLoss = 'restore it from a backup, or accept the loss with repairFileLog'

const remedies: Readonly<Record<DamageKind, string>> = {
  altered: acceptLoss,
  'altered-tail': acceptLoss,
  'missing-or-reordered': acceptLoss,
  fork: 'decide which writer is right, and accept the loss of the other with repairFileLog',
  'line-endings': "nothing is lost: repairFileLog({ folder, accept: 'line-endings', reason })",
  'control-line': "nothing is lost: repairFileLog({ folder, accept: 'control-lines', reason })",
  'segment-missing': 'put the segment back, or accept the loss with repairFileLog',
  misnamed: 'give the segment its own name back',
  'cut-short': 'export it again',
  empty: 'export it again',
  'not-a-log': 'name an export or a segment of a log',
}

export interface Place {
  /** The first commit that cannot be read. */
  readonly commit: number
  readonly file: string
  /** The byte at which its line begins. */
  readonly offset: number
  /** The number of that line in the file, counted from 1. */
  readonly line: number
}

/** The refusal of a log at the first line that is not sound. */
export function damageError(segment: Segment, kind: DamageKind): LogError {
  const { head, path, end, lineCount } = segment
  return corrupt(kind, { commit: head.commit + 1, file: path, offset: end, line: lineCount + 1 })
}

export function corrupt(kind: DamageKind, place: Place, remedy = remedies[kind]): LogError {
  const { commit, file, offset, line } = place
  const where = `commit ${commit}, ${file}, byte ${offset}, line ${line}`
  return new LogError('corrupt', `Cannot use the log: ${kind} at ${where}; ${remedy}`, {
    data: { kind, commit, file, offset, line },
  })
}
