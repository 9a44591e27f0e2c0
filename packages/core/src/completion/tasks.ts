import type { TaskHistory } from '../planning/task-history.ts'
import type { TaskTable } from '../planning/task-table.ts'
import type { Instant } from '../time/clock.ts'

/** Where what is asked about is found. */
export interface Tasks {
  /** When the event at a position was recorded. */
  at(position: number): Instant
  /** The tasks that were ever added to a plan, each once; without a plan, those of all plans. */
  of(plan: string | undefined): Iterable<TaskHistory>
  /** An aggregate of planning. */
  read(catalogue: 'planning', key: string): unknown
  /** The ids of all plans. */
  readonly plans: Iterable<string>
}

/** The same with the tasks as a table, which is what counts them fast. */
export interface TabledTasks extends Tasks {
  readonly table: TaskTable
}
