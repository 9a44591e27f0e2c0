import { openEventStore } from '@tiendo/core'
import { fileStorage } from '../src/index.ts'
import { type Bench, note } from '../test/bench.ts'
import type { Child } from '../test/child-process.ts'
import type { WriterOptions } from '../test/writer-options.ts'
import type { Lane, Tally } from './lane.ts'

type Options = Pick<WriterOptions, 'attempts' | 'patience' | 'segmentBytes'>

/**
 * Lets a writer run in which one call to the operating system meets a fault: one on the segment, or, where every commit
 * begins a segment, any.
 */
async function runWith(bench: Bench, tally: Tally, fault: string, options: Options): Promise<Child> {
  tally.runs++
  const folder = await bench.folder()
  const store = await openEventStore({ storage: fileStorage({ folder }) })
  await note(store, 'before')
  await store.close()
  // Calls are counted for each thread, so there has to be one that makes them.
  const oneThread = ['env', 'UV_THREADPOOL_SIZE=1']
  const onSegment = options.segmentBytes === undefined ? ['-P', `${folder}/000000000001.ndjson`] : []
  const trace = ['strace', '-f', '-qq', '-o', '/dev/null', ...onSegment, '-e', fault]
  const writer = bench.startWriter({ folder, name: 'traced', ...options }, [...oneThread, ...trace])
  await writer.ended
  await tally.settle(folder, [{ kind: 'trying', id: 'before' }, ...writer.reports])
  return writer
}

const needs = ['linux', 'strace'] as const

export const killsAtCalls: Lane = {
  name: 'a writer is killed at its nth write and at its nth fdatasync, n = 1 … 20',
  needs,
  async run(bench, tally) {
    for (const call of ['write', 'fdatasync']) {
      for (let n = 1; n <= 20; n++) {
        const fault = `inject=${call}:signal=SIGKILL:when=${n}`
        const writer = await runWith(bench, tally, fault, { attempts: 40 })
        tally.expect(writer.all('released').length === 0, `was not killed at ${call} ${n}`)
        const expected = call === 'write' ? n - 1 : Math.max(0, n - 2)
        const { length } = writer.all('acknowledged')
        tally.expect(length === expected, `${length} acknowledged before ${call} ${n}`)
      }
    }
  },
}

export const failingDisk: Lane = {
  name: 'EIO at the nth write and at the nth fdatasync, n = 1 … 10',
  needs,
  async run(bench, tally) {
    for (const call of ['write', 'fdatasync']) {
      for (let n = 1; n <= 10; n++) {
        const fault = `inject=${call}:error=EIO:when=${n}`
        const writer = await runWith(bench, tally, fault, { attempts: 40, patience: 3 })
        const failures = [...writer.all('refused'), ...writer.all('failed')]
        // The first fdatasync is that of opening.
        const count = call === 'fdatasync' && n === 1 ? 1 : 3
        const codes = failures.map(({ code }) => code)
        tally.expect(
          codes.length === count && codes.every((code) => code === 'unavailable'),
          `${call} ${n}: ${codes.join(', ')}`,
        )
        const last = writer.reports.findLastIndex(({ kind }) => kind === 'acknowledged')
        const first = writer.reports.findIndex(({ kind }) => kind === 'failed')
        tally.expect(first < 0 || last < first, `${call} ${n}: appended after the disk had failed`)
      }
    }
  },
}

export const noSpaceOnce: Lane = {
  name: 'ENOSPC at the nth write, n = 1 … 10; the same storage goes on',
  needs,
  async run(bench, tally) {
    for (let n = 1; n <= 10; n++) {
      const fault = `inject=write:error=ENOSPC:when=${n}`
      const writer = await runWith(bench, tally, fault, { attempts: 20, patience: 3 })
      const codes = writer.all('failed').map(({ code }) => code)
      tally.expect(codes.join() === 'quota', `write ${n}: ${codes.join(', ')}`)
      tally.expect(writer.all('acknowledged').length === 19, `write ${n}: did not go on`)
    }
  },
}

const inRotation = { attempts: 20, segmentBytes: 300 }

export const killsInRotation: Lane = {
  name: 'a writer is killed at its nth link, fsync and fdatasync while it begins segments, n = 1 … 10',
  needs,
  async run(bench, tally) {
    for (const call of ['link', 'fsync', 'fdatasync']) {
      for (let n = 1; n <= 10; n++) {
        const writer = await runWith(bench, tally, `inject=${call}:signal=SIGKILL:when=${n}`, inRotation)
        tally.expect(writer.all('released').length === 0, `was not killed at ${call} ${n}`)
      }
    }
  },
}

export const failingRotation: Lane = {
  name: 'EIO at the nth link, fsync and fdatasync while segments are begun, n = 1 … 10',
  needs,
  async run(bench, tally) {
    for (const call of ['link', 'fsync', 'fdatasync']) {
      for (let n = 1; n <= 10; n++) {
        const options = { ...inRotation, patience: 3 }
        const writer = await runWith(bench, tally, `inject=${call}:error=EIO:when=${n}`, options)
        const codes = [...writer.all('refused'), ...writer.all('failed')].map(({ code }) => code)
        const isNoticed = codes.length > 0 && codes.every((code) => code === 'unavailable')
        tally.expect(isNoticed, `${call} ${n}: ${codes.join(', ')}`)
      }
    }
  },
}
