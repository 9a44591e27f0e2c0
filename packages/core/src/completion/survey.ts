import { foldTask, type TaskState } from '../planning/task-fold.ts'
import type { TaskHistory } from '../planning/task-history.ts'
import { type Day, parseDay } from '../time/civil-date.ts'
import type { Instant } from '../time/clock.ts'
import type { ResolvedQuestion } from './question.ts'
import { type Standing, standingOf } from './status.ts'
import { type ViewRules, viewsOf } from './views.ts'

/** Where the histories of tasks are found. */
export interface Tasks {
  /** When the event at a position was recorded. */
  at(position: number): Instant
  /** The tasks that were ever added to a plan, each once; without a plan, those of all plans. */
  of(plan: string | undefined): Iterable<TaskHistory>
}

/** What a question finds out about one task. */
export interface Finding {
  readonly history: TaskHistory
  /** The task at `asOf`. */
  readonly state: TaskState
  /** Where it stands then; `undefined` where the question is not about it at `asOf`. */
  readonly standing: Standing | undefined
  /** With a period in the question: the task at the period's end, and the views that it is in. */
  readonly inPeriod: { readonly standing: Standing; readonly views: ViewRules } | undefined
}

/**
 * Looks at every task that a question is about, once. A task belongs to a group, a kind or a lead by what was so at the
 * day that is looked at; for the views of a period that is the period's end.
 */
export function* survey(tasks: Tasks, question: ResolvedQuestion): Generator<Finding> {
  const asOf = parseDay(question.asOf) as Day
  const plans = question.plan === undefined ? [undefined] : new Set([question.plan].flat())
  const period = periodOf(question, asOf)
  for (const plan of plans) {
    for (const history of tasks.of(plan)) {
      const standing = standingAt(history, question, asOf)
      if (standing === undefined || (plan !== undefined && standing.state.plan !== plan)) continue
      const inPeriod = period === undefined ? undefined : findInPeriod(history, question, period, standing)
      const isMeant = isAbout(question, standing)
      if (isMeant || inPeriod !== undefined)
        yield { history, state: standing.state, standing: isMeant ? standing : undefined, inPeriod }
    }
  }
}

interface DayRange {
  readonly start: Day
  readonly end: Day
  /** The day from which the period is looked at. */
  readonly last: Day
}

function periodOf({ period }: ResolvedQuestion, asOf: Day): DayRange | undefined {
  if (period === undefined) return undefined
  const end = parseDay(period.end) as Day
  return { start: parseDay(period.start) as Day, end, last: Math.min(end, asOf) }
}

function findInPeriod(
  history: TaskHistory,
  question: ResolvedQuestion,
  { start, end, last }: DayRange,
  asked: Standing,
): Finding['inPeriod'] {
  const standing = last === asked.day ? asked : standingAt(history, question, last)
  const before = standingAt(history, question, Math.min(start - 1, last))
  if (standing === undefined || before === undefined || !isAbout(question, standing)) return undefined
  return { standing, views: viewsOf(before, standing, start, end) }
}

/** A day before `asOf` has closed, whatever runs today. */
function standingAt(history: TaskHistory, { asOf, knownAt, policy, running }: ResolvedQuestion, day: Day) {
  const state = foldTask(history, { day, knownAt })
  return state && standingOf(state, { day, policy, running: running && day === parseDay(asOf) })
}

function isAbout({ group, kind, lead }: ResolvedQuestion, { state }: Standing): boolean {
  const { leadUnits, collective } = state.assignment
  if (group !== undefined && state.group !== group) return false
  if (kind !== undefined && state.kind !== kind) return false
  if (lead === undefined) return true
  if (lead === 'collective') return collective !== undefined
  if (lead === 'none') return collective === undefined && leadUnits.length === 0
  return leadUnits.includes(lead.unit)
}
