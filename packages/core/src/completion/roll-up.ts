import { keyOf, type Plan } from '../planning/aggregates.ts'
import { foldTask } from '../planning/task-fold.ts'
import { birthOf, type TaskHistory } from '../planning/task-history.ts'
import type { Viewpoint } from '../planning/viewpoint.ts'
import type { Tasks } from './tasks.ts'

/** The plans asked for and all below them, each once, in the order in which they were issued. */
export function plansUnder(asked: readonly string[], tasks: Tasks, knownAt: number): readonly string[] {
  const included = new Set(asked)
  const below = [...tasks.plans].filter((plan) => !included.has(plan))
  for (let added = true; added; ) {
    added = false
    for (const plan of below) {
      const { parent, issuedAt = 0 } = tasks.read('planning', keyOf.plan(plan)) as Plan
      const isKnown = issuedAt <= knownAt && parent !== undefined
      if (!isKnown || included.has(plan) || !included.has(parent)) continue
      included.add(plan)
      added = true
    }
  }
  return [...included]
}

/**
 * The tasks for which others stand in a roll-up: a task is replaced by every task in scope that implements it or
 * took its place, directly or over others. Where a log from elsewhere has tasks that stand for each other in a circle,
 * each of them stands for itself.
 */
export function replacedTasks(
  histories: readonly TaskHistory[],
  viewpoint: Viewpoint,
  isInScope: (history: TaskHistory) => boolean | undefined,
): ReadonlySet<string> {
  const links = linksOf(histories, viewpoint)
  const replaced = new Set<string>()
  for (const history of histories) {
    const task = birthOf(history, viewpoint.knownAt)?.task
    if (task === undefined || isInScope(history) !== true) continue
    const others = reachable(task, links)
    if (!others.has(task)) for (const other of others) replaced.add(other)
  }
  return replaced
}

/** For each task those that it implements, or whose place it took, on a day. */
export function linksOf(
  histories: readonly TaskHistory[],
  viewpoint: Viewpoint,
): ReadonlyMap<string, readonly string[]> {
  const standsFor = new Map<string, string[]>()
  const link = (task: string, other: string) => {
    const others = standsFor.get(task)
    if (others === undefined) standsFor.set(task, [other])
    else others.push(other)
  }
  for (const history of histories) {
    const folded = foldTask(history, viewpoint)
    if (folded === undefined) continue
    const { task, implements: implemented, exit } = folded.task
    if (implemented !== undefined) link(task, implemented)
    for (const other of exit?.into ?? []) link(other, task)
  }
  return standsFor
}

export function reachable(task: string, links: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>()
  const waiting = [...(links.get(task) ?? [])]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    waiting.push(...(links.get(next) ?? []))
  }
  return reached
}
