import type { GroupOfTasks } from './task-row.ts'

/** Groups 1–3: making, checking and enforcing legal documents. Titles, deadlines and leads are invented. */
export const lawMaking: readonly GroupOfTasks[] = [
  {
    title: 'Xây dựng, thẩm định văn bản quy phạm pháp luật',
    tasks: [
      ['02-05', 'vb', 'Lập danh mục nghị quyết của HĐND tỉnh trình trong năm'],
      ['02-26', 'vb', 'Lập danh mục văn bản quy định chi tiết được giao cho tỉnh'],
      ['03-15', 'vb', 'Kế hoạch thẩm định văn bản quy phạm pháp luật năm 2021'],
      ['04-09', 'vb', 'Tập huấn kỹ năng soạn thảo văn bản cho công chức pháp chế'],
      ['05-14', 'vb', 'Góp ý dự thảo nghị quyết trình kỳ họp giữa năm'],
      ['06-11', 'vb', 'Thẩm định dự thảo nghị quyết trình kỳ họp giữa năm'],
      ['06-25', 'vb', 'Báo cáo 6 tháng về xây dựng văn bản quy phạm pháp luật'],
      ['08-31', 'vb', 'Sửa quy chế phối hợp soạn thảo, thẩm định văn bản của tỉnh'],
      ['09-30', 'vb', 'Đánh giá tác động chính sách các đề nghị xây dựng nghị quyết'],
      ['10-29', 'vb', 'Thẩm định dự thảo nghị quyết trình kỳ họp cuối năm'],
      ['11-19', 'district', 'Rà soát việc ban hành văn bản quy phạm pháp luật ở cấp huyện'],
      ['12-10', 'vb', 'Báo cáo năm về xây dựng văn bản quy phạm pháp luật'],
      ['12-31', 'vb', 'Thẩm định dự thảo văn bản quy phạm pháp luật trong năm'],
    ],
  },
  {
    title: 'Kiểm tra, rà soát, hệ thống hóa văn bản quy phạm pháp luật',
    tasks: [
      ['01-29', 'vb', 'Công bố danh mục văn bản của tỉnh hết hiệu lực năm 2020'],
      ['03-10', 'vb', 'Kế hoạch kiểm tra, rà soát văn bản quy phạm pháp luật năm 2021'],
      ['03-31', 'vb', 'Tự kiểm tra văn bản do UBND tỉnh ban hành quý I'],
      ['04-29', 'vb', 'Rà soát văn bản lĩnh vực đất đai và môi trường'],
      ['05-28', 'vb', 'Kiểm tra văn bản theo thẩm quyền tại ba huyện phía Bắc'],
      ['06-30', 'vb', 'Tự kiểm tra văn bản do UBND tỉnh ban hành quý II'],
      ['07-30', 'vb', 'Rà soát văn bản liên quan đến thủ tục hành chính'],
      ['08-27', 'vb', 'Kiểm tra văn bản theo thẩm quyền tại ba huyện phía Nam'],
      ['09-30', 'vb', 'Tự kiểm tra văn bản do UBND tỉnh ban hành quý III'],
      ['10-15', 'vb', 'Cập nhật văn bản của tỉnh vào Cơ sở dữ liệu quốc gia về pháp luật'],
      ['11-15', 'district', 'Rà soát, công bố văn bản cấp huyện hết hiệu lực'],
      ['12-10', 'vb', 'Báo cáo năm về kiểm tra, rà soát văn bản'],
      ['12-24', 'vb', 'Bồi dưỡng cộng tác viên kiểm tra văn bản'],
    ],
  },
  {
    title: 'Theo dõi thi hành pháp luật, quản lý xử lý vi phạm hành chính',
    tasks: [
      ['02-26', 'vb', 'Kế hoạch theo dõi tình hình thi hành pháp luật năm 2021'],
      ['03-12', 'vb', 'Kế hoạch quản lý thi hành pháp luật về xử lý vi phạm hành chính'],
      ['04-16', 'vb', 'Tập huấn Luật sửa đổi Luật Xử lý vi phạm hành chính'],
      ['05-21', 'vb', 'Khảo sát thi hành pháp luật lĩnh vực trọng tâm liên ngành'],
      ['06-11', 'vb', 'Báo cáo 6 tháng về xử lý vi phạm hành chính'],
      ['06-30', 'vb', 'Kiểm tra thi hành pháp luật lĩnh vực trọng tâm tại hai huyện'],
      ['08-20', 'vb', 'Kiểm tra xử lý vi phạm hành chính tại hai sở'],
      ['09-17', 'vb', 'Kiểm tra xử lý vi phạm hành chính tại huyện Lấp Vò'],
      ['10-08', 'district', 'Cập nhật cơ sở dữ liệu về xử lý vi phạm hành chính'],
      ['10-29', 'vb', 'Hội thảo về vướng mắc trong xử lý vi phạm hành chính'],
      ['11-12', 'vb', 'Báo cáo chuyên đề thi hành pháp luật lĩnh vực trọng tâm'],
      ['12-03', 'vb', 'Kiến nghị hoàn thiện pháp luật sau theo dõi thi hành'],
      ['12-15', 'vb', 'Báo cáo năm về theo dõi tình hình thi hành pháp luật'],
    ],
  },
]
