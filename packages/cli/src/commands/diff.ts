import { calendarOf, type Question } from '@tiendo/core'
import { describeDifference } from '@tiendo/report'
import {
  type AddCommand,
  type CommonOptions,
  commonOptions,
  examples,
  type FormatOption,
  formatOption,
} from '../command.ts'
import { withLog } from '../log.ts'
import { localeOf, printDocument, printJson } from '../output.ts'
import { planOf } from '../plans.ts'
import {
  calendarNameOf,
  contextOf,
  type QuarterOption,
  type QuestionOptions,
  quarterIn,
  questionOf,
  questionOptions,
} from '../question.ts'
import { knownAtValue } from '../values.ts'

type Options = CommonOptions &
  FormatOption &
  QuestionOptions &
  QuarterOption & {
    readonly from: NonNullable<Question['knownAt']>
    readonly to?: NonNullable<Question['knownAt']>
  }

/** `tiendo diff`: one question, as known twice, and the events that made the difference. */
export const addDiff: AddCommand = (program, surroundings) => {
  const command = program
    .command('diff')
    .description('one question as known at two times, and the events that made the difference')
    .requiredOption('--from <when>', 'known first: a date, an instant or a position', knownAtValue)
    .option('--to <when>', 'known later; all that was recorded unless stated', knownAtValue)
    .option(
      '--quarter <quarter>',
      'also the views of this quarter, as 2021-Q2; its end is the day unless --as-of says one',
    )
  formatOption(questionOptions(commonOptions(command)))
    .addHelpText(
      'after',
      examples('tiendo diff --from 2021-06-30 --to 2021-07-09 --quarter 2021-Q2 --log work-2021'),
    )
    .action((options: Options) =>
      withLog({ log: options.log, mode: 'read' }, surroundings, async (tracker) => {
        const plan = planOf(tracker, options.plan)
        const calendar = calendarOf(calendarNameOf(options, plan))
        const period = quarterIn(calendar, options)
        const whole = tracker.figures({
          ...questionOf(plan, options),
          knownAt: options.to ?? options.knownAt,
        })
        const asOf = options.asOf ?? period?.end ?? whole.question.asOf
        const ask = (knownAt: NonNullable<Question['knownAt']>) =>
          tracker.figures({ ...questionOf(plan, options), asOf, period, knownAt, running: false })
        const after = ask(whole.position)
        const before = ask(options.from)
        const restatement = tracker.restatement(before, after)
        if (options.json === true)
          return printJson(surroundings, 'diff', tracker.head, { before, after, restatement })
        const context = await contextOf(tracker, plan, localeOf(options, surroundings), {
          asOf,
          position: after.position,
          refs: restatement.tasks.flatMap(({ events }) => events),
          ...(period === undefined ? {} : { calendar: calendar.name }),
        })
        return printDocument(
          describeDifference({ before, after, restatement }, context),
          options,
          surroundings,
        )
      }),
    )
}
