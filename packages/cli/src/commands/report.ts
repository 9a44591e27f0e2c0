import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type CivilDate, calendars, type DeadlinePolicy, type Question } from '@tiendo/core'
import {
  describeReport,
  progressReport,
  type ReportDocument,
  toHtml,
  toMarkdown,
  toText,
} from '@tiendo/report'
import { Option } from 'commander'
import { type AddCommand, type CommonOptions, commonOptions, examples } from '../command.ts'
import { usage } from '../failure.ts'
import { withLog } from '../log.ts'
import { csvOf, hasColor, localeOf, partOf, printJson, printLines } from '../output.ts'
import { planOf } from '../plans.ts'
import type { Surroundings } from '../surroundings.ts'
import { dateValue, knownAtValue, yearValue } from '../values.ts'

const formats = ['text', 'html', 'xlsx', 'csv', 'md', 'svg'] as const
type Format = (typeof formats)[number]

type Options = CommonOptions & {
  readonly plan?: string
  readonly asOf?: CivilDate
  readonly knownAt?: NonNullable<Question['knownAt']>
  readonly policy?: DeadlinePolicy
  readonly calendar?: readonly (keyof typeof calendars)[]
  readonly year?: number
  readonly comparedAt?: CivilDate
  readonly format?: Format
  readonly table?: string
  readonly chart?: string
  readonly output?: string
  readonly note?: string
}

/** `tiendo report`: everything about a plan, as a page, a workbook, a document, tables or pictures. */
export const addReport: AddCommand = (program, surroundings) => {
  const command = program
    .command('report')
    .description('everything about a plan: a page, a workbook, a document, a table, a picture')
    .option('--plan <id>', 'the plan; the only one that has tasks unless stated')
    .option('--as-of <date>', 'the close of this day; today unless stated', dateValue)
    .option(
      '--known-at <when>',
      'a date, an instant or a position; all that was recorded unless stated',
      knownAtValue,
    )
    .addOption(
      new Option('--policy <policy>', 'which deadline counts').choices(['inForce', 'original', 'lenient']),
    )
    .addOption(
      new Option(
        '--calendar <names...>',
        'whose quarters, a table for each; those of the plan unless stated',
      ).choices(Object.keys(calendars)),
    )
    .option('--year <year>', 'the reporting year; that of the plan unless stated', yearValue)
    .option('--compared-at <date>', 'compare the last quarter with what was known by this day', dateValue)
    .addOption(new Option('--format <format>', 'told by the name of --output unless stated').choices(formats))
    .option('--table <id>', 'csv: which table; the first unless stated')
    .option('--chart <id>', 'svg: which chart; the first unless stated')
    .option('--output <file>', 'write into this file instead of standard output')
    .option('--note <text>', 'a sentence at the beginning')
  commonOptions(command)
    .addHelpText(
      'after',
      examples(
        'tiendo report --log work-2021',
        'tiendo report --output report.html --lang vi --log work-2021',
        'tiendo report --output report.xlsx --as-of 2021-12-31 --log work-2021',
        'tiendo report --format csv --table table-groups --log work-2021',
        'tiendo report --chart chart-burn-up --output burn-up.svg --log work-2021',
      ),
    )
    .action((options: Options) =>
      withLog({ log: options.log, mode: 'read' }, surroundings, async (tracker) => {
        const { asOf, knownAt, policy, calendar, year, comparedAt, note, output, json } = options
        const plan = planOf(tracker, options.plan)
        const format = formatOf(options)
        const report = await progressReport(tracker, {
          plan: plan.plan,
          asOf,
          knownAt,
          policy,
          ...(calendar === undefined ? {} : { calendars: calendar }),
          year,
          comparedAt,
          evidence: format === 'html' && json !== true,
        })
        if (json === true) return printJson(surroundings, 'report', tracker.head, report)
        const locale = localeOf(options, surroundings)
        const document = describeReport(report, { locale, ...(note === undefined ? {} : { notes: [note] }) })
        const written = await writtenAs(format, document, options, surroundings)
        if (output === undefined) return surroundings.print(written)
        const path = resolve(surroundings.folder, output)
        await writeFile(path, written)
        return printLines(surroundings, [`Written: ${path}`])
      }),
    )
}

function formatOf({ format, output, chart, table }: Options): Format {
  if (format !== undefined) return format
  if (output === undefined) return chart !== undefined ? 'svg' : table !== undefined ? 'csv' : 'text'
  const ending = output.slice(output.lastIndexOf('.') + 1).toLowerCase()
  if (ending === 'txt') return 'text'
  const found = formats.find((each) => each === ending)
  if (found === undefined)
    throw usage(`${output} does not tell a format`, `add --format ${formats.join('|')}`)
  return found
}

async function writtenAs(
  format: Format,
  document: ReportDocument,
  options: Options,
  surroundings: Surroundings,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'text':
      return toText(document, { hasColor: options.output === undefined && hasColor(surroundings) })
    case 'md':
      return toMarkdown(document)
    case 'html': {
      const { drawChart } = await import('@tiendo/report/charts')
      return toHtml(document, { draw: (chart) => drawChart(chart, { locale: document.locale }) })
    }
    case 'xlsx': {
      if (options.output === undefined && surroundings.isTerminal.output)
        throw usage('A workbook is not for a terminal', 'add --output report.xlsx')
      const { toXlsx } = await import('@tiendo/report/xlsx')
      return toXlsx(document)
    }
    case 'csv':
      return csvOf(document, options.table)
    case 'svg': {
      const charts = document.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
      )
      const { drawChart } = await import('@tiendo/report/charts')
      return drawChart(partOf(charts, options.chart, '--chart'), { locale: document.locale })
    }
  }
}
