import { searchKey } from '@tiendo/core'

export type TableKind = 'plan' | 'progress' | 'indicators'

/** What a column can be. */
export type Field =
  | 'id'
  | 'code'
  | 'group'
  | 'groupTitle'
  | 'title'
  | 'lead'
  | 'coordinating'
  | 'deliverable'
  | 'deadline'
  | 'start'
  | 'status'
  | 'percent'
  | 'quantity'
  | 'completedOn'
  | 'note'
  | 'evidence'
  | 'quarter1'
  | 'quarter2'
  | 'quarter3'
  | 'quarter4'
  | 'annual'
  | 'unit'

/** Without accents, in lower case, of words. A heading is known where it is one of these, or begins with one. */
const knownHeadings: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'ma', 'ma nhiem vu', 'task id', 'external id'],
  code: ['stt', 'tt', 'so tt', 'so thu tu', 'no', 'code', 'number', '#'],
  group: ['group no', 'nhom', 'group', 'pillar', 'linh vuc'],
  groupTitle: ['ten nhom', 'group title'],
  title: [
    'ten nhiem vu',
    'nhiem vu',
    'noi dung nhiem vu',
    'noi dung cong viec',
    'noi dung',
    'cong viec',
    'task',
    'title',
    'activity',
    'indicator',
    'ten chi tieu',
    'chi tieu',
  ],
  lead: [
    'co quan chu tri',
    'don vi chu tri',
    'chu tri',
    'co quan thuc hien',
    'don vi thuc hien',
    'lead',
    'lead unit',
    'responsible',
    'owner',
  ],
  coordinating: [
    'co quan phoi hop',
    'don vi phoi hop',
    'phoi hop',
    'coordinating',
    'coordinating units',
    'support',
  ],
  deliverable: [
    'ket qua san pham',
    'san pham',
    'ket qua yeu cau',
    'ket qua',
    'deliverable',
    'output',
    'product',
  ],
  deadline: [
    'thoi gian hoan thanh',
    'thoi han hoan thanh',
    'thoi han',
    'thoi gian thuc hien',
    'han',
    'han hoan thanh',
    'han xu ly',
    'deadline',
    'due',
    'due date',
  ],
  start: ['ngay bat dau', 'thoi gian bat dau', 'start', 'start date'],
  status: ['tien do', 'trang thai', 'tinh trang', 'tinh hinh thuc hien', 'status'],
  percent: ['phan tram', 'ty le', 'ty le hoan thanh', 'percent', 'percentage', 'progress'],
  quantity: ['so luong', 'khoi luong', 'thuc hien', 'quantity', 'amount', 'actual'],
  completedOn: ['ngay hoan thanh', 'completed on', 'date of completion', 'completion date'],
  note: ['ghi chu', 'note', 'notes', 'remarks'],
  evidence: ['minh chung', 'dates in result', 'evidence'],
  quarter1: ['q1', 'quy i', 'quy 1', 'quarter 1'],
  quarter2: ['q2', 'quy ii', 'quy 2', 'quarter 2'],
  quarter3: ['q3', 'quy iii', 'quy 3', 'quarter 3'],
  quarter4: ['q4', 'quy iv', 'quy 4', 'quarter 4'],
  annual: ['annual', 'ca nam', 'ke hoach nam', 'annual target'],
  unit: ['unit', 'don vi tinh', 'dvt'],
}

const ofPlan: readonly Field[] = [
  'id',
  'code',
  'group',
  'groupTitle',
  'title',
  'lead',
  'coordinating',
  'deliverable',
  'deadline',
  'start',
]

/** The fields that a table of a kind can have. */
export const fieldsOf: Readonly<Record<TableKind, readonly Field[]>> = {
  plan: ofPlan,
  progress: [...ofPlan, 'status', 'percent', 'quantity', 'completedOn', 'note', 'evidence'],
  indicators: [
    'id',
    'code',
    'group',
    'groupTitle',
    'title',
    'lead',
    'quarter1',
    'quarter2',
    'quarter3',
    'quarter4',
    'annual',
    'unit',
  ],
}

export function headingKey(text: string): string {
  return searchKey(text)
    .replace(/[^a-z0-9#]+/g, ' ')
    .trim()
}

/** The field of a heading: one whose known heading it is, or else begins with, the longest such first. */
export function fieldOf(heading: string, fields: readonly Field[]): Field | undefined {
  const key = headingKey(heading)
  const fits = fields.flatMap((field) =>
    knownHeadings[field]
      .filter((known) => key === known || (known.length > 3 && key.startsWith(`${known} `)))
      .map((known) => ({ field, length: known.length })),
  )
  return fits.toSorted((one, other) => other.length - one.length)[0]?.field
}
