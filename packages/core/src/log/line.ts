import { InputError, LogError } from '../errors.ts'
import { prevOf, shaOf } from '../storage/commit-storage.ts'
import { parseDay } from '../time/civil-date.ts'
import type { Instant } from '../time/clock.ts'
import type { Commit, LogHead, NewEvent, RecordedEvent } from './commit.ts'
import { type Json, type JsonObject, strictJson } from './json.ts'
import { sha256 } from './sha256.ts'

/** The version of the line format that this library writes. */
const formatVersion = 1
export const maxEventsPerCommit = 10_000
/** The longest line of any log, in UTF-8 bytes; a storage may allow less. */
export const maxLineBytes = 8 * 1024 * 1024

const idForm = /^[A-Za-z0-9._:-]{1,128}$/

/** The part of a commit that its writer decides, already checked. */
export interface CommitBody {
  readonly id: string
  readonly by?: string | undefined
  readonly meta?: JsonObject | undefined
  readonly events: readonly NewEvent[]
}

/** A checked commit body and the text of the parts that do not depend on where it lands. */
export interface PreparedBody extends CommitBody {
  /** `"by":…,"meta":…,"events":[…]`, as it stands in the line. */
  readonly text: string
}

/** The most that the parts of a line around its `text` can take, in bytes. */
const frameBytes = 512

/**
 * Checks a commit before it is queued, copies and freezes it, and writes the part of its line that is known.
 *
 * @throws {InputError} `INVALID_EVENT`, `TOO_MANY_EVENTS`, `COMMIT_TOO_LARGE`, `INVALID_OPTION`
 */
export function prepareBody(body: CommitBody, limitBytes: number): PreparedBody {
  if (!Array.isArray(body.events) || body.events.length === 0) {
    throw new InputError('INVALID_EVENT', 'events', 'a commit has at least one event')
  }
  if (body.events.length > maxEventsPerCommit) {
    throw tooManyEvents()
  }
  checkId(body.id, 'id')
  if (body.by !== undefined) checkId(body.by, 'by')
  const meta = body.meta === undefined ? undefined : strictObject(body.meta, 'meta')
  const events: NewEvent[] = []
  // A loop over indexes, not `map`, so that holes are seen.
  for (let index = 0; index < body.events.length; index++)
    events.push(strictEvent(body.events[index], `events[${index}]`))
  // An id has nothing in it that JSON would write otherwise.
  const by = body.by === undefined ? '' : `"by":"${body.by}",`
  const text = `${by}${meta === undefined ? '' : `"meta":${JSON.stringify(meta)},`}"events":${JSON.stringify(events)}`
  if (isLongerThan(text, Math.min(limitBytes, maxLineBytes) - frameBytes)) {
    throw new InputError('COMMIT_TOO_LARGE', 'events', 'the commit is larger than a line of this log may be')
  }
  return { id: body.id, by: body.by, meta, events, text }
}

export function tooManyEvents(): InputError {
  return new InputError('TOO_MANY_EVENTS', 'events', `a commit has at most ${maxEventsPerCommit} events`)
}

const partsOfEvents: readonly string[] = ['type', 'v', 'on', 'data']

/** The event with its keys in the order of the line, checked. */
function strictEvent(event: NewEvent | undefined, path: string): NewEvent {
  const invalid = (at: string, reason: string) => new InputError('INVALID_EVENT', `${path}${at}`, reason)
  if (typeof event !== 'object' || event === null) throw invalid('', 'not an object')
  const { type, v, on, data } = event
  for (const key of Object.keys(event))
    if (!partsOfEvents.includes(key)) throw invalid(`.${key}`, 'not a part of an event')
  if (typeof type !== 'string' || !typeForm.test(type)) throw invalid('.type', 'not a name of an event')
  if (v !== undefined && (!Number.isSafeInteger(v) || v < 1)) throw invalid('.v', 'not a version')
  if (typeof on !== 'string' || parseDay(on) === undefined)
    throw invalid('.on', 'not a date YYYY-MM-DD that exists')
  const checked = strictObject(data, `${path}.data`)
  return v === undefined || v === 1 ? { type, on, data: checked } : { type, v, on, data: checked }
}

const typeForm = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)?$/

function strictObject(value: unknown, path: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError('INVALID_EVENT', path, 'not an object')
  }
  return strictJson(value, 'INVALID_EVENT', path) as JsonObject
}

