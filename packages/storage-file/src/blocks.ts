import { controlText, parseControl } from './control-line.ts'
import { isControl, maxLineBytes } from './segment.ts'
import type { OpenSegment, Segments } from './segments.ts'

const blockBytes = 4 * 1024 * 1024
const lineFeed = 10

interface Left {
  readonly open: OpenSegment
  readonly end: number
  readonly isWalked: boolean
}

/**
 * The commit lines of segments as they stand in the files, without the control lines between them. Commit lines are not
 * checked here: whoever reads this much checks them anyway. Ends before anything that is not a whole line, and before a
 * control line that does not belong where it stands.
 */
export class Blocks {
  /** Those that there were; what becomes longer meanwhile is read up to where it ended. */
  readonly segments: Segments
  readonly #left: Left[]
  readonly #after: number
  /** The number of the last line that was passed. */
  #passed: number
  #offset = 0
  /** While one block is looked at the next one is read. */
  readonly #buffers = [Buffer.allocUnsafe(blockBytes), Buffer.allocUnsafe(blockBytes)]

  constructor(segments: Segments, after: number) {
    const first = segments.open.findLastIndex(({ segment }) => segment.base.commit <= after)
    const { last } = segments
    this.segments = segments
    this.#after = after
    this.#passed = segments.open[first]?.segment.base.commit ?? 0
    this.#left = segments.open.slice(Math.max(0, first)).map((open) => ({
      open,
      end: open === last ? open.segment.end : Number.POSITIVE_INFINITY,
      isWalked: open === last,
    }))
  }

  /** The next lines, each ended by a line feed; `undefined` after the last ones. Valid until the one after it is read. */
  async next(): Promise<Uint8Array | undefined> {
    for (;;) {
      const [current] = this.#left
      if (current === undefined) return undefined
      const read = await this.#read(current.open, current.end)
      const whole = read.lastIndexOf(lineFeed) + 1
      const lines = this.#withoutControlLines(read.subarray(0, whole), current)
      this.#offset += whole
      if (whole === 0) {
        // A line that has no end, at the end of a segment or longer than any line is.
        if (read.length > 0) return undefined
        this.#left.shift()
        this.#offset = 0
      } else if (lines.length > 0) return lines
    }
  }

  /** As much as there is, up to a length; more only where a line is longer. */
  async #read({ file }: OpenSegment, end: number): Promise<Buffer> {
    let buffer = this.#buffers.shift() as Buffer<ArrayBuffer>
    for (let filled = 0; ; ) {
      const wanted = Math.min(buffer.length, end - this.#offset) - filled
      const count = await file.read(buffer, filled, wanted, this.#offset + filled)
      filled += count
      if (count > 0 && filled < buffer.length) continue
      if (filled < buffer.length || buffer.includes(lineFeed) || filled > maxLineBytes) {
        this.#buffers.push(buffer)
        return buffer.subarray(0, filled)
      }
      buffer = Buffer.concat([buffer], buffer.length * 2)
    }
  }

  /** Moves lines together over what is left out. */
  #withoutControlLines(bytes: Buffer, current: Left): Buffer {
    let length = 0
    let start = 0
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      const next = end + 1
      if (isControl(bytes, start, end)) {
        if (!this.#isInPlace(bytes.toString('utf8', start, end), start, current)) {
          this.#left.length = 0
          break
        }
      } else if (++this.#passed > this.#after) {
        if (start !== length) bytes.copyWithin(length, start, next)
        length += next - start
      }
      start = next
    }
    return bytes.subarray(0, length)
  }

  /** What a walk over the segment would say of a control line; where only a walk can say it, that it is not. */
  #isInPlace(text: string, start: number, { isWalked }: Left): boolean {
    if (text === controlText({ file: 'synced', commit: this.#passed })) return true
    const line = parseControl(text)
    const isFirst = this.#offset === 0 && start === 0
    return line?.commit === this.#passed && (line.file !== 'segment' || isFirst || isWalked)
  }
}
