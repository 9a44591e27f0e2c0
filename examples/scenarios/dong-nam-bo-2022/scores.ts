import type { ScoreAsked } from '@tiendo/assessment'
import type { MemberProvince } from './amounts.ts'

/** Points for 1.3 and 2.1, complaints that were justified, days that an answer took: of a department, of an enforcement office. */
type Row = readonly [number, number, number, number]

/** What 14 offices said of themselves, and what their checkers saw differently, is invented. */
const rows: { readonly [Province in MemberProvince]: readonly [Row, Row] } = {
  'ninh-thuan': [
    [9.5, 18, 0, 9.5],
    [9, 17.5, 0, 12],
  ],
  'binh-thuan': [
    [8.5, 17, 0, 11],
    [8, 16.5, 1, 14.5],
  ],
  'dong-nai': [
    [9.5, 19, 0, 8],
    [9.5, 18.5, 0, 10],
  ],
  'ba-ria-vung-tau': [
    [9, 18.5, 0, 10],
    [9, 18, 0, 9],
  ],
  'binh-duong': [
    [9.5, 19, 0, 10],
    [9, 19, 0, 9.5],
  ],
  'binh-phuoc': [
    [8, 16, 1, 15],
    [8.5, 17.5, 0, 11],
  ],
  'tay-ninh': [
    [9, 18, 0, 10.5],
    [8.5, 16, 2, 15.5],
  ],
}

export function selfScores(
  province: MemberProvince,
  office: 'department' | 'enforcement',
): readonly ScoreAsked[] {
  const [reform, campaign, complaints, days] = rows[province][office === 'department' ? 0 : 1]
  return [
    { criterion: '1.3', points: reform },
    { criterion: '2.1', points: campaign },
    { criterion: '2.2', value: { amount: complaints } },
    { criterion: '2.3', value: { amount: days } },
  ]
}

/** By the unit that was checked. Whoever checks the others confirms what they say. */
export const changedByChecker: { readonly [unit: string]: readonly ScoreAsked[] } = {
  'stp-ba-ria-vung-tau': [{ criterion: '2.1', points: 18, note: 'Một phong trào chưa sơ kết' }],
  'thads-ba-ria-vung-tau': [{ criterion: '2.1', points: 18.5 }],
  'thads-binh-phuoc': [{ criterion: '2.2', value: { amount: 1 }, note: 'Kết luận ngày 18/11' }],
}

/** What the council of the cluster decided itself. */
export const councilScores: { readonly [unit: string]: readonly ScoreAsked[] } = {
  'thads-ninh-thuan': [{ criterion: '1.3', points: 9.5, note: 'Sáng kiến được công nhận ngày 8/12' }],
}
