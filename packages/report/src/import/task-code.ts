import { searchKey, sha256 } from '@tiendo/core'

/** The number of a task as it is compared: `12.` is `12`, `7.2.` is `7.2`, `(3)` stays. */
export function normalisedCode(written: string): string {
  return written.normalize('NFC').trim().replace(/\.$/, '')
}

/** Where an id was folded, this stands before the part that keeps it apart from others; codes that hold it are folded. */
const mark = '::'

/**
 * An id made of others: the same for the same parts, and different for different ones. What no id may hold is folded,
 * and the start of the SHA-256 of the text keeps it apart.
 */
export function foldedId(...parts: readonly string[]): string {
  const text = parts.join('-')
  if (/^[A-Za-z0-9._:-]{1,128}$/.test(text) && !text.includes(mark)) return text
  const words = searchKey(text)
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 96)
  return `${words}${mark}${sha256(text).slice(0, 16)}`
}

/** A code for what has none of its own: the same for the same words. At most 64 characters. */
export function codeOfWords(text: string): string {
  const words = searchKey(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  return `${words}.${sha256(text.normalize('NFC')).slice(0, 8)}`
}
