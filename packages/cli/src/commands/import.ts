import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  type CivilDate,
  type calendars,
  commitsOf,
  type Locale,
  type PlanSummary,
  type Tracker,
} from '@tiendo/core'
import {
  type Field,
  type Finding,
  findingText,
  guessMapping,
  type ImportPreview,
  type KeptTexts,
  type KnownUnit,
  keptTextsOf,
  type Mapping,
  type MappingOverrides,
  prepareImport,
  type Reading,
  readDictionary,
  readIndicators,
  readPlan,
  readProgress,
  readTable,
  type TableKind,
  type TableSource,
  type UnitDictionary,
  unitDictionary,
} from '@tiendo/report/import'
import { Option } from 'commander'
import { type AddCommand, commonOptions, examples } from '../command.ts'
import { exitCodes, Refusal, usage } from '../failure.ts'
import { placeOf, storageToRead, withLog, zone } from '../log.ts'
import { localeOf, printJson, printLines } from '../output.ts'
import { progressBar } from '../progress-bar.ts'
import { calendarOption } from '../question.ts'
import type { Surroundings } from '../surroundings.ts'
import { periodValue } from '../values.ts'
import {
  type AuthorityOptions,
  authorityOf,
  authorityOptions,
  eventLine,
  executedLines,
  occasionOptions,
  todayIn,
  type WriteOptions,
} from '../write.ts'

type Options = Omit<WriteOptions, 'dryRun' | 'commitId'> &
  AuthorityOptions & {
    readonly plan: string
    readonly kind: TableKind
    readonly quantity?: 'total' | 'increment'
    readonly calendar?: keyof typeof calendars
    readonly timeZone?: string
    readonly units?: string
    readonly groups?: string
    readonly locale?: Locale
    readonly map?: readonly string[]
    readonly sheet?: string
    readonly reason?: string
    readonly title?: string
    readonly owner?: string
    readonly period?: PlanSummary['period']
    readonly commit?: boolean
    readonly skipRefused?: boolean
    readonly joinPageBreaks?: boolean
    readonly codesWithinGroups?: boolean
  }

