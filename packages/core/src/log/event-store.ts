import { monotonicFactory } from 'ulid'
import { checkOptions, InputError, LogError } from '../errors.ts'
import type { CommitStorage } from '../storage/commit-storage.ts'
import { type Clock, systemClock } from '../time/clock.ts'
import { delay } from '../time/delay.ts'
import type { AbortSignalLike, AppendResult } from './append-result.ts'
import { Appends, asLogError } from './appends.ts'
import type { Commit, LogHead, NewEvent } from './commit.ts'
import type { JsonObject } from './json.ts'
import { KnownCommits, type ReadEvent } from './known-commits.ts'
import { checkId, isUlid, prepareBody } from './line.ts'
import { type EventReader, LogFollower, type SavedLog } from './log-follower.ts'
import { copyQuery, type Guard, type Query } from './query.ts'

export interface EventStoreOptions {
  /** Owned by the store from here on: `close` closes it. */
  readonly storage: CommitStorage
  /** What an event is about; by default nothing. Must depend on the event alone. */
  readonly tagsOf?: EventReader['tagsOf']
  /** Brings an event of an older schema up to date; by default leaves it as it is. */
  readonly upcast?: EventReader['upcast']
  readonly clock?: Clock
  /** Makes the ids of commits without one; by default ULIDs, each greater than the one before. */
  readonly newId?: () => string
  /** How far the head of the log may lie ahead of the clock before appending fails; a day by default. */
  readonly maxClockSkewMs?: number
  /** Called with every commit of the log, from the first on, once and in order; also while the store is being opened. */
  readonly onCommit?: (commit: Commit) => void
  /** Told of a failure while following the log in the background; by default nobody is, and the next call fails. */
  readonly onFailure?: (error: LogError) => void
  /** Told when following the log in the background goes on after it had failed. */
  readonly onRecovery?: () => void
}

/** How events are read is up to the follower of the log. */
type StoreOptions = Omit<EventStoreOptions, keyof EventReader>

export interface AppendOptions {
  /** The idempotency key: the same commit under the same id is recorded once. */
  readonly id?: string
  readonly guard?: Guard
  /** An opaque id of whoever causes it. */
  readonly by?: string
  readonly meta?: JsonObject
  /** Takes the commit back while it has not been handed to the storage; afterwards it has no effect. */
  readonly signal?: AbortSignalLike
}

const appendOptions: readonly (keyof AppendOptions)[] = ['id', 'guard', 'by', 'meta', 'signal']

export interface ReadOptions {
  /** Only events at positions greater than this one. */
  readonly after?: number
  /** Only events at positions up to this one. */
  readonly upTo?: number
  readonly limit?: number
  /** Whether `limit` keeps the newest events and they come newest first. */
  readonly newestFirst?: boolean
}

export interface EventPage {
  readonly events: readonly ReadEvent[]
  /** The head of the log when the events were looked up: everything up to it was considered. */
  readonly head: LogHead
}

/**
 * What core adds to any storage: guards, idempotent commits, group commit, the hash chain, and events brought up to
 * date. One store is one log.
 *
 * Guarantees: a commit is recorded whole or not at all; a guard is judged at the very head onto which its commit is
 * written; results are given when the commit has the durability of the storage and was delivered to
 * `onCommit`, which sees every commit once and in order.
 */
export class EventStore {
  readonly #storage: CommitStorage
  readonly #log: LogFollower
  readonly #known: KnownCommits
  readonly #appends: Appends
  readonly #newId: () => string
  readonly #onFailure: (error: LogError) => void
  readonly #onRecovery: () => void
  readonly #onCommit: (commit: Commit) => void
  readonly #unwatch: () => void
  #hint = 0
  /** Whether the following has met what no further reading can mend. */
  #isLost = false
  #following: Promise<void> | undefined
  #closing: Promise<void> | undefined

