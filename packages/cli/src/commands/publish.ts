import { calendarOf, type PlanningCommand } from '@tiendo/core'
import { type AddCommand, commonOptions, examples } from '../command.ts'
import { planOf } from '../plans.ts'
import {
  calendarNameOf,
  type QuarterOption,
  type QuestionOptions,
  quarterIn,
  questionOf,
  questionOptions,
} from '../question.ts'
import { dateValue } from '../values.ts'
import { record, todayIn, type WriteOptions, withLogToRecord, writeOptions } from '../write.ts'

type PublishOptions = WriteOptions &
  QuestionOptions &
  QuarterOption & { readonly id?: string; readonly title?: string }

/** `tiendo publish`: figures, kept in the log as they were told to others. */
export const addPublish: AddCommand = (program, surroundings) => {
  const command = program
    .command('publish')
    .description('keep figures in the log as they were told to others')
    .option('--id <id>', 'id of the publication; a new one unless stated')
    .option('--title <title>', 'title of the publication')
    .option(
      '--quarter <quarter>',
      'with the views of this quarter, as 2021-Q2; its end is the day unless --as-of says one',
    )
  writeOptions(questionOptions(commonOptions(command)))
    .addHelpText(
      'after',
      examples('tiendo publish --id h1-2021 --quarter 2021-Q2 --on 2021-07-09 --log work-2021'),
    )
    .action((options: PublishOptions) =>
      withLogToRecord(options, surroundings, async (tracker) => {
        const plan = planOf(tracker, options.plan)
        const calendar = calendarOf(calendarNameOf(options, plan))
        const period = quarterIn(calendar, options)
        const figures = tracker.figures({
          ...questionOf(plan, options),
          asOf: options.asOf ?? period?.end,
          period,
        })
        const publish: PlanningCommand = {
          type: 'PublishFigures',
          publication: options.id,
          title: options.title,
          figures,
          head: tracker.head,
          on: options.on ?? todayIn(plan.timeZone, surroundings),
        }
        await record(tracker, 'publish', [publish], options, surroundings)
      }),
    )
}

type SealOptions = WriteOptions & { readonly plan?: string; readonly through: string }

/** `tiendo seal`: from now on what is dated up to a day needs a correction. */
export const addSeal: AddCommand = (program, surroundings) => {
  const command = program
    .command('seal')
    .description('seal a period: what is dated in it needs a correction from now on')
    .requiredOption('--through <date>', 'the last day that is sealed', dateValue)
    .option('--plan <id>', 'the plan; the only one unless stated')
  writeOptions(commonOptions(command))
    .addHelpText('after', examples('tiendo seal --through 2021-06-30 --log work-2021'))
    .action((options: SealOptions) =>
      withLogToRecord(options, surroundings, async (tracker) => {
        const plan = planOf(tracker, options.plan)
        const on = options.on ?? todayIn(plan.timeZone, surroundings)
        const seal: PlanningCommand = { type: 'SealPeriod', plan: plan.plan, through: options.through, on }
        await record(tracker, 'seal', [seal], options, surroundings)
      }),
    )
}
