import type { Rubric } from '@tiendo/assessment'

/**
 * Real: there is a table of criteria by which the offices are assessed, scored and ranked. What is in this one is
 * invented; one criterion is scored from the figures of each department's plan.
 */
export const rubric: Rubric = {
  rubric: 'btb-bang-tieu-chi-2022',
  title: 'Bảng tiêu chí đánh giá, chấm điểm, xếp hạng thi đua khối Sở Tư pháp năm 2022',
  sections: [
    {
      section: 'I',
      title: 'Nhiệm vụ chuyên môn',
      maximum: 40,
      criteria: [
        {
          criterion: '1.1',
          title: 'Nhiệm vụ trong kế hoạch đã đến hạn được hoàn thành (10 tháng)',
          maximum: 20,
          rule: { rule: 'proportional' },
          figures: { ratio: 'completionOfDueOrDone', of: 'ownPlan', kind: 'planned' },
        },
        {
          criterion: '1.2',
          title: 'Chất lượng thẩm định, kiểm tra, rà soát văn bản',
          maximum: 20,
          rule: { rule: 'judged' },
          evidenceRequired: true,
        },
      ],
    },
    {
      section: 'II',
      title: 'Công tác thi đua, khen thưởng',
      maximum: 60,
      criteria: [
        { criterion: '2.1', title: 'Tổ chức phong trào', maximum: 30, rule: { rule: 'judged' } },
        {
          criterion: '2.2',
          title: 'Báo cáo thi đua đúng hạn (số báo cáo chậm)',
          maximum: 10,
          rule: {
            rule: 'bands',
            of: 'count',
            bands: [
              { atMost: 0, points: 10 },
              { atLeast: 1, atMost: 2, points: 7 },
              { above: 2, points: 4 },
            ],
          },
        },
        {
          criterion: '2.3',
          title: 'Công chức tham gia phong trào',
          maximum: 20,
          rule: { rule: 'proportional' },
        },
      ],
    },
  ],
}
