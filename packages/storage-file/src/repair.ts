import { resolve } from 'node:path'
import { emptyHead, type Head, hasCode, InputError, type LogError } from '@tiendo/core'
import { type ControlLine, controlText, firstLineOf, type KeptBytes, parseControl } from './control-line.ts'
import {
  byteOrderMark,
  countLines,
  type DamageKind,
  examine,
  holdsCommit,
  type Place,
  readFrom,
} from './damage.ts'
import { failureOf } from './failure.ts'
import { checkFolder, realSurroundings, type Surroundings } from './file-storage.ts'
import { type FileSystem, type OpenFile, writeAll } from './file-system.ts'
import { openToAppend } from './open-for-writing.ts'
import { keepBytes } from './quarantine.ts'
import { hashesOf, Segment, walk } from './segment.ts'
import { openSegments, segmentNames } from './segments.ts'
import { draftSegment, nameSegment } from './writable-log.ts'

export interface RepairOptions {
  readonly folder: string
  /**
   * What the operator accepts. Without loss: `line-endings` puts line ends back to what was written and takes byte order marks
   * out; `control-lines` writes the storage's own lines anew. With loss: everything from `lossFromCommit` on is cut off the
   * log; it must be the commit that the refusal of the log names.
   */
  readonly accept: 'line-endings' | 'control-lines' | { readonly lossFromCommit: number }
  /** Goes into the log, for whoever asks later. */
  readonly reason: string
}

export interface RepairReport {
  /** The end of the log as it is now; `undefined` while it is still refused. */
  readonly head: Head | undefined
  /** What is still wrong with the log: another damage, which wants a decision of its own. */
  readonly remaining: (Place & { readonly kind: DamageKind }) | undefined
  /** What was taken out of the log or replaced, byte for byte; in `quarantine/`. */
  readonly kept: readonly KeptBytes[]
  /** How many lines of what was cut off are whole commits, and how many are not. What was missing before is not in it. */
  readonly lost: { readonly wholeCommits: number; readonly brokenLines: number }
}

/**
 * Makes a log usable that `fileStorage` refuses as `corrupt`, as far as an operator accepts what that costs. Restoring a
 * backup is better where there is one. No byte is deleted: what is taken out goes into `quarantine/`, and a control line in
 * the log says so, with the reason.
 *
 * @throws {InputError} `INVALID_OPTION`, also where the log has no such damage
 * @throws {LogError} `locked`, `corrupt` for damage that wants something else to be accepted, `too-new`, `denied`, `quota`,
 * `unavailable`
 */
export function repairFileLog(options: RepairOptions): Promise<RepairReport> {
  return repairIn(realSurroundings, options)
}

export async function repairIn(
  { fs, lock }: Pick<Surroundings, 'fs' | 'lock'>,
  options: RepairOptions,
): Promise<RepairReport> {
  checkOptions(options)
  const folder = resolve(options.folder)
  const { accept, reason } = options
  try {
    const release = await lock(folder, await checkFolder(fs, folder))
    try {
      if (typeof accept === 'string') return await rewrite(fs, folder, accept, reason)
      return await cutFrom(fs, folder, accept.lossFromCommit, reason)
    } finally {
      await release()
    }
  } catch (cause) {
    throw cause instanceof InputError ? cause : failureOf(cause, `repair ${folder}`)
  }
}

interface Damage extends Place {
  readonly kind: DamageKind
  readonly error: LogError
}

/** What opening the log and reading all of it would be refused for. */
async function findDamage(
  fs: FileSystem,
  folder: string,
): Promise<{ readonly damage: Damage } | { readonly damage: undefined; readonly head: Head }> {
  try {
    const { segments } = await openSegments(fs, folder)
    try {
      for (const { segment, file } of segments.open) {
        const { flaw } = await walk(segment, file)
        const remainder = await examine(segment, file, flaw, segment === segments.last.segment)
        if (remainder.kind === 'corrupt') throw remainder.error
      }
      return { damage: undefined, head: segments.head }
    } finally {
      await segments.close()
    }
  } catch (error) {
    if (!hasCode(error, 'corrupt')) throw error
    const { data } = error as LogError
    return { damage: { ...(data as unknown as Damage), error: error as LogError } }
  }
}

const withoutLoss: readonly DamageKind[] = ['line-endings', 'control-line', 'misnamed']

