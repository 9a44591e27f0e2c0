import type { ResolvedQuestion } from './question.ts'
import { survey, type Tasks } from './survey.ts'
import { type Counts, type Ratios, Tally } from './tally.ts'
import { type ViewName, type ViewRules, viewNames } from './views.ts'

/** The answer to a question: exact counts and ratios. Plain, frozen, JSON-safe. Its shape is a format: `v` is its version. */
export interface Figures {
  readonly v: 1
  readonly question: ResolvedQuestion
  /** Everything recorded up to here was considered. */
  readonly position: number
  /** Whether the day asked about lies after the date of what is known, so that it shows what is to come. */
  readonly projection: boolean
  readonly counts: Counts
  readonly ratios: Ratios
  /** With a period in the question. */
  readonly views?: { readonly [Name in ViewName]: View }
}

/** The tasks of a view: how many, where they stand at the end of the period, and their ratios. */
export interface View {
  /** Tasks in the view, also those that are out of scope by the end. */
  readonly count: number
  readonly counts: Counts
  readonly ratios: Ratios
}

/** Computes figures from the histories of tasks: one pass, without reading the log. */
export function computeFigures(tasks: Tasks, question: ResolvedQuestion, projection: boolean): Figures {
  const total = new Tally()
  const tallies = new Map(viewNames.map((name) => [name, new Tally()]))
  for (const { standing, inPeriod } of survey(tasks, question)) {
    if (standing !== undefined) total.add(standing)
    if (inPeriod === undefined) continue
    for (const [name, tally] of tallies) if (inPeriod.views[name]) tally.add(inPeriod.standing)
  }
  return deepFreeze({
    v: 1,
    question,
    position: question.knownAt,
    projection,
    counts: total.counts,
    ratios: total.ratios(),
    ...(question.period === undefined ? {} : { views: viewsFrom(tallies) }),
  })
}

function viewsFrom(tallies: ReadonlyMap<keyof ViewRules, Tally>): { readonly [Name in ViewName]: View } {
  const entries = [...tallies].map(([name, tally]): [ViewName, View] => {
    const { assigned, outOfScope } = tally.counts
    return [name, { count: assigned + outOfScope, counts: tally.counts, ratios: tally.ratios() }]
  })
  return Object.fromEntries(entries) as { readonly [Name in ViewName]: View }
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const entry of Object.values(value)) deepFreeze(entry)
  return Object.freeze(value)
}
