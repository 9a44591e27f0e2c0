import * as z from 'zod/mini'
import { parseDay } from '../time/civil-date.ts'
import { isTimeZone, parseInstant } from '../time/clock.ts'

/** The kinds of values that events and commands are made of. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: tab and line feed are part of a text of several lines.
const controlCharacterInText = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const loneSurrogate = /\p{Surrogate}/u

const text = (maxLength: number, forbidden: RegExp) =>
  z.string().check(
    z.minLength(1, 'must not be empty'),
    z.maxLength(maxLength, `must not be longer than ${maxLength} characters`),
    z.refine((value) => value.trim() !== '', 'must not be blank'),
    z.refine((value) => !forbidden.test(value), 'must not hold control characters'),
    z.refine((value) => !loneSurrogate.test(value), 'must not hold a lone surrogate'),
  )

export const id = z
  .string()
  .check(z.regex(/^[A-Za-z0-9._:-]{1,128}$/, 'must be an id: 1 to 128 of A–Z a–z 0–9 . _ : -'))
export const date = z
  .string()
  .check(z.refine((value) => parseDay(value) !== undefined, 'must be a date YYYY-MM-DD that exists'))
/** One line that people read: a title, a name, a reason. */
export const line = text(20_000, controlCharacter)
/** Text that may have several lines. */
export const prose = text(100_000, controlCharacterInText)
export const code = text(64, controlCharacter)
export const ids = z
  .array(id)
  .check(
    z.maxLength(1_000, 'must not have more than 1000 entries'),
    z.refine(isDistinct, 'must not name one twice'),
  )
export const evidence = z.array(prose).check(z.maxLength(100, 'must not have more than 100 entries'))
export const percent = z.number().check(z.gte(0, 'must not be below 0'), z.lte(100, 'must not be above 100'))
const amount = z.number().check(z.gte(0, 'must not be below 0'))
export const quantity = z.union([z.strictObject({ increment: amount }), z.strictObject({ total: amount })])
export const position = z.int().check(z.gte(1, 'must be a position of the log'))
/** `planned` work of the plan, `regular` work that goes on all the time, `adHoc` work that was not foreseen. */
export type TaskKind = 'planned' | 'regular' | 'adHoc'
export const kind = z.enum(['planned', 'regular', 'adHoc'])
export const cause = z.enum(['objective', 'subjective'])
export const authority = z.strictObject({
  issuer: line,
  number: z.exactOptional(line),
  date: z.exactOptional(date),
})
export const period = z.strictObject({ start: date, end: date })
/** A period of a calendar may be handed over as it is; its label is not recorded. */
export const periodAsked = z.strictObject({ label: z.exactOptional(z.string()), start: date, end: date })
export const calendar = z.union([
  z.enum(['calendarYear', 'vn-nd09-2019']),
  z.strictObject({
    startMonth: z.int().check(z.gte(1, 'must be a month'), z.lte(12, 'must be a month')),
    label: z.enum(['start', 'end']),
  }),
])
/** In an event only its form counts: a log must not become unreadable where a platform knows fewer zones. */
export const timeZone = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/, 'must be the name of a time zone'))
export const knownTimeZone = timeZone.check(z.refine(isTimeZone, 'must be a time zone of the IANA database'))
export const correction = z.strictObject({ reason: line, authority: z.exactOptional(authority) })
/** A decimal with at most three places, so that sums of weights are exact. */
export const weight = z.number().check(
  z.gte(0, 'must not be below 0'),
  z.lte(1_000_000, 'must not be above 1000000'),
  z.refine((value) => /^\d+(\.\d{1,3})?$/.test(String(value)), 'must not have more than three decimals'),
)
export const target = z.strictObject({
  quantity: amount,
  unit: line,
  kind: z.enum(['flow', 'level', 'lowerIsBetter']),
})
export const occurrences = z.array(z.strictObject({ key: code, start: date, deadline: date })).check(
  z.minLength(1, 'must have an entry'),
  z.maxLength(1_000, 'must not have more than 1000 entries'),
  z.refine((values) => isDistinct(values.map(({ key }) => key)), 'must not use a key twice'),
)
export const directionOf = z.strictObject({ review: id, direction: id })
const listOf = <Direction extends z.ZodMiniType<{ readonly direction?: string }>>(direction: Direction) =>
  z.array(direction).check(
    z.maxLength(1_000, 'must not have more than 1000 entries'),
    z.refine(
      (values) => isDistinct(values.flatMap((value) => value.direction ?? [])),
      'must not use an id twice',
    ),
  )
export const directions = listOf(z.strictObject({ direction: id, text: prose }))
export const directionsAsked = listOf(z.strictObject({ direction: z.exactOptional(id), text: prose }))
export const instant = z
  .string()
  .check(z.refine((value) => parseInstant(value) !== undefined, 'must be an instant'))
export const head = z.strictObject({
  log: z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'must be a ULID')),
  commit: position,
  position,
  at: instant,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal')),
})

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}
