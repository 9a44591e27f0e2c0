import type { Clock, Instant } from '../time/clock.ts'

/** A clock that stands still until it is moved. */
export interface FixedClock extends Clock {
  set(instant: Instant): void
  advance(ms: number): void
}

export function fixedClock(instant: Instant): FixedClock {
  let now = millisecondsOf(instant)
  return {
    now: () => now,
    set(next) {
      now = millisecondsOf(next)
    },
    advance(ms) {
      now += ms
    },
  }
}

function millisecondsOf(instant: Instant): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new TypeError(`Cannot set the clock: "${instant}" is not an instant`)
  return ms
}
