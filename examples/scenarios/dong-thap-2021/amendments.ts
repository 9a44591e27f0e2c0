import type { Authority, CivilDate } from '@tiendo/core'
import type { Command, Entry } from '../scenario.ts'
import { plan, taskId } from './plan.ts'
import { leadOf } from './units.ts'

/** That the plan was adjusted because of Covid-19 is in the document; decisions, days and tasks are invented. */

interface Decision {
  readonly reason: string
  readonly authority: Authority
  readonly on: CivilDate
}

function decision(number: string, on: CivilDate, reason: string): Decision {
  return { reason, authority: { issuer: 'Giám đốc Sở Tư pháp tỉnh Đồng Tháp', number, date: on }, on }
}

const july = decision(
  '96/QĐ-STP',
  '2021-07-26',
  'Thực hiện giãn cách xã hội để phòng, chống dịch Covid-19: lùi, tạm dừng các hoạt động tập trung đông người',
)
const october = decision(
  '131/QĐ-STP',
  '2021-10-18',
  'Thích ứng an toàn với dịch Covid-19: làm tiếp việc tạm dừng, rút việc không còn thời gian thực hiện',
)

function move(code: string, from: CivilDate, to: CivilDate, { reason, authority, on }: Decision): Command {
  return { type: 'ChangeDeadline', task: taskId(code), from, to, reason, authority, on }
}

function suspend(code: string, { reason, authority, on }: Decision): Command {
  return { type: 'SuspendTask', task: taskId(code), reason, authority, on }
}

function resume(code: string, deadline: CivilDate, { on }: Decision): Command {
  return { type: 'ResumeTask', task: taskId(code), deadline, on }
}

function withdraw(code: string, reason: string, { authority, on }: Decision): Command {
  return { type: 'WithdrawTask', task: taskId(code), reason, authority, on }
}

/** Work that came up; nobody planned it in January. */
export const adHocTask = { code: 'ĐX.1', task: 'dt-nv-dx.1', lead: 'pb', deadline: '2021-12-10' } as const

export const amendments: readonly Entry[] = [
  {
    recordedAt: '2021-07-26T16:10',
    by: 'tk-dt-vp',
    commands: [
      { type: 'AmendPlan', plan, ...july },
      move('2.08', '2021-08-27', '2021-11-26', july),
      move('3.07', '2021-08-20', '2021-10-22', july),
      move('4.08', '2021-08-20', '2021-11-19', july),
      move('5.07', '2021-08-27', '2021-11-12', july),
      suspend('5.08', july),
      suspend('8.08', july),
      withdraw(
        '7.08',
        'Không tập huấn tập trung được; chuyển thành tài liệu gửi các tổ chức giám định',
        july,
      ),
    ],
  },
  {
    recordedAt: '2021-10-18T15:25',
    by: 'tk-dt-vp',
    commands: [
      { type: 'AmendPlan', plan, ...october },
      resume('5.08', '2021-12-17', october),
      resume('8.08', '2021-12-10', october),
      move('3.10', '2021-10-29', '2021-12-08', october),
      move('7.10', '2021-10-29', '2021-12-15', october),
      withdraw('4.12', 'Cấp huyện tự tập huấn trực tuyến', october),
      withdraw('9.11', 'Kinh phí chuyển cho phòng, chống dịch', october),
      {
        type: 'AddTask',
        plan,
        task: adHocTask.task,
        code: adHocTask.code,
        title: 'Hướng dẫn pháp lý cho người dân, doanh nghiệp bị ảnh hưởng bởi dịch bệnh',
        kind: 'adHoc',
        group: 'dt-nhom-4',
        ...leadOf(adHocTask.lead),
        deadline: adHocTask.deadline,
        on: october.on,
      },
    ],
  },
]

const decided = amendments.flatMap(({ commands }) => commands as readonly Command[])

/** The last deadline of each task that got another one. */
export const movedTo: ReadonlyMap<string, CivilDate> = new Map(
  decided.flatMap((command): [string, CivilDate][] => {
    if (command.type === 'ChangeDeadline') return [[command.task, command.to]]
    return command.type === 'ResumeTask' && command.deadline ? [[command.task, command.deadline]] : []
  }),
)

export const withdrawn: ReadonlySet<string> = new Set(
  decided.flatMap((command) => (command.type === 'WithdrawTask' ? [command.task] : [])),
)
