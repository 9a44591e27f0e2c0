import { departmentOf, type ProvinceId } from '../provinces.ts'
import type { Command, Entry } from '../scenario.ts'
import { members } from './amounts.ts'
import { cluster, round } from './assessment.ts'
import { taskId } from './plans.ts'

/**
 * Real: a vote on commendations, and the pact for 2023 signed on 9/12/2022. Who was commended, by how many votes, what was
 * promised and which tasks pursue it is invented.
 */
export const pact = 'btb-giao-uoc-2023'

const head = departmentOf('quang-tri').unit
const voteForFlag = 'btb-bau-co-thi-dua-2022'
const voteForCertificate = 'btb-bau-bang-khen-2022'

function held(vote: string, form: string, results: readonly [ProvinceId, number][]): Command {
  return {
    type: 'assessment.HoldVote',
    round,
    vote,
    form,
    voters: members.length,
    results: results.map(([province, inFavour]) => ({ unit: departmentOf(province).unit, inFavour })),
    on: '2022-12-09',
  }
}

/** On the day on which the ranking was announced as provisional. */
export const voted: Entry = {
  recordedAt: '2022-12-09T11:00',
  by: `tk-${head}`,
  commands: [
    held(voteForFlag, 'Cờ thi đua ngành Tư pháp', [['quang-tri', 6]]),
    held(voteForCertificate, 'Bằng khen', [
      ['thanh-hoa', 5],
      ['nghe-an', 1],
    ]),
  ],
}

/** What was voted for is given once the ranking is decided. */
export const honoured: Entry = {
  recordedAt: '2022-12-27T10:00',
  by: 'tk-btp',
  commands: [
    {
      type: 'assessment.Commend',
      commendation: 'btb-co-thi-dua-2022',
      form: 'Cờ thi đua ngành Tư pháp',
      recipients: [{ kind: 'collective', unit: head }],
      authority: { issuer: 'Bộ trưởng Bộ Tư pháp', number: '2510/QĐ-BTP', date: '2022-12-27' },
      round,
      vote: voteForFlag,
      on: '2022-12-27',
    },
    {
      type: 'assessment.Commend',
      commendation: 'btb-bang-khen-2022',
      form: 'Bằng khen',
      recipients: [{ kind: 'collective', unit: departmentOf('thanh-hoa').unit }],
      authority: { issuer: 'Bộ trưởng Bộ Tư pháp', number: '2511/QĐ-BTP', date: '2022-12-27' },
      round,
      vote: voteForCertificate,
      on: '2022-12-27',
    },
  ],
}

export const promised: readonly Entry[] = [
  {
    recordedAt: '2022-12-09T11:10',
    by: `tk-${head}`,
    commands: [
      {
        type: 'assessment.SignPact',
        pact,
        title: 'Giao ước thi đua năm 2023',
        cluster,
        parties: members.map((province) => departmentOf(province).unit),
        period: { start: '2023-01-01', end: '2023-12-31' },
        targets: [
          { target: 'phat-dong', text: 'Phát động thi đua ngay từ đầu năm' },
          { target: 'dien-hinh', text: 'Giới thiệu điển hình', quantity: 2, unit: 'điển hình' },
          { target: 'dung-han', text: 'Hoàn thành kế hoạch đúng hạn', quantity: 100, unit: '%' },
        ],
        on: '2022-12-09',
      },
    ],
  },
  {
    recordedAt: '2023-01-09T09:00',
    by: `tk-${head}`,
    commands: [
      ...members.map((province) => ({
        type: 'assessment.TakeUpPactTarget' as const,
        pact,
        target: 'phat-dong',
        task: taskId(province, '23-5'),
        on: '2023-01-09',
      })),
      {
        type: 'assessment.TakeUpPactTarget',
        pact,
        target: 'dien-hinh',
        task: taskId('quang-tri', '23-3'),
        on: '2023-01-09',
      },
    ],
  },
]
