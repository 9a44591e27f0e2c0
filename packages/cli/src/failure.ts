/** What the command ends with. */
export const exitCodes = {
  /** It was done, or answered. */
  done: 0,
  /** The log says no: a rule forbids it, there is no such task, a check found something. */
  refused: 1,
  /** The command line, or a value in it, is wrong. */
  usage: 2,
  /** The log or a file cannot be read or written. */
  unreadable: 3,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What the command itself refuses. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly exitCode: ExitCode
  /** What to type, or do, instead. */
  readonly hint: string | undefined

  constructor(
    code: string,
    message: string,
    options: { readonly exitCode?: ExitCode; readonly hint?: string } = {},
  ) {
    super(message)
    this.code = code
    this.exitCode = options.exitCode ?? exitCodes.refused
    this.hint = options.hint
  }
}

export function usage(message: string, hint?: string): Refusal {
  return new Refusal('USAGE', message, { exitCode: exitCodes.usage, ...(hint === undefined ? {} : { hint }) })
}

/** A failure for people and for programs. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly data?: unknown
  readonly exitCode: ExitCode
}

/** `undefined` for an error that nobody foresaw. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Refusal) {
    const { code, message, hint, exitCode } = error
    return { code, message, exitCode, ...(hint === undefined ? {} : { hint }) }
  }
  if (!(error instanceof Error)) return undefined
  const { name, message, code, path, data } = error as Error & {
    readonly code?: unknown
    readonly path?: unknown
    readonly data?: unknown
  }
  if (typeof code !== 'string') return undefined
  const exitCode = exitCodesByName[name] ?? (/^E[A-Z0-9]+$/.test(code) ? exitCodes.unreadable : undefined)
  if (exitCode === undefined) return undefined
  const about = name === 'InputError' ? { data: { path } } : data === undefined ? {} : { data }
  return { code, message, ...about, ...hintFor(code), exitCode }
}

/** Errors of the libraries, known by their names: there may be several copies of a library. */
const exitCodesByName: Readonly<Record<string, ExitCode>> = {
  InputError: exitCodes.usage,
  ImportError: exitCodes.usage,
  Rejection: exitCodes.refused,
  LogError: exitCodes.unreadable,
}

const hints: Readonly<Record<string, string>> = {
  corrupt: 'tiendo doctor says where, and what can be done',
  locked: 'another process writes to this log: end it, or try again later; reading goes on meanwhile',
  diverged: 'the two logs have different histories: choose an empty folder',
  ENOENT: 'there is no such file or folder: check the path',
  'clock-skew': 'the log is ahead of the clock of this machine: set the clock',
  'too-new': 'the log was written by a later version: update tiendo',
  TOO_MANY_EVENTS: 'split it: a commit holds at most 10,000 events',
  UNKNOWN_UNIT:
    'tiendo init --units FILE registers units; tiendo log --type UnitRegistered lists those there are',
  PERIOD_SEALED: 'a correction is let through: --correction REASON',
  PLAN_CLOSED: 'a correction is let through: --correction REASON',
  PLAN_EXISTS: 'choose another --plan, or add to this one: tiendo add, tiendo import',
  CODE_TAKEN: 'choose another --code, or change that task: tiendo amend CODE',
  AUTHORITY_MISSING: 'name who decided it: --issuer NAME [--number NUMBER] [--date DATE]',
  TASK_ALREADY_COMPLETED:
    'tiendo log --task CODE shows when; a wrong date is corrected with --correction in the library',
  COMPLETION_IN_FUTURE: 'state the day on which it was completed: --on DATE',
  WORK_IN_FUTURE: 'state a day that has come: --on DATE',
}

function hintFor(code: string): { readonly hint?: string } {
  const hint = hints[code]
  return hint === undefined ? {} : { hint }
}
