import { type Locale, planningRejections } from '@tiendo/core'
import { columnLetter } from './table.ts'

/** What a person should know about a row. `refused`: the row is not imported. `note`: it is, and nothing of it is lost. */
export interface Finding {
  /** As a spreadsheet shows it; absent for what is about the file or the plan as a whole. */
  readonly row?: number
  readonly column?: { readonly letter: string; readonly heading: string }
  readonly code: FindingCode
  readonly severity: 'refused' | 'note'
  /** What the row or the cell says, or what it is about. */
  readonly text: string
}

/** In Vietnamese and in English. Codes are stable; texts are not. A code of a rejection of core may stand in its place. */
const texts = {
  CONTROL_CHARACTER: ['Đã bỏ ký tự điều khiển', 'Control characters were taken out'],
  BIDI_CONTROL: ['Đã bỏ ký tự đảo chiều chữ', 'Characters that turn the order of a line were taken out'],
  LONE_SURROGATE: ['Đã bỏ nửa ký tự', 'Halves of characters were taken out'],
  FORMULA: ['Ô là công thức; lấy giá trị đã lưu', 'A formula: what it last came to is taken'],
  COLUMN_UNMAPPED: ['Cột không được nhập', 'The column is not imported'],
  CELL_WITHOUT_HEADING: ['Có ô nằm ngoài các cột có tiêu đề', 'Cells stand in no column with a heading'],
  HEADING_REPEATED: ['Dòng tiêu đề lặp lại', 'The row of headings once more'],
  NUMBERING_ROW: ['Dòng đánh số cột', 'A row that numbers the columns'],
  PAGE_BREAK: ['Dòng không có số thứ tự, do ngắt trang', 'A row without a number, as page breaks leave them'],
  GROUP_UNTITLED: ['Nhóm không có tên', 'The group has no title'],
  TITLE_MISSING: ['Thiếu tên nhiệm vụ', 'The title is missing'],
  DUPLICATE_CODE: ['Trùng số thứ tự', 'The number stands in another row too'],
  INVALID_ID: ['Mã không hợp lệ', 'Not an id'],
  TEXT_TOO_LONG: ['Nội dung quá dài', 'The text is too long'],
  DEADLINE_MISSING: ['Thiếu thời hạn', 'There is no deadline'],
  DEADLINE_YEARLY: [
    'Hằng năm: không rõ các kỳ; giữ nguyên văn',
    'Yearly, without its occurrences; kept as text',
  ],
  DEADLINE_OPEN: ['Không có ngày cuối; giữ nguyên văn', 'From a year on, without a last day; kept as text'],
  DEADLINE_UNREAD: [
    'Không đọc được thời hạn; giữ nguyên văn',
    'The deadline is not understood; kept as text',
  ],
  DEADLINE_KEPT: ['Không thể bỏ thời hạn đang có', 'The deadline in force cannot be taken away'],
  AMBIGUOUS_DATE: [
    'Chưa khai báo thứ tự ngày, tháng (locale vi: ngày trước)',
    'The order of day and month is not declared (locale vi: the day first)',
  ],
  DATE_IMPOSSIBLE: ['Không có ngày này', 'There is no such day'],
  AMBIGUOUS_NUMBER: [
    'Số chưa rõ; cần khai báo ngôn ngữ',
    'The number may be read in two ways: declare a locale',
  ],
  NUMBER_UNREAD: ['Không đọc được số', 'Not a number'],
  UNIT_UNKNOWN: ['Đơn vị không có trong danh mục; giữ nguyên văn', 'No unit of the dictionary; kept as text'],
  UNITS_UNSEPARATED: ['Thiếu dấu ngăn giữa các đơn vị', 'Nothing separates the units'],
  UNIT_ALIAS: ['Tên khác của đơn vị', 'Another name of the unit'],
  TEXT_CUT_OFF: ['Nội dung bị ngắt', 'The text seems cut off'],
  TEXT_REPEATED: ['Nội dung bị lặp ở cuối', 'The text ends in the same words twice'],
  FOOTNOTE_MARK: ['Có dấu chú thích', 'The mark of a footnote'],
  KIND_UNCLEAR: ['Không rõ chỉ tiêu cộng dồn hay mức đạt', 'Neither the sum nor a level of its quarters'],
  KIND_FITS_BOTH: ['Một quý: coi là cộng dồn', 'One quarter alone fits both kinds; taken as a flow'],
  UNKNOWN_TASK: ['Không có nhiệm vụ này trong kế hoạch', 'The plan has no such task'],
  TASK_ENDED: ['Nhiệm vụ không còn trong kế hoạch', 'The task is no longer part of the plan'],
  TASK_NOT_IN_FILE: [
    'Nhiệm vụ của kế hoạch không có trong tệp',
    'A task of the plan that the file does not have',
  ],
  STATUS_UNKNOWN: ['Không hiểu trạng thái', 'The status is not understood'],
  STATUS_CONTRADICTS_LOG: ['Trạng thái trái với nhật ký', 'The status contradicts what is recorded'],
  COMPLETED_AFTER_LIST: [
    'Ngày hoàn thành sau ngày của danh sách',
    'The day of completion is after that of the list',
  ],
  OCCURRENCE_MISSING: [
    'Nhiệm vụ định kỳ: không rõ kỳ nào',
    'Recurring work: which occurrence is meant is not said',
  ],
  COMPLETED_ON_ANOTHER_DAY: [
    'Nhật ký đã ghi hoàn thành vào ngày khác',
    'The log has the completion on another day',
  ],
  INCREMENT_CONTRADICTS_LOG: [
    'Nhật ký đã ghi khối lượng khác trong ngày này',
    'The log has another amount added on that day',
  ],
  PERCENT_OUT_OF_RANGE: ['Tỷ lệ phải từ 0 đến 100', 'A percentage is from 0 to 100'],
  NOTHING_REPORTED: ['Không có nội dung báo cáo', 'The row reports nothing'],
  UNKNOWN_PLAN: ['Không có kế hoạch này', 'There is no such plan, and how to issue it is not said'],
  INVALID_COMMAND: ['Có nội dung không hợp lệ', 'Something in the row is not what it should be'],
  MORE_REFUSED: [
    'Còn nhiều dòng khác bị từ chối',
    'More rows than these are refused; the rest was not tried',
  ],
  AUTHORITY_MISSING: [
    'Thiếu căn cứ hoặc lý do điều chỉnh',
    'What is amended needs an authority and a reason',
  ],
} as const

export type FindingCode = keyof typeof texts | (string & {})

/** A finding as a sentence: its row, its column, what it means. What the cell says is not part of it. */
export function findingText({ row, column, code }: Finding, { locale }: { readonly locale: Locale }): string {
  const known = (texts as Readonly<Record<string, readonly [string, string]>>)[code]
  const [rowWord, columnWord] = locale === 'vi' ? ['Dòng', 'cột'] : ['Row', 'column']
  const where = [
    ...(row === undefined ? [] : [`${rowWord} ${row}`]),
    ...(column === undefined ? [] : [`${columnWord} ${column.letter} (${column.heading})`]),
  ].join(', ')
  return `${where}${where === '' ? '' : ': '}${known?.[locale === 'vi' ? 0 : 1] ?? rejectionText(code)}`
}

/** What a rule of the log refuses is told in English. */
function rejectionText(code: string): string {
  return (planningRejections as Readonly<Record<string, string>>)[code] ?? code
}

/** The column of an index, as a finding names it. */
export function columnNamed(index: number, heading: string): { letter: string; heading: string } {
  return { letter: columnLetter(index), heading }
}
