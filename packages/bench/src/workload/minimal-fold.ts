import { asOfDates, type GroupCounts } from './quarters.ts'

/**
 * The least code that gives the same figures, for the events that the generator makes. Dates are compared as text. What
 * it leaves out: every other event, corrections, recurring work, reports about a day before an event that came earlier.
 */
export interface TaskState {
  readonly group: string
  readonly position: number
  readonly day: string
  readonly phase: 'open' | 'done' | 'out'
  readonly doneOn: string | undefined
  /** In force; of a completed task the one by which it is judged. */
  readonly deadline: string | undefined
}

interface ParsedLine {
  readonly position: number
  readonly events: readonly {
    readonly type: string
    readonly on: string
    readonly data: {
      readonly task: string
      readonly group: string
      readonly deadline?: string
      readonly to: string
    }
  }[]
}

/** Of each task every state that it was in, in the order of the log. */
export function foldLines(lines: Iterable<string>): ReadonlyMap<string, readonly TaskState[]> {
  const tasks = new Map<string, TaskState[]>()
  for (const line of lines) {
    const { position: first, events } = JSON.parse(line) as ParsedLine
    for (const [index, { type, on: day, data }] of events.entries()) {
      const position = first + index
      if (type === 'TaskAdded') {
        const { group, deadline } = data
        tasks.set(data.task, [{ group, position, day, phase: 'open', doneOn: undefined, deadline }])
        continue
      }
      const states = tasks.get(data.task)
      const last = states?.at(-1)
      if (last === undefined) continue
      const next = after(last, type, day, data.to)
      if (next !== undefined) states?.push({ ...last, ...next, position, day })
    }
  }
  return tasks
}

function after(last: TaskState, type: string, day: string, to: string): Partial<TaskState> | undefined {
  switch (type) {
    case 'DeadlineChanged':
      return last.deadline === undefined || day <= last.deadline ? { deadline: to } : undefined
    case 'TaskCompleted':
      return { phase: 'done', doneOn: day }
    case 'TaskReopened':
      return { phase: 'open', doneOn: undefined }
    case 'TaskWithdrawn':
      return { phase: 'out' }
    default:
      return undefined
  }
}

type WritableCounts = { -readonly [Key in keyof GroupCounts]: GroupCounts[Key] }

export function figuresOf(
  tasks: ReadonlyMap<string, readonly TaskState[]>,
): readonly (readonly GroupCounts[])[] {
  return asOfDates({ daysBeforeEnd: 0 }).map((asOf) => {
    const groups = new Map<string, WritableCounts>()
    for (const states of tasks.values()) {
      const [birth] = states as readonly [TaskState, ...TaskState[]]
      const group = groups.get(birth.group) ?? emptyGroup(birth.group)
      groups.set(birth.group, group)
      group[
        statusOf(
          states.findLast(({ day }) => day <= asOf),
          asOf,
        )
      ]++
    }
    return [...groups.values()]
  })
}

function statusOf(state: TaskState | undefined, asOf: string): Exclude<keyof GroupCounts, 'group'> {
  if (state === undefined || state.phase === 'out') return 'outOfScope'
  const { phase, doneOn, deadline } = state
  if (phase === 'done') {
    if (deadline === undefined) return 'completedUndated'
    return (doneOn as string) <= deadline ? 'completedOnTime' : 'completedLate'
  }
  if (deadline === undefined) return 'openUndated'
  return asOf >= deadline ? 'openOverdue' : 'openWithinDeadline'
}

function emptyGroup(group: string): WritableCounts {
  return {
    group,
    completedOnTime: 0,
    completedLate: 0,
    completedUndated: 0,
    openWithinDeadline: 0,
    openOverdue: 0,
    openUndated: 0,
    outOfScope: 0,
  }
}
