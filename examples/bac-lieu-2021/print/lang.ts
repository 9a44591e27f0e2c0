import type { RatioName, Status } from '@tiendo/core'

export type Lang = 'vi' | 'en'

/** Every text of the report, in both languages. `{name}` is filled in. */
const texts = {
  title: ['TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH', 'PROGRESS OF THE PLAN'],
  invented: [
    'Ví dụ dựng lại: hai kế hoạch, số và ngày quyết định, con số 12 nhóm và 130 nhiệm vụ là thật; tên nhóm, tên nhiệm vụ và mọi kết quả là giả định.',
    'A reconstruction: the two plans, their decisions, and the numbers of 12 groups and 130 tasks are real; titles of groups and tasks and all results are invented.',
  ],
  owner: ['Cơ quan', 'Owner'],
  authority: ['Căn cứ', 'Authority'],
  parent: ['Thực hiện', 'Carries out'],
  period: ['Thời kỳ', 'Period'],
  size: ['Khi ban hành', 'As issued'],
  sizeValue: [
    '{planned} nhiệm vụ kế hoạch trong {groups} nhóm; {regular} việc thường xuyên',
    '{planned} planned tasks in {groups} groups; {regular} pieces of regular work',
  ],
  sizeFlat: [
    '{planned} nhiệm vụ kế hoạch; {regular} việc thường xuyên',
    '{planned} planned tasks; {regular} pieces of regular work',
  ],
  since: ['Tại ngày tính', 'On that day'],
  sinceValue: [
    '{planned} nhiệm vụ kế hoạch; {regular} việc thường xuyên; {adHoc} việc đột xuất',
    '{planned} planned tasks; {regular} of regular work; {adHoc} of ad-hoc work',
  ],
  outOfScope: ['{count} đã rút hoặc chưa bắt đầu', '{count} withdrawn or not begun'],
  planId: ['Mã kế hoạch', 'Id of the plan'],
  asOf: ['Tính đến hết ngày', 'At the close of'],
  projection: [
    '{date} (sau ngày biết: tình hình dự kiến)',
    '{date} (later than what is known: a projection)',
  ],
  knownAt: ['Theo nhật ký đến', 'Known up to'],
  positionOn: ['vị trí {position}, ghi {time}', 'position {position}, recorded {time}'],
  others: ['Kế hoạch khác', 'Other plans'],
  noTasks: ['Nhật ký không có nhiệm vụ nào của kế hoạch này.', 'The log holds no task of this plan.'],
  document: ['số {number}', 'No. {number}'],
  documentDate: ['ngày {date}', 'of {date}'],
  quartersTitle: ['BỐN QUÝ THEO {calendar}', 'THE FOUR QUARTERS OF {calendar}'],
  otherCalendar: ['NĂM BÁO CÁO {year}', 'REPORTING YEAR {year}'],
  calendarYear: ['NĂM DƯƠNG LỊCH {year}', 'CALENDAR YEAR {year}'],
  'vn-nd09-2019': ['KỲ BÁO CÁO HÀNH CHÍNH NĂM {year}', 'ADMINISTRATIVE REPORTING YEAR {year}'],
  question: ['Câu hỏi', 'Question'],
  quarterEnds: ['hết ngày cuối mỗi quý', 'at the close of each quarter'],
  policy: ['hạn đang có hiệu lực (inForce)', 'by the deadline in force (inForce)'],
  calendarIs: ['lịch {name}', 'calendar {name}'],
  kindPlanned: ['nhiệm vụ kế hoạch', 'planned tasks'],
  kindAll: ['mọi nhiệm vụ', 'all tasks'],
  atClose: ['hết ngày {date}', 'at the close of {date}'],
  knownTo: ['theo nhật ký đến vị trí {position} ({date})', 'known up to position {position} ({date})'],
  ofPlan: ['kế hoạch {plan}', 'plan {plan}'],
  quarter: ['Quý {roman}/{year}', 'Q{number} {year}'],
  quarterShort: ['Quý {roman}', 'Q{number}'],
  from: ['Từ ngày', 'From'],
  to: ['đến hết ngày', 'to the close of'],
  seenAt: ['nhìn từ hết ngày', 'seen at the close of'],
  countsHead: ['Số nhiệm vụ, lũy kế', 'Tasks, cumulative'],
  assigned: ['(1) Được giao', '(1) Assigned'],
  completedOnTime: ['(2) Hoàn thành đúng hạn', '(2) Completed on time'],
  completedLate: ['(3) Hoàn thành muộn', '(3) Completed late'],
  completedUndated: ['(4) Hoàn thành, không có hạn', '(4) Completed, had no deadline'],
  openWithinDeadline: ['(5) Đang làm, chưa đến hạn', '(5) Open, not yet due'],
  openOverdue: ['(6) Quá hạn, chưa hoàn thành', '(6) Open, overdue'],
  openUndated: ['(7) Đang làm, không có hạn', '(7) Open, has no deadline'],
  suspended: ['(15) Tạm dừng', '(15) Suspended'],
  doneAndDue: ['(8) Hoàn thành, hạn đã đến', '(8) Completed, deadline passed'],
  ratiosHead: ['Tỷ lệ, lũy kế', 'Ratios, cumulative'],
  completionOfAssigned: ['Hoàn thành / được giao', 'Completed / assigned'],
  completionOfDueOrDone: ['Hoàn thành / xong và quá hạn', 'Completed / done and overdue'],
  completionDueStrict: ['Hoàn thành / hạn đã đến', 'Completed / deadline passed'],
  onTimeOfCompleted: ['Đúng hạn / hoàn thành', 'On time / completed'],
  onTimeOfDue: ['Đúng hạn / xong và quá hạn', 'On time / done and overdue'],
  overdueOfAssigned: ['Quá hạn / được giao', 'Overdue / assigned'],
  overdueOfDue: ['Quá hạn / xong và quá hạn', 'Overdue / done and overdue'],
  regularWithResult: ['Có kết quả trên số việc', 'With a result of all regular'],
  viewsHead: ['Trong quý', 'Within the quarter'],
  dueIn: ['(9) Đến hạn trong quý', '(9) Due in the quarter'],
  dueInOnTime: ['đúng hạn, trong số (9)', 'on time, of (9)'],
  dueInTerms: ['(2) / (2+3+6) của (9)', '(2) / (2+3+6) of (9)'],
  doneIn: ['(10) Hoàn thành trong quý', '(10) Completed in it'],
  carriedIn: ['(11) Quá hạn từ quý trước', '(11) Overdue from before'],
  undoneIn: ['(13) Thôi là hoàn thành', '(13) No longer completed'],
  omitted: ['(12) Bỏ sót: không báo cáo', '(12) Omitted: no report'],
  revivedIn: ['(14) Mở lại khi đã quá hạn', '(14) Reopened when overdue'],
  besidesHead: ['Ngoài nhiệm vụ kế hoạch', 'Beside the planned tasks'],
  regular: ['Thường xuyên có kết quả', 'Regular with a result'],
  regularTerms: ['có kết quả / thường xuyên', 'with a result / regular'],
  adHoc: ['Đột xuất đã hoàn thành', 'Ad hoc, completed'],
  adHocTerms: ['hoàn thành / đột xuất', 'completed / ad hoc'],
  adHocOverdue: ['Đột xuất quá hạn', 'Ad hoc, overdue'],
  dueOutside: [
    'Hạn nằm ngoài năm báo cáo này: {before} trước ngày {start}, {after} sau ngày {end}.',
    'Due outside this reporting year: {before} before {start}, {after} after {end}.',
  ],
  stillRunning: [
    'Ngày {date} chưa hết: hạn trong ngày ấy chưa tính là quá hạn.',
    'The day {date} still runs: a deadline on it is not yet missed.',
  ],
  unproven: [
    '(3) gồm {count} việc không rõ ngày hoàn thành, tính theo ngày của danh sách.',
    '(3) holds {count} task(s) completed on an unknown day, counted by the day of the list.',
  ],
  retroactive: [
    '{count} lần đổi hạn được duyệt sau khi hạn đã qua, không được tính.',
    '{count} deadline change(s) approved after the deadline had passed do not count.',
  ],
  groupsTitle: ['THEO NHÓM NHIỆM VỤ', 'BY GROUP OF TASKS'],
  groupsLegend: [
    'Số của cột như trong bảng quý: (1) được giao, (2) đúng hạn, (3) muộn, (6) quá hạn.',
    'Columns are numbered as in the tables of quarters: (1) assigned, (2) on time, (3) late, (6) overdue.',
  ],
  groupHead: ['Nhóm nhiệm vụ', 'Group of tasks'],
  comparisonTitle: [
    '{quarter}: BIẾT NGÀY {before} VÀ BIẾT NGÀY {after}',
    '{quarter}: AS KNOWN ON {before} AND ON {after}',
  ],
  comparisonLead: [
    'Cùng một câu hỏi, hai thời điểm biết: số liệu báo cáo hết quý và số liệu sau khi các báo cáo muộn đã đến.',
    'One question, two states of knowledge: what could be reported when the quarter ended, and after late reports had come in.',
  ],
  knownOn: ['Biết {date}', 'Known {date}'],
  position: ['vị trí {position}', 'position {position}'],
  difference: ['Chênh', 'Change'],
  nothingChanged: [
    'Giữa hai thời điểm không có gì được ghi làm thay đổi số liệu của quý này.',
    'Nothing was recorded in between that changes the figures of this quarter.',
  ],
  changedTasks: [
    'Vì sao: {tasks} nhiệm vụ thay đổi (các sự kiện ở vị trí {from} đến {to})',
    'Why: {tasks} tasks changed (events at positions {from} to {to})',
  ],
  tooLate: [
    'duyệt sau khi hạn đã qua, không được tính',
    'approved after the deadline had passed, does not count',
  ],
  unchanged: ['(không đổi)', '(as before)'],
  noLongerOmitted: [
    'đã có báo cáo trong quý, thôi là bỏ sót',
    'has a report in the quarter, no longer omitted',
  ],
  noQuarterEnded: ['Chưa có quý nào kết thúc đến ngày {date}.', 'No quarter had ended by {date}.'],
  explainTitle: ['MỘT CON SỐ ĐẾN TỪ ĐÂU', 'WHERE ONE FIGURE COMES FROM'],
  explainFigure: [
    'Đúng hạn trong số đến hạn của {quarter}: {numerator}/{denominator} = {percent} (onTimeOfDue, dueIn)',
    'On time of those due in {quarter}: {numerator}/{denominator} = {percent} (onTimeOfDue, dueIn)',
  ],
  explainNone: [
    'Không có gì để chia trong {quarter}: không có nhiệm vụ nào đến hạn.',
    'Nothing to divide by in {quarter}: no task was due.',
  ],
  explainCounted: ['Tử số gồm {count} nhiệm vụ:', 'The numerator counts {count} tasks:'],
  explainOthers: [
    'Mẫu số thêm {count} nhiệm vụ không đúng hạn:',
    'The denominator adds {count} that were not on time:',
  ],
  recorded: ['ghi {date}', 'recorded {date}'],
  moreTasks: ['… và {count} nhiệm vụ nữa (xem bằng --json)', '… and {count} more (see --json)'],
  moreFiles: ['… và {count} kế hoạch nữa', '… and {count} more'],
  overdueTitle: ['QUÁ HẠN, CHƯA HOÀN THÀNH', 'OPEN AND OVERDUE'],
  omittedTitle: [
    'BỎ SÓT: CHƯA XONG, CẢ {quarter} KHÔNG CÓ BÁO CÁO',
    'OMITTED: OPEN, AND NOT A REPORT IN {quarter}',
  ],
  none: ['Không có.', 'None.'],
  deadlineOn: ['hạn {date}', 'due {date}'],
  originallyOn: ['hạn gốc {date}', 'originally {date}'],
  doneOn: ['hoàn thành {date}', 'completed {date}'],
  justOverdue: ['hết hạn đúng ngày này', 'the deadline ran out that day'],
  overdueBy: ['quá hạn {days} ngày', 'overdue by {days} days'],
  lastWork: ['việc gần nhất {date}', 'last work {date}'],
  neverWork: ['chưa có báo cáo nào', 'no report ever'],
  percentReported: ['báo cáo đạt {percent}', '{percent} reported'],
  openObstacle: ['còn vướng mắc', 'open obstacle'],
  noLead: ['chưa giao đơn vị', 'nobody leads'],
  headTitle: ['ĐẦU NHẬT KÝ', 'HEAD OF THE LOG'],
  headLog: ['Mã nhật ký', 'Log'],
  headCommit: ['Lần ghi', 'Commit'],
  headPosition: ['Vị trí', 'Position'],
  headAt: ['Ghi lúc', 'Recorded at'],
  headNote: [
    'Ai giữ dòng này đều kiểm tra được về sau rằng nhật ký chỉ dài thêm, không bị sửa.',
    'Whoever keeps these lines can check later that the log only grew.',
  ],
  tryThis: [
    'Xem như tại hội nghị sơ kết: npm start -- --known-at 2021-07-09',
    'As at the interim review: npm start -- --known-at 2021-07-09 --lang en',
  ],
} as const satisfies Record<string, readonly [vi: string, en: string]>

