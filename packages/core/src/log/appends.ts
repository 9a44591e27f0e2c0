import { LogError, Rejection } from '../errors.ts'
import type { CommitStorage, Head, Seal } from '../storage/commit-storage.ts'
import type { Clock } from '../time/clock.ts'
import { type AbortSignalLike, type AppendResult, receiptOf } from './append-result.ts'
import type { Commit, NewEvent, RecordedEvent } from './commit.ts'
import { sameJson } from './json.ts'
import type { KnownCommits } from './known-commits.ts'
import { type PreparedBody, sealedCommit, sealLine } from './line.ts'
import type { LogFollower } from './log-follower.ts'
import { Neighbours } from './neighbours.ts'
import type { Guard } from './query.ts'

interface Surroundings {
  readonly storage: CommitStorage
  readonly log: LogFollower
  readonly tagsOf: (event: RecordedEvent) => readonly string[]
  readonly clock: Clock
  /** A ULID: the format wants one. */
  readonly newLogName: () => string
  readonly maxClockSkewMs: number
  readonly catchUp: () => Promise<void>
  readonly deliver: () => void
  readonly known: KnownCommits
}

/** What the log, or the storage, has said about a request. Final once set. */
type Verdict =
  | { readonly kind: 'appended'; readonly commit: Commit }
  | { readonly kind: 'recorded'; readonly number: number }
  | { readonly kind: 'conflict'; readonly guard: Guard; readonly position: number }
  | { readonly kind: 'failed'; readonly error: unknown }

interface Request {
  readonly body: PreparedBody
  readonly guard: Guard | undefined
  readonly signal: AbortSignalLike | undefined
  readonly resolve: (result: AppendResult) => void
  readonly reject: (error: unknown) => void
  /** The highest commit as which it may still appear, after an attempt whose outcome is unknown; else 0. */
  pendingUpTo: number
  attempts: number
  verdict: Verdict | undefined
}

interface Sealed {
  readonly request: Request
  readonly commit: Commit
  readonly line: string
  readonly log: string
}

const maxBatchCommits = 1000
const maxBatchLength = 8 * 1024 * 1024
const maxQueued = 10_000
const maxUnknownAttempts = 3
const conflictEventLimit = 100

/**
 * Group commit: one append of the storage is under way at a time, and what is added meanwhile is its successor.
 *
 * Members of a batch are judged in order against the log and the members accepted before them. What follows holds in
 * every interleaving:
 *   I1  What is known of the log is a prefix of it.
 *   I2  A result comes from lines that are in the log, never from lines that were only sealed.
 *   I3  `seal` is synchronous, so a request is judged at exactly the head that its line names in `prev`.
 *   I4  The storage writes a line onto no other head, so a guard that held then holds in the log.
 *   I5  A request keeps its place in the queue until it has a verdict.
 *   I6  A request that may have been written stays so until the log has grown past every place it could take.
 *   I7  Draining ends in the very turn that finds the queue empty, so no request is left behind.
 *   I8  A request is judged once more before it is rejected, because its line may have landed after all.
 */
export class Appends {
  /** The last commit that an append under way will write. */
  inFlight = 0
  readonly #in: Surroundings
  #queue: Request[] = []
  #draining: Promise<void> | undefined
  /** The last time that was written, because many commits share one and a text of it takes longer to make than to keep. */
  #time = { ms: 0, text: new Date(0).toISOString() }

  constructor(surroundings: Surroundings) {
    this.#in = surroundings
  }

