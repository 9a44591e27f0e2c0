import { departmentOf } from '../provinces.ts'
import type { Command, Entry } from '../scenario.ts'
import { members } from './amounts.ts'
import { clusterPlan, issue, planOf, taskId } from './plans.ts'

/**
 * The day of the review and that there were five directions is in the document; they are put in other words. Plans of
 * 2023 and their tasks are invented.
 */
export const review = 'btb-tong-ket-2022'

const directions = [
  'Nâng nhận thức về thi đua, khen thưởng; gắn với nhiệm vụ chính trị',
  'Đổi mới phong trào, khen đúng người, lấy thi đua làm tiêu chí đánh giá công chức',
  'Phát hiện, bồi dưỡng điển hình trong từng lĩnh vực',
  'Kiện toàn hội đồng, giao lưu và kiểm tra chéo giữa các đơn vị',
  'Phát động ngay, hoàn thành kế hoạch năm 2023 đúng tiến độ, có chất lượng',
]

export const reviewHeld: Entry = {
  recordedAt: '2022-12-09T11:30',
  by: 'tk-stp-quang-tri',
  commands: [
    {
      type: 'HoldReview',
      plan: clusterPlan,
      review,
      kind: 'annual',
      title: 'Hội nghị tổng kết công tác thi đua, khen thưởng năm 2022',
      directions: directions.map((text, index) => ({ direction: `${index + 1}`, text })),
      on: '2022-12-09',
    },
  ],
}

const answers = [
  { title: 'Quán triệt công tác thi đua, khen thưởng trong toàn đơn vị', day: '02-28' },
  { title: 'Bổ sung tiêu chí thi đua vào việc đánh giá công chức', day: '06-30' },
  { title: 'Lựa chọn, giới thiệu điển hình trong ngành', day: '09-29' },
  { title: 'Kiện toàn hội đồng thi đua, hội đồng sáng kiến', day: '03-31' },
  { title: 'Phát động thi đua năm 2023 tại đơn vị', day: '01-31' },
]

/** Every department answers the last direction and two others; the one that leads the cluster answers all five. */
export function plansOf2023(): Entry[] {
  return members.map((province, index) => {
    const { unit, name } = departmentOf(province)
    const [plan, on] = [planOf(province, 2023), index < 3 ? '2022-12-28' : '2023-01-06']
    const isHead = province === 'quang-tri'
    const answered = answers
      .map((answer, row) => ({ ...answer, direction: `${row + 1}`, row }))
      .filter(({ row }) => isHead || row === 4 || row === index % 4 || row === (index + 2) % 4)
    return {
      recordedAt: `${on}T14:${index}0`,
      by: `tk-${unit}`,
      commands: [
        issue(plan, `Kế hoạch công tác năm 2023 của ${name}`, unit, on, 2023),
        ...answered.map(
          ({ title, day, direction }, place): Command => ({
            type: 'AddTask',
            plan,
            task: taskId(province, `23-${direction}`),
            code: `${place + 1}`,
            title,
            leadUnits: [unit],
            deadline: `2023-${day}`,
            direction: { review, direction },
            on,
          }),
        ),
      ],
    }
  })
}
