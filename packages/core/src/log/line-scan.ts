import { digits, id, literal, numberOf, unproved } from '../columns/canonical.ts'
import { asciiOf, utf8Of } from '../columns/utf8.ts'
import { parseDay } from '../time/civil-date.ts'
import type { LogHead } from './commit.ts'
import { sha256OfBytes } from './sha256.ts'

/** What takes in the events of lines whose frame is proved, without making objects of them. */
export interface EventScanner {
  /**
   * Proves that a list of events stands between two indexes, as a writer writes it, and remembers it for `take`. Returns
   * how many events it has, `unproved` where the line has to be read as a whole.
   */
  scan(bytes: Uint8Array, start: number, end: number, position: number): number
  /** Takes in what was scanned last, recorded at `ms`. */
  take(ms: number): void
}

/** The parts of a line that the follower of a log has to know. */
export interface ScannedLine {
  readonly position: number
  readonly eventCount: number
  readonly idStart: number
  readonly idEnd: number
  readonly at: string
}

const beginning = utf8Of('{"commit":')
const positionKey = utf8Of(',"position":')
const idKey = utf8Of(',"id":')
const atKey = utf8Of(',"at":"')
const byKey = utf8Of('","by":')
const eventsKey = utf8Of('"events":[')
const prevKey = utf8Of('],"prev":"')
const shaKey = utf8Of('","sha256":"')
const ending = utf8Of('"}')

const hashLength = 64
const atLength = 24
/** From the end of the events to the end of the line. */
const tailLength = prevKey.length + hashLength + shaKey.length + hashLength + ending.length
/** What the hash of a line does not cover. */
const sealLength = 77

/**
 * Proves that a line follows `head` and is one that `sealLine` writes, from its bytes: the same that `openLine` finds out,
 * for the lines that nearly all lines are. `undefined` for any other, sound or not, and nothing was taken in then.
 */
export function scanLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  head: LogHead,
  events: EventScanner,
): ScannedLine | undefined {
  const commitStart = literal(bytes, start, beginning)
  if (commitStart === unproved || end - start < tailLength) return undefined
  const commitEnd = digits(bytes, commitStart)
  if (commitEnd === unproved || numberOf(bytes, commitStart, commitEnd) !== head.commit + 1) return undefined
  const positionStart = literal(bytes, commitEnd, positionKey)
  const positionEnd = positionStart === unproved ? unproved : digits(bytes, positionStart)
  const position = head.position + 1
  if (positionEnd === unproved || numberOf(bytes, positionStart, positionEnd) !== position) return undefined
  const idStart = literal(bytes, positionEnd, idKey)
  const idEnd = idStart === unproved ? unproved : id(bytes, idStart)
  const atStart = idEnd === unproved ? unproved : literal(bytes, idEnd, atKey)
  if (atStart === unproved) return undefined
  const at = instantAt(bytes, atStart)
  if (at === undefined || at < head.at) return undefined
  let next = atStart + atLength
  const byStart = literal(bytes, next, byKey)
  if (byStart === unproved) next = bytes[next] === 0x22 ? next + 1 : unproved
  else next = id(bytes, byStart)
  if (next === unproved || bytes[next] !== 0x2c) return undefined
  const eventsStart = literal(bytes, next + 1, eventsKey)
  const eventsEnd = end - tailLength
  if (eventsStart === unproved || eventsStart > eventsEnd) return undefined
  const eventCount = events.scan(bytes, eventsStart, eventsEnd, position)
  if (eventCount === unproved) return undefined
  return { position, eventCount, idStart: idStart + 1, idEnd: idEnd - 1, at }
}

/** Whether a line ends as it must, names `prev` and, unless that is taken on trust, its own hash. */
export function isSealed(
  bytes: Uint8Array,
  start: number,
  end: number,
  prev: string,
  trustHashes: boolean,
): boolean {
  const prevStart = literal(bytes, end - tailLength, prevKey)
  if (prevStart === unproved || !holds(bytes, prevStart, prev)) return false
  const shaStart = literal(bytes, prevStart + hashLength, shaKey)
  if (shaStart === unproved || literal(bytes, shaStart + hashLength, ending) === unproved) return false
  if (trustHashes) return isHexadecimal(bytes, shaStart)
  return holds(bytes, shaStart, sha256OfBytes(bytes.subarray(start, end - sealLength)))
}

/** The hash that a line names. */
export function shaAt(bytes: Uint8Array, end: number): string {
  return asciiOf(bytes, end - ending.length - hashLength, end - ending.length)
}

function holds(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < hashLength; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

function isHexadecimal(bytes: Uint8Array, at: number): boolean {
  for (let index = at; index < at + hashLength; index++) {
    const byte = bytes[index] as number
    if (!((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66))) return false
  }
  return true
}

const instantForm = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** An instant as `toISOString` writes it; `undefined` where there is another text. */
function instantAt(bytes: Uint8Array, at: number): string | undefined {
  const text = asciiOf(bytes, at, at + atLength)
  return instantForm.test(text) && parseDay(text.slice(0, 10)) !== undefined ? text : undefined
}