/** @throws {InputError} `INVALID_OPTION` */
export function checkId(id: unknown, path: string): asserts id is string {
  if (typeof id !== 'string' || !idForm.test(id)) {
    throw new InputError('INVALID_OPTION', path, 'not an id of 1 to 128 letters, digits or the signs . _ : -')
  }
}

function isLongerThan(text: string, limitBytes: number): boolean {
  // Never more than three bytes a UTF-16 unit, so most texts need not be counted.
  if (text.length * 3 <= limitBytes) return false
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // Each half of a surrogate pair counts two of the four bytes that the pair takes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
  }
  return bytes > limitBytes
}

/** As much of a head as the next line needs. */
type Place = Pick<LogHead, 'commit' | 'position' | 'sha256'>

/** Writes the line that puts a body right after `head`. `log` names the log in its first line. */
export function sealLine(body: PreparedBody, head: Place, log: string, at: Instant): string {
  const first = head.commit === 0 ? `"tiendo":${formatVersion},"log":"${log}",` : ''
  const place = `"commit":${head.commit + 1},"position":${head.position + 1},"id":"${body.id}"`
  const hashed = `{${first}${place},"at":"${at}",${body.text},"prev":"${head.sha256}"`
  return `${hashed},"sha256":"${sha256(hashed)}"}`
}

/**
 * The commit of a line that `openLine` has accepted before, now or in the run of the program that saved a snapshot: in
 * the meantime it may have been damaged.
 *
 * @throws {LogError} `corrupt { commit, kind }`
 */
export function readKnownLine(line: string, number: number): Commit {
  if (hashOf(line) !== shaOf(line)) throw corrupt(number, 'sha256')
  if (commitNumberOf(line) !== number) throw corrupt(number, 'commit')
  const parsed = JSON.parse(line) as CommitBody & {
    commit: number
    position: number
    at: Instant
    meta?: Json
  }
  const meta = parsed.meta === undefined ? {} : { meta: strictObject(parsed.meta, 'meta') }
  const events = parsed.events.map((event, index) => strictEvent(event, `events[${index}]`))
  return freezeCommit({ ...parsed, ...meta, events }, parsed.commit, parsed.position, parsed.at, shaOf(line))
}

/** The commit that a line just sealed holds, without reading it back. */
export function sealedCommit(body: PreparedBody, head: Place, at: Instant, line: string): Commit {
  return freezeCommit(body, head.commit + 1, head.position + 1, at, shaOf(line))
}

function freezeCommit(
  body: CommitBody,
  commit: number,
  position: number,
  at: Instant,
  sha256: string,
): Commit {
  const { id, by, meta } = body
  const events: RecordedEvent[] = []
  for (const event of body.events) events.push(placed(event, position + events.length))
  const parts: { -readonly [Part in keyof Commit]?: Commit[Part] } = { commit, position, id, at }
  if (by !== undefined) parts.by = by
  if (meta !== undefined) parts.meta = meta
  parts.events = Object.freeze(events)
  parts.sha256 = sha256
  return Object.freeze(parts as Commit)
}

function placed({ type, v, on, data }: NewEvent, position: number): RecordedEvent {
  return Object.freeze(v === undefined ? { type, on, data, position } : { type, v, on, data, position })
}

export function isUlid(id: string): boolean {
  return logForm.test(id)
}

/** What is wrong with a line, from its outside to its inside. */
export type LineFault =
  /** Nothing at all, as after the last line feed of a file. */
  | 'empty'
  /** It ends in a carriage return or a line feed. */
  | 'line-end'
  | 'form'
  | 'sha256'
  | 'prev'
  | 'json'
  | 'shape'
  | 'commit'
  | 'position'
  | 'at'
  | 'header'
  | 'event'

