import type { Authority, CalendarName, CivilDate, events, PlanSummary, Tracker } from '@tiendo/core'

/** A plan as it was known at a position. */
export interface PlanFacts {
  readonly plan: string
  readonly title: string
  readonly owner: string
  readonly authority: Authority
  readonly period: { readonly start: CivilDate; readonly end: CivilDate }
  readonly calendar: CalendarName
  readonly timeZone: string
  readonly parent?: string
  readonly issuedOn: CivilDate
  readonly groups: readonly Group[]
}

interface Group {
  readonly group: string
  readonly title: string
  readonly ordinal?: string
}

/** The plan at a position, or `undefined` where it was not recorded by then. Titles of groups are those of that position. */
export async function planAt(
  tracker: Tracker,
  { plan, title, owner, authority, period, calendar, timeZone, parent }: PlanSummary,
  position: number,
): Promise<PlanFacts | undefined> {
  const types = ['PlanIssued', 'GroupAdded', 'GroupRevised']
  const page = await tracker.read([{ types, tags: [`plan:${plan}`] }], { upTo: position })
  const issued = page.events.find(({ type }) => type === 'PlanIssued')
  if (issued === undefined) return undefined
  const groups = new Map<string, Group>()
  for (const { type, data } of page.events) {
    if (type === 'GroupAdded') {
      const { group, title: named, ordinal } = data as unknown as events.GroupAdded
      groups.set(group, { group, title: named, ...(ordinal === undefined ? {} : { ordinal }) })
    } else if (type === 'GroupRevised') {
      const { group, plan: _, correction: __, ...changed } = data as unknown as events.GroupRevised
      const known = groups.get(group)
      if (known !== undefined) groups.set(group, { ...known, ...changed })
    }
  }
  return {
    plan,
    title,
    owner,
    authority,
    period,
    calendar,
    timeZone,
    ...(parent === undefined ? {} : { parent }),
    issuedOn: issued.on,
    groups: [...groups.values()],
  }
}

/** The ids of the plans that were recorded by a position, in the order in which they were. */
export async function plansAt(tracker: Tracker, position: number): Promise<readonly string[]> {
  const { events } = await tracker.read([{ types: ['PlanIssued'] }], { upTo: position })
  return events.map(({ data }) => (data as unknown as events.PlanIssued).plan)
}

/** The names of units by their ids, as of a day and as known at a position. */
export async function unitNamesAt(
  tracker: Tracker,
  asOf: CivilDate,
  position: number,
): Promise<ReadonlyMap<string, string>> {
  const page = await tracker.read([{ types: ['UnitRegistered', 'UnitRenamed'] }], { upTo: position })
  const inOrder = page.events.toSorted((a, b) =>
    a.on === b.on ? a.position - b.position : a.on < b.on ? -1 : 1,
  )
  const names = new Map<string, string>()
  for (const { on, data } of inOrder) {
    const { unit, name } = data as unknown as events.UnitRenamed
    if (on <= asOf || !names.has(unit)) names.set(unit, name)
  }
  return names
}
