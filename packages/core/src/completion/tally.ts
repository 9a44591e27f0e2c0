import type { Ratio, RatioName, Ratios, Status, Totals } from '../planning/figures-format.ts'
import { statuses } from '../planning/figures-format.ts'
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

/** Statuses by number, in the order in which they are reported; the last one is `outOfScope`. */
export const statusNumbers = Object.fromEntries(
  [...statuses, 'outOfScope' as const].map((status, number) => [status, number]),
) as { readonly [Name in Status]: number }
const outOfScope = statusNumbers.outOfScope

/** What is said of a standing beside its status, one bit each. */
export const trait = {
  pending: 1,
  pastDeadline: 2,
  dueBy: 4,
  dateUnknown: 8,
  unweighted: 16,
  regular: 32,
  withProgress: 64,
  target: 128,
  targetMet: 256,
  targetExceeded: 512,
} as const

/** A number of things, and what they weigh together. Weights are in thousandths, so that their sums are exact. */
interface Sum {
  count: number
  weight: number
}

/** Adds standings up. */
export class Tally {
  readonly #byStatus: readonly Sum[] = Array.from({ length: outOfScope + 1 }, nothing)
  readonly #dueAndDone = nothing()
  readonly #regular = nothing()
  readonly #regularWithResult = nothing()
  #tasks = 0
  #pending = 0
  #suspendedOverdue = 0
  #dateUnknown = 0
  #lateUnproven = 0
  #extended = 0
  #retroactive = 0
  #unweighted = 0
  #targets = 0
  #targetsMet = 0
  #targetsExceeded = 0
  #lastVisit = 0

  /** `visit` is another number for each task, so that of one with several standings one is told from many. */
  add(standing: Standing, visit: number, sign: 1 | -1 = 1): void {
    const { status, state } = standing
    const isFirst = status !== 'outOfScope' && visit !== this.#lastVisit
    if (isFirst) this.#lastVisit = visit
    const weight = Math.round((state.weight ?? 1) * 1000)
    this.count(
      statusNumbers[status],
      traitsOf(standing),
      weight,
      state.extendedCount,
      state.retroactive.length,
      isFirst ? 1 : 0,
      sign,
    )
  }

  /** Counts a standing in, with `sign` −1 out again. */
  count(
    status: number,
    traits: number,
    weight: number,
    extendedCount: number,
    retroactiveCount: number,
    taskCount: number,
    sign: 1 | -1,
  ): void {
    increase(this.#byStatus[status] as Sum, weight, sign)
    if (status === outOfScope) return
    this.#tasks += sign * taskCount
    this.#extended += sign * extendedCount
    this.#retroactive += sign * retroactiveCount
    const isCompleted = status <= statusNumbers.completedUndated
    if (traits & trait.regular) {
      increase(this.#regular, weight, sign)
      if (isCompleted || traits & trait.withProgress) increase(this.#regularWithResult, weight, sign)
    }
    if (traits & trait.unweighted) this.#unweighted += sign
    if (isCompleted) {
      if (traits & trait.dueBy) increase(this.#dueAndDone, weight, sign)
      if (traits & trait.dateUnknown) {
        this.#dateUnknown += sign
        if (status === statusNumbers.completedLate) this.#lateUnproven += sign
      }
    }
    if (traits & trait.pending) this.#pending += sign
    if (status === statusNumbers.suspended && traits & trait.pastDeadline) this.#suspendedOverdue += sign
    if (traits & trait.target) {
      this.#targets += sign
      if (traits & trait.targetMet) this.#targetsMet += sign
      if (traits & trait.targetExceeded) this.#targetsExceeded += sign
    }
  }

  /** How many things were counted, out of scope or not. */
  get size(): number {
    return this.#byStatus.reduce((sum, { count }) => sum + count, 0)
  }

  totals(): Totals {
    const counted = statuses.map((status) => [status, this.#of(status).count] as const)
    return {
      counts: {
        ...(Object.fromEntries(counted) as { readonly [Name in (typeof statuses)[number]]: number }),
        assigned: counted.reduce((sum, [, count]) => sum + count, 0),
        outOfScope: this.#of('outOfScope').count,
        tasks: this.#tasks,
        pendingCount: this.#pending,
        suspendedOverdue: this.#suspendedOverdue,
        dateUnknownCount: this.#dateUnknown,
        lateUnproven: this.#lateUnproven,
        extendedCount: this.#extended,
        retroactiveCount: this.#retroactive,
        unweightedCount: this.#unweighted,
        targetCount: this.#targets,
        targetMetCount: this.#targetsMet,
        targetExceededCount: this.#targetsExceeded,
      },
      ratios: this.#ratios('count'),
      weighted: this.#ratios('weight'),
    }
  }

  #of(status: Status): Sum {
    return this.#byStatus[statusNumbers[status]] as Sum
  }

  #ratios(by: keyof Sum): Ratios {
    const of = (status: Status) => this.#of(status)[by]
    const [onTime, late, overdue] = [of('completedOnTime'), of('completedLate'), of('openOverdue')]
    const assigned = statuses.reduce((sum, status) => sum + of(status), 0)
    const dated = onTime + late
    const dueOrDone = dated + overdue
    const dueAndDone = this.#dueAndDone[by]
    return {
      completionOfAssigned: ratio(dated + of('completedUndated'), assigned),
      completionOfDueOrDone: ratio(dated, dueOrDone),
      completionDueStrict: ratio(dueAndDone, dueAndDone + overdue),
      onTimeOfCompleted: ratio(onTime, dated),
      onTimeOfDue: ratio(onTime, dueOrDone),
      overdueOfAssigned: ratio(overdue, assigned),
      overdueOfDue: ratio(overdue, dueOrDone),
      regularWithResult: ratio(this.#regularWithResult[by], this.#regular[by]),
    }
  }
}

function traitsOf(standing: Standing): number {
  const { state, completion, isPastDeadline } = standing
  const attainment = attainmentOf(state)
  const reached = attainment?.ratio ?? undefined
  return (
    (state.phase === 'pending' ? trait.pending : 0) |
    (isPastDeadline ? trait.pastDeadline : 0) |
    (isDueBy(standing) ? trait.dueBy : 0) |
    (completion?.isDateUnknown === true ? trait.dateUnknown : 0) |
    (state.weight === undefined ? trait.unweighted : 0) |
    (state.kind === 'regular' ? trait.regular : 0) |
    (state.hasProgress ? trait.withProgress : 0) |
    (attainment === undefined ? 0 : trait.target) |
    (attainment?.isMet === true ? trait.targetMet : 0) |
    (reached !== undefined && reached.numerator > reached.denominator ? trait.targetExceeded : 0)
  )
}

function nothing(): Sum {
  return { count: 0, weight: 0 }
}

function increase(sum: Sum, weight: number, sign: 1 | -1): void {
  sum.count += sign
  sum.weight += sign * weight
}

function ratio(numerator: number, denominator: number): Ratio | null {
  return denominator === 0 ? null : { numerator, denominator }
}
