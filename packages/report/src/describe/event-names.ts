import type { Locale, PlanningEvent } from '@tiendo/core'

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

export function eventName(type: PlanningEvent['type'], locale: Locale): string {
  return eventNames[type][locale === 'vi' ? 0 : 1]
}
