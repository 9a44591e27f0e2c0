import type { CivilDate } from '@tiendo/core'
import type { Command } from '../scenario.ts'
import { lawMaking } from './law-making.ts'
import { legalKnowledge } from './legal-knowledge.ts'
import { services } from './services.ts'
import { targets } from './targets.ts'
import { department, type Lead, leadOf } from './units.ts'

/** That there are 9 groups and 121 tasks is in the document; the decision, its number and its day are invented. */
export const plan = 'stp-dong-thap-2021'
export const issuedOn: CivilDate = '2021-01-12'

export interface PlannedTask {
  readonly code: string
  readonly group: string
  readonly title: string
  readonly lead: Lead
  readonly deadline: CivilDate
}

const groups = [...lawMaking, ...legalKnowledge, ...services].map(({ title, tasks }, index) => ({
  group: `dt-nhom-${index + 1}`,
  ordinal: `${index + 1}`,
  title,
  tasks,
}))

export const plannedTasks: readonly PlannedTask[] = groups.flatMap(({ group, ordinal, tasks }) =>
  tasks.map(([day, lead, title], index) => ({
    code: `${ordinal}.${String(index + 1).padStart(2, '0')}`,
    group,
    title,
    lead,
    deadline: `2021-${day}`,
  })),
)

export function taskId(code: string): string {
  return `dt-nv-${code}`
}

export function issuePlan(): Command[] {
  const on = issuedOn
  return [
    {
      type: 'IssuePlan',
      plan,
      title: 'Kế hoạch triển khai nhiệm vụ trọng tâm của Sở Tư pháp tỉnh Đồng Tháp năm 2021',
      owner: department,
      authority: { issuer: 'Giám đốc Sở Tư pháp tỉnh Đồng Tháp', number: '08/QĐ-STP', date: on },
      period: { start: '2021-01-01', end: '2021-12-31' },
      on,
    },
    ...groups.map(
      ({ group, ordinal, title }): Command => ({ type: 'AddGroup', plan, group, ordinal, title, on }),
    ),
    ...plannedTasks.map(
      ({ code, lead, ...task }): Command => ({
        type: 'AddTask',
        plan,
        task: taskId(code),
        code,
        ...leadOf(lead),
        ...task,
        target: targets[code]?.target,
        on,
      }),
    ),
  ]
}
