import * as z from 'zod/mini'
import type { EventDefinition } from './catalogue.ts'
import type { PlanningCommand } from './commands.ts'
import type { PlanningEventData } from './events.ts'
import * as f from './fields.ts'
import { figuresSchema } from './figures-format.ts'

/** Shapes only. Rules that need more than the value itself are in `decide`. */

const optional = z.exactOptional
const ofPlan = { plan: f.id, correction: optional(f.correction) }
const ofTask = { plan: f.id, task: f.id, correction: optional(f.correction) }
const ofOccurrence = {
  plan: f.id,
  task: f.id,
  occurrence: optional(f.code),
  correction: optional(f.correction),
}
const assignment = { leadUnits: f.ids, collective: optional(f.line), coordinatingUnits: f.ids }
const done = {
  dateUnknown: optional(z.literal(true)),
  note: optional(f.prose),
  evidence: optional(f.evidence),
}
const revision = {
  title: optional(f.line),
  code: optional(f.code),
  group: optional(f.id),
  kind: optional(f.kind),
  deliverable: optional(f.line),
  start: optional(f.date),
  occurrences: optional(f.occurrences),
  implements: optional(f.id),
}
const review = {
  plan: f.id,
  review: f.id,
  kind: z.enum(['interim', 'annual']),
  title: optional(f.line),
}

type EventSchemas = { readonly [Type in keyof PlanningEventData]: z.ZodMiniType<PlanningEventData[Type]> }

