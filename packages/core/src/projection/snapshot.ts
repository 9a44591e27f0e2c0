import { textOf, utf8Of } from '../columns/utf8.ts'
import type { LogHead } from '../log/commit.ts'
import { sha256OfBytes } from '../log/sha256.ts'

/**
 * The version of what a snapshot holds. To be raised when its form changes, and when planning makes anything else of
 * an event that was recorded before.
 */
export const snapshotFormat = 2

/** What a snapshot is of. */
export interface SnapshotHeader {
  readonly format: number
  /** What it was made with: names and versions of everything that turns events into states. */
  readonly fingerprint: string
  /** The end of the log that it holds. */
  readonly head: LogHead
}

/** What is in a snapshot: states of this library, plain JSON but for typed arrays, and those of others, plain JSON. */
export interface SnapshotBody<Own = unknown, Others = unknown> {
  readonly own: Own
  readonly others: Others
}

const arrayTypes = { Int32Array, Uint8Array, Float64Array } as const
type ArrayType = keyof typeof arrayTypes
type TypedArray = InstanceType<(typeof arrayTypes)[ArrayType]>

/** Stands for a typed array in JSON. No state of this library has such a key, and none has an array within a list. */
const marker = '\u0000array'
const alignment = 8
const checksumLength = 65
const lineFeed = 10

/**
 * The SHA-256 of what follows, and then, each in a line: the header, the two parts of the body, the types and lengths of
 * the typed arrays. Then the arrays as they are in memory, each at a multiple of eight bytes.
 */
export function writeSnapshot(header: SnapshotHeader, { own, others }: SnapshotBody): Uint8Array {
  const arrays: TypedArray[] = []
  const body = JSON.stringify(own, (_, value) => {
    if (!ArrayBuffer.isView(value)) return value
    return { [marker]: arrays.push(value as TypedArray) - 1 }
  })
  const types = arrays.map((array) => [array.constructor.name, array.length])
  const lines = [JSON.stringify(header), body, JSON.stringify(others), JSON.stringify([byteOrder, types])]
  const text = utf8Of(lines.map((line) => `${line}\n`).join(''))
  let end = checksumLength + text.length
  const starts = arrays.map((array) => {
    const start = aligned(end)
    end = start + array.byteLength
    return start
  })
  const bytes = new Uint8Array(end)
  bytes.set(text, checksumLength)
  for (const [index, array] of arrays.entries())
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), starts[index])
  bytes.set(utf8Of(`${sha256OfBytes(bytes.subarray(checksumLength))}\n`))
  return bytes
}

/** The header, and the body still to be parsed. @throws where a byte is not what `writeSnapshot` wrote */
export function readSnapshot(bytes: Uint8Array): {
  readonly header: SnapshotHeader
  readonly body: () => SnapshotBody
} {
  if (textOf(bytes, 0, checksumLength) !== `${sha256OfBytes(bytes.subarray(checksumLength))}\n`)
    throw new Error('The checksum of the snapshot is another one')
  let end = checksumLength
  const line = () => {
    const start = end
    const stop = bytes.indexOf(lineFeed, start)
    if (stop < 0) throw new Error('The snapshot is cut short')
    end = stop + 1
    return textOf(bytes, start, stop)
  }
  const [header, own, others, directory] = [line(), line(), line(), line()]
  const body = () => {
    const [order, types] = JSON.parse(directory) as [string, [ArrayType, number][]]
    if (order !== byteOrder) throw new Error('The snapshot was made on a machine with another order of bytes')
    const arrays = types.map(([type, length]) => {
      const start = aligned(end)
      end = start + length * arrayTypes[type].BYTES_PER_ELEMENT
      return arrayAt(bytes, type, start, length)
    })
    return { own: withArrays(JSON.parse(own), arrays), others: JSON.parse(others) }
  }
  return { header: JSON.parse(header), body }
}

/** Without a copy where that is possible: the bytes of a snapshot belong to whoever asked the cache for them. */
function arrayAt(bytes: Uint8Array, type: ArrayType, start: number, length: number): TypedArray {
  const Type = arrayTypes[type]
  const offset = bytes.byteOffset + start
  if (offset % Type.BYTES_PER_ELEMENT === 0) return new Type(bytes.buffer as ArrayBuffer, offset, length)
  // A Buffer's own slice is no copy.
  const copied = Uint8Array.prototype.slice.call(bytes, start, start + length * Type.BYTES_PER_ELEMENT)
  return new Type(copied.buffer as ArrayBuffer, 0, length)
}

/** Puts arrays where markers stand: in objects, never in lists. */
function withArrays(value: unknown, arrays: readonly TypedArray[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if (isMarked(value)) return arrays[value[marker]]
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withArrays(part, arrays)]))
}

function isMarked(value: object): value is { readonly [marker]: number } {
  return Object.hasOwn(value, marker)
}

function aligned(offset: number): number {
  return Math.ceil(offset / alignment) * alignment
}

const byteOrder = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'little-endian' : 'big-endian'
