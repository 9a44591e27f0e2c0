import type { events, ReadEvent } from '@tiendo/core'
import { Refusal } from './failure.ts'

type Group = Omit<events.GroupAdded, 'plan'>

/** A plan as it was issued, and its groups. */
export interface PlanOfLog extends events.PlanIssued {
  readonly issuedOn: string
  readonly position: number
  readonly groups: readonly Group[]
  readonly taskCount: number
}

/** What the events say about plans and units: a tracker answers questions about them, but lists none. */
export interface Directory {
  readonly plans: ReadonlyMap<string, PlanOfLog>
  readonly unitNames: ReadonlyMap<string, string>
  readonly events: ReadonlyMap<number, ReadEvent>
}

export function directoryOf(log: readonly ReadEvent[]): Directory {
  const plans = new Map<string, PlanOfLog & { groups: Group[]; taskCount: number }>()
  const unitNames = new Map<string, string>()
  const tasks = new Set<string>()
  for (const { type, data, on, position } of log) {
    if (type === 'UnitRegistered') {
      const { unit, name } = data as unknown as events.UnitRegistered
      if (!unitNames.has(unit)) unitNames.set(unit, name)
    } else if (type === 'PlanIssued') {
      const issued = data as unknown as events.PlanIssued
      if (!plans.has(issued.plan))
        plans.set(issued.plan, { ...issued, issuedOn: on, position, groups: [], taskCount: 0 })
    } else if (type === 'GroupAdded') {
      const { plan, ...group } = data as unknown as events.GroupAdded
      plans.get(plan)?.groups.push(group)
    } else if (type === 'TaskAdded') {
      const { plan, task } = data as unknown as events.TaskAdded
      const found = plans.get(plan)
      if (found !== undefined && !tasks.has(task)) found.taskCount++
      tasks.add(task)
    }
  }
  return { plans, unitNames, events: new Map(log.map((event) => [event.position, event])) }
}

/** The plan that is asked for, or the one with most tasks. @throws {Refusal} `NO_PLANS`, `UNKNOWN_PLAN` */
export function choosePlan({ plans }: Directory, wanted: string | undefined): PlanOfLog {
  const [first, ...others] = plans.values()
  if (first === undefined) throw new Refusal('NO_PLANS', 'The log holds no plan')
  if (wanted === undefined)
    return others.reduce((most, plan) => (plan.taskCount > most.taskCount ? plan : most), first)
  const found = plans.get(wanted)
  if (found === undefined) {
    const known = [...plans.keys()].slice(0, 5).join(', ')
    throw new Refusal(
      'UNKNOWN_PLAN',
      `The log holds no plan ${wanted}; it holds ${known}${plans.size > 5 ? ', …' : ''}`,
    )
  }
  return found
}
