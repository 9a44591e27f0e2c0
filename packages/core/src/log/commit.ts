import type { CivilDate } from '../time/civil-date.ts'
import type { Instant } from '../time/clock.ts'
import type { JsonObject } from './json.ts'

/** What somebody wants to record: it happened (`type`), on a day (`on`). */
export interface NewEvent {
  readonly type: string
  /** The version of the event's schema; 1 where absent. */
  readonly v?: number
  /** The business date on which it became true. */
  readonly on: CivilDate
  readonly data: JsonObject
}

/** An event of the log. Frozen. */
export interface RecordedEvent extends NewEvent {
  /** Its place in the log, counted from 1 without gaps. */
  readonly position: number
}

/** Events that were recorded together, as one line. Frozen. */
export interface Commit {
  /** Its number, counted from 1 without gaps. */
  readonly commit: number
  /** The position of its first event. */
  readonly position: number
  /** The idempotency key of the whole commit. */
  readonly id: string
  /** When it was recorded. Never decreases along the log. */
  readonly at: Instant
  /** An opaque id of whoever caused it; never a name, because the log cannot forget one. */
  readonly by?: string
  readonly meta?: JsonObject
  readonly events: readonly RecordedEvent[]
  readonly sha256: string
}

/** Where a log ends, with what names it in a report: who has this can prove later that the log only grew. */
export interface LogHead {
  /** The ULID of the log; empty while nothing was recorded. */
  readonly log: string
  readonly commit: number
  /** The position of the last event; 0 while there is none. */
  readonly position: number
  readonly at: Instant
  readonly sha256: string
}
