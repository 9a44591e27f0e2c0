import { mkdir, rm, writeFile } from 'node:fs/promises'
import { type Commit, openEventStore } from '@tiendo/core'
import { fileStorageIn, realSurroundings } from '../src/file-storage.ts'
import { failureIn, type Report } from '../test/reports.ts'
import type { Lane, Tally } from './lane.ts'
import { command } from './tools.ts'

const shapes = [
  { textBytes: 200, segmentBytes: realSurroundings.segmentBytes },
  { textBytes: 5000, segmentBytes: realSurroundings.segmentBytes },
  { textBytes: 300_000, segmentBytes: realSurroundings.segmentBytes },
  { textBytes: 200, segmentBytes: 500 },
  { textBytes: 5000, segmentBytes: 50_000 },
]

export const fullDisk: Lane = {
  name: 'a disk of 1 MB gets full, and then has room again; the same storage goes on',
  needs: ['linux', 'root', 'tmpfs'],
  async run(bench, tally) {
    for (const shape of shapes) {
      tally.runs++
      const disk = await bench.folder()
      await mkdir(disk)
      command('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk)
      bench.later(async () => command('umount', disk))
      await fill(tally, disk, shape)
    }
  },
}

async function fill(
  tally: Tally,
  disk: string,
  { textBytes, segmentBytes }: (typeof shapes)[number],
): Promise<void> {
  const ballast = `${disk}/ballast`
  await writeFile(ballast, Buffer.alloc(400_000))
  const reports: Report[] = []
  const seen = new Map<string, Commit>()
  const store = await openEventStore({
    storage: fileStorageIn({ ...realSurroundings, segmentBytes }, { folder: `${disk}/log` }),
    onCommit: (commit) => seen.set(commit.id, commit),
  })
  const text = 'x'.repeat(textBytes)
  const append = async (id: string) => {
    reports.push({ kind: 'trying', id })
    try {
      await store.append([{ type: 'Noted', on: '2021-01-04', data: { text } }], { id })
    } catch (error) {
      return failureIn(error).code
    }
    const { commit, sha256 } = seen.get(id) as Commit
    reports.push({ kind: 'acknowledged', id, commit, sha256 })
    return undefined
  }
  let code: string | undefined
  for (let number = 1; code === undefined; number++) code = await append(`before-${number}`)
  tally.expect(code === 'quota', `${code} on a full disk`)
  code = await append('full')
  tally.expect(code === 'quota', `${code} on a disk that is still full`)
  await rm(ballast)
  code = await append('after')
  tally.expect(code === undefined, `${code} on a disk that has room again`)
  await store.close()
  await tally.settle(`${disk}/log`, reports)
}

export const fileSizeLimit: Lane = {
  name: 'the limit for the size of a file is met (EFBIG), and then raised; the same storage goes on',
  needs: ['linux', 'root', 'ulimit'],
  async run(bench, tally) {
    for (const textBytes of [200, 5000, 100_000]) {
      tally.runs++
      const folder = await bench.folder()
      const limited = ['bash', '-c', 'ulimit -S -f 256; exec "$@"', 'limited']
      const patience = 100_000
      const writer = bench.startWriter({ folder, name: 'limited', textBytes, patience }, limited)
      const { code } = await writer.report('failed')
      tally.expect(code === 'quota', `${code} at the limit`)
      const before = writer.all('acknowledged').length
      command('prlimit', '--pid', `${(await writer.report('opened')).pid}`, '--fsize=unlimited:unlimited')
      await writer.report('acknowledged', before + 5)
      await writer.kill()
      await tally.settle(folder, writer.reports)
    }
  },
}
