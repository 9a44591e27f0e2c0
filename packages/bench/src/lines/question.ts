import type { Line } from '../line.ts'
import { titleOf } from '../peers.ts'
import { compute, type Entrant, entriesOf, race } from '../race.ts'

const [duckdb, sqlite] = [titleOf('duckdb'), titleOf('better-sqlite3')]

export const question: Line = {
  name: 'question',
  title:
    'One question in memory: four quarters × twelve groups, as of and as known at other moments each time',
  targets: [
    { row: 'new', against: duckdb, atMost: 0.2 },
    { row: 'again', atMost: 0.05 },
  ],
  async run({ quick }) {
    const [eventCount, moreCount] = quick ? [20_000, 200] : [1_000_000, 1000]
    const repetitions = quick ? 2 : 7
    const folder = await compute(['workload', 'logWithSnapshot'], { eventCount, moreCount })
    const contestant = (name: string, program: string, more: Partial<Entrant> = {}): Entrant => ({
      name,
      contestant: ['question', program],
      parameters: { folder, eventCount },
      ...more,
    })
    const remark = 'over a table of every state of every task and of what came next, made before; counts only'
    const results = await race(
      [
        contestant('tiendo', 'tiendo', { remark: 'all figures and the views of each quarter' }),
        contestant(duckdb, 'duckdb', { peer: 'duckdb', remark: `two threads, ${remark}` }),
        contestant(sqlite, 'sqlite', {
          peer: 'better-sqlite3',
          remark: `a covering index, ${remark}`,
        }),
      ],
      { repetitions },
    )
    const what = `${(eventCount / 10).toLocaleString('en-US')} tasks`
    return {
      rows: [
        { key: 'new', what, unit: 'ms', repetitions, entries: entriesOf(results) },
        {
          key: 'again',
          what: `${what}, asked again with nothing new`,
          unit: 'ms',
          repetitions,
          entries: entriesOf(results.slice(0, 1), (_, { againMs = Number.NaN }) => againMs),
        },
      ],
    }
  },
}
