import type { CivilDate } from '@tiendo/core'
import { civilMatters } from './civil-matters.ts'
import { justiceServices } from './justice-services.ts'
import { lawMaking } from './law-making.ts'
import { legalEducation } from './legal-education.ts'
import type { Lead } from './task-row.ts'

export interface PlannedTask {
  readonly code: string
  readonly group: string
  readonly title: string
  readonly lead: Lead
  readonly deadline: CivilDate
}

/** The 12 groups of the plan, in its order. */
export const groups = [...lawMaking, ...legalEducation, ...civilMatters, ...justiceServices].map(
  ({ title, tasks }, index) => ({ group: `nhom-${index + 1}`, ordinal: `${index + 1}`, title, tasks }),
)

/** The planned tasks; group and row make the code, as in `4.11`. */
export const plannedTasks: readonly PlannedTask[] = groups.flatMap(({ group, ordinal, tasks }) =>
  tasks.map(([deadline, lead, title], index) => ({
    code: `${ordinal}.${index + 1}`,
    group,
    title,
    lead,
    deadline,
  })),
)

/** The id of a task in the log: its code in letters that an id may have. */
export function taskId(code: string): string {
  return `nv-${code.replace('ĐX', 'dx').replace('TX', 'tx')}`
}
