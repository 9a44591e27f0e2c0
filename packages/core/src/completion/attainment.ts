import { proportionOf } from '../planning/decimal.ts'
import type { Ratio } from '../planning/figures-format.ts'
import type { TaskState } from '../planning/task-fold.ts'

/** How much of its target a task has reached. */
export interface Attainment {
  /**
   * Reported / target; more than 1 where the target is exceeded. `null` where nothing was reported, where the target is
   * 0, and for `lowerIsBetter`, of which only `isMet` can be said.
   */
  readonly ratio: Ratio | null
  /** `null` where there is nothing to compare. */
  readonly isMet: boolean | null
}

export function attainmentOf({ target, quantity }: TaskState): Attainment | undefined {
  if (target === undefined) return undefined
  if (quantity === undefined) return { ratio: null, isMet: null }
  if (target.kind === 'lowerIsBetter') return { ratio: null, isMet: quantity <= target.quantity }
  if (target.quantity === 0) return { ratio: null, isMet: null }
  return { ratio: proportionOf(quantity, target.quantity), isMet: quantity >= target.quantity }
}
