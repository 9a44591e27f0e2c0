import type { CivilDate, EventRef, Instant, ReadEvent, Tracker } from '@tiendo/core'
import { instantOf } from './instant-of.ts'
import { unitNamesAt } from './plan-facts.ts'
import { readEvents } from './read-events.ts'

/** What an answer refers to by id or position, as it was known where the answer was given. */
export interface LookedUp {
  readonly unitNames: ReadonlyMap<string, string>
  readonly events: ReadonlyMap<number, ReadEvent>
  /** The last position that is known, and when it was recorded. */
  readonly knownAt: { readonly position: number; readonly at: Instant }
}

/** Looks up the names of units and the events that an explanation or a restatement refers to. */
export async function lookUp(
  tracker: Tracker,
  {
    asOf,
    position,
    refs = [],
  }: { readonly asOf: CivilDate; readonly position: number; readonly refs?: readonly EventRef[] },
): Promise<LookedUp> {
  const wanted = new Set(refs.map((ref) => ref.position))
  return {
    unitNames: await unitNamesAt(tracker, asOf, position),
    events: await readEvents(tracker, wanted, position),
    knownAt: { position, at: await instantOf(tracker, position) },
  }
}
