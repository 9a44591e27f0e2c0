import { addDays, calendarOf, type TaskEvidence } from '@tiendo/core'
import { describeTasks } from '@tiendo/report'
import { Argument } from 'commander'
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
  earlier,
  type QuarterOption,
  type QuestionOptions,
  quarterIn,
  questionOf,
  questionOptions,
} from '../question.ts'
import { countValue } from '../values.ts'

type Options = CommonOptions & FormatOption & QuestionOptions & { readonly within: number } & QuarterOption

const titles = {
  all: { vi: 'NHIỆM VỤ', en: 'TASKS' },
  open: { vi: 'CHƯA HOÀN THÀNH', en: 'OPEN' },
  overdue: { vi: 'QUÁ HẠN, CHƯA HOÀN THÀNH', en: 'OPEN AND OVERDUE' },
  'due-soon': { vi: 'SẮP ĐẾN HẠN', en: 'DUE SOON' },
  omitted: {
    vi: 'BỎ SÓT: CHƯA XONG, CẢ QUÝ KHÔNG CÓ BÁO CÁO',
    en: 'OMITTED: OPEN, AND NOT A REPORT IN THE QUARTER',
  },
} as const

type List = keyof typeof titles

/** `tiendo tasks`: lists of tasks. */
export const addTasks: AddCommand = (program, surroundings) => {
  const command = program
    .command('tasks')
    .description('lists of tasks: all, open, overdue, due-soon, omitted')
    .addArgument(new Argument('[list]', 'which of them').choices(Object.keys(titles)).default('all'))
    .option('--within <days>', 'due-soon: the deadline is at most so many days away', countValue, 14)
    .option('--quarter <quarter>', 'omitted: the quarter, as 2021-Q2; that of the day unless stated')
  formatOption(questionOptions(commonOptions(command)))
    .addHelpText(
      'after',
      examples(
        'tiendo tasks overdue --log work-2021',
        'tiendo tasks due-soon --within 30 --as-of 2021-06-01 --log work-2021',
        'tiendo tasks omitted --quarter 2021-Q2 --lang vi --log work-2021',
      ),
    )
    .action((list: List, options: Options) =>
      withLog({ log: options.log, mode: 'read' }, surroundings, async (tracker) => {
        const plan = planOf(tracker, options.plan)
        const asked = questionOf(plan, options)
        const { question, position } = tracker.figures(asked)
        const all = (figure: 'assigned' | 'openOverdue') => tracker.explain(asked, figure)
        const isOpen = ({ status }: TaskEvidence) => status.startsWith('open') || status === 'suspended'
        const soon = addDays(question.asOf, options.within)
        const found = () => {
          if (list === 'overdue') return all('openOverdue')
          if (list !== 'omitted') return all('assigned')
          const calendar = calendarOf(calendarNameOf(options, plan))
          const period =
            quarterIn(calendar, options) ??
            calendar
              .quarters(calendar.yearOf(question.asOf))
              .find(({ start, end }) => start <= question.asOf && question.asOf <= end)
          if (period === undefined)
            throw usage('No quarter of the calendar holds this day', 'name it with --quarter')
          const asOf = options.asOf ?? earlier(period.end, question.asOf)
          return tracker.explain({ ...asked, asOf, period }, 'omitted')
        }
        const explanation = found()
        const tasks = explanation.tasks.filter((task) => {
          if (list === 'open') return isOpen(task)
          if (list !== 'due-soon') return true
          const { status, deadline } = task
          return status === 'openWithinDeadline' && deadline !== undefined && deadline <= soon
        })
        if (options.json === true)
          return printJson(surroundings, 'tasks', tracker.head, {
            list,
            question: explanation.question,
            tasks,
          })
        const locale = localeOf(options, surroundings)
        const context = await contextOf(tracker, plan, locale, { asOf: explanation.question.asOf, position })
        return printDocument(
          describeTasks(tasks, titles[list][locale], explanation, context),
          options,
          surroundings,
        )
      }),
    )
}
