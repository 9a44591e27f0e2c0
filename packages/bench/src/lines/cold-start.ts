import { reasonOfAbsence } from '../installed-peers.ts'
import type { Line } from '../line.ts'
import { titleOf } from '../peers.ts'
import { compute, type Entrant, entriesOf, race } from '../race.ts'

const overLines = `${titleOf('duckdb')} over the NDJSON`
const overTable = `${titleOf('duckdb')} over its own table file`

export const coldStart: Line = {
  name: 'cold-start',
  title: 'A script that opens a log with a snapshot, catches up and answers four quarters × twelve groups',
  targets: [{ row: 'inside', against: overLines, atMost: 0.3 }],
  async run({ quick }) {
    const [eventCount, moreCount] = quick ? [20_000, 200] : [1_000_000, 1000]
    const repetitions = quick ? 1 : 7
    const folder = await compute(['workload', 'logWithSnapshot'], { eventCount, moreCount })
    if ((await reasonOfAbsence('duckdb')) === undefined)
      await compute(['cold-start', 'makeTable'], { folder })
    const contestant = (name: string, program: string, more: Partial<Entrant> = {}): Entrant => ({
      name,
      contestant: ['cold-start', program],
      parameters: { folder },
      ...more,
    })
    const results = await race(
      [
        contestant('tiendo', 'tiendo'),
        contestant(overLines, 'duckdbOverLines', { peer: 'duckdb', remark: 'two threads; keeps nothing' }),
        contestant(overTable, 'duckdbOverTable', {
          peer: 'duckdb',
          remark: 'two threads; holds the events after the snapshot already, checks no log',
        }),
      ],
      { repetitions, freshProcesses: true },
    )
    const [ours] = results
    const caughtUp = ours !== undefined && 'ms' in ours.outcome ? ours.outcome.figures['caughtUp'] : undefined
    const what = `${eventCount.toLocaleString('en-US')} events in the snapshot, ${caughtUp ?? 'no'} after it`
    return {
      rows: [
        {
          key: 'inside',
          what: `${what}: from opening to the answer`,
          unit: 'ms',
          repetitions,
          entries: entriesOf(results),
        },
        {
          key: 'process',
          what: `${what}: from the start of the process to the answer`,
          unit: 'ms',
          repetitions,
          entries: entriesOf(results, (_, { processMs = Number.NaN }) => processMs),
        },
      ],
      remarks: ['A process for each repetition. The files are in the memory of the operating system.'],
    }
  },
}
