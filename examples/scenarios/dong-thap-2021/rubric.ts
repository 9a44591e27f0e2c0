import type { Rubric } from '@tiendo/assessment'

/**
 * A criteria table of the ministry for 2021, in the style of one of 2022 that the department has put on its pages: from
 * there are the bands of days late and of signed documents. All criteria, points and the rest of the bands are invented.
 */
export const rubric: Rubric = {
  rubric: 'dt-bang-diem-2021',
  title: 'Bảng tiêu chí đánh giá, chấm điểm công tác tư pháp địa phương năm 2021',
  sections: [
    {
      section: 'I',
      title: 'Thực hiện chế độ báo cáo',
      maximum: 20,
      criteria: [
        {
          heading: 'Chế độ báo cáo công tác định kỳ',
          maximum: 10,
          parts: [
            {
              criterion: '1.1',
              title: 'Báo cáo đúng thời hạn quy định (số ngày gửi chậm)',
              maximum: 2,
              rule: {
                rule: 'bands',
                of: 'count',
                bands: [
                  { atMost: 0, points: 2, label: 'đúng hạn' },
                  { atLeast: 1, atMost: 2, points: 1.5, label: 'chậm 01–02 ngày' },
                  { atLeast: 3, atMost: 5, points: 1, label: 'chậm 03–05 ngày' },
                  { atLeast: 6, atMost: 10, points: 0.5, label: 'chậm 06–10 ngày' },
                  { above: 10, points: 0, label: 'chậm trên 10 ngày' },
                ],
              },
            },
            { criterion: '1.2', title: 'Báo cáo đúng thẩm quyền', maximum: 1, rule: { rule: 'judged' } },
            {
              criterion: '1.3',
              title: 'Nội dung báo cáo đầy đủ',
              maximum: 7,
              rule: { rule: 'judged' },
              evidenceRequired: true,
            },
          ],
        },
        {
          criterion: '1.4',
          title: 'Số liệu thống kê không phải sửa sau khi gửi (trừ điểm mỗi lần sửa)',
          maximum: 10,
          minimum: -5,
          rule: { rule: 'penalty', each: 2.5 },
        },
      ],
    },
    {
      section: 'II',
      title: 'Nhiệm vụ chuyên môn',
      maximum: 70,
      criteria: [
        {
          criterion: '2.1',
          title: 'Thẩm định văn bản so với chương trình; vượt chương trình được cộng điểm',
          maximum: 22,
          rule: { rule: 'proportional', standard: 20 },
        },
        {
          criterion: '2.2',
          title: 'Phổ biến, giáo dục pháp luật, hòa giải ở cơ sở',
          maximum: 18,
          rule: { rule: 'judged' },
          evidenceRequired: true,
        },
        { criterion: '2.3', title: 'Hộ tịch, chứng thực', maximum: 15, rule: { rule: 'judged' } },
        {
          criterion: '2.4',
          title: 'Trợ giúp pháp lý so với chỉ tiêu',
          maximum: 15,
          rule: { rule: 'proportional' },
        },
      ],
    },
    {
      section: 'III',
      title: 'Ứng dụng công nghệ thông tin',
      maximum: 10,
      criteria: [
        {
          criterion: '3.1',
          title: 'Văn bản gửi Bộ Tư pháp qua Trục liên thông có chữ ký số',
          maximum: 1.5,
          rule: {
            rule: 'bands',
            of: 'ratio',
            bands: [
              { above: 95, points: 1.5 },
              { atLeast: 75, atMost: 95, points: 1 },
              { atLeast: 50, below: 75, points: 0.5 },
              { below: 50, points: 0 },
            ],
          },
        },
        {
          criterion: '3.2',
          title: 'Dịch vụ công trực tuyến và cơ sở dữ liệu',
          maximum: 8.5,
          rule: { rule: 'judged' },
        },
      ],
    },
  ],
}
