import type { Programme, ProgrammeTask } from './programme.ts'
import { readUnits } from './unit-cell.ts'
import { readDeadline } from './written-deadline.ts'

/** A cell that a person should look at. It is kept as it is. */
export interface Doubt {
  readonly code: string
  readonly version: 'issued' | 'amended'
  readonly field: string
  readonly why: string
  readonly text: string
}

/** Signs by which a page break or a slip of the copyist shows in a text. */
const signs: readonly { readonly why: string; readonly shows: (text: string) => boolean }[] = [
  { why: 'cut off after , or ;', shows: (text) => /[,;]$/.test(text) },
  { why: 'ends in the same words twice', shows: endsTwice },
  { why: 'mark of a missing footnote', shows: (text) => /[¹²³]/.test(text) },
]

const endLength = 40

/** A phrase may well come back far from where it stood first; what was copied twice stands side by side. */
function endsTwice(text: string): boolean {
  const whole = text.replace(/\.$/, '')
  const end = whole.length - endLength
  if (end <= 0) return false
  const earlier = whole.lastIndexOf(whole.slice(end), end - 1)
  return earlier !== -1 && end - earlier <= 2 * endLength
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
    signs
      .filter(({ shows }) => shows(task[field]))
      .map(({ why }): Doubt => ({ code, version, field, why, text: task[field] })),
  )
  const units = (['lead', 'coordinating'] as const).flatMap((field) =>
    readUnits(task[field]).doubts.map((why): Doubt => ({ code, version, field, why, text: task[field] })),
  )
  return [...texts, ...units]
}
