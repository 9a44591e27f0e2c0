import type { CivilDate, Locale, Ratio, Status } from '@tiendo/core'
import type { Chart } from './chart.ts'

/**
 * A report as its reader sees it, before it is written in any format. Every text is in the language of the report and
 * comes as people wrote it: each format takes out or escapes what it would obey. Numbers, dates and ratios stay values, so
 * that a spreadsheet gets numbers and a terminal text.
 */
export interface ReportDocument {
  readonly locale: Locale
  readonly title: string
  /** The plan that it is about. */
  readonly subtitle: string
  readonly notes: readonly string[]
  /** What is asked and of which plan: owner, authority, dates, what is known. */
  readonly entries: readonly Entry[]
  readonly sections: readonly Section[]
}

/** A named value. */
export interface Entry {
  readonly name: string
  readonly value: string
}

export interface Section {
  /** Stable and unique in the document: `[a-z0-9-]+`. */
  readonly id: string
  readonly title: string
  /** The question that the section answers, in full: nobody has to guess what is divided by what. */
  readonly question?: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly isNote?: true }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'tasks'; readonly list: TaskList }

/** The first column is that of the labels: a row has one cell less than there are columns. */
export interface Table {
  /** Stable and unique in the document: `[a-z0-9-]+`. */
  readonly id: string
  /** Short enough for the tab of a sheet; formats shorten it further where they must. */
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

export interface Row {
  readonly label: string
  /** How deep the label stands, 0 unless stated. */
  readonly level?: 1 | 2
  /** `head` begins a part of the table and has no cells, `note` explains the row above. */
  readonly style?: 'head' | 'note'
  readonly cells: readonly Cell[]
}

export type Cell =
  /** Nothing can be said: printed as a dash. */
  | { readonly type: 'none' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'date'; readonly date: CivilDate }
  /** `evidence` is the id of the task list that holds exactly the counted tasks. */
  | { readonly type: 'count'; readonly value: number; readonly evidence?: string }
  /** Printed as `25/130`; `null` where there is nothing to divide by. */
  | { readonly type: 'fraction'; readonly ratio: Ratio | null; readonly evidence?: string }
  /** Printed as a percentage with one digit, rounded by `formatPercent`. */
  | { readonly type: 'percent'; readonly ratio: Ratio | null }
  /** A number that somebody stated, as it was stated. */
  | { readonly type: 'number'; readonly value: number }
  /** The difference of two counts, printed with its sign; 0 as nothing. */
  | { readonly type: 'change'; readonly value: number }

/** Tasks, each with what a list says about it. */
export interface TaskList {
  /** Stable and unique in the document: `[a-z0-9-]+`. */
  readonly id: string
  readonly title: string
  /** Whether formats for reading may show no more than the codes. */
  readonly isBrief?: true
  readonly tasks: readonly TaskItem[]
}

export interface TaskItem {
  readonly task: string
  readonly code: string
  readonly title: string
  /** Who leads: names of units, a collective, or that nobody does. */
  readonly lead: string
  readonly status: Status
  /** The status in words. */
  readonly statusText: string
  readonly deadline?: CivilDate
  /** Where it differs from `deadline`. */
  readonly originalDeadline?: CivilDate
  readonly completedOn?: CivilDate
  readonly daysOverdue?: number
  /** The last percentage that somebody reported, as it was reported. */
  readonly percent?: number
  readonly lastWorkOn?: CivilDate
  /** All of the above that there is, in words, shortest first: `due 30/6/2021`, `overdue by 30 days`. */
  readonly state: readonly string[]
  /** What put it there. Empty where the list does not explain. */
  readonly events: readonly EventItem[]
}

export interface EventItem {
  readonly position: number
  /** What happened, in words. */
  readonly name: string
  /** The day on which it became true. */
  readonly on: CivilDate
  /** The day in the plan's zone on which it was recorded. */
  readonly recordedOn: CivilDate
  /** What the event says beyond its name; empty where nothing. */
  readonly detail: string
}
