import { readdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Bench } from '../test/bench.ts'
import type { Lane } from './lane.ts'
import { command } from './tools.ts'

const bytes = 300_000_000
const mostMegabytes = 200

export const bigLog: Lane = {
  name: `a log of 300 MB is verified with less than ${mostMegabytes} MB of memory`,
  needs: [],
  async run(bench, tally) {
    const folder = await bench.folder()
    compile(programFor(folder))
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

const programFor = (folder: string) => `${folder}.mjs`

/** What compiles sources while they run takes more memory than the log does, so the program is compiled before. */
function compile(outfile: string): void {
  const [source, esbuild] = ['programs/big-log.ts', '../../../node_modules/.bin/esbuild'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  ) as [string, string]
  const options = ['--bundle', '--platform=node', '--format=esm', '--conditions=@tiendo/source']
  command(esbuild, source, ...options, `--outfile=${outfile}`)
}

async function measure(bench: Bench, folder: string, task: string) {
  const child = bench.run([process.execPath, programFor(folder), JSON.stringify({ folder, task, bytes })])
  const { figures } = await child.report('measured')
  await child.ended
  return figures as { readonly seconds: number; readonly peakMegabytes: number }
}

async function sizeOf(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'))
  const sizes = await Promise.all(names.map(async (name) => (await stat(`${folder}/${name}`)).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
