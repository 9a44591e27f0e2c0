import type { CivilDate, events } from '@tiendo/core'
import type { Command, Entry } from '../scenario.ts'
import { rounds, unitsOf } from './assessment.ts'
import { departments, enforcementOffices, type Member } from './plans.ts'

/**
 * Real: the pact for 2023 was signed on 2/12/2022. What it promises, the plans that take it up, and that an office left the
 * smaller cluster is invented.
 */
export const pact = 'dnb-giao-uoc-2023'
export const leftOn = '2023-02-01'

const head = 'tk-stp-ninh-thuan'
const [{ cluster, members }, { cluster: ofEnforcement }] = rounds

const signed: Entry = {
  recordedAt: '2022-12-02T11:00',
  by: head,
  commands: [
    {
      type: 'assessment.SignPact',
      pact,
      title: 'Giao ước thi đua năm 2023',
      cluster,
      parties: unitsOf(members),
      period: { start: '2023-01-01', end: '2023-12-31' },
      targets: [
        { target: 'tham-dinh', text: 'Thẩm định văn bản đúng hạn', quantity: 100, unit: '%' },
        { target: 'an-keo-dai', text: 'Giải quyết dứt điểm vụ việc phức tạp, kéo dài' },
        { target: 'dich-vu-cong', text: 'Cung cấp dịch vụ công trực tuyến, đơn giản hóa thủ tục' },
        { target: 'co-so', text: 'Đưa phong trào thi đua hướng về cơ sở, không hình thức' },
      ],
      on: '2022-12-02',
    },
  ],
}

interface Row {
  readonly title: string
  readonly deadline: CivilDate
  readonly target: string
  readonly quantity?: events.Target
}

const plans: readonly (readonly [Member, readonly Row[]])[] = [
  [
    departments[0] as Member,
    [
      {
        title: 'Thẩm định đúng hạn toàn bộ dự thảo văn bản',
        deadline: '2023-12-29',
        target: 'tham-dinh',
        quantity: { quantity: 100, unit: '%', kind: 'level' },
      },
      { title: 'Rút gọn ba thủ tục hành chính', deadline: '2023-06-30', target: 'dich-vu-cong' },
      { title: 'Phát động thi đua đến Phòng Tư pháp cấp huyện', deadline: '2023-03-31', target: 'co-so' },
    ],
  ],
  [
    enforcementOffices[0] as Member,
    [
      { title: 'Rà soát, giải quyết án tồn trên ba năm', deadline: '2023-09-29', target: 'an-keo-dai' },
      { title: 'Biên lai điện tử trong thi hành án', deadline: '2023-07-31', target: 'dich-vu-cong' },
    ],
  ],
]

/** Each plan names the targets that its tasks pursue in the commit that issues it. */
function takenUp([{ office, by }, rows]: (typeof plans)[number], index: number): Entry {
  const on = '2023-01-11'
  const plan = `${office.unit}-2023`
  const task = (row: number) => `dnb-${office.unit}-23-${row + 1}`
  return {
    recordedAt: `${on}T09:${index}0`,
    by,
    commands: [
      {
        type: 'IssuePlan',
        plan,
        title: `Kế hoạch công tác năm 2023 của ${office.name}`,
        owner: office.unit,
        authority: { issuer: office.name, date: on },
        period: { start: '2023-01-01', end: '2023-12-31' },
        on,
      },
      ...rows.map(
        ({ title, deadline, quantity }, row): Command => ({
          type: 'AddTask',
          plan,
          task: task(row),
          code: `${row + 1}`,
          title,
          leadUnits: [office.unit],
          deadline,
          target: quantity,
          on,
        }),
      ),
      ...rows.map(
        ({ target }, row): Command => ({
          type: 'assessment.TakeUpPactTarget',
          pact,
          target,
          task: task(row),
          on,
        }),
      ),
    ],
  }
}

const left: Entry = {
  recordedAt: `${leftOn}T10:00`,
  by: head,
  commands: [
    {
      type: 'assessment.LeaveCluster',
      cluster: ofEnforcement,
      unit: 'thads-binh-thuan',
      reason: 'Chuyển sang cụm thi đua khác',
      on: leftOn,
    },
  ],
}

export const promised: readonly Entry[] = [signed, ...plans.map(takenUp), left]
