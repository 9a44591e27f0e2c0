import type { Figure, LineResult, Row } from './line.ts'
import { formatFigure } from './statistics.ts'
import type { JudgedRow, Verdict } from './verdicts.ts'

/** What came of one line. */
export interface LineReport {
  readonly name: string
  readonly title: string
  readonly seconds: number
  readonly rows: readonly JudgedRow[]
  readonly remarks: readonly string[]
  readonly chart?: LineResult['chart']
  /** Why the line as a whole has no rows. */
  readonly failure?: string
}

/** The cells of a contestant: figure, ratio, target, whether it is reached, remark. */
export function cellsOf({ entry, ratio, targets }: Verdict, { unit, repetitions }: Row): readonly string[] {
  const { name, figure, remark = '' } = entry
  const shown =
    'value' in figure
      ? `${formatFigure(figure.value)} ${unit}`
      : 'absent' in figure
        ? figure.absent
        : `WRONG: ${figure.fault}`
  return [
    name,
    shown,
    ratio === undefined ? '' : `${formatFigure(ratio)}×`,
    targets.map(({ text }) => text).join(', '),
    targets
      .map(({ isReached }) => (isReached === undefined ? 'not judged' : isReached ? 'reached' : 'missed'))
      .join(', '),
    [...runsOf(figure, repetitions), remark].filter((each) => each !== '').join('; '),
  ]
}

function runsOf(figure: Figure, repetitions: number): readonly string[] {
  const { runCount = repetitions } = 'value' in figure ? figure : {}
  return runCount < repetitions ? [timesOf({ repetitions: runCount })] : []
}

export const columns = ['', 'figure', 'ours is', 'target', '', 'remark'] as const

export function textOf({ name, title, seconds, rows, remarks, failure }: LineReport): string {
  const blocks = rows.map((row) => {
    const head = `  ${row.what} (${timesOf(row)})`
    const cells = [columns, ...row.verdicts.map((verdict) => cellsOf(verdict, row))]
    return [head, ...aligned(cells).map((line) => `    ${line}`)].join('\n')
  })
  const notes = remarks.map((remark) => `  ${remark}`)
  const failed = failure === undefined ? [] : [`  FAILED: ${failure}`]
  return [`${name}: ${title} (${seconds.toFixed(1)} s)`, ...failed, ...blocks, ...notes].join('\n')
}

export function timesOf({ repetitions }: Pick<JudgedRow, 'repetitions'>): string {
  return repetitions === 1 ? 'one run' : `median of ${repetitions}`
}

/** Columns of equal width; what is long and comes last is not padded. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map((_, column) =>
    Math.max(
      ...rows.map((row) => ((row[column] as string).length > 50 ? 0 : (row[column] as string).length)),
    ),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  )
}
