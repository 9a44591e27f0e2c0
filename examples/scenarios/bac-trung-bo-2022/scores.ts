import type { ScoreAsked } from '@tiendo/assessment'
import type { Member } from './amounts.ts'

/** Points for 1.2 and 2.1, reports that were late, people who took part of all. */
type Row = readonly [number, number, number, readonly [number, number]]

/** What the six departments said of themselves, and what the others found, is invented. */
const rows: { readonly [Province in Member]: Row } = {
  'thanh-hoa': [18.5, 28, 0, [58, 60]],
  'nghe-an': [18, 27.5, 1, [60, 62]],
  'ha-tinh': [17.5, 27, 0, [48, 50]],
  'quang-binh': [17, 26.5, 0, [44, 46]],
  'quang-tri': [18.5, 28, 0, [50, 50]],
  'thua-thien-hue': [18, 27, 1, [47, 50]],
}

export function selfScores(province: Member): readonly ScoreAsked[] {
  const [quality, campaign, late, [numerator, denominator]] = rows[province]
  return [
    { criterion: '1.2', points: quality, evidence: ['Báo cáo tổng kết năm 2022, phụ lục 1'] },
    { criterion: '2.1', points: campaign },
    { criterion: '2.2', value: { amount: late } },
    { criterion: '2.3', value: { ratio: { numerator, denominator } } },
  ]
}

interface Check {
  readonly checker: Member
  /** Where the checker saw it differently; all else is confirmed. */
  readonly changed: readonly ScoreAsked[]
}

/** Nobody checks itself. */
export const checks: { readonly [Province in Member]: Check } = {
  'thanh-hoa': { checker: 'thua-thien-hue', changed: [] },
  'nghe-an': { checker: 'thanh-hoa', changed: [{ criterion: '2.1', points: 27 }] },
  'ha-tinh': {
    checker: 'nghe-an',
    changed: [{ criterion: '2.2', value: { amount: 1 }, note: 'Báo cáo 6 tháng đến sau ngày 15' }],
  },
  'quang-binh': { checker: 'ha-tinh', changed: [] },
  'quang-tri': { checker: 'quang-binh', changed: [] },
  'thua-thien-hue': { checker: 'quang-tri', changed: [{ criterion: '2.1', points: 27.5 }] },
}
