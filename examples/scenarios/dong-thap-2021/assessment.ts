import { departmentOf } from '../provinces.ts'
import { ministry, register, registerDepartments } from '../register.ts'
import type { Entry } from '../scenario.ts'
import { rubric } from './rubric.ts'
import { councilScores, members, selfScores } from './scores.ts'
import { department } from './units.ts'

/**
 * Real: the ministry ranked Đồng Tháp 05/13 in the Mekong delta. That the 13 are these departments is general knowledge.
 * Days, numbers of decisions, scores and the ranks of the others are invented.
 */
const cluster = 'tay-nam-bo'
export const round = 'dt-xep-hang-2021'
export const publishedOn = '2021-12-06'

const minister = 'Bộ trưởng Bộ Tư pháp'

const prepared: readonly Entry[] = [
  {
    recordedAt: '2021-03-10T09:00',
    by: 'tk-btp',
    commands: [
      register(ministry),
      ...registerDepartments(members.filter((province) => departmentOf(province).unit !== department)),
      {
        type: 'assessment.AdoptRubric',
        ...rubric,
        authority: { issuer: minister, number: '287/QĐ-BTP', date: '2021-03-08' },
        on: '2021-03-08',
      },
      {
        type: 'assessment.FormCluster',
        cluster,
        title: 'Sở Tư pháp các tỉnh Miền Tây Nam Bộ',
        members: members.map((province) => departmentOf(province).unit),
        on: '2021-03-08',
      },
    ],
  },
  {
    recordedAt: '2021-11-15T09:00',
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.OpenRound',
        round,
        title: 'Đánh giá, xếp hạng công tác tư pháp địa phương năm 2021',
        cluster,
        rubric: rubric.rubric,
        period: { start: '2021-01-01', end: '2021-12-31' },
        crossCheck: 'none',
        on: '2021-11-15',
      },
    ],
  },
]

function selfScored(province: (typeof members)[number], index: number): Entry {
  const { unit } = departmentOf(province)
  const on = `2021-11-${22 + (index % 5)}`
  return {
    recordedAt: `${on}T${10 + Math.floor(index / 5)}:05`,
    by: unit === department ? 'tk-dt-vp' : `tk-${unit}`,
    commands: [{ type: 'assessment.SelfScore', round, unit, scores: selfScores(province), on }],
  }
}

const judged: readonly Entry[] = [
  {
    recordedAt: `${publishedOn}T15:00`,
    by: 'tk-btp',
    commands: [{ type: 'assessment.PublishRanking', round, on: publishedOn }],
  },
  {
    recordedAt: '2021-12-22T16:00',
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.DecideScores',
        round,
        authority: { issuer: 'Hội đồng Thi đua - Khen thưởng ngành Tư pháp', date: '2021-12-22' },
        council: members.flatMap((province) => {
          const scores = councilScores[province]
          return scores === undefined ? [] : [{ unit: departmentOf(province).unit, scores }]
        }),
        on: '2021-12-22',
      },
    ],
  },
  {
    recordedAt: '2021-12-24T10:00',
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.DecideRanking',
        round,
        authority: { issuer: minister, number: '1988/QĐ-BTP', date: '2021-12-24' },
        on: '2021-12-24',
      },
    ],
  },
]

export function assessed(): readonly Entry[] {
  return [...prepared, ...members.map(selfScored), ...judged]
}
