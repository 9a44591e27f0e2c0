import type { Rubric, ScoreAsked } from '@tiendo/assessment'
import type { Random } from '@tiendo/core/testing'

/** A criteria table of the ministry for 2023. Criteria and points are invented. */
export const rubric: Rubric = {
  rubric: 'la-bang-diem-2023',
  title: 'Bảng tiêu chí đánh giá, xếp hạng Sở Tư pháp năm 2023',
  sections: [
    {
      section: 'I',
      title: 'Nhiệm vụ chuyên môn',
      maximum: 70,
      criteria: [
        {
          criterion: '1',
          title: 'Xây dựng, thẩm định, kiểm tra văn bản',
          maximum: 40,
          rule: { rule: 'judged' },
        },
        {
          criterion: '2',
          title: 'Hành chính tư pháp, bổ trợ tư pháp',
          maximum: 30,
          rule: { rule: 'judged' },
        },
      ],
    },
    {
      section: 'II',
      title: 'Chỉ đạo, điều hành',
      maximum: 30,
      criteria: [
        { criterion: '3', title: 'Chế độ báo cáo, thống kê', maximum: 15, rule: { rule: 'judged' } },
        {
          criterion: '4',
          title: 'Cải cách hành chính, chuyển đổi số',
          maximum: 15,
          rule: { rule: 'judged' },
        },
      ],
    },
  ],
}

/** Points that add up to a total in hundredths, no less than 7000: what is lost of 100 is spread over the criteria. */
export function scoresOf(hundredths: number, random: Random): readonly ScoreAsked[] {
  const lost = 10_000 - hundredths
  const half = Math.floor(lost / 2)
  const [first, third] = [random.int(0, half), random.int(0, lost - half)] as const
  const losses = [first, half - first, third, lost - half - third]
  return ([40, 30, 15, 15] as const).map((maximum, index) => ({
    criterion: `${index + 1}`,
    points: (maximum * 100 - (losses[index] as number)) / 100,
  }))
}
