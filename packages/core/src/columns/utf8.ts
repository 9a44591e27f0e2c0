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
