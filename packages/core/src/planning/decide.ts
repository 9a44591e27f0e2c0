import { closingOf, keyOf, type Plan } from './aggregates.ts'
import type { DecideContext, DecidedEvent, Decision } from './catalogue.ts'
import type { PlanningCommand } from './commands.ts'
import * as phases from './decide-phases.ts'
import * as plans from './decide-plan.ts'
import * as tasks from './decide-tasks.ts'
import * as units from './decide-units.ts'
import * as work from './decide-work.ts'
import { dateOf } from './decision.ts'
import type { Correction } from './events.ts'
import { rejection } from './rejections.ts'

type Decider<Command> = (command: Command, context: DecideContext) => Decision
type Deciders = {
  readonly [Type in PlanningCommand['type']]: Decider<Extract<PlanningCommand, { type: Type }>>
}

const deciders: Deciders = {
  RegisterUnit: units.registerUnit,
  RenameUnit: units.renameUnit,
  MoveUnit: units.moveUnit,
  MergeUnit: units.mergeUnit,
  IssuePlan: plans.issuePlan,
  AmendPlan: plans.amendPlan,
  ClosePlan: plans.closePlan,
  ReopenPlan: plans.reopenPlan,
  AddGroup: plans.addGroup,
  ReviseGroup: plans.reviseGroup,
  PublishFigures: plans.publishFigures,
  SealPeriod: plans.sealPeriod,
  HoldReview: plans.holdReview,
  AddTask: tasks.addTask,
  ReviseTask: tasks.reviseTask,
  ReassignTask: tasks.reassignTask,
  ReweightTask: tasks.reweightTask,
  ReviseTarget: tasks.reviseTarget,
  ChangeDeadline: tasks.changeDeadline,
  SuspendTask: phases.suspendTask,
  ResumeTask: phases.resumeTask,
  WithdrawTask: phases.withdrawTask,
  SplitTask: phases.splitTask,
  MergeTasks: phases.mergeTasks,
  CarryOverTask: phases.carryOverTask,
  ReportProgress: work.reportProgress,
  CompleteTask: work.completeTask,
  ConfirmCompletion: work.confirmCompletion,
  ReturnCompletion: work.returnCompletion,
  ReopenTask: work.reopenTask,
  RaiseObstacle: work.raiseObstacle,
  ResolveObstacle: work.resolveObstacle,
  RetractEvent: work.retractEvent,
}

/** Pure and synchronous: the events that a command leads to. @throws {Rejection} with a `PlanningRejectionCode` */
export function decide(command: PlanningCommand, context: DecideContext): Decision {
  const decision = (deciders[command.type] as Decider<PlanningCommand>)(command, context)
  const correction = 'correction' in command ? command.correction : undefined
  return { ...decision, events: decision.events.map((event) => admitted(event, correction, context)) }
}

/** Events that tell about a plan and change nothing about it. */
const reporting: ReadonlySet<string> = new Set(['PeriodSealed', 'ReviewHeld', 'FiguresPublished'])

/** A closed plan, and the sealed part of an open one, take only corrections. The correction stays with the event. */
function admitted(
  event: DecidedEvent,
  correction: Correction | undefined,
  { read }: DecideContext,
): DecidedEvent {
  const { plan } = event.data as { readonly plan?: string }
  if (plan === undefined || event.type === 'PlanIssued' || reporting.has(event.type)) return event
  const known = read(keyOf.plan(plan)) as Plan | undefined
  const closedOn = dateOf(closingOf(known, Number.POSITIVE_INFINITY))
  if (closedOn !== undefined && event.type !== 'PlanReopened') {
    const isTooLate = event.on > closedOn && !effectiveAfterClosing.has(event.type)
    if (correction === undefined || isTooLate)
      throw rejection('PLAN_CLOSED', { plan, closedOn, on: event.on })
  }
  if (correction !== undefined) return { ...event, data: { ...event.data, correction } }
  const { sealedThrough = '' } = known ?? {}
  // What a closing has kept out of a sealed period comes into it by reopening.
  const isReopened = event.type === 'PlanReopened' && closedOn !== undefined && closedOn < sealedThrough
  if (event.on <= sealedThrough || isReopened)
    throw rejection('PERIOD_SEALED', { plan, on: event.on, sealedThrough })
  return event
}

/** What says something about a closed plan though it is dated after its last day. */
const effectiveAfterClosing: ReadonlySet<string> = new Set(['PlanClosed', 'TaskCarriedOver'])
