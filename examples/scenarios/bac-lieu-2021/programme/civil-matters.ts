import type { GroupOfTasks } from './task-row.ts'

/** Groups 6–8: civil status, adoption, criminal records. Titles, deadlines and leads are invented. */
export const civilMatters: readonly GroupOfTasks[] = [
  {
    title: 'Hộ tịch, quốc tịch, chứng thực',
    tasks: [
      ['2021-03-12', 'hctp', 'Kế hoạch kiểm tra công tác hộ tịch, chứng thực năm 2021'],
      ['2021-03-31', 'hctp', 'Chuẩn hóa dữ liệu trên phần mềm đăng ký, quản lý hộ tịch dùng chung'],
      ['2021-04-16', 'hctp', 'Tập huấn nghiệp vụ hộ tịch, chứng thực cho công chức tư pháp - hộ tịch'],
      ['2021-05-14', 'hctp', 'Kiểm tra công tác hộ tịch, chứng thực tại huyện Phước Long'],
      ['2021-06-11', 'hctp', 'Kiểm tra công tác hộ tịch, chứng thực tại thị xã Giá Rai'],
      ['2021-06-30', 'hctp', 'Số hóa sổ hộ tịch lưu giữ tại Sở (giai đoạn 1)'],
      ['2021-06-30', 'ptp-bac-lieu', 'Số hóa sổ hộ tịch lưu giữ tại Phòng Tư pháp thành phố Bạc Liêu'],
      ['2021-07-30', 'hctp', 'Liên thông đăng ký khai sinh, thường trú, thẻ bảo hiểm y tế trẻ dưới 6 tuổi'],
      ['2021-09-24', 'hctp', 'Kiểm tra công tác hộ tịch, chứng thực tại huyện Đông Hải'],
      ['2021-10-29', 'hctp', 'Triển khai chứng thực bản sao điện tử tại bộ phận một cửa cấp xã'],
      [
        '2021-11-19',
        'ptp-hong-dan',
        'Rà soát người chưa có giấy tờ hộ tịch, quốc tịch tại vùng sâu, vùng xa',
      ],
      ['2021-12-10', 'hctp', 'Báo cáo năm về công tác hộ tịch, quốc tịch, chứng thực'],
      ['2021-12-31', 'hctp', 'Số hóa sổ hộ tịch lưu giữ tại Sở (giai đoạn 2)'],
    ],
  },
  {
    title: 'Nuôi con nuôi, bồi thường nhà nước, đăng ký biện pháp bảo đảm',
    tasks: [
      ['2021-03-26', 'hctp', 'Kế hoạch công tác nuôi con nuôi năm 2021'],
      ['2021-04-29', 'hctp', 'Rà soát trẻ em cần tìm gia đình thay thế tại cơ sở trợ giúp xã hội'],
      ['2021-05-25', 'hctp', 'Báo cáo tình hình phát triển của trẻ em được nhận làm con nuôi nước ngoài'],
      ['2021-06-18', 'xlvp', 'Tập huấn Luật Trách nhiệm bồi thường của Nhà nước'],
      ['2021-07-15', 'hctp', 'Kiểm tra việc đăng ký nuôi con nuôi trong nước tại cấp xã'],
      ['2021-08-31', 'bttp', 'Kiểm tra công tác đăng ký biện pháp bảo đảm bằng quyền sử dụng đất'],
      ['2021-10-20', 'xlvp', 'Kiểm tra công tác bồi thường nhà nước tại cơ quan thi hành án dân sự'],
      ['2021-11-26', 'hctp', 'Tổng kết Đề án tìm gia đình thay thế cho trẻ em có nhu cầu đặc biệt'],
      ['2021-12-15', 'xlvp', 'Báo cáo năm về bồi thường nhà nước và biện pháp bảo đảm'],
    ],
  },
  {
    title: 'Lý lịch tư pháp',
    tasks: [
      ['2021-03-31', 'hctp', 'Rà soát, xử lý thông tin lý lịch tư pháp tồn đọng đến hết năm 2020'],
      ['2021-04-23', 'hctp', 'Cấp phiếu lý lịch tư pháp qua dịch vụ bưu chính công ích'],
      ['2021-05-31', 'hctp', 'Ký quy chế phối hợp tra cứu, xác minh, trao đổi thông tin lý lịch tư pháp'],
      ['2021-06-30', 'hctp', 'Rút ngắn thời gian cấp phiếu lý lịch tư pháp: báo cáo đánh giá 6 tháng'],
      ['2021-08-27', 'hctp', 'Kết nối dịch vụ công trực tuyến mức độ 4 về cấp phiếu lý lịch tư pháp'],
      ['2021-10-15', 'hctp', 'Lập lý lịch tư pháp của người bị kết án cư trú trên địa bàn tỉnh'],
      ['2021-11-30', 'hctp', 'Tổng kết Chiến lược phát triển lý lịch tư pháp ở địa phương'],
      ['2021-12-17', 'hctp', 'Báo cáo năm về công tác lý lịch tư pháp'],
    ],
  },
]
