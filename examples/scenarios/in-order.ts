import type { Entry } from './scenario.ts'

/** As they were recorded; what is recorded in the same minute stays in the order in which it is listed. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => Number(a.recordedAt > b.recordedAt) - Number(a.recordedAt < b.recordedAt))
}
