import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { seededRandom } from '@tiendo/core/testing'
import type { Bench } from '../test/bench.ts'
import type { WriterOptions } from '../test/writer-options.ts'
import { type Lane, Tally } from './lane.ts'
import { command } from './tools.ts'

const needs = ['linux', 'root', 'ext4'] as const

/**
 * Copies the disk under a writer that was stopped, and looks at what the copy holds after its journal was replayed: what was
 * in the memory of the operating system only is not there, as after a power cut.
 */
async function cutPower(
  bench: Bench,
  tally: Tally,
  options: Pick<WriterOptions, 'callers' | 'segmentBytes' | 'isSynced'>,
  afterMs: number,
): Promise<void> {
  tally.runs++
  const place = dirname(await bench.folder())
  const [image, copy, disk] = [`${place}/image`, `${place}/copy`, `${place}/disk`]
  await mkdir(disk)
  command('truncate', '-s', '32M', image)
  command('mkfs.ext4', '-q', '-F', image)
  command('mount', '-o', 'loop', image, disk)
  const writer = bench.startWriter({ folder: `${disk}/log`, name: 'cut', ...options })
  try {
    await writer.report('acknowledged')
    await delay(afterMs)
    writer.signal('SIGSTOP')
    command('cp', '--sparse=always', image, copy)
  } finally {
    await writer.kill()
    command('umount', disk)
  }
  command('mount', '-o', 'loop', copy, disk)
  try {
    await tally.settle(`${disk}/log`, writer.reports)
  } finally {
    command('umount', disk)
    await Promise.all([rm(image), rm(copy)])
  }
}

export const powerCuts: Lane = {
  name: 'the power is cut at any moment',
  needs,
  async run(bench, tally) {
    const random = seededRandom(62)
    for (let cut = 1; cut <= 20; cut++) {
      const segmentBytes = cut % 2 === 0 ? 8192 : 1024 * 1024
      await cutPower(bench, tally, { callers: random.int(1, 16), segmentBytes }, random.int(0, 400))
    }
  },
}

export const powerCutsWithoutSync: Lane = {
  name: 'control: the power is cut where nothing was synced; something must be lost',
  needs,
  async run(bench, tally) {
    const control = new Tally()
    const random = seededRandom(62)
    for (let cut = 1; cut <= 5; cut++) {
      await cutPower(bench, control, { callers: 4, isSynced: false }, random.int(0, 400))
    }
    tally.runs = control.runs
    tally.acknowledged = control.acknowledged
    tally.expect(control.lost > 0, 'nothing was lost: the cuts prove nothing')
    tally.notes.push(`${control.lost} lost, as must be`)
  },
}
