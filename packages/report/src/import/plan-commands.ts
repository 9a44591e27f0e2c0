import type { Authority, CivilDate, JsonObject, PlanningCommand, TaskEvidence, Tracker } from '@tiendo/core'
import type { Finding } from './finding.ts'
import type { PlanReading, ReadTask } from './plan-reading.ts'
import { foldedId, normalisedCode } from './task-code.ts'
import type { UnitDictionary } from './unit-dictionary.ts'

/** What cells say beyond what events have fields for: recorded with the commit. `null`: the event says it all again. */
export interface KeptTexts extends JsonObject {
  readonly deadline: { readonly [task: string]: string | null }
  readonly coordinating: { readonly [task: string]: string | null }
}

export interface PlanCommandsOptions {
  readonly plan: string
  /** The day on which what the file says became true. */
  readonly on: CivilDate
  readonly dictionary: UnitDictionary
  /** Who decided; an amendment needs it and a reason. */
  readonly authority?: Authority
  readonly reason?: string
  /** How to issue the plan where there is none yet. */
  readonly issue?: {
    readonly title: string
    readonly owner: string
    readonly period: { readonly start: CivilDate; readonly end: CivilDate }
  }
}

export interface PlanCommands {
  readonly commands: readonly PlanningCommand[]
  /** The row behind each command; `undefined` for those of the plan as a whole. */
  readonly rows: readonly (number | undefined)[]
  readonly keptTexts: KeptTexts
  /** Ids of tasks that are what the file says. */
  readonly unchanged: readonly string[]
  /** Ids of tasks of the plan that the file does not have: nothing becomes of them. */
  readonly missing: readonly string[]
  readonly findings: readonly Finding[]
}

/**
 * What a reading asks of a workspace: to issue the plan, or to amend the one there is by what differs from it on `on`.
 * A task is found by the id in its row, else by its code. Nothing is withdrawn.
 */
export function planCommands(
  reading: PlanReading,
  tracker: Tracker,
  options: PlanCommandsOptions,
): PlanCommands {
  const { plan, on } = options
  const known = tracker.plans().find((summary) => summary.plan === plan)
  const findings: Finding[] = []
  const kept = {
    deadline: {} as Record<string, string | null>,
    coordinating: {} as Record<string, string | null>,
  }
  const inPlan = known === undefined ? [] : stateOf(tracker, plan, on)
  const byId = new Map(inPlan.map((task) => [task.task, task]))
  const byCode = new Map(inPlan.map((task) => [normalisedCode(task.code), task]))
  const steps: { row?: number; command: PlanningCommand }[] = []
  for (const { row, ordinal, title } of reading.groups) {
    const group = foldedId(plan, ordinal)
    const there = known?.groups.find((each) => each.group === group)
    if (there === undefined)
      steps.push({ row, command: { type: 'AddGroup', plan, group, title, ordinal, on } })
    else if (there.title !== title)
      steps.push({ row, command: { type: 'ReviseGroup', plan, group, title, on } })
  }
  const found = new Set<string>()
  const unchanged: string[] = []
  for (const row of reading.tasks) {
    const there = (row.id === undefined ? undefined : byId.get(row.id)) ?? byCode.get(row.code)
    const task = there?.task ?? row.id ?? foldedId(plan, row.code)
    found.add(task)
    if (there?.status === 'outOfScope' && there.because.some(({ type }) => ends.has(type))) {
      findings.push({ row: row.row, code: 'TASK_ENDED', severity: 'refused', text: row.code })
      continue
    }
    const before = findings.length
    const changes =
      there === undefined ? [addTask(row, task, options)] : changesOf(row, there, options, findings)
    // A row is imported whole or not at all.
    if (findings.length > before) continue
    if (changes.length === 0) unchanged.push(task)
    steps.push(...changes.map((command) => ({ row: row.row, command })))
    keep(kept, row, { task, there, isReassigned: changes.some(({ type }) => type === 'ReassignTask') })
  }
  const missing = inPlan.filter(({ task, status }) => status !== 'outOfScope' && !found.has(task))
  for (const { code } of missing) findings.push({ code: 'TASK_NOT_IN_FILE', severity: 'note', text: code })
  const first = opening(steps.length > 0, known !== undefined, options, findings)
  const units = unitsToRegister([...first, ...steps.map(({ command }) => command)], tracker, options)
  return {
    commands: [...units, ...first, ...steps.map(({ command }) => command)],
    rows: [...[...units, ...first].map(() => undefined), ...steps.map(({ row }) => row)],
    keptTexts: kept,
    unchanged,
    missing: missing.map(({ task }) => task),
    findings,
  }
}

const ends: ReadonlySet<string> = new Set(['TaskWithdrawn', 'TaskSplit', 'TasksMerged', 'TaskCarriedOver'])

function stateOf(tracker: Tracker, plan: string, on: CivilDate): readonly TaskEvidence[] {
  const question = { plan, asOf: on }
  const tasks = [
    ...tracker.explain(question, 'outOfScope').tasks,
    ...tracker.explain(question, 'assigned').tasks,
  ]
  return [...new Map(tasks.map((task) => [task.task, task])).values()]
}

