import type { JsonObject, PlanningCommand } from '@tiendo/core'
import { readDeadline, readUnits } from '@tiendo/report/import'
import type { Programme, ProgrammeTask } from './programme.ts'
import { dictionary, government, knownUnits } from './units.ts'

export const programmePlan = 'nq03-2025'

/** The text names its issuer and its day, and leaves its number blank. */
export const issued = { on: '2025-01-01', recordedAt: '2025-01-01T02:00:00.000Z' } as const

/** Invented: of the amendments the data has neither a day nor a decision. */
export const amended = { on: '2025-03-01', recordedAt: '2025-04-02T02:00:00.000Z' } as const
const amendingAuthority = { issuer: government.name, date: amended.on }

/** Tasks keep their ids when a list is renumbered; here the numbers of the first list serve. */
export const taskId = (code: string) => `${programmePlan}-${code}`

/**
 * What cells say beyond what events have fields for: recorded with the commit. A `null` says that from here on the
 * event says it all.
 */
export interface KeptTexts extends JsonObject {
  readonly deadline: { readonly [task: string]: string }
  readonly coordinating: { readonly [task: string]: string | null }
}

export function registerUnits(): PlanningCommand[] {
  return [government, ...knownUnits].map(({ id, name }) => ({
    type: 'RegisterUnit',
    unit: id,
    name,
    on: issued.on,
  }))
}

export function issueProgramme({ groups, issued: tasks }: Programme): PlanningCommand[] {
  const { on } = issued
  const plan = programmePlan
  return [
    {
      type: 'IssuePlan',
      plan,
      title: 'Chương trình hành động của Chính phủ thực hiện Nghị quyết 57-NQ/TW, Phụ lục II',
      owner: government.id,
      authority: { issuer: government.name, date: on },
      // The last year that a deadline names; the text has no period of its own.
      period: { start: '2025-01-01', end: '2030-12-31' },
      on,
    },
    ...groups.map(({ ordinal, title }): PlanningCommand => {
      return { type: 'AddGroup', plan, group: groupId(ordinal), title, ordinal, on }
    }),
    ...tasks.map((task) => addTask(task)),
  ]
}

export const groupId = (ordinal: string) => `${programmePlan}-${ordinal}`

function addTask({ code, group, title, deliverable, ...cells }: ProgrammeTask): PlanningCommand {
  const deadline = readDeadline(cells.deadline)
  return {
    type: 'AddTask',
    plan: programmePlan,
    task: taskId(code),
    code,
    title,
    kind: deadline.kind === 'ongoing' ? 'regular' : 'planned',
    group: groupId(group),
    ...assignmentOf(cells),
    ...(deadline.kind === 'lastDay' ? { deadline: deadline.day } : {}),
    ...(deliverable === '' ? {} : { deliverable }),
    on: issued.on,
  }
}

/** One decision; every task that it touches is revised or reassigned once, however many of its cells change. */
export function amendProgramme(programme: Programme): PlanningCommand[] {
  const { on } = amended
  const isAmended = (code: string, ...fields: readonly string[]) =>
    programme.amendments.some((amendment) => amendment.code === code && fields.includes(amendment.field))
  return [
    {
      type: 'AmendPlan',
      plan: programmePlan,
      reason: 'Ministries were merged',
      authority: amendingAuthority,
      on,
    },
    ...programme.amended.flatMap(({ code, title, lead, coordinating }): PlanningCommand[] => [
      ...(isAmended(code, 'title') ? [{ type: 'ReviseTask', task: taskId(code), title, on } as const] : []),
      ...(isAmended(code, 'lead', 'coordinating')
        ? [{ type: 'ReassignTask', task: taskId(code), ...assignmentOf({ lead, coordinating }), on } as const]
        : []),
    ]),
  ]
}

function assignmentOf({ lead, coordinating }: Pick<ProgrammeTask, 'lead' | 'coordinating'>) {
  const { units: leadUnits, beyondUnits: collective } = readUnits(lead, dictionary)
  const { units: coordinatingUnits } = readUnits(coordinating, dictionary)
  return { leadUnits, coordinatingUnits, ...(collective === undefined ? {} : { collective }) }
}

export function textsKeptAtIssue({ issued: tasks }: Programme): KeptTexts {
  return {
    deadline: Object.fromEntries(
      tasks
        .filter(({ deadline }) => !['lastDay', 'missing'].includes(readDeadline(deadline).kind))
        .map(({ code, deadline }) => [taskId(code), deadline]),
    ),
    coordinating: Object.fromEntries(
      tasks.flatMap(({ code, coordinating }) => {
        const { beyondUnits } = readUnits(coordinating, dictionary)
        return beyondUnits === undefined ? [] : [[taskId(code), beyondUnits]]
      }),
    ),
  }
}

export function textsKeptAtAmendment({ amended: tasks, amendments }: Programme): KeptTexts {
  const changed = new Set(amendments.filter(({ field }) => field === 'coordinating').map(({ code }) => code))
  return {
    deadline: {},
    coordinating: Object.fromEntries(
      tasks
        .filter(({ code }) => changed.has(code))
        .map(({ code, coordinating }) => [
          taskId(code),
          readUnits(coordinating, dictionary).beyondUnits ?? null,
        ]),
    ),
  }
}
