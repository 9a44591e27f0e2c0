import { isDone, type Standing } from './status.ts'

/** Counts of tasks. The first seven add up to `assigned`. */
export interface Counts {
  readonly completedOnTime: number
  readonly completedLate: number
  readonly completedUndated: number
  readonly suspended: number
  readonly openWithinDeadline: number
  readonly openOverdue: number
  readonly openUndated: number
  /** Tasks in scope. */
  readonly assigned: number
  /** Tasks that were known once and are not in scope: not begun yet, or withdrawn. */
  readonly outOfScope: number
  /** Completed tasks of which nobody knows the day; and those of them that are late only for that reason. */
  readonly dateUnknownCount: number
  readonly lateUnproven: number
  /** Changes of the deadlines of assigned tasks: to a later day, and approved too late to count. */
  readonly extendedCount: number
  readonly retroactiveCount: number
}

/** An exact share. */
export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

/**
 * Completion ratios, each by its own denominator, because official reports use several without saying which. `null`
 * where there is nothing to divide by. With done = completedOnTime + completedLate + completedUndated, doneDated =
 * completedOnTime + completedLate, and d the deadline by the policy of the question:
 */
export interface Ratios {
  /** done / assigned */
  readonly completionOfAssigned: Ratio | null
  /** doneDated / (doneDated + openOverdue) */
  readonly completionOfDueOrDone: Ratio | null
  /** done with d ≤ asOf / (done with d ≤ asOf + openOverdue) */
  readonly completionDueStrict: Ratio | null
  /** completedOnTime / doneDated */
  readonly onTimeOfCompleted: Ratio | null
  /** completedOnTime / (doneDated + openOverdue) */
  readonly onTimeOfDue: Ratio | null
  /** openOverdue / assigned */
  readonly overdueOfAssigned: Ratio | null
  /** openOverdue / (doneDated + openOverdue) */
  readonly overdueOfDue: Ratio | null
  /** regular tasks that are done or had progress reported / regular tasks */
  readonly regularWithResult: Ratio | null
}
export type RatioName = keyof Ratios

/** Which tasks a ratio is about, and which of them it counts. */
export const ratioTerms: {
  readonly [Name in RatioName]: {
    readonly counts: (standing: Standing) => boolean
    readonly isAbout: (standing: Standing) => boolean
  }
} = {
  completionOfAssigned: { counts: isDone, isAbout: isAssigned },
  completionOfDueOrDone: { counts: isDoneDated, isAbout: isDueOrDone },
  completionDueStrict: {
    counts: isDone,
    isAbout: (standing) => isDueOrDone(standing) && isPastDeadline(standing),
  },
  onTimeOfCompleted: { counts: isOnTime, isAbout: isDoneDated },
  onTimeOfDue: { counts: isOnTime, isAbout: isDueOrDone },
  overdueOfAssigned: { counts: isOverdue, isAbout: isAssigned },
  overdueOfDue: { counts: isOverdue, isAbout: isDueOrDone },
  regularWithResult: {
    counts: (standing) => isDone(standing) || standing.state.hasProgress,
    isAbout: (standing) => isAssigned(standing) && standing.state.kind === 'regular',
  },
}
export const ratioNames = Object.keys(ratioTerms) as readonly RatioName[]

export function isAssigned({ status }: Standing): boolean {
  return status !== 'outOfScope'
}

function isDoneDated({ status }: Standing): boolean {
  return status === 'completedOnTime' || status === 'completedLate'
}

function isOverdue({ status }: Standing): boolean {
  return status === 'openOverdue'
}

function isOnTime({ status }: Standing): boolean {
  return status === 'completedOnTime'
}

function isDueOrDone(standing: Standing): boolean {
  return isDoneDated(standing) || isOverdue(standing)
}

function isPastDeadline({ deadline, day }: Standing): boolean {
  return deadline !== undefined && deadline.day <= day
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** Adds standings up. */
export class Tally {
  readonly counts: Writable<Counts> = {
    completedOnTime: 0,
    completedLate: 0,
    completedUndated: 0,
    suspended: 0,
    openWithinDeadline: 0,
    openOverdue: 0,
    openUndated: 0,
    assigned: 0,
    outOfScope: 0,
    dateUnknownCount: 0,
    lateUnproven: 0,
    extendedCount: 0,
    retroactiveCount: 0,
  }
  #doneByDeadline = 0
  #regular = 0
  #regularWithResult = 0

  add(standing: Standing): void {
    const { counts } = this
    const { status, state, completion } = standing
    counts[status]++
    if (status === 'outOfScope') return
    counts.assigned++
    counts.extendedCount += state.extendedCount
    counts.retroactiveCount += state.retroactive.length
    if (completion?.isDateUnknown === true) {
      counts.dateUnknownCount++
      if (status === 'completedLate') counts.lateUnproven++
    }
    if (completion !== undefined && isPastDeadline(standing)) this.#doneByDeadline++
    if (state.kind === 'regular') {
      this.#regular++
      if (completion !== undefined || state.hasProgress) this.#regularWithResult++
    }
  }

  ratios(): Ratios {
    const { completedOnTime, completedLate, completedUndated, openOverdue, assigned } = this.counts
    const doneDated = completedOnTime + completedLate
    return {
      completionOfAssigned: ratio(doneDated + completedUndated, assigned),
      completionOfDueOrDone: ratio(doneDated, doneDated + openOverdue),
      completionDueStrict: ratio(this.#doneByDeadline, this.#doneByDeadline + openOverdue),
      onTimeOfCompleted: ratio(completedOnTime, doneDated),
      onTimeOfDue: ratio(completedOnTime, doneDated + openOverdue),
      overdueOfAssigned: ratio(openOverdue, assigned),
      overdueOfDue: ratio(openOverdue, doneDated + openOverdue),
      regularWithResult: ratio(this.#regularWithResult, this.#regular),
    }
  }
}

function ratio(numerator: number, denominator: number): Ratio | null {
  return denominator === 0 ? null : { numerator, denominator }
}
