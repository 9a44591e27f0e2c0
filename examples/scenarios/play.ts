import { assessment, assessmentHistory } from '@tiendo/assessment'
import { type CommitStorage, type JsonObject, openTracker, type Tracker } from '@tiendo/core'
import { fixedClock, seededIds } from '@tiendo/core/testing'
import type { Command, Recorded, Scenario } from './scenario.ts'

/** What a log holds, and what it answers: the same on every storage. */
export interface Played {
  readonly lines: readonly string[]
  /** The content of `expected.json`. */
  readonly answers: JsonObject
}

/** Executes a scenario on an empty storage, each commit at its time, and closes the storage. */
export async function play(scenario: Scenario, storage: CommitStorage): Promise<Played> {
  const entries = scenario.entries()
  const clock = fixedClock(instantOf(entries[0]?.recordedAt))
  const newId = seededIds(scenario.seed, clock)
  const tracker = await openTracker({ storage, clock, newId, ...workspace })
  try {
    const positions = new Map<string, number>()
    const recorded: Recorded = {
      tracker,
      lastPosition(type, task) {
        const position = positions.get(`${type} ${task}`)
        if (position === undefined) throw new Error(`No ${type} of ${task} was recorded before`)
        return position
      },
    }
    for (const { recordedAt, by, commands } of entries) {
      clock.set(instantOf(recordedAt))
      const asked = typeof commands === 'function' ? commands(recorded) : commands
      const { events, position } = await tracker.executeAll(asked, { by })
      for (const [index, { type, data }] of events.entries())
        positions.set(`${type} ${String(data['task'])}`, position + index)
    }
    return { lines: await linesOf(storage), answers: answersOf(scenario, tracker) }
  } finally {
    await tracker.close()
  }
}

/** Opens the log of a scenario that was played, and asks it again on the day of its last commit. */
export async function reopen(scenario: Scenario, storage: CommitStorage): Promise<Played> {
  const clock = fixedClock(instantOf(scenario.entries().at(-1)?.recordedAt))
  const tracker = await openTracker({ storage, clock, ...workspace })
  try {
    return { lines: await linesOf(storage), answers: answersOf(scenario, tracker) }
  } finally {
    await tracker.close()
  }
}

const workspace = {
  catalogues: [assessment],
  projections: [assessmentHistory],
  timeZone: 'Asia/Ho_Chi_Minh',
} as const

function instantOf(recordedAt = '2000-01-01T00:00'): string {
  return `${recordedAt}:00+07:00`
}

async function linesOf(storage: CommitStorage): Promise<string[]> {
  const lines: string[] = []
  for (;;) {
    const page = await storage.read(lines.length, 10_000)
    lines.push(...page.lines)
    if (lines.length >= page.head.commit) return lines
  }
}

function answersOf(scenario: Scenario, tracker: Tracker<Command>): JsonObject {
  const { log, commit, position, sha256 } = tracker.head
  const answers = { head: { log, commit, position, sha256 }, ...scenario.figures(tracker) }
  // As the file has it: what is undefined is not there.
  return JSON.parse(JSON.stringify(answers))
}
