import { type AddCommand, commonOptions, examples } from '../command.ts'
import { planOf, taskOf } from '../plans.ts'
import { listValue } from '../values.ts'
import { record, todayIn, type WriteOptions, withLogToRecord, writeOptions } from '../write.ts'

type Options = WriteOptions & {
  readonly plan?: string
  readonly occurrence?: string
  readonly dateUnknown?: boolean
  readonly note?: string
  readonly evidence?: readonly string[]
  readonly correction?: string
}

/** `tiendo complete`: a task is done. */
export const addComplete: AddCommand = (program, surroundings) => {
  const command = program
    .command('complete')
    .description('record that a task was completed')
    .argument('<task>', 'its code or id')
    .option('--plan <id>', 'the plan of the code')
    .option('--occurrence <key>', 'of recurring work: which one')
    .option('--date-unknown', 'nobody knows the day: --on is that of the list that says so')
    .option('--note <text>', 'in words')
    .option('--evidence <list>', 'documents, separated by commas', listValue)
    .option('--correction <reason>', 'lets it through in a sealed period or a closed plan')
  writeOptions(commonOptions(command))
    .addHelpText('after', examples('tiendo complete 1.1 --on 2021-06-28 --log work-2021'))
    .action((wanted: string, options: Options) =>
      withLogToRecord(options, surroundings, async (tracker) => {
        const { occurrence, dateUnknown, note, evidence, correction } = options
        const found = taskOf(tracker, wanted, options.plan)
        const { task, plan } = found
        const on = options.on ?? todayIn(planOf(tracker, plan).timeZone, surroundings)
        const done = {
          type: 'CompleteTask',
          task,
          occurrence,
          dateUnknown: dateUnknown === true ? dateUnknown : undefined,
          note,
          evidence,
          on,
        } as const
        const command = correction === undefined ? done : { ...done, correction: { reason: correction } }
        await record(tracker, 'complete', [command], options, surroundings, found)
      }),
    )
}
