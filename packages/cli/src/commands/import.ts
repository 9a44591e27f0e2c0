import type { Tracker } from '@tiendo/core'
import type { Finding, ImportPreview, Reading, TableSource } from '@tiendo/report/import'
import { Option } from 'commander'
import { type AddCommand, commonOptions, examples } from '../command.ts'
import { Refusal } from '../failure.ts'
import { findingLines, jsonOf, previewLines } from '../import-lines.ts'
import { type ImportingOptions, previewOf, tableOf } from '../importing.ts'
import { withLog } from '../log.ts'
import { localeOf, printJson, printLines } from '../output.ts'
import { calendarOption } from '../question.ts'
import type { Surroundings } from '../surroundings.ts'
import { periodValue } from '../values.ts'
import { authorityOptions, executedLines, occasionOptions } from '../write.ts'

type Options = ImportingOptions & { readonly commit?: boolean; readonly skipRefused?: boolean }

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
