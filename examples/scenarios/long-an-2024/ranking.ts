import { seededRandom } from '@tiendo/core/testing'
import { departmentOf, type ProvinceId, provinces } from '../provinces.ts'
import { registerDepartments } from '../register.ts'
import type { Entry } from '../scenario.ts'
import { rubric, scoresOf } from './rubric.ts'
import { department } from './units.ts'

/**
 * Real: Long An was 04/63 of 2023. Scores, days and numbers of decisions are invented, and so are the ranks of all other
 * departments and the appeal.
 */
export const cluster = 'toan-quoc'
export const round = 'la-xep-hang-2023'
export const departments = provinces.map(({ id }) => departmentOf(id).unit)

const minister = 'Bộ trưởng Bộ Tư pháp'

/** Those of 90 points and more, in hundredths: three above Long An, nine below it. */
const excellent: { readonly [Id in ProvinceId]?: number } = {
  'ha-tinh': 9785,
  'quang-ninh': 9742,
  'ho-chi-minh': 9660,
  'long-an': 9615,
  'dong-nai': 9580,
  'nghe-an': 9515,
  'da-nang': 9490,
  'thai-binh': 9455,
  'hai-phong': 9380,
  'can-tho': 9340,
  'lao-cai': 9275,
  'binh-dinh': 9180,
  'dong-thap': 9065,
}
/** From the eighth place to the sixth. */
const appealing = departmentOf('thai-binh').unit

const formed: Entry = {
  recordedAt: '2023-01-16T16:00',
  by: 'tk-btp',
  commands: [
    ...registerDepartments(
      provinces.map(({ id }) => id).filter((id) => departmentOf(id).unit !== department),
    ),
    {
      type: 'assessment.FormCluster',
      cluster,
      title: 'Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương',
      members: departments,
      on: '2022-03-01',
    },
  ],
}

const opened: Entry = {
  recordedAt: '2023-11-20T09:00',
  by: 'tk-btp',
  commands: [
    {
      type: 'assessment.AdoptRubric',
      ...rubric,
      authority: { issuer: minister, number: '1511/QĐ-BTP', date: '2023-11-15' },
      on: '2023-11-15',
    },
    {
      type: 'assessment.OpenRound',
      round,
      title: 'Đánh giá, xếp hạng Sở Tư pháp năm 2023',
      cluster,
      rubric: rubric.rubric,
      period: { start: '2023-01-01', end: '2023-12-31' },
      crossCheck: 'none',
      on: '2023-11-20',
    },
  ],
}

function selfScored(): readonly Entry[] {
  const random = seededRandom(63)
  return provinces.map(({ id }, index) => {
    const { unit } = departmentOf(id)
    const on = `2023-12-${String(4 + (index % 5)).padStart(2, '0')}`
    const scores = scoresOf(excellent[id] ?? random.int(7000, 8950), random)
    return {
      recordedAt: `${on}T09:${String(Math.floor(index / 5) * 4).padStart(2, '0')}`,
      by: unit === department ? 'tk-la-stp' : `tk-${unit}`,
      commands: [{ type: 'assessment.SelfScore', round, unit, scores, on }],
    }
  })
}

const [firstOn, secondOn] = ['2024-01-05', '2024-01-15']

const judged: readonly Entry[] = [
  {
    recordedAt: '2023-12-20T15:00',
    by: 'tk-btp',
    commands: [{ type: 'assessment.PublishRanking', round, on: '2023-12-20' }],
  },
  {
    recordedAt: '2024-01-04T15:00',
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.DecideScores',
        round,
        authority: { issuer: 'Hội đồng Thi đua - Khen thưởng ngành Tư pháp', date: '2024-01-04' },
        on: '2024-01-04',
      },
    ],
  },
  {
    recordedAt: `${firstOn}T09:00`,
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.DecideRanking',
        round,
        authority: { issuer: minister, number: '12/QĐ-BTP', date: firstOn },
        on: firstOn,
      },
    ],
  },
  {
    recordedAt: '2024-01-09T10:20',
    by: `tk-${appealing}`,
    commands: [
      {
        type: 'assessment.LodgeAppeal',
        round,
        unit: appealing,
        appeal: 'la-kien-nghi-1',
        criteria: ['3'],
        reason: 'Báo cáo thống kê gửi đúng hạn, bị tính là chậm',
        on: '2024-01-09',
      },
    ],
  },
  {
    recordedAt: '2024-01-12T16:30',
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.DecideAppeal',
        round,
        unit: appealing,
        appeal: 'la-kien-nghi-1',
        outcome: 'upheld',
        reason: 'Trục liên thông ghi nhận báo cáo đến đúng hạn',
        authority: { issuer: 'Hội đồng Thi đua - Khen thưởng ngành Tư pháp', date: '2024-01-12' },
        scores: [{ criterion: '3', points: 15 }],
        on: '2024-01-12',
      },
    ],
  },
  {
    recordedAt: `${secondOn}T09:00`,
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.DecideRanking',
        round,
        authority: { issuer: minister, number: '49/QĐ-BTP', date: secondOn },
        reason: 'Giải quyết kiến nghị của Sở Tư pháp tỉnh Thái Bình',
        on: secondOn,
      },
    ],
  },
]

export function ranked(): readonly Entry[] {
  return [formed, opened, ...selfScored(), ...judged]
}
