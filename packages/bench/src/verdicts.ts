import type { Entry, Line, LineResult, Row, Target } from './line.ts'
import { formatFigure, isReached, ratio } from './statistics.ts'

/** What a row shows of one contestant, with the ratio of our figure to its. */
export interface Verdict {
  readonly entry: Entry
  readonly ratio?: number
  readonly targets: readonly { readonly text: string; readonly isReached: boolean | undefined }[]
}

export interface JudgedRow extends Row {
  readonly verdicts: readonly Verdict[]
}

export function judge({ targets }: Pick<Line, 'targets'>, { rows }: LineResult): readonly JudgedRow[] {
  for (const { row, against } of targets) {
    const found = rows.find(({ key }) => key === row)
    if (found === undefined || (against !== undefined && !found.entries.some(({ name }) => name === against)))
      throw new Error(`A target is about ${row} ${against ?? ''}, which is not measured`)
  }
  return rows.map((row) => ({
    ...row,
    verdicts: verdictsOf(
      row,
      targets.filter((target) => target.row === row.key),
    ),
  }))
}

function verdictsOf(
  { entries, unit, isAllOurs = false }: Row,
  targets: readonly Target[],
): readonly Verdict[] {
  const [ours] = entries
  return entries.map((entry): Verdict => {
    const isOurs = isAllOurs || entry === ours
    const value = measuredValue(entry)
    const own = measuredValue(ours)
    const divided = isOurs || value === undefined || own === undefined ? undefined : ratio(own, value)
    const about = targets.filter(({ against }) => (isOurs ? against === undefined : against === entry.name))
    const judged = isOurs ? value : divided
    return {
      entry,
      ...(divided === undefined ? {} : { ratio: divided }),
      targets: about.map((target) => ({
        text: isOurs
          ? `${sign(target)} ${formatFigure(boundOf(target))} ${unit}`
          : `${sign(target)} ${boundOf(target)}×`,
        isReached: judged === undefined ? undefined : isReached(judged, target),
      })),
    }
  })
}

function measuredValue(entry: Entry | undefined): number | undefined {
  return entry !== undefined && 'value' in entry.figure ? entry.figure.value : undefined
}

function sign(target: Target): string {
  return 'atLeast' in target ? '≥' : '≤'
}

function boundOf(target: Target): number {
  return 'atLeast' in target ? target.atLeast : target.atMost
}

/** Whether anything was found to be wrong: an answer that differs, a contestant that failed. */
export function hasFault(rows: readonly Row[]): boolean {
  return rows.some(({ entries }) => entries.some(({ figure }) => 'fault' in figure))
}
