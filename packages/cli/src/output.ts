import type { Locale, LogHead } from '@tiendo/core'
import type { ReportDocument } from '@tiendo/report'
import { plainText, tablesOf, toCsv, toHtml, toMarkdown, toText } from '@tiendo/report'
import { usage } from './failure.ts'
import { plainJson } from './plain-json.ts'
import type { Surroundings } from './surroundings.ts'

export interface OutputOptions {
  readonly json?: boolean | undefined
  readonly lang?: Locale | undefined
  readonly format?: DocumentFormat | undefined
  /** csv: which table; the first unless stated. */
  readonly table?: string | undefined
}

export const documentFormats = ['text', 'md', 'csv', 'html'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** Vietnamese where it is asked for, or where the machine speaks it; otherwise English. */
export function localeOf({ lang }: Pick<OutputOptions, 'lang'>, { environment }: Surroundings): Locale {
  const spoken = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return lang ?? (spoken.startsWith('vi') ? 'vi' : 'en')
}

export function hasColor({ environment, isTerminal }: Surroundings): boolean {
  const isForced = (environment['FORCE_COLOR'] ?? '0') !== '0'
  const isRefused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb'
  return !isRefused && (isForced || isTerminal.output)
}

/** The envelope of every answer as JSON: `v` is the version of its shape. */
export function printJson(
  surroundings: Surroundings,
  command: string,
  head: LogHead | undefined,
  result: unknown,
): void {
  surroundings.print(`${plainJson({ v: 1, command, ...(head === undefined ? {} : { head }), result })}\n`)
}

export function printDocument(
  document: ReportDocument,
  options: OutputOptions,
  surroundings: Surroundings,
): void {
  surroundings.print(written(document, options, surroundings))
}

function written(
  document: ReportDocument,
  { format = 'text', table: wanted }: OutputOptions,
  surroundings: Surroundings,
): string {
  switch (format) {
    case 'text':
      return toText(document, { hasColor: hasColor(surroundings), maxTasks: 200 })
    case 'md':
      return toMarkdown(document)
    case 'html':
      return toHtml(document)
    case 'csv': {
      const isEmpty = tablesOf(document).length === 0 && wanted === undefined
      return isEmpty ? '' : csvOf(document, wanted)
    }
  }
}

/** One table of a document, as spreadsheets of its language read it. @throws {Refusal} `USAGE` */
export function csvOf(document: ReportDocument, wanted: string | undefined): string {
  const { locale } = document
  const table = partOf(tablesOf(document), wanted, '--table')
  return toCsv(table, { locale, delimiter: locale === 'vi' ? ';' : ',' })
}

/** The part of a document that is named, or else the first. @throws {Refusal} `USAGE` */
export function partOf<Part extends { readonly id: string }>(
  parts: readonly Part[],
  id: string | undefined,
  option: string,
): Part {
  const found = id === undefined ? parts[0] : parts.find((part) => part.id === id)
  if (found === undefined)
    throw usage(
      `The report has no ${id ?? 'such part'}`,
      `${option} takes one of: ${parts.map((part) => part.id).join(', ')}`,
    )
  return found
}

/** Lines for people. What a log says is shown without anything that a terminal would obey. */
export function printLines(surroundings: Surroundings, lines: readonly string[]): void {
  surroundings.print(lines.map((line) => `${plainText(line)}\n`).join(''))
}
