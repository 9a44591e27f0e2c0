import { hash } from 'node:crypto'
import type { Head } from '@tiendo/core'
import { controlPrefix, controlText, parseControl } from './control-line.ts'
import type { OpenFile } from './file-system.ts'

/** What is wrong with the line at which a walk over a segment stopped. */
export type Flaw =
  /** It is no line that a writer wrote. */
  | 'altered'
  /** It is a whole line, at the wrong place. */
  | 'order'

/** The longest line that is taken, in bytes without the line feed. */
export const maxLineBytes = 8 * 1024 * 1024

/** The longest batch that is written, in bytes, so the longest remainder that a crash can leave of one. */
export const maxBatchBytes = 64 * 1024 * 1024

const lineFeed = 10
const shortestLine = 144
const controlBytes = Buffer.from(controlPrefix)

/**
 * One file of a log, and what is known of it: where each of its lines begins. A walk takes in line after line, checking
 * the hash of each and that it follows the one before, and stops before the first that is not sound.
 */
export class Segment {
  readonly path: string
  /** Where the log stands when the segment begins. */
  readonly base: Head
  /** The byte at which each commit of the segment begins. */
  readonly starts: number[] = []
  /** The byte after the last sound line: the next one begins there. */
  end = 0
  /** How many lines there are up to there, control lines among them. */
  lineCount = 0
  /** The byte after the last commit line, without its line feed. */
  commitEnd = 0
  head: Head
  /** Whether the last sound line is a control line, so that the next batch needs none in front. */
  endsInControl = false
  /** The names of the quarantined files that control lines tell of. */
  readonly quarantined = new Set<string>()

  constructor(path: string, base: Head) {
    this.path = path
    this.base = base
    this.head = base
  }

  /** Takes in the whole lines of a block that begins at `end`. Returns how many bytes they are. */
  take(block: Uint8Array): { readonly taken: number; readonly flaw: Flaw | undefined } {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
    let start = 0
    for (;;) {
      const stop = bytes.indexOf(lineFeed, start)
      if (stop < 0) return { taken: start, flaw: undefined }
      const flaw = this.#takeLine(bytes, start, stop)
      if (flaw !== undefined) return { taken: start, flaw }
      this.end += stop + 1 - start
      this.lineCount++
      start = stop + 1
    }
  }

  /** Takes in a last line that has no line feed. */
  takeLast(line: Buffer): void {
    this.take(Buffer.concat([line, Buffer.of(lineFeed)]))
  }

  #takeLine(bytes: Buffer, start: number, stop: number): Flaw | undefined {
    if (isControl(bytes, start, stop)) return this.#takeControl(bytes.toString('utf8', start, stop))
    const found = hashesOf(bytes, start, stop)
    if (found === undefined) return 'altered'
    if (found.prev !== this.head.sha256) return 'order'
    this.starts.push(this.end)
    this.commitEnd = this.end + (stop - start)
    this.head = { commit: this.head.commit + 1, sha256: found.sha256 }
    this.endsInControl = false
    return undefined
  }

  #takeControl(text: string): Flaw | undefined {
    const { commit, sha256 } = this.head
    if (text !== controlText({ file: 'synced', commit })) {
      const line = parseControl(text)
      if (line === undefined) return 'altered'
      if (line.commit !== commit || (line.file === 'segment' && line.sha256 !== sha256)) return 'order'
      if ('quarantine' in line) this.quarantined.add(line.quarantine)
    }
    this.endsInControl = true
    return undefined
  }

  /** Takes in what the writer has just written and synced, without checking it again. */
  extend(block: Buffer, head: Head): void {
    let start = 0
    for (let stop = block.indexOf(lineFeed); stop >= 0; stop = block.indexOf(lineFeed, start)) {
      this.endsInControl = isControl(block, start, stop)
      this.lineCount++
      if (!this.endsInControl) {
        this.starts.push(this.end + start)
        this.commitEnd = this.end + stop
      }
      start = stop + 1
    }
    this.end += block.length
    this.head = head
  }
}

/** The hashes at the end of a commit line, if its own is that of the bytes before it. */
export function hashesOf(
  bytes: Buffer,
  start: number,
  stop: number,
): { readonly sha256: string; readonly prev: string } | undefined {
  if (stop - start < shortestLine || stop - start > maxLineBytes) return undefined
  if (
    bytes.toString('latin1', stop - 77, stop - 66) !== ',"sha256":"' ||
    bytes.toString('latin1', stop - 2, stop) !== '"}'
  )
    return undefined
  const sha256 = bytes.toString('latin1', stop - 66, stop - 2)
  if (hash('sha256', bytes.subarray(start, stop - 77), 'hex') !== sha256) return undefined
  return { sha256, prev: bytes.toString('latin1', stop - 142, stop - 78) }
}

export function isControl(bytes: Buffer, start: number, stop: number): boolean {
  const { length } = controlBytes
  if (stop - start < length) return false
  // The third byte tells nearly all of them apart, without a call out of the engine for each line.
  return (
    bytes[start + 2] === controlBytes[2] &&
    bytes.compare(controlBytes, 0, length, start, start + length) === 0
  )
}

/** Where a walk has stopped: at the end of the file, or before a line that is not sound. */
export interface Walked {
  readonly flaw: Flaw | undefined
  /** The bytes after the last line feed, when the end of the file was reached. */
  readonly rest: number
}

/** Walks on over a segment, from where it ended before to the end of the file. */
export async function walk(segment: Segment, file: OpenFile, blockBytes = 1024 * 1024): Promise<Walked> {
  let block = Buffer.allocUnsafe(blockBytes)
  let filled = 0
  for (;;) {
    const read = await file.read(block, filled, block.length - filled, segment.end + filled)
    if (read === 0) return { flaw: undefined, rest: filled }
    filled += read
    const { taken, flaw } = segment.take(block.subarray(0, filled))
    if (flaw !== undefined) return { flaw, rest: 0 }
    block.copyWithin(0, taken, filled)
    filled -= taken
    if (filled < block.length) continue
    if (filled > maxLineBytes) return { flaw: 'altered', rest: 0 }
    const longer = Buffer.allocUnsafe(block.length * 2)
    block.copy(longer, 0, 0, filled)
    block = longer
  }
}
