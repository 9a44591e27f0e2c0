import { freeze, produce } from 'immer'
import { Bytes } from '../columns/bytes.ts'
import { Integers } from '../columns/integers.ts'
import { Names, type SavedNames } from '../columns/names.ts'
import { textOf, utf8Of } from '../columns/utf8.ts'
import { type Day, formatDay, parseDay } from '../time/civil-date.ts'
import type { PlanningEvent, TaskAdded, TaskKind } from './events.ts'
import { type Assignment, entryOf, record, type TaskEntry, type TaskHistory } from './task-history.ts'
import { type RowType, rowSize, rowTypes, type SavedRows, TaskRows } from './task-rows.ts'

/** Stands where there is no day. */
export const noDay: Day = -0x4000_0000
/** Stands where there is no number of anything. */
export const nothing = -1

export const taskKinds: readonly TaskKind[] = ['planned', 'regular', 'adHoc']

/** Of a birth: kind, group, deadline, assignment, weight in thousandths, and the byte after the text of its data. */
export const birthSize = 6

/** Of a task: plan, the last position at which anything was recorded about it, and whether it was ever added. */
const taskSize = 3

const typesInRows: ReadonlySet<string> = new Set(rowTypes)
const addedType = rowTypes.indexOf('TaskAdded')

export interface SavedTasks {
  readonly rows: SavedRows
  readonly tasks: Int32Array
  readonly births: Int32Array
  readonly birthTexts: Uint8Array
  readonly names: {
    readonly [Kind in 'tasks' | 'plans' | 'groups' | 'assignments' | 'obstacles']: SavedNames
  }
  readonly added: Int32Array
  /** Plans, how many tasks were added to each, and those of one after those of another. */
  readonly addedTo: { readonly plans: Int32Array; readonly counts: Int32Array; readonly tasks: Int32Array }
  readonly histories: readonly (readonly [task: number, history: TaskHistory])[]
}

/**
 * What was recorded about all tasks of a workspace. Of most tasks it is rows of four numbers each; a task about which
 * something was recorded that has no row (recurring work, quantities, retractions, splits, corrections) is kept as the
 * `TaskHistory` that rows stand for.
 */
export class TaskTable {
  readonly names: Names
  readonly plans: Names
  readonly groups: Names
  /** The JSON text from the value of `leadUnits` to that of `coordinatingUnits`. */
  readonly assignments: Names
  readonly obstacles: Names
  readonly rows: TaskRows
  readonly births: Integers
  readonly #birthTexts: Bytes
  readonly #tasks: Integers
  /** Numbers of tasks in the order in which they were first added. */
  readonly added: Integers
  readonly #addedTo: Map<number, Integers>
  readonly #histories: Map<number, TaskHistory>
  readonly #assignments: Assignment[] = []
  /** Histories that were made of rows, as they were then. Asked for again and again while a command is decided. */
  readonly #made = new Map<number, TaskHistory>()
  #isReplaying = true
  /** The latest changes, oldest first, and the position after which all of them are here. */
  #latest: { readonly task: number; readonly position: number }[] = []
  #latestFrom = Number.POSITIVE_INFINITY

  constructor(saved?: SavedTasks) {
    this.names = new Names(saved?.names.tasks)
    this.plans = new Names(saved?.names.plans)
    this.groups = new Names(saved?.names.groups)
    this.assignments = new Names(saved?.names.assignments)
    this.obstacles = new Names(saved?.names.obstacles)
    this.rows = new TaskRows(saved?.rows)
    this.births = new Integers(saved?.births)
    this.#birthTexts = new Bytes(saved?.birthTexts)
    // Written in place.
    this.#tasks = new Integers(saved?.tasks.slice())
    this.added = new Integers(saved?.added)
    this.#addedTo = new Map(saved && tasksByPlan(saved.addedTo))
    this.#histories = new Map(saved?.histories)
  }

