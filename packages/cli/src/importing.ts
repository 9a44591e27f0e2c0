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
import { exitCodes, Refusal, usage } from './failure.ts'
import { placeOf, storageToRead, zone } from './log.ts'
import { progressBar } from './progress-bar.ts'
import type { Surroundings } from './surroundings.ts'
import { type AuthorityOptions, authorityOf, todayIn, type WriteOptions } from './write.ts'

/** What `tiendo import` is told of the file and of the plan. */
export type ImportingOptions = Omit<WriteOptions, 'dryRun' | 'commitId'> &
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
    readonly joinPageBreaks?: boolean
    readonly codesWithinGroups?: boolean
  }

/** The table of a file, or of standard input. */
export async function tableOf(
  file: string,
  { sheet }: ImportingOptions,
  surroundings: Surroundings,
): Promise<TableSource> {
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

/** What the table would change in the log. Nothing is recorded. @throws {Refusal} `UNKNOWN_PLAN`, `USAGE` */
export async function previewOf(
  table: TableSource,
  tracker: Tracker,
  options: ImportingOptions,
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
  options: ImportingOptions,
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
async function keptSoFar({ log }: ImportingOptions, surroundings: Surroundings): Promise<KeptTexts> {
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
  { units }: ImportingOptions,
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
