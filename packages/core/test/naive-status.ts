import type { DeadlinePolicy, Status } from '@tiendo/core'

interface NaiveEvent {
  readonly type: string
  readonly on: string
  readonly position: number
  readonly data: Readonly<Record<string, unknown>>
}

export interface NaiveTask {
  readonly status: Status
  readonly isPending: boolean
  readonly isSuspendedOverdue: boolean
}

interface Asked {
  readonly asOf: string
  readonly knownAt: number
  readonly policy: DeadlinePolicy
}

const workTypes = [
  'ProgressReported',
  'CompletionSubmitted',
  'TaskCompleted',
  'CompletionReturned',
  'TaskReopened',
  'ObstacleRaised',
  'ObstacleResolved',
]
const aboutOneOccurrence = [
  'DeadlineChanged',
  'ProgressReported',
  'CompletionSubmitted',
  'TaskCompleted',
  'CompletionReturned',
  'TaskReopened',
]

/**
 * What the definitions say, written down a second time as plainly as possible and with no thought of speed: for every
 * task filter what is known, sort it, and go through it. Shares no code with the library. Keys are `task` or, for
 * recurring work, `task/occurrence`.
 */
export function naiveTasks(events: readonly NaiveEvent[], asked: Asked): Map<string, NaiveTask> {
  const known = events.filter(({ position }) => position <= asked.knownAt)
  const tasks = new Set(
    known.filter(({ type }) => type === 'TaskAdded').map(({ data }) => data['task'] as string),
  )
  const result = new Map<string, NaiveTask>()
  for (const task of tasks) {
    const own = known.filter((event) => isAbout(event, task)).sort(inOrder)
    const birth = own.find(({ type }) => type === 'TaskAdded') as NaiveEvent
    const lastDay = lastDayOf(known, birth.data['plan'], asked.asOf)
    const counting = own.filter(
      (event) =>
        event !== birth &&
        event.type !== 'TaskAdded' &&
        event.data['plan'] === birth.data['plan'] &&
        effectiveOn(event) <= lastDay &&
        !isRetracted(event, known),
    )
    for (const [key, start, deadline, entry] of partsOf(birth, counting)) {
      const isMeant = ({ type, data }: NaiveEvent) =>
        key === undefined || aboutOneOccurrence.includes(type)
          ? data['occurrence'] === key
          : data['occurrence'] === undefined
      const original = key === undefined ? (birth.data['originalDeadline'] ?? deadline) : deadline
      const part = {
        entry: [start, birth.on].toSorted().at(-1) as string,
        deadline: { original, inForce: deadline, lenient: deadline } as Deadlines,
        isRecurring: key !== undefined,
        events: counting.filter(
          (event) =>
            isMeant(event) &&
            (entry === undefined || !aboutOneOccurrence.includes(event.type) || inOrder(entry, event) < 0),
        ),
      }
      result.set(key === undefined ? task : `${task}/${key}`, replayed(part, lastDay, asked.policy))
    }
  }
  return result
}

function isAbout({ type, data }: NaiveEvent, task: string): boolean {
  return type === 'TasksMerged' ? (data['merged'] as string[]).includes(task) : data['task'] === task
}

function effectiveOn({ type, on, data }: NaiveEvent): string {
  if (type !== 'TaskCarriedOver') return on
  const end = new Date(`${data['periodEnd']}T00:00:00Z`)
  const dayAfter = new Date(end.getTime() + 86_400_000).toISOString().slice(0, 10)
  return on > dayAfter ? on : dayAfter
}

function inOrder(a: NaiveEvent, b: NaiveEvent): number {
  const [first, second] = [effectiveOn(a), effectiveOn(b)]
  return first < second ? -1 : first > second ? 1 : a.position - b.position
}

function lastDayOf(known: readonly NaiveEvent[], plan: unknown, asOf: string): string {
  const last = known
    .filter(({ type, data }) => ['PlanClosed', 'PlanReopened'].includes(type) && data['plan'] === plan)
    .at(-1)
  return last?.type === 'PlanClosed' && last.on < asOf ? last.on : asOf
}

function isRetracted({ type, position, data }: NaiveEvent, known: readonly NaiveEvent[]): boolean {
  return (
    workTypes.includes(type) &&
    known.some(
      (other) =>
        other.type === 'EventRetracted' &&
        other.data['position'] === position &&
        other.position > position &&
        other.data['task'] === data['task'] &&
        other.data['plan'] === data['plan'],
    )
  )
}