export const eventSchemas: EventSchemas = {
  UnitRegistered: z.strictObject({ unit: f.id, name: f.line, parent: optional(f.id) }),
  UnitRenamed: z.strictObject({ unit: f.id, name: f.line }),
  UnitMoved: z.strictObject({ unit: f.id, parent: optional(f.id) }),
  UnitMerged: z.strictObject({ unit: f.id, into: f.id }),
  PlanIssued: z.strictObject({
    plan: f.id,
    title: f.line,
    owner: f.id,
    authority: f.authority,
    period: f.period,
    calendar: f.calendar,
    timeZone: f.timeZone,
    parent: optional(f.id),
    confirmation: optional(z.literal('required')),
  }),
  PlanAmended: z.strictObject({ ...ofPlan, reason: f.line, authority: f.authority }),
  PlanClosed: z.strictObject({ ...ofPlan, reason: optional(f.line), authority: optional(f.authority) }),
  PlanReopened: z.strictObject({ ...ofPlan, reason: f.line, authority: f.authority }),
  GroupAdded: z.strictObject({ ...ofPlan, group: f.id, title: f.line, ordinal: optional(f.code) }),
  GroupRevised: z.strictObject({
    ...ofPlan,
    group: f.id,
    title: optional(f.line),
    ordinal: optional(f.code),
  }),
  TaskAdded: z.strictObject({
    ...ofTask,
    code: f.code,
    title: f.line,
    kind: f.kind,
    group: optional(f.id),
    ...assignment,
    start: optional(f.date),
    deadline: optional(f.date),
    originalDeadline: optional(f.date),
    occurrences: optional(f.occurrences),
    weight: optional(f.weight),
    target: optional(f.target),
    deliverable: optional(f.line),
    implements: optional(f.id),
    direction: optional(f.directionOf),
  }),
  TaskRevised: z.strictObject({
    ...ofTask,
    title: revision.title,
    code: revision.code,
    codeBefore: optional(f.code),
    group: revision.group,
    kind: revision.kind,
    deliverable: revision.deliverable,
    start: revision.start,
    occurrences: revision.occurrences,
    implements: revision.implements,
  }),
  TaskReassigned: z.strictObject({ ...ofTask, ...assignment }),
  TaskReweighted: z.strictObject({ ...ofTask, weight: f.weight }),
  TargetRevised: z.strictObject({ ...ofTask, target: f.target }),
  DeadlineChanged: z.strictObject({
    ...ofOccurrence,
    from: optional(f.date),
    to: f.date,
    reason: f.line,
    authority: f.authority,
  }),
  TaskSuspended: z.strictObject({ ...ofTask, reason: f.line, authority: optional(f.authority) }),
  TaskResumed: z.strictObject({ ...ofTask, deadline: optional(f.date) }),
  TaskWithdrawn: z.strictObject({ ...ofTask, reason: f.line, authority: optional(f.authority) }),
  TaskSplit: z.strictObject({ ...ofTask, into: f.ids, reason: f.line }),
  TasksMerged: z.strictObject({ ...ofTask, merged: f.ids, reason: f.line }),
  TaskCarriedOver: z.strictObject({
    ...ofTask,
    to: z.strictObject({ plan: f.id, task: f.id }),
    periodEnd: f.date,
    reason: optional(f.line),
  }),
  ProgressReported: z.strictObject({
    ...ofOccurrence,
    percent: optional(f.percent),
    quantity: optional(f.quantity),
    note: optional(f.prose),
    evidence: optional(f.evidence),
  }),
  CompletionSubmitted: z.strictObject({ ...ofOccurrence, ...done }),
  TaskCompleted: z.strictObject({
    ...ofOccurrence,
    dateUnknown: done.dateUnknown,
    confirmedOn: optional(f.date),
    note: done.note,
    evidence: done.evidence,
  }),
  CompletionReturned: z.strictObject({ ...ofOccurrence, reason: f.line }),
  TaskReopened: z.strictObject({ ...ofOccurrence, reason: f.line, deadline: optional(f.date) }),
  ObstacleRaised: z.strictObject({
    ...ofTask,
    obstacle: f.id,
    description: f.prose,
    cause: optional(f.cause),
  }),
  ObstacleResolved: z.strictObject({ ...ofTask, obstacle: f.id, note: optional(f.prose) }),
  EventRetracted: z.strictObject({ ...ofTask, position: f.position, reason: f.line }),
  FiguresPublished: z.strictObject({
    publication: f.id,
    title: optional(f.line),
    figures: figuresSchema,
    head: f.head,
  }),
  PeriodSealed: z.strictObject({ plan: f.id, through: f.date }),
  ReviewHeld: z.strictObject({ ...review, directions: f.directions }),
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
const correctable = { correction: optional(f.correction), on: f.date }
/** What a new task may state beside its code, its title and its occurrences. */
const newTask = {
  task: optional(f.id),
  code: f.code,
  title: f.line,
  kind: optional(f.kind),
  group: optional(f.id),
  ...assignmentAsked,
  start: optional(f.date),
  deadline: optional(f.date),
  weight: optional(f.weight),
  target: optional(f.target),
  deliverable: optional(f.line),
  implements: optional(f.id),
}

export const commandSchemas: CommandSchemas = {
  RegisterUnit: command('RegisterUnit', { unit: f.id, name: f.line, parent: optional(f.id), on: f.date }),
  RenameUnit: command('RenameUnit', { unit: f.id, name: f.line, on: f.date }),
  MoveUnit: command('MoveUnit', { unit: f.id, parent: optional(f.id), on: f.date }),
  MergeUnit: command('MergeUnit', { unit: f.id, into: f.id, on: f.date }),
  IssuePlan: command('IssuePlan', {
    plan: f.id,
    title: f.line,
    owner: f.id,
    authority: f.authority,
    period: f.periodAsked,
    calendar: optional(f.calendar),
    timeZone: optional(f.knownTimeZone),
    parent: optional(f.id),
    confirmation: optional(z.literal('required')),
    on: f.date,
  }),
  AmendPlan: command('AmendPlan', {
    plan: f.id,
    reason: f.line,
    authority: optional(f.authority),
    ...correctable,
  }),
  ClosePlan: command('ClosePlan', {
    plan: f.id,
    reason: optional(f.line),
    authority: optional(f.authority),
    ...correctable,
  }),
  ReopenPlan: command('ReopenPlan', {
    plan: f.id,
    reason: f.line,
    authority: optional(f.authority),
    ...correctable,
  }),
  AddGroup: command('AddGroup', {
    plan: f.id,
    group: f.id,
    title: f.line,
    ordinal: optional(f.code),
    ...correctable,
  }),
  ReviseGroup: command('ReviseGroup', {
    plan: f.id,
    group: f.id,
    title: optional(f.line),
    ordinal: optional(f.code),
    ...correctable,
  }),
  AddTask: command('AddTask', {
    plan: f.id,
    ...newTask,
    occurrences: optional(f.occurrences),
    direction: optional(f.directionOf),
    ...correctable,
  }),
  ReviseTask: command('ReviseTask', { task: f.id, ...revision, ...correctable }),
  ReassignTask: command('ReassignTask', { task: f.id, ...assignment, ...correctable }),
  ReweightTask: command('ReweightTask', { task: f.id, weight: f.weight, ...correctable }),
  ReviseTarget: command('ReviseTarget', { task: f.id, target: f.target, ...correctable }),
  ChangeDeadline: command('ChangeDeadline', {
    task: f.id,
    occurrence: optional(f.code),
    from: optional(f.date),
    to: f.date,
    reason: f.line,
    authority: optional(f.authority),
    ...correctable,
  }),
  SuspendTask: command('SuspendTask', {
    task: f.id,
    reason: f.line,
    authority: optional(f.authority),
    ...correctable,
  }),
  ResumeTask: command('ResumeTask', { task: f.id, deadline: optional(f.date), ...correctable }),
  WithdrawTask: command('WithdrawTask', {
    task: f.id,
    reason: f.line,
    authority: optional(f.authority),
    ...correctable,
  }),
  SplitTask: command('SplitTask', {
    task: f.id,
    into: z
      .array(z.strictObject(newTask))
      .check(
        z.minLength(2, 'must have at least two entries'),
        z.maxLength(100, 'must not have more than 100 entries'),
      ),
    reason: f.line,
    ...correctable,
  }),
  MergeTasks: command('MergeTasks', {
    tasks: f.ids.check(z.minLength(2, 'must have at least two entries')),
    into: z.strictObject(newTask),
    reason: f.line,
    ...correctable,
  }),
  CarryOverTask: command('CarryOverTask', {
    task: f.id,
    to: z.strictObject({
      plan: f.id,
      task: optional(f.id),
      code: optional(f.code),
      group: optional(f.id),
      deadline: optional(f.date),
    }),
    reason: optional(f.line),
    ...correctable,
  }),
  ReportProgress: command('ReportProgress', {
    task: f.id,
    occurrence: optional(f.code),
    percent: optional(f.percent),
    quantity: optional(f.quantity),
    note: optional(f.prose),
    evidence: optional(f.evidence),
    ...correctable,
  }),
  CompleteTask: command('CompleteTask', {
    task: f.id,
    occurrence: optional(f.code),
    ...done,
    ...correctable,
  }),
  ConfirmCompletion: command('ConfirmCompletion', {
    task: f.id,
    occurrence: optional(f.code),
    note: optional(f.prose),
    evidence: optional(f.evidence),
    ...correctable,
  }),
  ReturnCompletion: command('ReturnCompletion', {
    task: f.id,
    occurrence: optional(f.code),
    reason: f.line,
    ...correctable,
  }),
  ReopenTask: command('ReopenTask', {
    task: f.id,
    occurrence: optional(f.code),
    reason: f.line,
    deadline: optional(f.date),
    ...correctable,
  }),
  RaiseObstacle: command('RaiseObstacle', {
    task: f.id,
    obstacle: optional(f.id),
    description: f.prose,
    cause: optional(f.cause),
    ...correctable,
  }),
  ResolveObstacle: command('ResolveObstacle', {
    task: f.id,
    obstacle: f.id,
    note: optional(f.prose),
    ...correctable,
  }),
  RetractEvent: command('RetractEvent', {
    task: f.id,
    position: f.position,
    reason: f.line,
    correction: optional(f.correction),
  }),
  PublishFigures: command('PublishFigures', {
    publication: optional(f.id),
    title: optional(f.line),
    figures: figuresSchema,
    head: f.head,
    on: f.date,
  }),
  SealPeriod: command('SealPeriod', { plan: f.id, through: f.date, on: f.date }),
  HoldReview: command('HoldReview', {
    ...review,
    directions: optional(f.directionsAsked),
    on: f.date,
  }),
}

function command<Type extends string, Shape extends z.core.$ZodShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), ...shape })
}
