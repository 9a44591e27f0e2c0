import { type Day, parseDay } from '../time/civil-date.ts'
import { keyOf } from './aggregates.ts'
import type { DecideContext, Decision } from './catalogue.ts'
import type * as commands from './commands.ts'
import { ensureUnit, eventOf, standingUnit } from './decision.ts'
import type { PlanningEvent } from './events.ts'
import { rejection } from './rejections.ts'
import { isOnCircle, recordUnit, type Unit } from './units.ts'

const all = Number.POSITIVE_INFINITY

export function registerUnit(
  { unit, name, parent, on }: commands.RegisterUnit,
  context: DecideContext,
): Decision {
  const known = context.read(keyOf.unit(unit)) as Unit | undefined
  if (known?.changes.some(({ type }) => type === 'UnitRegistered')) throw rejection('UNIT_EXISTS', { unit })
  if (parent === unit) throw rejection('UNIT_CYCLE', { unit })
  if (parent !== undefined) ensureUnit(context, parent)
  const event = eventOf('UnitRegistered', on, { unit, name, parent })
  ensureNoCircle(context, unit, event)
  return { events: [event] }
}

export function renameUnit({ unit, name, on }: commands.RenameUnit, context: DecideContext): Decision {
  if (standingUnit(context, unit, on).name === name) throw rejection('NOTHING_CHANGED', { unit })
  return { events: [eventOf('UnitRenamed', on, { unit, name })] }
}

export function moveUnit({ unit, parent, on }: commands.MoveUnit, context: DecideContext): Decision {
  if (standingUnit(context, unit, on).parent === parent) throw rejection('NOTHING_CHANGED', { unit })
  if (parent !== undefined) standingUnit(context, parent, on)
  const event = eventOf('UnitMoved', on, { unit, parent })
  ensureNoCircle(context, unit, event)
  return { events: [event] }
}

export function mergeUnit({ unit, into, on }: commands.MergeUnit, context: DecideContext): Decision {
  standingUnit(context, unit, on)
  standingUnit(context, into, on)
  const { changes } = context.read(keyOf.unit(unit)) as Unit
  // What was recorded for a later day would lose its effect.
  const later = changes.filter(({ day, type }) => type !== 'UnitRegistered' && day > (parseDay(on) as Day))
  if (later.length > 0)
    throw rejection('HISTORY_CONTRADICTED', { unit, positions: later.map(({ position }) => position) })
  const event = eventOf('UnitMerged', on, { unit, into })
  ensureNoCircle(context, unit, event)
  return { events: [event] }
}

/** On no day from that of the change on: what was recorded for later days may close a circle as well. */
function ensureNoCircle(context: DecideContext, unit: string, change: { readonly on: string }): void {
  const changed: Unit = {
    changes: [...((context.read(keyOf.unit(unit)) as Unit | undefined)?.changes ?? [])],
  }
  recordUnit(changed, { ...change, position: Number.MAX_SAFE_INTEGER } as UnitEvent)
  const days = new Set<Day>([parseDay(change.on) as Day])
  const unitOf = (id: string) => {
    const found = id === unit ? changed : (context.read(keyOf.unit(id)) as Unit | undefined)
    for (const { day } of found?.changes ?? []) days.add(day)
    return found
  }
  for (const day of days)
    if (isOnCircle(unit, unitOf, { day, knownAt: all })) throw rejection('UNIT_CYCLE', { unit })
}

type UnitEvent = Parameters<typeof recordUnit>[1] & PlanningEvent
