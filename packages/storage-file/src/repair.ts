import { resolve } from 'node:path'
import { emptyHead, type Head, InputError } from '@tiendo/core'
import { type ControlLine, controlText, type KeptBytes } from './control-line.ts'
import { byteOrderMark, countLines, type DamageKind, damageError, examine, readFrom } from './damage.ts'
import { failureOf } from './failure.ts'
import { checkFolder, realSurroundings, type Surroundings } from './file-storage.ts'
import { type FileSystem, fileMode, type OpenFile, writeAll } from './file-system.ts'
import { describeBytes, keepBytes, keepFile } from './quarantine.ts'
import { Segment, walk } from './segment.ts'
import { segmentName, segmentNames } from './segments.ts'
import { draftSegment, nameSegment } from './writable-log.ts'

export interface RepairOptions {
  readonly folder: string
  /**
   * What the operator accepts. `line-endings`: line ends and byte order marks are put back to what was written; nothing is
   * lost. `lossFromCommit`: everything from that commit on is cut off the log; it must be the commit that the refusal of the
   * log names.
   */
  readonly accept: 'line-endings' | { readonly lossFromCommit: number }
  /** Goes into the log, for whoever asks later. */
  readonly reason: string
}

export interface RepairReport {
  /** The end of the log as it is now. */
  readonly head: Head
  /** What was taken out of the log, byte for byte; in `quarantine/`. */
  readonly kept: readonly KeptBytes[]
  /** How many lines in it are whole commits, and how many are not. */
  readonly lost: { readonly wholeCommits: number; readonly brokenLines: number }
}

/**
 * Makes a log usable that `fileStorage` refuses as `corrupt`, as far as an operator accepts what that costs. Restoring a
 * backup is better where there is one. No byte is deleted: what is taken out goes into `quarantine/`, and a control line in
 * the log says so, with the reason.
 *
 * @throws {InputError} `INVALID_OPTION`, also where the log has no such damage
 * @throws {LogError} `locked`, `corrupt` for damage that was not accepted, `too-new`, `denied`, `quota`, `unavailable`
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
  try {
    const release = await lock(folder, await checkFolder(fs, folder))
    try {
      return options.accept === 'line-endings'
        ? await restoreLineEnds(fs, folder, options.reason)
        : await cutFrom(fs, folder, options.accept.lossFromCommit, options.reason)
    } finally {
      await release()
    }
  } catch (cause) {
    throw cause instanceof InputError ? cause : failureOf(cause, `repair ${folder}`)
  }
}

interface Damage {
  /** The path of the segment in which it is. */
  readonly path: string
  readonly offset: number
  readonly commit: number
  readonly kind: DamageKind
  readonly error: Error
}

/** Walks over the whole log. `before` is the last segment with something sound in it. */
async function findDamage(
  fs: FileSystem,
  folder: string,
): Promise<{ readonly damage: Damage | undefined; readonly before: Segment | undefined }> {
  let before: Segment | undefined
  const names = segmentNames(await fs.list(folder))
  for (const name of names) {
    const segment = new Segment(`${folder}/${name}`, before?.head ?? emptyHead)
    const file = await fs.open(segment.path, 'read')
    try {
      const { flaw } = await walk(segment, file)
      const isElsewhere = name !== segmentName(segment.base.commit + 1)
      const remainder = isElsewhere
        ? ({ kind: 'corrupt', error: await damageError(segment, file, 'segment-missing') } as const)
        : await examine(segment, file, flaw, name === names.at(-1))
      if (remainder.kind === 'corrupt') {
        const { commit, kind, offset } = remainder.error.data as Pick<Damage, 'commit' | 'kind' | 'offset'>
        const damage = { path: segment.path, offset, commit, kind, error: remainder.error }
        return { damage, before: segment.end > 0 ? segment : before }
      }
    } finally {
      await file.close()
    }
    before = segment
  }
  return { damage: undefined, before }
}

