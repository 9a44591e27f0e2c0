import { calendarOf, type Figures, type Period } from '@tiendo/core'
import { describeFigures } from '@tiendo/report'
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
  earlier,
  type QuestionOptions,
  questionOf,
  questionOptions,
} from '../question.ts'
import { yearValue } from '../values.ts'

type Options = CommonOptions & FormatOption & QuestionOptions & { readonly quarters?: number }

/** `tiendo figures`: counts and ratios on a day, or of the quarters of a year. */
export const addFigures: AddCommand = (program, surroundings) => {
  const command = program
    .command('figures')
    .description('counts and ratios on a day, or of the four quarters of a year')
    .option('--quarters <year>', 'a column for each quarter of this reporting year', yearValue)
  formatOption(questionOptions(commonOptions(command)))
    .addHelpText(
      'after',
      examples(
        'tiendo figures --log work-2021',
        'tiendo figures --log work-2021 --quarters 2021 --calendar vn-nd09-2019 --as-of 2021-06-30 --known-at 2021-07-09',
        'tiendo figures --log work-2021 --quarters 2021 --format csv > quarters.csv',
      ),
    )
    .action((options: Options) =>
      withLog({ log: options.log, mode: 'read' }, surroundings, async (tracker) => {
        const plan = planOf(tracker, options.plan)
        const whole = tracker.figures(questionOf(plan, options))
        const { asOf } = whole.question
        const calendar = calendarOf(calendarNameOf(options, plan))
        const ask = (period: Period): Figures | undefined => {
          if (period.start > asOf) return undefined
          const day = earlier(period.end, asOf)
          const running = whole.question.running && day === asOf
          return tracker.figures({
            ...questionOf(plan, options),
            knownAt: whole.position,
            asOf: day,
            period,
            running,
          })
        }
        const columns =
          options.quarters === undefined
            ? [{ name: asOf, figures: whole }]
            : calendar
                .quarters(options.quarters)
                .map((period) => ({ name: period.label ?? period.start, figures: ask(period) }))
        if (options.json === true) {
          const result =
            options.quarters === undefined
              ? { figures: whole }
              : {
                  calendar: calendar.name,
                  quarters: columns.map(({ name, figures }) => ({ period: name, figures: figures ?? null })),
                }
          return printJson(surroundings, 'figures', tracker.head, result)
        }
        const context = await contextOf(tracker, plan, localeOf(options, surroundings), {
          asOf,
          position: whole.position,
          ...(options.quarters === undefined ? {} : { calendar: calendar.name }),
        })
        return printDocument(describeFigures(columns, context), options, surroundings)
      }),
    )
}
