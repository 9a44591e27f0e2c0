import type { DeadlinePolicy, Status } from '@tiendo/core'

interface NaiveEvent {
  readonly type: string
  readonly on: string
  readonly position: number
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * What the definitions say, written down a second time as plainly as possible and with no thought of speed: for every
 * task filter what is known, sort it, and go through it. Shares no code with the library.
 */
export function naiveStatuses(
  events: readonly NaiveEvent[],
  { asOf, knownAt, policy }: { asOf: string; knownAt: number; policy: DeadlinePolicy },
): Map<string, Status> {
  const known = events.filter(({ position }) => position <= knownAt)
  const workTypes = [
    'ProgressReported',
    'TaskCompleted',
    'TaskReopened',
    'ObstacleRaised',
    'ObstacleResolved',
  ]
  const isRetracted = ({ type, position, data }: NaiveEvent) =>
    workTypes.includes(type) &&
    known.some(
      (other) =>
        other.type === 'EventRetracted' &&
        other.data['position'] === position &&
        other.position > position &&
        other.data['task'] === data['task'],
    )
  const tasks = new Set(
    known.filter(({ type }) => type === 'TaskAdded').map(({ data }) => data['task'] as string),
  )
  const result = new Map<string, Status>()
  for (const task of tasks) {
    const own = known.filter(({ data }) => data['task'] === task).sort(inOrder)
    const birth = own.find(({ type }) => type === 'TaskAdded') as NaiveEvent
    const counting = own.filter(
      (event) => event.data['plan'] === birth.data['plan'] && event.on <= asOf && !isRetracted(event),
    )
    result.set(task, naiveStatus(birth, counting, asOf, policy))
  }
  return result
}

function inOrder(a: NaiveEvent, b: NaiveEvent): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : a.position - b.position
}

function naiveStatus(
  birth: NaiveEvent,
  events: readonly NaiveEvent[],
  asOf: string,
  policy: DeadlinePolicy,
): Status {
  const deadline = {
    original: birth.data['deadline'],
    inForce: birth.data['deadline'],
    lenient: birth.data['deadline'],
  } as Record<DeadlinePolicy, string | undefined>
  let phase = 'open'
  let completedOn = ''
  let judgedBy: string | undefined
  for (const { type, on, data } of events) {
    if (type === 'TaskCompleted' && phase === 'open') {
      phase = 'done'
      completedOn = on
      judgedBy = deadline[policy]
    } else if (type === 'TaskReopened' && phase === 'done') {
      phase = 'open'
      if (data['deadline'] !== undefined) {
        deadline.inForce = data['deadline'] as string
        deadline.lenient = data['deadline'] as string
      }
    } else if (type === 'TaskWithdrawn' && phase === 'open') {
      phase = 'out'
    } else if (type === 'DeadlineChanged') {
      const lastDay = phase === 'done' ? completedOn : deadline.inForce
      if (lastDay === undefined || on <= lastDay) deadline.inForce = data['to'] as string
      deadline.lenient = data['to'] as string
    }
  }
  if (phase === 'out' || birth.on > asOf) return 'outOfScope'
  if (phase === 'done') {
    if (judgedBy === undefined) return 'completedUndated'
    return completedOn <= judgedBy ? 'completedOnTime' : 'completedLate'
  }
  const due = deadline[policy]
  if (due === undefined) return 'openUndated'
  return asOf < due ? 'openWithinDeadline' : 'openOverdue'
}
