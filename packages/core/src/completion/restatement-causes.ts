import { keyOf, type Plan } from '../planning/aggregates.ts'
import type { PlanningEventData } from '../planning/events.ts'
import type { ResolvedQuestion } from '../planning/figures-format.ts'
import type { TaskHistory } from '../planning/task-history.ts'
import type { Unit } from '../planning/units.ts'
import { type Day, formatDay, parseDay } from '../time/civil-date.ts'
import { type EventRef, referenceTo } from './explain.ts'
import { linksOf, plansUnder, reachable } from './roll-up.ts'
import { type Finding, organisations } from './survey.ts'
import type { Tasks } from './tasks.ts'

/**
 * What may have moved a task in or out of figures without being about it: its plan was closed or opened again, its units
 * were moved or merged, others came to stand for it. Only what was recorded between the two answers.
 */
export function causesBeside(
  tasks: Tasks,
  before: ResolvedQuestion,
  after: ResolvedQuestion,
): (finding: Finding) => readonly EventRef[] {
  const isBetween = ({ position }: { readonly position: number }) =>
    position > before.knownAt && position <= after.knownAt
  const isAboutUnits = typeof after.lead === 'object' || after.coordinating !== undefined
  const organised = [before, after].map((question) => organisations(tasks, question))
  const standIns = after.rollUp === true ? standInsOf(tasks, [before, after]) : undefined
  const refer = (
    type: keyof PlanningEventData,
    { position, day }: { readonly position: number; readonly day: Day },
  ): EventRef => ({ position, type, on: formatDay(day), at: tasks.at(position) })

  return ({ standing: { state, day } }) => {
    const plan = tasks.read('planning', keyOf.plan(state.plan)) as Plan | undefined
    const closings = (plan?.closings ?? []).filter(isBetween)
    const { leadUnits, coordinatingUnits } = state.assignment
    const units = !isAboutUnits
      ? []
      : organised.flatMap((on) =>
          [...leadUnits, ...coordinatingUnits].flatMap((unit) => [unit, ...on(day).chainOf(unit)]),
        )
    const changes = [...new Set(units)]
      .flatMap((unit) => (tasks.read('planning', keyOf.unit(unit)) as Unit | undefined)?.changes ?? [])
      .filter((change) => isBetween(change) && change.type !== 'UnitRenamed')
    const others = [...(standIns?.get(state.task) ?? [])].flatMap(({ entries }) => entries).filter(isBetween)
    return [
      ...closings.map((closing) => ({
        ...refer(closing.type, closing),
        ...(closing.correction === undefined ? {} : { correction: closing.correction }),
      })),
      ...changes.map((change) => refer(change.type, change)),
      ...others.map((entry) => referenceTo(entry, tasks)),
    ]
  }
}

/** For each task the histories of those that stand for it, by one of two answers. */
function standInsOf(
  tasks: Tasks,
  questions: readonly ResolvedQuestion[],
): ReadonlyMap<string, ReadonlySet<TaskHistory>> {
  const standIns = new Map<string, Set<TaskHistory>>()
  for (const { plan, asOf, knownAt } of questions) {
    const histories = plansUnder([plan ?? []].flat(), tasks, knownAt).flatMap((each) => [...tasks.of(each)])
    const links = linksOf(histories, { day: parseDay(asOf) as Day, knownAt })
    const byTask = new Map(histories.map((history) => [taskOf(history), history]))
    for (const task of links.keys()) {
      for (const other of reachable(task, links)) {
        const known = standIns.get(other) ?? new Set()
        const history = byTask.get(task)
        if (history !== undefined && task !== other) standIns.set(other, known.add(history))
      }
    }
  }
  return standIns
}

function taskOf({ entries }: TaskHistory): string | undefined {
  const birth = entries.find((entry) => entry.type === 'TaskAdded')
  return birth?.type === 'TaskAdded' ? birth.task : undefined
}
