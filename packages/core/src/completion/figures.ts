import {
  type Figures,
  type ResolvedQuestion,
  type View,
  type ViewName,
  viewNames,
} from '../planning/figures-format.ts'
import { survey } from './survey.ts'
import { Tally } from './tally.ts'
import type { Tasks } from './tasks.ts'

/** Computes figures from the histories of tasks: one pass, without reading the log. */
export function computeFigures(tasks: Tasks, question: ResolvedQuestion, projection: boolean): Figures {
  const total = new Tally()
  const tallies = new Map(viewNames.map((name) => [name, new Tally()]))
  for (const { standing, isMeant, inPeriod } of survey(tasks, question)) {
    if (isMeant) total.add(standing)
    if (inPeriod === undefined) continue
    for (const [name, tally] of tallies) if (inPeriod.views[name]) tally.add(inPeriod.standing)
  }
  return deepFreeze({
    v: 1,
    question,
    position: question.knownAt,
    projection,
    ...total.totals(),
    ...(question.period === undefined ? {} : { views: viewsFrom(tallies) }),
  })
}

export function viewsFrom(tallies: ReadonlyMap<ViewName, Tally>): { readonly [Name in ViewName]: View } {
  const entries = [...tallies].map(([name, tally]): [ViewName, View] => {
    const { assigned, outOfScope } = tally.counts
    return [name, { count: assigned + outOfScope, ...tally.totals() }]
  })
  return Object.fromEntries(entries) as { readonly [Name in ViewName]: View }
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const entry of Object.values(value)) deepFreeze(entry)
  return Object.freeze(value)
}
