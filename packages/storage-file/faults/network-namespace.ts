import { readdir, readFile } from 'node:fs/promises'
import { hasCode, openEventStore } from '@tiendo/core'
import { fileStorage } from '../src/index.ts'
import { accountOf } from '../test/account.ts'
import { type Bench, note } from '../test/bench.ts'
import type { Report } from '../test/reports.ts'
import type { Lane, Tally } from './lane.ts'

const mayBeRefusedAs: readonly unknown[] = ['fork', 'missing-or-reordered']

export const networkNamespace: Lane = {
  name: 'a second writer in another network namespace, which the lock does not keep out',
  needs: ['linux', 'root', 'unshare'],
  async run(bench, tally) {
    let refused = 0
    for (let round = 1; round <= 24; round++) {
      tally.runs++
      const isRefused = await letBothWrite(bench, tally, {
        together: round % 2 === 0,
        segmentBytes: round % 4 < 2 ? 300 : 1024 * 1024,
      })
      if (isRefused) refused++
    }
    tally.notes.push(`${refused} logs refused as forked, the others sound`)
  },
}

async function letBothWrite(
  bench: Bench,
  tally: Tally,
  { together, segmentBytes }: { readonly together: boolean; readonly segmentBytes: number },
): Promise<boolean> {
  const folder = await bench.folder()
  const store = await openEventStore({ storage: fileStorage({ folder }) })
  await note(store, 'before')
  await store.close()
  // One that is not waited for must still be writing when the other one has started; segments take their time.
  const attempts = together || segmentBytes < 1024 ? 1000 : 6000
  const options = { folder, segmentBytes, waits: together, attempts }
  const one = bench.startWriter({ ...options, name: 'one' })
  await one.report(together ? 'opened' : 'acknowledged')
  const other = bench.startWriter({ ...options, name: 'other' }, ['unshare', '-n'])
  if (together) await other.report('opened')
  for (const writer of [one, other]) writer.say('go')
  await Promise.all([one.ended, other.ended])
  const reports: Report[] = [{ kind: 'trying', id: 'before' }, ...one.reports, ...other.reports]
  const failures = reports.filter((report) => report.kind === 'failed' || report.kind === 'refused')
  tally.expect(failures.length > 0, 'neither noticed the other')
  tally.expect(!failures.some(({ code }) => code === 'locked'), 'the lock kept the other out after all')
  return settle(tally, folder, reports)
}

/** Returns whether the log is refused. What was acknowledged must be in its segments all the same. */
async function settle(tally: Tally, folder: string, reports: readonly Report[]): Promise<boolean> {
  const acknowledged = reports.filter((report) => report.kind === 'acknowledged')
  const commits = new Set(acknowledged.map(({ commit }) => commit))
  tally.expect(commits.size === acknowledged.length, 'two commits were acknowledged onto one head')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'))
  const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')))
  const gone = acknowledged.filter(
    ({ sha256 }) => !texts.some((text) => text.includes(`"sha256":"${sha256}"`)),
  )
  tally.acknowledged += acknowledged.length
  tally.lost += gone.length
  tally.expect(gone.length === 0, `${gone.length} acknowledged commits are not in the segments`)
  try {
    const { lost, invented } = await accountOf(folder, reports)
    tally.expect(lost.length === 0, `${lost.length} acknowledged commits are silently lost`)
    tally.expect(invented.length === 0, `nobody tried ${invented.join(', ')}`)
    return false
  } catch (error) {
    if (!hasCode(error, 'corrupt')) throw error
    const { kind } = (error as { readonly data: { readonly kind?: unknown } }).data
    tally.expect(mayBeRefusedAs.includes(kind), (error as Error).message)
    return true
  }
}
