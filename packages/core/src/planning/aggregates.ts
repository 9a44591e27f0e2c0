import type { CalendarName } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Authority, PlanningEvent, UnitRegistered } from './events.ts'
import { record, type TaskHistory } from './task-history.ts'

/** What rules look at, each the smallest thing that one of them needs. */

export interface Unit {
  name?: string
  parent?: string | undefined
}

export interface Plan {
  title?: string
  authority?: Authority
  parent?: string | undefined
  owner?: string
  calendar?: CalendarName
  timeZone?: string
  period?: { readonly start: CivilDate; readonly end: CivilDate }
  readonly groups: { readonly id: string; readonly title: string; readonly ordinal: string | undefined }[]
}

/** The task that holds a code in a plan. */
export interface CodeHolder {
  task?: string | undefined
  /** The day from which on the last holder has another code. */
  freedOn?: CivilDate
}

/** Ids hold no slash, so no two keys coincide. Codes are compared as NFC. */
export const keyOf = {
  unit: (unit: string) => `unit:${unit}`,
  plan: (plan: string) => `plan:${plan}`,
  task: (task: string) => `task:${task}`,
  code: (plan: string, code: string) => `code:${plan}/${code.normalize('NFC')}`,
}

export function initial(key: string): Unit | Plan | CodeHolder | TaskHistory {
  switch (key.slice(0, key.indexOf(':'))) {
    case 'plan':
      return { groups: [] } satisfies Plan
    case 'task':
      return { entries: [] } satisfies TaskHistory
    default:
      return {}
  }
}

export function touches(event: PlanningEvent): readonly string[] {
  switch (event.type) {
    case 'UnitRegistered':
      return [keyOf.unit(event.data.unit)]
    case 'PlanIssued':
    case 'PlanAmended':
    case 'GroupAdded':
      return [keyOf.plan(event.data.plan)]
    case 'TaskAdded':
      return [keyOf.task(event.data.task), keyOf.code(event.data.plan, event.data.code)]
    case 'TaskRevised': {
      const { plan, task, code, codeBefore } = event.data
      const codes = [code, codeBefore].filter((held) => held !== undefined)
      return [keyOf.task(task), ...new Set(codes.map((held) => keyOf.code(plan, held)))]
    }
    default:
      return [keyOf.task(event.data.task)]
  }
}

export function tagsOf(event: PlanningEvent): readonly string[] {
  const { data } = event
  const tags = [...touches(event)]
  if ('plan' in data && 'task' in data) tags.push(keyOf.plan(data.plan))
  if ('owner' in data) tags.push(keyOf.unit(data.owner))
  if ('leadUnits' in data) tags.push(...[...data.leadUnits, ...data.coordinatingUnits].map(keyOf.unit))
  return tags
}

export function evolve(
  draft: Unit | Plan | CodeHolder | TaskHistory,
  event: PlanningEvent,
  key: string,
): void {
  if (key.startsWith('code:')) evolveCode(draft as CodeHolder, event, key)
  else if (key.startsWith('task:')) record(draft as TaskHistory, event)
  else if (key.startsWith('plan:')) evolvePlan(draft as Plan, event)
  else if (event.type === 'UnitRegistered') evolveUnit(draft as Unit, event.data)
}

function evolveUnit(unit: Unit, { name, parent }: UnitRegistered): void {
  unit.name ??= name
  unit.parent ??= parent
}

function evolvePlan(plan: Plan, event: PlanningEvent): void {
  if (event.type === 'GroupAdded') {
    const { group, title, ordinal } = event.data
    if (!plan.groups.some(({ id }) => id === group)) plan.groups.push({ id: group, title, ordinal })
  }
  if (event.type !== 'PlanIssued' || plan.title !== undefined) return
  const { title, owner, authority, period, calendar, timeZone, parent } = event.data
  Object.assign(plan, { title, owner, authority, period, calendar, timeZone, parent })
}

function evolveCode(holder: CodeHolder, event: PlanningEvent, key: string): void {
  if (event.type !== 'TaskAdded' && event.type !== 'TaskRevised') return
  const { plan, task, code } = event.data
  if (code !== undefined && keyOf.code(plan, code) === key) holder.task = task
  else if (holder.task === task) {
    holder.task = undefined
    holder.freedOn = event.on
  }
}
