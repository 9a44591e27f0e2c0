import type { CalendarName } from '../time/calendar.ts'
import { type CivilDate, type Day, parseDay } from '../time/civil-date.ts'
import type { Authority, Correction, FiguresPublished, PlanningEvent, ReviewHeld } from './events.ts'
import { record, type TaskHistory } from './task-history.ts'
import { recordUnit, type Unit } from './units.ts'

/** What rules look at, each the smallest thing that one of them needs. */

export interface Plan {
  title?: string
  authority?: Authority
  parent?: string | undefined
  owner?: string
  calendar?: CalendarName
  timeZone?: string
  period?: { readonly start: CivilDate; readonly end: CivilDate }
  confirmation?: 'required' | undefined
  /** Its position. */
  issuedAt?: number
  readonly groups: { readonly id: string; title: string; ordinal: string | undefined }[]
  /** In the order of the log, which decides; `day` is the last day that counts, or that of the reopening. */
  readonly closings: PlanClosing[]
  sealedThrough?: CivilDate
}

export interface PlanClosing {
  readonly type: 'PlanClosed' | 'PlanReopened'
  readonly position: number
  readonly day: Day
  readonly correction?: Correction
}

/** The task that holds a code in a plan. */
export interface CodeHolder {
  task?: string | undefined
  /** The day from which on the last holder has another code. */
  freedOn?: CivilDate
}

export interface Review {
  held?: ReviewHeld & { readonly on: CivilDate }
  /** The tasks that answer its directions. */
  readonly tasks: { readonly direction: string; readonly plan: string; readonly task: string }[]
}

export interface Publication {
  published?: FiguresPublished & { readonly on: CivilDate }
}

/** Ids hold no slash, so no two keys coincide. Codes are compared as NFC. */
export const keyOf = {
  unit: (unit: string) => `unit:${unit}`,
  plan: (plan: string) => `plan:${plan}`,
  task: (task: string) => `task:${task}`,
  code: (plan: string, code: string) => `code:${plan}/${code.normalize('NFC')}`,
  review: (review: string) => `review:${review}`,
  publication: (publication: string) => `publication:${publication}`,
}

export type Aggregate = Unit | Plan | CodeHolder | TaskHistory | Review | Publication

export function initial(key: string): Aggregate {
  switch (key.slice(0, key.indexOf(':'))) {
    case 'unit':
      return { changes: [] } satisfies Unit
    case 'plan':
      return { groups: [], closings: [] } satisfies Plan
    case 'task':
      return { entries: [] } satisfies TaskHistory
    case 'review':
      return { tasks: [] } satisfies Review
    default:
      return {}
  }
}

export function touches(event: PlanningEvent): readonly string[] {
  switch (event.type) {
    case 'UnitRegistered':
    case 'UnitRenamed':
    case 'UnitMoved':
    case 'UnitMerged':
      return [keyOf.unit(event.data.unit)]
    case 'PlanIssued':
    case 'PlanAmended':
    case 'PlanClosed':
    case 'PlanReopened':
    case 'GroupAdded':
    case 'GroupRevised':
    case 'PeriodSealed':
      return [keyOf.plan(event.data.plan)]
    case 'ReviewHeld':
      return [keyOf.review(event.data.review)]
    case 'FiguresPublished':
      return [keyOf.publication(event.data.publication)]
    case 'TaskAdded': {
      const { plan, task, code, direction } = event.data
      const answered = direction === undefined ? [] : [keyOf.review(direction.review)]
      return [keyOf.task(task), keyOf.code(plan, code), ...answered]
    }
    case 'TaskRevised': {
      const { plan, task, code, codeBefore } = event.data
      const codes = [code, codeBefore].filter((held) => held !== undefined)
      return [keyOf.task(task), ...new Set(codes.map((held) => keyOf.code(plan, held)))]
    }
    case 'TasksMerged':
      return event.data.merged.map(keyOf.task)
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
  switch (event.type) {
    case 'UnitMerged':
      return [...tags, keyOf.unit(event.data.into)]
    case 'ReviewHeld':
      return [...tags, keyOf.plan(event.data.plan)]
    case 'FiguresPublished':
      return [...tags, ...[event.data.figures.question.plan ?? []].flat().map(keyOf.plan)]
    case 'TasksMerged':
      return [...tags, keyOf.task(event.data.task)]
    default:
      return tags
  }
}

export function evolve(draft: Aggregate, event: PlanningEvent, key: string): void {
  switch (key.slice(0, key.indexOf(':'))) {
    case 'code':
      evolveCode(draft as CodeHolder, event, key)
      break
    case 'task':
      record(draft as TaskHistory, event)
      break
    case 'plan':
      evolvePlan(draft as Plan, event)
      break
    case 'unit':
      recordUnit(draft as Unit, event as Parameters<typeof recordUnit>[1])
      break
    case 'review':
      evolveReview(draft as Review, event)
      break
    default:
      evolvePublication(draft as Publication, event)
  }
}

function evolvePlan(plan: Plan, event: PlanningEvent): void {
  switch (event.type) {
    case 'PlanIssued': {
      if (plan.title !== undefined) return
      const { plan: _, ...issued } = event.data
      Object.assign(plan, issued, { issuedAt: event.position })
      return
    }
    case 'GroupAdded': {
      const { group, title, ordinal } = event.data
      if (!plan.groups.some(({ id }) => id === group)) plan.groups.push({ id: group, title, ordinal })
      return
    }
    case 'GroupRevised': {
      const { group, title, ordinal } = event.data
      const known = plan.groups.find(({ id }) => id === group)
      if (known !== undefined)
        Object.assign(known, { title: title ?? known.title, ordinal: ordinal ?? known.ordinal })
      return
    }
    case 'PlanClosed':
    case 'PlanReopened': {
      const { type, position, on, data } = event
      const { correction } = data
      const closing = { type, position, day: parseDay(on) as Day }
      plan.closings.push(correction === undefined ? closing : { ...closing, correction })
      return
    }
    case 'PeriodSealed':
      if (event.data.through > (plan.sealedThrough ?? '')) plan.sealedThrough = event.data.through
  }
}

/** The last day that counts for a plan; `undefined` while it is not known to be closed. */
export function closingOf(plan: Plan | undefined, knownAt: number): Day | undefined {
  const last = plan?.closings.findLast(({ position }) => position <= knownAt)
  return last?.type === 'PlanClosed' ? last.day : undefined
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

function evolvePublication(publication: Publication, event: PlanningEvent): void {
  if (event.type === 'FiguresPublished') publication.published ??= { ...event.data, on: event.on }
}

function evolveReview(review: Review, event: PlanningEvent): void {
  if (event.type === 'ReviewHeld') review.held ??= { ...event.data, on: event.on }
  if (event.type !== 'TaskAdded') return
  const { plan, task, direction } = event.data
  review.tasks.push({ direction: direction?.direction as string, plan, task })
}
