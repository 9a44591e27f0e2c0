import { type EventRef, formatNumber, type PlanningEvent } from '@tiendo/core'
import { recordedOn } from '../report/report.ts'
import { formatDate } from './dates.ts'
import type { Lang } from './lang.ts'
import type { Printer } from './printer.ts'

const eventNames: { readonly [Type in PlanningEvent['type']]: readonly [vi: string, en: string] } = {
  UnitRegistered: ['đăng ký đơn vị', 'unit registered'],
  UnitRenamed: ['đổi tên đơn vị', 'unit renamed'],
  UnitMoved: ['chuyển đơn vị', 'unit moved'],
  UnitMerged: ['sáp nhập đơn vị', 'unit merged'],
  PlanIssued: ['ban hành kế hoạch', 'plan issued'],
  PlanAmended: ['điều chỉnh kế hoạch', 'plan amended'],
  PlanClosed: ['kết thúc kế hoạch', 'plan closed'],
  PlanReopened: ['mở lại kế hoạch', 'plan reopened'],
  GroupAdded: ['thêm nhóm', 'group added'],
  GroupRevised: ['sửa nhóm', 'group revised'],
  TaskAdded: ['giao nhiệm vụ', 'task added'],
  TaskRevised: ['sửa nội dung', 'task revised'],
  TaskReassigned: ['giao lại đơn vị', 'task reassigned'],
  TaskReweighted: ['đổi trọng số', 'task reweighted'],
  TargetRevised: ['sửa chỉ tiêu', 'target revised'],
  DeadlineChanged: ['duyệt đổi hạn', 'deadline changed'],
  TaskSuspended: ['tạm dừng', 'task suspended'],
  TaskResumed: ['tiếp tục', 'task resumed'],
  ProgressReported: ['báo cáo tiến độ', 'progress reported'],
  CompletionSubmitted: ['trình xác nhận hoàn thành', 'completion submitted'],
  TaskCompleted: ['hoàn thành', 'task completed'],
  CompletionReturned: ['trả lại', 'completion returned'],
  TaskReopened: ['mở lại', 'task reopened'],
  TaskWithdrawn: ['rút khỏi kế hoạch', 'task withdrawn'],
  TaskSplit: ['tách nhiệm vụ', 'task split'],
  TasksMerged: ['gộp nhiệm vụ', 'tasks merged'],
  TaskCarriedOver: ['chuyển sang kế hoạch khác', 'task carried over'],
  ObstacleRaised: ['nêu vướng mắc', 'obstacle raised'],
  ObstacleResolved: ['gỡ vướng mắc', 'obstacle resolved'],
  EventRetracted: ['thu hồi một ghi nhận', 'an event retracted'],
  FiguresPublished: ['công bố số liệu', 'figures published'],
  PeriodSealed: ['khóa kỳ báo cáo', 'period sealed'],
  ReviewHeld: ['sơ kết, tổng kết', 'review held'],
}

/** An event: where it stands, the day on which it became true, the day on which it was recorded, and what it says. */
export function printEvent(printer: Printer, { position, type, on }: EventRef, remark = ''): void {
  const { page, report, directory, lang, say } = printer
  const event = directory.events.get(position)
  const recorded =
    event === undefined
      ? ''
      : `, ${say('recorded', { date: formatDate(recordedOn(report, event.at), lang) })}`
  const detail = event === undefined ? '' : detailOf(event as unknown as PlanningEvent, printer)
  const name = eventNames[type][lang === 'vi' ? 0 : 1]
  page.text(
    [`#${position} ${name} ${formatDate(on, lang)}${recorded}${detail && `: ${detail}`}`, remark]
      .filter(Boolean)
      .join('; '),
    8,
    2,
  )
}

function detailOf(event: PlanningEvent, { lang }: Printer): string {
  const date = (day: string) => formatDate(day, lang)
  switch (event.type) {
    case 'DeadlineChanged': {
      const { from, to, authority } = event.data
      const moved = from === undefined ? date(to) : `${date(from)} → ${date(to)}`
      return [moved, authority.number ?? authority.issuer].join(', ')
    }
    case 'ProgressReported': {
      const { percent } = event.data
      return percent === undefined ? '' : percentText(percent, lang)
    }
    case 'EventRetracted':
      return `#${event.data.position}, ${event.data.reason}`
    case 'TaskReopened': {
      const { reason, deadline } = event.data
      return deadline === undefined ? reason : `${reason}, → ${date(deadline)}`
    }
    case 'TaskWithdrawn':
      return event.data.reason
    default:
      return ''
  }
}

/** A percentage that somebody reported, as it was reported: there is no fraction behind it that could be rounded. */
export function percentText(percent: number, locale: Lang): string {
  return `${formatNumber(percent, { locale })} %`
}
