import type { CivilDate } from '@tiendo/core'

/** Milliseconds of the first moment of a day in UTC: the axis of dates knows no other zone. */
export function timeOf(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`)
}

export function dateOf(time: number): CivilDate {
  return new Date(time).toISOString().slice(0, 10)
}

const dayMs = 86_400_000
const shortestMonthMs = 28 * dayMs
const daySteps = [1, 2, 7, 14]
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000]

/** The times between two days to be labelled, at least `gapMs` apart: every so many days from the first on, or first days of months. */
export function marksBetween(first: CivilDate, last: CivilDate, gapMs: number): readonly number[] {
  const [start, end] = [timeOf(first), timeOf(last)]
  const days = daySteps.find((step) => step * dayMs >= gapMs)
  if (days !== undefined) return everyDays(start, end, days)
  const months = monthSteps.find((step) => step * shortestMonthMs >= gapMs)
  const marks = months === undefined ? [] : everyMonths(start, end, months)
  return marks.length > 0 ? marks : [start]
}

function everyDays(start: number, end: number, step: number): readonly number[] {
  return Array.from(
    { length: Math.floor((end - start) / (step * dayMs)) + 1 },
    (_, index) => start + index * step * dayMs,
  )
}

function everyMonths(start: number, end: number, step: number): readonly number[] {
  const marks: number[] = []
  const from = new Date(start)
  const month = Math.floor((from.getUTCFullYear() * 12 + from.getUTCMonth()) / step) * step
  for (let next = month; ; next += step) {
    const time = new Date(0).setUTCFullYear(Math.floor(next / 12), next % 12, 1)
    if (time > end) return marks
    if (time >= start) marks.push(time)
  }
}

/** The indices of at most `limit` of so many, evenly apart, the first and the last among them. */
export function thinned(length: number, limit: number): readonly number[] {
  if (length <= limit) return Array.from({ length }, (_, index) => index)
  return Array.from({ length: limit }, (_, index) => Math.round((index * (length - 1)) / (limit - 1)))
}
