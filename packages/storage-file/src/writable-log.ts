import { type Head, headToFollow, LogError, type Page, prevOf, type Seal, shaOf } from '@tiendo/core'
import { Blocks } from './blocks.ts'
import { controlPrefix, controlText, firstLineOf } from './control-line.ts'
import { readFrom } from './damage.ts'
import { failureOf, foreignWrite, isFull, type UnknownKind, unknownOutcome } from './failure.ts'
import { type FileStat, type FileSystem, type OpenFile, writeAll, writeModes } from './file-system.ts'
import { maxBatchBytes, maxLineBytes, Segment } from './segment.ts'
import { type OpenSegment, type Segments, segmentName } from './segments.ts'

export interface WritableOptions {
  readonly fs: FileSystem
  readonly folder: string
  readonly segments: Segments
  /** How long a segment may be when the next batch comes. */
  readonly segmentBytes: number
  /** Ends the exclusion of other writers. */
  readonly release: () => Promise<void>
}

const shownLines = 1000

/**
 * The one that writes. A batch is one write at the end of the last segment and one sync; only then does the batch count,
 * here and for whoever waits. What is known of the log is what was synced, so a batch that failed leaves no trace in it.
 */
export class WritableLog {
  readonly #options: WritableOptions
  readonly #segments: Segments
  #turn: Promise<unknown> = Promise.resolve()
  /** Which file the last segment is. A file that is open stays the same one. */
  #own: { readonly file: OpenFile; readonly identity: string } | undefined
  /** Why nothing is written any more: the disk or another writer did something that only opening again can judge. */
  #refusal: LogError | undefined

  constructor(options: WritableOptions) {
    this.#options = options
    this.#segments = options.segments
  }

  get head(): Head {
    return this.#segments.head
  }

  page(after: number, limit: number): Promise<Page> {
    return this.#segments.page(after, limit)
  }

  async blocks(after: number): Promise<Blocks> {
    return new Blocks(this.#segments, after)
  }

  next(blocks: Blocks): Promise<Uint8Array | undefined> {
    return blocks.next()
  }

  append(known: Head, seal: Seal): Promise<void> {
    const appended = this.#turn.then(() => this.#append(known, seal))
    this.#turn = appended.catch(() => {})
    return appended
  }

  async #append(known: Head, seal: Seal): Promise<void> {
    let prev: string | undefined
    for (let after = known.commit; ; after = this.head.commit) {
      const shown = await this.#segments.page(after, shownLines)
      const lines = seal(shown)
      if (lines.length === 0) return
      prev = headToFollow(lines, shown.head, prev)
      if (prev !== this.head.sha256) continue
      return this.#write(lines)
    }
  }

  async #write(lines: readonly string[]): Promise<void> {
    if (this.#refusal !== undefined) throw this.#refusal
    checkLines(lines)
    await this.#ensureOurs(this.#segments.last)
    if (this.#segments.last.segment.end >= this.#options.segmentBytes) {
      await this.#rotate()
      await this.#ensureOurs(this.#segments.last)
    }
    const { segment, file } = this.#segments.last
    const { commit } = segment.head
    const proof = segment.endsInControl ? '' : `${controlText({ file: 'synced', commit })}\n`
    const batch = Buffer.from(`${proof}${lines.join('\n')}\n`)
    if (batch.length > maxBatchBytes) throw tooLong(`a batch is longer than ${maxBatchBytes} bytes`)
    await this.#writeWhole(segment, file, batch)
    try {
      await file.datasync()
    } catch (cause) {
      // Never again: the next sync would succeed although these bytes may be gone.
      await this.#truncateOurs(segment, file, batch).catch(() => {})
      throw this.#refuse(unknownOutcome('Cannot append: the disk does not take it', cause, 'sync'))
    }
    segment.extend(batch, { commit: commit + lines.length, sha256: shaOf(lines.at(-1) as string) })
  }

