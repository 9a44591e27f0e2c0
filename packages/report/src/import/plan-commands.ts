import type { PlanningCommand, PlanSummary, Tracker } from '@tiendo/core'
import type { Finding } from './finding.ts'
import {
  type Changes,
  commandsOf,
  type ImportCommands,
  type ImportOptions,
  type RowChange,
} from './import-commands.ts'
import type { IndicatorReading } from './indicator-reading.ts'
import type { PlanReading } from './plan-reading.ts'
import { plannedTasks } from './planned-task.ts'
import { isOrdinal } from './table-reader.ts'
import { additionOf, changesOf } from './task-changes.ts'
import { foldedId } from './task-code.ts'
import { hasEnded, TasksOfPlan } from './tasks-of-plan.ts'
import { unitsToRegister } from './units-to-register.ts'

/**
 * What a plan or a list of indicators asks of a workspace: to issue the plan, or to amend the one there is by what differs
 * from it on `on`. A task is found by the id in its row, else by its code. Nothing is withdrawn.
 */
export function planCommands(
  reading: PlanReading | IndicatorReading,
  tracker: Tracker,
  options: ImportOptions,
): ImportCommands {
  const changes = planChanges(reading, tracker, options)
  return commandsOf(changes, changes.changes)
}

export function planChanges(
  reading: PlanReading | IndicatorReading,
  tracker: Tracker,
  options: ImportOptions,
): Changes {
  const { plan, on } = options
  const known = tracker.plans().find((summary) => summary.plan === plan)
  const inPlan = known === undefined ? undefined : new TasksOfPlan(tracker, plan, on)
  const findings: Finding[] = []
  const changes = groupChanges(reading, known, options)
  const found = new Set<string>()
  const unchanged: string[] = []
  for (const row of plannedTasks(reading)) {
    const there = inPlan?.of(row)
    const task = there?.task ?? row.id ?? foldedId(plan, row.code)
    found.add(task)
    const { commands, kept, refusal } =
      there === undefined
        ? additionOf(row, task, options)
        : hasEnded(there)
          ? { commands: [], kept: {}, refusal: { code: 'TASK_ENDED', text: row.code } }
          : changesOf(row, there, options)
    if (refusal !== undefined) findings.push({ row: row.row, severity: 'refused', ...refusal })
    else if (commands.length === 0 && Object.keys(kept).length === 0) unchanged.push(task)
    else changes.push({ row: row.row, commands, kept: [task, kept] })
  }
  const missing = (inPlan?.all ?? []).filter(
    ({ task, status }) => status !== 'outOfScope' && !found.has(task),
  )
  for (const { code } of missing) findings.push({ code: 'TASK_NOT_IN_FILE', severity: 'note', text: code })
  const needsOpening = (rows: readonly RowChange[]) => known === undefined || rows.length > 0
  const opened = openingOf(known, options)
  if (needsOpening(changes) && typeof opened === 'string')
    findings.push({ code: opened, severity: 'refused', text: plan })
  const before = (rows: readonly RowChange[]) => {
    const opening = needsOpening(rows) && typeof opened === 'object' ? [opened] : []
    const commands = [...opening, ...rows.flatMap((row) => row.commands)]
    return [...unitsToRegister(commands, tracker, options), ...opening]
  }
  return { changes, before, unchanged, missing: missing.map(({ task }) => task), findings }
}

function groupChanges(
  { groups }: PlanReading | IndicatorReading,
  known: PlanSummary | undefined,
  { plan, on }: ImportOptions,
): RowChange[] {
  return groups.flatMap(({ row, ordinal, title }): RowChange[] => {
    const group = foldedId(plan, ordinal)
    const there = known?.groups.find((each) => each.group === group)
    if (there?.title === title) return []
    const numbered = isOrdinal(ordinal) ? { ordinal } : {}
    const command: PlanningCommand =
      there === undefined
        ? { type: 'AddGroup', plan, group, title, ...numbered, on }
        : { type: 'ReviseGroup', plan, group, title, on }
    return [{ row, commands: [command] }]
  })
}

/**
 * The command about the plan itself, before all others, or why there can be none. An amendment is the event with which a
 * text is kept that alone has changed.
 */
function openingOf(
  known: PlanSummary | undefined,
  { plan, on, authority, reason, issue }: ImportOptions,
): PlanningCommand | 'AUTHORITY_MISSING' | 'UNKNOWN_PLAN' {
  if (authority === undefined) return 'AUTHORITY_MISSING'
  if (known === undefined)
    return issue === undefined ? 'UNKNOWN_PLAN' : { type: 'IssuePlan', plan, ...issue, authority, on }
  return reason === undefined ? 'AUTHORITY_MISSING' : { type: 'AmendPlan', plan, reason, authority, on }
}
