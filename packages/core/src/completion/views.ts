import type { ViewName } from '../planning/figures-format.ts'
import type { Day } from '../time/civil-date.ts'
import { isDone, type Standing } from './status.ts'
import { isAssigned } from './tally.ts'

/**
 * The views of a period, each a set of tasks. The period is looked at from its last day, or from `asOf` where that
 * comes first; a task may be in several.
 */
export interface ViewRules extends Readonly<Record<ViewName, boolean>> {
  /** In scope at the end. */
  readonly cumulative: boolean
  /** Its deadline falls into the period: it is in scope, and the later of the deadline, the day that set it and its own
   * entry lies in the period. */
  readonly dueIn: boolean
  /** Done at the end, and the later of its completion and its entry lies in the period. */
  readonly doneIn: boolean
  /** Overdue at the close of the day before the period. */
  readonly carriedIn: boolean
  /** Done on the day before the period, and not by the same completion at the end. */
  readonly undoneIn: boolean
  /** Overdue at the end because it was reopened, returned or resumed in the period, at its deadline or after it. */
  readonly revivedIn: boolean
  /** Open at the end, and no work on it is dated in the period. */
  readonly omitted: boolean
  /** In scope at the end, and its deadline lies after the period. */
  readonly dueAfterPeriod: boolean
}

/** `before` is the task at the close of the day before the period, where there was one; `end` at its end. */
export function viewsOf(before: Standing | undefined, end: Standing, start: Day, last: Day): ViewRules {
  const { state, deadline, completion, status } = end
  const isIn = (day: Day) => day >= start && day <= last
  const isCumulative = isAssigned(end)
  const restart = state.restart?.day
  return {
    cumulative: isCumulative,
    dueIn:
      isCumulative && deadline !== undefined && isIn(Math.max(deadline.day, deadline.setOn, state.entry)),
    doneIn: completion !== undefined && isIn(Math.max(completion.day, state.entry)),
    carriedIn: before?.status === 'openOverdue',
    undoneIn: before !== undefined && isDone(before) && before.completion?.position !== completion?.position,
    revivedIn:
      status === 'openOverdue' &&
      deadline !== undefined &&
      restart !== undefined &&
      isIn(restart) &&
      deadline.day <= restart,
    omitted:
      isCumulative &&
      completion === undefined &&
      status !== 'suspended' &&
      (state.lastWorkOn === undefined || state.lastWorkOn < start),
    dueAfterPeriod: isCumulative && deadline !== undefined && deadline.day > last,
  }
}