type Part = readonly [
  key: string | undefined,
  start: string,
  deadline: unknown,
  listedBy: NaiveEvent | undefined,
]
interface Listed {
  readonly key: string
  readonly start: string
  readonly deadline: string
}

/** What is counted of a task: itself, or the occurrences that the birth and its revisions leave. */
function partsOf(birth: NaiveEvent, counting: readonly NaiveEvent[]): readonly Part[] {
  const { occurrences, deadline } = birth.data
  if (occurrences === undefined) return [[undefined, birth.on, deadline, undefined]]
  let parts = (occurrences as Listed[]).map(
    ({ key, start, deadline }): Part => [key, start, deadline, undefined],
  )
  for (const [index, revision] of counting.entries()) {
    const listed = revision.data['occurrences'] as Listed[] | undefined
    if (revision.type !== 'TaskRevised' || listed === undefined) continue
    const worked = counting
      .slice(0, index)
      .filter(({ type }) => workTypes.includes(type))
      .map(({ data }) => data['occurrence'])
    parts = parts.filter(([key, start]) => start <= revision.on || worked.includes(key))
    const kept = parts.map(([key]) => key)
    for (const { key, start, deadline } of listed)
      if (start > revision.on && !kept.includes(key)) parts.push([key, start, deadline, revision])
  }
  return parts
}

type Deadlines = Record<DeadlinePolicy, string | undefined>

function replayed(
  {
    entry,
    deadline,
    isRecurring,
    events,
  }: {
    readonly entry: string
    readonly deadline: Deadlines
    readonly isRecurring: boolean
    readonly events: readonly NaiveEvent[]
  },
  lastDay: string,
  policy: DeadlinePolicy,
): NaiveTask {
  let phase: 'open' | 'pending' | 'suspended' | 'done' | 'out' = 'open'
  let doneOn = ''
  let submittedOn: string | undefined
  let stoppedOn: string | undefined
  let judgedBy: string | undefined
  const goOn = () => {
    phase = submittedOn === undefined ? 'open' : 'pending'
    if (phase === 'open') stoppedOn = undefined
  }
  const state = (to: unknown) => {
    if (to === undefined || to === deadline.inForce) return
    deadline.inForce = to as string
    deadline.lenient = to as string
  }
  for (const { type, on, data } of events) {
    if (type === 'CompletionSubmitted' && phase === 'open') {
      phase = 'pending'
      submittedOn = on
      stoppedOn = on
    } else if (type === 'CompletionReturned' && phase === 'pending') {
      submittedOn = undefined
      goOn()
    } else if (type === 'TaskCompleted' && phase !== 'done' && phase !== 'out') {
      phase = 'done'
      doneOn = on
      judgedBy = deadline[policy]
      submittedOn = undefined
      stoppedOn ??= on
    } else if (type === 'TaskReopened' && phase === 'done') {
      goOn()
      state(data['deadline'])
    } else if (type === 'TaskSuspended' && (phase === 'open' || phase === 'pending')) {
      phase = 'suspended'
      stoppedOn ??= on
    } else if (type === 'TaskResumed' && phase === 'suspended') {
      goOn()
      if (!isRecurring) state(data['deadline'])
    } else if (['TaskWithdrawn', 'TaskSplit', 'TasksMerged', 'TaskCarriedOver'].includes(type)) {
      if (phase !== 'done') phase = 'out'
    } else if (type === 'DeadlineChanged') {
      const lastDayToApprove = stoppedOn ?? deadline.inForce
      if (lastDayToApprove === undefined || on <= lastDayToApprove) deadline.inForce = data['to'] as string
      deadline.lenient = data['to'] as string
    }
  }
  const due = deadline[policy]
  const isOverdue = due !== undefined && (submittedOn === undefined ? lastDay >= due : submittedOn > due)
  const status = (): Status => {
    if (phase === 'out' || entry > lastDay) return 'outOfScope'
    if (phase === 'done' && judgedBy === undefined) return 'completedUndated'
    if (phase === 'done') return doneOn <= (judgedBy as string) ? 'completedOnTime' : 'completedLate'
    if (phase === 'suspended') return 'suspended'
    if (due === undefined) return 'openUndated'
    return isOverdue ? 'openOverdue' : 'openWithinDeadline'
  }
  const found = status()
  return {
    status: found,
    isPending: phase === 'pending' && found !== 'outOfScope',
    isSuspendedOverdue: found === 'suspended' && isOverdue,
  }
}
