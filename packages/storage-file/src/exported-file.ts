import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { emptyHead, type Head, type Page } from '@tiendo/core'
import { damageError, examine } from './damage.ts'
import { failureOf } from './failure.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { Segment, walk } from './segment.ts'
import { Segments } from './segments.ts'

/** The name that stands for standard input. */
const standardInput = '-'

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
    const file = await openInput(fs, path)
    const segment = new Segment(path, emptyHead)
    const segments = new Segments()
    segments.open.push({ segment, file })
    try {
      await walkToEnd(segment, file)
      return new ExportedFile(segments)
    } catch (cause) {
      await segments.close()
      throw failureOf(cause, `read ${path}`)
    }
  }

  get head(): Head {
    return this.#segments.head
  }

  page(after: number, limit: number): Promise<Page> {
    return this.#segments.page(after, limit)
  }

  close(): Promise<void> {
    return this.#segments.close()
  }
}

async function walkToEnd(segment: Segment, file: OpenFile): Promise<void> {
  const { flaw } = await walk(segment, file)
  // Nobody is writing it: only its very end can be unfinished.
  const remainder = await examine(segment, file, flaw, flaw === undefined)
  if (remainder.kind === 'corrupt') throw remainder.error
  if (remainder.kind === 'line-feed-missing') segment.takeLast(remainder.bytes)
  if (remainder.kind === 'torn') throw await damageError(segment, file, 'cut-short')
  if (segment.end === 0) throw await damageError(segment, file, 'empty')
}

async function openInput(fs: FileSystem, path: string): Promise<OpenFile> {
  try {
    return path === standardInput ? await spool(fs) : await fs.open(path, 'read')
  } catch (cause) {
    throw failureOf(cause, `open ${path}`)
  }
}

/** Standard input can be read only once and a log is read twice, so it goes into a file that has no name for long. */
async function spool(fs: FileSystem): Promise<OpenFile> {
  const path = `${tmpdir()}/tiendo-${randomBytes(8).toString('hex')}.ndjson`
  try {
    await pipeline(process.stdin, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return await fs.open(path, 'read')
  } finally {
    await fs.remove(path).catch(() => {})
  }
}