  save(): SavedTasks {
    const { names, plans, groups, assignments, obstacles } = this
    return {
      rows: this.rows.save(),
      tasks: this.#tasks.view(),
      births: this.births.view(),
      birthTexts: this.#birthTexts.view(),
      names: {
        tasks: names.save(),
        plans: plans.save(),
        groups: groups.save(),
        assignments: assignments.save(),
        obstacles: obstacles.save(),
      },
      added: this.added.view(),
      addedTo: {
        plans: Int32Array.from(this.#addedTo.keys()),
        counts: Int32Array.from(this.#addedTo.values(), ({ length }) => length),
        tasks: joined([...this.#addedTo.values()].map((tasks) => tasks.view())),
      },
      histories: [...this.#histories],
    }
  }

  /** From here on histories are never changed in place. */
  endReplay(position: number): void {
    this.#isReplaying = false
    this.rows.compact()
    const { names, plans, groups, assignments, obstacles, births, added } = this
    for (const each of [
      names,
      plans,
      groups,
      assignments,
      obstacles,
      births,
      added,
      this.#birthTexts,
      this.#tasks,
    ])
      each.trim()
    this.#latestFrom = position
    for (const history of this.#histories.values()) freeze(history, true)
  }

  /** Everything that was recorded about a task; `undefined` where nothing was. */
  historyOf(task: number): TaskHistory | undefined {
    if (task < 0) return undefined
    const history = this.#histories.get(task)
    if (history !== undefined) return history
    const count = this.rows.countOf(task)
    return count === 0 ? undefined : this.#historyFromRows(task, count)
  }

  #entriesOf(task: number): TaskEntry[] {
    const start = this.rows.startOf(task)
    return Array.from({ length: this.rows.countOf(task) }, (_, index) =>
      this.#entryAt(task, start + index * rowSize),
    )
  }

  #historyFromRows(task: number, count: number): TaskHistory {
    const made = this.#made.get(task)
    if (made?.entries.length === count) return made
    const start = this.rows.startOf(task)
    const entries: TaskEntry[] = []
    let next = 0
    for (let at = start; at < start + count * rowSize; at += rowSize) {
      const known = made?.entries[next]
      const isKnown = known?.position === this.rows.values[at + 1]
      entries.push(known !== undefined && isKnown ? known : freeze(this.#entryAt(task, at), true))
      if (isKnown) next++
    }
    const history = Object.freeze({ entries: Object.freeze(entries) as TaskEntry[] })
    if (this.#made.size === madeHistories) this.#made.clear()
    this.#made.set(task, history)
    return history
  }

  /** The tasks about which anything was recorded after a position, each once; `undefined` where that is too long ago. */
  changedSince(position: number): ReadonlySet<number> | undefined {
    if (position < this.#latestFrom) return undefined
    const changed = new Set<number>()
    for (let index = this.#latest.length - 1; index >= 0; index--) {
      const change = this.#latest[index] as { task: number; position: number }
      if (change.position <= position) break
      changed.add(change.task)
    }
    return changed
  }

  /** Whether the rows of a task are all that was recorded about it. */
  isInRows(task: number): boolean {
    return !this.#histories.has(task)
  }

  /** The last position at which anything was recorded about a task; 0 where nothing was. */
  changedAt(task: number): number {
    return task < 0 || task * taskSize >= this.#tasks.length
      ? 0
      : (this.#tasks.values[task * taskSize + 1] as number)
  }

  /** The plan to which a task in rows was added. */
  planOf(task: number): number {
    return this.#tasks.values[task * taskSize] as number
  }

  /** The tasks that were ever added to a plan, each once; without a plan, those of all plans. */
  addedTo(plan: string | undefined): Int32Array {
    if (plan === undefined) return this.added.view()
    return this.#addedTo.get(this.plans.find(plan))?.view() ?? noTasks
  }

  assignmentOf(number: number): Assignment {
    const known = this.#assignments[number]
    if (known !== undefined) return known
    const { leadUnits, collective, coordinatingUnits } = JSON.parse(
      `{"leadUnits":${this.assignments.text(number)}}`,
    )
    const assignment = Object.freeze({ leadUnits, collective, coordinatingUnits })
    this.#assignments[number] = assignment
    return assignment
  }

  /** Takes an event into the history of a task. */
  record(name: string, event: PlanningEvent): void {
    const task = this.names.intern(name)
    const rowed = this.isInRows(task) && this.#recordAsRow(task, event)
    if (rowed) return
    const history = this.#histories.get(task) ?? { entries: this.#entriesOf(task) }
    this.rows.drop(task)
    this.#made.delete(task)
    if (this.#isReplaying) {
      record(history, event)
      this.#histories.set(task, history)
    } else {
      this.#histories.set(
        task,
        produce(history, (draft) => record(draft, event)),
      )
    }
    this.#noteChange(task, event.position)
    if (event.type === 'TaskAdded') this.#noteAdded(task, this.plans.intern(event.data.plan))
  }

  /**
   * Takes in an event that has the form of a row and is about a task in rows, or says that it does not fit there: then it
   * has to be recorded as a whole.
   */
  recordRow(task: number, plan: number, day: Day, position: number, type: number, value: number): boolean {
    if (this.rows.countOf(task) === 0 || this.planOf(task) !== plan) return false
    this.rows.add(task, day, position, type, value)
    this.#noteChange(task, position)
    return true
  }

  /** Takes in a `TaskAdded` whose data is the JSON text between two places, unless the task is known in some way. */
  recordBirth(
    { task, plan, kind, group, deadline, assignment, weight }: RowedBirth,
    day: Day,
    position: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): boolean {
    if (this.rows.countOf(task) > 0 || !this.isInRows(task)) return false
    this.#birthTexts.append(bytes, start, end)
    const { births } = this
    this.rows.add(task, day, position, addedType, births.length / birthSize)
    births.reserve(birthSize)
    const { values, length } = births
    values[length] = kind
    values[length + 1] = group
    values[length + 2] = deadline
    values[length + 3] = assignment
    values[length + 4] = weight
    values[length + 5] = this.#birthTexts.length
    births.length += birthSize
    this.#noteChange(task, position)
    this.#tasks.values[task * taskSize] = plan
    this.#noteAdded(task, plan)
    return true
  }

  /** False where the event has no row, or the task is not one whose events have. */
  #recordAsRow(task: number, event: PlanningEvent): boolean {
    if (!isRowed(event)) return false
    const day = parseDay(event.on) as Day
    if (event.type === 'TaskAdded') {
      const birth = this.#birthOf(task, event.data)
      const text = birth && utf8Of(JSON.stringify(event.data))
      return (
        birth !== undefined &&
        text !== undefined &&
        this.recordBirth(birth, day, event.position, text, 0, text.length)
      )
    }
    const value = this.#valueOf(event)
    if (value === undefined) return false
    const type = rowTypes.indexOf(event.type)
    return this.recordRow(task, this.plans.intern(event.data.plan), day, event.position, type, value)
  }

  #birthOf(task: number, data: TaskAdded): RowedBirth | undefined {
    const { occurrences, originalDeadline, target, correction, weight } = data
    if (occurrences ?? originalDeadline ?? target ?? correction) return undefined
    return {
      task,
      plan: this.plans.intern(data.plan),
      kind: taskKinds.indexOf(data.kind),
      group: data.group === undefined ? nothing : this.groups.intern(data.group),
      deadline: data.deadline === undefined ? noDay : (parseDay(data.deadline) as Day),
      assignment: this.#internAssignment(data),
      weight: weight === undefined ? nothing : Math.round(weight * 1000),
    }
  }

  #internAssignment({
    leadUnits,
    collective,
    coordinatingUnits,
  }: Omit<Assignment, 'collective'> & { collective?: string }): number {
    const text = JSON.stringify({ leadUnits, collective, coordinatingUnits })
    return this.assignments.intern(text.slice('{"leadUnits":'.length, -1))
  }

  /** The value of the row of an event, `undefined` where there is more to it. */
  #valueOf(event: Exclude<RowedEvent, { type: 'TaskAdded' }>): number | undefined {
    const { data } = event
    if (data.correction !== undefined || ('occurrence' in data && data.occurrence !== undefined))
      return undefined
    switch (event.type) {
      case 'ProgressReported': {
        const { percent = nothing, quantity } = event.data
        return quantity === undefined && Number.isInteger(percent) ? percent : undefined
      }
      case 'DeadlineChanged':
        return parseDay(event.data.to) as Day
      case 'TaskReopened':
      case 'TaskResumed':
        return event.data.deadline === undefined ? noDay : (parseDay(event.data.deadline) as Day)
      case 'TaskCompleted':
      case 'CompletionSubmitted':
        return event.data.dateUnknown === true ? 1 : nothing
      case 'ObstacleRaised':
      case 'ObstacleResolved':
        return this.obstacles.intern(event.data.obstacle)
      case 'TaskReassigned':
        return this.#internAssignment(event.data)
      case 'TaskReweighted':
        return Math.round(event.data.weight * 1000)
      default:
        return nothing
    }
  }

  /** What `entryOf` makes of the event of which a row was made. */
  #entryAt(task: number, at: number): TaskEntry {
    const [day, position, typeNumber, value] = this.rows.values.subarray(at, at + rowSize) as unknown as Row
    const type = rowTypes[typeNumber] as RowType
    const place = { position, day, plan: this.plans.text(this.planOf(task)) }
    const optional = value === noDay ? undefined : value
    switch (type) {
      case 'TaskAdded':
        return entryOf({ type, on: formatDay(day), position, data: this.birthData(value) }) as TaskEntry
      case 'ProgressReported': {
        const percent = value === nothing ? undefined : value
        return { ...place, type, occurrence: undefined, percent, increment: undefined, total: undefined }
      }
      case 'DeadlineChanged':
        return { ...place, type, occurrence: undefined, to: value }
      case 'TaskReopened':
        return { ...place, type, occurrence: undefined, deadline: optional }
      case 'TaskResumed':
        return { ...place, type, deadline: optional }
      case 'TaskCompleted':
      case 'CompletionSubmitted':
        return { ...place, type, occurrence: undefined, isDateUnknown: value === 1 }
      case 'CompletionReturned':
        return { ...place, type, occurrence: undefined }
      case 'ObstacleRaised':
      case 'ObstacleResolved':
        return { ...place, type, obstacle: this.obstacles.text(value) }
      case 'TaskReassigned':
        return { ...place, type, ...this.assignmentOf(value) }
      case 'TaskReweighted':
        return { ...place, type, weight: value / 1000 }
      case 'TaskWithdrawn':
        return { ...place, type, into: [] }
      case 'TaskSuspended':
        return { ...place, type }
    }
  }

  /** What a `TaskAdded` said. */
  birthData(birth: number): TaskAdded {
    const { values } = this.births
    const start = birth === 0 ? 0 : (values[birth * birthSize - 1] as number)
    return JSON.parse(textOf(this.#birthTexts.values, start, values[birth * birthSize + 5]))
  }

  #noteChange(task: number, position: number): void {
    const at = task * taskSize
    while (this.#tasks.length <= at) for (let field = 0; field < taskSize; field++) this.#tasks.push(0)
    this.#tasks.values[at + 1] = position
    if (this.#isReplaying) return
    if (this.#latest.length === latestChanges) {
      const dropped = this.#latest.splice(0, latestChanges / 2)
      this.#latestFrom = dropped.at(-1)?.position as number
    }
    this.#latest.push({ task, position })
  }

  #noteAdded(task: number, plan: number): void {
    const isKnown = task * taskSize < this.#tasks.length && this.#tasks.values[task * taskSize + 2] === 1
    let inPlan = this.#addedTo.get(plan)
    if (inPlan === undefined) {
      inPlan = new Integers()
      this.#addedTo.set(plan, inPlan)
    }
    if (!isKnown) this.added.push(task)
    if (!isKnown || !inPlan.view().includes(task)) inPlan.push(task)
    this.#tasks.values[task * taskSize + 2] = 1
  }
}

function* tasksByPlan({
  plans,
  counts,
  tasks,
}: SavedTasks['addedTo']): Generator<[plan: number, tasks: Integers]> {
  let end = 0
  for (const [index, plan] of plans.entries()) {
    const start = end
    end += counts[index] as number
    yield [plan, new Integers(tasks.slice(start, end))]
  }
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((length, part) => length + part.length, 0))
  let end = 0
  for (const part of parts) {
    all.set(part, end)
    end += part.length
  }
  return all
}

const latestChanges = 4096
const madeHistories = 256

const noTasks = new Int32Array()

type Row = readonly [day: Day, position: number, type: number, value: number]
type RowedEvent = Extract<PlanningEvent, { type: RowType }>

function isRowed(event: PlanningEvent): event is RowedEvent {
  return typesInRows.has(event.type)
}

/** What figures need of a `TaskAdded`, as numbers. */
export interface RowedBirth {
  readonly task: number
  readonly plan: number
  readonly kind: number
  readonly group: number
  readonly deadline: Day
  readonly assignment: number
  readonly weight: number
}
