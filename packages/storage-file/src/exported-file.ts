import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { emptyHead, type Head, type Page } from '@tiendo/core'
import { Blocks } from './blocks.ts'
import { controlPrefix } from './control-line.ts'
import {
  corrupt,
  type DamageKind,
  damageError,
  examine,
  type Place,
  type Remainder,
  readFrom,
} from './damage.ts'
import { failureOf } from './failure.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { Segment, walk } from './segment.ts'
import { baseOf, firstLineBytes, Segments } from './segments.ts'

/** The name that stands for standard input. */
export const standardInput = '-'

/**
 * A log in one file that nobody writes any more: an export, a segment, all segments one after the other. It is read as it
 * was when it was opened, and refused if it does not end with a whole line: a figure from half an export would be wrong.
 */
export class ExportedFile {
  readonly #segments: Segments

  private constructor(segments: Segments) {
    this.#segments = segments
  }

  static async open(fs: FileSystem, path: string): Promise<ExportedFile> {
    const name = path === standardInput ? 'standard input' : path
    const segments = new Segments()
    try {
      const file = await openInput(fs, path)
      const segment = new Segment(name, emptyHead)
      segments.open.push({ segment, file })
      await walkToEnd(segment, file)
      return new ExportedFile(segments)
    } catch (cause) {
      await segments.close()
      throw failureOf(cause, `read ${name}`)
    }
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

  close(): Promise<void> {
    return this.#segments.close()
  }
}

async function walkToEnd(segment: Segment, file: OpenFile): Promise<void> {
  // Refuses what a newer library wrote.
  baseOf(await readFrom(file, 0, firstLineBytes), segment.path)
  const { flaw } = await walk(segment, file)
  // Nobody is writing it: only its very end can be unfinished.
  const remainder = await examine(segment, file, flaw, flaw === undefined)
  if (remainder.kind === 'line-feed-missing') return segment.takeLast(remainder.bytes)
  if (remainder.kind === 'nothing' && segment.end > 0) return
  throw corrupt(
    await kindOf(segment, file, remainder),
    damageError(segment, 'altered').data as unknown as Place,
    remedy,
  )
}

const remedy = 'export it again, or read a backup'
const beginnings = ['{"tiendo":', '{"commit":', controlPrefix]

async function kindOf(segment: Segment, file: OpenFile, remainder: Remainder): Promise<DamageKind> {
  if (remainder.kind === 'nothing') return 'empty'
  const kind = remainder.kind === 'corrupt' ? (remainder.error.data['kind'] as DamageKind) : 'cut-short'
  if (segment.end > 0 || kind === 'line-endings') return kind
  const start = (await readFrom(file, 0, controlPrefix.length + 8)).toString('latin1')
  return beginnings.some((beginning) => start.startsWith(beginning)) ? kind : 'not-a-log'
}

async function openInput(fs: FileSystem, path: string): Promise<OpenFile> {
  if (path === standardInput) return spool(fs, process.stdin)
  const real = await realpath(path).catch(() => undefined)
  const found = real === undefined ? undefined : await fs.stat(real)
  if (real !== undefined && found !== undefined && found.kind !== 'other') return fs.open(real, 'read')
  // A pipe can be read only once, as standard input; one of a shell has no path that can be followed.
  return spool(fs, createReadStream(path))
}

/** A log is read twice, so what can be read only once goes into a file that has no name for long. */
async function spool(fs: FileSystem, input: Readable): Promise<OpenFile> {
  const path = `${tmpdir()}/tiendo-${randomBytes(8).toString('hex')}.ndjson`
  try {
    await pipeline(input, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return await fs.open(path, 'read')
  } finally {
    await fs.remove(path).catch(() => {})
  }
}
