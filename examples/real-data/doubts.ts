import { readDeadline, readUnits, slipsIn } from '@tiendo/report/import'
import type { Programme, ProgrammeTask } from './programme.ts'
import { dictionary } from './units.ts'

/** A cell that a person should look at. It is kept as it is. */
export interface Doubt {
  readonly code: string
  readonly version: 'issued' | 'amended'
  readonly field: string
  readonly why: string
  readonly text: string
}

/** Deadlines that give no last day and are not ongoing work either, with their rows. */
export function deadlinesWithoutDay({ issued }: Programme): Doubt[] {
  const reasons = {
    yearly: 'yearly: no occurrences are given',
    from: 'from a year on: no last day',
    missing: 'missing',
    unread: 'not of the grammar',
  } as const
  return issued.flatMap(({ code, deadline }): Doubt[] => {
    const { kind } = readDeadline(deadline)
    if (kind === 'lastDay' || kind === 'ongoing') return []
    return [{ code, version: 'issued', field: 'deadline', why: reasons[kind], text: deadline }]
  })
}

/** What page breaks and copying did to the cells: of both versions, a cell that did not change once. */
export function damagedCells({ issued, amended, unnumbered }: Programme): Doubt[] {
  const inIssued = issued.flatMap((task) => doubtsIn(task, 'issued'))
  const known = new Set(inIssued.map(({ code, field, text }) => `${code} ${field} ${text}`))
  const inAmended = amended
    .flatMap((task) => doubtsIn(task, 'amended'))
    .filter(({ code, field, text }) => !known.has(`${code} ${field} ${text}`))
  const rows = unnumbered.map(
    (text): Doubt => ({ code: '–', version: 'amended', field: 'row', why: 'a row without a number', text }),
  )
  return [...inIssued, ...inAmended, ...rows]
}

function doubtsIn(task: ProgrammeTask, version: Doubt['version']): Doubt[] {
  const { code } = task
  const texts = (['title', 'lead', 'coordinating', 'deliverable'] as const).flatMap((field) =>
    slipsIn(task[field]).map((why): Doubt => ({ code, version, field, why, text: task[field] })),
  )
  const units = (['lead', 'coordinating'] as const).flatMap((field) =>
    readUnits(task[field], dictionary).doubts.map(
      (why): Doubt => ({ code, version, field, why, text: task[field] }),
    ),
  )
  return [...texts, ...units]
}
