/** What a page offers to be measured, and what its events are. The library of a peer is there before the page's script. */
export interface PageContestant {
  /** Writes so many events into a new database, in commits of so many, each awaited. */
  write(database: string, count: number, perCommit: number): Promise<void>
  /** Fills a database with the same, as quickly as it can be done. */
  fill(database: string, count: number, perCommit: number): Promise<void>
  /** Opens a database and has every event of it in memory, counted. */
  open(database: string): Promise<Found>
}

export interface Found {
  readonly count: number
  /** The note of the last event. */
  readonly last: string
}

export interface PageMeasured {
  readonly ms: number
  readonly answer: string
}

export function eventAt(index: number) {
  const data = {
    plan: 'plan-1',
    task: `task-${(index % 130) + 1}`,
    percent: index % 101,
    note: `report ${index}`,
  }
  return { type: 'ProgressReported', on: '2021-03-01', data }
}

/** The numbers of the events of each commit. */
export function* commits(count: number, perCommit: number): Generator<readonly ReturnType<typeof eventAt>[]> {
  for (let from = 0; from < count; from += perCommit)
    yield Array.from({ length: Math.min(perCommit, count - from) }, (_, index) => eventAt(from + index))
}

export function offer(contestant: PageContestant): void {
  const timed = async (task: () => Promise<unknown>) => {
    ;(globalThis as { gc?: () => void }).gc?.()
    const start = performance.now()
    const result = await task()
    return { ms: performance.now() - start, result }
  }
  const measurements = {
    async write(database: string, count: number, perCommit: number): Promise<PageMeasured> {
      const { ms } = await timed(() => contestant.write(database, count, perCommit))
      return { ms, answer: JSON.stringify(await contestant.open(database)) }
    },
    fill: contestant.fill,
    async open(database: string): Promise<PageMeasured> {
      const { ms, result } = await timed(() => contestant.open(database))
      return { ms, answer: JSON.stringify(result) }
    },
  }
  Object.assign(globalThis, { measurements })
}

/** The library of the peer that the page was made for. */
export function peer<Library>(): Library {
  return (globalThis as unknown as { peer: Library }).peer
}
