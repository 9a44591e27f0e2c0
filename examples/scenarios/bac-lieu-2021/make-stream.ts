import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { memoryStorage, openTracker } from '@tiendo/core'
import { fixedClock, seededIds } from '@tiendo/core/testing'
import type { Recorded } from './course/entry.ts'
import { expectedFigures } from './expected-figures.ts'
import { scenario } from './scenario.ts'

/** Executes the scenario through the public API, each commit at its time, and returns the lines of the log. */
export async function makeStream(): Promise<string> {
  const clock = fixedClock('2021-02-25T16:00:00+07:00')
  const storage = memoryStorage()
  const newId = seededIds(2021, clock)
  const tracker = await openTracker({ storage, clock, newId, timeZone: 'Asia/Ho_Chi_Minh' })
  const positions = new Map<string, number>()
  const recorded: Recorded = {
    lastPosition(type, task) {
      const position = positions.get(`${type} ${task}`)
      if (position === undefined) throw new Error(`No ${type} of ${task} was recorded before`)
      return position
    },
  }
  for (const { recordedAt, by, commands } of scenario()) {
    clock.set(`${recordedAt}:00+07:00`)
    const asked = typeof commands === 'function' ? commands(recorded) : commands
    const { events, position } = await tracker.executeAll(asked, { by })
    for (const [index, { type, data }] of events.entries())
      positions.set(`${type} ${String(data['task'])}`, position + index)
  }
  const { lines } = await storage.read(0, tracker.head.commit)
  await tracker.close()
  return lines.map((line) => `${line}\n`).join('')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const stream = await makeStream()
  await writeFile(new URL('stream.ndjson', import.meta.url), stream)
  await writeFile(new URL('expected.json', import.meta.url), expectedFigures(stream))
}