async function cutFrom(
  fs: FileSystem,
  folder: string,
  commit: number,
  reason: string,
): Promise<RepairReport> {
  const { damage } = await findDamage(fs, folder)
  if (damage === undefined) throw refuse('accept', 'the log has no damage')
  if (withoutLoss.includes(damage.kind)) throw damage.error
  if (damage.commit !== commit)
    throw refuse('accept.lossFromCommit', `the damage begins at commit ${damage.commit}`)
  const paths = await pathsOf(fs, folder)
  const isCutOff = (path: string) => path > damage.file || (path === damage.file && damage.offset === 0)
  const cutOff = paths.filter(isCutOff)
  const end = paths.filter((path) => !isCutOff(path)).at(-1)
  const kept: KeptBytes[] = []
  const lost = { wholeCommits: 0, brokenLines: 0 }
  const keep = async (path: string, offset: number, bytes: Buffer) => {
    const { whole, broken } = countLines(bytes)
    lost.wholeCommits += whole
    lost.brokenLines += broken
    kept.push(await keepBytes(fs, { path, offset }, bytes))
  }
  // All of it is kept before any of it is taken away; opening the log records what an interrupted repair has kept.
  if (end === damage.file) await keep(end, damage.offset, (await readFile(fs, end)).subarray(damage.offset))
  for (const path of cutOff) await keep(path, 0, await readFile(fs, path))
  for (const path of cutOff.toReversed()) {
    await fs.remove(path)
    await fs.syncFolder(folder)
  }
  const { segment, file } = await openEnd(fs, folder, end)
  try {
    if (end === damage.file) {
      await file.truncate(segment.end)
      await file.datasync()
    }
    for (const piece of kept) await record(segment, file, piece, reason)
  } finally {
    await file.close()
  }
  return { head: segment.head, remaining: undefined, kept, lost }
}

/** The segment at whose end the log goes on; a new one where nothing sound is left. */
async function openEnd(fs: FileSystem, folder: string, path: string | undefined) {
  if (path === undefined) {
    const first = await draftSegment(fs, folder, emptyHead)
    await nameSegment(fs, folder, first)
    return first
  }
  const segment = await segmentAt(fs, path)
  const file = await openToAppend(fs, path)
  await walk(segment, file)
  return { segment, file }
}

/** Writes segments anew that lack nothing but their line ends or control lines. */
async function rewrite(
  fs: FileSystem,
  folder: string,
  accept: 'line-endings' | 'control-lines',
  reason: string,
): Promise<RepairReport> {
  const before = await findDamage(fs, folder)
  if (before.damage === undefined) throw refuse('accept', 'the log has no damage')
  const kept =
    accept === 'line-endings'
      ? await rewriteLineEnds(fs, folder, reason)
      : await rewriteControlLines(fs, folder, reason)
  if (kept.length === 0) throw before.damage.error
  const after = await findDamage(fs, folder)
  const lost = { wholeCommits: 0, brokenLines: 0 }
  if (after.damage === undefined) return { head: after.head, remaining: undefined, kept, lost }
  const { error: _, ...remaining } = after.damage
  return { head: undefined, remaining, kept, lost }
}

async function rewriteLineEnds(fs: FileSystem, folder: string, reason: string): Promise<KeptBytes[]> {
  const kept: KeptBytes[] = []
  for (const path of await pathsOf(fs, folder)) {
    const bytes = await readFile(fs, path)
    const restored = withoutForeignEnds(bytes)
    if (restored.equals(bytes)) continue
    const segment = new Segment(path, await baseBefore(fs, folder, path))
    kept.push(await replace(fs, folder, segment, { bytes, restored }, reason))
  }
  return kept
}

async function rewriteControlLines(fs: FileSystem, folder: string, reason: string): Promise<KeptBytes[]> {
  const kept: KeptBytes[] = []
  for (let previous: string | undefined; ; ) {
    const { damage } = await findDamage(fs, folder)
    if (damage?.kind !== 'control-line' || damage.file === previous) return kept
    previous = damage.file
    const bytes = await readFile(fs, damage.file)
    const base = await baseBefore(fs, folder, damage.file)
    const segment = new Segment(damage.file, base)
    kept.push(await replace(fs, folder, segment, { bytes, restored: withOwnLines(bytes, base) }, reason))
  }
}

