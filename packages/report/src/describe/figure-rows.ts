import { type Counts, type Figures, ratioNames } from '@tiendo/core'
import type { EvidentView, QuarterReport } from '../ask/progress-report.ts'
import type { Cell, Row } from '../document/document.ts'
import { count, fraction, none, percent } from './cells.ts'
import { type Say, type TextName, terms } from './texts.ts'

/** A cell for each of several figures. */
export type Cells = (cell: (figures: Figures, index: number) => Cell) => readonly Cell[]

type Several = readonly (Figures | undefined)[]

/** The id of the list that holds the tasks behind a count of the figures at an index; none where nothing is listed. */
export type EvidenceOf = (index: number, name: keyof Counts | EvidentView) => string | undefined

const countRows = [
  'assigned',
  'completedOnTime',
  'completedLate',
  'completedUndated',
  'openWithinDeadline',
  'openOverdue',
  'openUndated',
] as const satisfies readonly (keyof Counts & TextName)[]

const viewRows = ['doneIn', 'carriedIn', 'omitted'] as const
/** Rare enough to be shown only where there are any. */
const rareViewRows = ['undoneIn', 'revivedIn'] as const

function row(label: string, cells: readonly Cell[]): Row {
  return { label, level: 1, cells }
}

/** What the row above divides by what, and the percentage. */
function noteOf(terms: string, cells: readonly Cell[]): Row {
  return { label: `= ${terms}`, level: 2, cells, style: 'note' }
}

const nothingListed: EvidenceOf = () => undefined

/** The rows of counts, numbered as the terms of the ratios name them. */
export function countRowsOf(
  cells: Cells,
  figures: Several,
  say: Say,
  evidence: EvidenceOf = nothingListed,
): Row[] {
  const hasSuspended = figures.some((found) => (found?.counts.suspended ?? 0) > 0)
  const rowOf = (name: (typeof countRows)[number] | 'suspended') =>
    row(
      say(name),
      cells(({ counts }, index) => count(counts[name], evidence(index, name))),
    )
  return [
    ...countRows.map(rowOf),
    row(
      say('doneAndDue'),
      cells(({ ratios }) => count(ratios.completionDueStrict?.numerator ?? 0)),
    ),
    ...(hasSuspended ? [rowOf('suspended')] : []),
  ]
}

/** For each ratio a row of fractions, and one of percentages that says what is divided by what. */
export function ratioRowsOf(cells: Cells, say: Say): Row[] {
  return ratioNames
    .filter((name) => name !== 'regularWithResult')
    .flatMap((name) => [
      row(
        say(name),
        cells(({ ratios }) => fraction(ratios[name])),
      ),
      noteOf(
        terms[name],
        cells(({ ratios }) => percent(ratios[name])),
      ),
    ])
}

export function viewRowsOf(
  cells: Cells,
  figures: Several,
  say: Say,
  evidence: EvidenceOf = nothingListed,
): Row[] {
  const rare = rareViewRows.filter((name) => figures.some((found) => (found?.views?.[name].count ?? 0) > 0))
  const onTime = ({ views }: Figures) => views?.dueIn.ratios.onTimeOfDue ?? null
  const rowOf = (name: EvidentView) =>
    row(
      say(name),
      cells(({ views }, index) => count(views?.[name].count, evidence(index, name))),
    )
  return [
    rowOf('dueIn'),
    { label: say('dueInOnTime'), level: 2, cells: cells((found) => fraction(onTime(found))) },
    noteOf(
      say('dueInTerms'),
      cells((found) => percent(onTime(found))),
    ),
    ...[...viewRows, ...rare].map(rowOf),
  ]
}

/** Regular and ad-hoc work, which the planned tasks do not include. No rows where there is none of it. */
export function besideRowsOf(quarters: readonly QuarterReport[], say: Say): Row[] {
  type Besides = NonNullable<QuarterReport['besides']>
  const cells = (cell: (besides: Besides) => Cell) =>
    quarters.map(({ besides }) => (besides === undefined ? none : cell(besides)))
  const has = (kind: keyof Besides) =>
    quarters.some(({ besides }) => (besides?.[kind].counts.assigned ?? 0) > 0)
  const regular = ({ regular }: Besides) => regular.ratios.regularWithResult
  const adHoc = ({ adHoc }: Besides) => adHoc.ratios.completionOfAssigned
  const regularRows = [
    row(
      say('regular'),
      cells((besides) => fraction(regular(besides))),
    ),
    noteOf(
      say('regularTerms'),
      cells((besides) => percent(regular(besides))),
    ),
  ]
  const adHocRows = [
    row(
      say('adHoc'),
      cells((besides) => fraction(adHoc(besides))),
    ),
    noteOf(
      say('adHocTerms'),
      cells((besides) => percent(adHoc(besides))),
    ),
    row(
      say('adHocOverdue'),
      cells(({ adHoc }) => count(adHoc.counts.openOverdue)),
    ),
  ]
  const rows = [...(has('regular') ? regularRows : []), ...(has('adHoc') ? adHocRows : [])]
  return rows.length === 0 ? [] : [{ label: say('besidesHead'), cells: [], style: 'head' }, ...rows]
}
