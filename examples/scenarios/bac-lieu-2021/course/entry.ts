import type { PlanningCommand } from '@tiendo/core'

/** What is recorded at once: one commit. */
export interface Entry {
  /** Local time of Bạc Liêu, as in `2021-07-09T14:00`. */
  readonly recordedAt: string
  /** The account that records it. */
  readonly by: string
  readonly commands: readonly PlanningCommand[] | ((log: Recorded) => readonly PlanningCommand[])
}

/** What has been recorded so far. */
export interface Recorded {
  /** The position of the last event of a type about a task. */
  lastPosition(type: string, task: string): number
}
