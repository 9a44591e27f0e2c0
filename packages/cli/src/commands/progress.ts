import { type AddCommand, commonOptions, examples } from '../command.ts'
import { usage } from '../failure.ts'
import { planOf, taskOf } from '../plans.ts'
import { listValue, numberValue } from '../values.ts'
import { record, todayIn, type WriteOptions, withLogToRecord, writeOptions } from '../write.ts'

type Options = WriteOptions & {
  readonly plan?: string
  readonly occurrence?: string
  readonly percent?: number
  readonly increment?: number
  readonly total?: number
  readonly note?: string
  readonly evidence?: readonly string[]
  readonly correction?: string
}

/** `tiendo progress`: a report about a task. */
export const addProgress: AddCommand = (program, surroundings) => {
  const command = program
    .command('progress')
    .description('report progress of a task')
    .argument('<task>', 'its code or id')
    .option('--plan <id>', 'the plan of the code')
    .option('--occurrence <key>', 'of recurring work: which one')
    .option('--percent <number>', 'how much of it is done', numberValue)
    .option('--increment <quantity>', 'how much more since the last report', numberValue)
    .option('--total <quantity>', 'how much in all', numberValue)
    .option('--note <text>', 'in words')
    .option('--evidence <list>', 'documents, separated by commas', listValue)
    .option('--correction <reason>', 'lets it through in a sealed period or a closed plan')
  writeOptions(commonOptions(command))
    .addHelpText('after', examples('tiendo progress 1.1 --percent 60 --on 2021-05-20 --log work-2021'))
    .action((wanted: string, options: Options) =>
      withLogToRecord(options, surroundings, async (tracker) => {
        const { occurrence, percent, increment, total, note, evidence, correction } = options
        if (increment !== undefined && total !== undefined)
          throw usage(
            'A quantity is stated as an increment or as a total',
            'leave out --increment or --total',
          )
        const found = taskOf(tracker, wanted, options.plan)
        const { task, plan } = found
        const quantity =
          total === undefined ? (increment === undefined ? undefined : { increment }) : { total }
        const on = options.on ?? todayIn(planOf(tracker, plan).timeZone, surroundings)
        const report = {
          type: 'ReportProgress',
          task,
          occurrence,
          percent,
          quantity,
          note,
          evidence,
          on,
        } as const
        const command = correction === undefined ? report : { ...report, correction: { reason: correction } }
        await record(tracker, 'progress', [command], options, surroundings, found)
      }),
    )
}
