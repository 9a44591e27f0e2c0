import type { Bound } from './statistics.ts'

/** One line of the benchmark: a task, who does it, and where tiendo must get. */
export interface Line {
  readonly name: string
  readonly title: string
  readonly targets: readonly Target[]
  run(options: RunOptions): Promise<LineResult>
}

export interface RunOptions {
  /** Smaller sizes and fewer repetitions: it proves that everything runs and that answers agree, not how fast. */
  readonly quick: boolean
}

export interface LineResult {
  readonly rows: readonly Row[]
  readonly remarks?: readonly string[]
  readonly chart?: Chart
}

/** Our figure, or its ratio to a competitor's, must be at least or at most something. */
export type Target = Bound & {
  /** The key of the row that it is about. */
  readonly row: string
  /** The competitor; without one, the bound is on our figure itself. */
  readonly against?: string
}

export interface Row {
  readonly key: string
  readonly what: string
  readonly unit: string
  /** Of how many repetitions the figures are medians. */
  readonly repetitions: number
  /** Whether all entries are tiendo, so that none is compared with another. */
  readonly isAllOurs?: boolean
  /** Ours first; all of them where a row is only about tiendo. */
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly name: string
  readonly figure: Figure
  readonly remark?: string
}

export type Figure =
  /** The median of so many runs, where those are fewer than the repetitions of the row. */
  | { readonly value: number; readonly runCount?: number }
  /** There is none, and nothing is wrong: a peer that is not installed, a part that does not exist yet. */
  | { readonly absent: string }
  /** There is none, and something is wrong: another answer, a crash. Makes the command fail. */
  | { readonly fault: string }

/** Curves over the number of events, both axes logarithmic. */
export interface Chart {
  readonly title: string
  readonly description: string
  readonly xName: string
  readonly yName: string
  readonly series: readonly {
    readonly name: string
    readonly points: readonly (readonly [number, number])[]
  }[]
}
