import { parseArgs } from 'node:util'
import { addDays, type Question } from '@tiendo/core'
import type { Lang } from '../print/lang.ts'
import { Refusal } from './failure.ts'

const calendarNames = ['calendarYear', 'vn-nd09-2019'] as const
export type BuiltInCalendar = (typeof calendarNames)[number]

export interface Options {
  /** The log; the one beside this program where absent. */
  readonly file: string | undefined
  readonly calendar: BuiltInCalendar | undefined
  readonly asOf: string | undefined
  readonly knownAt: Question['knownAt']
  readonly plan: string | undefined
  readonly lang: Lang
  readonly json: boolean
  readonly help: boolean
}

export const usage = `npm start -- [LOG] [OPTIONS]

  LOG              an NDJSON log of tiendo; that of this example unless stated
  --plan ID        the plan; the one with most tasks unless stated
  --as-of DATE     the close of this day; that of the last commit unless stated
  --known-at WHEN  a date, an instant with its zone, or a position; all that was
                   recorded unless stated
  --calendar NAME  calendarYear or vn-nd09-2019; both unless stated, or the
                   plan's own where that is neither
  --lang vi|en     vi unless stated
  --json           everything, as JSON: npm start -s -- --json > report.json
  --help           this text

Options stand behind "--", or npm takes them for its own.

Example: npm start -- --known-at 2021-07-09 --calendar calendarYear --lang en
Exit codes: 0; 1 where the log cannot answer; 2 for a wrong command line.
`

/** @throws {Refusal} `USAGE` */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args)
  const { calendar, lang = 'vi', plan, json = false, help = false } = values
  if (positionals.length > 1) throw wrong('only one log can be read')
  if (calendar !== undefined && !isCalendar(calendar))
    throw wrong(`--calendar must be ${calendarNames.join(' or ')}`)
  if (lang !== 'vi' && lang !== 'en') throw wrong('--lang must be vi or en')
  const asOf = values['as-of']
  if (asOf !== undefined && !isDate(asOf)) throw wrong('--as-of must be a date YYYY-MM-DD')
  return {
    file: positionals[0],
    calendar,
    asOf,
    knownAt: readKnownAt(values['known-at']),
    plan,
    lang,
    json,
    help,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        calendar: { type: 'string' },
        'as-of': { type: 'string' },
        'known-at': { type: 'string' },
        plan: { type: 'string' },
        lang: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw wrong((error as Error).message.split('. ')[0] as string)
  }
}

function readKnownAt(text: string | undefined): Question['knownAt'] {
  if (text === undefined || isDate(text)) return text
  if (/^\d{1,15}$/.test(text)) return Number(text)
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)))
    return text
  throw wrong('--known-at must be a date YYYY-MM-DD, an instant with its zone, or a position')
}

function isCalendar(name: string): name is BuiltInCalendar {
  return (calendarNames as readonly string[]).includes(name)
}

function isDate(text: string): boolean {
  try {
    addDays(text, 0)
    return true
  } catch {
    return false
  }
}

function wrong(message: string): Refusal {
  return new Refusal('USAGE', `${message} (--help tells more)`, 2)
}
