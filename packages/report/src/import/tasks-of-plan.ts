import type { CivilDate, TaskEvidence, Tracker } from '@tiendo/core'
import { normalisedCode } from './task-code.ts'

/** The tasks of a plan on a day, also those that are no longer, or not yet, part of it. */
export class TasksOfPlan {
  readonly all: readonly TaskEvidence[]
  readonly #byId: ReadonlyMap<string, TaskEvidence>
  readonly #byCode: ReadonlyMap<string, TaskEvidence>

  constructor(tracker: Tracker, plan: string, on: CivilDate) {
    // What was last decided is what a file is compared with, also where it was decided too late to be in force.
    const question = { plan, asOf: on, policy: 'lenient' } as const
    const tasks = [
      ...tracker.explain(question, 'outOfScope').tasks,
      ...tracker.explain(question, 'assigned').tasks,
    ]
    this.#byId = new Map(tasks.map((task) => [task.task, task]))
    this.all = [...this.#byId.values()]
    this.#byCode = new Map(this.all.map((task) => [normalisedCode(task.code), task]))
  }

  /** The task of a row: by its id, else by its code. */
  of({ id, code }: { readonly id?: string; readonly code: string }): TaskEvidence | undefined {
    return (id === undefined ? undefined : this.#byId.get(id)) ?? this.#byCode.get(code)
  }
}

const ends: ReadonlySet<string> = new Set(['TaskWithdrawn', 'TaskSplit', 'TasksMerged', 'TaskCarriedOver'])

export function hasEnded({ status, because }: TaskEvidence): boolean {
  return status === 'outOfScope' && because.some(({ type }) => ends.has(type))
}
