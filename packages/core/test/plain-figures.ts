import { attainmentOf } from '../src/completion/attainment.ts'
import type { Dimension } from '../src/completion/breakdown.ts'
import type { Standing } from '../src/completion/status.ts'
import { organisations, survey } from '../src/completion/survey.ts'
import { ratioTerms } from '../src/completion/tally.ts'
import type { Tasks } from '../src/completion/tasks.ts'
import type { Commit } from '../src/log/commit.ts'
import { keyOf } from '../src/planning/aggregates.ts'
import type { PlanningEvent } from '../src/planning/events.ts'
import {
  type Counts,
  type Ratio,
  type ResolvedQuestion,
  ratioNames,
  viewNames,
} from '../src/planning/figures-format.ts'
import { planning } from '../src/planning/planning.ts'
import type { TaskHistory } from '../src/planning/task-history.ts'
import { KeyedStates } from '../src/projection/keyed-states.ts'

/**
 * Figures as the definitions read: every aggregate an object that events are folded into one by one, every task looked at
 * by itself, every ratio counted by its own two conditions. What the library counts from columns must equal this.
 */
export class PlainTasks implements Tasks {
  readonly states = new KeyedStates(planning)
  readonly plans = new Set<string>()
  readonly #tasks = new Set<string>()
  readonly #times: string[] = []

  apply({ events, at }: Commit): void {
    for (const event of events) {
      this.#times[event.position] = at
      if (!(event.type in planning.events) || (event.v ?? 1) > 1) continue
      this.states.apply(event, planning.touches(event))
      const { type, data } = event as unknown as PlanningEvent
      if (type === 'PlanIssued') this.plans.add(data.plan)
      if (type === 'TaskAdded') this.#tasks.add(data.task)
    }
  }

  get tasks(): readonly string[] {
    return [...this.#tasks]
  }

  at(position: number): string {
    return this.#times[position] as string
  }

  read(_: 'planning', key: string): unknown {
    return this.states.get(key)
  }

  *of(plan: string | undefined): Generator<TaskHistory> {
    for (const task of this.#tasks) {
      const history = this.read('planning', keyOf.task(task)) as TaskHistory
      const isIn = history.entries.some((entry) => entry.type === 'TaskAdded' && entry.plan === plan)
      if (plan === undefined || isIn) yield history
    }
  }
}

class PlainTally {
  readonly standings: Standing[] = []

  get totals() {
    const { standings } = this
    const sum = (value: (standing: Standing) => number) =>
      standings.reduce((total, standing) => total + value(standing), 0)
    const inScope = standings.filter(({ status }) => status !== 'outOfScope')
    const count = (holds: (standing: Standing) => unknown) => inScope.filter(holds).length
    const of = (status: string) => sum((standing) => Number(standing.status === status))
    const counts: Counts = {
      completedOnTime: of('completedOnTime'),
      completedLate: of('completedLate'),
      completedUndated: of('completedUndated'),
      suspended: of('suspended'),
      openWithinDeadline: of('openWithinDeadline'),
      openOverdue: of('openOverdue'),
      openUndated: of('openUndated'),
      assigned: inScope.length,
      outOfScope: of('outOfScope'),
      tasks: new Set(inScope.map(({ state }) => state.task)).size,
      pendingCount: count(({ state }) => state.phase === 'pending'),
      suspendedOverdue: count(({ status, isPastDeadline }) => status === 'suspended' && isPastDeadline),
      dateUnknownCount: count(({ completion }) => completion?.isDateUnknown),
      lateUnproven: count(
        ({ completion, status }) => completion?.isDateUnknown && status === 'completedLate',
      ),
      extendedCount: inScope.reduce((total, { state }) => total + state.extendedCount, 0),
      retroactiveCount: inScope.reduce((total, { state }) => total + state.retroactive.length, 0),
      unweightedCount: count(({ state }) => state.weight === undefined),
      targetCount: count(({ state }) => state.target),
      targetMetCount: count(({ state }) => attainmentOf(state)?.isMet),
      targetExceededCount: count(({ state }) => {
        const reached = attainmentOf(state)?.ratio
        return reached && reached.numerator > reached.denominator
      }),
    }
    const ratios = (weigh: (standing: Standing) => number) =>
      Object.fromEntries(
        ratioNames.map((name): [string, Ratio | null] => {
          const about = inScope.filter(ratioTerms[name].isAbout)
          const denominator = about.reduce((total, standing) => total + weigh(standing), 0)
          const numerator = about
            .filter(ratioTerms[name].counts)
            .reduce((total, standing) => total + weigh(standing), 0)
          return [name, denominator === 0 ? null : { numerator, denominator }]
        }),
      )
    return {
      counts,
      ratios: ratios(() => 1),
      weighted: ratios(({ state }) => Math.round((state.weight ?? 1) * 1000)),
    }
  }
}

class PlainSheet {
  readonly total = new PlainTally()
  readonly views = new Map(viewNames.map((name) => [name, new PlainTally()]))

