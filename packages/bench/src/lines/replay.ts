import type { Line } from '../line.ts'
import { titleOf } from '../peers.ts'
import { compute, type Entrant, entriesOf, race } from '../race.ts'

const duckdb = titleOf('duckdb')
const floor = 'JSON.parse of every line'

export const replay: Line = {
  name: 'replay',
  title: 'From the files of a log to four quarters × twelve groups of all plans',
  targets: [
    { row: 'verified', against: floor, atMost: 1 },
    { row: 'trusting', against: duckdb, atMost: 1.2 },
    { row: 'trusting', against: floor, atMost: 0.25 },
  ],
  async run({ quick }) {
    const eventCount = quick ? 20_000 : 1_000_000
    const repetitions = quick ? 1 : 5
    const folder = await compute(['workload', 'log'], { eventCount })
    const contestant = (name: string, program: string, more: Partial<Entrant> = {}): Entrant => ({
      name,
      contestant: ['replay', program],
      parameters: { folder },
      ...more,
    })
    const results = await race(
      [
        contestant('tiendo, chain verified', 'verified', {
          remark: 'every line, its hash, its chain, its schema',
        }),
        contestant('tiendo, chain not verified', 'trusting', { remark: 'trustHashes: true' }),
        contestant(duckdb, 'duckdb', {
          peer: 'duckdb',
          remark: 'SQL over the same NDJSON, two threads; counts only, no views of the period',
        }),
        contestant(floor, 'jsonParse', { remark: 'computes nothing' }),
        contestant('JSON.parse and a minimal fold', 'minimal', { remark: 'the same counts in 100 lines' }),
      ],
      { repetitions },
    )
    const [verified, trusting, ...others] = entriesOf(results)
    if (verified === undefined || trusting === undefined) throw new Error('The race lost a contestant')
    const row = (key: string, ours: typeof verified, what: string) => ({
      key,
      what: `${eventCount.toLocaleString('en-US')} events, ${what}`,
      unit: 'ms',
      repetitions,
      entries: [ours, ...others],
    })
    return {
      rows: [row('verified', verified, 'chain verified'), row('trusting', trusting, 'chain not verified')],
      remarks: [
        'DuckDB and the minimal fold know the five events of the workload that move a count; they compute 11 of the counts and ratios, tiendo all of them and the eight views of each quarter.',
      ],
    }
  },
}
