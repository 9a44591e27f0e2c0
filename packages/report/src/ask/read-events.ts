import type { ReadEvent, Tracker } from '@tiendo/core'

/** The events at some positions. Reads the log in pages, from the first wanted one to the last. */
export async function readEvents(
  tracker: Tracker,
  wanted: ReadonlySet<number>,
  upTo: number,
): Promise<ReadonlyMap<number, ReadEvent>> {
  const found = new Map<number, ReadEvent>()
  const pageEvents = 10_000
  const positions = [...wanted].filter((position) => position > 0).sort((a, b) => a - b)
  const last = Math.min(upTo, positions.at(-1) ?? 0)
  let next = positions[0]
  while (next !== undefined && next <= last) {
    const { events } = await tracker.read('all', { after: next - 1, limit: pageEvents, upTo: last })
    if (events.length === 0) break
    for (const event of events) if (wanted.has(event.position)) found.set(event.position, event)
    const end = events.at(-1)?.position ?? last
    next = positions.find((position) => position > end)
  }
  return found
}
