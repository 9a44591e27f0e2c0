import {
  type Figures,
  type ResolvedQuestion,
  type View,
  type ViewName,
  viewNames,
} from '../planning/figures-format.ts'
import { Reckoning, Sheet, type Sheets } from './reckoning.ts'
import type { Tally } from './tally.ts'
import type { TabledTasks } from './tasks.ts'

/** Computes figures from the histories of tasks, without reading the log. */
export function computeFigures(tasks: TabledTasks, question: ResolvedQuestion, projection: boolean): Figures {
  return figuresFrom(countAll(tasks, question), question, projection)
}

export function countAll(tasks: TabledTasks, question: ResolvedQuestion): Sheet {
  const sheet = new Sheet()
  new Reckoning(tasks, question, onOne(sheet)).all()
  return sheet
}

/** The answer to a question of which everything was counted on a sheet. */
export function figuresFrom(sheet: Sheet, question: ResolvedQuestion, projection: boolean): Figures {
  return deepFreeze({
    v: 1,
    question,
    position: question.knownAt,
    projection,
    ...sheet.total.totals(),
    ...(question.period === undefined ? {} : { views: viewsFrom(sheet) }),
  })
}

/** Everything on one sheet. */
export function onOne(sheet: Sheet): Sheets {
  const sheets = [sheet]
  return { of: () => sheets, ofFold: () => sheets }
}

export function viewsFrom({ views }: Sheet): { readonly [Name in ViewName]: View } {
  const entries = viewNames.map((name, index): [ViewName, View] => {
    const tally = views[index] as Tally
    return [name, { count: tally.size, ...tally.totals() }]
  })
  return Object.fromEntries(entries) as { readonly [Name in ViewName]: View }
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const entry of Object.values(value)) deepFreeze(entry)
  return Object.freeze(value)
}
