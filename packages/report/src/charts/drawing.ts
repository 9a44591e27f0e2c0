import type { Locale } from '@tiendo/core'
import type { Option } from './echarts.ts'

/** What each type of chart says about its picture; the frame puts title, legend and notes around it. */
export interface Drawing {
  /** What the signs mean, in the order of reading. */
  readonly legend: readonly LegendEntry[]
  /** What is left out. */
  readonly notes: readonly string[]
  /** Of the part between legend and notes, where nobody asks for another. */
  readonly height: number
  /** The series and their axes within the rectangle that is left for them. */
  readonly option: (box: Box) => Option
}

export interface LegendEntry {
  /** The name of the series in the option, which nobody sees: names of the log may be the same. */
  readonly series: string
  readonly text: string
  readonly icon?: string
}

/** The room for a plot and its axes, in pixels from the edges of the picture. */
export interface Box {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Space {
  readonly width: number
  readonly locale: Locale
}

export const fontSize = 13
export const font = { fontFamily: 'system-ui, sans-serif', fontSize }