const tail = /"prev":"[0-9a-f]{64}","sha256":"[0-9a-f]{64}"\}$/
const keyOrder = /^(tiendo,log,)?commit,position,id,at,(by,)?(meta,)?events,prev,sha256$/
const logForm = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** The number that a line claims to have, read without parsing it; `undefined` where it claims none. */
export function commitNumberOf(line: string): number | undefined {
  const match = /^\{(?:"tiendo":\d+,"log":"[^"]*",)?"commit":(\d{1,15}),/.exec(line)
  return match === null ? undefined : Number(match[1])
}

/**
 * Reads the line that follows `head`, trusting nothing: the hash, the chain, the text, the shape, the numbering.
 * A line that passes is one that `sealLine` writes, to the letter.
 *
 * @throws {LogError} `corrupt { commit, kind }`; `too-new` for a later version of the format
 */
export function openLine(line: string, head: LogHead): { readonly commit: Commit; readonly head: LogHead } {
  const number = head.commit + 1
  const refuse = (kind: LineFault, cause?: unknown): never => {
    throw corrupt(number, kind, cause)
  }
  if (line === '') refuse('empty')
  if (/[\r\n]$/.test(line)) refuse('line-end')
  if (!tail.test(line)) refuse('form')
  if (hashOf(line) !== shaOf(line)) refuse('sha256')
  if (prevOf(line) !== head.sha256) refuse('prev')
  const parsed = parse(line, refuse)
  const { tiendo, log, commit, position, id, at, by, meta, events } = parsed
  if (tiendo !== undefined && tiendo !== formatVersion) {
    throw new LogError('too-new', `Cannot read the log: its format has version ${String(tiendo)}`, {
      data: { what: 'format', version: tiendo },
    })
  }
  if (commit !== number) refuse('commit')
  if ((tiendo === undefined) !== number > 1) refuse('header')
  if (tiendo !== undefined && !(typeof log === 'string' && logForm.test(log))) refuse('header')
  if (position !== head.position + 1) refuse('position')
  if (typeof id !== 'string' || !idForm.test(id)) refuse('shape')
  if (by !== undefined && !(typeof by === 'string' && idForm.test(by))) refuse('shape')
  if (typeof at !== 'string' || !isInstant(at)) refuse('at')
  if ((at as string) < head.at) refuse('at')
  if (!Array.isArray(events) || events.length === 0 || events.length > maxEventsPerCommit) refuse('shape')
  const body = readBody({ id, by, meta, events } as unknown as CommitBody, refuse)
  const opened = freezeCommit(body, number, position as number, at as Instant, shaOf(line))
  return { commit: opened, head: headAfter(opened, number === 1 ? (log as string) : head.log) }
}

/** Parsed, and proved to be written as JSON.stringify writes it: no white space, no key twice, no number that changes. */
function parse(line: string, refuse: (kind: LineFault, cause?: unknown) => never): Record<string, Json> {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
    if (JSON.stringify(parsed) !== line) refuse('json')
  } catch (cause) {
    if (cause instanceof LogError) throw cause
    refuse('json', cause)
  }
  if (!keyOrder.test(Object.keys(parsed as object).join())) refuse('shape')
  return parsed as Record<string, Json>
}

function readBody(body: CommitBody, refuse: (kind: LineFault, cause?: unknown) => never): CommitBody {
  try {
    const events = body.events.map((event, index) => {
      const read = strictEvent(event, `events[${index}]`)
      if (Object.keys(read).join() !== Object.keys(event).join()) refuse('event')
      return read
    })
    const meta = body.meta === undefined ? undefined : strictObject(body.meta, 'meta')
    return { id: body.id, by: body.by, meta, events }
  } catch (cause) {
    if (cause instanceof LogError) throw cause
    return refuse('event', cause)
  }
}

/**
 * An event as it stands in a line, from its text alone.
 *
 * @throws where the text is not what a writer writes
 */
export function readEvent(text: string, position: number): RecordedEvent {
  const event = JSON.parse(text) as NewEvent
  const read = strictEvent(event, 'event')
  if (JSON.stringify(event) !== text || Object.keys(read).join() !== Object.keys(event).join())
    throw new InputError('INVALID_EVENT', 'event', 'not the text that a writer writes')
  return Object.freeze({ ...read, position })
}

function corrupt(commit: number, kind: LineFault, cause?: unknown): LogError {
  return new LogError('corrupt', `Cannot read commit ${commit}: its ${kind} is not what a writer writes`, {
    data: { commit, kind },
    ...(cause === undefined ? {} : { cause }),
  })
}

/** The sha256 that a line has to name: that of its text before it. */
export function hashOf(line: string): string {
  return sha256(line.slice(0, -77))
}

function isInstant(text: string): boolean {
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
}

export const emptyLogHead: LogHead = Object.freeze({
  log: '',
  commit: 0,
  position: 0,
  at: '0000-01-01T00:00:00.000Z',
  sha256: '0'.repeat(64),
})

export function headAfter(commit: Commit, log: string): LogHead {
  const last = commit.events.at(-1) as RecordedEvent
  return Object.freeze({
    log,
    commit: commit.commit,
    position: last.position,
    at: commit.at,
    sha256: commit.sha256,
  })
}
