import type { Scheme } from '@tiendo/assessment'
import type { Entry } from '../scenario.ts'
import { cluster, departments, round } from './ranking.ts'
import { department } from './units.ts'

/**
 * Real: for 2023 and, as "again" says, for 2022 Long An "completed its tasks excellently"; on another page it is the
 * fourth of 13 that did. Thresholds, days, numbers of decisions and the share of 2022 are invented, and so is who the
 * other twelve are.
 */
const scheme = 'la-xep-loai-so-tu-phap'
export const roundBefore = 'la-xep-loai-2022'
export const commendation = 'la-giay-khen-2023'

const minister = 'Bộ trưởng Bộ Tư pháp'
const levels: Scheme['levels'] = [
  { level: 'excellent', title: 'Hoàn thành xuất sắc nhiệm vụ', requires: [{ input: 'points', atLeast: 90 }] },
  { level: 'good', title: 'Hoàn thành tốt nhiệm vụ', requires: [{ input: 'points', atLeast: 75 }] },
  { level: 'completed', title: 'Hoàn thành nhiệm vụ', requires: [{ input: 'points', atLeast: 50 }] },
  { level: 'notCompleted', title: 'Chưa hoàn thành nhiệm vụ', requires: [] },
]

/** In the second year the points are those of the round. */
function schemeOf(year: 2022 | 2023): Scheme {
  return {
    scheme,
    version: year - 2021,
    title: `Xếp loại Sở Tư pháp năm ${year}`,
    source: 'Giả định cho kịch bản này; không phải văn bản của Bộ Tư pháp',
    inputs: [
      {
        input: 'points',
        title: 'Tỷ lệ điểm đạt được',
        better: 'higher',
        from: year === 2022 ? 'stated' : 'score',
      },
    ],
    levels,
  }
}

/** Of 2022 only the level is told, and only that of Long An: nobody is ranked, and the others are left out. */
const yearBefore: readonly Entry[] = [
  {
    recordedAt: '2023-01-17T08:30',
    by: 'tk-btp',
    commands: [
      { type: 'assessment.AdoptScheme', ...schemeOf(2022), on: '2022-11-10' },
      {
        type: 'assessment.OpenRound',
        round: roundBefore,
        title: 'Xếp loại Sở Tư pháp năm 2022',
        cluster,
        period: { start: '2022-01-01', end: '2022-12-31' },
        on: '2022-11-15',
      },
    ],
  },
  {
    recordedAt: '2023-01-17T10:00',
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.Classify',
        round: roundBefore,
        scheme,
        version: 1,
        stated: [{ unit: department, input: 'points', ratio: { numerator: 94, denominator: 100 } }],
        excluded: departments
          .filter((unit) => unit !== department)
          .map((unit) => ({ unit, reason: 'Văn bản không nêu' })),
        authority: { issuer: minister, number: '24/QĐ-BTP', date: '2023-01-06' },
        on: '2023-01-06',
      },
    ],
  },
]

/** Between the two decisions of the ranking; the appeal changes no level. */
const classifiedOn = '2024-01-08'

const year: readonly Entry[] = [
  {
    recordedAt: '2023-11-20T10:00',
    by: 'tk-btp',
    commands: [{ type: 'assessment.AdoptScheme', ...schemeOf(2023), on: '2023-11-15' }],
  },
  {
    recordedAt: `${classifiedOn}T15:00`,
    by: 'tk-btp',
    commands: [
      {
        type: 'assessment.Classify',
        round,
        scheme,
        version: 2,
        authority: { issuer: minister, number: '21/QĐ-BTP', date: classifiedOn },
        on: classifiedOn,
      },
    ],
  },
]

/** Real: forms, numbers of recipients, who gave it, the day and what for. The number of the decision is invented. */
export const commended: Entry = {
  recordedAt: '2024-01-26T16:50',
  by: 'tk-la-stp',
  commands: [
    {
      type: 'assessment.Commend',
      commendation,
      form: 'Giấy khen',
      recipients: [
        { kind: 'collective', count: 10 },
        { kind: 'individual', count: 20 },
      ],
      authority: { issuer: 'Giám đốc Sở Tư pháp tỉnh Long An', number: '27/QĐ-STP' },
      for: 'thành tích hoàn thành tốt nhiệm vụ công tác tư pháp năm 2023',
      on: '2024-01-26',
    },
  ],
}

export const classified: readonly Entry[] = [...yearBefore, ...year]
