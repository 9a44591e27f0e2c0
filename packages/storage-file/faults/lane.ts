import { hasCode } from '@tiendo/core'
import { accountOf } from '../test/account.ts'
import type { Bench } from '../test/bench.ts'
import type { Report } from '../test/reports.ts'
import type { Tool } from './tools.ts'

/** One kind of fault, met many times. */
export interface Lane {
  readonly name: string
  readonly needs: readonly Tool[]
  readonly run: (bench: Bench, tally: Tally) => Promise<void>
}

/** What came of a lane. It has failed where something was lost, or anything else was not as it must be. */
export class Tally {
  runs = 0
  acknowledged = 0
  lost = 0
  /** What else is worth a line in the table. */
  readonly notes: string[] = []
  readonly failures: string[] = []

  expect(isSo: boolean, what: string): void {
    if (!isSo) this.failures.push(`run ${this.runs}: ${what}`)
  }

  /** Holds what writers were told against the log that they left behind. */
  async settle(folder: string, reports: readonly Report[]): Promise<void> {
    const acknowledged = reports.filter(({ kind }) => kind === 'acknowledged').length
    this.acknowledged += acknowledged
    try {
      const { lost, invented } = await accountOf(folder, reports)
      this.lost += lost.length
      this.expect(lost.length === 0, `${lost.length} of ${acknowledged} acknowledged commits are lost`)
      this.expect(invented.length === 0, `nobody tried ${invented.join(', ')}`)
    } catch (error) {
      if (!hasCode(error, 'corrupt')) throw error
      this.lost += acknowledged
      this.expect(false, (error as Error).message)
    }
  }
}
