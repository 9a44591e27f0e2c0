import type { Completion, Deadline, DeadlinePolicy, TaskState } from '../planning/task-fold.ts'
import type { Day } from '../time/civil-date.ts'

/** Where a task stands: one of seven that add up to `assigned`, or outside of the plan's scope. */
export type Status =
  | 'completedOnTime'
  | 'completedLate'
  | 'completedUndated'
  | 'suspended'
  | 'openWithinDeadline'
  | 'openOverdue'
  | 'openUndated'
  | 'outOfScope'

/** The seven that count, in the order in which they are reported. */
export const statuses: readonly Exclude<Status, 'outOfScope'>[] = [
  'completedOnTime',
  'completedLate',
  'completedUndated',
  'suspended',
  'openWithinDeadline',
  'openOverdue',
  'openUndated',
]

/** A task at the close of a day, judged by one deadline policy. */
export interface Standing {
  readonly state: TaskState
  readonly status: Status
  readonly day: Day
  /** What it is judged by. */
  readonly deadline: Deadline | undefined
  readonly completion: Completion | undefined
}

/** How to judge: by which deadline, at the close of which day, or while that day still runs. */
export interface Judgement {
  readonly day: Day
  readonly policy: DeadlinePolicy
  readonly running: boolean
}

export function standingOf(state: TaskState, { day, policy, running }: Judgement): Standing {
  const isInScope = state.phase !== 'out' && state.entry <= day
  const completion = isInScope ? state.completion : undefined
  const deadline = (completion?.deadlines ?? state.deadlines)[policy]
  const status = isInScope ? statusOf(completion, deadline, running ? day - 1 : day) : 'outOfScope'
  return { state, status, day, deadline, completion }
}

function statusOf(
  completion: Completion | undefined,
  deadline: Deadline | undefined,
  closedDay: Day,
): Status {
  if (completion !== undefined) {
    if (deadline === undefined) return 'completedUndated'
    return completion.day <= deadline.day ? 'completedOnTime' : 'completedLate'
  }
  if (deadline === undefined) return 'openUndated'
  return closedDay < deadline.day ? 'openWithinDeadline' : 'openOverdue'
}

export function isDone({ completion }: Standing): boolean {
  return completion !== undefined
}