async function cutFrom(
  fs: FileSystem,
  folder: string,
  commit: number,
  reason: string,
): Promise<RepairReport> {
  const { damage, before } = await findDamage(fs, folder)
  if (damage === undefined) throw refuse('accept', 'the log has no damage that needs it')
  if (damage.kind === 'line-endings') throw damage.error
  if (damage.commit !== commit) {
    throw refuse('accept.lossFromCommit', `the damage begins at commit ${damage.commit}`)
  }
  const kept: KeptBytes[] = []
  const lost = { wholeCommits: 0, brokenLines: 0 }
  const count = (bytes: Buffer) => {
    const { whole, broken } = countLines(bytes)
    lost.wholeCommits += whole
    lost.brokenLines += broken
  }
  // From the end on, so that until all is done the log is refused for the very same damage.
  const later = segmentNames(await fs.list(folder)).map((name) => `${folder}/${name}`)
  for (const path of later
    .filter((each) => each > damage.path || (each === damage.path && damage.offset === 0))
    .reverse()) {
    const bytes = await readFile(fs, path)
    count(bytes)
    kept.push({ ...describeBytes(path, 0, bytes), quarantine: await keepFile(fs, path) })
  }
  const { segment, file } = await openEnd(fs, folder, before)
  try {
    const rest = await readFrom(file, segment.end)
    if (rest.length > 0) {
      count(rest)
      kept.push(await keepBytes(fs, { path: segment.path, offset: segment.end }, rest))
      await file.truncate(segment.end)
      await file.datasync()
    }
    for (const piece of kept) await record(segment, file, piece, reason)
  } finally {
    await file.close()
  }
  return { head: segment.head, kept, lost }
}

/** The segment at whose end the log goes on; a new one where nothing sound is left. */
async function openEnd(fs: FileSystem, folder: string, before: Segment | undefined) {
  if (before === undefined) {
    const first = await draftSegment(fs, folder, emptyHead)
    await nameSegment(fs, folder, first)
    return first
  }
  await fs.setMode(before.path, fileMode)
  return { segment: before, file: await fs.open(before.path, 'append') }
}

async function restoreLineEnds(fs: FileSystem, folder: string, reason: string): Promise<RepairReport> {
  const kept: KeptBytes[] = []
  for (;;) {
    const { damage, before } = await findDamage(fs, folder)
    if (damage === undefined) {
      if (kept.length === 0) throw refuse('accept', 'the line ends of the log are what was written')
      return { head: before?.head ?? emptyHead, kept, lost: { wholeCommits: 0, brokenLines: 0 } }
    }
    if (damage.kind !== 'line-endings') throw damage.error
    const { path } = damage
    const found = await readFile(fs, path)
    const restored = withoutForeignEnds(found)
    const base = before === undefined || before.path === path ? (before?.base ?? emptyHead) : before.head
    const draft = `${path}.tmp`
    if ((await fs.stat(draft)) !== undefined) await fs.remove(draft)
    const file = await fs.open(draft, 'create')
    try {
      await writeAll(file, restored)
      await file.datasync()
      const segment = new Segment(path, base)
      const { flaw } = await walk(segment, file)
      if (flaw !== undefined) throw await damageError(segment, file, 'altered')
      const piece = await keepBytes(fs, { path, offset: 0 }, found)
      await fs.rename(draft, path)
      await fs.syncFolder(folder)
      await record(segment, file, piece, reason)
      kept.push(piece)
    } catch (error) {
      if ((await fs.stat(draft)) !== undefined) await fs.remove(draft)
      throw error
    } finally {
      await file.close()
    }
  }
}

function withoutForeignEnds(bytes: Buffer): Buffer {
  const start = bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0
  return Buffer.from(bytes.subarray(start).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
}

async function record(segment: Segment, file: OpenFile, kept: KeptBytes, reason: string): Promise<void> {
  const line: ControlLine = { file: 'repaired', commit: segment.head.commit, ...kept, reason }
  const bytes = Buffer.from(`${controlText(line)}\n`)
  await writeAll(file, bytes)
  await file.datasync()
  segment.take(bytes)
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

function checkOptions({ folder, accept, reason }: RepairOptions): void {
  if (typeof folder !== 'string' || folder === '' || folder.includes('\0'))
    throw refuse('folder', 'not a path')
  if (accept !== 'line-endings') {
    const commit = typeof accept === 'object' && accept !== null ? accept.lossFromCommit : undefined
    if (!Number.isSafeInteger(commit) || (commit as number) < 1)
      throw refuse('accept', 'says neither line-endings nor the commit from which on all is lost')
  }
  if (
    typeof reason !== 'string' ||
    reason.trim() === '' ||
    reason.length > maxReasonLength ||
    /\p{Surrogate}/u.test(reason)
  )
    throw refuse('reason', 'not a text of at most 1,000 characters')
}
