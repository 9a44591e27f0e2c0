import { BrowserRace, type PageEntrant } from '../browser-race.ts'
import type { Line, LineResult, Row } from '../line.ts'
import { titleOf } from '../peers.ts'
import { entriesOf } from '../race.ts'

const [dexie, idb] = [titleOf('dexie'), titleOf('idb')]
const perCommit = 5

const peers: readonly PageEntrant[] = [
  { name: dexie, page: 'dexie', peer: 'dexie', remark: 'one record an event, no guard, no hash' },
  { name: idb, page: 'idb', peer: 'idb', remark: 'one record an event, no guard, no hash' },
]

export const indexedDb: Line = {
  name: 'indexeddb',
  title: 'IndexedDB in a real Chromium, with relaxed durability',
  targets: [
    { row: 'write', against: dexie, atLeast: 3 },
    { row: 'write', against: idb, atLeast: 3 },
    { row: 'open', against: dexie, atMost: 1 / 2 },
    { row: 'open', against: idb, atMost: 1 / 2 },
  ],
  async run({ quick }) {
    const [written, opened] = quick ? [100, 500] : [5000, 50_000]
    const repetitions = quick ? 1 : 7
    let browser: BrowserRace
    try {
      browser = await BrowserRace.start()
    } catch (error) {
      return absent(
        `no Chromium could be started: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      )
    }
    try {
      const writing = await browser.writing(
        [{ name: 'tiendo', page: 'tiendo' }, ...peers],
        written,
        perCommit,
        repetitions,
      )
      const opening = await browser.opening(
        [
          { name: 'tiendo', page: 'tiendo', remark: 'every line verified' },
          {
            name: 'tiendo with a snapshot',
            page: 'tiendo-snapshot',
            remark: 'a tracker, from its last snapshot',
          },
          ...peers,
        ],
        opened,
        perCommit,
        repetitions,
      )
      const rows: Row[] = [
        {
          key: 'write',
          what: `${written.toLocaleString('en-US')} events in commits of ${perCommit}, each awaited`,
          unit: 'events/s',
          repetitions,
          entries: entriesOf(writing, (ms) => (written / ms) * 1000),
        },
        {
          key: 'open',
          what: `opening ${opened.toLocaleString('en-US')} events that were written in commits of ${perCommit}, all of them in memory`,
          unit: 'ms',
          repetitions,
          entries: entriesOf(opening),
        },
      ]
      return { rows, remarks: [`Chromium ${browser.version}`] }
    } finally {
      await browser.close()
    }
  },
}

function absent(reason: string): LineResult {
  const entries = ['tiendo', dexie, idb].map((name) => ({ name, figure: { absent: reason } }))
  const row = { repetitions: 1, entries }
  return {
    rows: [
      { key: 'write', what: 'writing', unit: 'events/s', ...row },
      { key: 'open', what: 'opening', unit: 'ms', ...row },
    ],
  }
}
