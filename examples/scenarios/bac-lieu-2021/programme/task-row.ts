import type { CivilDate } from '@tiendo/core'
import type { UnitId } from './units.ts'

/** Who leads: one unit, several, or `district`, which stands for all departments of justice of the districts. */
export type Lead = UnitId | readonly UnitId[] | 'district'

/** The last day on which it is in time, who leads, what is to be done. The code is the place in the table. */
export type TaskRow = readonly [deadline: CivilDate, lead: Lead, title: string]

export interface GroupOfTasks {
  readonly title: string
  readonly tasks: readonly TaskRow[]
}
