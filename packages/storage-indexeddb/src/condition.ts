import type { Head } from '@tiendo/core'

/** How the log was found when it was opened, compared with what this browser remembers of it. */
export type Loss =
  /** Nothing is missing, as far as it is known. */
  | { readonly state: 'ok' }
  /** The database was deleted, evicted or dropped as damaged, and this one made in its place. */
  | { readonly state: 'reset'; readonly remembered: Head | undefined }
  /** Commits that were acknowledged are no longer there. */
  | { readonly state: 'rewound'; readonly remembered: Head; readonly found: Head }
  /** A commit that was acknowledged is another one now. */
  | { readonly state: 'corrupt'; readonly remembered: Head }

export interface Memory extends Head {
  readonly origin: string
}

/** What a page remembers of a log, outside of the database: workers have no such place. */
export function recall(name: string): Memory | undefined {
  try {
    const memory = JSON.parse(globalThis.localStorage?.getItem(name) ?? 'null')
    const { origin, commit, sha256 } = memory ?? {}
    const isHead = Number.isSafeInteger(commit) && commit >= 0 && /^[0-9a-f]{64}$/.test(sha256)
    return typeof origin === 'string' && isHead ? memory : undefined
  } catch {
    return undefined
  }
}

export function remember(name: string, { origin, commit, sha256 }: Memory): void {
  try {
    globalThis.localStorage?.setItem(name, JSON.stringify({ origin, commit, sha256 }))
  } catch {
    // Denied or full: then a loss is found by the chain, where anybody still holds a head.
  }
}
