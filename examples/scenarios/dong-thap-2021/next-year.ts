import type { CivilDate } from '@tiendo/core'
import { seededRandom } from '@tiendo/core/testing'
import { reported } from '../ordinary-work.ts'
import type { Command, Entry } from '../scenario.ts'
import { unfinished } from './course.ts'
import { plan, taskId } from './plan.ts'
import { accountOf, department, type Lead, leadOf } from './units.ts'

/**
 * The day of the review, its directions (in other words) and the motto are in the document, "đòng lòng" included; the
 * plan of 2022, its tasks and what was carried over are invented.
 */
export const review = 'dt-tong-ket-2021'
export const nextPlan = 'stp-dong-thap-2022'

const issuedOn = '2022-01-14'

export const reviewHeld: Entry = {
  recordedAt: '2021-12-31T16:30',
  by: 'tk-dt-vp',
  commands: [
    {
      type: 'HoldReview',
      plan,
      review,
      kind: 'annual',
      title: 'Hội nghị tổng kết công tác tư pháp năm 2021',
      directions: [
        { direction: 'som', text: 'Ban hành và thực hiện sớm chương trình, kế hoạch ngay từ đầu năm' },
        { direction: 'cntt', text: 'Ứng dụng công nghệ thông tin, cải cách hành chính mạnh hơn' },
        { direction: 'co-so', text: 'Đổi mới điều hành, hướng về cơ sở' },
        { direction: 'phoi-hop', text: 'Phối hợp chặt hơn với các ngành, các cấp' },
        {
          direction: 'phuong-cham',
          text: 'Phương châm năm 2022: “Cá nhân trách nhiệm, tập thể đòng lòng, tiến bước thành công mới”',
        },
      ],
      on: '2021-12-31',
    },
  ],
}

const rows: readonly (readonly [deadline: `${number}-${number}`, Lead, title: string, direction?: string])[] =
  [
    ['01-21', 'vp', 'Chương trình công tác năm 2022 của ngành Tư pháp tỉnh', 'som'],
    ['01-28', 'pb', 'Kế hoạch phổ biến, giáo dục pháp luật năm 2022', 'som'],
    ['02-18', 'vb', 'Kế hoạch thẩm định văn bản quy phạm pháp luật năm 2022'],
    ['06-30', 'vp', 'Cung cấp toàn bộ thủ tục đủ điều kiện trên Cổng dịch vụ công', 'cntt'],
    ['09-30', 'hc', 'Hoàn thành Cơ sở dữ liệu hộ tịch điện tử của tỉnh', 'cntt'],
    ['05-31', 'pb', 'Phiên tòa giả định tại mười xã', 'co-so'],
    ['10-28', 'tg', 'Trợ giúp pháp lý lưu động tại xã biên giới', 'co-so'],
    ['03-31', 'vb', 'Ký quy chế phối hợp thẩm định với các sở, ngành', 'phoi-hop'],
    ['08-31', 'bt', 'Kiểm tra liên ngành tổ chức hành nghề công chứng', 'phoi-hop'],
    ['12-15', 'vp', 'Tổng kết công tác tư pháp năm 2022'],
  ]

const carriedTo: { readonly [code: string]: CivilDate } = {
  '6.10': '2022-06-30',
  '7.13': '2022-05-31',
  '9.10': '2022-03-31',
}

export function nextPlanIssued(): Entry {
  const on = issuedOn
  const commands: Command[] = [
    {
      type: 'IssuePlan',
      plan: nextPlan,
      title: 'Kế hoạch triển khai nhiệm vụ trọng tâm của Sở Tư pháp tỉnh Đồng Tháp năm 2022',
      owner: department,
      authority: { issuer: 'Giám đốc Sở Tư pháp tỉnh Đồng Tháp', number: '05/QĐ-STP', date: on },
      period: { start: '2022-01-01', end: '2022-12-31' },
      on,
    },
    ...rows.map(
      ([day, lead, title, direction], index): Command => ({
        type: 'AddTask',
        plan: nextPlan,
        task: `dt22-nv-${index + 1}`,
        code: `${index + 1}`,
        title,
        ...leadOf(lead),
        deadline: `2022-${day}`,
        direction: direction === undefined ? undefined : { review, direction },
        on,
      }),
    ),
    // Decided at the review; so it counts from the first day of the new year.
    ...unfinished.map(
      (code, index): Command => ({
        type: 'CarryOverTask',
        task: taskId(code),
        to: {
          plan: nextPlan,
          task: `dt22-ct-${index + 1}`,
          code: `CT.${index + 1}`,
          deadline: carriedTo[code] as string,
        },
        reason: 'Chưa xong trong năm 2021 do dịch Covid-19',
        on: '2021-12-31',
      }),
    ),
  ]
  return { recordedAt: `${on}T14:00`, by: 'tk-dt-vp', commands }
}

/** The log ends on the last day of January. */
export function january(): Entry[] {
  const random = seededRandom(2022)
  return [
    reported({ task: 'dt22-nv-1', by: accountOf('vp'), doneOn: '2022-01-20' }, random),
    reported(
      { task: 'dt22-nv-2', by: accountOf('pb'), doneOn: '2022-01-28', recordedOn: '2022-01-31' },
      random,
    ),
  ]
}
