import type { Line } from '../line.ts'
import { compute, entriesOf, race } from '../race.ts'

const objects = 'the commits as objects from JSON.parse'

export const memory: Line = {
  name: 'memory',
  title: 'What a tracker keeps in memory of a log in a folder',
  targets: [
    { row: 'event', against: objects, atMost: 0.5 },
    { row: 'task', against: objects, atMost: 0.5 },
  ],
  async run({ quick }) {
    const eventCount = quick ? 20_000 : 1_000_000
    const repetitions = quick ? 1 : 3
    const folder = await compute(['workload', 'log'], { eventCount })
    const results = await race(
      [
        { name: 'tiendo', contestant: ['memory', 'tiendo'], parameters: { folder } },
        {
          name: objects,
          contestant: ['memory', 'parsedObjects'],
          parameters: { folder },
          remark: 'answers nothing',
        },
      ],
      { repetitions, freshProcesses: true },
    )
    const what = `W(${eventCount.toLocaleString('en-US')}), heap and external memory after garbage collection`
    const common = { unit: 'bytes', repetitions }
    return {
      rows: [
        {
          key: 'event',
          what: `${what}, for each event`,
          ...common,
          entries: entriesOf(results, (_, { bytes = Number.NaN }) => bytes / eventCount),
        },
        {
          key: 'task',
          what: `${what}, for each task`,
          ...common,
          entries: entriesOf(results, (_, { bytes = Number.NaN, tasks = Number.NaN }) => bytes / tasks),
        },
      ],
      remarks: ['A process for each repetition. Both have read all of the log; neither keeps its bytes.'],
    }
  },
}
