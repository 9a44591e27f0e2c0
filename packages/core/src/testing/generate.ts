import type { NewEvent } from '../log/commit.ts'
import type { PlanningEventData, TaskKind } from '../planning/events.ts'
import { addDays, type CivilDate } from '../time/civil-date.ts'
import { type Random, seededRandom } from './random.ts'
import type { SealableCommit } from './seal.ts'

export interface WorkspaceShape {
  /** Same seed, same workspace. */
  readonly seed: number
  /** How many events to make, at least; the last commit is whole. */
  readonly events: number
  readonly tasksPerPlan?: number
  readonly units?: number
  /** The year of the first plans. */
  readonly firstYear?: number
  readonly years?: number
}

interface OpenTask {
  readonly plan: string
  readonly task: string
  readonly deadlines: CivilDate[]
  isDone: boolean
}

/**
 * A realistic workspace, the same for the same seed: offices with yearly plans; reports that arrive days or weeks after
 * the fact; deadlines that move; completions, some of them undone; obstacles; withdrawals. Seven commits in ten have
 * one event, the others 5 to 140; about one event in ten adds a task. Every commit is one that the rules allow.
 */
export function* generateWorkspace(shape: WorkspaceShape): Generator<SealableCommit> {
  const { seed, events: wanted, tasksPerPlan = 125, units = 63, firstYear = 2021, years = 4 } = shape
  const random = seededRandom(seed)
  const maker = new WorkspaceMaker(random, { tasksPerPlan, units, firstYear })
  const start = Date.parse(`${firstYear}-01-04T01:00:00.000Z`)
  const end = Date.parse(`${firstYear + years}-01-31T10:00:00.000Z`)
  for (let made = 0, commit = 0; made < wanted; commit++) {
    const nowMs = start + Math.floor(((end - start) * made) / wanted) + random.int(0, 999)
    const size = random.chance(0.7) ? 1 : random.int(5, 140)
    const events =
      commit === 0 ? maker.registerUnits() : maker.events(new Date(nowMs).toISOString().slice(0, 10), size)
    made += events.length
    yield { id: `c-${commit + 1}`, at: new Date(nowMs).toISOString(), by: `u-${random.int(1, 40)}`, events }
  }
}

class WorkspaceMaker {
  readonly #random: Random
  readonly #shape: { readonly tasksPerPlan: number; readonly units: number; readonly firstYear: number }
  readonly #open: OpenTask[] = []
  readonly #plans: { readonly plan: string; readonly year: number; taskCount: number }[] = []
  #taskCount = 0
  #obstacleCount = 0

  constructor(random: Random, shape: { tasksPerPlan: number; units: number; firstYear: number }) {
    this.#random = random
    this.#shape = shape
  }

  registerUnits(): NewEvent[] {
    return Array.from({ length: this.#shape.units }, (_, index) =>
      event('UnitRegistered', `${this.#shape.firstYear}-01-01`, {
        unit: `unit-${index + 1}`,
        name: `Unit ${index + 1}`,
      }),
    )
  }

  events(today: CivilDate, size: number): NewEvent[] {
    const events: NewEvent[] = []
    while (events.length < size) {
      if (this.#open.length < 20 || this.#random.chance(0.1)) events.push(...this.#addTask(today))
      else events.push(...this.#work(this.#random.pick(this.#open), today))
    }
    return events
  }

  #addTask(today: CivilDate): NewEvent[] {
    const random = this.#random
    const year = Number(today.slice(0, 4))
    const current = this.#plans.at(-1)
    const isFull =
      current === undefined || current.taskCount >= this.#shape.tasksPerPlan || current.year !== year
    const events = isFull ? this.#issuePlan(year, today) : []
    const plan = this.#plans.at(-1) as { plan: string; year: number; taskCount: number }
    plan.taskCount++
    const task = `task-${++this.#taskCount}`
    const deadline = random.chance(0.85) ? addDays(`${year}-01-31`, 30 * random.int(0, 11)) : undefined
    const kind: TaskKind = deadline === undefined ? 'regular' : random.chance(0.1) ? 'adHoc' : 'planned'
    const leads = random.chance(0.1) ? 2 : 1
    const leadUnits = Array.from(
      { length: leads },
      (_, index) => `unit-${((plan.taskCount + index) % this.#shape.units) + 1}`,
    )
    this.#open.push({
      plan: plan.plan,
      task,
      deadlines: deadline === undefined ? [] : [deadline],
      isDone: false,
    })
    const data = {
      plan: plan.plan,
      task,
      code: `${plan.taskCount}`,
      title: `Task ${this.#taskCount} of the plan of ${year}`,
      kind,
      group: `g-${((plan.taskCount - 1) % 12) + 1}`,
      leadUnits: [...new Set(leadUnits)],
      coordinatingUnits: [],
      ...(deadline === undefined ? {} : { deadline }),
    }
    return [...events, event('TaskAdded', today, data)]
  }

