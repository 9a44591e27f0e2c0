import { join } from 'node:path'
import { files } from './data-folder.ts'
import { readTable } from './tsv.ts'

export interface ProgrammeGroup {
  readonly ordinal: string
  readonly title: string
  readonly taskCount: number
}

/** A row of the programme, each cell as it is written. */
export interface ProgrammeTask {
  readonly code: string
  readonly group: string
  readonly title: string
  readonly lead: string
  readonly coordinating: string
  readonly deliverable: string
  readonly deadline: string
}

export type AmendedField = 'title' | 'lead' | 'coordinating'

export interface Amendment {
  readonly code: string
  readonly field: AmendedField
  readonly before: string
  readonly after: string
}

export interface Programme {
  readonly groups: readonly ProgrammeGroup[]
  /** As the file has it: after the amendments. */
  readonly amended: readonly ProgrammeTask[]
  /** As it was issued: the file with the values that the amendments replaced. */
  readonly issued: readonly ProgrammeTask[]
  readonly amendments: readonly Amendment[]
  /** Rows without a number of their own, as page breaks leave them: no tasks, and not dropped either. */
  readonly unnumbered: readonly string[]
}

const fields: Readonly<Record<string, AmendedField>> = {
  ten_nhiem_vu: 'title',
  co_quan_chu_tri: 'lead',
  co_quan_phoi_hop: 'coordinating',
}

export function readProgramme(folder: string): Programme {
  const rows = readTable(join(folder, files.programme), [
    'group_no',
    'stt',
    'ten_nhiem_vu',
    'co_quan_chu_tri',
    'co_quan_phoi_hop',
    'ket_qua_san_pham',
    'thoi_gian_hoan_thanh',
  ])
  const isNumbered = ({ stt }: { stt: string }) => /^[1-9][0-9]*$/.test(stt)
  const amended = rows.filter(isNumbered).map((row) => ({
    code: row.stt,
    group: row.group_no,
    title: row.ten_nhiem_vu,
    lead: row.co_quan_chu_tri,
    coordinating: row.co_quan_phoi_hop,
    deliverable: row.ket_qua_san_pham,
    deadline: row.thoi_gian_hoan_thanh,
  }))
  const amendments = readTable(join(folder, files.adjustments), ['stt', 'field', 'before', 'after']).map(
    ({ stt, field, before, after }) => ({ code: stt, field: amendedField(field), before, after }),
  )
  return {
    groups: readTable(join(folder, files.groups), ['group_no', 'ten_nhom', 'so_nhiem_vu']).map((row) => ({
      ordinal: row.group_no,
      title: row.ten_nhom,
      taskCount: Number(row.so_nhiem_vu),
    })),
    amended,
    issued: amended.map((task) => asIssued(task, amendments)),
    amendments,
    unnumbered: rows.filter((row) => !isNumbered(row)).map((row) => Object.values(row).join(' ').trim()),
  }
}

function amendedField(column: string): AmendedField {
  const field = fields[column]
  if (field === undefined) throw new Error(`Cannot read the adjustments: "${column}" is not a column`)
  return field
}

function asIssued(task: ProgrammeTask, amendments: readonly Amendment[]): ProgrammeTask {
  const replaced = amendments.filter(({ code }) => code === task.code)
  return { ...task, ...Object.fromEntries(replaced.map(({ field, before }) => [field, before])) }
}