  /** @internal Use `openEventStore`. */
  constructor(options: StoreOptions, log: LogFollower) {
    const clock = options.clock ?? systemClock
    this.#storage = options.storage
    this.#newId = options.newId ?? ulids(clock)
    this.#onFailure = options.onFailure ?? (() => {})
    this.#onRecovery = options.onRecovery ?? (() => {})
    this.#onCommit = options.onCommit ?? (() => {})
    this.#log = log
    this.#known = new KnownCommits(options.storage, this.#log)
    this.#appends = new Appends({
      storage: options.storage,
      log: this.#log,
      tagsOf: log.reader.tagsOf,
      clock,
      newLogName: () => logName(clock, options.newId),
      maxClockSkewMs: options.maxClockSkewMs ?? 24 * 60 * 60 * 1000,
      catchUp: () => this.#readToHead(),
      deliver: () => {
        this.#deliver()
        this.#followHint()
      },
      known: this.#known,
    })
    this.#unwatch = options.storage.watch((commit) => this.#wake(commit))
  }

  /** The end of what is known of the log. */
  get head(): LogHead {
    return this.#log.mine
  }

  /**
   * Records events as one commit.
   *
   * Resolves with `appended`, with `duplicate` and the first result where the same commit (equal events, `by` and
   * `meta`) was recorded under this id before, or with `conflict` where the guard did not hold.
   *
   * @throws {InputError} `INVALID_EVENT`, `INVALID_GUARD`, `INVALID_QUERY`, `INVALID_OPTION`, `TOO_MANY_EVENTS`,
   * `COMMIT_TOO_LARGE`
   * @throws {Rejection} `COMMIT_ID_REUSED` for another commit under the same id
   * @throws {LogError} `closed`, `queue-full`, `clock-skew`, `data-lost`, `corrupt`, and what the storage reports;
   * `unavailable { outcome: 'unknown' }` when it cannot be known whether the commit was recorded: ask `find(id)` later
   * or append it again under the same id
   */
  async append(events: readonly NewEvent[], options: AppendOptions = {}): Promise<AppendResult> {
    this.#ensureOpen()
    checkOptions(options, appendOptions)
    const { id = this.#newId(), guard, by, meta, signal } = options
    if (signal?.aborted === true) throw signal.reason
    const body = prepareBody({ id, by, meta, events }, this.#storage.info.maxLineBytes)
    // A position that was read through another store may be one that this store has yet to hear of.
    if (guard !== undefined && guard.after > this.head.position) await this.#readToHead()
    return await this.#appends.add(body, guard === undefined ? undefined : this.#copyGuard(guard), signal)
  }

  /**
   * The events that match, oldest first. `'all'` means every event. The cost grows with the number of matches and of
   * the lines that hold them.
   *
   * @throws {InputError} `INVALID_QUERY`, `INVALID_OPTION`
   * @throws {LogError}
   */
  async read(query: Query | 'all', options: ReadOptions = {}): Promise<EventPage> {
    checkOptions(options, ['after', 'upTo', 'limit', 'newestFirst'])
    const {
      after = 0,
      upTo = Number.MAX_SAFE_INTEGER,
      limit = Number.MAX_SAFE_INTEGER,
      newestFirst = false,
    } = options
    for (const [name, value] of Object.entries({ after, upTo, limit })) {
      if (!Number.isSafeInteger(value) || value < 0)
        throw new InputError('INVALID_OPTION', name, 'not a whole number')
    }
    const asked = query === 'all' ? query : copyQuery(query, 'query')
    const head = await this.catchUp()
    const last = Math.min(upTo, head.position)
    const positions = asked === 'all' ? range(after + 1, last) : this.#log.index.positions(asked, after, last)
    const kept = newestFirst
      ? positions.slice(Math.max(0, positions.length - limit))
      : positions.slice(0, limit)
    const events = await this.#known.eventsAt(kept)
    return { events: newestFirst ? events.reverse() : events, head }
  }

  /** The commit with this id, if it was recorded. */
  async find(id: string): Promise<Commit | undefined> {
    checkId(id, 'id')
    await this.catchUp()
    const number = this.#log.commitWithId(id)
    return number === undefined ? undefined : this.#known.at(number)
  }

  /** Reads what others have appended. When it resolves, every commit that was acknowledged before the call is known. */
  async catchUp(): Promise<LogHead> {
    this.#ensureOpen()
    await this.#readToHead()
    return this.head
  }

  /** @internal What is known of the log; every commit of it was delivered, but where `onCommit` asks. */
  save(): SavedLog {
    this.#deliver()
    return this.#log.save()
  }

  /** Waits for the appends that are under way, then closes the storage. A second call does nothing more. */
  close(): Promise<void> {
    this.#closing ??= this.#appends.settled().then(async () => {
      this.#unwatch()
      await this.#storage.close()
    })
    return this.#closing
  }

  #ensureOpen(): void {
    if (this.#closing !== undefined) throw new LogError('closed', 'Cannot use the log: it was closed')
  }

  #copyGuard({ query, after }: Guard): Guard {
    if (!Number.isSafeInteger(after) || after < 0 || after > this.head.position) {
      throw new InputError('INVALID_GUARD', 'guard.after', 'not a position between 0 and the head of the log')
    }
    return { query: copyQuery(query, 'guard.query'), after }
  }

  #readToHead(): Promise<void> {
    return this.#log.readToHead(this.#storage, () => this.#deliver())
  }

  #deliver(): void {
    for (const commit of this.#log.takeUndelivered()) {
      try {
        this.#onCommit(commit)
      } catch (error) {
        // The commit is in the log whatever a listener makes of it: its fault surfaces on its own, unhandled.
        void Promise.reject(error)
      }
    }
  }

  /** A listener that throws must not end the following. */
  #report(tell: () => void): void {
    try {
      tell()
    } catch (error) {
      void Promise.reject(error)
    }
  }

  #wake(commit = Number.POSITIVE_INFINITY): void {
    this.#hint = Math.max(this.#hint, commit)
    // Most wakes tell of the append that is under way; if it fails after all, the hint is followed when it is over.
    if (commit > this.#appends.inFlight) this.#followHint()
  }

  #followHint(): void {
    if (this.#hint > this.head.commit && !this.#isLost) this.#following ??= this.#follow()
  }

  async #follow(): Promise<void> {
    let hasFailed = false
    while (this.#hint > this.head.commit && this.#closing === undefined) {
      const hint = this.#hint
      this.#hint = 0
      try {
        await this.#readToHead()
      } catch (error) {
        if (this.#closing !== undefined) break
        const failure = asLogError(error)
        hasFailed = true
        this.#report(() => this.#onFailure(failure))
        this.#isLost = failure.code !== 'unavailable'
        if (this.#isLost) break
        this.#hint = Math.max(this.#hint, hint)
        await delay(retryDelayMs)
      }
    }
    this.#following = undefined
    if (hasFailed && !this.#isLost && this.#closing === undefined) this.#report(this.#onRecovery)
  }
}

const retryDelayMs = 1000

/** The log's own name must be a ULID; an id of `newId` serves where it is one, so that seeded ids make the same log. */
function logName(clock: Clock, newId: (() => string) | undefined): string {
  const id = newId?.()
  return id !== undefined && isUlid(id) ? id : ulids(clock)()
}

/** ULIDs, each greater than the one before. */
export function ulids(clock: Clock): () => string {
  const next = monotonicFactory(randomFraction)
  return () => next(Math.floor(clock.now()))
}

const randomBytes = new Uint8Array(256)
let bytesLeft = 0

declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }

/** In [0, 1). An id takes sixteen of them, and each call of the platform costs as much as the rest of the id. */
function randomFraction(): number {
  if (bytesLeft === 0) bytesLeft = crypto.getRandomValues(randomBytes).length
  bytesLeft--
  return (randomBytes[bytesLeft] as number) / 256
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/**
 * Opens a store and reads the whole log, verifying every line.
 *
 * @throws {LogError}
 */
export function openEventStore(options: EventStoreOptions): Promise<EventStore> {
  const { upcast = (event) => event, tagsOf = () => [] } = options
  return openFrom(options, new LogFollower({ upcast, tagsOf }))
}

/** @throws {InputError} `INVALID_OPTION` for what is no storage, such as the path of one */
export function checkStorage(storage: CommitStorage): void {
  if (typeof storage?.append !== 'function' || typeof storage.read !== 'function')
    throw new InputError('INVALID_OPTION', 'storage', 'not a storage')
}

/** Opens a store on what is known of its log already, whose commits are not delivered again. */
export async function openFrom(options: StoreOptions, log: LogFollower): Promise<EventStore> {
  checkStorage(options.storage)
  const store = new EventStore(options, log)
  try {
    await store.catchUp()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
