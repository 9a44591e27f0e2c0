import type { Catalogue, CatalogueEvent, Projection } from '@tiendo/core'
import { boundary } from './boundaries.ts'
import type { AssessmentCommand } from './commands.ts'
import { decide } from './decide/decide.ts'
import type { AssessmentEvent } from './events.ts'
import { type History, keyFor, recordedIn, tagsOf } from './history.ts'
import { commandSchemas, eventDefinitions } from './schemas.ts'

/** Its events have passed its schemas, so each is one of `AssessmentEvent`. */
const typed = (event: CatalogueEvent) => event as AssessmentEvent

/** Criteria tables, scores, rankings, classifications, commendations and pacts: a catalogue beside planning. */
export const assessment: Catalogue<AssessmentCommand> = {
  name: 'assessment',
  events: eventDefinitions,
  commands: commandSchemas,
  tagsOf: (event) => tagsOf(typed(event)),
  touches: (event) => [keyFor(typed(event))],
  initial: (): History => ({ events: [] }),
  evolve: recordedIn,
  boundary,
  decide,
}

/** Lists of what there is, beside the histories. */
export const listOf = { rounds: 'list:rounds', commendations: 'list:commendations', pacts: 'list:pacts' }

/** The histories that `assessments` answers from. A tracker has to be opened with it. */
export const assessmentHistory: Projection<History> = {
  name: 'assessmentHistory',
  version: 1,
  keysOf: (event) => {
    if (!Object.hasOwn(eventDefinitions, event.type)) return []
    const own = keyFor(typed(event))
    if (event.type === 'assessment.RoundOpened') return [own, listOf.rounds]
    if (event.type === 'assessment.PactSigned') return [own, listOf.pacts]
    return own.startsWith('commendation:') ? [own, listOf.commendations] : [own]
  },
  initial: () => ({ events: [] }),
  evolve: recordedIn,
}