  add(
    body: PreparedBody,
    guard: Guard | undefined,
    signal: AbortSignalLike | undefined,
  ): Promise<AppendResult> {
    if (this.#queue.length >= maxQueued) {
      throw new LogError('queue-full', `Cannot append: ${maxQueued} commits are waiting`)
    }
    const result = new Promise<AppendResult>((resolve, reject) => {
      this.#queue.push({
        body,
        guard,
        signal,
        resolve,
        reject,
        pendingUpTo: 0,
        attempts: 0,
        verdict: undefined,
      })
    })
    this.#draining ??= Promise.resolve().then(() => this.#drain())
    return result
  }

  /** Resolves when nothing is waiting or under way. */
  async settled(): Promise<void> {
    await this.#draining
  }

  async #drain(): Promise<void> {
    try {
      while (this.#queue.length > 0) {
        await this.#appendBatch()
        this.#in.deliver()
        const queue = this.#queue
        this.#queue = queue.filter((request) => request.verdict === undefined)
        for (const request of queue) {
          const { verdict } = request
          if (verdict?.kind === 'appended')
            request.resolve({ status: 'appended', ...receiptOf(verdict.commit) })
          else if (verdict !== undefined) await this.#settle(request, verdict)
        }
      }
    } catch (error) {
      // A fault of this library or of a storage that breaks its contract: nobody is left waiting for it.
      for (const request of this.#queue.splice(0)) request.reject(withOutcome(error, 'unknown'))
    } finally {
      this.#draining = undefined
    }
  }

  async #appendBatch(): Promise<void> {
    const { storage, log } = this.#in
    let sealed: readonly Sealed[] = []
    let isBehind = false
    let asked: Head = log.mine
    const seal: Seal = (tail) => {
      sealed = []
      log.follow(asked, tail)
      asked = log.mine
      isBehind = log.mine.commit < tail.head.commit
      if (!isBehind) sealed = this.#sealBatch()
      return sealed.map((entry) => entry.line)
    }
    try {
      await storage.append(log.mine, seal)
      if (isBehind) await this.#in.catchUp()
      for (const { request, commit, log: id } of sealed) {
        log.absorbOwn(commit, id)
        request.verdict = { kind: 'appended', commit }
      }
    } catch (error) {
      await this.#recover(asLogError(error), sealed)
    } finally {
      this.inFlight = 0
    }
  }

  /** Chains every request that the log allows onto its head. */
  #sealBatch(): readonly Sealed[] {
    const { log, newLogName, tagsOf } = this.#in
    const at = this.#recordingTime()
    const name = log.mine.commit === 0 ? newLogName() : log.mine.log
    const neighbours = new Neighbours(tagsOf)
    const sealed: Sealed[] = []
    let { commit: number, position, sha256 } = log.mine
    let length = 0
    for (const request of this.#queue) {
      if (request.verdict !== undefined || this.#judge(request)) continue
      const { body, guard } = request
      // A neighbour that stands in the way is not in the log yet: the next batch will know.
      if (neighbours.standInTheWayOf(body.id, guard?.query)) continue
      if (sealed.length === maxBatchCommits || (length > 0 && length + body.text.length > maxBatchLength))
        break
      const head = { commit: number, position, sha256 }
      const line = sealLine(body, head, name, at)
      const commit = sealedCommit(body, head, at, line)
      neighbours.add(commit)
      sealed.push({ request, commit, line, log: name })
      number++
      position += body.events.length
      sha256 = commit.sha256
      length += line.length
    }
    this.inFlight = number
    return sealed
  }

  /** The clock's time, or that of the head where the clock is behind it. */
  #recordingTime(): string {
    const { clock, log, maxClockSkewMs } = this.#in
    const now = timeOf(clock)
    if (log.mine.commit === 0) return this.#textOf(now)
    const { ms, text } = this.#time
    const last = log.mine.at === text ? ms : Date.parse(log.mine.at)
    if (last - now > maxClockSkewMs) {
      throw new LogError('clock-skew', 'Cannot append: the head of the log lies too far ahead of the clock', {
        data: { at: log.mine.at, now: new Date(now).toISOString() },
      })
    }
    return this.#textOf(Math.max(now, last))
  }

  #textOf(ms: number): string {
    if (this.#time.ms !== ms) this.#time = { ms, text: new Date(ms).toISOString() }
    return this.#time.text
  }

  /** Gives the verdict that the log, as far as it is known, allows; false where it allows the request. */
  #judge(request: Request): boolean {
    try {
      return this.#judgeByLog(request)
    } catch (error) {
      // Only what a caller handed over can throw here, such as a signal of its own making: its neighbours go on.
      request.verdict = { kind: 'failed', error }
      return true
    }
  }

  #judgeByLog(request: Request): boolean {
    const { body, guard, signal } = request
    const number = this.#in.log.commitWithId(body.id)
    if (number !== undefined) {
      request.verdict = { kind: 'recorded', number }
      return true
    }
    const position = guard === undefined ? undefined : this.#in.log.index.firstMatch(guard.query, guard.after)
    if (guard !== undefined && position !== undefined) {
      request.verdict = { kind: 'conflict', guard, position }
      return true
    }
    if (signal?.aborted === true && request.pendingUpTo === 0) {
      request.verdict = { kind: 'failed', error: signal.reason }
      return true
    }
    return false
  }

  async #recover(error: LogError, sealed: readonly Sealed[]): Promise<void> {
    const isUnavailable = error.code === 'unavailable'
    const isUnknown = isUnavailable && error.data['outcome'] === 'unknown'
    if (isUnknown) {
      for (const { request, commit } of sealed) {
        request.pendingUpTo = Math.max(request.pendingUpTo, commit.commit)
        request.attempts++
      }
    }
    const isFresh = isUnavailable && (await this.#catchUpAfterFailure())
    const mayRetry = isUnknown && isFresh && sealed.length > 0
    if (mayRetry && sealed.every(({ request }) => request.attempts <= maxUnknownAttempts)) return
    const failed = sealed.length === 0 || !isUnavailable ? this.#queue : sealed.map(({ request }) => request)
    for (const request of failed) {
      if (request.verdict !== undefined || this.#judge(request)) continue
      request.verdict = { kind: 'failed', error: this.#outcomeOf(request, error) }
    }
  }

  /** The failure of the append is what gets reported; that of the read after it would only say the same again. */
  async #catchUpAfterFailure(): Promise<boolean> {
    try {
      await this.#in.catchUp()
      return true
    } catch {
      return false
    }
  }

  /** The error as it concerns one request: its outcome is unknown only while the log can still take it in. */
  #outcomeOf(request: Request, error: LogError): unknown {
    const isUnknown = request.pendingUpTo > this.#in.log.mine.commit
    const outcome = isUnknown ? 'unknown' : 'not-written'
    if (error.code !== 'unavailable' ? !isUnknown : error.data['outcome'] === outcome) return error
    return withOutcome(error, outcome)
  }

  async #settle(request: Request, verdict: Exclude<Verdict, { kind: 'appended' }>): Promise<void> {
    try {
      switch (verdict.kind) {
        case 'recorded':
          return request.resolve(this.#compare(request, await this.#in.known.at(verdict.number)))
        case 'conflict': {
          const { guard, position } = verdict
          const positions = this.#in.log.index.positions(
            guard.query,
            position - 1,
            this.#in.log.mine.position,
          )
          const events = await this.#in.known.eventsAt(positions.slice(0, conflictEventLimit))
          return request.resolve({ status: 'conflict', position, events })
        }
        case 'failed':
          return request.reject(verdict.error)
      }
    } catch (error) {
      request.reject(withOutcome(error, verdict.kind === 'recorded' ? 'unknown' : 'not-written'))
    }
  }

  /** Whether the commit recorded under a request's id is that request's own, the same one again, or another. */
  #compare({ body, attempts }: Request, recorded: Commit): AppendResult {
    const isSame =
      body.by === recorded.by &&
      sameJson(body.meta, recorded.meta) &&
      sameEvents(body.events, recorded.events)
    if (!isSame) {
      const data = { id: body.id, commit: recorded.commit }
      throw new Rejection(
        'COMMIT_ID_REUSED',
        `Cannot append commit "${body.id}": the id names another commit`,
        data,
      )
    }
    return { status: attempts > 0 ? 'appended' : 'duplicate', ...receiptOf(recorded) }
  }
}

