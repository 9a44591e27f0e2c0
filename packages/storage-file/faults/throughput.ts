import { open, readFile } from 'node:fs/promises'
import { openEventStore } from '@tiendo/core'
import { fileStorage } from '../src/index.ts'
import type { Bench } from '../test/bench.ts'
import type { Lane } from './lane.ts'

/** Appends as many commits of one event as fast as they are acknowledged. Returns events a second, and the lines. */
async function throughStore(bench: Bench, callers: number, perCaller: number) {
  const folder = await bench.folder()
  const store = await openEventStore({ storage: fileStorage({ folder }) })
  const note = 'The draft was sent to all units for their opinion.'
  const data = { plan: 'plan-1', task: 'task-1', percent: 40, note }
  const call = async () => {
    for (let number = 1; number <= perCaller; number++) {
      await store.append([{ type: 'ProgressReported', on: '2021-03-01', data }])
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: callers }, call))
  const speed = (callers * perCaller) / ((performance.now() - start) / 1000)
  await store.close()
  const text = await readFile(`${folder}/000000000001.ndjson`, 'utf8')
  return { speed, lines: text.split('\n').filter((line) => /^\{"(tiendo|commit)"/.test(line)) }
}

/** The same lines with nothing around them: one write and one datasync for so many at a time. */
async function bare(bench: Bench, lines: readonly string[], atATime: number): Promise<number> {
  const file = await open(`${await bench.folder()}.ndjson`, 'ax')
  const start = performance.now()
  for (let from = 0; from < lines.length; from += atATime) {
    await file.write(Buffer.from(`${lines.slice(from, from + atATime).join('\n')}\n`))
    await file.datasync()
  }
  const speed = lines.length / ((performance.now() - start) / 1000)
  await file.close()
  return speed
}

const rounds = 3

export const throughput: Lane = {
  name: 'throughput beside a bare loop of write and datasync',
  needs: [],
  async run(bench, tally) {
    for (const { callers, perCaller } of [
      { callers: 1, perCaller: 1000 },
      { callers: 64, perCaller: 150 },
    ]) {
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = 1; round <= rounds; round++) {
        tally.runs++
        const { speed, lines } = await throughStore(bench, callers, perCaller)
        tally.acknowledged += lines.length
        ours.push(speed)
        theirs.push(await bare(bench, lines, callers))
      }
      const ratios = ours.map((speed, round) => (speed / (theirs[round] as number)).toFixed(2))
      tally.notes.push(
        `${callers} caller${callers === 1 ? '' : 's'}: ${list(ours)} events/s; bare, ${callers} at a time: ${list(theirs)}; ratios ${ratios.join(', ')}`,
      )
    }
  },
}

function list(speeds: readonly number[]): string {
  return speeds.map((speed) => speed.toFixed(0)).join(', ')
}
