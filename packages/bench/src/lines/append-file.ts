import { mkdir, statfs } from 'node:fs/promises'
import { cacheFolder } from '../cache-folder.ts'
import type { Line } from '../line.ts'
import { titleOf } from '../peers.ts'
import { type Entrant, entriesOf, race } from '../race.ts'

const limit = 'write + fdatasync'
const [sqlite, eventStorage] = [titleOf('better-sqlite3'), titleOf('event-storage')]
const tmpfs = 0x0102_1994

export const appendFile: Line = {
  name: 'append-file',
  title: 'Durable appends to a folder, one event a commit, each caller waiting for its last one',
  targets: [
    { row: 'one', against: limit, atLeast: 0.8 },
    { row: 'many', against: limit, atLeast: 0.5 },
    { row: 'many', against: sqlite, atLeast: 5 },
  ],
  async run({ quick }) {
    const repetitions = quick ? 2 : 7
    const rowOf = async (key: string, callers: number, perCaller: number) => {
      const contestant = (
        name: string,
        program: string,
        remark: string,
        peer?: Entrant['peer'],
      ): Entrant => ({
        name,
        contestant: ['append-file', program],
        parameters: { callers, perCaller },
        remark,
        ...(peer === undefined ? {} : { peer }),
      })
      const together = callers === 1 ? 'one at a time' : `${callers} lines at a time`
      const alone =
        callers === 1 ? '' : '; a transaction for each caller, one after the other, as it is synchronous'
      const results = await race(
        [
          contestant('tiendo', 'tiendo', 'synced before it is acknowledged'),
          contestant(limit, 'limit', `the same lines, made before, ${together}`),
          contestant(sqlite, 'sqlite', `WAL, synchronous = FULL${alone}`, 'better-sqlite3'),
          contestant(
            eventStorage,
            'eventStorage',
            'syncOnFlush; its index is written later, up to 100 ms',
            'event-storage',
          ),
        ],
        { repetitions },
      )
      const what = `${callers === 1 ? '1 caller' : `${callers} callers at once`}, ${callers * perCaller} events`
      const entries = entriesOf(results, (ms) => ((callers * perCaller) / ms) * 1000)
      return { key, what, unit: 'events/s', repetitions, entries }
    }
    const rows = [await rowOf('one', 1, quick ? 50 : 500), await rowOf('many', 64, quick ? 5 : 60)]
    await mkdir(cacheFolder, { recursive: true })
    const isInMemory = (await statfs(cacheFolder)).type === tmpfs
    return {
      rows,
      remarks: isInMemory
        ? ['The cache folder is in memory (tmpfs): syncing costs nothing there, so this says nothing.']
        : [],
    }
  },
}
