import type { Day } from '../time/civil-date.ts'

/** From where a history is looked at: both clocks. */
export interface Viewpoint {
  /** The last day whose events count. */
  readonly day: Day
  /** The last position that is known. */
  readonly knownAt: number
}

export const everything: Viewpoint = { day: Number.POSITIVE_INFINITY, knownAt: Number.POSITIVE_INFINITY }
