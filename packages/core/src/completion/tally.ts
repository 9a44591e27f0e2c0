import type { Counts, Ratio, RatioName, Ratios, Totals } from '../planning/figures-format.ts'
import { ratioNames } from '../planning/figures-format.ts'
import { attainmentOf } from './attainment.ts'
import { isDone, type Standing } from './status.ts'

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
    isAbout: (standing) => isDueOrDone(standing) && isDueBy(standing),
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

function isDueBy({ deadline, day }: Standing): boolean {
  return deadline !== undefined && deadline.day <= day
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What a ratio is made of, by number and by weight. Weights are counted in thousandths, so that their sums are exact. */
interface Terms {
  numerator: number
  denominator: number
  weightedNumerator: number
  weightedDenominator: number
}

/** Adds standings up; those of one task one after the other. */
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
    tasks: 0,
    pendingCount: 0,
    suspendedOverdue: 0,
    dateUnknownCount: 0,
    lateUnproven: 0,
    extendedCount: 0,
    retroactiveCount: 0,
    unweightedCount: 0,
    targetCount: 0,
    targetMetCount: 0,
    targetExceededCount: 0,
  }
  readonly #terms = ratioNames.map(
    (): Terms => ({ numerator: 0, denominator: 0, weightedNumerator: 0, weightedDenominator: 0 }),
  )
  #lastTask: string | undefined

  add(standing: Standing): void {
    const { counts } = this
    const { status, state, completion } = standing
    counts[status]++
    if (status === 'outOfScope') return
    counts.assigned++
    if (state.task !== this.#lastTask) counts.tasks++
    this.#lastTask = state.task
    if (state.phase === 'pending') counts.pendingCount++
    if (status === 'suspended' && standing.isPastDeadline) counts.suspendedOverdue++
    counts.extendedCount += state.extendedCount
    counts.retroactiveCount += state.retroactive.length
    if (completion?.isDateUnknown === true) {
      counts.dateUnknownCount++
      if (status === 'completedLate') counts.lateUnproven++
    }
    if (state.weight === undefined) counts.unweightedCount++
    this.#addTarget(standing)
    this.#addTerms(standing)
  }

  totals(): Totals {
    const pairs = (pairOf: (terms: Terms) => Ratio | null) =>
      Object.fromEntries(ratioNames.map((name, index) => [name, pairOf(this.#terms[index] as Terms)]))
    return {
      counts: this.counts,
      ratios: pairs(({ numerator, denominator }) => ratio(numerator, denominator)) as unknown as Ratios,
      weighted: pairs(({ weightedNumerator, weightedDenominator }) =>
        ratio(weightedNumerator, weightedDenominator),
      ) as unknown as Ratios,
    }
  }

  #addTarget({ state }: Standing): void {
    const attainment = attainmentOf(state)
    if (attainment === undefined) return
    this.counts.targetCount++
    if (attainment.isMet === true) this.counts.targetMetCount++
    const { ratio: reached } = attainment
    if (reached !== null && reached.numerator > reached.denominator) this.counts.targetExceededCount++
  }

  #addTerms(standing: Standing): void {
    const weight = Math.round((standing.state.weight ?? 1) * 1000)
    for (const [index, name] of ratioNames.entries()) {
      const { counts, isAbout } = ratioTerms[name]
      if (!isAbout(standing)) continue
      const terms = this.#terms[index] as Terms
      terms.denominator++
      terms.weightedDenominator += weight
      if (!counts(standing)) continue
      terms.numerator++
      terms.weightedNumerator += weight
    }
  }
}

function ratio(numerator: number, denominator: number): Ratio | null {
  return denominator === 0 ? null : { numerator, denominator }
}
