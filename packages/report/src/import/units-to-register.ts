import type { PlanningCommand, Tracker } from '@tiendo/core'
import type { ImportOptions } from './import-commands.ts'

/** Units of the dictionary that commands name and that are not registered, each after the one above it. */
export function unitsToRegister(
  commands: readonly PlanningCommand[],
  tracker: Tracker,
  { dictionary, on }: ImportOptions,
): readonly PlanningCommand[] {
  const registered = new Set(tracker.units().map(({ unit }) => unit))
  const known = new Map(dictionary?.units.map((unit) => [unit.id, unit]))
  const registering: PlanningCommand[] = []
  const register = (id: string): void => {
    const unit = known.get(id)
    if (unit === undefined || registered.has(id)) return
    registered.add(id)
    const { name, parent } = unit
    if (parent !== undefined) register(parent)
    const under = parent === undefined ? {} : { parent }
    registering.push({ type: 'RegisterUnit', unit: id, name, ...under, on })
  }
  for (const command of commands) {
    if (command.type === 'IssuePlan') register(command.owner)
    if (command.type === 'AddTask' || command.type === 'ReassignTask')
      for (const id of [...(command.leadUnits ?? []), ...(command.coordinatingUnits ?? [])]) register(id)
  }
  return registering
}
