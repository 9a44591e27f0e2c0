import { openTracker } from '@tiendo/core'
import { fixedClock, generateWorkspace, replay, sealLines, seededIds } from '@tiendo/core/testing'
import { opening } from './office.ts'

/** The heads of two logs, made here and now. */
export async function headsMadeHere(): Promise<readonly string[]> {
  const { head } = replay(sealLines(generateWorkspace({ seed: 7, events: 400, units: 5 })))
  const clock = fixedClock('2021-03-01T02:00:00.000Z')
  const tracker = await openTracker({ clock, newId: seededIds(1, clock) })
  await tracker.executeAll(opening)
  return [head.sha256, tracker.head.sha256]
}

/** What every platform has to come to. */
export const headsOfEveryPlatform = [
  'd9e26d74b1d1e658058255ad842273d6239fb50ad778baa8d472e4a49c5af360',
  'a35607060b630181b6e13ad395b4abed350700840a8ac510a28a69e928eac12b',
]