async function replace(
  fs: FileSystem,
  folder: string,
  segment: Segment,
  { bytes, restored }: { readonly bytes: Buffer; readonly restored: Buffer },
  reason: string,
): Promise<KeptBytes> {
  const draft = `${segment.path}.tmp`
  if ((await fs.stat(draft)) !== undefined) await fs.remove(draft)
  const file = await fs.open(draft, 'create')
  try {
    await writeAll(file, restored)
    const piece = await keepBytes(fs, { path: segment.path, offset: 0 }, bytes)
    const { flaw, rest } = await walk(segment, file)
    // Where there is more damage, a line at the end would only add to it; opening the log records what was kept.
    if (flaw === undefined && rest === 0) await record(segment, file, piece, reason)
    await file.datasync()
    await fs.rename(draft, segment.path)
    await fs.syncFolder(folder)
    return piece
  } finally {
    await file.close()
  }
}

function withoutForeignEnds(bytes: Buffer): Buffer {
  const start = bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0
  const restored = Buffer.from(bytes.subarray(start).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
  const lastLine = restored.lastIndexOf('\n') + 1
  const lacksItsEnd = hashesOf(restored, lastLine, restored.length) !== undefined
  return lacksItsEnd ? Buffer.concat([restored, Buffer.from('\n')]) : restored
}

/**
 * The commits as they are, behind a first line that says where they begin. A line that has something of a commit in it is
 * left as it is, from where a whole one begins in it.
 */
function withOwnLines(bytes: Buffer, base: Head): Buffer {
  const lines = bytes
    .toString('latin1')
    .split('\n')
    .flatMap((line, index, all) => {
      const own = Buffer.from(line, 'latin1')
      if (index === all.length - 1) return [line]
      if (!holdsCommit(own, 0, own.length)) return []
      const start = ['{"commit":', '{"tiendo":']
        .map((beginning) => own.indexOf(beginning))
        .find((at) => at > 0)
      const isWhole = start !== undefined && hashesOf(own, start, own.length) !== undefined
      return [isWhole ? line.slice(start) : line]
    })
  return Buffer.from([firstLineOf(base), ...lines].join('\n'), 'latin1')
}

/** Where the log stands before a segment, as far as the segment before it is sound. */
async function baseBefore(fs: FileSystem, folder: string, path: string): Promise<Head> {
  const before = (await pathsOf(fs, folder)).filter((each) => each < path).at(-1)
  if (before === undefined) return emptyHead
  const segment = await segmentAt(fs, before)
  const file = await fs.open(before, 'read')
  try {
    await walk(segment, file)
    return segment.head
  } finally {
    await file.close()
  }
}

async function segmentAt(fs: FileSystem, path: string): Promise<Segment> {
  const [line = ''] = (await readFile(fs, path)).toString('utf8', 0, 1024).split('\n')
  const first = parseControl(line)
  const base = first?.file === 'segment' ? { commit: first.commit, sha256: first.sha256 } : emptyHead
  return new Segment(path, base)
}

async function record(segment: Segment, file: OpenFile, kept: KeptBytes, reason: string): Promise<void> {
  const line: ControlLine = { file: 'repaired', commit: segment.head.commit, ...kept, reason }
  const bytes = Buffer.from(`${controlText(line)}\n`)
  await writeAll(file, bytes)
  await file.datasync()
  segment.take(bytes)
}

async function pathsOf(fs: FileSystem, folder: string): Promise<readonly string[]> {
  return segmentNames(await fs.list(folder)).map((name) => `${folder}/${name}`)
}

async function readFile(fs: FileSystem, path: string): Promise<Buffer> {
  const file = await fs.open(path, 'read')
  try {
    return await readFrom(file, 0)
  } finally {
    await file.close()
  }
}

function refuse(path: string, reason: string): InputError {
  return new InputError('INVALID_OPTION', path, reason)
}

const maxReasonLength = 1000

function checkOptions(options: RepairOptions): void {
  if (typeof options !== 'object' || options === null) throw refuse('options', 'not an object')
  const { folder, accept, reason, ...others } = options
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw refuse(unknown, 'is not an option of this')
  if (typeof folder !== 'string' || folder === '' || folder.includes('\0'))
    throw refuse('folder', 'not a path')
  if (accept !== 'line-endings' && accept !== 'control-lines') {
    const commit = typeof accept === 'object' && accept !== null ? accept.lossFromCommit : undefined
    if (!Number.isSafeInteger(commit) || (commit as number) < 1)
      throw refuse('accept', "none of 'line-endings', 'control-lines' and { lossFromCommit: N }")
  }
  if (
    typeof reason !== 'string' ||
    reason.trim() === '' ||
    reason.length > maxReasonLength ||
    /\p{Surrogate}/u.test(reason)
  )
    throw refuse('reason', 'not a text of 1 to 1,000 characters')
}
