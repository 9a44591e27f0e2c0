import type { DeadlinePolicy, Status } from '../planning/figures-format.ts'
import type { Completion, Deadline, TaskState } from '../planning/task-fold.ts'
import type { Day } from '../time/civil-date.ts'

/** A task at the close of a day, judged by one deadline policy. */
export interface Standing {
  readonly state: TaskState
  readonly status: Status
  readonly day: Day
  /** What it is judged by. */
  readonly deadline: Deadline | undefined
  readonly completion: Completion | undefined
  /** Whether its deadline has passed, which does not count while it is suspended. */
  readonly isPastDeadline: boolean
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
  const isPastDeadline = hasPassed(state, deadline, running ? day - 1 : day)
  const status = isInScope ? statusOf(state, deadline, isPastDeadline) : 'outOfScope'
  return { state, status, day, deadline, completion, isPastDeadline }
}

/** A completion that was submitted in time is in time while it awaits confirmation. */
function hasPassed(
  { completion, submission }: TaskState,
  deadline: Deadline | undefined,
  closedDay: Day,
): boolean {
  if (deadline === undefined) return false
  const doneOn = completion?.day ?? submission?.day
  return doneOn === undefined ? closedDay >= deadline.day : doneOn > deadline.day
}

function statusOf({ phase }: TaskState, deadline: Deadline | undefined, isPastDeadline: boolean): Status {
  if (phase === 'suspended') return 'suspended'
  if (deadline === undefined) return phase === 'done' ? 'completedUndated' : 'openUndated'
  if (phase === 'done') return isPastDeadline ? 'completedLate' : 'completedOnTime'
  return isPastDeadline ? 'openOverdue' : 'openWithinDeadline'
}

export function isDone({ completion }: Standing): boolean {
  return completion !== undefined
}