function addTask(row: ReadTask, task: string, { plan, on }: PlanCommandsOptions): PlanningCommand {
  const { code, title, group, leadUnits, collective, coordinatingUnits, deliverable, start, deadline } = row
  return {
    type: 'AddTask',
    plan,
    task,
    code,
    title,
    kind: kindOf(row),
    ...(group === undefined ? {} : { group: foldedId(plan, group) }),
    leadUnits,
    coordinatingUnits,
    ...(collective === undefined ? {} : { collective }),
    ...(start === undefined ? {} : { start }),
    ...(deadline.kind === 'lastDay' ? { deadline: deadline.day } : {}),
    ...(deliverable === undefined ? {} : { deliverable }),
    on,
  }
}

function kindOf({ deadline }: ReadTask): 'planned' | 'regular' {
  return deadline.kind === 'ongoing' ? 'regular' : 'planned'
}

function changesOf(
  row: ReadTask,
  there: TaskEvidence,
  { plan, on, authority, reason }: PlanCommandsOptions,
  findings: Finding[],
): PlanningCommand[] {
  const { task } = there
  const group = row.group === undefined ? undefined : foldedId(plan, row.group)
  const revised = {
    ...(row.title === there.title ? {} : { title: row.title }),
    ...(row.code === normalisedCode(there.code) ? {} : { code: row.code }),
    ...(group === undefined || group === there.group ? {} : { group }),
    ...(there.kind === 'adHoc' || kindOf(row) === there.kind ? {} : { kind: kindOf(row) }),
    ...(row.deliverable === undefined || row.deliverable === there.deliverable
      ? {}
      : { deliverable: row.deliverable }),
    ...(row.start === undefined || row.start === there.start ? {} : { start: row.start }),
  }
  const commands: PlanningCommand[] = []
  if (Object.keys(revised).length > 0) commands.push({ type: 'ReviseTask', task, ...revised, on })
  const { leadUnits, collective, coordinatingUnits } = row
  const isSameAssignment =
    collective === there.collective &&
    leadUnits.join() === there.leadUnits.join() &&
    coordinatingUnits.join() === there.coordinatingUnits.join()
  if (!isSameAssignment) {
    const stated = collective === undefined ? {} : { collective }
    commands.push({ type: 'ReassignTask', task, leadUnits, coordinatingUnits, ...stated, on })
  }
  if (row.deadline.kind !== 'lastDay') {
    if (there.deadline !== undefined)
      findings.push({ row: row.row, code: 'DEADLINE_KEPT', severity: 'refused', text: row.deadlineText })
  } else if (row.deadline.day !== there.deadline && there.occurrence === undefined) {
    if (reason === undefined)
      findings.push({ row: row.row, code: 'AUTHORITY_MISSING', severity: 'refused', text: row.code })
    else
      commands.push({
        type: 'ChangeDeadline',
        task,
        ...(there.deadline === undefined ? {} : { from: there.deadline }),
        to: row.deadline.day,
        reason,
        ...(authority === undefined ? {} : { authority }),
        on,
      })
  }
  return commands
}

function keep(
  kept: { deadline: Record<string, string | null>; coordinating: Record<string, string | null> },
  { deadline, deadlineText, coordinatingText }: ReadTask,
  of: { readonly task: string; readonly there: TaskEvidence | undefined; readonly isReassigned: boolean },
): void {
  if (of.there === undefined) {
    if (deadline.kind !== 'lastDay' && deadline.kind !== 'missing') kept.deadline[of.task] = deadlineText
    if (coordinatingText !== undefined) kept.coordinating[of.task] = coordinatingText
  } else if (of.isReassigned) kept.coordinating[of.task] = coordinatingText ?? null
}

/** The commands about the plan itself, before all others. */
function opening(
  hasChanges: boolean,
  isKnown: boolean,
  { plan, on, authority, reason, issue }: PlanCommandsOptions,
  findings: Finding[],
): PlanningCommand[] {
  if (isKnown && !hasChanges) return []
  if (authority === undefined || (isKnown && reason === undefined)) {
    findings.push({ code: 'AUTHORITY_MISSING', severity: 'refused', text: plan })
    return []
  }
  if (isKnown) return [{ type: 'AmendPlan', plan, reason: reason ?? '', authority, on }]
  if (issue === undefined) {
    findings.push({ code: 'UNKNOWN_PLAN', severity: 'refused', text: plan })
    return []
  }
  return [{ type: 'IssuePlan', plan, ...issue, authority, on }]
}

/** Units of the dictionary that are named and not registered, each after the one above it. */
function unitsToRegister(
  commands: readonly PlanningCommand[],
  tracker: Tracker,
  { dictionary, on }: PlanCommandsOptions,
): PlanningCommand[] {
  const registered = new Set(tracker.units().map(({ unit }) => unit))
  const registering: PlanningCommand[] = []
  const register = (id: string): void => {
    const unit = dictionary.units.find((each) => each.id === id)
    if (unit === undefined || registered.has(id)) return
    registered.add(id)
    const { name, parent } = unit
    if (parent !== undefined) register(parent)
    registering.push({
      type: 'RegisterUnit',
      unit: id,
      name,
      ...(parent === undefined ? {} : { parent }),
      on,
    })
  }
  for (const command of commands) {
    if (command.type === 'IssuePlan') register(command.owner)
    if (command.type === 'AddTask' || command.type === 'ReassignTask')
      for (const id of [...(command.leadUnits ?? []), ...(command.coordinatingUnits ?? [])]) register(id)
  }
  return registering
}
