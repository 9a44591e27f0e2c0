import type { PlanSummary, TaskEvidence, Tracker } from '@tiendo/core'
import { exitCodes, Refusal } from './failure.ts'

/** The plan that is named, or the only one with tasks. @throws {Refusal} `UNKNOWN_PLAN`, `PLAN_NEEDED` */
export function planOf(tracker: Tracker, wanted: string | undefined): PlanSummary {
  const plans = tracker.plans()
  const listed = plans.map(({ plan }) => plan).slice(0, 8)
  const all = `${listed.join(', ')}${plans.length > listed.length ? ', …' : ''}`
  if (plans.length === 0)
    throw new Refusal('NO_PLANS', 'The log holds no plan', { hint: 'tiendo init --plan ID … issues one' })
  if (wanted !== undefined) {
    const found = plans.find(({ plan }) => plan === wanted)
    if (found === undefined)
      throw new Refusal('UNKNOWN_PLAN', `The log holds no plan ${wanted}`, { hint: `there are: ${all}` })
    return found
  }
  const withTasks = plans.filter(({ plan }) => {
    const { assigned, outOfScope } = tracker.figures({ plan }).counts
    return assigned + outOfScope > 0
  })
  const [only, other] = withTasks.length === 0 ? plans : withTasks
  if (only === undefined || other !== undefined)
    throw new Refusal('PLAN_NEEDED', 'The log holds several plans', {
      exitCode: exitCodes.usage,
      hint: `name one with --plan: ${all}`,
    })
  return only
}

const farAway = '9999-12-31'

/** The task of an id, or of a code in the plan. @throws {Refusal} `UNKNOWN_TASK`, `SEVERAL_TASKS` */
export function taskOf(tracker: Tracker, wanted: string, planId: string | undefined): TaskEvidence {
  const plan = planId === undefined ? {} : { plan: planId }
  const known = (['assigned', 'outOfScope'] as const).flatMap(
    (figure) => tracker.explain({ ...plan, asOf: farAway }, figure).tasks,
  )
  const byId = known.find(({ task }) => task === wanted)
  if (byId !== undefined) return byId
  const code = wanted.normalize('NFC')
  const found = new Map(known.filter((each) => each.code === code).map((each) => [each.task, each]))
  const [only, other] = found.values()
  if (only === undefined)
    throw new Refusal('UNKNOWN_TASK', `There is no task with the code or id ${wanted}`, {
      hint: 'tiendo tasks lists them',
    })
  if (other !== undefined)
    throw new Refusal('SEVERAL_TASKS', `Several plans have a task with the code ${wanted}`, {
      exitCode: exitCodes.usage,
      hint: `name one with --plan: ${[...found.values()].map((each) => each.plan).join(', ')}`,
    })
  return only
}
