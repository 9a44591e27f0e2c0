import { type Breakdown, calendars, type Period, type Tracker } from '@tiendo/core'
import { answerOf } from '../contestant.ts'

/** The question that is asked everywhere: four quarters × the groups of all plans. */
const quarters: readonly Period[] = calendars.calendarYear.quarters(2024)

/** What is compared of a quarter and group; figures of tiendo hold more. */
export interface GroupCounts {
  readonly group: string
  readonly completedOnTime: number
  readonly completedLate: number
  readonly completedUndated: number
  readonly openWithinDeadline: number
  readonly openOverdue: number
  readonly openUndated: number
  readonly outOfScope: number
}

/** The same text for the same figures. The ratio is that of what is done and dated, of that and what is overdue. */
export function answerOfQuarters(perQuarter: readonly (readonly GroupCounts[])[]): string {
  return answerOf(
    perQuarter.map((groups) =>
      [...groups]
        .sort((a, b) => (a.group < b.group ? -1 : 1))
        .map((each) => {
          const { group, completedOnTime, completedLate, completedUndated } = each
          const { openWithinDeadline, openOverdue, openUndated, outOfScope } = each
          const doneDated = completedOnTime + completedLate
          const done = doneDated + completedUndated
          const assigned = done + openWithinDeadline + openOverdue + openUndated
          const counts = [
            completedOnTime,
            completedLate,
            completedUndated,
            openWithinDeadline,
            openOverdue,
            openUndated,
          ]
          return [group, assigned, done, ...counts, outOfScope, doneDated, doneDated + openOverdue]
        }),
    ),
  )
}

export interface Moment {
  /** Days before the end of each quarter. */
  readonly daysBeforeEnd: number
  readonly knownAt: number
}

export const dayMs = 24 * 60 * 60 * 1000

export function asOfDates({ daysBeforeEnd }: Pick<Moment, 'daysBeforeEnd'>): readonly string[] {
  return quarters.map(({ end }) =>
    new Date(Date.parse(end) - daysBeforeEnd * dayMs).toISOString().slice(0, 10),
  )
}

export function askTracker(tracker: Pick<Tracker, 'breakdown'>, moment?: Moment): readonly Breakdown[] {
  const dates = asOfDates(moment ?? { daysBeforeEnd: 0 })
  return quarters.map((period, index) =>
    tracker.breakdown(
      {
        period,
        asOf: dates[index] as string,
        ...(moment === undefined ? {} : { knownAt: moment.knownAt }),
      },
      'group',
    ),
  )
}

export function answerOfBreakdowns(breakdowns: readonly Breakdown[]): string {
  return answerOfQuarters(
    breakdowns.map(({ rows }) =>
      rows.map((row) => {
        const { counts, ratios } = row
        const { numerator = 0, denominator = 0 } = ratios.completionOfDueOrDone ?? {}
        const doneDated = counts.completedOnTime + counts.completedLate
        if (numerator !== doneDated || denominator !== doneDated + counts.openOverdue)
          throw new Error('The ratio of a breakdown does not follow from its counts')
        return { ...counts, group: row.key ?? '' }
      }),
    ),
  )
}
