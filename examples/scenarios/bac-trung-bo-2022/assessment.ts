import { departmentOf } from '../provinces.ts'
import type { Entry, Recorded } from '../scenario.ts'
import { members } from './amounts.ts'
import { planOf } from './plans.ts'
import { rubric } from './rubric.ts'
import { checks, selfScores } from './scores.ts'

/**
 * Real: a criteria table, cross-checks between members, their outcome and a provisional ranking announced on 9/12/2022.
 * All other days, scores, ranks, the appeal and the decided ranking are invented; enforcement offices are left out.
 */
export const cluster = 'bac-trung-bo'
export const round = 'btb-2022'
export const announcedOn = '2022-12-09'

const unitOf = (province: (typeof members)[number]) => departmentOf(province).unit
const head = unitOf('quang-tri')
const council = 'Hội đồng Thi đua - Khen thưởng ngành Tư pháp'
const appeal = 'btb-kien-nghi-1'
const appealing = unitOf('ha-tinh')

const prepared: readonly Entry[] = [
  {
    recordedAt: '2022-02-18T09:00',
    by: `tk-${head}`,
    commands: [
      {
        type: 'assessment.FormCluster',
        cluster,
        title: 'Khu vực thi đua khối cơ quan Tư pháp các tỉnh Bắc Trung Bộ: các Sở Tư pháp',
        members: members.map(unitOf),
        head,
        on: '2022-02-18',
      },
      {
        type: 'assessment.AdoptRubric',
        ...rubric,
        authority: { issuer: 'Bộ Tư pháp', date: '2022-02-10' },
        on: '2022-02-10',
      },
    ],
  },
  {
    recordedAt: '2022-11-01T09:00',
    by: `tk-${head}`,
    commands: [
      {
        type: 'assessment.OpenRound',
        round,
        title: 'Chấm điểm, xếp hạng thi đua năm 2022',
        cluster,
        rubric: rubric.rubric,
        period: { start: '2022-01-01', end: '2022-12-31' },
        plans: members.map((province) => ({ unit: unitOf(province), plan: planOf(province, 2022) })),
        on: '2022-11-01',
      },
    ],
  },
  {
    recordedAt: '2022-11-07T10:00',
    by: `tk-${head}`,
    commands: ({ tracker }: Recorded) => [
      {
        type: 'assessment.FreezeFigures',
        round,
        asOf: '2022-10-31',
        // October is reported by the 4th; the 5th is a Saturday.
        knownAt: tracker.positionAt('2022-11-05'),
        on: '2022-11-07',
      },
    ],
  },
  {
    recordedAt: '2022-11-21T09:00',
    by: `tk-${head}`,
    commands: [
      {
        type: 'assessment.AssignCheckers',
        round,
        assignments: members.map((province) => ({
          unit: unitOf(province),
          checker: unitOf(checks[province].checker),
        })),
        on: '2022-11-21',
      },
    ],
  },
]

function scored(province: (typeof members)[number], index: number): readonly Entry[] {
  const unit = unitOf(province)
  const { checker, changed } = checks[province]
  const [scoredOn, checkedOn] = [`2022-11-${14 + (index % 5)}`, `2022-11-${24 + (index % 2)}`] as const
  return [
    {
      recordedAt: `${scoredOn}T16:0${index}`,
      by: `tk-${unit}`,
      commands: [{ type: 'assessment.SelfScore', round, unit, scores: selfScores(province), on: scoredOn }],
    },
    {
      recordedAt: `${checkedOn}T16:0${index}`,
      by: `tk-${unitOf(checker)}`,
      commands: [
        {
          type: 'assessment.CrossCheck',
          round,
          unit,
          checker: unitOf(checker),
          scores: changed,
          on: checkedOn,
        },
      ],
    },
  ]
}

const concluded: readonly Entry[] = [
  {
    recordedAt: `${announcedOn}T09:30`,
    by: `tk-${head}`,
    commands: [{ type: 'assessment.PublishRanking', round, on: announcedOn }],
  },
  {
    recordedAt: `${announcedOn}T15:40`,
    by: `tk-${appealing}`,
    commands: [
      {
        type: 'assessment.LodgeAppeal',
        round,
        unit: appealing,
        appeal,
        criteria: ['2.2'],
        reason: 'Báo cáo 6 tháng gửi qua Trục liên thông ngày 14/6',
        on: announcedOn,
      },
    ],
  },
  {
    recordedAt: '2022-12-16T15:00',
    by: `tk-${head}`,
    commands: [
      {
        type: 'assessment.DecideAppeal',
        round,
        unit: appealing,
        appeal,
        outcome: 'upheld',
        reason: 'Trục liên thông ghi nhận ngày 14/6',
        authority: { issuer: council, date: '2022-12-16' },
        scores: [{ criterion: '2.2', value: { amount: 0 } }],
        on: '2022-12-16',
      },
    ],
  },
  {
    recordedAt: '2022-12-20T09:00',
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.DecideScores',
        round,
        authority: { issuer: council, date: '2022-12-20' },
        on: '2022-12-20',
      },
    ],
  },
  {
    recordedAt: '2022-12-22T09:00',
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.DecideRanking',
        round,
        authority: { issuer: 'Bộ trưởng Bộ Tư pháp', number: '2466/QĐ-BTP', date: '2022-12-22' },
        on: '2022-12-22',
      },
    ],
  },
]

export function assessed(): readonly Entry[] {
  return [...prepared, ...members.flatMap(scored), ...concluded]
}
