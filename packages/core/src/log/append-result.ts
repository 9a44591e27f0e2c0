import type { Commit, RecordedEvent } from './commit.ts'

/** The part of an `AbortSignal` that is used; every platform's own has it. */
export interface AbortSignalLike {
  readonly aborted: boolean
  readonly reason: unknown
}

export type AppendResult =
  | ({ readonly status: 'appended' | 'duplicate' } & Receipt)
  /** The first position that the guard excludes, and the events that it excludes, at most a hundred. */
  | { readonly status: 'conflict'; readonly position: number; readonly events: readonly RecordedEvent[] }

/** Where a commit stands in the log. */
export interface Receipt {
  readonly commit: number
  /** The position of its first event. */
  readonly position: number
  readonly count: number
  readonly id: string
  readonly at: string
}

export function receiptOf({ commit, position, events, id, at }: Commit): Receipt {
  return { commit, position, count: events.length, id, at }
}
