import { ImportError } from './import-error.ts'

/** How characters are written as bytes. Told by the byte order mark, and UTF-8 without one. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/**
 * The text of bytes, chunk by chunk, without its byte order mark.
 *
 * @throws {ImportError} `ENCODING_INVALID` with the offset of the first byte that is not of the encoding (of UTF-16 the
 * start of its chunk); `NOT_TEXT` for a zero character, as binary files and UTF-16 without its mark have them
 */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = 0
  let tail: Uint8Array = new Uint8Array()
  const decode = (bytes: Uint8Array, stream: boolean) => {
    try {
      return decoder.decode(bytes, { stream })
    } catch (cause) {
      const whole = Uint8Array.from([...tail, ...bytes])
      const valid = encoding === 'utf-8' ? validLength(whole) : tail.length
      throw new ImportError('ENCODING_INVALID', { encoding, byte: offset - tail.length + valid }, cause)
    }
  }
  for await (const chunk of chunks) {
    const text = decode(chunk, true)
    if (text.includes('\0')) throw new ImportError('NOT_TEXT', { encoding })
    if (text !== '') yield text
    offset += chunk.length
    tail =
      encoding === 'utf-8'
        ? unfinished(chunk.length < 4 ? Uint8Array.from([...tail, ...chunk]) : chunk)
        : tail
  }
  const rest = decode(new Uint8Array(), false)
  if (rest !== '') yield rest
}

/** Bytes of a character that has begun at the end and goes on in the next chunk. */
function unfinished(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.slice(bytes.length - back) : new Uint8Array()
    if (byte < 0x80) break
  }
  return new Uint8Array()
}

/** How many bytes from the start on are whole characters of UTF-8. */
function validLength(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at] as number
    const length = lengthOf(first)
    const second = bytes[at + 1] ?? 0
    // Longer than needed, halves of surrogate pairs, and beyond U+10FFFF.
    const isForbidden =
      (first === 0xe0 && second < 0xa0) ||
      (first === 0xed && second > 0x9f) ||
      (first === 0xf0 && second < 0x90) ||
      (first === 0xf4 && second > 0x8f)
    const rest = bytes.subarray(at + 1, at + length)
    if (length === 0 || isForbidden || rest.length < length - 1 || rest.some((byte) => byte >> 6 !== 2)) break
    at += length
  }
  return at
}

function lengthOf(first: number): number {
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}
