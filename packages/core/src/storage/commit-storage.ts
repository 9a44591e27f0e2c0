/**
 * The storage contract: what a place that keeps a log must promise. Core does everything else (guards, idempotent
 * commits, the hash chain, replay), once, over any storage that keeps these clauses; `memoryStorage` beside this file
 * is the shortest one that does and is meant to be read next. The conformance suite asks for each clause by its number.
 *
 * Lines
 *   L1  Line n is commit n, counted from 1. A storage counts lines and never parses them; of their text it may use
 *       only `shaOf` and `prevOf`, and that the first is the SHA-256 of the line's bytes but for the last 77. A line
 *       comes back exactly as it was given, for ever.
 *
 * Appending
 *   A1  `append` calls `seal` inside whatever makes the append atomic: the turn (memory), the readwrite transaction
 *       (IndexedDB), the locked head row (SQL). A storage that has only compare-and-append uses `appendByCas`.
 *   A2  The `tail` that `seal` is given starts right after the head that it was last shown (at first: `known`),
 *       without a gap. It may be one page of several: then `tail.head` lies beyond the last of its lines. It may
 *       repeat lines that `seal` has seen.
 *   A3  The lines that the last call of `seal` returned are written only if the log's head has the sha256 that
 *       `prevOf` finds in the first of them, at that very instant; otherwise nothing is written and `seal` is called
 *       again. The comparison is by sha256, never by number: a log that was reset and grew back to the same length
 *       is another log. A seal that follows the same wrong head twice will do so for ever: `append`
 *       rejects with a `TypeError` (`headToFollow`).
 *   A4  No lines: nothing is written and `append` resolves. `seal` throws: nothing is written and `append` rejects
 *       with that very error.
 *   A5  A line is written whole or not at all, and the lines of a batch in order: after a crash, or an outcome that
 *       is unknown, a prefix of the batch may be there, never a hole.
 *   A6  `append` resolves when every line has the durability that `info` declares, not before.
 *   A7  A storage that declares `fair` lets each append through after a bounded number of appends by others.
 *
 * Reading
 *   R1  `read` returns at most `limit` lines after line `after`, and at least one if there is any; it aims at no more
 *       than 4 MiB. A limit of 0 asks for the head alone.
 *   R2  A page is one snapshot: its head is the head of the log at the moment its lines were read, and every line up
 *       to that head can be read. So when line n can be read, no line before n is still missing.
 *   R3  A page is not older than any append that had resolved, or page that had been returned, before the call.
 *
 *   R4  `blocks` is optional and gives the lines after line `after` as bytes, for reading much of a log: whole lines, each
 *       ended by a line feed, in order and without a gap, any number of them in a block. A block may be overwritten when the
 *       next one is asked for. Lines that were appended since the call may be missing. What is damaged may be among
 *       them, because core checks every line; a storage that cannot go on just ends, and `read` says why.
 *
 * Watching
 *   W1  `watch` wakes after every append by anyone, and may wake when nothing happened. `commit` is a hint and may be
 *       left out. It never wakes from inside `seal`, and not any more after the returned function was called.
 *
 * Caching
 *   S1  `cache` is optional and holds bytes by key; one that may only be read has no `put` and no `delete`. Losing it,
 *       all or in part, loses nothing. Bytes belong to whoever called: those that `get` returns, and those that `put` is given.
 *
 * Closing and failing
 *   C1  `close` waits for what is pending; a second call does nothing. Afterwards every other call rejects with `closed`.
 *   E1  Failures are `LogError`s. An append that failed says whether it may have been written:
 *       `unavailable { outcome: 'not-written' | 'unknown' }`. `data-lost` is raised by core, from the chain.
 */
export interface CommitStorage {
  readonly info: StorageInfo
  /** May be called by any number of callers at once. */
  append(known: Head, seal: Seal): Promise<void>
  read(after: number, limit: number): Promise<Page>
  blocks?(after: number): AsyncIterable<Uint8Array>
  /** Returns the function that ends the watch. */
  watch(wake: (commit?: number) => void): () => void
  readonly cache?: ByteCache
  close(): Promise<void>
}

export interface StorageInfo {
  /** What an acknowledged commit outlives: nothing, the end of the process, a power cut, the loss of a machine. */
  readonly durability: 'none' | 'process' | 'disk' | 'replicated'
  /** Whether others (processes, tabs, machines) may append to the same log. */
  readonly shared: boolean
  /** Whether clause A7 holds. */
  readonly fair: boolean
  /** The longest line that the storage takes, in UTF-8 bytes without a line end. */
  readonly maxLineBytes: number
}

/** Where a log ends. The empty log is `emptyHead`. */
export interface Head {
  readonly commit: number
  /** SHA-256 of the last line, 64 lower-case hexadecimal digits. */
  readonly sha256: string
}

/** Lines in order, and the head of the same snapshot. */
export interface Page {
  readonly lines: readonly string[]
  readonly head: Head
}

/** Shown what it has not seen, returns the lines to append. Synchronous; each call starts afresh. */
export type Seal = (tail: Page) => readonly string[]

export interface ByteCache {
  get(key: string): Promise<Uint8Array | undefined>
  put?(key: string, value: Uint8Array): Promise<void>
  delete?(key: string): Promise<void>
}

/**
 * For the loop of an append: the head onto which lines may be written, from the lines that `seal` returned when it was
 * shown a head. `tried` is what the last turn of the loop returned.
 *
 * @throws {TypeError} where the lines follow a head that was tried before, although another one was shown since, or are none
 */
export function headToFollow(lines: readonly string[], shown: Head, tried: string | undefined): string {
  // A promise of lines would be shown the same head for ever.
  if (typeof lines[0] !== 'string') throw new TypeError('Cannot append: seal does not return lines')
  const prev = prevOf(lines[0])
  if (prev === tried && prev !== shown.sha256) {
    throw new TypeError('Cannot append: seal does not follow the head that it is shown')
  }
  return prev
}

export const emptyHead: Head = { commit: 0, sha256: '0'.repeat(64) }

/** The sha256 of a line, which its last 66 characters hold. */
export function shaOf(line: string): string {
  return line.slice(-66, -2)
}

/** The sha256 of the line before it. */
export function prevOf(line: string): string {
  return line.slice(-142, -78)
}
