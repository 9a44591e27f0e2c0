import { utf8Of } from './utf8.ts'

/**
 * Reading of JSON as `JSON.stringify` writes it, from its UTF-8 bytes. Every function proves that what begins at an index
 * has its form and returns the index after it, or `unproved` where it has not, or where proving it would take more than is
 * worth while: then the text has to be read as a whole.
 */
export const unproved = -1

const [quote, backslash, comma, bracketOpen, bracketClose] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d]
const [zero, nine] = [0x30, 0x39]

const isIdByte = new Uint8Array(256)
for (const byte of utf8Of('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-'))
  isIdByte[byte] = 1

export function literal(bytes: Uint8Array, at: number, text: Uint8Array): number {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return unproved
  return at + text.length
}

/** An id of 1 to 128 letters, digits or the signs . _ : - in quotes. */
export function id(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return unproved
  let end = at + 1
  while (isIdByte[bytes[end] as number] === 1) end++
  return bytes[end] === quote && end > at + 1 && end - at <= 129 ? end + 1 : unproved
}

/**
 * A text in quotes without escapes, control characters and characters beyond the basic plane, with at least one printable
 * character of ASCII in it, so that it is not blank.
 */
export function text(bytes: Uint8Array, at: number, maxBytes: number): number {
  if (bytes[at] !== quote) return unproved
  let isBlank = true
  let index = at + 1
  for (;;) {
    const byte = bytes[index] as number
    if (byte === quote) break
    if (byte >= 0x80) {
      const length = sequence(bytes, index)
      if (length === 0) return unproved
      index += length
      continue
    }
    // Also at the end of the bytes, where there is none.
    if (!(byte >= 0x20) || byte === backslash || byte === 0x7f) return unproved
    if (byte > 0x20) isBlank = false
    index++
  }
  return isBlank || index - at - 1 > maxBytes ? unproved : index + 1
}

/** The length of a well-formed sequence of two or three bytes, not of a control character; else 0 (RFC 3629, §4). */
function sequence(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  const second = bytes[at + 1] as number
  const isSecond = second >= 0x80 && second <= 0xbf
  if (!isSecond) return 0
  if (first < 0xe0) return first > 0xc2 || (first === 0xc2 && second >= 0xa0) ? 2 : 0
  if (first > 0xef || (first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
  const third = bytes[at + 2] as number
  return third >= 0x80 && third <= 0xbf ? 3 : 0
}

/** A list of at most `maxCount` values. */
export function list(
  bytes: Uint8Array,
  at: number,
  maxCount: number,
  value: (bytes: Uint8Array, at: number) => number,
): number {
  if (bytes[at] !== bracketOpen) return unproved
  if (bytes[at + 1] === bracketClose) return at + 2
  let index = at
  for (let count = 0; count < maxCount; count++) {
    index = value(bytes, index + 1)
    if (index === unproved) return unproved
    if (bytes[index] === bracketClose) return index + 1
    if (bytes[index] !== comma) return unproved
  }
  return unproved
}

/** A whole number of at most fifteen digits. */
export function digits(bytes: Uint8Array, at: number): number {
  let end = at
  while ((bytes[end] as number) >= zero && (bytes[end] as number) <= nine) end++
  const length = end - at
  return length === 0 || length > 15 || (length > 1 && bytes[at] === zero) ? unproved : end
}

/** The number that digits stand for. */
export function numberOf(bytes: Uint8Array, at: number, end: number): number {
  let number = 0
  for (let index = at; index < end; index++) number = number * 10 + (bytes[index] as number) - zero
  return number
}

/** The end of an object that begins here, whatever is in it; it has still to be parsed. */
export function objectEnd(bytes: Uint8Array, at: number, end: number): number {
  let depth = 0
  let isInText = false
  for (let index = at; index < end; index++) {
    const byte = bytes[index]
    if (isInText) {
      if (byte === backslash) index++
      else if (byte === quote) isInText = false
    } else if (byte === quote) isInText = true
    else if (byte === 0x7b || byte === bracketOpen) depth++
    else if (byte === 0x7d || byte === bracketClose) {
      depth--
      if (depth === 0) return index + 1
    }
  }
  return unproved
}
