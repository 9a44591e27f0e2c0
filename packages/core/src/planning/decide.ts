import type { DecideContext, Decision } from './catalogue.ts'
import type { PlanningCommand } from './commands.ts'
import * as structure from './decide-structure.ts'
import * as work from './decide-work.ts'

type Decider<Command> = (command: Command, context: DecideContext) => Decision
type Deciders = {
  readonly [Type in PlanningCommand['type']]: Decider<Extract<PlanningCommand, { type: Type }>>
}

const deciders: Deciders = {
  RegisterUnit: structure.registerUnit,
  IssuePlan: structure.issuePlan,
  AmendPlan: structure.amendPlan,
  AddGroup: structure.addGroup,
  AddTask: structure.addTask,
  ReviseTask: structure.reviseTask,
  ReassignTask: structure.reassignTask,
  ChangeDeadline: structure.changeDeadline,
  WithdrawTask: structure.withdrawTask,
  ReportProgress: work.reportProgress,
  CompleteTask: work.completeTask,
  ReopenTask: work.reopenTask,
  RaiseObstacle: work.raiseObstacle,
  ResolveObstacle: work.resolveObstacle,
  RetractEvent: work.retractEvent,
}

/** Pure and synchronous: the events that a command leads to. @throws {Rejection} with a `PlanningRejectionCode` */
export function decide(command: PlanningCommand, context: DecideContext): Decision {
  return (deciders[command.type] as Decider<PlanningCommand>)(command, context)
}
