import type { CivilDate } from '@tiendo/core'
import { departmentOf, type ProvinceId } from '../provinces.ts'
import type { Command, Entry } from '../scenario.ts'
import { members } from './amounts.ts'

/** The slogan is that of the ministry; plans, all other titles, deadlines and decisions are invented. */

/** Of the cluster, owned by the department that leads it. Nothing stands below it. */
export const clusterPlan = 'btb-2022'
const head = departmentOf('quang-tri').unit

export interface Task {
  readonly ending: string
  readonly title: string
  /** Without one it is regular work that goes on all year. */
  readonly deadline?: CivilDate
}

export const departmentTasks: readonly Task[] = [
  { ending: 'td', title: 'Thẩm định dự thảo văn bản quy phạm pháp luật' },
  { ending: 'gy', title: 'Tham gia góp ý dự thảo văn bản quy phạm pháp luật' },
  {
    ending: 'pt',
    title: 'Phong trào “Đoàn kết, kỷ cương, sáng tạo, vượt khó, thi đua hoàn thành xuất sắc nhiệm vụ”',
    deadline: '2022-03-31',
  },
  { ending: 'rs', title: 'Rà soát văn bản có nội dung trái pháp luật', deadline: '2022-10-14' },
  { ending: 'npl', title: 'Hưởng ứng Ngày Pháp luật Việt Nam năm 2022', deadline: '2022-11-09' },
  { ending: 'bc', title: 'Báo cáo công tác tư pháp năm 2022', deadline: '2022-12-15' },
]

export const clusterTasks: readonly Task[] = [
  { ending: 'sk', title: 'Sơ kết sáu tháng của Khu vực thi đua', deadline: '2022-07-15' },
  { ending: 'tk', title: 'Hội nghị tổng kết năm 2022 của Khu vực thi đua', deadline: '2022-12-09' },
]

export function planOf(province: ProvinceId, year: 2022 | 2023): string {
  return `${departmentOf(province).unit}-${year}`
}

export function taskId(province: ProvinceId, ending: string): string {
  return `btb-${province}-${ending}`
}

export function issue(plan: string, title: string, unit: string, on: CivilDate, year: 2022 | 2023): Command {
  const issuer = members.map(departmentOf).find((department) => department.unit === unit)?.name ?? unit
  return {
    type: 'IssuePlan',
    plan,
    title,
    owner: unit,
    authority: { issuer, date: on },
    period: { start: `${year}-01-01`, end: `${year}-12-31` },
    on,
  }
}

function add(
  plan: string,
  unit: string,
  on: CivilDate,
  tasks: readonly (Task & { task: string })[],
): Command[] {
  return tasks.map(({ task, title, deadline }, index) => ({
    type: 'AddTask',
    plan,
    task,
    code: `${index + 1}`,
    title,
    kind: deadline === undefined ? 'regular' : 'planned',
    leadUnits: [unit],
    deadline,
    on,
  }))
}

export function issuePlans(): Entry[] {
  const on = '2022-01-12'
  const ofCluster = clusterTasks.map((task) => ({ ...task, task: `btb-${task.ending}` }))
  return [
    {
      recordedAt: `${on}T14:30`,
      by: `tk-${head}`,
      commands: [
        issue(clusterPlan, 'Kế hoạch công tác thi đua năm 2022 của Khu vực Bắc Trung Bộ', head, on, 2022),
        ...add(clusterPlan, head, on, ofCluster),
      ],
    },
    ...members.map((province, index): Entry => {
      const { unit, name } = departmentOf(province)
      const plan = planOf(province, 2022)
      return {
        recordedAt: `${on}T15:${index}5`,
        by: `tk-${unit}`,
        commands: [
          issue(plan, `Kế hoạch công tác năm 2022 của ${name}`, unit, on, 2022),
          ...add(
            plan,
            unit,
            on,
            departmentTasks.map((task) => ({ ...task, task: taskId(province, task.ending) })),
          ),
        ],
      }
    }),
  ]
}
