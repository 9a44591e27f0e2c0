import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { commitsOf, type Tracker } from '@tiendo/core'
import { toCloudEvents, toICalendar, toNdjson, toOcel } from '@tiendo/report'
import { Argument } from 'commander'
import { type AddCommand, type CommonOptions, commonOptions, examples } from '../command.ts'
import { placeOf, storageToRead, withLog } from '../log.ts'
import { printJson, printLines } from '../output.ts'
import { planOf } from '../plans.ts'
import { progressBar, shownWhileRead } from '../progress-bar.ts'
import { type QuestionOptions, questionOf } from '../question.ts'
import type { Surroundings } from '../surroundings.ts'
import { dateValue } from '../values.ts'

const formats = ['ndjson', 'cloudevents', 'ocel', 'ics'] as const
type Format = (typeof formats)[number]

type Options = CommonOptions & QuestionOptions & { readonly output?: string; readonly source?: string }

/** `tiendo export`: the log or its open tasks, for other programs. */
export const addExport: AddCommand = (program, surroundings) => {
  const command = program
    .command('export')
    .description('the log for other programs: ndjson (its own lines), cloudevents, ocel; its open tasks: ics')
    .addArgument(new Argument('<format>', 'which of them').choices(formats))
    .option('--output <file>', 'write into this file instead of standard output')
    .option('--source <uri>', 'cloudevents: the source; urn:tiendo:log:ID unless stated')
    .option('--plan <id>', 'ics: the plan; the only one that has tasks unless stated')
    .option('--as-of <date>', 'ics: the close of this day; today unless stated', dateValue)
  commonOptions(command)
    .addHelpText(
      'after',
      examples(
        'tiendo export ndjson --log work-2021 > work-2021.ndjson',
        'tiendo export ocel --output work-2021.ocel.json --log work-2021',
        'tiendo export ics --output tasks.ics --log work-2021',
      ),
    )
    .action(async (format: Format, options: Options) => {
      const { output, json } = options
      const sink = output === undefined ? undefined : createWriteStream(resolve(surroundings.folder, output))
      const write = async (text: string) => {
        if (sink === undefined) surroundings.print(text)
        else if (!sink.write(text)) await once(sink, 'drain')
      }
      let pieces = 0
      for await (const text of exported(format, options, surroundings)) {
        await write(text)
        pieces++
      }
      if (sink === undefined || output === undefined) return
      sink.end()
      await once(sink, 'close')
      const path = resolve(surroundings.folder, output)
      if (json === true) printJson(surroundings, 'export', undefined, { format, file: path, parts: pieces })
      else printLines(surroundings, [`Written: ${path}`])
    })
}

async function* exported(
  format: Format,
  options: Options,
  surroundings: Surroundings,
): AsyncGenerator<string> {
  if (format === 'ics') {
    yield await withLog({ log: options.log, mode: 'read' }, surroundings, async (tracker) =>
      openTasks(tracker, options),
    )
    return
  }
  const bar = progressBar('exporting', surroundings)
  const storage = shownWhileRead(storageToRead(placeOf(options.log, surroundings)), bar)
  try {
    if (format === 'ndjson') yield* toNdjson(storage)
    else if (format === 'ocel') yield `${JSON.stringify(await toOcel(commitsOf(storage)), null, 2)}\n`
    else {
      const first = await storage.read(0, 1)
      const id = first.lines[0] === undefined ? 'empty' : logOf(first.lines[0])
      const source = options.source ?? `urn:tiendo:log:${id}`
      for await (const event of toCloudEvents(commitsOf(storage), { source }))
        yield `${JSON.stringify(event)}\n`
    }
  } finally {
    bar.clear()
    await storage.close()
  }
}

/** The id of a log stands in its first line. */
function logOf(line: string): string {
  return (JSON.parse(line) as { readonly log: string }).log
}

function openTasks(tracker: Tracker, options: Options): string {
  const plan = planOf(tracker, options.plan)
  const names = new Map(tracker.units().map(({ unit, name }) => [unit, name]))
  const { tasks } = tracker.explain(questionOf(plan, options), 'assigned')
  const entries = tasks.map((task) => {
    const lead = task.collective ?? task.leadUnits.map((unit) => names.get(unit) ?? unit).join('; ')
    return { ...task, lead }
  })
  return toICalendar(entries, { head: tracker.head, name: plan.title })
}
