import type { CivilDate } from '@tiendo/core'
import type { Command, Entry } from '../scenario.ts'
import { provincePlan } from './plans-above.ts'
import { department } from './units.ts'

/** The department's plans of two years. Tasks, days and numbers of decisions are invented. */

export const planBefore = 'stp-long-an-2023'
export const departmentPlan = 'stp-long-an-2024'

/** The day of the conference and that there were six directions is in the document; they are put in other words. */
export const review = 'la-hoi-nghi-2024'

const directions = [
  'Siết kỷ luật hành chính, ưu tiên nhiệm vụ mang tính đột phá',
  'Kiện toàn bộ máy, bồi dưỡng công chức, báo cáo sớm khi vướng mắc',
  'Ứng dụng công nghệ thông tin và phần mềm chuyên ngành',
  'Phối hợp với các ngành, địa phương; kiến nghị gỡ khó đúng thẩm quyền',
  'Đẩy mạnh thi đua, khen thưởng kịp thời, nhân rộng cách làm hay',
  'Giữ đoàn kết, tăng kiểm tra, phòng chống tham nhũng, tiêu cực',
].map((text, index) => ({ direction: `${index + 1}`, text }))

export const conference: Entry = {
  recordedAt: '2024-01-26T16:45',
  by: 'tk-la-stp',
  commands: [
    {
      type: 'HoldReview',
      plan: planBefore,
      review,
      kind: 'annual',
      title: 'Hội nghị triển khai công tác tư pháp cấp huyện năm 2024',
      directions,
      on: '2024-01-26',
    },
  ],
}

export const tasksBefore: readonly { readonly title: string; readonly deadline: CivilDate }[] = [
  { title: 'Hướng dẫn công tác tư pháp cấp huyện năm 2023', deadline: '2023-02-28' },
  { title: 'Kiểm tra công tác hộ tịch, chứng thực tại năm huyện', deadline: '2023-06-30' },
  { title: 'Tháo gỡ vướng mắc pháp lý của dự án kéo dài', deadline: '2023-09-29' },
  { title: 'Tập huấn phổ biến, giáo dục pháp luật cho cấp huyện', deadline: '2023-08-31' },
  { title: 'Hưởng ứng Ngày Pháp luật Việt Nam năm 2023', deadline: '2023-11-09' },
  { title: 'Chấm điểm thi đua tư pháp cấp huyện năm 2023', deadline: '2023-12-22' },
]

interface Task {
  readonly title: string
  readonly deadline: CivilDate
  readonly implements?: string
  readonly direction?: string
}

/** The districts carry out the first four; the department does the rest itself. */
const tasks: readonly Task[] = [
  { title: 'Số hóa sổ hộ tịch ở cấp huyện', deadline: '2024-11-29', implements: 'la-ub24-1', direction: '3' },
  {
    title: 'Rà soát văn bản do cấp huyện ban hành',
    deadline: '2024-07-31',
    implements: 'la-ub24-2',
    direction: '1',
  },
  { title: 'Phổ biến Luật Đất đai ở cấp huyện', deadline: '2024-10-15', implements: 'la-ub24-3' },
  {
    title: 'Kiểm tra hòa giải, chứng thực ở cấp xã',
    deadline: '2024-12-13',
    implements: 'la-ub24-3',
    direction: '6',
  },
  {
    title: 'Họp liên ngành về dự án vướng mắc',
    deadline: '2024-09-30',
    implements: 'la-ub24-4',
    direction: '4',
  },
  { title: 'Bồi dưỡng nghiệp vụ cho công chức tư pháp cấp huyện', deadline: '2024-06-14', direction: '2' },
  {
    title: 'Phát động thi đua theo chuyên đề, giới thiệu cách làm hay',
    deadline: '2024-03-29',
    direction: '5',
  },
  {
    title: 'Nối phần mềm hộ tịch theo Chương trình công tác của Bộ Tư pháp',
    deadline: '2024-08-30',
    direction: '3',
  },
]

export function departmentTask(number: number): string {
  return `la-stp24-${number}`
}

function issue(plan: string, year: number, on: CivilDate, number: string, parent?: string): Command {
  return {
    type: 'IssuePlan',
    plan,
    title: `Kế hoạch công tác tư pháp năm ${year} của Sở Tư pháp tỉnh Long An`,
    owner: department,
    authority: { issuer: 'Giám đốc Sở Tư pháp tỉnh Long An', number, date: on },
    period: { start: `${year}-01-01`, end: `${year}-12-31` },
    parent,
    on,
  }
}

export function issuePlanBefore(): Command[] {
  const on = '2023-01-16'
  return [
    issue(planBefore, 2023, on, '21/QĐ-STP'),
    ...tasksBefore.map(
      (task, index): Command => ({
        type: 'AddTask',
        plan: planBefore,
        task: `la-stp23-${index + 1}`,
        code: `${index + 1}`,
        leadUnits: [department],
        ...task,
        on,
      }),
    ),
  ]
}

export function closePlanBefore(): Command {
  return { type: 'ClosePlan', plan: planBefore, reason: 'Đã tổng kết năm 2023', on: '2023-12-31' }
}

export function issueDepartmentPlan(): Command[] {
  const on = '2024-02-02'
  return [
    issue(departmentPlan, 2024, on, '34/QĐ-STP', provincePlan),
    ...tasks.map(
      ({ direction, ...task }, index): Command => ({
        type: 'AddTask',
        plan: departmentPlan,
        task: departmentTask(index + 1),
        code: `${index + 1}`,
        leadUnits: [department],
        ...task,
        direction: direction === undefined ? undefined : { review, direction },
        on,
      }),
    ),
  ]
}
