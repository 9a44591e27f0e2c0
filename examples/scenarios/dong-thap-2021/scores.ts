import type { ScoreAsked } from '@tiendo/assessment'
import { departmentOf, type ProvinceId } from '../provinces.ts'

type Part = readonly [numerator: number, denominator: number]

/**
 * What the 13 departments said of themselves, invented throughout: days late, points for 1.2 and 1.3, corrections, drafts
 * appraised of those in the programme, points for 2.2 and 2.3, cases of legal aid of those aimed at, documents signed of
 * those sent, points for 3.2.
 */
type Row = readonly [number, number, number, number, Part, number, number, Part, Part, number]

const rows = {
  'an-giang': [0, 1, 6.5, 0, [46, 43], 17, 14.5, [310, 310], [980, 1000], 8],
  'bac-lieu': [3, 1, 5.5, 2, [25, 27], 14.5, 12, [205, 230], [610, 820], 6],
  'ben-tre': [1, 1, 6, 1, [30, 30], 15, 13, [281, 300], [880, 940], 6.5],
  'ca-mau': [11, 0.5, 5, 6, [21, 24], 14, 12.5, [190, 240], [402, 811], 5.5],
  'can-tho': [0, 1, 7, 0, [44, 40], 16.5, 14, [295, 290], [1150, 1160], 7.5],
  'dong-thap': [0, 1, 6.5, 0, [42, 40], 16.5, 14, [488, 450], [951, 1000], 7.5],
  'hau-giang': [6, 1, 5, 3, [19, 22], 13.5, 12, [160, 200], [455, 700], 6],
  'kien-giang': [2, 1, 6.5, 0, [38, 36], 16, 13.5, [330, 340], [702, 936], 7],
  'long-an': [0, 1, 7, 0, [50, 45], 17, 14, [352, 350], [1302, 1310], 7.5],
  'soc-trang': [10, 1, 5.5, 1, [24, 28], 15, 12.5, [244, 260], [519, 1038], 6.5],
  'tien-giang': [0, 1, 6.5, 0, [43, 40], 17.5, 14, [405, 400], [1044, 1080], 8],
  'tra-vinh': [5, 1, 5, 2, [22, 25], 14.5, 13, [210, 230], [607, 830], 6],
  'vinh-long': [0, 1, 7, 0, [33, 30], 16.5, 14, [276, 270], [890, 930], 7.5],
} as const satisfies { readonly [Id in ProvinceId]?: Row }

export const members = Object.keys(rows) as (keyof typeof rows)[]

export function selfScores(province: (typeof members)[number]): readonly ScoreAsked[] {
  const [late, right, full, corrected, drafts, education, status, aid, signed, online] = rows[province]
  const evidence = [`Báo cáo tự chấm điểm năm 2021 của ${departmentOf(province).name}`]
  const shareOf = ([numerator, denominator]: Part) => ({ ratio: { numerator, denominator } })
  return [
    { criterion: '1.1', value: { amount: late } },
    { criterion: '1.2', points: right },
    { criterion: '1.3', points: full, evidence },
    { criterion: '1.4', value: { amount: corrected } },
    { criterion: '2.1', value: shareOf(drafts) },
    { criterion: '2.2', points: education, evidence },
    { criterion: '2.3', points: status },
    { criterion: '2.4', value: shareOf(aid) },
    { criterion: '3.1', value: shareOf(signed) },
    { criterion: '3.2', points: online },
  ]
}

/** Where the council of the ministry saw it differently, invented as well. */
export const councilScores: { readonly [Id in ProvinceId]?: readonly ScoreAsked[] } = {
  'dong-thap': [{ criterion: '1.3', points: 7, evidence: ['Báo cáo bổ sung ngày 10/12/2021'] }],
  'vinh-long': [{ criterion: '2.2', points: 14.5, evidence: ['Biên bản thẩm tra ngày 14/12/2021'] }],
  'ca-mau': [{ criterion: '1.2', points: 0, note: 'Hai báo cáo do cấp phòng ký' }],
}
