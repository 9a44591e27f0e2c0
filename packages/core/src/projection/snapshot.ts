import type { LogHead } from '../log/commit.ts'
import { sha256 } from '../log/sha256.ts'

/**
 * The version of what a snapshot holds. To be raised when its form changes, and when planning makes anything else of
 * an event that was recorded before.
 */
export const snapshotFormat = 1

/** What a snapshot is of. */
export interface SnapshotHeader {
  readonly format: number
  /** What it was made with: names and versions of everything that turns events into states. */
  readonly fingerprint: string
  /** The end of the log that it holds. */
  readonly head: LogHead
}

/** Three lines: the SHA-256 of what follows, the header, the body. */
export function writeSnapshot(header: SnapshotHeader, body: unknown): Uint8Array {
  const text = `${JSON.stringify(header)}\n${JSON.stringify(body)}`
  return new globalThis.TextEncoder().encode(`${sha256(text)}\n${text}`)
}

/** The header, and the body still to be parsed. @throws where a byte is not what `writeSnapshot` wrote */
export function readSnapshot(bytes: Uint8Array): { readonly header: SnapshotHeader; readonly body: string } {
  const whole = new globalThis.TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  const text = whole.slice(65)
  if (whole.slice(0, 65) !== `${sha256(text)}\n`)
    throw new Error('The checksum of the snapshot is another one')
  const end = text.indexOf('\n')
  return { header: JSON.parse(text.slice(0, end)), body: text.slice(end + 1) }
}

declare const globalThis: {
  TextEncoder: new () => { encode(text: string): Uint8Array }
  TextDecoder: new (label: string, options: object) => { decode(bytes: Uint8Array): string }
}