export type TextName = keyof typeof texts
export type Say = (name: TextName, values?: Readonly<Record<string, string | number>>) => string

export function sayIn(lang: Lang): Say {
  return (name, values = {}) =>
    texts[name][lang === 'vi' ? 0 : 1].replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}

/** What each ratio divides by what, in the numbers of the rows above it. */
export const terms: { readonly [Name in RatioName]: string } = {
  completionOfAssigned: '(2+3+4) / (1)',
  completionOfDueOrDone: '(2+3) / (2+3+6)',
  completionDueStrict: '(8) / (8+6)',
  onTimeOfCompleted: '(2) / (2+3)',
  onTimeOfDue: '(2) / (2+3+6)',
  overdueOfAssigned: '(6) / (1)',
  overdueOfDue: '(6) / (2+3+6)',
  regularWithResult: '',
}

const statusNames: { readonly [Name in Status]: readonly [vi: string, en: string] } = {
  completedOnTime: ['hoàn thành đúng hạn', 'completed on time'],
  completedLate: ['hoàn thành muộn', 'completed late'],
  completedUndated: ['hoàn thành, không có hạn', 'completed, had no deadline'],
  suspended: ['tạm dừng', 'suspended'],
  openWithinDeadline: ['đang làm, chưa đến hạn', 'open, not yet due'],
  openOverdue: ['quá hạn, chưa hoàn thành', 'open, overdue'],
  openUndated: ['đang làm, không có hạn', 'open, has no deadline'],
  outOfScope: ['ngoài kế hoạch', 'out of scope'],
}

export function statusName(status: Status | undefined, lang: Lang): string {
  if (status === undefined) return lang === 'vi' ? 'chưa biết' : 'not known'
  return statusNames[status][lang === 'vi' ? 0 : 1]
}
