import { produce } from 'immer'
import { answerOf, type Contestant, type Prepare, timed } from '../contestant.ts'
import { taskOf, trackerOfPlans } from '../workload/plans.ts'

/** One report of progress after the other, each followed by a look at the figures of a plan, or of all of them. */
export interface Parameters {
  readonly planCount: number
  readonly tasksPerPlan: number
  /** Whose figures; all plans' unless stated. */
  readonly plan?: string
  /** How many reports make a run. */
  readonly reports: number
}

const warmUpMs = 500

/** Regular tasks of the first plan: a first report of one changes the figures. */
const taskAt = (report: number, tasksPerPlan: number) =>
  `plan-1-task-${2 * ((report % Math.floor(tasksPerPlan / 2)) + 1)}`

interface Shown {
  readonly assigned: number
  readonly openOverdue: number
  readonly openWithinDeadline: number
  readonly openUndated: number
  readonly regularWithResult: number
}

function reporting(
  { tasksPerPlan, reports }: Parameters,
  reportAndLook: (task: string, percent: number) => Promise<Shown> | Shown,
): Contestant {
  let report = 0
  const make = async (count: number): Promise<Shown | undefined> => {
    let shown: Shown | undefined
    for (const end = report + count; report < end; report++)
      shown = await reportAndLook(taskAt(report, tasksPerPlan), (report % 20) * 5)
    return shown
  }
  /** A page that shows figures has shown many before. When every task was reported on once, figures stay what they are. */
  const warmUp = async () => {
    const end = performance.now() + warmUpMs
    do await make(Math.floor(tasksPerPlan / 2))
    while (performance.now() < end)
  }
  return {
    async run() {
      if (report === 0) await warmUp()
      const { ms, result } = await timed(() => make(reports))
      return { ms: ms / reports, answer: answerOf(result) }
    },
  }
}

export const tiendo: Prepare<Parameters> = async (parameters) => {
  const { planCount, tasksPerPlan, plan } = parameters
  const tracker = await trackerOfPlans(planCount, tasksPerPlan)
  const view = tracker.liveFigures(plan === undefined ? {} : { plan })
  return reporting(parameters, async (task, percent) => {
    await tracker.execute({ type: 'ReportProgress', task, percent, on: '2021-07-05' })
    const { counts, ratios } = view.getSnapshot()
    return {
      assigned: counts.assigned,
      openOverdue: counts.openOverdue,
      openWithinDeadline: counts.openWithinDeadline,
      openUndated: counts.openUndated,
      regularWithResult: ratios.regularWithResult?.numerator ?? 0,
    }
  })
}

interface Task {
  readonly plan: string
  readonly isRegular: boolean
  readonly deadline: string | undefined
  readonly percent: number | undefined
}
interface State {
  readonly tasks: Readonly<Record<string, Task>>
}

/** As with Redux: the whole state is one immutable object, a reducer makes the next one, a selector counts. */
export const reducer: Prepare<Parameters> = (parameters) => {
  const { planCount, tasksPerPlan, plan } = parameters
  const tasks: Record<string, Task> = {}
  for (let number = 1; number <= planCount; number++)
    for (let index = 1; index <= tasksPerPlan; index++) {
      const { task, kind, deadline, plan: of } = taskOf(`plan-${number}`, index)
      tasks[task] = { plan: of, isRegular: kind === 'regular', deadline, percent: undefined }
    }
  let state: State = produce({ tasks } as State, () => {})
  return reporting(parameters, (task, percent) => {
    state = produce(state, (draft) => {
      const reported = draft.tasks[task]
      if (reported !== undefined) reported.percent = percent
    })
    return select(state, plan, '2021-07-05')
  })
}

function select({ tasks }: State, plan: string | undefined, today: string): Shown {
  let [assigned, openOverdue, openWithinDeadline, openUndated, regularWithResult] = [0, 0, 0, 0, 0]
  for (const id in tasks) {
    const task = tasks[id] as Task
    if (plan !== undefined && task.plan !== plan) continue
    assigned++
    if (task.deadline === undefined) openUndated++
    else if (task.deadline < today) openOverdue++
    else openWithinDeadline++
    if (task.isRegular && task.percent !== undefined) regularWithResult++
  }
  return { assigned, openOverdue, openWithinDeadline, openUndated, regularWithResult }
}
