/**
 * Three kinds of failure, told apart by `name` and `code`, never by message or `instanceof` across packages.
 * Codes are stable; messages are not. No message carries the payload of an event.
 */

/** What a caller handed over is not what the signature asks for. Nothing was changed. */
export class InputError extends TypeError {
  override readonly name = 'InputError'
  readonly code: InputErrorCode
  /** Where the fault is, as in `commands[2].on` or `events[0].data.title`; empty for the value itself. */
  readonly path: string

  constructor(code: InputErrorCode, path: string, reason: string) {
    super(`${path === '' ? '' : `${path}: `}${reason}`)
    this.code = code
    this.path = path
  }
}

export type InputErrorCode =
  | 'INVALID_CATALOGUE'
  | 'INVALID_COMMAND'
  | 'INVALID_DATE'
  | 'INVALID_EVENT'
  | 'INVALID_GUARD'
  | 'INVALID_NUMBER'
  | 'INVALID_OPTION'
  | 'INVALID_PROJECTION'
  | 'INVALID_QUERY'
  | 'INVALID_QUESTION'
  | 'COMMIT_TOO_LARGE'
  | 'TOO_MANY_EVENTS'

/** The domain says no. `code` names the rule that forbids; `data` says what it was about. Nothing was changed. */
export class Rejection extends Error {
  override readonly name = 'Rejection'
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, data: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.data = data
  }
}

/**
 * How a catalogue refuses: what its codes mean, in words for people, makes rejections. The message names numbers of the data,
 * and texts only where they have the shape of an id or a date.
 */
export function rejectionsFor<Code extends string>(
  meanings: Readonly<Record<Code, string>>,
): (code: Code, data: Readonly<Record<string, unknown>>) => Rejection {
  return (code, data) => {
    const ids = Object.entries(data).filter(([, value]) => isIdOrNumber(value))
    const about = ids.length === 0 ? '' : ` (${ids.map(([name, value]) => `${name} ${value}`).join(', ')})`
    return new Rejection(code, `${code}: ${meanings[code]}${about}`, data)
  }
}

function isIdOrNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(value))
}

/** The log or its storage failed, or found the log not to be what it was. */
export class LogError extends Error {
  override readonly name = 'LogError'
  readonly code: LogErrorCode
  readonly data: Readonly<Record<string, unknown>>

  constructor(
    code: LogErrorCode,
    message: string,
    options: { readonly data?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = code
    this.data = options.data ?? {}
  }
}

export type LogErrorCode =
  /** The log, storage or tracker was closed. */
  | 'closed'
  /** Another process holds the log for writing: `{ holder }`. */
  | 'locked'
  /** The log does not contain a head that was expected in it. */
  | 'diverged'
  /** A line is not what a writer of this format writes: `{ commit, kind }`. */
  | 'corrupt'
  /** The storage did not answer: `{ outcome: 'not-written' | 'unknown' }`. */
  | 'unavailable'
  /** Written by a newer version of this library or of a catalogue: `{ what }`. */
  | 'too-new'
  /** What was in the log is no longer there: `{ kind: 'rewound' | 'replaced' }`. */
  | 'data-lost'
  /** The head of the log is far ahead of this clock: `{ at, now }`. */
  | 'clock-skew'
  /** Ten times in a row somebody else was first. */
  | 'contention'
  /** More appends are waiting than the queue takes. */
  | 'queue-full'
  /** The storage is out of space. */
  | 'quota'
  /** The storage may not be used here. */
  | 'denied'
  /** Another user of the storage prevents its opening. */
  | 'blocked'
  /** The connection to the storage is gone for good; the page has to be loaded again. */
  | 'needs-reload'

/**
 * Refuses options that there are none of: a misspelt one would otherwise be an option that was left out.
 *
 * @throws {InputError} `INVALID_OPTION`
 */
export function checkOptions(options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) {
    throw new InputError('INVALID_OPTION', 'options', 'not an object')
  }
  const unknown = Object.keys(options).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new InputError('INVALID_OPTION', unknown, 'is not an option of this')
}

/** True for an error of this library with this code, also one that another copy of the library threw. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}
