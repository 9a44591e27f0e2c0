import type { CivilDate } from '@tiendo/core'
import { ministry } from '../register.ts'
import type { Command } from '../scenario.ts'
import { committee, party } from './units.ts'

/** The plans above the department's: of the term, the ministry, the province. Titles, tasks, numbers and days are invented. */

export const termPlan = 'nhiem-ky-2020-2025'
export const provincePlan = 'ubnd-long-an-2024'
export const ministryPlan = 'btp-2024'

interface Row {
  readonly task: string
  readonly title: string
  readonly deadline: CivilDate
  readonly implements?: string
}

function add(plan: string, leadUnit: string, on: CivilDate, rows: readonly Row[]): Command[] {
  return rows.map((row, index) => ({
    type: 'AddTask',
    plan,
    code: `${index + 1}`,
    leadUnits: [leadUnit],
    ...row,
    on,
  }))
}

export function issueTermPlan(): Command[] {
  const on = '2020-11-16'
  return [
    {
      type: 'IssuePlan',
      plan: termPlan,
      title: 'Chương trình thực hiện Nghị quyết Đại hội Đảng các cấp nhiệm kỳ 2020-2025, phần tư pháp',
      owner: party,
      authority: { issuer: 'Đại hội Đảng các cấp', date: on },
      period: { start: '2020-10-01', end: '2025-12-31' },
      on,
    },
    ...add(termPlan, party, on, [
      { task: 'la-nk-1', title: 'Số hóa toàn bộ dữ liệu hộ tịch', deadline: '2025-12-31' },
      {
        task: 'la-nk-2',
        title: 'Nâng chất lượng văn bản và việc tiếp cận pháp luật',
        deadline: '2025-06-30',
      },
      { task: 'la-nk-3', title: 'Tháo gỡ vướng mắc pháp lý của dự án đầu tư', deadline: '2025-12-31' },
      { task: 'la-nk-4', title: 'Kiện toàn tổ chức tư pháp ba cấp', deadline: '2025-09-30' },
    ]),
  ]
}

export function issueProvincePlan(): Command[] {
  const on = '2024-01-15'
  return [
    {
      type: 'IssuePlan',
      plan: provincePlan,
      title: 'Chương trình công tác năm 2024 của Ủy ban nhân dân tỉnh Long An, phần tư pháp',
      owner: committee,
      authority: { issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Long An', number: '412/QĐ-UBND', date: on },
      period: { start: '2024-01-01', end: '2024-12-31' },
      parent: ministryPlan,
      on,
    },
    ...add(provincePlan, committee, on, [
      {
        task: 'la-ub24-1',
        title: 'Số hóa sổ hộ tịch đợt năm 2024',
        deadline: '2024-12-20',
        implements: 'btp-nv24-1',
      },
      {
        task: 'la-ub24-2',
        title: 'Rà soát văn bản của các cấp chính quyền',
        deadline: '2024-12-10',
        implements: 'la-nk-2',
      },
      {
        task: 'la-ub24-3',
        title: 'Đưa pháp luật về cơ sở',
        deadline: '2024-12-20',
        implements: 'la-nk-2',
      },
      {
        task: 'la-ub24-4',
        title: 'Tháo gỡ các dự án có vướng mắc kéo dài',
        deadline: '2024-11-29',
        implements: 'la-nk-3',
      },
    ]),
  ]
}

export function issueMinistryPlan(): Command[] {
  const on = '2024-01-05'
  return [
    {
      type: 'IssuePlan',
      plan: ministryPlan,
      title: 'Chương trình công tác của ngành Tư pháp năm 2024',
      owner: ministry.unit,
      authority: { issuer: 'Bộ trưởng Bộ Tư pháp', number: '15/QĐ-BTP', date: on },
      period: { start: '2024-01-01', end: '2024-12-31' },
      parent: termPlan,
      on,
    },
    ...add(ministryPlan, ministry.unit, on, [
      {
        task: 'btp-nv24-1',
        title: 'Vận hành Cơ sở dữ liệu hộ tịch điện tử',
        deadline: '2024-12-31',
        implements: 'la-nk-1',
      },
      { task: 'btp-nv24-2', title: 'Hướng dẫn triển khai Luật Đất đai', deadline: '2024-07-31' },
      { task: 'btp-nv24-3', title: 'Tổng kết công tác tư pháp năm 2024', deadline: '2024-12-20' },
    ]),
  ]
}
