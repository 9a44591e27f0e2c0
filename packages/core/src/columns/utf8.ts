declare const globalThis: {
  TextEncoder: new () => {
    encode(text: string): Uint8Array
    encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number }
  }
  TextDecoder: new (label: string, options: object) => { decode(bytes: Uint8Array): string }
}

const encoder = new globalThis.TextEncoder()
const decoder = new globalThis.TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function utf8Of(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Returns the number of bytes written; there must be room for three times the length of the text. */
export function writeUtf8(text: string, into: Uint8Array): number {
  return encoder.encodeInto(text, into).written
}

/** @throws {TypeError} where the bytes are no UTF-8 */
export function textOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return decoder.decode(bytes.subarray(start, end))
}

/** The text of bytes that are known to be plain characters: short ones cost less this way than a decoder takes to begin. */
export function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[])
}

/**
 * The bytes of a text that is used at once: in the same array as those of the one before. Most texts here are short and
 * plain, and looking at each character costs less than an encoder does.
 */
export function briefUtf8Of(text: string): Uint8Array {
  if (text.length > brief.length) return utf8Of(text)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit >= 0x80) return utf8Of(text)
    brief[index] = unit
  }
  return brief.subarray(0, text.length)
}

const brief = new Uint8Array(256)
