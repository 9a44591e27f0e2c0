import type { AssessmentCommand } from '@tiendo/assessment'
import type { Json, PlanningCommand, Tracker } from '@tiendo/core'

export type Command = PlanningCommand | AssessmentCommand

/** One source document, told as what was recorded: the same commits, byte for byte, on every storage. */
export interface Scenario {
  /** Also the name of its folder. */
  readonly name: string
  /** Ids are made from it and the clock. */
  readonly seed: number
  /** In the order in which they are recorded. */
  readonly entries: () => readonly Entry[]
  /** What is asked of the whole log, under the names that `expected.json` uses. */
  readonly figures: (tracker: Tracker<Command>) => { readonly [name: string]: Json }
}

/** What is recorded at once: one commit. */
export interface Entry {
  /** Local time of Vietnam, as in `2021-07-09T14:00`. */
  readonly recordedAt: string
  /** The account that records it. */
  readonly by: string
  readonly commands: readonly Command[] | ((log: Recorded) => readonly Command[])
}

/** What has been recorded so far. */
export interface Recorded {
  /** Answers from it: what is published is asked here, at the time of publication. */
  readonly tracker: Tracker<Command>
  /** The position of the last event of a type about a task. */
  lastPosition(type: string, task: string): number
}
