import type { CivilDate, PlanningCommand, TaskEvidence } from '@tiendo/core'
import { type AddCommand, commonOptions, examples } from '../command.ts'
import { usage } from '../failure.ts'
import { planOf, taskOf } from '../plans.ts'
import type { Surroundings } from '../surroundings.ts'
import { dateValue, listValue, numberValue } from '../values.ts'
import {
  type AuthorityOptions,
  authorityOf,
  authorityOptions,
  record,
  todayIn,
  type WriteOptions,
  withLogToRecord,
  writeOptions,
} from '../write.ts'

type Options = WriteOptions &
  AuthorityOptions & {
    readonly plan?: string
    readonly occurrence?: string
    readonly reason: string
    readonly title?: string
    readonly code?: string
    readonly group?: string
    readonly deadline?: CivilDate
    readonly lead?: readonly string[]
    readonly coordinating?: readonly string[]
    readonly collective?: string
    readonly weight?: number
    readonly withdraw?: boolean
    readonly correction?: string
  }

/** `tiendo amend`: a decision that changes tasks of a plan. */
export const addAmend: AddCommand = (program, surroundings) => {
  const command = program
    .command('amend')
    .description('change a task by a decision: title, deadline, units, weight, or withdraw it')
    .argument('<task>', 'its code or id')
    .requiredOption('--reason <text>', 'why')
    .option('--plan <id>', 'the plan of the code')
    .option('--occurrence <key>', 'of recurring work: whose deadline')
    .option('--title <title>', 'new title')
    .option('--code <code>', 'new number')
    .option('--group <id>', 'new group')
    .option('--deadline <date>', 'new deadline', dateValue)
    .option('--lead <units>', 'who leads from now on: ids, separated by commas', listValue)
    .option('--coordinating <units>', 'who takes part from now on', listValue)
    .option('--collective <text>', 'who leads, where that is no unit')
    .option('--weight <number>', 'new weight', numberValue)
    .option('--withdraw', 'the task is no longer to be done')
    .option('--correction <reason>', 'lets it through in a sealed period or a closed plan')
  writeOptions(authorityOptions(commonOptions(command)))
    .addHelpText(
      'after',
      examples(
        'tiendo amend 1.1 --deadline 2021-08-31 --reason "Covid-19" --issuer "Giám đốc" --number 77/QĐ-STP --on 2021-06-28 --log work-2021',
      ),
    )
    .action((wanted: string, options: Options) =>
      withLogToRecord(options, surroundings, async (tracker) => {
        const found = taskOf(tracker, wanted, options.plan)
        const plan = planOf(tracker, found.plan)
        const on = options.on ?? todayIn(plan.timeZone, surroundings)
        const authority = authorityOf(options)
        const { reason } = options
        const changes = changesOf(found, options, on)
        if (changes.length === 0)
          throw usage('Nothing to change', 'state one of --deadline, --title, --lead, --weight, --withdraw')
        const amend: PlanningCommand = { type: 'AmendPlan', plan: plan.plan, reason, authority, on }
        const correction =
          options.correction === undefined ? {} : { correction: { reason: options.correction } }
        const commands = [amend, ...changes].map((each): PlanningCommand => ({ ...each, ...correction }))
        await record(tracker, 'amend', commands, options, surroundings, found)
        if (options.json !== true) noteIfLate(found, options, on, surroundings)
      }),
    )
}

/** A deadline that was decided after the one before it had passed is recorded, and does not count where people may expect it. */
function noteIfLate(
  { deadline, occurrence }: TaskEvidence,
  options: Options,
  on: CivilDate,
  { complain }: Surroundings,
): void {
  if (options.deadline === undefined || occurrence !== undefined || deadline === undefined || on <= deadline)
    return
  complain(
    `note: decided after the deadline ${deadline} had passed, so it is not in force; --policy lenient counts it\n`,
  )
}

function changesOf(found: TaskEvidence, options: Options, on: CivilDate): PlanningCommand[] {
  const { task } = found
  const {
    occurrence,
    title,
    code,
    group,
    deadline,
    lead,
    coordinating,
    collective,
    weight,
    withdraw,
    reason,
  } = options
  const authority = authorityOf(options)
  const isReassigned = lead !== undefined || coordinating !== undefined || collective !== undefined
  const keptCollective = lead === undefined ? found.collective : undefined
  return [
    ...(title !== undefined || code !== undefined || group !== undefined
      ? [{ type: 'ReviseTask', task, title, code, group, on } as const]
      : []),
    ...(isReassigned
      ? [
          {
            type: 'ReassignTask',
            task,
            leadUnits: lead ?? found.leadUnits,
            coordinatingUnits: coordinating ?? found.coordinatingUnits,
            collective: collective ?? keptCollective,
            on,
          } as const,
        ]
      : []),
    ...(deadline === undefined
      ? []
      : [
          {
            type: 'ChangeDeadline',
            task,
            occurrence,
            to: deadline,
            reason,
            authority,
            on,
          } as const,
        ]),
    ...(weight === undefined ? [] : [{ type: 'ReweightTask', task, weight, on } as const]),
    ...(withdraw === true ? [{ type: 'WithdrawTask', task, reason, authority, on } as const] : []),
  ]
}
