import type { CivilDate } from '@tiendo/core'
import type { Command, Entry } from '../scenario.ts'
import { departmentPlan, departmentTask } from './department.ts'
import { accountOf, civilServant, type District, districts, divisionOf } from './units.ts'

/** The plans of 15 divisions of justice, one commit each. Tasks, days and who leads are invented. */

export interface DistrictTask {
  readonly district: District
  readonly task: string
  readonly number: number
  readonly title: string
  readonly deadline: CivilDate
  readonly leadUnits: readonly string[]
  readonly implements?: string
}

export function districtPlan({ id }: District): string {
  return `la-${id}-2024`
}

export function districtTask(id: string, number: number): string {
  return `la-${id}-${number}`
}

function tasksOf(district: District, index: number): DistrictTask[] {
  const [first, second] = [civilServant(district, 1), civilServant(district, 2)]
  const row = (number: number, title: string, day: string, leadUnits: readonly string[]) => ({
    district,
    task: districtTask(district.id, number),
    number,
    title,
    deadline: `2024-${day}`,
    leadUnits,
  })
  const isEven = index % 2 === 0
  const carryingOut = [
    row(1, 'Số hóa sổ hộ tịch lưu tại Phòng Tư pháp', index % 3 === 0 ? '08-30' : '09-30', [first]),
    row(2, 'Rà soát văn bản của HĐND, UBND huyện', isEven ? '05-31' : '06-28', [first]),
    row(3, 'Hội nghị phổ biến Luật Đất đai', index % 3 === 0 ? '06-28' : '09-20', [second]),
    row(4, 'Kiểm tra hòa giải, chứng thực tại các xã', isEven ? '10-25' : '11-22', [second]),
  ].map((task) => ({ ...task, implements: departmentTask(task.number) }))
  if (district.name.startsWith('huyện')) return carryingOut
  return [...carryingOut, row(5, 'Đăng ký khai sinh lưu động tại bệnh viện', '11-29', [first, second])]
}

export const districtTasks: readonly DistrictTask[] = districts.flatMap(tasksOf)

export function issueDistrictPlans(): Entry[] {
  return districts.map((district, index) => {
    const [plan, on] = [districtPlan(district), index < 8 ? '2024-02-20' : '2024-02-21']
    return {
      recordedAt: `${on}T${String(8 + (index % 8)).padStart(2, '0')}:20`,
      by: accountOf(district),
      commands: [
        {
          type: 'IssuePlan',
          plan,
          title: `Kế hoạch công tác tư pháp năm 2024 của Phòng Tư pháp ${district.name}`,
          owner: divisionOf(district),
          authority: { issuer: `Chủ tịch Ủy ban nhân dân ${district.name}`, date: on },
          period: { start: '2024-01-01', end: '2024-12-31' },
          parent: departmentPlan,
          on,
        },
        ...districtTasks
          .filter((task) => task.district === district)
          .map(
            ({ district: _, number, ...task }): Command => ({
              type: 'AddTask',
              plan,
              code: `${number}`,
              ...task,
              on,
            }),
          ),
      ],
    }
  })
}
