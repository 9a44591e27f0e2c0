import { InputError } from '../errors.ts'
import {
  type ResolvedQuestion,
  type Totals,
  type View,
  type ViewName,
  viewNames,
} from '../planning/figures-format.ts'
import type { Organisation } from '../planning/units.ts'
import { deepFreeze, viewsFrom } from './figures.ts'
import type { Standing } from './status.ts'
import { organisations, survey } from './survey.ts'
import { Tally } from './tally.ts'
import type { Tasks } from './tasks.ts'

/**
 * By what figures are broken down: `leadTree` counts a task for each leading unit and all units above it, once in each
 * sub-tree. Units are those that stand for the ones named, as organised on the day.
 */
export type Dimension = 'group' | 'kind' | 'plan' | 'leadUnit' | 'leadTree' | 'coordinatingUnit'

export interface Breakdown {
  readonly by: Dimension
  readonly question: ResolvedQuestion
  readonly position: number
  /** In the order in which they first occur; what is led by a collective, or by nobody, in buckets of its own at the end. */
  readonly rows: readonly BreakdownRow[]
  /** Whether every task stands in one row only, so that the rows add up to the figures of the whole. */
  readonly addsUp: boolean
}

export interface BreakdownRow extends Totals {
  /** An id of what it is broken down by; absent for a bucket. */
  readonly key?: string
  readonly bucket?: 'collective' | 'none'
  readonly views?: { readonly [Name in ViewName]: View }
}

type Key = { readonly key: string } | { readonly bucket: 'collective' | 'none' }
type KeysOf = (standing: Standing, organisation: Organisation) => readonly Key[]

const none: readonly Key[] = [{ bucket: 'none' }]
const named = (keys: Iterable<string>): readonly Key[] => [...new Set(keys)].map((key) => ({ key }))
const leads = ({ state: { assignment } }: Standing, keys: Iterable<string>): readonly Key[] => {
  const collective: readonly Key[] = assignment.collective === undefined ? [] : [{ bucket: 'collective' }]
  const rows = [...named(keys), ...collective]
  return rows.length === 0 ? none : rows
}

const dimensions: { readonly [By in Dimension]: KeysOf } = {
  group: ({ state: { group } }) => (group === undefined ? none : named([group])),
  kind: ({ state: { kind } }) => named([kind]),
  plan: ({ state: { plan } }) => named([plan]),
  leadUnit: (standing, organisation) =>
    leads(
      standing,
      standing.state.assignment.leadUnits.flatMap((unit) => organisation.chainOf(unit).slice(0, 1)),
    ),
  leadTree: (standing, organisation) =>
    leads(
      standing,
      standing.state.assignment.leadUnits.flatMap((unit) => organisation.chainOf(unit)),
    ),
  coordinatingUnit: ({ state: { assignment } }, organisation) => {
    const units = assignment.coordinatingUnits.flatMap((unit) => organisation.chainOf(unit).slice(0, 1))
    return units.length === 0 ? none : named(units)
  },
}

class Row {
  readonly total = new Tally()
  readonly views = new Map(viewNames.map((name) => [name, new Tally()]))
  readonly key: Key

  constructor(key: Key) {
    this.key = key
  }
}

/** @throws {InputError} `INVALID_QUESTION` for a dimension that there is none */
export function breakDown(tasks: Tasks, question: ResolvedQuestion, by: Dimension): Breakdown {
  if (!Object.hasOwn(dimensions, by))
    throw new InputError('INVALID_QUESTION', 'by', `must be ${Object.keys(dimensions).join(', ')}`)
  const organisationOn = organisations(tasks, question)
  const rows = new Map<string, Row>()
  let addsUp = true
  const rowsOf = (standing: Standing): readonly Row[] => {
    const keys = dimensions[by](standing, organisationOn(standing.day))
    addsUp &&= keys.length === 1
    return keys.map((key) => {
      const id = JSON.stringify(key)
      const row = rows.get(id) ?? new Row(key)
      rows.set(id, row)
      return row
    })
  }
  for (const { standing, isMeant, inPeriod } of survey(tasks, question)) {
    if (isMeant) for (const { total } of rowsOf(standing)) total.add(standing)
    if (inPeriod === undefined) continue
    for (const { views } of rowsOf(inPeriod.standing))
      for (const [name, tally] of views) if (inPeriod.views[name]) tally.add(inPeriod.standing)
  }
  const ordered = [...rows.values()].sort((a, b) => Number('bucket' in a.key) - Number('bucket' in b.key))
  return deepFreeze({
    by,
    question,
    position: question.knownAt,
    rows: ordered.map(({ key, total, views }) => ({
      ...key,
      ...total.totals(),
      ...(question.period === undefined ? {} : { views: viewsFrom(views) }),
    })),
    addsUp,
  })
}
