import { hasCode, openTracker, type TrackerOptions } from '@tiendo/core'
import { fileStorage } from '@tiendo/storage-file'
import { NotAvailable, type Prepare, timed } from '../contestant.ts'
import { eventsOfSegments, figuresBySql, openDuckDb } from '../databases/duckdb.ts'
import { figuresOf, foldLines } from '../workload/minimal-fold.ts'
import { answerOfBreakdowns, answerOfQuarters, askTracker, asOfDates } from '../workload/quarters.ts'
import { commitLines, segmentsIn } from '../workload/segments.ts'

/** From the files of a log to the figures of four quarters. */
interface Parameters {
  readonly folder: string
}

async function replay(folder: string, options: object) {
  const { ms, result } = await timed(async () => {
    const storage = fileStorage({ folder, readOnly: true })
    const tracker = await openTracker({ storage, ...options } as TrackerOptions)
    return { tracker, breakdowns: askTracker(tracker) }
  })
  const { status } = result.tracker.snapshot
  await result.tracker.close()
  if (status === 'used') throw new Error('A snapshot was used: the log was not replayed')
  return { ms, answer: answerOfBreakdowns(result.breakdowns) }
}

export const verified: Prepare<Parameters> = ({ folder }) => ({ run: () => replay(folder, {}) })

export const trusting: Prepare<Parameters> = async ({ folder }) => {
  const trustHashes = { trustHashes: true }
  // An option that openTracker does not know yet.
  await openTracker(trustHashes as TrackerOptions).then(
    (tracker) => tracker.close(),
    (error) => {
      if (hasCode(error, 'INVALID_OPTION'))
        throw new NotAvailable('not available: openTracker has no trustHashes yet')
      throw error
    },
  )
  return { run: () => replay(folder, trustHashes) }
}

export const duckdb: Prepare<Parameters> = async ({ folder }) => {
  const segments = await segmentsIn(folder)
  return {
    async run() {
      const { ms, result } = await timed(async () => {
        const { connection, close } = await openDuckDb()
        const figures = await figuresBySql(
          connection,
          eventsOfSegments(segments),
          asOfDates({ daysBeforeEnd: 0 }),
        )
        close()
        return figures
      })
      return { ms, answer: answerOfQuarters(result) }
    },
  }
}

/** The floor of whoever makes objects of every line: nothing is done with them. */
export const jsonParse: Prepare<Parameters> = async ({ folder }) => {
  const segments = await segmentsIn(folder)
  return {
    async run() {
      const { ms, result } = await timed(() => {
        let count = 0
        for (const line of commitLines(segments))
          count += (JSON.parse(line) as { events: unknown[] }).events.length
        return count
      })
      if (result === 0) throw new Error('There are no events')
      return { ms }
    },
  }
}

export const minimal: Prepare<Parameters> = async ({ folder }) => {
  const segments = await segmentsIn(folder)
  return {
    async run() {
      const { ms, result } = await timed(() => figuresOf(foldLines(commitLines(segments))))
      return { ms, answer: answerOfQuarters(result) }
    },
  }
}
