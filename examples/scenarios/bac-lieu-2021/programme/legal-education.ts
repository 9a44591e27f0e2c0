import type { GroupOfTasks } from './task-row.ts'

/** Groups 4–5: making the law known, settling disputes at the grass roots. Titles, deadlines and leads are invented. */
export const legalEducation: readonly GroupOfTasks[] = [
  {
    title: 'Phổ biến, giáo dục pháp luật',
    tasks: [
      ['2021-02-10', 'pbgd', 'Kế hoạch phổ biến, giáo dục pháp luật trên địa bàn tỉnh năm 2021'],
      ['2021-03-19', 'pbgd', 'Kiện toàn Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh'],
      ['2021-03-31', 'pbgd', 'Hội nghị triển khai các luật mới có hiệu lực trong năm 2021'],
      [
        '2021-04-29',
        ['pbgd', 'vp'],
        'Nâng cấp chuyên trang phổ biến, giáo dục pháp luật trên trang thông tin điện tử',
      ],
      ['2021-05-31', 'pbgd', 'Biên soạn, phát hành tờ gấp pháp luật bằng tiếng Việt và tiếng Khmer'],
      ['2021-06-15', 'pbgd', 'Tập huấn kỹ năng tuyên truyền cho báo cáo viên pháp luật cấp tỉnh, cấp huyện'],
      ['2021-06-30', 'district', 'Tuyên truyền pháp luật cho đồng bào dân tộc thiểu số và ngư dân ven biển'],
      ['2021-07-31', 'pbgd', 'Thi tìm hiểu pháp luật trực tuyến cho cán bộ, công chức, viên chức'],
      ['2021-09-20', 'pbgd', 'Phối hợp ngành giáo dục phổ biến pháp luật đầu năm học trong trường học'],
      ['2021-10-15', 'pbgd', 'Kế hoạch tổ chức Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam'],
      ['2021-11-09', ['pbgd', 'vp'], 'Lễ hưởng ứng Ngày Pháp luật và các hoạt động cao điểm trong tháng 11'],
      ['2021-11-30', 'pbgd', 'Tổng kết Đề án xã hội hóa công tác phổ biến, giáo dục pháp luật'],
      ['2021-12-15', 'pbgd', 'Báo cáo năm về công tác phổ biến, giáo dục pháp luật'],
    ],
  },
  {
    title: 'Hòa giải ở cơ sở, xây dựng cấp xã đạt chuẩn tiếp cận pháp luật',
    tasks: [
      ['2021-03-15', 'pbgd', 'Kế hoạch thực hiện công tác hòa giải ở cơ sở năm 2021'],
      ['2021-03-30', 'district', 'Rà soát, củng cố tổ hòa giải và hòa giải viên tại khóm, ấp'],
      ['2021-04-15', 'pbgd', 'Công nhận xã, phường, thị trấn đạt chuẩn tiếp cận pháp luật năm 2020'],
      ['2021-05-31', 'pbgd', 'Tập huấn kỹ năng hòa giải cho hòa giải viên cụm huyện Hồng Dân, Phước Long'],
      ['2021-06-30', 'pbgd', 'Tập huấn kỹ năng hòa giải cho hòa giải viên cụm Giá Rai, Đông Hải, Hòa Bình'],
      ['2021-07-20', 'pbgd', 'Cấp phát tài liệu nghiệp vụ hòa giải ở cơ sở cho các tổ hòa giải'],
      ['2021-09-15', 'ptp-vinh-loi', 'Xây dựng mô hình điểm tổ hòa giải năm tốt tại huyện Vĩnh Lợi'],
      ['2021-09-30', 'district', 'Tự đánh giá giữa kỳ các chỉ tiêu tiếp cận pháp luật ở cấp xã'],
      ['2021-11-15', 'pbgd', 'Hội thi hòa giải viên giỏi cấp tỉnh'],
      ['2021-12-10', 'pbgd', 'Báo cáo năm về hòa giải ở cơ sở và chuẩn tiếp cận pháp luật'],
    ],
  },
]
