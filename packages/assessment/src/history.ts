import type { CatalogueEvent, CivilDate } from '@tiendo/core'
import type { AssessmentEvent, AssessmentEventType, EventOf } from './events.ts'

/**
 * The events of one thing: of a round, a cluster, a criteria table. As state in the order of the log, as seen from somewhere
 * in that of their days. Every answer is made of it.
 */
export interface History {
  readonly events: AssessmentEvent[]
}

/** Ids hold no slash, so no two keys coincide. */
export const keyOf = {
  rubric: (rubric: string) => `rubric:${rubric}`,
  scheme: (scheme: string, version: number) => `scheme:${scheme}/${version}`,
  cluster: (cluster: string) => `cluster:${cluster}`,
  round: (round: string) => `round:${round}`,
  commendation: (commendation: string) => `commendation:${commendation}`,
  pact: (pact: string) => `pact:${pact}`,
  /** A unit as somebody who is assessed; `unit:…` is how planning tags what it knows of it. */
  assessed: (unit: string) => `assessed:${unit}`,
}

/** The key of what an event belongs to. */
export function keyFor({ type, data }: AssessmentEvent): string {
  switch (type) {
    case 'assessment.RubricAdopted':
      return keyOf.rubric(data.rubric)
    case 'assessment.SchemeAdopted':
      return keyOf.scheme(data.scheme, data.version)
    case 'assessment.ClusterFormed':
    case 'assessment.ClusterMemberJoined':
    case 'assessment.ClusterMemberLeft':
    case 'assessment.ClusterHeadChanged':
      return keyOf.cluster(data.cluster)
    case 'assessment.Commended':
    case 'assessment.CommendationRevoked':
      return keyOf.commendation(data.commendation)
    case 'assessment.PactSigned':
    case 'assessment.PactTargetTakenUp':
      return keyOf.pact(data.pact)
    default:
      return keyOf.round(data.round)
  }
}

/** Its own key, and the unit that it is about where that is one. */
export function tagsOf(event: AssessmentEvent): readonly string[] {
  const { data } = event
  return 'unit' in data ? [keyFor(event), keyOf.assessed(data.unit)] : [keyFor(event)]
}

/** As recorded, without what the log adds. */
export function recordedIn(draft: object, { type, on, data, position }: CatalogueEvent): void {
  ;(draft as History).events.push({ type, on, data, position } as AssessmentEvent)
}

export function ofType<Type extends AssessmentEventType>(
  history: History | undefined,
  ...types: readonly Type[]
): readonly EventOf<Type>[] {
  const wanted: readonly string[] = types
  return (history?.events ?? []).filter((event): event is EventOf<Type> => wanted.includes(event.type))
}

/** What there is of each unit, with what concerns all of them: walks the list once for however many units. */
export function byUnit({ events }: History): (unit: string) => History {
  const ofAll: AssessmentEvent[] = []
  const own = new Map<string, AssessmentEvent[]>()
  for (const event of events) {
    if (!('unit' in event.data)) ofAll.push(event)
    else if (!own.get(event.data.unit)?.push(event)) own.set(event.data.unit, [event])
  }
  return (unit) => ({ events: [...ofAll, ...(own.get(unit) ?? [])] })
}

/** From where something is looked at: the close of a day, and a position of the log. All that is known unless stated. */
export interface Viewpoint {
  readonly asOf?: CivilDate | undefined
  readonly knownAt?: number | undefined
}

/** What had become true and was known, by its date and within a date in the order of the log. */
export function seenFrom(history: History | undefined, { asOf, knownAt }: Viewpoint): History {
  const events = (history?.events ?? []).filter(
    ({ on, position }) =>
      (asOf === undefined || on <= asOf) && (knownAt === undefined || position <= knownAt),
  )
  return { events: events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.position - b.position)) }
}