  async #writeWhole(segment: Segment, file: OpenFile, batch: Buffer): Promise<void> {
    let size: number
    try {
      await writeAll(file, batch)
      size = (await file.stat()).size
    } catch (cause) {
      throw await this.#takeBack(segment, file, batch, cause)
    }
    if (size === segment.end + batch.length) return
    const message = 'Cannot append: somebody else writes into the log'
    throw this.#refuse(unknownOutcome(message, undefined, 'foreign-write'))
  }

  /** A batch that was written in part is taken back; where that is certain, the log is as it was and can be used. */
  async #takeBack(segment: Segment, file: OpenFile, batch: Buffer, cause: unknown): Promise<LogError> {
    try {
      if (!(await this.#truncateOurs(segment, file, batch)))
        return this.#refuse(
          unknownOutcome('Cannot append: somebody else writes into the log', cause, 'foreign-write'),
        )
      await file.datasync()
    } catch (second) {
      return this.#refuse(
        unknownOutcome('Cannot append, nor take back what was written in part', second, 'write'),
      )
    }
    if (isFull(cause)) return failureOf(cause, 'append')
    return this.#refuse(unknownOutcome('Cannot append: the disk does not take it', cause, 'write'))
  }

  /** Cuts off what was written of a batch, if that is all there is behind the end. */
  async #truncateOurs(segment: Segment, file: OpenFile, batch: Buffer): Promise<boolean> {
    const written = await readFrom(file, segment.end, segment.end + batch.length + 1)
    if (!batch.subarray(0, written.length).equals(written)) return false
    await file.truncate(segment.end)
    return true
  }

  /** The segment must be the file that we know and end where we left it: nobody else writes, nothing was put back. */
  async #ensureOurs({ segment, file }: OpenSegment): Promise<void> {
    const { fs } = this.#options
    if (this.#own?.file !== file) {
      const { identity } = await this.#attempt('append', () => file.stat())
      this.#own = { file, identity }
    }
    const named = await this.#attempt('append', () => fs.stat(segment.path))
    if (named?.identity === this.#own.identity && named.size === segment.end) return
    const own = await this.#attempt('append', () => file.stat())
    const sizes = { expected: segment.end, found: named?.size ?? 0 }
    throw this.#refuse(
      foreignWrite('append', { change: changeOf(named, own, segment.end), file: segment.path, ...sizes }),
    )
  }

  /** Begins a segment: its first line is on disk before it has its name, and its name before anything goes into it. */
  async #rotate(): Promise<void> {
    const { fs, folder } = this.#options
    const { segment: sealed, file } = this.#segments.last
    const next = await this.#attempt('begin a segment', () => draftSegment(fs, folder, this.head))
    try {
      await nameSegment(fs, folder, next)
    } catch (cause) {
      await next.file.close().catch(() => {})
      throw this.#refuse(failureOf(cause, 'begin a segment'))
    }
    this.#segments.open.push(next)
    // Only a hint for people and tools: whether it is there or not, the segment is not written to again.
    await file
      .stat()
      .then(({ mode }) => fs.setMode(sealed.path, mode & ~writeModes))
      .catch(() => {})
  }

  async #attempt<Result>(action: string, task: () => Promise<Result>): Promise<Result> {
    try {
      return await task()
    } catch (cause) {
      throw failureOf(cause, action)
    }
  }

  /** Ends the writing for good. Returns the failure of the append that found out. */
  #refuse(failure: LogError): LogError {
    const { kind = 'sync' } = failure.data as { readonly kind?: UnknownKind }
    this.#refusal = new LogError(
      'unavailable',
      'Cannot append: an earlier failure ended the writing; open the log again',
      {
        data: { outcome: 'not-written', kind },
        cause: failure,
      },
    )
    return failure
  }

  async close(): Promise<void> {
    await this.#turn
    await this.#proveEnd()
    await this.#segments.close()
    await this.#options.release()
  }

  /**
   * Says at the end of the log that all of it was synced. Without it, damage of the last batch could later pass for a
   * torn end; so if it cannot be written, nothing is lost that was there.
   */
  async #proveEnd(): Promise<void> {
    const { segment, file } = this.#segments.last
    if (segment.endsInControl || this.#refusal !== undefined) return
    try {
      await this.#ensureOurs(this.#segments.last)
      const { commit } = segment.head
      const proof = Buffer.from(`${controlText({ file: 'synced', commit })}\n`)
      await this.#writeWhole(segment, file, proof)
      await file.datasync()
    } catch {
      // Opening again finds a torn end, if that is what was left.
    }
  }
}

function changeOf(named: FileStat | undefined, own: FileStat, end: number) {
  if (named === undefined) return 'removed'
  if (named.identity !== own.identity) return 'replaced'
  return own.size > end ? 'grown' : 'shrunk'
}

/** @throws {TypeError} for what are no lines of a log, would pass for one of ours, or do not follow each other */
function checkLines(lines: readonly string[]): void {
  let length = 0
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const isLine =
      typeof line === 'string' &&
      line.slice(-77, -66) === ',"sha256":"' &&
      !line.includes('\n') &&
      !line.startsWith(controlPrefix) &&
      (before === undefined || prevOf(line) === shaOf(before))
    if (!isLine) throw new TypeError('Cannot append: seal returned what is no line of this log')
    length += line.length
    if (line.length * 3 > maxLineBytes && Buffer.byteLength(line) > maxLineBytes)
      throw tooLong(`a line is longer than ${maxLineBytes} bytes`)
  }
  // Each character takes a byte at least; the rest is seen when they are bytes.
  if (length > maxBatchBytes) throw tooLong(`a batch is longer than ${maxBatchBytes} bytes`)
}

function tooLong(what: string): LogError {
  return new LogError('unavailable', `Cannot append: ${what}`, { data: { outcome: 'not-written' } })
}

/** Writes the first line of the segment that begins at a head, under a name that no reader looks for. */
export async function draftSegment(fs: FileSystem, folder: string, base: Head): Promise<OpenSegment> {
  const path = `${folder}/${segmentName(base.commit + 1)}`
  const draft = `${path}.tmp`
  // One that an earlier attempt left behind.
  if ((await fs.stat(draft)) !== undefined) await fs.remove(draft)
  const file = await fs.open(draft, 'create')
  try {
    const first = Buffer.from(`${firstLineOf(base)}\n`)
    const segment = new Segment(path, base)
    await writeAll(file, first)
    await file.datasync()
    segment.extend(first, base)
    return { segment, file }
  } catch (error) {
    await file.close()
    await fs.remove(draft).catch(() => {})
    throw error
  }
}

/**
 * Gives a segment its name, which nobody else can take at the same time, and makes the name outlive a power cut.
 *
 * @throws {LogError} `diverged` where the name is taken: another writer has begun the segment, with all that is in it
 */
export async function nameSegment(fs: FileSystem, folder: string, { segment }: OpenSegment): Promise<void> {
  const draft = `${segment.path}.tmp`
  try {
    await fs.link(draft, segment.path)
    // Where it stays, opening the log removes it.
    await fs.remove(draft).catch(() => {})
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const taken = await fs.stat(segment.path)
    if (taken !== undefined) {
      const sizes = { expected: 0, found: taken.size }
      throw foreignWrite('begin a segment', { change: 'grown', file: segment.path, ...sizes })
    }
    if (!withoutLinks.includes(code)) throw cause
    await fs.rename(draft, segment.path)
  }
  await fs.syncFolder(folder)
}

/** What file systems say that have no second names. */
const withoutLinks: readonly unknown[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']
