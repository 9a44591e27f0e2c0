import { touches } from '../planning/aggregates.ts'
import { type CodeEvent, CodeHolders } from '../planning/code-holders.ts'
import type { PlanningEvent } from '../planning/events.ts'
import { planning } from '../planning/planning.ts'
import { type SavedTasks, TaskTable } from '../planning/task-table.ts'
import { KeyedStates } from '../projection/keyed-states.ts'

export interface SavedPlanning {
  readonly tasks: SavedTasks
  readonly codeRevisions: readonly CodeEvent[]
  readonly others: readonly (readonly [key: string, state: object])[]
}

/**
 * The aggregates of planning: what `KeyedStates` would hold, with tasks as a table, because there are many of them, and
 * with codes only where they are asked for.
 */
export class PlanningStates {
  readonly table: TaskTable
  readonly #codes: CodeHolders
  readonly #others: KeyedStates

  constructor(saved?: SavedPlanning) {
    this.table = new TaskTable(saved?.tasks)
    this.#codes = new CodeHolders(this.table, saved?.codeRevisions)
    this.#others = new KeyedStates(planning, saved?.others)
  }

  save(): SavedPlanning {
    return { tasks: this.table.save(), codeRevisions: this.#codes.save(), others: this.#others.entries() }
  }

  get(key: string): object | undefined {
    if (key.startsWith('task:')) return this.table.historyOf(this.table.names.find(key.slice(5)))
    if (key.startsWith('code:')) return this.#codes.get(key)
    return this.#others.get(key)
  }

  apply(event: PlanningEvent): void {
    const others: string[] = []
    for (const key of touches(event)) {
      if (key.startsWith('task:')) this.table.record(key.slice(5), event)
      else if (!key.startsWith('code:')) others.push(key)
    }
    this.#codes.apply(event)
    this.#others.apply(event, others)
  }

  endReplay(position: number): void {
    this.table.endReplay(position)
    this.#others.endReplay()
  }
}
