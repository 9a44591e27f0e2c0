import type { Line, Row } from '../line.ts'
import {
  compute,
  type Entrant,
  earlierResult,
  entriesOf,
  type RaceOptions,
  type Result,
  race,
} from '../race.ts'

/** What is measured at each size, and how its figure follows from a run. */
interface Stage {
  readonly key: string
  readonly what: string
  readonly inChart: string
  readonly entrant: (size: Size) => Pick<Entrant, 'contestant' | 'parameters'>
  readonly options?: Partial<RaceOptions>
  readonly unit?: string
  readonly figure?: (ms: number, figures: Readonly<Record<string, number>>, eventCount: number) => number
}

interface Size {
  readonly eventCount: number
  readonly folder: string
  readonly withSnapshot: string
}

const stages: readonly Stage[] = [
  {
    key: 'append',
    what: 'guarded appends in memory, all of them',
    inChart: 'append all, in memory',
    entrant: ({ eventCount }) => ({
      contestant: ['append-memory', 'tiendo'],
      parameters: { prefill: 0, count: eventCount, isFresh: true },
    }),
  },
  {
    key: 'replay',
    what: 'from the files to four quarters × twelve groups, verified',
    inChart: 'replay from files',
    entrant: ({ folder }) => ({ contestant: ['replay', 'verified'], parameters: { folder } }),
  },
  {
    key: 'open',
    what: 'a new process that opens from a snapshot, catches up and answers the same',
    inChart: 'open from snapshot, answer',
    entrant: ({ withSnapshot }) => ({
      contestant: ['cold-start', 'tiendo'],
      parameters: { folder: withSnapshot },
    }),
    options: { freshProcesses: true },
  },
  {
    key: 'question',
    what: 'the same question in memory',
    inChart: 'question in memory',
    entrant: ({ withSnapshot, eventCount }) => ({
      contestant: ['question', 'tiendo'],
      parameters: { folder: withSnapshot, eventCount },
    }),
  },
  {
    key: 'memory',
    what: 'kept in memory by a tracker, for each event',
    inChart: '',
    entrant: ({ folder }) => ({ contestant: ['memory', 'tiendo'], parameters: { folder } }),
    options: { freshProcesses: true, repetitions: 1 },
    unit: 'bytes',
    figure: (_ms, { bytes = Number.NaN }, eventCount) => bytes / eventCount,
  },
]

export const growth: Line = {
  name: 'growth',
  title: 'How cost grows with the number of events',
  targets: [],
  async run({ quick }) {
    const eventCounts = quick ? [1000, 20_000] : [10_000, 100_000, 1_000_000]
    const results = new Map<string, Result>()
    for (const eventCount of eventCounts) {
      const repetitions = quick ? 1 : eventCount >= 1_000_000 ? 3 : 7
      const moreCount = quick ? 200 : 1000
      const size: Size = {
        eventCount,
        folder: await compute(['workload', 'log'], { eventCount }),
        withSnapshot: await compute(['workload', 'logWithSnapshot'], { eventCount, moreCount }),
      }
      for (const { key, entrant, options = {} } of stages) {
        const warmups = options.freshProcesses || eventCount >= 1_000_000 ? 0 : 1
        const own = { name: nameOf(eventCount), ...entrant(size) }
        // Other lines have measured the largest size already, if they ran.
        const earlier = earlierResult(own)
        const [result] =
          earlier === undefined
            ? await race([own], { repetitions, warmups, ...options })
            : [{ ...earlier, entrant: own }]
        if (result !== undefined) results.set(`${key} ${eventCount}`, result)
      }
    }
    const rows = stages.map(({ key, what, unit = 'ms', figure = (ms: number) => ms }): Row => {
      const entries = eventCounts.flatMap((eventCount) =>
        entriesOf(
          [results.get(`${key} ${eventCount}`)].filter((result) => result !== undefined),
          (ms, figures) => figure(ms, figures, eventCount),
        ),
      )
      return { key, what, unit, repetitions: quick ? 1 : 7, isAllOurs: true, entries }
    })
    const remarks = ['What other lines of this run have measured at the largest size is taken from them.']
    return { rows, remarks, chart: chartOf(rows) }
  },
}

const nameOf = (eventCount: number) => `${eventCount.toLocaleString('en-US')} events`

function chartOf(rows: readonly Row[]) {
  const series = rows
    .map(({ entries }, index) => ({
      name: stages[index]?.inChart ?? '',
      points: entries.flatMap(({ name, figure }): (readonly [number, number])[] =>
        'value' in figure ? [[Number(name.replaceAll(/\D/g, '')), figure.value]] : [],
      ),
    }))
    .filter(({ name }) => name !== '')
  const described = series.map(({ name, points }) => {
    const values = points.map(
      ([events, ms]) => `${Number(ms.toPrecision(3)).toLocaleString('en-US')} ms at ${nameOf(events)}`,
    )
    return `${name}: ${values.join(', ')}`
  })
  return {
    title: 'tiendo: time by number of events',
    description: `Time in milliseconds by number of events in the log, both axes logarithmic. ${described.join('. ')}.`,
    xName: 'events in the log',
    yName: 'milliseconds',
    series,
  }
}
