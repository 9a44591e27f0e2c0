import { deepFreeze } from '../completion/figures.ts'
import { keyOf, type Plan, type Unit } from '../planning/aggregates.ts'
import type { Authority } from '../planning/events.ts'
import type { CalendarName } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Workspace } from './workspace.ts'

/** A plan as it is known now. */
export interface PlanSummary {
  readonly plan: string
  readonly title: string
  readonly owner: string
  readonly authority: Authority
  readonly period: { readonly start: CivilDate; readonly end: CivilDate }
  readonly calendar: CalendarName
  readonly timeZone: string
  readonly parent?: string
  readonly groups: readonly { readonly group: string; readonly title: string; readonly ordinal?: string }[]
}

/** A unit as it is known now. */
export interface UnitSummary {
  readonly unit: string
  readonly name: string
  readonly parent?: string
}

/** The plans of a workspace, in the order in which they were issued. */
export function plansOf(workspace: Workspace): readonly PlanSummary[] {
  return deepFreeze(
    [...workspace.plans].map((plan) => {
      const { groups, parent, ...issued } = workspace.read('planning', keyOf.plan(plan)) as Required<Plan>
      return {
        plan,
        ...issued,
        ...(parent === undefined ? {} : { parent }),
        groups: groups.map(({ id, title, ordinal }) =>
          ordinal === undefined ? { group: id, title } : { group: id, title, ordinal },
        ),
      }
    }),
  )
}

/** The units of a workspace, in the order in which they were registered. */
export function unitsOf(workspace: Workspace): readonly UnitSummary[] {
  return deepFreeze(
    [...workspace.units].map((unit) => {
      const { name, parent } = workspace.read('planning', keyOf.unit(unit)) as Required<Unit>
      return parent === undefined ? { unit, name } : { unit, name, parent }
    }),
  )
}
