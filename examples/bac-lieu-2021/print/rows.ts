import { type Counts, type Figures, type Ratio, type RatioName, ratioNames } from '@tiendo/core'
import type { QuarterReport } from '../report/report.ts'
import { type TextName, terms } from './lang.ts'
import type { Row } from './page.ts'
import type { Printer } from './printer.ts'

/** A cell for each of several figures. */
export type Cells = (cell: (figures: Figures) => string) => string[]

type Several = readonly (Figures | undefined)[]

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

function row(label: string, cells: readonly string[]): Row {
  return { label, indent: 2, cells }
}

/** What the row above divides by what, and the percentage. */
function noteOf(terms: string, cells: readonly string[]): Row {
  return { label: `= ${terms}`, indent: 4, cells, style: 'note' }
}

/** `25/130`, or a dash where there is nothing to divide by. */
function fraction(ratio: Ratio | null | undefined): string {
  return ratio ? `${ratio.numerator}/${ratio.denominator}` : '–'
}

/** The rows of counts, numbered as the terms of the ratios name them. */
export function countsOf(cells: Cells, figures: Several, { say }: Printer): Row[] {
  const hasSuspended = figures.some((found) => (found?.counts.suspended ?? 0) > 0)
  return [
    ...countRows.map((name) =>
      row(
        say(name),
        cells(({ counts }) => String(counts[name])),
      ),
    ),
    row(
      say('doneAndDue'),
      cells(({ ratios }) => String(ratios.completionDueStrict?.numerator ?? 0)),
    ),
    ...(hasSuspended
      ? [
          row(
            say('suspended'),
            cells(({ counts }) => String(counts.suspended)),
          ),
        ]
      : []),
  ]
}

/** For each ratio a row of fractions, and one of percentages that says what is divided by what. */
export function ratiosOf(cells: Cells, { say, percent }: Printer): Row[] {
  const names = ratioNames.filter((name): name is RatioName => name !== 'regularWithResult')
  return names.flatMap((name) => [
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

export function viewsOf(cells: Cells, figures: Several, { say, percent }: Printer): Row[] {
  const rare = rareViewRows.filter((name) => figures.some((found) => (found?.views?.[name].count ?? 0) > 0))
  const onTime = ({ views }: Figures) => views?.dueIn.ratios.onTimeOfDue ?? null
  return [
    row(
      say('dueIn'),
      cells(({ views }) => String(views?.dueIn.count)),
    ),
    {
      label: say('dueInOnTime'),
      indent: 4,
      cells: cells((found) => fraction(onTime(found))),
    },
    noteOf(
      say('dueInTerms'),
      cells((found) => percent(onTime(found))),
    ),
    ...[...viewRows, ...rare].map((name) =>
      row(
        say(name),
        cells(({ views }) => String(views?.[name].count)),
      ),
    ),
  ]
}

/** Regular and ad-hoc work, which the planned tasks do not include. No rows where there is none of it. */
export function besidesOf(quarters: readonly QuarterReport[], { say, percent }: Printer): Row[] {
  type Besides = NonNullable<QuarterReport['besides']>
  const cells = (cell: (besides: Besides) => string) =>
    quarters.map(({ besides }) => (besides === undefined ? '–' : cell(besides)))
  const has = (kind: keyof Besides) =>
    quarters.some(({ besides }) => (besides?.[kind].counts.assigned ?? 0) > 0)
  const regular = ({ regular }: Besides) => regular.ratios.regularWithResult
  const adHoc = ({ adHoc }: Besides) => adHoc.ratios.completionOfAssigned
  const rows = [
    ...(has('regular')
      ? [
          row(
            say('regular'),
            cells((besides) => fraction(regular(besides))),
          ),
          noteOf(
            say('regularTerms'),
            cells((besides) => percent(regular(besides))),
          ),
        ]
      : []),
    ...(has('adHoc')
      ? [
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
            cells(({ adHoc }) => String(adHoc.counts.openOverdue)),
          ),
        ]
      : []),
  ]
  return rows.length === 0 ? [] : [{ label: say('besidesHead'), cells: [], style: 'head' }, ...rows]
}
