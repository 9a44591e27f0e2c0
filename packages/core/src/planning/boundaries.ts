import { keyOf } from './aggregates.ts'
import type { Boundary, Read } from './catalogue.ts'
import type * as commands from './commands.ts'
import type { PlanningCommand } from './commands.ts'
import { plansAbove } from './decision.ts'
import { birthOf, type TaskHistory } from './task-history.ts'

/**
 * What each command has to be sure of when it is recorded: that nothing matching these items got into the log since it
 * was decided. One row a command; every aggregate that its decision reads is covered by an item.
 *
 * The narrower, the fewer retries: work on one task waits for nobody who works on another one of the plan.
 */
type Row<Command> = (command: Command, read: Read) => Boundary
type Rows = { readonly [Type in PlanningCommand['type']]: Row<Extract<PlanningCommand, { type: Type }>> }

const planHeader = (plan: string) => ({
  types: [
    'PlanIssued',
    'PlanAmended',
    'PlanClosed',
    'PlanReopened',
    'GroupAdded',
    'GroupRevised',
    'PeriodSealed',
  ],
  tags: [keyOf.plan(plan)],
})
const unitHeader = (unit: string) => ({
  types: ['UnitRegistered', 'UnitMerged'],
  tags: [keyOf.unit(unit)],
})
/** Where units stand to each other is looked at as a whole: it changes seldom. */
const organisation = { types: ['UnitRegistered', 'UnitMoved', 'UnitMerged'] }
const wholeUnit = (unit: string) => ({
  types: ['UnitRegistered', 'UnitRenamed', 'UnitMoved', 'UnitMerged'],
  tags: [keyOf.unit(unit)],
})
const wholeTask = (task: string) => ({ tags: [keyOf.task(task)] })
/** Without its reports: any number of people may report on one task at once. */
const phasesOf = (task: string) => ({
  types: [
    'TaskAdded',
    'TaskRevised',
    'TaskSuspended',
    'TaskResumed',
    'TaskWithdrawn',
    'TaskSplit',
    'TasksMerged',
    'TaskCarriedOver',
    'CompletionSubmitted',
    'TaskCompleted',
    'CompletionReturned',
    'TaskReopened',
    'EventRetracted',
  ],
  tags: [keyOf.task(task)],
})
const holderOf = (plan: string, code: string) => ({ tags: [keyOf.code(plan, code)] })

const ofPlan = ({ plan }: { readonly plan: string }): Boundary => [planHeader(plan)]
const ofTask = ({ task }: { readonly task: string }, read: Read): Boundary => [
  wholeTask(task),
  ...headerOf(task, read),
]
const headerOf = (task: string, read: Read): Boundary => planOf(task, read).map(planHeader)
const assigned = ({
  leadUnits = [],
  coordinatingUnits = [],
}: {
  readonly leadUnits?: readonly string[] | undefined
  readonly coordinatingUnits?: readonly string[] | undefined
}): Boundary => [...leadUnits, ...coordinatingUnits].map(unitHeader)
const implemented = (task: string | undefined, plan: string, read: Read): Boundary =>
  task === undefined ? [] : [wholeTask(task), ...plansAbove(plan, read).map(planHeader)]
const newTask = (asked: commands.NewTask | commands.AddTask, plan: string, read: Read): Boundary => [
  planHeader(plan),
  holderOf(plan, asked.code),
  ...(asked.task === undefined ? [] : [wholeTask(asked.task)]),
  ...assigned(asked),
  ...implemented(asked.implements, plan, read),
]

const rows: Rows = {
  RegisterUnit: ({ unit }) => [organisation, wholeUnit(unit)],
  RenameUnit: ({ unit }) => [wholeUnit(unit)],
  MoveUnit: ({ unit }) => [organisation, wholeUnit(unit)],
  MergeUnit: ({ unit }) => [organisation, wholeUnit(unit)],
  IssuePlan: ({ plan, owner, parent }, read) => [
    planHeader(plan),
    unitHeader(owner),
    ...(parent === undefined ? [] : plansAbove(parent, read).map(planHeader)),
  ],
  AmendPlan: ofPlan,
  ClosePlan: ofPlan,
  ReopenPlan: ofPlan,
  AddGroup: ofPlan,
  ReviseGroup: ofPlan,
  AddTask: (command, read) => [
    ...newTask(command, command.plan, read),
    ...(command.direction === undefined
      ? []
      : [{ types: ['ReviewHeld'], tags: [keyOf.review(command.direction.review)] }]),
  ],
  ReviseTask: (command, read) => [
    ...ofTask(command, read),
    ...planOf(command.task, read).flatMap((plan) => [
      ...(command.code === undefined ? [] : [holderOf(plan, command.code)]),
      ...implemented(command.implements, plan, read),
    ]),
  ],
  ReassignTask: (command, read) => [...ofTask(command, read), ...assigned(command)],
  ReweightTask: ofTask,
  ReviseTarget: ofTask,
  ChangeDeadline: ofTask,
  SuspendTask: ofTask,
  ResumeTask: ofTask,
  WithdrawTask: ofTask,
  SplitTask: (command, read) => [
    ...ofTask(command, read),
    ...planOf(command.task, read).flatMap((plan) =>
      command.into.flatMap((part) => newTask(part, plan, read)),
    ),
  ],
  MergeTasks: ({ tasks, into }, read) => [
    ...tasks.flatMap((task) => ofTask({ task }, read)),
    ...tasks.slice(0, 1).flatMap((task) => planOf(task, read).flatMap((plan) => newTask(into, plan, read))),
  ],
  CarryOverTask: ({ task, to }, read) => [
    ...ofTask({ task }, read),
    planHeader(to.plan),
    ...(to.code === undefined ? codesOf(task, read) : [to.code]).map((code) => holderOf(to.plan, code)),
    ...(to.task === undefined ? [] : [wholeTask(to.task)]),
  ],
  ReportProgress: ({ task }, read) => [phasesOf(task), ...headerOf(task, read)],
  CompleteTask: ofTask,
  ConfirmCompletion: ofTask,
  ReturnCompletion: ofTask,
  ReopenTask: ofTask,
  RaiseObstacle: ofTask,
  ResolveObstacle: ofTask,
  RetractEvent: ofTask,
  PublishFigures: ({ publication, figures }) => [
    ...(publication === undefined ? [] : [{ tags: [keyOf.publication(publication)] }]),
    ...[figures.question.plan ?? []].flat().map(planHeader),
    ...[figures.question.lead, figures.question.coordinating].flatMap((filter) =>
      typeof filter === 'object' ? [unitHeader(filter.unit)] : [],
    ),
  ],
  SealPeriod: ofPlan,
  HoldReview: ({ plan, review }) => [
    planHeader(plan),
    { types: ['ReviewHeld'], tags: [keyOf.review(review)] },
  ],
}

export function boundary(command: PlanningCommand, read: Read): Boundary {
  return (rows[command.type] as Row<PlanningCommand>)(command, read)
}

function planOf(task: string, read: Read): readonly string[] {
  const history = read(keyOf.task(task)) as TaskHistory | undefined
  const birth = history && birthOf(history, Number.POSITIVE_INFINITY)
  return birth === undefined ? [] : [birth.plan]
}

/** Every code that a task has had; which one it has depends on the day. */
function codesOf(task: string, read: Read): readonly string[] {
  const { entries = [] } = (read(keyOf.task(task)) as TaskHistory | undefined) ?? {}
  return entries.flatMap((entry) => ('code' in entry ? (entry.code ?? []) : []))
}
