import * as z from 'zod/mini'
import type { EventDefinition } from './catalogue.ts'
import type { PlanningCommand } from './commands.ts'
import type { PlanningEventData } from './events.ts'
import * as f from './fields.ts'

/** Shapes only. Rules that need more than the value itself are in `decide`. */

const optional = z.exactOptional
const ofTask = { plan: f.id, task: f.id }
const assignment = { leadUnits: f.ids, collective: optional(f.line), coordinatingUnits: f.ids }

type EventSchemas = { readonly [Type in keyof PlanningEventData]: z.ZodMiniType<PlanningEventData[Type]> }

const eventSchemas: EventSchemas = {
  UnitRegistered: z.strictObject({ unit: f.id, name: f.line, parent: optional(f.id) }),
  PlanIssued: z.strictObject({
    plan: f.id,
    title: f.line,
    owner: f.id,
    authority: f.authority,
    period: f.period,
    calendar: f.calendar,
    timeZone: f.timeZone,
    parent: optional(f.id),
  }),
  PlanAmended: z.strictObject({ plan: f.id, reason: f.line, authority: f.authority }),
  GroupAdded: z.strictObject({ plan: f.id, group: f.id, title: f.line, ordinal: optional(f.code) }),
  TaskAdded: z.strictObject({
    ...ofTask,
    code: f.code,
    title: f.line,
    kind: f.kind,
    group: optional(f.id),
    ...assignment,
    deadline: optional(f.date),
    deliverable: optional(f.line),
  }),
  TaskRevised: z.strictObject({
    ...ofTask,
    title: optional(f.line),
    code: optional(f.code),
    codeBefore: optional(f.code),
    group: optional(f.id),
    kind: optional(f.kind),
    deliverable: optional(f.line),
  }),
  TaskReassigned: z.strictObject({ ...ofTask, ...assignment }),
  DeadlineChanged: z.strictObject({
    ...ofTask,
    from: optional(f.date),
    to: f.date,
    reason: f.line,
    authority: f.authority,
  }),
  ProgressReported: z.strictObject({
    ...ofTask,
    percent: optional(f.percent),
    quantity: optional(f.quantity),
    note: optional(f.prose),
    evidence: optional(f.evidence),
  }),
  TaskCompleted: z.strictObject({
    ...ofTask,
    dateUnknown: optional(z.literal(true)),
    note: optional(f.prose),
    evidence: optional(f.evidence),
  }),
  TaskReopened: z.strictObject({ ...ofTask, reason: f.line, deadline: optional(f.date) }),
  TaskWithdrawn: z.strictObject({ ...ofTask, reason: f.line, authority: optional(f.authority) }),
  ObstacleRaised: z.strictObject({
    ...ofTask,
    obstacle: f.id,
    description: f.prose,
    cause: optional(f.cause),
  }),
  ObstacleResolved: z.strictObject({ ...ofTask, obstacle: f.id, note: optional(f.prose) }),
  EventRetracted: z.strictObject({ ...ofTask, position: f.position, reason: f.line }),
}

/** Every event of planning is in its first version. */
export const eventDefinitions: { readonly [type: string]: EventDefinition } = Object.fromEntries(
  Object.entries(eventSchemas).map(([type, schema]) => [type, { v: 1, schema }]),
)

type CommandSchemas = {
  readonly [Type in PlanningCommand['type']]: z.ZodMiniType<Extract<PlanningCommand, { type: Type }>>
}

const assignmentAsked = {
  leadUnits: optional(f.ids),
  collective: optional(f.line),
  coordinatingUnits: optional(f.ids),
}

export const commandSchemas: CommandSchemas = {
  RegisterUnit: command('RegisterUnit', { unit: f.id, name: f.line, parent: optional(f.id), on: f.date }),
  IssuePlan: command('IssuePlan', {
    plan: f.id,
    title: f.line,
    owner: f.id,
    authority: f.authority,
    period: f.periodAsked,
    calendar: optional(f.calendar),
    timeZone: optional(f.knownTimeZone),
    parent: optional(f.id),
    on: f.date,
  }),
  AmendPlan: command('AmendPlan', {
    plan: f.id,
    reason: f.line,
    authority: optional(f.authority),
    on: f.date,
  }),
  AddGroup: command('AddGroup', {
    plan: f.id,
    group: f.id,
    title: f.line,
    ordinal: optional(f.code),
    on: f.date,
  }),
  AddTask: command('AddTask', {
    plan: f.id,
    task: optional(f.id),
    code: f.code,
    title: f.line,
    kind: optional(f.kind),
    group: optional(f.id),
    ...assignmentAsked,
    deadline: optional(f.date),
    deliverable: optional(f.line),
    on: f.date,
  }),
  ReviseTask: command('ReviseTask', {
    task: f.id,
    title: optional(f.line),
    code: optional(f.code),
    group: optional(f.id),
    kind: optional(f.kind),
    deliverable: optional(f.line),
    on: f.date,
  }),
  ReassignTask: command('ReassignTask', { task: f.id, ...assignment, on: f.date }),
  ChangeDeadline: command('ChangeDeadline', {
    task: f.id,
    from: optional(f.date),
    to: f.date,
    reason: f.line,
    authority: optional(f.authority),
    on: f.date,
  }),
  ReportProgress: command('ReportProgress', {
    task: f.id,
    percent: optional(f.percent),
    quantity: optional(f.quantity),
    note: optional(f.prose),
    evidence: optional(f.evidence),
    on: f.date,
  }),
  CompleteTask: command('CompleteTask', {
    task: f.id,
    dateUnknown: optional(z.literal(true)),
    note: optional(f.prose),
    evidence: optional(f.evidence),
    on: f.date,
  }),
  ReopenTask: command('ReopenTask', { task: f.id, reason: f.line, deadline: optional(f.date), on: f.date }),
  WithdrawTask: command('WithdrawTask', {
    task: f.id,
    reason: f.line,
    authority: optional(f.authority),
    on: f.date,
  }),
  RaiseObstacle: command('RaiseObstacle', {
    task: f.id,
    obstacle: optional(f.id),
    description: f.prose,
    cause: optional(f.cause),
    on: f.date,
  }),
  ResolveObstacle: command('ResolveObstacle', {
    task: f.id,
    obstacle: f.id,
    note: optional(f.prose),
    on: f.date,
  }),
  RetractEvent: command('RetractEvent', { task: f.id, position: f.position, reason: f.line }),
}

function command<Type extends string, Shape extends z.core.$ZodShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), ...shape })
}
