import type { Authority, CivilDate, commands, PlanningCommand } from '@tiendo/core'
import type { Entry } from '../../scenario.ts'
import { taskId } from '../programme/planned-tasks.ts'

/** What happened beside reports and completions. All of it is invented, the numbers of decisions included. */

export const department = 'stp-25-2021'

function decision(number: string, date: CivilDate): Authority {
  return { issuer: 'Giám đốc Sở Tư pháp tỉnh Bạc Liêu', number, date }
}

function amend(reason: string, authority: Authority, on: CivilDate): PlanningCommand {
  return { type: 'AmendPlan', plan: department, reason, authority, on }
}

function move(
  code: string,
  from: CivilDate,
  to: CivilDate,
  { reason, authority, on }: Pick<commands.ChangeDeadline, 'reason' | 'authority' | 'on'>,
): PlanningCommand {
  return { type: 'ChangeDeadline', task: taskId(code), from, to, reason, authority, on }
}

const may = {
  reason: 'Tập trung lực lượng cho nhiệm vụ cấp bách của tỉnh trong tháng 5',
  authority: decision('61/QĐ-STP', '2021-05-20'),
  on: '2021-05-20',
}
const june = {
  reason: 'Chờ hướng dẫn của bộ, ngành trung ương',
  authority: decision('70/QĐ-STP', '2021-06-10'),
  on: '2021-06-10',
}
const endOfJune = {
  reason: 'Lùi hội nghị sơ kết đề án để lấy thêm ý kiến các tổ chức giám định',
  authority: decision('77/QĐ-STP', '2021-06-28'),
  on: '2021-06-28',
}
const august = {
  reason: 'Giãn tiến độ các cuộc kiểm tra và hội nghị tập trung do dịch bệnh',
  authority: decision('98/QĐ-STP', '2021-08-12'),
  on: '2021-08-12',
}
const september = {
  reason: 'Điều chỉnh kế hoạch quý IV',
  authority: decision('115/QĐ-STP', '2021-09-27'),
  on: '2021-09-27',
}
const afterExpiry = {
  reason: 'Bổ sung thời gian tổ chức đợt truyền thông thứ hai',
  authority: decision('112/QĐ-STP', '2021-09-21'),
  on: '2021-09-21',
}

