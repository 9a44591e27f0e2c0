import { type Head, LogError, type Page } from '@tiendo/core'
import { Blocks } from './blocks.ts'
import { examine } from './damage.ts'
import { failureOf } from './failure.ts'
import type { FileSystem } from './file-system.ts'
import { type Segment, walk } from './segment.ts'
import { type OpenSegment, openSegment, openSegments, type Segments, segmentName } from './segments.ts'

/**
 * A log that another process may be writing. Takes no lock and changes nothing: it reads up to the last whole line, and a
 * torn end counts as one that is still being written. Where what was read is no longer there, the log is read anew, and
 * whoever follows it learns so from the chain.
 */
export class TailedLog {
  readonly #fs: FileSystem
  readonly #folder: string
  #segments: Segments
  /** How long the last segment was when somebody last looked. */
  #seenSize: number | undefined
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(fs: FileSystem, folder: string, segments: Segments) {
    this.#fs = fs
    this.#folder = folder
    this.#segments = segments
  }

  static async open(fs: FileSystem, folder: string): Promise<TailedLog> {
    try {
      const log = new TailedLog(fs, folder, await openExisting(fs, folder))
      try {
        await log.#readOn(false)
        return log
      } catch (error) {
        await log.#segments.close()
        throw error
      }
    } catch (cause) {
      throw failureOf(cause, `open ${folder}`)
    }
  }

  get head(): Head {
    return this.#segments.head
  }

  page(after: number, limit: number): Promise<Page> {
    return this.#inTurn(async () => {
      await this.#refresh()
      return this.#segments.page(after, limit)
    })
  }

  blocks(after: number): Promise<Blocks> {
    return this.#inTurn(async () => {
      await this.#refresh()
      return new Blocks(this.#segments, after)
    })
  }

  next(blocks: Blocks): Promise<Uint8Array | undefined> {
    return this.#inTurn(async () => (blocks.segments === this.#segments ? blocks.next() : undefined))
  }

  /** Whether the log may have changed since the last page. */
  async hasMoved(): Promise<boolean> {
    const { segment } = this.#segments.last
    const next = `${this.#folder}/${segmentName(segment.head.commit + 1)}`
    const [own, following] = await Promise.all([this.#fs.stat(segment.path), this.#fs.stat(next)])
    const size = own?.size
    // A torn end that stays is no news.
    const isNew = size !== this.#seenSize && size !== segment.end
    this.#seenSize = size
    return isNew || following !== undefined
  }

  async close(): Promise<void> {
    await this.#turn
    await this.#segments.close()
  }

  /** One at a time: a walk moves what others go by. */
  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(task)
    this.#turn = result.catch(() => {})
    return result
  }

  async #refresh(): Promise<void> {
    try {
      if (await this.#isUnchanged()) return await this.#readOn(true)
      await this.#readAnew()
    } catch (cause) {
      throw failureOf(cause, `read ${this.#folder}`)
    }
  }

  /** Whether what was read of the last segment is still there: same file, not shorter, same last commit. */
  async #isUnchanged(): Promise<boolean> {
    const { segment, file } = this.#segments.last
    const [named, own] = await Promise.all([this.#fs.stat(segment.path), file.stat()])
    if (named?.identity !== own.identity || own.size < segment.end) return false
    if (segment.starts.length === 0) return true
    const sha256 = Buffer.alloc(64)
    await file.read(sha256, 0, 64, segment.commitEnd - 66)
    return sha256.toString('latin1') === segment.head.sha256
  }

  async #readAnew(): Promise<void> {
    const fresh = await openExisting(this.#fs, this.#folder)
    await this.#segments.close()
    this.#segments = fresh
    await this.#readOn(false)
  }

  /** Walks to the end of the log. A flaw may come of a writer that took back what it could not sync: then once more. */
  async #readOn(mayReadAnew: boolean): Promise<void> {
    for (;;) {
      const { segment, file } = this.#segments.last
      const { flaw } = await walk(segment, file)
      // A segment that begins with the commit after the last one here says that nothing more comes here.
      const next = await this.#openNext(segment)
      if (flaw !== undefined || next !== undefined) {
        const remainder = await examine(segment, file, flaw, next === undefined)
        if (remainder.kind === 'corrupt') {
          await next?.file.close()
          if (mayReadAnew) return this.#readAnew()
          throw remainder.error
        }
      }
      if (next === undefined) return
      this.#segments.open.push(next)
    }
  }

  async #openNext({ base, head }: Segment): Promise<OpenSegment | undefined> {
    // Its own name, while nothing is in it.
    if (head.commit === base.commit) return undefined
    const path = `${this.#folder}/${segmentName(head.commit + 1)}`
    return (await this.#fs.stat(path)) === undefined
      ? undefined
      : openSegment(this.#fs, path, async () => head)
  }
}

async function openExisting(fs: FileSystem, folder: string): Promise<Segments> {
  const { segments } = await openSegments(fs, folder)
  if (segments.open.length > 0) return segments
  throw new LogError('unavailable', `Cannot open ${folder}: there is no log in it`, {
    data: { outcome: 'not-written', kind: 'missing', folder },
  })
}