  totals(question: ResolvedQuestion) {
    const views = [...this.views].map(([name, tally]) => [
      name,
      { count: tally.standings.length, ...tally.totals },
    ])
    return {
      ...this.total.totals,
      ...(question.period === undefined ? {} : { views: Object.fromEntries(views) }),
    }
  }
}

export function plainFigures(tasks: Tasks, question: ResolvedQuestion) {
  const sheet = new PlainSheet()
  for (const { standing, isMeant, inPeriod } of survey(tasks, question)) {
    if (isMeant) sheet.total.standings.push(standing)
    for (const [name, tally] of sheet.views)
      if (inPeriod?.views[name]) tally.standings.push(inPeriod.standing)
  }
  return sheet.totals(question)
}

/** The rows of a breakdown by their keys. */
export function plainBreakdown(tasks: Tasks, question: ResolvedQuestion, by: Dimension) {
  const organisationOn = organisations(tasks, question)
  const sheets = new Map<string, PlainSheet>()
  const sheetsOf = ({ state, day }: Standing) =>
    keysOf(state, by, (unit) => organisationOn(day).chainOf(unit)).map((key) => {
      const sheet = sheets.get(key) ?? new PlainSheet()
      sheets.set(key, sheet)
      return sheet
    })
  for (const { standing, isMeant, inPeriod } of survey(tasks, question)) {
    if (isMeant) for (const { total } of sheetsOf(standing)) total.standings.push(standing)
    if (inPeriod === undefined) continue
    for (const { views } of sheetsOf(inPeriod.standing))
      for (const [name, tally] of views) if (inPeriod.views[name]) tally.standings.push(inPeriod.standing)
  }
  return new Map([...sheets].map(([key, sheet]) => [key, sheet.totals(question)]))
}

function keysOf(
  state: Standing['state'],
  by: Dimension,
  chainOf: (unit: string) => readonly string[],
): string[] {
  const { leadUnits, collective, coordinatingUnits } = state.assignment
  const bucket = (keys: readonly string[]) => (keys.length === 0 ? ['<none>'] : [...new Set(keys)])
  const withCollective = (keys: readonly string[]) =>
    bucket(collective === undefined ? keys : [...keys, '<collective>'])
  switch (by) {
    case 'group':
      return bucket(state.group === undefined ? [] : [state.group])
    case 'kind':
      return [state.kind]
    case 'plan':
      return [state.plan]
    case 'leadUnit':
      return withCollective(leadUnits.map((unit) => chainOf(unit)[0] as string))
    case 'leadTree':
      return withCollective(leadUnits.flatMap((unit) => chainOf(unit)))
    case 'coordinatingUnit':
      return bucket(coordinatingUnits.map((unit) => chainOf(unit)[0] as string))
  }
}