/** `tiendo import`: a plan out of a spreadsheet. A dry run unless `--commit` is stated. */
export const addImport: AddCommand = (program, surroundings) => {
  const command = program
    .command('import')
    .description(
      'read a plan out of CSV, TSV or XLSX; shows what would be recorded, and records it with --commit',
    )
    .argument('<file>', 'the table; - for standard input')
    .requiredOption('--plan <id>', 'the plan: issued by the import where there is none, otherwise amended')
    .addOption(
      new Option('--kind <kind>', 'what the table is')
        .choices(['plan', 'progress', 'indicators'])
        .default('plan'),
    )
    .option('--units <file>', 'CSV or TSV of units: id, name, aliases (separated by |), parent')
    .option('--groups <file>', 'CSV or TSV of groups: ordinal and title, where the table only numbers them')
    .addOption(new Option('--locale <locale>', 'how the file writes dates and numbers').choices(['vi', 'en']))
    .option(
      '--map <field=column>',
      'a column by its heading or letter, as deadline=G; may be repeated',
      collected,
    )
    .option('--sheet <name>', 'of a workbook: which sheet; the first unless stated')
    .option('--title <title>', 'of the plan, to issue it')
    .option('--owner <unit>', 'the unit that owns the plan, to issue it')
    .addOption(
      new Option(
        '--period <period>',
        'of the plan, to issue it: 2025, or two dates with .. between',
      ).argParser(periodValue),
    )
    .addOption(calendarOption())
    .option(
      '--time-zone <zone>',
      'in which the days of a plan end, to issue it; that of this machine unless stated',
    )
    .option('--reason <text>', 'why, to amend a plan')
    .addOption(
      new Option(
        '--quantity <kind>',
        'progress: quantities are what was reached so far, or what was added',
      ).choices(['total', 'increment']),
    )
    .option('--join-page-breaks', 'rows without a number go on with the row above')
    .option('--codes-within-groups', 'numbers start anew in each group: the code is then II.3')
    .option('--skip-refused', 'record the rows that were understood, without those that were not')
    .option('--commit', 'record it, as one commit; without it nothing is recorded')
  occasionOptions(authorityOptions(commonOptions(command)))
    .addHelpText(
      'after',
      examples(
        'tiendo import appendix.xlsx --plan nq03-2025 --units units.tsv --locale vi --log work-2025   # shows',
        'tiendo import appendix.tsv --plan nq03-2025 --units units.tsv --locale vi --title "Chương trình hành động" \\',
        '    --owner chinh-phu --period 2025-01-01..2030-12-31 --issuer "Chính phủ" --on 2025-01-01 --commit --log work-2025',
        'tiendo import list-2025-05-24.csv --kind progress --plan nq03-2025 --on 2025-05-24 --locale vi --commit',
        'tiendo import corrected.tsv --plan nq03-2025 --units units.tsv --locale vi --reason "Sáp nhập bộ" --issuer "Chính phủ" --commit',
      ),
    )
    .action(async (file: string, options: Options) => {
      const table = await tableOf(file, options, surroundings)
      // A log is not even begun for what would be refused.
      await withLog({ log: options.log, mode: 'try' }, surroundings, async (tracker) => {
        const preview = await previewOf(table, tracker, options, surroundings)
        if (options.commit !== true) show(table, preview, tracker, options, surroundings)
        refuse(preview, options, surroundings)
      })
      if (options.commit !== true) return
      await withLog({ log: options.log, mode: 'make' }, surroundings, async (tracker) => {
        const preview = await previewOf(table, tracker, options, surroundings)
        refuse(preview, options, surroundings)
        const { by, skipRefused = false, json } = options
        const executed = await preview.commit({ skipRefused, ...(by === undefined ? {} : { by }) })
        if (json === true)
          return printJson(surroundings, 'import', tracker.head, {
            ...jsonOf(table, preview),
            executed: executed ?? null,
          })
        printLines(surroundings, [
          ...findingLines(preview.findings, localeOf(options, surroundings)),
          ...(executed === undefined
            ? ['Nothing to record: the log says what the file says.']
            : executedLines(executed)),
        ])
      })
    })
}

function show(
  table: TableSource,
  preview: ImportPreview<Reading>,
  tracker: Tracker,
  options: Options,
  surroundings: Surroundings,
): void {
  if (options.json === true) printJson(surroundings, 'import', tracker.head, jsonOf(table, preview))
  else printLines(surroundings, previewLines(table, preview, localeOf(options, surroundings)))
}

/** @throws {Refusal} `ROWS_REFUSED` where rows were not understood and leaving them out is not accepted */
function refuse({ findings }: ImportPreview<Reading>, options: Options, surroundings: Surroundings): void {
  const refused = findings.filter(({ severity }) => severity === 'refused')
  const { skipRefused, commit, json } = options
  if (refused.length === 0 || (skipRefused === true && refused.every(({ row }) => row !== undefined))) return
  if (commit === true && json !== true)
    printLines(surroundings, findingLines(refused, localeOf(options, surroundings)))
  throw notUnderstood(refused)
}

