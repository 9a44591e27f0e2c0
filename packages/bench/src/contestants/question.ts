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
const repeatsFor = (ms: number) => (ms > 100 ? 1 : 50)

export const tiendo: Prepare<Parameters> = async ({ folder, eventCount }) => {
  const tracker = await openTracker({ storage: fileStorage({ folder, readOnly: true }) })
  let run = 0
  return {
    async run(): Promise<Measured> {
      const moment = momentOf(run++, eventCount)
      const { ms, result } = await timed(() => askTracker(tracker, moment))
      const repeats = repeatsFor(ms)
      const again = await timed(() => {
        for (let repeat = 0; repeat < repeats; repeat++) askTracker(tracker, moment)
      })
      return { ms, answer: answerOfBreakdowns(result), figures: { againMs: again.ms / repeats } }
    },
  }
}

/** Rows of the table that both databases ask: every state of every task, with numbers in the place of ids and days. */
async function* stateRows(folder: string): AsyncGenerator<readonly (number | null)[]> {
  const dayOf = (date: string | undefined) => (date === undefined ? null : Date.parse(date) / dayMs)
  let task = 0
  for (const states of foldLines(commitLines(await segmentsIn(folder))).values()) {
    task++
    const born = dayOf(states[0]?.day)
    for (const { group, position, day, phase, doneOn, deadline } of states) {
      const phaseNumber = ['open', 'done', 'out'].indexOf(phase satisfies TaskState['phase'])
      const grp = Number(group.slice(2))
      yield [task, grp, position, dayOf(day), phaseNumber, dayOf(doneOn), dayOf(deadline), born]
    }
  }
}

const columns = 'task, grp, position, day, phase, done_on, deadline, born'
const withGroupNames = (perQuarterRows: readonly (readonly GroupCounts[])[]) =>
  perQuarterRows.map((rows) => rows.map((row) => ({ ...row, group: `g-${row.group}` })))
const asNumbers = ({ daysBeforeEnd }: Moment) =>
  asOfDates({ daysBeforeEnd }).map((date, index) => `(${index}, ${Date.parse(date) / dayMs})`)

export const duckdb: Prepare<Parameters> = async ({ folder, eventCount }) => {
  const { connection } = await openDuckDb()
  await connection.run(
    'create table state (task integer, grp integer, position integer, day integer, phase integer, done_on integer, deadline integer, born integer)',
  )
  let batch: string[] = []
  const flush = async () => {
    if (batch.length > 0) await connection.run(`insert into state values ${batch.join(',')}`)
    batch = []
  }
  for await (const row of stateRows(folder))
    if (batch.push(`(${row.map((value) => value ?? 'null').join()})`) === 5000) await flush()
  await flush()
  return asking(eventCount, async (moment) => {
    const reader = await connection.runAndReadAll(`
      with quarter(number, as_of) as (values ${asNumbers(moment).join()}),
      task as (
        select number, as_of, task, any_value(grp) as grp, unnest(arg_max(
          struct_pack(phase := phase, done_on := done_on, deadline := deadline), position) filter (day <= as_of))
        from state, quarter where position <= ${moment.knownAt} group by number, as_of, task
      )
      ${countedByStatus('phase is null or phase = 2', 'phase = 1')}`)
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
  // Clustered by task and position, so that the last state of each task is found without sorting.
  database.exec(`create table state (${columns}, primary key (task, position)) without rowid; begin`)
  const insert = database.prepare(`insert into state (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?)`)
  for await (const row of stateRows(folder)) insert.run(...row)
  database.exec('commit')
  return asking(eventCount, async (moment) => {
    const { knownAt } = moment
    // Columns beside max() are those of the row that has it.
    const rows = database
      .prepare(`
        with quarter(number, as_of) as (values ${asNumbers(moment).join()}),
        task as (
          select number, as_of, task, grp, phase, done_on, deadline, max(position)
          from quarter, state where position <= ${knownAt} and day <= as_of group by number, task
          union all
          select number, as_of, task, grp, 2, null, null, position
          from quarter, state where position <= ${knownAt} and day = born and born > as_of group by number, task
        )
        ${countedByStatus('phase = 2', 'phase = 1')}`)
      .all()
    return withGroupNames(perQuarter(rows, 4))
  })
}
