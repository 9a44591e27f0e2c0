import {
  type Authority,
  type CivilDate,
  civilDateIn,
  type Executed,
  type PlanningCommand,
  type Tracker,
} from '@tiendo/core'
import type { Command } from 'commander'
import type { CommonOptions } from './command.ts'
import { usage } from './failure.ts'
import { withLog } from './log.ts'
import { printJson, printLines } from './output.ts'
import type { Surroundings } from './surroundings.ts'
import { dateValue } from './values.ts'

export interface WriteOptions extends CommonOptions {
  readonly on?: CivilDate
  readonly by?: string
  readonly commitId?: string
  readonly dryRun?: boolean
}

/** When it became true, and who says so. */
export function occasionOptions(command: Command): Command {
  return command
    .option('--on <date>', 'the day on which it became true; today unless stated', dateValue)
    .option('--by <id>', 'who records it: an opaque id, no name')
}

/** What every command takes that records something at once. */
export function writeOptions(command: Command): Command {
  return occasionOptions(command)
    .option('--commit-id <id>', 'recorded once under this id, however often it is repeated')
    .option('--dry-run', 'show what would be recorded, and record nothing')
}

export interface AuthorityOptions {
  readonly issuer?: string
  readonly number?: string
  readonly date?: CivilDate
}

export function authorityOptions(command: Command): Command {
  return command
    .option('--issuer <name>', 'who decided it')
    .option('--number <number>', 'the number of the decision, as 25/QĐ-STP')
    .option('--date <date>', 'the date of the decision', dateValue)
}

/** @throws {Refusal} `USAGE` where a number or a date is stated without an issuer */
export function authorityOf({ issuer, number, date }: AuthorityOptions): Authority | undefined {
  if (issuer === undefined) {
    if (number !== undefined || date !== undefined)
      throw usage('A decision has an issuer', 'add --issuer NAME')
    return undefined
  }
  return { issuer, ...(number === undefined ? {} : { number }), ...(date === undefined ? {} : { date }) }
}

/** Today in the zone of a plan. */
export function todayIn(timeZone: string, { now }: Surroundings): CivilDate {
  return civilDateIn(timeZone, now())
}

/** Opens the log to record in it; for a dry run only to be read. */
export function withLogToRecord(
  { log, dryRun }: Pick<WriteOptions, 'log' | 'dryRun'>,
  surroundings: Surroundings,
  use: (tracker: Tracker) => Promise<void>,
): Promise<void> {
  return withLog({ log, mode: dryRun === true ? 'read' : 'write' }, surroundings, use)
}

/** Records commands as one commit, or shows what that would record. */
export async function record(
  tracker: Tracker,
  name: string,
  commands: readonly PlanningCommand[],
  options: WriteOptions,
  surroundings: Surroundings,
  /** The task that it is about, to be named by its code. */
  about?: NamedTask,
): Promise<void> {
  const { by, commitId, dryRun, json } = options
  if (dryRun === true) {
    const { events, overtaken } = await tracker.dryRun(commands, by === undefined ? {} : { by })
    if (json === true) return printJson(surroundings, name, tracker.head, { dryRun: true, events, overtaken })
    return printLines(surroundings, [
      'Nothing recorded. It would be:',
      ...events.map((event) => eventLine(event, about)),
    ])
  }
  const executed = await tracker.executeAll(commands, {
    ...(by === undefined ? {} : { by }),
    ...(commitId === undefined ? {} : { commitId }),
  })
  if (json === true) return printJson(surroundings, name, tracker.head, executed)
  return printLines(surroundings, executedLines(executed, about))
}

export function executedLines(
  { commit, position, count, events, overtaken, isDuplicate }: Executed,
  about?: NamedTask,
): readonly string[] {
  const place = count === 1 ? `position ${position}` : `positions ${position} to ${position + count - 1}`
  return [
    isDuplicate
      ? `Recorded before under this id: commit ${commit}, ${place}.`
      : `Recorded as commit ${commit}, ${place}.`,
    ...events.slice(0, shownEvents).map((event) => eventLine(event, about)),
    ...(events.length > shownEvents ? [`  … and ${events.length - shownEvents} more`] : []),
    ...(overtaken.length > 0 ? [`It overtakes what stands at ${overtaken.join(', ')}.`] : []),
  ]
}

const shownEvents = 20

/** A task with the code and the title by which people know it. */
export interface NamedTask {
  readonly task: string
  readonly code: string
  readonly title: string
}

/** One event in a line: what happened, when, and to what. */
export function eventLine(
  {
    type,
    on,
    data,
  }: {
    readonly type: string
    readonly on: CivilDate
    readonly data: Readonly<Record<string, unknown>>
  },
  about?: NamedTask,
): string {
  const named = about !== undefined && data['task'] === about.task ? about : undefined
  const subject =
    data['code'] ??
    named?.code ??
    data['task'] ??
    data['group'] ??
    data['publication'] ??
    data['plan'] ??
    data['unit'] ??
    ''
  const title = data['title'] ?? named?.title ?? data['name'] ?? data['note'] ?? data['reason'] ?? ''
  return `  ${on} ${type} ${String(subject)}${title === '' ? '' : `  ${String(title)}`}`
}
