import type { PlanningCommand, TaskEvidence } from '@tiendo/core'
import type { ImportOptions } from './import-commands.ts'
import type { KeptTexts, TaskTexts } from './kept-texts.ts'
import type { PlannedTask } from './planned-task.ts'
import { foldedId, normalisedCode } from './task-code.ts'

export interface TaskChanges {
  readonly commands: readonly PlanningCommand[]
  readonly kept: TaskTexts
  /** Why the row cannot be imported. */
  readonly refusal?: { readonly code: string; readonly text: string }
}

/** What adds a task. */
export function additionOf(row: PlannedTask, task: string, { plan, on }: ImportOptions): TaskChanges {
  const { code, title, group, lead, coordinating, deliverable, start, deadline, target, quarters } = row
  const command: PlanningCommand = {
    type: 'AddTask',
    plan,
    task,
    code,
    title,
    kind: kindOf(row) ?? 'planned',
    ...(group === undefined ? {} : { group: foldedId(plan, group) }),
    leadUnits: lead?.units ?? [],
    coordinatingUnits: coordinating?.units ?? [],
    ...(lead?.collective === undefined ? {} : { collective: lead.collective }),
    ...(start === undefined ? {} : { start }),
    ...(deadline?.written.kind === 'lastDay' ? { deadline: deadline.written.day } : {}),
    ...(target === undefined ? {} : { target }),
    ...(deliverable === undefined ? {} : { deliverable }),
    on,
  }
  const text = textOfDeadline(row)
  const kept = {
    ...(text === undefined ? {} : { deadline: text }),
    ...(coordinating?.text === undefined ? {} : { coordinating: coordinating.text }),
    ...(quarters === undefined ? {} : { quarters }),
  }
  return { commands: [command], kept }
}

/** What makes a task what its row says. */
export function changesOf(row: PlannedTask, there: TaskEvidence, options: ImportOptions): TaskChanges {
  const moved = deadlineChange(row, there, options)
  if (moved !== undefined && !('type' in moved)) return { commands: [], kept: {}, refusal: moved }
  const reassignment = reassignmentOf(row, there, options)
  const retargeting = retargetingOf(row, there, options)
  const commands = [revisionOf(row, there, options), reassignment, retargeting, moved].filter(
    (command) => command !== undefined,
  )
  const { keptTexts } = options
  const kept =
    keptTexts === undefined
      ? textsOfChanges(row, {
          isReassigned: reassignment !== undefined,
          isRetargeted: retargeting !== undefined,
        })
      : changedTexts(row, there.task, keptTexts)
  return { commands, kept }
}

function revisionOf(
  row: PlannedTask,
  there: TaskEvidence,
  { plan, on }: ImportOptions,
): PlanningCommand | undefined {
  const group = row.group === undefined ? undefined : foldedId(plan, row.group)
  const kind = there.kind === 'adHoc' ? undefined : kindOf(row)
  const { deliverable, start } = row
  const revised = {
    ...(row.title === there.title ? {} : { title: row.title }),
    ...(row.code === normalisedCode(there.code) ? {} : { code: row.code }),
    ...(group === undefined || group === there.group ? {} : { group }),
    ...(kind === undefined || kind === there.kind ? {} : { kind }),
    ...(deliverable === undefined || deliverable === there.deliverable ? {} : { deliverable }),
    ...(start === undefined || start === there.start ? {} : { start }),
  }
  if (Object.keys(revised).length === 0) return undefined
  return { type: 'ReviseTask', task: there.task, ...revised, on }
}

function reassignmentOf(
  { lead, coordinating }: PlannedTask,
  there: TaskEvidence,
  { on }: ImportOptions,
): PlanningCommand | undefined {
  const leadUnits = lead === undefined ? there.leadUnits : lead.units
  const collective = lead === undefined ? there.collective : lead.collective
  const coordinatingUnits = coordinating?.units ?? there.coordinatingUnits
  const isSame =
    collective === there.collective &&
    leadUnits.join() === there.leadUnits.join() &&
    coordinatingUnits.join() === there.coordinatingUnits.join()
  if (isSame) return undefined
  const stated = collective === undefined ? {} : { collective }
  return { type: 'ReassignTask', task: there.task, leadUnits, coordinatingUnits, ...stated, on }
}

/** That less is better no file of quarters says: it stays where the file reads as a level. */
function retargetingOf(
  { target }: PlannedTask,
  there: TaskEvidence,
  { on }: ImportOptions,
): PlanningCommand | undefined {
  if (target === undefined) return undefined
  const known = there.target
  const kind = known?.kind === 'lowerIsBetter' && target.kind === 'level' ? known.kind : target.kind
  const { quantity, unit } = target
  if (known?.quantity === quantity && known.unit === unit && known.kind === kind) return undefined
  return { type: 'ReviseTarget', task: there.task, target: { quantity, unit, kind }, on }
}

function deadlineChange(
  { deadline, code }: PlannedTask,
  there: TaskEvidence,
  { on, authority, reason }: ImportOptions,
): PlanningCommand | { readonly code: string; readonly text: string } | undefined {
  if (deadline === undefined) return undefined
  const { written, text } = deadline
  if (written.kind !== 'lastDay')
    return there.deadline === undefined ? undefined : { code: 'DEADLINE_KEPT', text }
  if (written.day === there.deadline || there.occurrence !== undefined) return undefined
  if (reason === undefined) return { code: 'AUTHORITY_MISSING', text: code }
  return {
    type: 'ChangeDeadline',
    task: there.task,
    ...(there.deadline === undefined ? {} : { from: there.deadline }),
    to: written.day,
    reason,
    ...(authority === undefined ? {} : { authority }),
    on,
  }
}

/** Without what is kept so far, the texts of cells whose units or target changed. */
function textsOfChanges(
  { coordinating, quarters }: PlannedTask,
  { isReassigned, isRetargeted }: { readonly isReassigned: boolean; readonly isRetargeted: boolean },
): TaskTexts {
  return {
    ...(isReassigned && coordinating !== undefined ? { coordinating: coordinating.text ?? null } : {}),
    ...(isRetargeted && quarters !== undefined ? { quarters } : {}),
  }
}

function changedTexts(row: PlannedTask, task: string, kept: KeptTexts): TaskTexts {
  const { coordinating, deadline, quarters } = row
  const text = textOfDeadline(row)
  return {
    ...(deadline === undefined || isKept(kept.deadline[task], text) ? {} : { deadline: text ?? null }),
    ...(coordinating === undefined || isKept(kept.coordinating[task], coordinating.text)
      ? {}
      : { coordinating: coordinating.text ?? null }),
    ...(quarters === undefined || isKept(kept.quarters[task]?.join('\n'), quarters.join('\n'))
      ? {}
      : { quarters }),
  }
}

function isKept(kept: string | null | undefined, text: string | undefined): boolean {
  return (kept ?? undefined) === text
}

/** What no deadline of an event says. */
function textOfDeadline({ deadline }: PlannedTask): string | undefined {
  const kind = deadline?.written.kind
  return kind === undefined || kind === 'lastDay' || kind === 'missing' ? undefined : deadline?.text
}

function kindOf({ deadline }: PlannedTask): 'planned' | 'regular' | undefined {
  if (deadline === undefined) return undefined
  return deadline.written.kind === 'ongoing' ? 'regular' : 'planned'
}
