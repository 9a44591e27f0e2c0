import { id, list, literal, text, unproved } from '../columns/canonical.ts'
import { textOf, utf8Of } from '../columns/utf8.ts'
import { type Day, dayOf, daysInMonth } from '../time/civil-date.ts'
import { noDay } from './task-table.ts'

/** The kinds of values of `fields.ts`, proved from their bytes. Each gives the index after the value, or `unproved`. */

const issuerKey = utf8Of('{"issuer":')
const numberKey = utf8Of(',"number":')
const dateKey = utf8Of(',"date":')
const [quote, comma, hyphen, braceClose] = [0x22, 0x2c, 0x2d, 0x7d]
const maxLineLength = 20_000
/** More units are possible; comparing each with each is not worth while then. */
const maxUnits = 16

/** The end of a line of text, in quotes, as `fields.ts` asks for it; `unproved` for what takes more to be proved. */
export function lineEnd(bytes: Uint8Array, at: number): number {
  return text(bytes, at, maxLineLength)
}

export function oneOf(bytes: Uint8Array, at: number, texts: readonly Uint8Array[]): number {
  for (const each of texts) if (literal(bytes, at, each) !== unproved) return at + each.length
  return unproved
}

export function authorityEnd(bytes: Uint8Array, start: number): number {
  let at = literal(bytes, start, issuerKey)
  at = at === unproved ? unproved : lineEnd(bytes, at)
  if (at === unproved) return unproved
  const number = literal(bytes, at, numberKey)
  if (number !== unproved) at = lineEnd(bytes, number)
  const date = at === unproved ? unproved : literal(bytes, at, dateKey)
  if (date !== unproved) at = dateAt(bytes, date) === noDay ? unproved : date + dateLength
  return at !== unproved && bytes[at] === braceClose ? at + 1 : unproved
}

/** A list of ids of which no two are equal. */
export function unitsEnd(bytes: Uint8Array, start: number): number {
  const end = list(bytes, start, maxUnits, id)
  if (end === unproved) return unproved
  // One id, or none, as nearly always.
  let second = start + 1
  while (second < end && bytes[second] !== comma) second++
  if (second === end) return end
  const units: readonly string[] = JSON.parse(textOf(bytes, start, end))
  return new Set(units).size === units.length ? end : unproved
}

/** A date in quotes. */
export const dateLength = 12

/** The day of a date in quotes that exists; `noDay` for anything else. */
export function dateAt(bytes: Uint8Array, at: number): Day {
  if (bytes[at] !== quote || bytes[at + 5] !== hyphen || bytes[at + 8] !== hyphen || bytes[at + 11] !== quote)
    return noDay
  const year = twoDigits(bytes, at + 1) * 100 + twoDigits(bytes, at + 3)
  const month = twoDigits(bytes, at + 6)
  const day = twoDigits(bytes, at + 9)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return noDay
  return dayOf(year, month, day)
}

/** The number that two digits stand for; one far below zero where one of them is none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 0x30
  const ones = (bytes[at + 1] as number) - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -100_000
}
