import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { calendars, PlanningCommand, PlanSummary, Tracker } from '@tiendo/core'
import { type KnownUnit, readDictionary, readTable } from '@tiendo/report/import'
import { Option } from 'commander'
import { type AddCommand, commonOptions, examples } from '../command.ts'
import { usage } from '../failure.ts'
import { withLog, zone } from '../log.ts'
import { calendarOption } from '../question.ts'
import type { Surroundings } from '../surroundings.ts'
import { periodValue } from '../values.ts'
import {
  type AuthorityOptions,
  authorityOf,
  authorityOptions,
  record,
  todayIn,
  type WriteOptions,
  writeOptions,
} from '../write.ts'

type Options = WriteOptions &
  AuthorityOptions & {
    readonly plan?: string
    readonly title?: string
    readonly unit?: string
    readonly unitName?: string
    readonly units?: string
    readonly period?: PlanSummary['period']
    readonly calendar?: keyof typeof calendars
    readonly timeZone?: string
    readonly parent?: string
    readonly confirmation?: boolean
  }

/** `tiendo init`: begins a log, or a further plan in one. */
export const addInit: AddCommand = (program, surroundings) => {
  const command = program
    .command('init')
    .description('begin a log, or a further plan in one: its units and the decision that issues the plan')
    .option('--plan <id>', 'id of the plan')
    .option('--title <title>', 'title of the plan')
    .option('--unit <id>', 'the unit that owns the plan')
    .option('--unit-name <name>', 'its name, where it is not registered yet')
    .option('--units <file>', 'CSV or TSV of units to be registered: id, name, aliases, parent')
    .option('--period <period>', '2021, or 2021-01-01..2021-12-31', periodValue)
    .addOption(calendarOption())
    .option('--time-zone <zone>', 'in which its days end; that of this machine unless stated')
    .option('--parent <plan>', 'the plan above that it carries out')
    .addOption(new Option('--confirmation', 'completions have to be confirmed'))
  writeOptions(authorityOptions(commonOptions(command)))
    .addHelpText(
      'after',
      examples(
        'tiendo init --log work-2021 --plan stp-2021 --title "Kế hoạch công tác năm 2021" --unit stp --unit-name "Sở Tư pháp" \\',
        '    --period 2021 --issuer "Giám đốc Sở Tư pháp" --number 25/QĐ-STP --date 2021-02-26 --on 2021-02-26 \\',
        '    --calendar vn-nd09-2019 --time-zone Asia/Ho_Chi_Minh',
        'tiendo init --log work-2021 --units units.tsv',
      ),
    )
    .action(async (options: Options) => {
      // A log is not even begun for what would be refused.
      if (options.dryRun !== true)
        await withLog({ log: options.log, mode: 'try' }, surroundings, async (tracker) =>
          tracker.dryRun(await commandsFor(tracker, options, surroundings)),
        )
      const mode = options.dryRun === true ? 'try' : 'make'
      await withLog({ log: options.log, mode }, surroundings, async (tracker) =>
        record(tracker, 'init', await commandsFor(tracker, options, surroundings), options, surroundings),
      )
    })
}

async function commandsFor(
  tracker: Tracker,
  options: Options,
  surroundings: Surroundings,
): Promise<readonly PlanningCommand[]> {
  const timeZone = options.timeZone ?? zone()
  const on = options.on ?? todayIn(timeZone, surroundings)
  const known = new Set(tracker.units({ asOf: on }).map(({ unit }) => unit))
  const listed =
    options.units === undefined
      ? []
      : readDictionary(await readTable(await bytesOf(options.units, surroundings))).units
  const named: readonly KnownUnit[] =
    options.unit === undefined || options.unitName === undefined
      ? []
      : [{ id: options.unit, name: options.unitName }]
  const register = [...listed, ...named]
    .filter(({ id }) => !known.has(id))
    .map(({ id, name, parent }): PlanningCommand => ({ type: 'RegisterUnit', unit: id, name, parent, on }))
  const commands = [...register, ...issue(options, on, timeZone)]
  if (commands.length === 0)
    throw usage('Nothing to begin: neither a plan nor units', 'tiendo init --help shows an example')
  return commands
}

async function bytesOf(file: string, { folder }: Surroundings): Promise<Uint8Array> {
  return new Uint8Array(await readFile(resolve(folder, file)))
}

function issue(options: Options, on: string, timeZone: string): PlanningCommand[] {
  const { plan, title, unit: owner, period, calendar, parent, confirmation } = options
  if (plan === undefined) return []
  const authority = authorityOf(options)
  const missing = Object.entries({
    '--title': title,
    '--unit': owner,
    '--period': period,
    '--issuer': authority,
  })
    .filter(([, value]) => value === undefined)
    .map(([name]) => name)
  if (title === undefined || owner === undefined || period === undefined || authority === undefined)
    throw usage(`A plan needs ${missing.join(', ')}`, 'tiendo init --help shows an example')
  return [
    {
      type: 'IssuePlan',
      plan,
      title,
      owner,
      authority,
      period,
      calendar,
      timeZone,
      parent,
      ...(confirmation === true ? { confirmation: 'required' } : {}),
      on,
    },
  ]
}
