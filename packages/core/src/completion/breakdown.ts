import { InputError } from '../errors.ts'
import type { ResolvedQuestion, Totals, View, ViewName } from '../planning/figures-format.ts'
import type { RowFold } from '../planning/row-fold.ts'
import type { TaskState } from '../planning/task-fold.ts'
import { nothing, type TaskTable, taskKinds } from '../planning/task-table.ts'
import type { Organisation } from '../planning/units.ts'
import type { Day } from '../time/civil-date.ts'
import { deepFreeze, viewsFrom } from './figures.ts'
import { Reckoning, Sheet, type Sheets } from './reckoning.ts'
import type { Standing } from './status.ts'
import { organisations } from './survey.ts'
import type { TabledTasks } from './tasks.ts'

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
/** What rows go by. */
type Subject = Pick<TaskState, 'group' | 'kind' | 'plan' | 'assignment'>
type KeysOf = (subject: Subject, organisation: Organisation) => readonly Key[]

const none: readonly Key[] = [{ bucket: 'none' }]
const named = (keys: Iterable<string>): readonly Key[] => [...new Set(keys)].map((key) => ({ key }))
const leads = ({ assignment }: Subject, keys: Iterable<string>): readonly Key[] => {
  const collective: readonly Key[] = assignment.collective === undefined ? [] : [{ bucket: 'collective' }]
  const rows = [...named(keys), ...collective]
  return rows.length === 0 ? none : rows
}

const dimensions: { readonly [By in Dimension]: KeysOf } = {
  group: ({ group }) => (group === undefined ? none : named([group])),
  kind: ({ kind }) => named([kind]),
  plan: ({ plan }) => named([plan]),
  leadUnit: (subject, organisation) =>
    leads(
      subject,
      subject.assignment.leadUnits.flatMap((unit) => organisation.chainOf(unit).slice(0, 1)),
    ),
  leadTree: (subject, organisation) =>
    leads(
      subject,
      subject.assignment.leadUnits.flatMap((unit) => organisation.chainOf(unit)),
    ),
  coordinatingUnit: ({ assignment }, organisation) => {
    const units = assignment.coordinatingUnits.flatMap((unit) => organisation.chainOf(unit).slice(0, 1))
    return units.length === 0 ? none : named(units)
  },
}

class Row extends Sheet {
  readonly key: Key

  constructor(key: Key) {
    super()
    this.key = key
  }
}

/** The rows of a breakdown, made as tasks turn up for them. */
class Rows implements Sheets {
  readonly #table: TaskTable
  readonly #keysOf: KeysOf
  /** The number of a task in rows by which its keys are known. */
  readonly #numberOf: (fold: RowFold) => number
  readonly #organisationOn: (day: Day) => Organisation
  readonly #all = new Map<string, Row>()
  readonly #known = new Map<Organisation, Row[][]>()
  #lastDay: Day | undefined
  #lastKnown: Row[][] = []
  addsUp = true

  constructor({ table }: TabledTasks, by: Dimension, organisationOn: (day: Day) => Organisation) {
    this.#table = table
    this.#keysOf = dimensions[by]
    this.#organisationOn = organisationOn
    const numbers = {
      group: ({ group }: RowFold) => group + 1,
      kind: ({ kind }: RowFold) => kind,
      plan: ({ task }: RowFold) => table.planOf(task),
    }
    this.#numberOf = by in numbers ? numbers[by as keyof typeof numbers] : ({ assignment }) => assignment
  }

  of({ state, day }: Standing): readonly Row[] {
    return this.#rowsOf(state, this.#organisationOn(day))
  }

  ofFold(fold: RowFold, day: Day): readonly Row[] {
    if (day !== this.#lastDay) this.#lookFrom(day)
    const number = this.#numberOf(fold)
    const known = this.#lastKnown[number]
    if (known !== undefined) return known
    const table = this.#table
    const subject = {
      group: fold.group === nothing ? undefined : table.groups.text(fold.group),
      kind: taskKinds[fold.kind] as Subject['kind'],
      plan: table.plans.text(table.planOf(fold.task)),
      assignment: table.assignmentOf(fold.assignment),
    }
    const rows = this.#rowsOf(subject, this.#organisationOn(day))
    this.#lastKnown[number] = rows
    return rows
  }

  /** In the order in which they first occurred, buckets at the end. */
  get ordered(): readonly Row[] {
    return [...this.#all.values()].sort((a, b) => Number('bucket' in a.key) - Number('bucket' in b.key))
  }

  #lookFrom(day: Day): void {
    const organisation = this.#organisationOn(day)
    this.#lastDay = day
    this.#lastKnown = this.#known.get(organisation) ?? []
    this.#known.set(organisation, this.#lastKnown)
  }

  #rowsOf(subject: Subject, organisation: Organisation): Row[] {
    const keys = this.#keysOf(subject, organisation)
    this.addsUp &&= keys.length === 1
    return keys.map((key) => {
      const id = JSON.stringify(key)
      const row = this.#all.get(id) ?? new Row(key)
      this.#all.set(id, row)
      return row
    })
  }
}

/** @throws {InputError} `INVALID_QUESTION` for a dimension that there is none */
export function breakDown(tasks: TabledTasks, question: ResolvedQuestion, by: Dimension): Breakdown {
  if (!Object.hasOwn(dimensions, by))
    throw new InputError('INVALID_QUESTION', 'by', `must be ${Object.keys(dimensions).join(', ')}`)
  const rows = new Rows(tasks, by, organisations(tasks, question))
  new Reckoning(tasks, question, rows).all()
  return deepFreeze({
    by,
    question,
    position: question.knownAt,
    rows: rows.ordered.map((row) => ({
      ...row.key,
      ...row.total.totals(),
      ...(question.period === undefined ? {} : { views: viewsFrom(row) }),
    })),
    addsUp: rows.addsUp,
  })
}
