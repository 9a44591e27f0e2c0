import { keyOf } from './aggregates.ts'
import type { Boundary, Read } from './catalogue.ts'
import type { PlanningCommand } from './commands.ts'
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
  types: ['PlanIssued', 'PlanAmended', 'GroupAdded'],
  tags: [keyOf.plan(plan)],
})
const unitHeader = (unit: string) => ({ types: ['UnitRegistered'], tags: [keyOf.unit(unit)] })
const wholeTask = (task: string) => ({ tags: [keyOf.task(task)] })
/** Without its reports: any number of people may report on one task at once. */
const phasesOf = (task: string) => ({
  types: ['TaskAdded', 'TaskCompleted', 'TaskReopened', 'TaskWithdrawn', 'EventRetracted'],
  tags: [keyOf.task(task)],
})
const holderOf = (plan: string, code: string) => ({ tags: [keyOf.code(plan, code)] })

const taskAndPlan = ({ task }: { readonly task: string }, read: Read): Boundary => {
  const plan = planOf(task, read)
  return plan === undefined ? [wholeTask(task)] : [wholeTask(task), planHeader(plan)]
}
const assigned = ({
  leadUnits = [],
  coordinatingUnits = [],
}: {
  readonly leadUnits?: readonly string[] | undefined
  readonly coordinatingUnits?: readonly string[] | undefined
}): Boundary => [...leadUnits, ...coordinatingUnits].map(unitHeader)

const rows: Rows = {
  RegisterUnit: ({ unit, parent }) => [unit, ...(parent === undefined ? [] : [parent])].map(unitHeader),
  IssuePlan: ({ plan, owner, parent }) => [
    planHeader(plan),
    unitHeader(owner),
    ...(parent === undefined ? [] : [planHeader(parent)]),
  ],
  AmendPlan: ({ plan }) => [planHeader(plan)],
  AddGroup: ({ plan }) => [planHeader(plan)],
  AddTask: (command) => [
    planHeader(command.plan),
    holderOf(command.plan, command.code),
    ...(command.task === undefined ? [] : [wholeTask(command.task)]),
    ...assigned(command),
  ],
  ReviseTask: (command, read) => {
    const plan = planOf(command.task, read)
    const isRenumbered = command.code !== undefined && plan !== undefined
    return [...taskAndPlan(command, read), ...(isRenumbered ? [holderOf(plan, command.code)] : [])]
  },
  ReassignTask: (command, read) => [...taskAndPlan(command, read), ...assigned(command)],
  ChangeDeadline: taskAndPlan,
  ReportProgress: ({ task }, read) => [phasesOf(task), ...taskAndPlan({ task }, read).slice(1)],
  CompleteTask: taskAndPlan,
  ReopenTask: taskAndPlan,
  WithdrawTask: taskAndPlan,
  RaiseObstacle: taskAndPlan,
  ResolveObstacle: taskAndPlan,
  RetractEvent: taskAndPlan,
}

export function boundary(command: PlanningCommand, read: Read): Boundary {
  return (rows[command.type] as Row<PlanningCommand>)(command, read)
}

function planOf(task: string, read: Read): string | undefined {
  const history = read(keyOf.task(task)) as TaskHistory | undefined
  return history && birthOf(history, Number.POSITIVE_INFINITY)?.plan
}
