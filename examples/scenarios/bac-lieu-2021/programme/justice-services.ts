import type { GroupOfTasks } from './task-row.ts'

/** Groups 9–12: legal professions, legal aid, inspection, administration. Titles, deadlines and leads are invented. */
export const justiceServices: readonly GroupOfTasks[] = [
  {
    title: 'Bổ trợ tư pháp',
    tasks: [
      ['2021-03-15', 'bttp', 'Kế hoạch kiểm tra tổ chức hành nghề luật sư, công chứng, đấu giá tài sản'],
      ['2021-03-31', 'bttp', 'Rà soát, công bố danh sách giám định viên tư pháp của tỉnh'],
      ['2021-04-23', 'bttp', 'Kiểm tra tổ chức và hoạt động của các văn phòng luật sư'],
      [
        '2021-05-21',
        ['bttp', 'pcc1'],
        'Xây dựng cơ sở dữ liệu công chứng, chứng thực của tỉnh: khảo sát hiện trạng',
      ],
      ['2021-05-31', 'bttp', 'Kiểm tra tổ chức và hoạt động của các văn phòng công chứng'],
      ['2021-06-15', ['bttp', 'dgts'], 'Kiểm tra hoạt động đấu giá tài sản là quyền sử dụng đất'],
      ['2021-06-30', 'bttp', 'Sơ kết thực hiện Đề án nâng cao năng lực giám định tư pháp'],
      ['2021-07-23', 'bttp', 'Quy chế phối hợp quản lý nhà nước về luật sư, hành nghề luật sư'],
      ['2021-09-17', 'bttp', 'Hỗ trợ pháp lý cho doanh nghiệp nhỏ và vừa: hội nghị đối thoại'],
      ['2021-09-30', 'pcc1', 'Chuyển hồ sơ công chứng của Phòng Công chứng số 1 sang lưu trữ điện tử'],
      ['2021-10-22', 'bttp', 'Kiểm tra hoạt động quản tài viên, trọng tài thương mại, thừa phát lại'],
      ['2021-11-26', 'dgts', 'Phương án tự chủ tài chính của Trung tâm Dịch vụ đấu giá tài sản'],
      ['2021-12-20', 'bttp', 'Báo cáo năm về công tác bổ trợ tư pháp'],
    ],
  },
  {
    title: 'Trợ giúp pháp lý',
    tasks: [
      ['2021-03-12', 'tgpl', 'Kế hoạch trợ giúp pháp lý và giao chỉ tiêu vụ việc tham gia tố tụng năm 2021'],
      ['2021-04-15', 'tgpl', 'Ký hợp đồng với luật sư cộng tác viên thực hiện trợ giúp pháp lý'],
      ['2021-05-28', 'tgpl', 'Truyền thông về trợ giúp pháp lý tại xã đặc biệt khó khăn (đợt 1)'],
      ['2021-06-15', 'tgpl', 'Tập huấn kỹ năng tham gia tố tụng cho trợ giúp viên pháp lý'],
      ['2021-06-30', 'tgpl', 'Đánh giá chất lượng vụ việc trợ giúp pháp lý hoàn thành trong 6 tháng đầu năm'],
      ['2021-07-30', ['tgpl', 'tt'], 'Kiểm tra liên ngành về trợ giúp pháp lý trong hoạt động tố tụng'],
      ['2021-09-10', 'tgpl', 'Truyền thông về trợ giúp pháp lý tại xã đặc biệt khó khăn (đợt 2)'],
      ['2021-10-29', 'tgpl', 'Trực trợ giúp pháp lý tại tòa án: ký và triển khai chương trình phối hợp'],
      ['2021-11-30', 'tgpl', 'Cập nhật hệ thống quản lý tổ chức, hoạt động trợ giúp pháp lý'],
      ['2021-12-15', 'tgpl', 'Báo cáo năm về công tác trợ giúp pháp lý'],
    ],
  },
  {
    title: 'Thanh tra, tiếp công dân, giải quyết khiếu nại, tố cáo',
    tasks: [
      ['2021-03-05', 'tt', 'Công khai kế hoạch thanh tra năm 2021 của Sở'],
      ['2021-04-26', 'tt', 'Thanh tra việc chấp hành pháp luật về công chứng (đoàn số 1)'],
      ['2021-05-31', 'tt', 'Thanh tra việc chấp hành pháp luật về đấu giá tài sản (đoàn số 2)'],
      ['2021-06-20', 'tt', 'Báo cáo 6 tháng về tiếp công dân, giải quyết khiếu nại, tố cáo'],
      ['2021-08-16', 'tt', 'Thanh tra trách nhiệm về công tác hộ tịch tại huyện Hòa Bình (đoàn số 3)'],
      ['2021-09-30', 'tt', 'Kê khai, kiểm soát tài sản, thu nhập theo quy định về phòng, chống tham nhũng'],
      ['2021-10-25', 'tt', 'Kiểm tra việc thực hiện kết luận sau thanh tra'],
      ['2021-11-25', 'tt', 'Xây dựng, trình duyệt kế hoạch thanh tra năm 2022'],
      ['2021-12-10', 'tt', 'Báo cáo năm về thanh tra, tiếp công dân, phòng, chống tham nhũng'],
    ],
  },
  {
    title: 'Tổ chức cán bộ, cải cách hành chính, công nghệ thông tin, điều hành',
    tasks: [
      ['2021-03-08', 'vp', 'Kế hoạch cải cách hành chính của Sở năm 2021'],
      ['2021-03-31', 'vp', 'Báo cáo quý I về cải cách hành chính, kiểm soát thủ tục hành chính'],
      ['2021-04-30', 'vp', 'Trình công bố danh mục thủ tục hành chính trong lĩnh vực tư pháp'],
      ['2021-05-31', 'vp', 'Áp dụng chữ ký số và văn bản điện tử trong toàn bộ hồ sơ đi, đến của Sở'],
      ['2021-06-18', 'vp', 'Chuẩn bị hội nghị sơ kết công tác tư pháp 6 tháng đầu năm'],
      ['2021-06-30', 'vp', 'Rà soát quy hoạch cán bộ lãnh đạo, quản lý giai đoạn 2021 - 2026'],
      ['2021-08-31', 'vp', 'Sắp xếp lại chức năng, nhiệm vụ các phòng, đơn vị thuộc Sở'],
      ['2021-09-15', 'vp', 'Báo cáo quý III về cải cách hành chính, kiểm soát thủ tục hành chính'],
      ['2021-10-29', 'vp', 'Đào tạo, bồi dưỡng công chức tư pháp cấp xã theo vị trí việc làm'],
      ['2021-11-30', 'vp', 'Đánh giá, xếp loại chất lượng công chức, viên chức năm 2021'],
      ['2021-12-10', 'vp', 'Chấm điểm chỉ số cải cách hành chính của Sở năm 2021'],
      ['2021-12-24', 'vp', 'Chuẩn bị hội nghị triển khai công tác tư pháp năm 2022'],
    ],
  },
]
