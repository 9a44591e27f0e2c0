import type { CivilDate, events, PlanningCommand, TaskKind } from '@tiendo/core'
import { Option } from 'commander'
import { type AddCommand, commonOptions, examples } from '../command.ts'
import { usage } from '../failure.ts'
import { planOf } from '../plans.ts'
import { dateValue, listValue, numberValue } from '../values.ts'
import { record, todayIn, type WriteOptions, withLogToRecord, writeOptions } from '../write.ts'

type Target = NonNullable<events.TaskAdded['target']>

type Options = WriteOptions & {
  readonly plan?: string
  readonly code: string
  readonly task?: string
  readonly group?: string
  readonly kind?: TaskKind
  readonly lead?: readonly string[]
  readonly coordinating?: readonly string[]
  readonly collective?: string
  readonly start?: CivilDate
  readonly deadline?: CivilDate
  readonly weight?: number
  readonly deliverable?: string
  readonly target?: number
  readonly targetUnit?: string
  readonly targetKind?: Target['kind']
}

/** `tiendo add`: a task. */
export const addAdd: AddCommand = (program, surroundings) => {
  const command = program
    .command('add')
    .description('add a task to a plan')
    .argument('<title>', 'what is to be done')
    .requiredOption('--code <code>', 'its number in the plan, as 1.10')
    .option('--plan <id>', 'the plan; the only one unless stated')
    .option('--task <id>', 'its id for good; a new one unless stated')
    .option('--group <id>', 'the group of tasks')
    .addOption(new Option('--kind <kind>', 'planned unless stated').choices(['planned', 'regular', 'adHoc']))
    .option('--lead <units>', 'who leads: ids, separated by commas', listValue)
    .option('--coordinating <units>', 'who takes part: ids, separated by commas', listValue)
    .option('--collective <text>', 'who leads, where that is no unit: "all districts"')
    .option('--start <date>', 'first day', dateValue)
    .option('--deadline <date>', 'last day in time', dateValue)
    .option('--weight <number>', 'weight in weighted ratios', numberValue)
    .option('--deliverable <text>', 'what is to come out of it')
    .option('--target <quantity>', 'how much is to be reached', numberValue)
    .option('--target-unit <unit>', 'of what')
    .addOption(
      new Option('--target-kind <kind>', 'flow adds up, level is a state').choices([
        'flow',
        'level',
        'lowerIsBetter',
      ]),
    )
  writeOptions(commonOptions(command))
    .addHelpText(
      'after',
      examples(
        'tiendo add "Thẩm định dự thảo" --code 1.1 --lead stp --deadline 2021-06-30 --on 2021-02-26 --log work-2021',
      ),
    )
    .action((title: string, options: Options) =>
      withLogToRecord(options, surroundings, async (tracker) => {
        const plan = planOf(tracker, options.plan)
        const {
          task,
          code,
          group,
          kind,
          lead,
          coordinating,
          collective,
          start,
          deadline,
          weight,
          deliverable,
        } = options
        const added: PlanningCommand = {
          type: 'AddTask',
          plan: plan.plan,
          task,
          code,
          title,
          kind,
          group,
          leadUnits: lead,
          coordinatingUnits: coordinating,
          collective,
          start,
          deadline,
          weight,
          deliverable,
          target: targetOf(options),
          on: options.on ?? todayIn(plan.timeZone, surroundings),
        }
        await record(tracker, 'add', [added], options, surroundings)
      }),
    )
}

function targetOf({ target, targetUnit, targetKind }: Options): Target | undefined {
  if (target === undefined && targetUnit === undefined && targetKind === undefined) return undefined
  if (target === undefined || targetUnit === undefined)
    throw usage('A target has a quantity and a unit', '--target 40 --target-unit vụ')
  return { quantity: target, unit: targetUnit, kind: targetKind ?? 'flow' }
}
