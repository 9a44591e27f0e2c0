import { LogError } from '../errors.ts'
import type { CommitStorage } from '../storage/commit-storage.ts'
import type { Instant } from '../time/clock.ts'
import type { Commit, RecordedEvent } from './commit.ts'
import { readKnownLine } from './line.ts'
import type { LogFollower } from './log-follower.ts'

/** An event of the log, and the commit that it came with. */
export interface ReadEvent extends RecordedEvent {
  readonly commit: number
  readonly at: Instant
  readonly by?: string
}

/** Wanted commits no further apart than this are read in one run: skipping a line costs less than another read. */
const nearbyCommits = 16

/** Reads commits again that are known already. */
export class KnownCommits {
  readonly #storage: CommitStorage
  readonly #log: LogFollower

  constructor(storage: CommitStorage, log: LogFollower) {
    this.#storage = storage
    this.#log = log
  }

  async at(number: number): Promise<Commit> {
    const [commit] = await this.#run(number, number)
    return commit as Commit
  }

  /** The events at positions, which ascend. */
  async eventsAt(positions: readonly number[]): Promise<ReadEvent[]> {
    const wanted = new Set(positions)
    const numbers = [...new Set(positions.map((position) => this.#log.commitHolding(position)))]
    const events: ReadEvent[] = []
    for (const [first, last] of runsOf(numbers)) {
      for (const commit of await this.#run(first, last)) {
        events.push(...eventsOf(commit).filter((event) => wanted.has(event.position)))
      }
    }
    return events
  }

  async #run(first: number, last: number): Promise<Commit[]> {
    const commits: Commit[] = []
    for (let next = first; next <= last; next = first + commits.length) {
      const { lines } = await this.#storage.read(next - 1, last - next + 1)
      if (lines.length === 0) {
        const data = { kind: 'rewound', commit: next }
        throw new LogError('data-lost', `Cannot read commit ${next}: it is no longer there`, { data })
      }
      for (const line of lines) commits.push(this.#log.read(readKnownLine(line, first + commits.length)))
    }
    return commits
  }
}

/** First and last of each stretch of numbers that stand near each other. */
function runsOf(numbers: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run !== undefined && number - run[1] <= nearbyCommits) run[1] = number
    else runs.push([number, number])
  }
  return runs
}

function eventsOf({ commit, at, by, events }: Commit): ReadEvent[] {
  const source = by === undefined ? { commit, at } : { commit, at, by }
  return events.map((event) => ({ ...event, ...source }))
}
