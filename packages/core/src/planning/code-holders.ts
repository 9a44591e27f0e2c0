import { produce } from 'immer'
import { formatDay } from '../time/civil-date.ts'
import { type CodeHolder, evolve, initial, touches } from './aggregates.ts'
import type { PlanningEvent } from './events.ts'
import type { TaskTable } from './task-table.ts'

/** What an event that gives or takes a code says about it. */
export type CodeEvent = Pick<PlanningEvent, 'on' | 'position'> & {
  readonly type: 'TaskAdded' | 'TaskRevised'
  readonly data: {
    readonly plan: string
    readonly task: string
    readonly code?: string
    readonly codeBefore?: string
  }
}

/**
 * Which task holds a code. Only commands that give codes ask, and of one plan at a time, so the holders of a plan are
 * found out when the first of them is asked for.
 */
export class CodeHolders {
  readonly #table: TaskTable
  /** `TaskRevised` with a code; those that add tasks are in the table. */
  readonly #revisions: CodeEvent[]
  readonly #byPlan = new Map<string, Map<string, CodeHolder>>()

  constructor(table: TaskTable, revisions: readonly CodeEvent[] = []) {
    this.#table = table
    this.#revisions = [...revisions]
  }

  save(): readonly CodeEvent[] {
    return this.#revisions
  }

  /** The holder under a key of `keyOf.code`; `undefined` where nobody ever held the code. */
  get(key: string): CodeHolder | undefined {
    const plan = key.slice('code:'.length, key.indexOf('/'))
    let holders = this.#byPlan.get(plan)
    if (holders === undefined) {
      holders = new Map()
      this.#byPlan.set(plan, holders)
      for (const event of this.#eventsOf(plan)) evolveHolders(holders, event)
    }
    return holders.get(key)
  }

  /** Takes in an event, after the table did. */
  apply(event: PlanningEvent): void {
    if (event.type !== 'TaskAdded' && event.type !== 'TaskRevised') return
    if (event.type === 'TaskRevised') {
      const { plan, task, code, codeBefore } = event.data
      if (code === undefined && codeBefore === undefined) return
      const codes = {
        ...(code === undefined ? {} : { code }),
        ...(codeBefore === undefined ? {} : { codeBefore }),
      }
      this.#revisions.push({
        type: event.type,
        on: event.on,
        position: event.position,
        data: { plan, task, ...codes },
      })
    }
    const holders = this.#byPlan.get(event.data.plan)
    if (holders !== undefined) evolveHolders(holders, event)
  }

  /** In the order of the log. */
  #eventsOf(plan: string): readonly CodeEvent[] {
    const events = this.#revisions.filter(({ data }) => data.plan === plan)
    for (const task of this.#table.addedTo(plan)) {
      for (const entry of this.#table.historyOf(task)?.entries ?? []) {
        if (entry.type !== 'TaskAdded' || entry.plan !== plan) continue
        const { task: name, code, position, day } = entry
        events.push({ type: 'TaskAdded', on: formatDay(day), position, data: { plan, task: name, code } })
      }
    }
    return events.sort((a, b) => a.position - b.position)
  }
}

function evolveHolders(holders: Map<string, CodeHolder>, event: CodeEvent): void {
  const given = event as PlanningEvent
  for (const key of touches(given).filter((each) => each.startsWith('code:'))) {
    const holder = holders.get(key) ?? (initial(key) as CodeHolder)
    holders.set(
      key,
      produce(holder, (draft) => evolve(draft, given, key)),
    )
  }
}
