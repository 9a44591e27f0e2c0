import type { Rubric } from '@tiendo/assessment'

/** A criteria table of the emulation cluster. It is invented. Two criteria are scored from the figures of each office's plan. */
export const rubric: Rubric = {
  rubric: 'dnb-bang-diem-2022',
  title: 'Bảng tiêu chí chấm điểm thi đua năm 2022, Khối các cơ quan Tư pháp miền Đông Nam Bộ',
  sections: [
    {
      section: 'I',
      title: 'Thực hiện kế hoạch công tác',
      maximum: 60,
      criteria: [
        {
          criterion: '1.1',
          title: 'Nhiệm vụ đến hạn đã hoàn thành',
          maximum: 30,
          rule: { rule: 'proportional' },
          figures: { ratio: 'completionOfDueOrDone', of: 'ownPlan' },
        },
        {
          criterion: '1.2',
          title: 'Nhiệm vụ hoàn thành đúng hạn',
          maximum: 20,
          rule: {
            rule: 'bands',
            of: 'ratio',
            bands: [
              { atLeast: 100, points: 20 },
              { atLeast: 80, below: 100, points: 15 },
              { atLeast: 50, below: 80, points: 10 },
              { below: 50, points: 5 },
            ],
          },
          figures: { ratio: 'onTimeOfCompleted', of: 'ownPlan' },
        },
        { criterion: '1.3', title: 'Cải cách hành chính', maximum: 10, rule: { rule: 'judged' } },
      ],
    },
    {
      section: 'II',
      title: 'Công tác thi đua, khen thưởng',
      maximum: 40,
      criteria: [
        { criterion: '2.1', title: 'Tổ chức phong trào', maximum: 20, rule: { rule: 'judged' } },
        {
          criterion: '2.2',
          title: 'Không có khiếu nại, tố cáo đúng (trừ điểm mỗi vụ)',
          maximum: 10,
          rule: { rule: 'penalty', each: 2 },
        },
        {
          criterion: '2.3',
          title: 'Số ngày giải quyết đơn thư, bình quân',
          maximum: 10,
          rule: {
            rule: 'bands',
            of: 'amount',
            bands: [
              { atMost: 10, points: 10 },
              { above: 10, atMost: 15, points: 7.5 },
              { above: 15, points: 5 },
            ],
          },
        },
      ],
    },
  ],
}
