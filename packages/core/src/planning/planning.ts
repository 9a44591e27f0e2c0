import { evolve, initial, tagsOf, touches } from './aggregates.ts'
import { boundary } from './boundaries.ts'
import type { Catalogue, CatalogueEvent } from './catalogue.ts'
import type { PlanningCommand } from './commands.ts'
import { decide } from './decide.ts'
import type { PlanningEvent } from './events.ts'
import { commandSchemas, eventDefinitions } from './schemas.ts'

/** Its events have passed its schemas, so each is one of `PlanningEvent`. */
const typed = (event: CatalogueEvent) => event as PlanningEvent

/** Plans, tasks and progress: the catalogue that every tracker knows. */
export const planning: Catalogue<PlanningCommand> = {
  name: 'planning',
  events: eventDefinitions,
  commands: commandSchemas,
  tagsOf: (event) => tagsOf(typed(event)),
  touches: (event) => touches(typed(event)),
  initial,
  evolve: (draft, event, key) => evolve(draft as Parameters<typeof evolve>[0], typed(event), key),
  boundary,
  decide,
}
