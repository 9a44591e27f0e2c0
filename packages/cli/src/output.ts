import type { Locale, LogHead } from '@tiendo/core'
import type { ReportDocument } from '@tiendo/report'
import { plainText, tablesOf, toCsv, toHtml, toMarkdown, toText } from '@tiendo/report'
import { plainJson } from './plain-json.ts'
import type { Surroundings } from './surroundings.ts'

export interface OutputOptions {
  readonly json?: boolean | undefined
  readonly lang?: Locale | undefined
  readonly format?: DocumentFormat | undefined
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
  { format = 'text' }: OutputOptions,
  surroundings: Surroundings,
): void {
  surroundings.print(written(document, format, surroundings))
}

function written(document: ReportDocument, format: DocumentFormat, surroundings: Surroundings): string {
  switch (format) {
    case 'text':
      return toText(document, { hasColor: hasColor(surroundings), maxTasks: 200 })
    case 'md':
      return toMarkdown(document)
    case 'html':
      return toHtml(document)
    case 'csv': {
      const [table] = tablesOf(document)
      return table === undefined
        ? ''
        : toCsv(table, { locale: document.locale, delimiter: document.locale === 'vi' ? ';' : ',' })
    }
  }
}

/** Lines for people. What a log says is shown without anything that a terminal would obey. */
export function printLines(surroundings: Surroundings, lines: readonly string[]): void {
  surroundings.print(lines.map((line) => `${plainText(line)}\n`).join(''))
}
