import { deepFreeze } from '../completion/figures.ts'
import { closingOf, keyOf, type Plan, type Publication, type Review } from '../planning/aggregates.ts'
import type { Authority, PublishedHead } from '../planning/events.ts'
import type { Figures } from '../planning/figures-format.ts'
import { type Unit, unitAt } from '../planning/units.ts'
import type { Viewpoint } from '../planning/viewpoint.ts'
import type { CalendarName } from '../time/calendar.ts'
import { type CivilDate, formatDay } from '../time/civil-date.ts'
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
  readonly confirmation?: 'required'
  /** The last day that counts, where the plan is closed. */
  readonly closedOn?: CivilDate
  /** What is dated up to this day needs a correction. */
  readonly sealedThrough?: CivilDate
  readonly groups: readonly { readonly group: string; readonly title: string; readonly ordinal?: string }[]
}

/** A unit as organised on a day. */
export interface UnitSummary {
  readonly unit: string
  readonly name: string
  readonly parent?: string
  /** The unit that it was merged into. */
  readonly into?: string
}

/** A review, and the tasks that answer its directions. */
export interface ReviewSummary {
  readonly review: string
  readonly plan: string
  readonly kind: 'interim' | 'annual'
  readonly title?: string
  readonly on: CivilDate
  readonly directions: readonly {
    readonly direction: string
    readonly text: string
    readonly tasks: readonly { readonly plan: string; readonly task: string }[]
  }[]
}

/** Figures as an office has told them to others. */
export interface PublicationSummary {
  readonly publication: string
  readonly title?: string
  readonly on: CivilDate
  readonly figures: Figures
  readonly head: PublishedHead
}

/** The plans of a workspace, in the order in which they were issued. */
export function plansOf(workspace: Workspace): readonly PlanSummary[] {
  return deepFreeze(
    [...workspace.plans].map((plan): PlanSummary => {
      const found = workspace.read('planning', keyOf.plan(plan)) as Plan
      const {
        groups,
        closings,
        issuedAt: _,
        ...issued
      } = found as Plan & Omit<PlanSummary, 'plan' | 'groups'>
      const closing = closingOf(found, workspace.position)
      return {
        plan,
        ...issued,
        ...(closing === undefined ? {} : { closedOn: formatDay(closing) }),
        groups: groups.map(({ id, title, ordinal }) =>
          ordinal === undefined ? { group: id, title } : { group: id, title, ordinal },
        ),
      }
    }),
  )
}

/** The units of a workspace on a day, as known at a position, in the order in which they were registered. */
export function unitsOf(workspace: Workspace, viewpoint: Viewpoint): readonly UnitSummary[] {
  return deepFreeze(
    [...workspace.units].flatMap((unit) => {
      const found = workspace.read('planning', keyOf.unit(unit)) as Unit
      const isKnown = found.changes.some(
        ({ type, position }) => type === 'UnitRegistered' && position <= viewpoint.knownAt,
      )
      if (!isKnown) return []
      const { name = unit, parent, into } = unitAt(found, viewpoint)
      return [
        {
          unit,
          name,
          ...(parent === undefined ? {} : { parent }),
          ...(into === undefined ? {} : { into }),
        },
      ]
    }),
  )
}

/** The reviews of a workspace, in the order in which they were recorded. */
export function reviewsOf(workspace: Workspace): readonly ReviewSummary[] {
  return deepFreeze(
    [...workspace.reviews].map((review) => {
      const { held, tasks } = workspace.read('planning', keyOf.review(review)) as Required<Review>
      const { directions, ...about } = held
      return {
        ...about,
        directions: directions.map(({ direction, text }) => ({
          direction,
          text,
          tasks: tasks
            .filter((answer) => answer.direction === direction)
            .map(({ plan, task }) => ({ plan, task })),
        })),
      }
    }),
  )
}

/** The figures that were published, in the order in which they were recorded. */
export function publicationsOf(workspace: Workspace): readonly PublicationSummary[] {
  return deepFreeze(
    [...workspace.publications].map((publication) => {
      const found = workspace.read('planning', keyOf.publication(publication)) as Required<Publication>
      return publicationOf(found.published)
    }),
  )
}

export function publicationOf({
  publication,
  title,
  on,
  figures,
  head,
}: Required<Publication>['published']): PublicationSummary {
  return { publication, ...(title === undefined ? {} : { title }), on, figures, head }
}
