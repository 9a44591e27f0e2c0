import type { Scheme } from '../scheme-format.ts'

/**
 * Civil servants from 1 January 2026 on, by points of 100. Built in are the limits of the levels, that a disqualifying
 * fact forces the lowest, and the quota: excellent no more than 20 per cent of those rated good in the group. How the 100
 * points come about is a criteria table, and not part of it.
 */
export const civilServants: Scheme = {
  scheme: 'vn-nd335-2025',
  version: 1,
  title: 'Xếp loại công chức theo thang điểm 100 (Nghị định 335/2025/NĐ-CP)',
  source: 'Nghị định 335/2025/NĐ-CP, hiệu lực từ 01/01/2026',
  inputs: [{ input: 'score', title: 'Điểm đánh giá', better: 'higher', from: 'score' }],
  levels: [
    {
      level: 'excellent',
      title: 'Hoàn thành xuất sắc nhiệm vụ',
      requires: [{ input: 'score', atLeast: 90 }],
    },
    { level: 'good', title: 'Hoàn thành tốt nhiệm vụ', requires: [{ input: 'score', atLeast: 70 }] },
    { level: 'completed', title: 'Hoàn thành nhiệm vụ', requires: [{ input: 'score', atLeast: 50 }] },
    { level: 'notCompleted', title: 'Không hoàn thành nhiệm vụ', requires: [] },
  ],
  disqualifiers: [
    {
      disqualifier: 'violation',
      title: 'Trường hợp bị xếp loại không hoàn thành nhiệm vụ theo quy định',
      atMost: 'notCompleted',
    },
  ],
  quotas: [{ level: 'excellent', share: { numerator: 20, denominator: 100 }, of: { level: 'good' } }],
}