function collected(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

async function tableOf(file: string, { sheet }: Options, surroundings: Surroundings): Promise<TableSource> {
  const bar = progressBar('reading', surroundings)
  const source =
    file === '-' ? await surroundings.readInput() : createReadStream(resolve(surroundings.folder, file))
  try {
    return await readTable(source, {
      ...(sheet === undefined ? {} : { sheet }),
      onProgress: ({ rows }) => bar.show(rows, undefined),
    })
  } finally {
    bar.clear()
  }
}

async function previewOf(
  table: TableSource,
  tracker: Tracker,
  options: Options,
  surroundings: Surroundings,
): Promise<ImportPreview<Reading>> {
  const { plan, kind, title, owner, period, reason, calendar, timeZone = zone() } = options
  const known = tracker.plans().find((each) => each.plan === plan)
  const on: CivilDate = options.on ?? todayIn(known?.timeZone ?? timeZone, surroundings)
  const authority = authorityOf(options)
  if (known === undefined && kind === 'progress')
    throw new Refusal('UNKNOWN_PLAN', `There is no plan ${plan} yet`, {
      hint: 'import the plan first: --kind plan',
    })
  if (
    known === undefined &&
    (title === undefined || owner === undefined || period === undefined || authority === undefined)
  )
    throw new Refusal('UNKNOWN_PLAN', `There is no plan ${plan} yet`, {
      exitCode: exitCodes.usage,
      hint: 'to issue it, add --title TITLE --owner UNIT --period 2025 --issuer NAME',
    })
  if (known !== undefined && (title !== undefined || owner !== undefined || period !== undefined))
    throw usage(`The plan ${plan} was issued before`, 'leave out --title, --owner and --period')
  const dictionary = await dictionaryOf(tracker, options, surroundings)
  const reading = await readingOf(table, dictionary, options, surroundings)
  return prepareImport(reading, tracker, {
    plan,
    on,
    dictionary,
    ...(authority === undefined ? {} : { authority }),
    ...(reason === undefined ? {} : { reason }),
    ...(known === undefined ? {} : { keptTexts: await keptSoFar(options, surroundings) }),
    ...(title === undefined || owner === undefined || period === undefined
      ? {}
      : { issue: { title, owner, period, calendar, timeZone } }),
  })
}

async function readingOf(
  table: TableSource,
  dictionary: UnitDictionary,
  options: Options,
  surroundings: Surroundings,
): Promise<Reading> {
  const { kind, locale, quantity, joinPageBreaks, codesWithinGroups } = options
  const asked = {
    dictionary,
    mapping: mappingOf(table, kind, options.map),
    ...(locale === undefined ? {} : { locale }),
    ...(options.groups === undefined ? {} : { groupTitles: await groupTitles(options.groups, surroundings) }),
    ...(joinPageBreaks === undefined ? {} : { joinPageBreaks }),
    ...(codesWithinGroups === undefined ? {} : { codesWithinGroups }),
  }
  if (kind === 'plan') return readPlan(table, asked)
  if (kind === 'indicators') return readIndicators(table, asked)
  const { dictionary: _, ...ofProgress } = asked
  return readProgress(table, { ...ofProgress, ...(quantity === undefined ? {} : { quantity }) })
}

/** What earlier imports kept beside the events stands with their commits. */
async function keptSoFar({ log }: Options, surroundings: Surroundings): Promise<KeptTexts> {
  const storage = storageToRead(placeOf(log, surroundings))
  try {
    return await keptTextsOf(commitsOf(storage))
  } finally {
    await storage.close()
  }
}

/** The units of the file, and those of the log that it does not name. */
async function dictionaryOf(
  tracker: Tracker,
  { units }: Options,
  surroundings: Surroundings,
): Promise<UnitDictionary> {
  const listed = units === undefined ? [] : readDictionary(await smallTable(units, surroundings)).units
  const ids = new Set(listed.map(({ id }) => id))
  const registered: readonly KnownUnit[] = tracker.units().map(({ unit, name }) => ({ id: unit, name }))
  return unitDictionary([...listed, ...registered.filter(({ id }) => !ids.has(id))])
}

async function groupTitles(file: string, surroundings: Surroundings): Promise<ReadonlyMap<string, string>> {
  const { rows } = await smallTable(file, surroundings)
  return new Map(
    rows.flatMap(({ cells: [ordinal = '', title = ''] }) =>
      ordinal === '' || title === '' ? [] : [[ordinal, title]],
    ),
  )
}

async function smallTable(file: string, { folder }: Surroundings): Promise<TableSource> {
  return readTable(new Uint8Array(await readFile(resolve(folder, file))))
}

function mappingOf(table: TableSource, kind: TableKind, stated: readonly string[] = []): Mapping {
  const columns: Record<string, string> = {}
  for (const each of stated) {
    const at = each.indexOf('=')
    if (at < 1) throw usage(`${each} maps no column`, 'write FIELD=HEADING or FIELD=LETTER, as deadline=G')
    columns[each.slice(0, at)] = each.slice(at + 1)
  }
  const overrides: MappingOverrides = { columns: columns as Partial<Record<Field, string>> }
  return guessMapping(table, kind, overrides)
}

function notUnderstood(refused: readonly Finding[]): Refusal {
  const has = (code: string) => refused.some((finding) => finding.code === code)
  const hints = [
    ...(has('AUTHORITY_MISSING') ? ['say why and who decided: --reason TEXT --issuer NAME'] : []),
    ...(has('AMBIGUOUS_DATE') || has('AMBIGUOUS_NUMBER')
      ? ['declare how the file is written: --locale vi']
      : []),
    'correct the file, or leave those rows out: --skip-refused',
  ]
  const count = refused.length
  const keeps = count === 1 ? 'finding keeps' : 'findings keep'
  return new Refusal('ROWS_REFUSED', `${count} ${keeps} rows from being imported; nothing was recorded`, {
    hint: hints.join('; '),
  })
}

function jsonOf(table: TableSource, preview: ImportPreview<Reading>) {
  const { reading, findings, commands, events, unchanged, missing } = preview
  const { format, encoding, delimiter, sheet, sheets } = table
  const file = { format, encoding, delimiter, sheet, sheets, rows: table.rows.length }
  return {
    file,
    kind: reading.kind,
    mapping: reading.mapping,
    understood: understoodIn(reading),
    findings,
    commands,
    events,
    unchanged,
    missing,
  }
}

function understoodIn(reading: Reading): Readonly<Record<string, number>> {
  if (reading.kind === 'progress') return { reports: reading.reports.length }
  if (reading.kind === 'plan') return { tasks: reading.tasks.length, groups: reading.groups.length }
  return { indicators: reading.indicators.length, groups: reading.groups.length }
}

const shownEvents = 15

function previewLines(
  table: TableSource,
  preview: ImportPreview<Reading>,
  locale: Locale,
): readonly string[] {
  const { reading, findings, events, unchanged, missing } = preview
  const kinds = countByType(events)
  return [
    `File: ${table.format}${table.sheet === undefined ? '' : `, sheet ${table.sheet}`}, ${table.rows.length} rows with text.`,
    'Columns:',
    ...reading.mapping.columns.map(
      ({ letter, heading, field }) => `  ${letter}  ${heading}  → ${field ?? '(not imported)'}`,
    ),
    `Understood: ${Object.entries(understoodIn(reading))
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}.`,
    ...findingLines(findings, locale),
    `Unchanged: ${unchanged.length}. Of the plan, and not in the file: ${missing.length}.`,
    events.length === 0
      ? 'Nothing would be recorded.'
      : `Would be recorded, as one commit of ${events.length} events:`,
    ...kinds.map(([type, count]) => `  ${count} ${type}`),
    ...events.slice(0, shownEvents).map((event) => eventLine(event)),
    ...(events.length > shownEvents ? [`  … and ${events.length - shownEvents} more (--json has all)`] : []),
    ...(events.length === 0 ? [] : ['Nothing was recorded yet: add --commit.']),
  ]
}

function countByType(events: ImportPreview['events']): readonly (readonly [type: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
}

const shownFindings = 60

function findingLines(findings: readonly Finding[], locale: Locale): readonly string[] {
  return [
    ...findings.slice(0, shownFindings).map((finding) => {
      const { severity, code, text } = finding
      const mark = severity === 'refused' ? 'REFUSED' : 'note   '
      return `${mark} ${code}  ${findingText(finding, { locale })}${text === '' ? '' : `: “${shortened(text)}”`}`
    }),
    ...(findings.length > shownFindings
      ? [`… and ${findings.length - shownFindings} more findings (--json has all)`]
      : []),
  ]
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
