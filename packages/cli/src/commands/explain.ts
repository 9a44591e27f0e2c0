import { calendarOf, type FigureName, ratioNames, statuses, type ViewName, viewNames } from '@tiendo/core'
import { describeExplanation } from '@tiendo/report'
import { Argument, Option } from 'commander'
import {
  type AddCommand,
  type CommonOptions,
  commonOptions,
  examples,
  type FormatOption,
  formatOption,
} from '../command.ts'
import { usage } from '../failure.ts'
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

type Options = CommonOptions & FormatOption & QuestionOptions & QuarterOption & { readonly view?: ViewName }

/** `tiendo explain`: the tasks and events behind a figure. */
export const addExplain: AddCommand = (program, surroundings) => {
  const command = program
    .command('explain')
    .description('the tasks and events behind a figure')
    .addArgument(
      new Argument('<figure>', 'what is to be explained').choices([
        'assigned',
        'done',
        ...statuses,
        'outOfScope',
        ...ratioNames,
        ...viewNames,
      ]),
    )
    .addOption(new Option('--view <view>', 'the ratio of this view of the quarter').choices(viewNames))
    .option('--quarter <quarter>', 'the quarter of a view, as 2021-Q2')
  formatOption(questionOptions(commonOptions(command)))
    .addHelpText(
      'after',
      examples(
        'tiendo explain openOverdue --log work-2021',
        'tiendo explain onTimeOfDue --view dueIn --quarter 2021-Q2 --as-of 2021-06-30 --log work-2021',
      ),
    )
    .action((figure: FigureName, options: Options) =>
      withLog({ log: options.log, mode: 'read' }, surroundings, async (tracker) => {
        const plan = planOf(tracker, options.plan)
        const calendar = calendarOf(calendarNameOf(options, plan))
        const period = quarterIn(calendar, options)
        if (
          period === undefined &&
          (options.view !== undefined || (viewNames as readonly string[]).includes(figure))
        )
          throw usage('A view needs a quarter', 'add --quarter, as in --quarter 2021-Q2')
        const question = { ...questionOf(plan, options), period }
        const explanation = tracker.explain(
          question,
          figure,
          options.view === undefined ? {} : { view: options.view },
        )
        if (options.json === true) return printJson(surroundings, 'explain', tracker.head, explanation)
        const { tasks, denominator = [], position } = explanation
        const refs = [...tasks, ...denominator].flatMap(({ because, retroactive }) => [
          ...because,
          ...retroactive,
        ])
        const context = await contextOf(tracker, plan, localeOf(options, surroundings), {
          asOf: explanation.question.asOf,
          position,
          refs,
        })
        return printDocument(describeExplanation(explanation, context), options, surroundings)
      }),
    )
}
