import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { openTracker } from '@tiendo/core'
import { fileStorage } from '@tiendo/storage-file'
import { type Prepare, timed } from '../contestant.ts'
import { eventsOfSegments, figuresBySql, openDuckDb } from '../databases/duckdb.ts'
import { answerOfBreakdowns, answerOfQuarters, askTracker, asOfDates } from '../workload/quarters.ts'
import { segmentsIn } from '../workload/segments.ts'

/** What a script does that is started, answers four quarters × twelve groups, and ends. One run for each process. */
interface Parameters {
  readonly folder: string
}

/** From the start of the process, the loading of the code included, to the answer. */
const sinceStart = () => ({ processMs: performance.now() })

export const tiendo: Prepare<Parameters> = ({ folder }) => ({
  async run() {
    const { ms, result } = await timed(async () => {
      const tracker = await openTracker({ storage: fileStorage({ folder, readOnly: true }) })
      return { tracker, breakdowns: askTracker(tracker) }
    })
    const figures = sinceStart()
    const { snapshot, head } = result.tracker
    await result.tracker.close()
    if (snapshot.status !== 'used') throw new Error(`The snapshot was not used: ${JSON.stringify(snapshot)}`)
    return {
      ms,
      answer: answerOfBreakdowns(result.breakdowns),
      figures: { ...figures, caughtUp: head.position - snapshot.position },
    }
  },
})

export const duckdbOverLines: Prepare<Parameters> = ({ folder }) => ({
  async run() {
    const { ms, result } = await timed(async () => {
      const { connection } = await openDuckDb()
      const events = eventsOfSegments(await segmentsIn(folder))
      return figuresBySql(connection, events, asOfDates({ daysBeforeEnd: 0 }))
    })
    return { ms, answer: answerOfQuarters(result), figures: sinceStart() }
  },
})

const tableOf = (folder: string) => `${folder}.duckdb`

export const duckdbOverTable: Prepare<Parameters> = ({ folder }) => ({
  async run() {
    const { ms, result } = await timed(async () => {
      const { connection } = await openDuckDb(tableOf(folder), { access_mode: 'READ_ONLY' })
      return figuresBySql(connection, 'from event', asOfDates({ daysBeforeEnd: 0 }))
    })
    return { ms, answer: answerOfQuarters(result), figures: sinceStart() }
  },
})

/** Not in the race: makes the table file of DuckDB. */
export const makeTable: Prepare<Parameters> = ({ folder }) => ({
  async run() {
    const path = tableOf(folder)
    if (!existsSync(path)) {
      const staging = `${path}.${process.pid}`
      await rm(staging, { force: true })
      const { connection, close } = await openDuckDb(staging)
      await connection.run(`create table event as ${eventsOfSegments(await segmentsIn(folder))}`)
      close()
      await rename(staging, path)
    }
    return { ms: 0, answer: path }
  },
})
