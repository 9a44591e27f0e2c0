import { type Day, parseDay } from '../time/civil-date.ts'
import type { PlanningEvent } from './events.ts'
import type { Viewpoint } from './viewpoint.ts'

/** What was recorded about a unit, by date and within a date by position. */
export interface Unit {
  readonly changes: UnitChange[]
}

interface UnitChange {
  readonly position: number
  readonly day: Day
  readonly type: 'UnitRegistered' | 'UnitRenamed' | 'UnitMoved' | 'UnitMerged'
  readonly name?: string | undefined
  readonly parent?: string | undefined
  readonly into?: string | undefined
}

export interface UnitState {
  readonly name: string | undefined
  readonly parent: string | undefined
  /** The unit that it was merged into: the end of it. */
  readonly into: string | undefined
}

type UnitEvent = Extract<PlanningEvent, { type: UnitChange['type'] }>

export function recordUnit({ changes }: Unit, { position, on, type, data }: UnitEvent): void {
  const change: UnitChange = { position, day: parseDay(on) as Day, type, ...data }
  const index = changes.findIndex(({ day }) => day > change.day)
  changes.splice(index === -1 ? changes.length : index, 0, change)
}

/**
 * A unit at the close of a day, by what had become true of it by then. A unit that was not registered by then is called
 * as it is registered later; one that never was has no name.
 */
export function unitAt(unit: Unit | undefined, { day, knownAt }: Viewpoint): UnitState {
  const known = unit?.changes.filter(({ position }) => position <= knownAt) ?? []
  const registered = known.find(({ type }) => type === 'UnitRegistered')
  let { name } = registered ?? {}
  let parent: string | undefined
  let into: string | undefined
  for (const change of known) {
    if (change.day > day || into !== undefined) break
    if (change.type === 'UnitRenamed') name = change.name
    if (change === registered || change.type === 'UnitMoved') parent = change.parent
    if (change.type === 'UnitMerged') into = change.into
  }
  return { name, parent, into }
}

/** The units of a workspace at the close of a day, with mergers and parents resolved. */
export class Organisation {
  readonly #unit: (unit: string) => Unit | undefined
  readonly #viewpoint: Viewpoint
  readonly #chains = new Map<string, readonly string[]>()
  readonly #successors = new Map<string, string>()

  constructor(unit: (unit: string) => Unit | undefined, viewpoint: Viewpoint) {
    this.#unit = unit
    this.#viewpoint = viewpoint
  }

  /**
   * The unit that stands for a unit, and the units above it from below. A log from elsewhere may hold a circle: a unit
   * on a circle of mergers stands for itself, and a circle of parents ends where it closes.
   */
  chainOf(unit: string): readonly string[] {
    const known = this.#chains.get(unit)
    if (known !== undefined) return known
    const chain = new Set<string>()
    let next: string | undefined = this.#successorOf(unit)
    while (next !== undefined && !chain.has(next)) {
      chain.add(next)
      const parent: string | undefined = this.#at(next).parent
      next = parent === undefined ? undefined : this.#successorOf(parent)
    }
    this.#chains.set(unit, [...chain])
    return [...chain]
  }

  #successorOf(unit: string): string {
    const path: string[] = []
    let next: string | undefined = unit
    while (next !== undefined && !this.#successors.has(next) && !path.includes(next)) {
      path.push(next)
      next = this.#at(next).into
    }
    const from = next === undefined ? -1 : path.indexOf(next)
    const last = (next === undefined ? path.at(-1) : (this.#successors.get(next) ?? next)) as string
    // Those on a circle stand for themselves, those that lead into it for where they enter it.
    for (const [index, passed] of path.entries())
      this.#successors.set(passed, from !== -1 && index >= from ? passed : last)
    return this.#successors.get(unit) as string
  }

  #at(unit: string): UnitState {
    return unitAt(this.#unit(unit), this.#viewpoint)
  }
}

/** Whether a unit stands above itself on a day: by parents, mergers or both. */
export function isOnCircle(
  unit: string,
  unitOf: (unit: string) => Unit | undefined,
  viewpoint: Viewpoint,
): boolean {
  const passed = new Set<string>()
  let next: string | undefined = unit
  while (next !== undefined && !passed.has(next)) {
    passed.add(next)
    const state: UnitState = unitAt(unitOf(next), viewpoint)
    next = state.into ?? state.parent
  }
  return next === unit
}