export const incidents: readonly Entry[] = [
  {
    recordedAt: '2021-05-10T10:20',
    by: 'tk-hctp',
    commands: [
      {
        type: 'RaiseObstacle',
        task: taskId('6.6'),
        obstacle: 'vm-6.6-1',
        description: 'Máy quét khổ lớn hỏng, chưa có kinh phí thay thế',
        cause: 'objective',
        on: '2021-05-10',
      },
    ],
  },
  {
    recordedAt: '2021-05-20T15:30',
    by: 'tk-vp',
    commands: [
      amend(may.reason, may.authority, may.on),
      move('1.5', '2021-05-31', '2021-06-15', may),
      move('6.5', '2021-06-11', '2021-06-25', may),
      move('8.3', '2021-05-31', '2021-06-30', may),
    ],
  },
  // Approved sixteen days after the deadline had passed: it counts as lenient, not as in force.
  { recordedAt: '2021-06-10T16:00', by: 'tk-vp', commands: [move('7.3', '2021-05-25', '2021-06-30', june)] },
  {
    recordedAt: '2021-06-18T09:05',
    by: 'tk-hctp',
    commands: [
      {
        type: 'ResolveObstacle',
        task: taskId('6.6'),
        obstacle: 'vm-6.6-1',
        note: 'Đã mượn máy quét của cơ quan lưu trữ tỉnh',
        on: '2021-06-18',
      },
    ],
  },
  // Approved in June, while the deadline had not passed; recorded in July.
  {
    recordedAt: '2021-07-05T15:40',
    by: 'tk-vp',
    commands: [move('9.7', '2021-06-30', '2021-08-31', endOfJune)],
  },
  // The completion of 30 June was a mistake: one commit takes it back and records when it was really done.
  {
    recordedAt: '2021-07-06T10:15',
    by: 'tk-hctp',
    commands: (log) => [
      {
        type: 'RetractEvent',
        task: taskId('8.4'),
        position: log.lastPosition('TaskCompleted', taskId('8.4')),
        reason: 'Ghi nhầm ngày: báo cáo được ký ngày 02/7/2021',
      },
      {
        type: 'CompleteTask',
        task: taskId('8.4'),
        on: '2021-07-02',
        evidence: ['Báo cáo ký ngày 02/7/2021'],
      },
    ],
  },
  {
    recordedAt: '2021-07-07T14:30',
    by: 'tk-vp',
    commands: [
      {
        type: 'ReopenTask',
        task: taskId('4.5'),
        reason: 'Bản tiếng Khmer phải hiệu đính và in lại',
        deadline: '2021-07-31',
        on: '2021-06-29',
      },
    ],
  },
  // Forgotten in the report of the second quarter, made good on the eve of the interim review.
  {
    recordedAt: '2021-07-08T16:45',
    by: 'tk-pbgd',
    commands: [
      {
        type: 'ReportProgress',
        task: taskId('5.5'),
        percent: 60,
        note: 'Đã tập huấn tại Giá Rai và Đông Hải, còn huyện Hòa Bình',
        on: '2021-06-24',
      },
    ],
  },
  {
    recordedAt: '2021-08-12T11:10',
    by: 'tk-vp',
    commands: [
      amend(august.reason, august.authority, august.on),
      move('1.8', '2021-08-31', '2021-10-29', august),
      move('2.8', '2021-09-15', '2021-10-15', august),
      move('3.7', '2021-08-20', '2021-09-30', august),
      move('5.7', '2021-09-15', '2021-10-29', august),
      move('6.9', '2021-09-24', '2021-10-22', august),
      move('7.6', '2021-08-31', '2021-09-30', august),
      move('8.5', '2021-08-27', '2021-10-15', august),
      move('12.7', '2021-08-31', '2021-11-30', august),
    ],
  },
  {
    recordedAt: '2021-09-15T08:50',
    by: 'tk-hctp',
    commands: [
      {
        type: 'RaiseObstacle',
        task: taskId('8.5'),
        obstacle: 'vm-8.5-1',
        description: 'Chưa kết nối được với trục liên thông; chờ đơn vị cung cấp phần mềm',
        cause: 'objective',
        on: '2021-09-15',
      },
    ],
  },
  {
    recordedAt: '2021-09-21T15:20',
    by: 'tk-vp',
    commands: [move('10.7', '2021-09-10', '2021-09-30', afterExpiry)],
  },
  {
    recordedAt: '2021-09-27T16:30',
    by: 'tk-vp',
    commands: [
      amend(september.reason, september.authority, september.on),
      {
        type: 'WithdrawTask',
        task: taskId('7.7'),
        reason: 'Trùng với cuộc kiểm tra liên ngành của cơ quan cấp trên',
        authority: september.authority,
        on: september.on,
      },
      move('11.8', '2021-11-25', '2021-11-15', september),
      {
        type: 'ReassignTask',
        task: taskId('9.12'),
        leadUnits: ['dgts', 'bttp'],
        coordinatingUnits: ['vp'],
        on: september.on,
      },
      {
        type: 'ReviseTask',
        task: taskId('5.9'),
        title: 'Hội thi hòa giải viên giỏi cấp tỉnh theo hình thức trực tuyến',
        on: september.on,
      },
    ],
  },
  {
    recordedAt: '2021-10-12T10:00',
    by: 'tk-vp',
    commands: [
      {
        type: 'ReopenTask',
        task: taskId('5.6'),
        reason: 'Kiểm tra phát hiện còn ba xã chưa nhận được tài liệu',
        on: '2021-10-12',
      },
    ],
  },
]
