import type { CivilDate } from '@tiendo/core'
import { departmentOf, enforcementOf } from '../provinces.ts'
import type { Office } from '../register.ts'
import type { Command, Entry } from '../scenario.ts'
import { type MemberProvince, members } from './amounts.ts'

/** The plans of 14 offices, with work that is counted and has no target. Titles, deadlines and decisions are invented. */

interface Task {
  readonly ending: string
  readonly title: string
  /** Without one it is regular work that goes on all year. */
  readonly deadline?: CivilDate
}

const ofDepartment: readonly Task[] = [
  { ending: 'td', title: 'Thẩm định dự thảo văn bản quy phạm pháp luật' },
  { ending: 'dvc', title: 'Đưa thủ tục hành chính lên dịch vụ công trực tuyến', deadline: '2022-09-30' },
  { ending: 'bc', title: 'Báo cáo công tác tư pháp năm 2022', deadline: '2022-12-15' },
]
const ofEnforcement: readonly Task[] = [
  { ending: 'vv', title: 'Thi hành vụ việc dân sự, hành chính' },
  { ending: 'kt', title: 'Kiểm tra nghiệp vụ tại các chi cục', deadline: '2022-08-31' },
  { ending: 'kd', title: 'Giải quyết dứt điểm vụ việc kéo dài', deadline: '2022-12-30' },
]

export interface Member {
  readonly province: MemberProvince
  readonly office: Office
  readonly plan: string
  readonly by: string
  readonly tasks: readonly Task[]
}

function member(province: MemberProvince, office: Office, tasks: readonly Task[]): Member {
  return { province, office, plan: `${office.unit}-2022`, by: `tk-${office.unit}`, tasks }
}

export const departments: readonly Member[] = members.map((province) =>
  member(province, departmentOf(province), ofDepartment),
)
export const enforcementOffices: readonly Member[] = members.map((province) =>
  member(province, enforcementOf(province), ofEnforcement),
)

export function taskId({ office }: Member, ending: string): string {
  return `dnb-${office.unit}-${ending}`
}

export function issuePlans(): Entry[] {
  const on = '2022-01-17'
  return [...departments, ...enforcementOffices].map((member, index) => ({
    recordedAt: `${on}T${String(8 + (index % 7)).padStart(2, '0')}:${index < 7 ? '10' : '40'}`,
    by: member.by,
    commands: [
      {
        type: 'IssuePlan',
        plan: member.plan,
        title: `Kế hoạch công tác năm 2022 của ${member.office.name}`,
        owner: member.office.unit,
        authority: { issuer: member.office.name, date: on },
        period: { start: '2022-01-01', end: '2022-12-31' },
        on,
      },
      ...member.tasks.map(
        ({ ending, title, deadline }, row): Command => ({
          type: 'AddTask',
          plan: member.plan,
          task: taskId(member, ending),
          code: `${row + 1}`,
          title,
          kind: deadline === undefined ? 'regular' : 'planned',
          leadUnits: [member.office.unit],
          deadline,
          on,
        }),
      ),
    ],
  }))
}
