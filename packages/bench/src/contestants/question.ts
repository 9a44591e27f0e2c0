import { openTracker } from '@tiendo/core'
import { fileStorage } from '@tiendo/storage-file'
import { type Contestant, type Measured, type Prepare, timed } from '../contestant.ts'
import { countedByStatus, openDuckDb, perQuarter } from '../databases/duckdb.ts'
import { load } from '../installed-peers.ts'
import { foldLines, type TaskState } from '../workload/minimal-fold.ts'
import {
  answerOfBreakdowns,
  answerOfQuarters,
  askTracker,
  asOfDates,
  dayMs,
  type GroupCounts,
  type Moment,
} from '../workload/quarters.ts'
import { commitLines, segmentsIn } from '../workload/segments.ts'

/** Four quarters × twelve groups, each time as of other days and as known at another position; all in memory. */
export interface Parameters {
  readonly folder: string
  readonly eventCount: number
}

/** The moments that are asked about, the same for all contestants. */
function momentOf(run: number, eventCount: number): Moment {
  return {
    daysBeforeEnd: (run * 11) % 90,
    knownAt: eventCount - Math.floor(((run * 37) % 100) * (eventCount / 250)),
  }
}

function asking(
  eventCount: number,
  ask: (moment: Moment) => Promise<readonly (readonly GroupCounts[])[]>,
): Contestant {
  let run = 0
  return {
    async run() {
      const { ms, result } = await timed(() => ask(momentOf(run, eventCount)))
      run++
      return { ms, answer: answerOfQuarters(result) }
    },
  }
}

/** Enough to time what takes microseconds, and one of what takes long. */
const repeatsFor = (ms: number) => (ms > 100 ? 1 : 500)

export const tiendo: Prepare<Parameters> = async ({ folder, eventCount }) => {
  const tracker = await openTracker({ storage: fileStorage({ folder, readOnly: true }) })
  let run = 0
  return {
    async run(): Promise<Measured> {
      const moment = momentOf(run++, eventCount)
      const { ms, result } = await timed(() => askTracker(tracker, moment))
      const askAgain = (repeats: number) =>
        timed(() => {
          for (let repeat = 0; repeat < repeats; repeat++) askTracker(tracker, moment)
        })
      const repeats = repeatsFor((await askAgain(1)).ms)
      const again = await askAgain(repeats)
      return { ms, answer: answerOfBreakdowns(result), figures: { againMs: again.ms / repeats } }
    },
  }
}

/**
 * Rows of the table that both databases ask: every state of every task, with numbers in the place of ids and days, and
 * with what came next, so that the state at any moment is found without looking for the last one of each task.
 */
async function* stateRows(folder: string): AsyncGenerator<readonly (number | null)[]> {
  const dayOf = (date: string | undefined) => (date === undefined ? null : Date.parse(date) / dayMs)
  let task = 0
  for (const states of foldLines(commitLines(await segmentsIn(folder))).values()) {
    task++
    for (const [index, { group, position, day, phase, doneOn, deadline }] of states.entries()) {
      const phaseNumber = ['open', 'done', 'out'].indexOf(phase satisfies TaskState['phase'])
      const next = states[index + 1]
      const upTo = [next?.position ?? never, next === undefined ? never : dayOf(next.day)]
      const what = [phaseNumber, dayOf(doneOn), dayOf(deadline), Number(index === 0)]
      yield [task, Number(group.slice(2)), position, dayOf(day), ...upTo, ...what]
    }
  }
}

const never = 2 ** 31 - 1
const columns = 'task, grp, position, day, next_position, next_day, phase, done_on, deadline, is_birth'

function figuresSql(moment: Moment): string {
  const { knownAt } = moment
  const days = asOfDates(moment).map((date, index) => `(${index}, ${Date.parse(date) / dayMs})`)
  return `
    with quarter(number, as_of) as (values ${days.join()}),
    task as (
      select number, as_of, grp, day, phase, done_on, deadline from quarter, state
      where position <= ${knownAt} and (
        day <= as_of and not (next_position <= ${knownAt} and next_day <= as_of) or is_birth = 1 and day > as_of)
    )
    ${countedByStatus('phase = 2 or day > as_of', 'phase = 1')}`
}

const withGroupNames = (perQuarterRows: readonly (readonly GroupCounts[])[]) =>
  perQuarterRows.map((rows) => rows.map((row) => ({ ...row, group: `g-${row.group}` })))
export const duckdb: Prepare<Parameters> = async ({ folder, eventCount }) => {
  const { connection } = await openDuckDb()
  await connection.run(`create table state (${columns.replaceAll(/\w+/g, '$& integer')})`)
  let batch: string[] = []
  const flush = async () => {
    if (batch.length > 0) await connection.run(`insert into state values ${batch.join(',')}`)
    batch = []
  }
  for await (const row of stateRows(folder))
    if (batch.push(`(${row.map((value) => value ?? 'null').join()})`) === 5000) await flush()
  await flush()
  return asking(eventCount, async (moment) => {
    const reader = await connection.runAndReadAll(figuresSql(moment))
    return withGroupNames(perQuarter(reader.getRowObjects(), 4))
  })
}

interface SqliteModule {
  default: new (
    path: string,
  ) => {
    exec(sql: string): void
    prepare(sql: string): { run(...values: unknown[]): unknown; all(): Record<string, unknown>[] }
  }
}

export const sqlite: Prepare<Parameters> = async ({ folder, eventCount }) => {
  const { default: Database } = await load<SqliteModule>('better-sqlite3', 'better-sqlite3')
  const database = new Database(':memory:')
  // Every column that is asked for is in the index, in the order of the condition that leaves out most.
  database.exec(`create table state (${columns}); begin`)
  const insert = database.prepare(
    `insert into state (${columns}) values (${columns.replaceAll(/\w+/g, '?')})`,
  )
  for await (const row of stateRows(folder)) insert.run(...row)
  database.exec(`commit; create index known on state (${columns.slice(columns.indexOf('position'))}, grp)`)
  return asking(eventCount, async (moment) => {
    const rows = database.prepare(figuresSql(moment)).all()
    return withGroupNames(perQuarter(rows, 4))
  })
}
