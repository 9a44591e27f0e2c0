import type { CivilDate, Ratio } from '@tiendo/core'

/** What a chart shows, as data: pictures are drawn from it by `@tiendo/report/charts`. */
export type Chart = ChartFrame & (GroupedBars | BurnUp | StackedArea | RankedBars | Slips)

export interface ChartFrame {
  /** Stable and unique in the document: `[a-z0-9-]+`. */
  readonly id: string
  readonly title: string
  /** What is counted, as the name of the axis: `tasks`, `per cent`, `days`. */
  readonly unit: string
  /** The text alternative: what a reader sees in the picture, with its numbers, in one to four sentences. */
  readonly description: string
}

/** Quarters beside each other: for each one a bar of every series. */
export interface GroupedBars {
  readonly type: 'groupedBars'
  readonly categories: readonly string[]
  /** `null` where a category had not begun. */
  readonly series: readonly (Fill & { readonly name: string; readonly values: readonly (number | null)[] })[]
}

export interface Fill {
  /** Which of the seven fills, from 0; that of its place unless stated. The same thing has the same fill in every chart. */
  readonly fill?: number
}

/** How much was done by each date, under the line of what was assigned by then. */
export interface BurnUp {
  readonly type: 'burnUp'
  readonly dates: readonly CivilDate[]
  readonly scope: { readonly name: string; readonly values: readonly number[] }
  readonly done: { readonly name: string; readonly values: readonly number[] }
}

/** Parts of a whole over time, the first one at the bottom. */
export interface StackedArea {
  readonly type: 'stackedArea'
  readonly dates: readonly CivilDate[]
  readonly series: readonly (Fill & { readonly name: string; readonly values: readonly number[] })[]
}

/** Ratios by unit, the best first; the fraction stands beside the bar. */
export interface RankedBars {
  readonly type: 'rankedBars'
  readonly bars: readonly { readonly name: string; readonly ratio: Ratio | null }[]
}

/** Deadlines that were moved: from where to where. */
export interface Slips {
  readonly type: 'slips'
  readonly tasks: readonly { readonly code: string; readonly from: CivilDate; readonly to: CivilDate }[]
  /** The day that is looked at, drawn as a line. */
  readonly asOf: CivilDate
  readonly names: { readonly from: string; readonly to: string; readonly asOf: string }
}
