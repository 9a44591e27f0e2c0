import { type CommitStorage, openEventStore } from '@tiendo/core'
import { storageConformance } from '@tiendo/storage-conformance'
import { indexedDbStorage } from '../src/index.ts'

/** Runs the conformance suite and a race of two connections, and posts what came of it to the server of the page. */

interface Case {
  readonly title: string
  readonly run: () => Promise<void>
}
const cases: Case[] = []
let count = 0

storageConformance(
  { describe: (_, define) => define(), it: (title, run) => void cases.push({ title, run }) },
  {
    name: 'IndexedDB',
    async place() {
      const name = `conformance ${Date.now()} ${++count}`
      return {
        open: async (): Promise<CommitStorage> => indexedDbStorage({ name }),
        dispose: async () => void indexedDB.deleteDatabase(`tiendo:${name}`),
      }
    },
  },
)

const open = (name: string) => openEventStore({ storage: indexedDbStorage({ name }) })

cases.push({
  title: 'three connections race without a gap, a duplicate or a loss',
  async run() {
    const name = `race ${Date.now()}`
    const stores = await Promise.all([open(name), open(name), open(name)])
    const appends = stores.flatMap((store, index) =>
      Array.from({ length: 50 }, (_, number) =>
        store.append([{ type: 'Noted', on: '2021-03-01', data: { number } }], { id: `${index}-${number}` }),
      ),
    )
    const commits = (await Promise.all(appends)).map((result) => ('commit' in result ? result.commit : 0))
    if (new Set(commits).size !== 150 || Math.max(...commits) !== 150)
      throw new Error(`commits: ${commits.join()}`)
    await Promise.all(stores.map((store) => store.close()))
  },
})

const failures: string[] = []
for (const { title, run } of cases) {
  try {
    await run()
  } catch (error) {
    failures.push(`${title}: ${error instanceof Error ? error.message : error}`)
  }
}
await fetch('/result', {
  method: 'POST',
  body: JSON.stringify({ agent: navigator.userAgent, passed: cases.length - failures.length, failures }),
})
