import { readdir, stat } from 'node:fs/promises'
import type { Bench } from '../test/bench.ts'
import { commandOf } from '../test/child-process.ts'
import type { Lane } from './lane.ts'

const bytes = 300_000_000
const mostMegabytes = 200

export const bigLog: Lane = {
  name: `a log of 300 MB is verified with less than ${mostMegabytes} MB of memory`,
  needs: [],
  async run(bench, tally) {
    const folder = await bench.folder()
    const written = await measure(bench, folder, 'write')
    const megabytes = (await sizeOf(folder)) / 1_000_000
    const speed = (seconds: number) => `${seconds.toFixed(1)} s, ${(megabytes / seconds).toFixed(0)} MB/s`
    tally.notes.push(`${megabytes.toFixed(0)} MB written (sealing included): ${speed(written.seconds)}`)
    for (const task of ['replay', 'verify'] as const) {
      tally.runs++
      const { seconds, peakMegabytes } = await measure(bench, folder, task)
      tally.notes.push(`${task}: ${speed(seconds)}, peak ${peakMegabytes.toFixed(0)} MB`)
      tally.expect(peakMegabytes < mostMegabytes, `${task}: ${peakMegabytes.toFixed(0)} MB of memory`)
    }
  },
}

async function measure(bench: Bench, folder: string, task: string) {
  const program = new URL('programs/big-log.ts', import.meta.url)
  const child = bench.run(commandOf(program, { folder, task, bytes }))
  const { figures } = await child.report('measured')
  await child.ended
  return figures as { readonly seconds: number; readonly peakMegabytes: number }
}

async function sizeOf(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'))
  const sizes = await Promise.all(names.map(async (name) => (await stat(`${folder}/${name}`)).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
