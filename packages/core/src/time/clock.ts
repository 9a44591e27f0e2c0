import { InputError } from '../errors.ts'
import type { CivilDate } from './civil-date.ts'

/** A point in time as `YYYY-MM-DDTHH:MM:SS.mmmZ`. Strings compare in time order. */
export type Instant = string

/** Where the library learns what time it is. Everything else about time is an argument. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** Milliseconds of an instant with a zone (`Z` or `+07:00`), or `undefined` where it is none (24:00, 30 February, no zone). */
export function parseInstant(text: string): number | undefined {
  if (!form.test(text)) return undefined
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) return undefined
  // Date.parse reads 30 February as 2 March and 24:00 as the next day: the date and hour must come back.
  const zone = text.endsWith('Z') ? 0 : zoneMinutes(text.slice(-6))
  return new Date(ms + zone * 60_000).toISOString().startsWith(text.slice(0, 16)) ? ms : undefined
}

function zoneMinutes(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * The civil date that people in a time zone write at an instant: 2021-06-30T17:30Z is 1 July in Asia/Ho_Chi_Minh.
 *
 * @throws {InputError} `INVALID_OPTION` for a time zone that this platform does not know.
 */
export function civilDateIn(timeZone: string, ms: number): CivilDate {
  // Zones are whole minutes apart since 1973, so no day begins within one; before, and there is no log that old, they were not.
  const minute = ms < 1e11 ? Number.NaN : Math.floor(ms / 60_000)
  const known = lastDates.get(timeZone)
  if (known?.minute === minute) return known.date
  const date = dateIn(timeZone, ms)
  lastDates.set(timeZone, { minute, date })
  return date
}

/** By time zone the date that was asked for last: who asks for one mostly asks for today. */
const lastDates = new Map<string, { readonly minute: number; readonly date: CivilDate }>()

function dateIn(timeZone: string, ms: number): CivilDate {
  // Without a formatter, which takes some milliseconds to make.
  if (timeZone === 'UTC' && ms >= 0 && ms < 1e14) return new Date(ms).toISOString().slice(0, 10)
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(ms)
      .map((part) => [part.type, part.value]),
  )
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  try {
    const options = { timeZone, calendar: 'gregory', numberingSystem: 'latn' } as const
    const formatter = new Intl.DateTimeFormat('en-US', {
      ...options,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formatters.set(timeZone, formatter)
    return formatter
  } catch {
    throw new InputError('INVALID_OPTION', 'timeZone', 'not a time zone of the IANA database')
  }
}

export function isTimeZone(timeZone: string): boolean {
  if (timeZone === 'UTC') return true
  try {
    formatterOf(timeZone)
    return true
  } catch {
    return false
  }
}
