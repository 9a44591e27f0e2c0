import { setTimeout as delay } from 'node:timers/promises'
import { seededRandom } from '@tiendo/core/testing'
import type { Report } from '../test/reports.ts'
import type { Lane } from './lane.ts'

export const kills: Lane = {
  name: 'a writer is killed at any moment, and the next one goes on',
  needs: [],
  async run(bench, tally) {
    const random = seededRandom(43)
    for (let log = 1; log <= 6; log++) {
      const folder = await bench.folder()
      const reports: Report[] = []
      const through = log % 2 === 0 ? 'tracker' : 'store'
      const segmentBytes = log <= 3 ? 4096 : 1024 * 1024
      for (let kill = 1; kill <= 10; kill++) {
        tally.runs++
        const name = `kill-${kill}`
        const writer = bench.startWriter({ folder, name, through, callers: random.int(1, 16), segmentBytes })
        await writer.report('acknowledged')
        await delay(random.int(0, 300))
        await writer.kill()
        reports.push(...writer.reports)
      }
      await tally.settle(folder, reports)
    }
  },
}
