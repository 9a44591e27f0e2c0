import type { ReadEvent } from '@tiendo/core'
import { type AddCommand, type CommonOptions, commonOptions, examples } from '../command.ts'
import { withLog } from '../log.ts'
import { printJson, printLines } from '../output.ts'
import { taskOf } from '../plans.ts'
import { countValue, listValue } from '../values.ts'
import { eventLine } from '../write.ts'

type Options = CommonOptions & {
  readonly plan?: string
  readonly task?: string
  readonly type?: readonly string[]
  readonly after?: number
  readonly limit: number
  readonly newestFirst?: boolean
}

/** `tiendo log`: what was recorded. */
export const addLog: AddCommand = (program, surroundings) => {
  const command = program
    .command('log')
    .description('what was recorded: of everything, of a plan, or of a task')
    .option('--plan <id>', 'only events of this plan')
    .option('--task <task>', 'only events of this task: its code or id')
    .option('--type <types>', 'only events of these types, separated by commas', listValue)
    .option('--after <position>', 'only events after this position', countValue)
    .option('--limit <count>', 'so many events', countValue, 100)
    .option('--newest-first', 'the newest ones, newest first')
  commonOptions(command)
    .addHelpText(
      'after',
      examples(
        'tiendo log --newest-first --limit 20 --log work-2021',
        'tiendo log --task 1.1 --log work-2021',
      ),
    )
    .action((options: Options) =>
      withLog({ log: options.log, mode: 'read' }, surroundings, async (tracker) => {
        const { plan, type, after, limit, newestFirst = false } = options
        const task = options.task === undefined ? undefined : taskOf(tracker, options.task, plan).task
        const tags = [
          ...(plan === undefined ? [] : [`plan:${plan}`]),
          ...(task === undefined ? [] : [`task:${task}`]),
        ]
        const item = {
          ...(tags.length === 0 ? {} : { tags }),
          ...(type === undefined ? {} : { types: type }),
        }
        const page = await tracker.read(Object.keys(item).length === 0 ? 'all' : [item], {
          ...(after === undefined ? {} : { after }),
          limit,
          newestFirst,
        })
        if (options.json === true)
          return printJson(surroundings, 'log', tracker.head, { events: page.events })
        return printLines(
          surroundings,
          page.events.map((event) => line(event)),
        )
      }),
    )
}

function line(event: ReadEvent): string {
  const { position, commit, at, by } = event
  return `#${position} (commit ${commit}, ${at}${by === undefined ? '' : `, by ${by}`})${eventLine(event)}`
}
