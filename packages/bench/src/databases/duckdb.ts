import { load } from '../installed-peers.ts'
import type { GroupCounts } from '../workload/quarters.ts'

/** What is used of `@duckdb/node-api`. */
export interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRowObjects(): Record<string, unknown>[] }>
  closeSync(): void
}
interface DuckDbModule {
  DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{ connect(): Promise<Connection>; closeSync(): void }>
  }
}

export async function openDuckDb(path = ':memory:', options: Record<string, string> = {}) {
  const { DuckDBInstance } = await load<DuckDbModule>('duckdb', '@duckdb/node-api')
  const instance = await DuckDBInstance.create(path, { threads: '2', ...options })
  const connection = await instance.connect()
  return {
    connection,
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`

/** The events that figures depend on, read from segment files. Control lines have no events. */
export function eventsOfSegments(segments: readonly string[]): string {
  const data = `STRUCT(task VARCHAR, "group" VARCHAR, deadline DATE, "to" DATE)`
  const columns = `{position: 'BIGINT', events: 'STRUCT(type VARCHAR, "on" DATE, data ${data})[]'}`
  return `
    select position, e.type as type, e."on" as day, e.data.task as task, e.data."group" as grp, e.data.deadline as deadline, e.data."to" as to_day
    from (
      select position + generate_subscripts(events, 1) - 1 as position, unnest(events) as e
      from read_json([${segments.map(text).join(', ')}], format = 'newline_delimited', columns = ${columns})
      where events is not null
    )
    where e.type in ('TaskAdded', 'DeadlineChanged', 'TaskCompleted', 'TaskReopened', 'TaskWithdrawn')`
}

/**
 * Figures per quarter and group. `events` is a query or a table.
 *
 * A change of the deadline is in force if it was approved no later than the deadline in force; since each one leads to a
 * later day, those in force are the first ones of a task up to the first that came too late. In the workload deadlines
 * change only while a task is open, and days follow the order of the log, so the last ones up to a day are those in force.
 */
export async function figuresBySql(
  connection: Connection,
  events: string,
  asOf: readonly string[],
  knownAt?: number,
): Promise<readonly (readonly GroupCounts[])[]> {
  const known = knownAt === undefined ? '' : `where position <= ${knownAt}`
  const days = asOf.map((day, index) => `(${index}, date '${day}')`).join(', ')
  const reader = await connection.runAndReadAll(`
    with event as materialized (select * from (${events}) ${known}),
    dated as (
      select position, type, day, task, grp, coalesce(to_day, deadline) as deadline,
        coalesce(day <= lag(coalesce(to_day, deadline)) over (partition by task order by position), true) as is_in_time
      from event where type in ('TaskAdded', 'DeadlineChanged')
    ),
    deadline as (
      select *, bool_and(is_in_time) over (partition by task order by position) as is_in_force from dated
    ),
    step as (
      select position, type, day, task, grp, deadline, is_in_force from deadline
      union all by name
      select position, type, day, task from event where type not in ('TaskAdded', 'DeadlineChanged')
    ),
    quarter(number, as_of) as (values ${days}),
    task as (
      select number, as_of, task,
        any_value(grp) as grp,
        min(day) filter (type = 'TaskAdded') as born,
        arg_max(deadline, position) filter (is_in_force and day <= as_of) as deadline,
        arg_max(type, position) filter (type in ('TaskCompleted', 'TaskReopened', 'TaskWithdrawn') and day <= as_of) as phase,
        max(day) filter (type = 'TaskCompleted' and day <= as_of) as done_on
      from step, quarter group by all
    )
    ${countedByStatus(`born > as_of or phase = 'TaskWithdrawn'`, `phase = 'TaskCompleted'`)}`)
  return perQuarter(reader.getRowObjects(), asOf.length)
}

/** Counts the rows of `task` by where they stand. */
export function countedByStatus(isOut: string, isDone: string): string {
  const isIn = `not coalesce(${isOut}, false)`
  const done = `${isIn} and coalesce(${isDone}, false)`
  const open = `${isIn} and not coalesce(${isDone}, false)`
  return `
    select number, grp as "group",
      count(*) filter (where ${done} and done_on <= deadline) as "completedOnTime",
      count(*) filter (where ${done} and done_on > deadline) as "completedLate",
      count(*) filter (where ${done} and deadline is null) as "completedUndated",
      count(*) filter (where ${open} and as_of < deadline) as "openWithinDeadline",
      count(*) filter (where ${open} and as_of >= deadline) as "openOverdue",
      count(*) filter (where ${open} and deadline is null) as "openUndated",
      count(*) filter (where coalesce(${isOut}, false)) as "outOfScope"
    from task group by number, grp`
}

export function perQuarter(
  rows: readonly Readonly<Record<string, unknown>>[],
  quarterCount: number,
): readonly (readonly GroupCounts[])[] {
  return Array.from({ length: quarterCount }, (_, quarter) =>
    rows
      .filter(({ number }) => Number(number) === quarter)
      .map(({ number: _number, group, ...counts }) => ({
        group: group as string,
        ...(Object.fromEntries(
          Object.entries(counts).map(([key, value]) => [key, Number(value)]),
        ) as unknown as Omit<GroupCounts, 'group'>),
      })),
  )
}
