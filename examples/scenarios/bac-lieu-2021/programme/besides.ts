import type { CivilDate } from '@tiendo/core'
import type { Lead } from './task-row.ts'

/** Work that goes on all the time, in the department's plan beside the 130 planned tasks: no deadline. Invented. */
export const regularWork: readonly (readonly [lead: Lead, title: string])[] = [
  ['tt', 'Tiếp công dân, tiếp nhận và phân loại đơn thư'],
  ['hctp', 'Giải quyết hồ sơ hộ tịch, quốc tịch thuộc thẩm quyền của Sở'],
  ['hctp', 'Cấp phiếu lý lịch tư pháp theo yêu cầu'],
  ['xdkt', 'Góp ý, thẩm định văn bản theo đề nghị của các cơ quan'],
  ['tgpl', 'Thực hiện trợ giúp pháp lý theo yêu cầu'],
  ['pcc1', 'Công chứng hợp đồng, giao dịch theo yêu cầu'],
  ['pbgd', 'Sinh hoạt Câu lạc bộ pháp luật, trả lời bạn đọc trên báo, đài'],
  ['district', 'Hướng dẫn nghiệp vụ hộ tịch, chứng thực cho cấp xã'],
  ['dgts', 'Cho thuê, bảo quản tài sản chờ đấu giá'],
]

export interface AdHocWork {
  readonly addedOn: CivilDate
  readonly recordedOn?: CivilDate
  readonly deadline: CivilDate
  readonly lead: Lead
  readonly title: string
  /** Absent where it was not done by the end of the log. */
  readonly doneOn?: CivilDate
}

/** Work that nobody foresaw, added while the year ran. Invented. */
export const adHocWork: readonly AdHocWork[] = [
  {
    addedOn: '2021-03-18',
    deadline: '2021-04-09',
    lead: 'vp',
    title: 'Báo cáo chuyên đề về biên chế, vị trí việc làm theo yêu cầu đột xuất',
    doneOn: '2021-04-08',
  },
  {
    addedOn: '2021-05-06',
    deadline: '2021-05-12',
    lead: ['pbgd', 'vp'],
    title: 'Tuyên truyền pháp luật về phòng, chống dịch bệnh trên hệ thống truyền thanh cơ sở',
    doneOn: '2021-05-12',
  },
  {
    addedOn: '2021-05-24',
    deadline: '2021-06-11',
    lead: 'xdkt',
    title: 'Góp ý khẩn dự thảo nghị quyết về chính sách hỗ trợ người dân do dịch bệnh',
    doneOn: '2021-06-14',
  },
  {
    addedOn: '2021-06-25',
    recordedOn: '2021-07-02',
    deadline: '2021-07-16',
    lead: 'xlvp',
    title: 'Hướng dẫn xử phạt vi phạm hành chính trong phòng, chống dịch bệnh',
    doneOn: '2021-07-13',
  },
  {
    addedOn: '2021-08-02',
    deadline: '2021-08-20',
    lead: 'hctp',
    title: 'Phương án tiếp nhận hồ sơ không tiếp xúc trong thời gian giãn cách',
    doneOn: '2021-08-09',
  },
  {
    addedOn: '2021-09-27',
    deadline: '2021-10-15',
    lead: 'tt',
    title: 'Xác minh phản ánh về hoạt động đấu giá tài sản tại một huyện',
    doneOn: '2021-10-28',
  },
  {
    addedOn: '2021-11-22',
    deadline: '2021-12-22',
    lead: ['bttp', 'tt'],
    title: 'Báo cáo đột xuất về thù lao công chứng, chi phí chứng thực',
  },
]
