import type { Instant, Tracker } from '@tiendo/core'

/** When a position was recorded; the head's time where there is none of it. */
export async function instantOf(tracker: Tracker, position: number): Promise<Instant> {
  if (position === 0 || position >= tracker.head.position) return tracker.head.at
  const { events } = await tracker.read('all', { after: position - 1, limit: 1 })
  return events[0]?.at ?? tracker.head.at
}