/** What a caller is told of a failure: whether its commit may be in the log all the same. */
function withOutcome(cause: unknown, outcome: 'unknown' | 'not-written'): unknown {
  if (cause instanceof Rejection) return cause
  return new LogError('unavailable', `Cannot append: ${outcome}`, { data: { outcome }, cause })
}

function sameEvents(asked: readonly NewEvent[], recorded: readonly RecordedEvent[]): boolean {
  return (
    asked.length === recorded.length &&
    asked.every((event, index) => {
      const other = recorded[index] as RecordedEvent
      const isSameHead = event.type === other.type && event.v === other.v && event.on === other.on
      return isSameHead && sameJson(event.data, other.data)
    })
  )
}

/** The last millisecond that the format can write. */
const lastMs = Date.parse('9999-12-31T23:59:59.999Z')

function timeOf(clock: Clock): number {
  const now = Math.floor(clock.now())
  if (!(now >= 0 && now <= lastMs)) {
    throw new LogError('clock-skew', 'Cannot append: the clock does not show a time that a log can hold', {
      data: { now },
    })
  }
  return now
}

/** Whatever else a storage throws says nothing about what it wrote. */
export function asLogError(error: unknown): LogError {
  if (error instanceof LogError) return error
  const data = { outcome: 'unknown' }
  return new LogError('unavailable', 'The storage failed in a way that it does not name', {
    data,
    cause: error,
  })
}
