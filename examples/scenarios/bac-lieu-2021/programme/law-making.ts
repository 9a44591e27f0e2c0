import type { GroupOfTasks } from './task-row.ts'

/** Groups 1–3: making, checking and enforcing legal documents. Titles, deadlines and leads are invented. */
export const lawMaking: readonly GroupOfTasks[] = [
  {
    title: 'Xây dựng, thẩm định văn bản quy phạm pháp luật',
    tasks: [
      [
        '2021-01-29',
        'xdkt',
        'Danh mục nghị quyết của HĐND tỉnh quy định chi tiết luật, nghị quyết của Quốc hội',
      ],
      ['2021-03-12', 'xdkt', 'Kế hoạch thẩm định dự thảo văn bản quy phạm pháp luật của tỉnh năm 2021'],
      [
        '2021-03-31',
        'xdkt',
        'Góp ý, thẩm định dự thảo nghị quyết trình kỳ họp HĐND tỉnh thường kỳ giữa năm (đợt 1)',
      ],
      [
        '2021-04-29',
        'xdkt',
        'Tập huấn kỹ năng soạn thảo, thẩm định văn bản cho công chức pháp chế sở, ngành',
      ],
      [
        '2021-05-31',
        'xdkt',
        'Góp ý, thẩm định dự thảo nghị quyết trình kỳ họp HĐND tỉnh thường kỳ giữa năm (đợt 2)',
      ],
      ['2021-06-15', ['xdkt', 'vp'], 'Báo cáo 6 tháng về công tác xây dựng văn bản quy phạm pháp luật'],
      ['2021-06-30', 'xdkt', 'Đánh giá tác động chính sách các đề nghị xây dựng nghị quyết của HĐND tỉnh'],
      [
        '2021-08-31',
        'xdkt',
        'Sửa đổi quy chế phối hợp soạn thảo, thẩm định văn bản quy phạm pháp luật của tỉnh',
      ],
      ['2021-09-30', 'district', 'Kiểm tra việc tự ban hành văn bản quy phạm pháp luật ở cấp huyện, cấp xã'],
      ['2021-10-29', 'xdkt', 'Thẩm định dự thảo nghị quyết trình kỳ họp HĐND tỉnh thường kỳ cuối năm'],
      ['2021-11-30', 'xdkt', 'Lập danh mục quyết định quy phạm pháp luật của UBND tỉnh ban hành năm 2022'],
      ['2021-12-15', 'xdkt', 'Báo cáo năm về công tác xây dựng, thẩm định văn bản quy phạm pháp luật'],
    ],
  },
  {
    title: 'Kiểm tra, rà soát, hệ thống hóa văn bản quy phạm pháp luật',
    tasks: [
      [
        '2021-01-31',
        'xdkt',
        'Công bố danh mục văn bản của HĐND, UBND tỉnh hết hiệu lực, ngưng hiệu lực năm 2020',
      ],
      ['2021-03-15', 'xdkt', 'Kế hoạch kiểm tra, rà soát văn bản quy phạm pháp luật của tỉnh năm 2021'],
      ['2021-03-31', 'xdkt', 'Tự kiểm tra văn bản quy phạm pháp luật do UBND tỉnh ban hành (quý I)'],
      ['2021-04-30', 'xdkt', 'Rà soát văn bản thuộc lĩnh vực đất đai, môi trường, xây dựng'],
      ['2021-05-28', 'xdkt', 'Kiểm tra văn bản theo thẩm quyền tại huyện Đông Hải và thị xã Giá Rai'],
      ['2021-06-30', 'xdkt', 'Rà soát văn bản liên quan đến thủ tục hành chính và điều kiện kinh doanh'],
      ['2021-07-30', 'xdkt', 'Kiểm tra văn bản theo thẩm quyền tại huyện Hồng Dân và huyện Phước Long'],
      ['2021-09-15', 'xdkt', 'Kiểm tra văn bản theo thẩm quyền tại huyện Vĩnh Lợi và thành phố Bạc Liêu'],
      ['2021-10-15', 'xdkt', 'Cập nhật đầy đủ văn bản của tỉnh vào Cơ sở dữ liệu quốc gia về pháp luật'],
      ['2021-11-15', 'district', 'Rà soát, công bố danh mục văn bản cấp huyện hết hiệu lực'],
      ['2021-12-20', 'xdkt', 'Báo cáo năm về kiểm tra, rà soát, hệ thống hóa văn bản quy phạm pháp luật'],
    ],
  },
  {
    title: 'Theo dõi thi hành pháp luật, quản lý xử lý vi phạm hành chính',
    tasks: [
      ['2021-03-10', 'xlvp', 'Kế hoạch theo dõi tình hình thi hành pháp luật trên địa bàn tỉnh năm 2021'],
      ['2021-03-25', 'xlvp', 'Kế hoạch quản lý công tác thi hành pháp luật về xử lý vi phạm hành chính'],
      ['2021-04-20', 'xlvp', 'Tập huấn Luật sửa đổi, bổ sung một số điều của Luật Xử lý vi phạm hành chính'],
      ['2021-05-20', 'xlvp', 'Kiểm tra thi hành pháp luật về xử lý vi phạm hành chính tại hai sở'],
      ['2021-06-10', 'xlvp', 'Báo cáo 6 tháng về thi hành pháp luật về xử lý vi phạm hành chính'],
      ['2021-06-25', 'xlvp', 'Điều tra, khảo sát tình hình thi hành pháp luật lĩnh vực trọng tâm liên ngành'],
      ['2021-08-20', 'xlvp', 'Kiểm tra thi hành pháp luật về xử lý vi phạm hành chính tại huyện Hòa Bình'],
      ['2021-09-30', ['xlvp', 'vp'], 'Cập nhật cơ sở dữ liệu về xử lý vi phạm hành chính của tỉnh'],
      [
        '2021-11-10',
        'xlvp',
        'Hội nghị đối thoại về vướng mắc trong áp dụng pháp luật xử lý vi phạm hành chính',
      ],
      ['2021-12-10', 'xlvp', 'Báo cáo năm về theo dõi tình hình thi hành pháp luật'],
    ],
  },
]
