import type { Locale } from '@tiendo/core'
import { type Command, Option } from 'commander'
import { type DocumentFormat, documentFormats } from './output.ts'
import type { Surroundings } from './surroundings.ts'

/** What every command takes. */
export interface CommonOptions {
  readonly log?: string
  readonly json?: boolean
  readonly lang?: Locale
}

export interface FormatOption {
  readonly format?: DocumentFormat
}

/** Adds one command to the program. What it needs of the library is loaded when it runs. */
export type AddCommand = (program: Command, surroundings: Surroundings) => void

export function commonOptions(command: Command): Command {
  return command
    .option(
      '--log <path>',
      'folder of the log, a file with its lines, or - for standard input (TIENDO_LOG, or .)',
    )
    .option('--json', 'the answer as JSON')
    .addOption(new Option('--lang <language>', 'language of what is printed').choices(['vi', 'en']))
}

export function formatOption(command: Command): Command {
  return command.addOption(
    new Option('--format <format>', 'how the answer is written').choices(documentFormats).default('text'),
  )
}

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n`
}