  #issuePlan(year: number, today: CivilDate): NewEvent[] {
    const plan = `plan-${this.#plans.length + 1}`
    const owner = `unit-${(this.#plans.length % this.#shape.units) + 1}`
    this.#plans.push({ plan, year, taskCount: 0 })
    const groups = Array.from({ length: 12 }, (_, index) =>
      event('GroupAdded', today, {
        plan,
        group: `g-${index + 1}`,
        title: `Group ${index + 1}`,
        ordinal: `${index + 1}`,
      }),
    )
    const issued = event('PlanIssued', today, {
      plan,
      title: `Plan ${this.#plans.length} of ${year}`,
      owner,
      authority: { issuer: 'The director', number: `${this.#plans.length}/QĐ`, date: today },
      period: { start: `${year}-01-01`, end: `${year}-12-31` },
      calendar: this.#random.chance(0.5) ? 'calendarYear' : 'vn-nd09-2019',
      timeZone: 'Asia/Ho_Chi_Minh',
    })
    return [issued, ...groups]
  }

  /** What happens to a task next; it became true some days ago, but not before what is known of the task already. */
  #work(open: OpenTask, today: CivilDate): NewEvent[] {
    const random = this.#random
    const { plan, task } = open
    const ofTask = { plan, task }
    const roll = random.next()
    if (open.isDone) {
      if (roll > 0.15)
        return [event('ProgressReported', today, { ...ofTask, note: 'The result was published.' })]
      open.isDone = false
      return [event('TaskReopened', today, { ...ofTask, reason: 'The result has to be corrected.' })]
    }
    const earlier = addDays(today, -random.int(0, 20))
    if (roll < 0.62) {
      return [event('ProgressReported', earlier, { ...ofTask, percent: random.int(1, 20) * 5 })]
    }
    if (roll < 0.72) return this.#changeDeadline(open, today)
    if (roll < 0.78) return this.#meetObstacle(open, today)
    if (roll < 0.8) {
      this.#open.splice(this.#open.indexOf(open), 1)
      return [
        event('TaskWithdrawn', today, { ...ofTask, reason: 'The decision that asked for it was repealed.' }),
      ]
    }
    open.isDone = true
    if (random.chance(0.7)) this.#open.splice(this.#open.indexOf(open), 1)
    return [event('TaskCompleted', today, { ...ofTask, evidence: [`${random.int(1, 900)}/BC-STP`] })]
  }

  #changeDeadline({ plan, task, deadlines }: OpenTask, today: CivilDate): NewEvent[] {
    const from = deadlines.at(-1)
    const to = addDays(from ?? today, 15 * this.#random.int(1, 6))
    deadlines.push(to)
    const authority = { issuer: 'The director' }
    const change = {
      plan,
      task,
      ...(from === undefined ? {} : { from }),
      to,
      reason: 'More time is needed.',
      authority,
    }
    return [event('DeadlineChanged', today, change)]
  }

  #meetObstacle({ plan, task }: OpenTask, today: CivilDate): NewEvent[] {
    const obstacle = `obstacle-${++this.#obstacleCount}`
    const raised = event('ObstacleRaised', today, {
      plan,
      task,
      obstacle,
      description: 'Guidance is missing.',
    })
    if (this.#random.chance(0.4)) return [raised]
    return [raised, event('ObstacleResolved', today, { plan, task, obstacle })]
  }
}

function event<Type extends keyof PlanningEventData>(
  type: Type,
  on: CivilDate,
  data: PlanningEventData[Type],
): NewEvent {
  return { type, on, data: data as unknown as NewEvent['data'] }
}
