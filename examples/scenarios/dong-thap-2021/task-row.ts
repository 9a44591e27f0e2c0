import type { Lead } from './units.ts'

/** Month and day of the deadline, who leads, what is to be done. The code is the place in the table. */
export type TaskRow = readonly [deadline: `${number}-${number}`, lead: Lead, title: string]

export interface GroupOfTasks {
  readonly title: string
  readonly tasks: readonly TaskRow[]
}
