import type { Line, RunOptions } from './line.ts'
import type { LineReport } from './report.ts'
import { hasFault, type JudgedRow, judge } from './verdicts.ts'

/** Runs a line and judges it. Never fails: what went wrong is in the report. */
export async function runLine(line: Line, options: RunOptions): Promise<LineReport> {
  const { name, title } = line
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  try {
    const result = await line.run(options)
    const { remarks = [], chart } = result
    const judged = judge(line, result)
    const rows = options.quick ? withoutTargets(judged) : judged
    return { name, title, seconds: seconds(), rows, remarks, ...(chart === undefined ? {} : { chart }) }
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { name, title, seconds: seconds(), rows: [], remarks: [], failure }
  }
}

/** 1 if an answer differs or anything failed; a target that is missed is no failure. */
export function exitCodeOf(reports: readonly LineReport[]): number {
  return reports.some(({ rows, failure }) => failure !== undefined || hasFault(rows)) ? 1 : 0
}

/** At small sizes no target says anything. */
function withoutTargets(rows: readonly JudgedRow[]): readonly JudgedRow[] {
  return rows.map((row) => ({
    ...row,
    verdicts: row.verdicts.map((verdict) => ({ ...verdict, targets: [] })),
  }))
}
