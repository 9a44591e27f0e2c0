import type { Commit, JsonObject, RecordedEvent } from '@tiendo/core'
import type { Ocel, OcelAttributeType, OcelEvent, OcelRelationship } from './ocel.ts'
import {
  attributeTypes,
  attributeValue,
  type ObjectType,
  objectId,
  references,
  settings,
} from './ocel-mapping.ts'

interface GrowingObject {
  readonly id: string
  readonly type: ObjectType
  readonly attributes: { readonly name: string; readonly time: string; readonly value: string }[]
  readonly relationships: Map<string, OcelRelationship>
}

type Declared = Map<string, Map<string, OcelAttributeType>>

/**
 * A log for process mining: plans, tasks, units, groups and reviews are objects, and every event relates to those that it names.
 * The time of an event is when it was recorded; the day on which it became true is its attribute `on`. Attributes of
 * objects change at the time of recording. A retraction is an event like the others and takes nothing away. Holds the whole result in memory.
 */
export async function toOcel(commits: AsyncIterable<Commit>): Promise<Ocel> {
  const objects = new Map<string, GrowingObject>()
  const events: OcelEvent[] = []
  const eventTypes: Declared = new Map()
  const objectTypes: Declared = new Map()
  for await (const { at, by, events: recorded } of commits) {
    for (const event of recorded) {
      const related = relationsOf(event).map(({ type, id, qualifier }) => {
        const object = grown(objects, type, id)
        declare(objectTypes, type)
        return { objectId: object.id, qualifier }
      })
      setAttributes(event, at, objects, objectTypes)
      relateObjects(event, objects)
      events.push({
        id: String(event.position),
        type: event.type,
        time: at,
        attributes: attributesOf(event, by, eventTypes),
        relationships: distinct(related),
      })
    }
  }
  return {
    eventTypes: listed(eventTypes),
    objectTypes: listed(objectTypes),
    events,
    objects: [...objects.values()].map(({ relationships, ...object }) => ({
      ...object,
      relationships: [...relationships.values()],
    })),
  }
}

interface Relation {
  readonly type: ObjectType
  readonly id: string
  readonly qualifier: string
}

function relationsOf({ type, data }: RecordedEvent): readonly Relation[] {
  const relations: Relation[] = []
  const add = (kind: ObjectType, value: unknown, qualifier: string) => {
    for (const id of Array.isArray(value) ? value : [value])
      if (typeof id === 'string') relations.push({ type: kind, id: objectId(kind, id, data), qualifier })
  }
  for (const [field, [kind, qualifier]] of Object.entries(references)) add(kind, data[field], qualifier)
  // The same word for different things: `into` is a unit or tasks, `parent` a unit or a plan.
  if (type === 'UnitMerged') add('unit', data['into'], 'successor')
  if (type === 'TaskSplit') add('task', data['into'], 'successor')
  if (type === 'UnitRegistered' || type === 'UnitMoved') add('unit', data['parent'], 'parent')
  if (type === 'PlanIssued') add('plan', data['parent'], 'parent')
  if (type === 'TaskCarriedOver') {
    add('plan', inner(data, 'to')['plan'], 'successor')
    add('task', inner(data, 'to')['task'], 'successor')
  }
  if (type === 'TaskAdded') add('review', inner(data, 'direction')['review'], 'direction')
  return relations
}

/** Relations between objects have no time in OCEL: those that an object was given at any time are listed. */
const lasting = new Set([
  'plan',
  'group',
  'owner',
  'lead',
  'coordinating',
  'implements',
  'parent',
  'successor',
  'direction',
])

function relateObjects(event: RecordedEvent, objects: Map<string, GrowingObject>): void {
  const subject = subjectOf(event)
  if (subject === undefined) return
  const from = objects.get(subject)
  for (const { id, qualifier } of relationsOf(event))
    if (id !== subject && lasting.has(qualifier))
      from?.relationships.set(`${qualifier} ${id}`, { objectId: id, qualifier })
}

/** What an event is about: the narrowest thing that it names. */
function subjectOf({ data }: RecordedEvent): string | undefined {
  for (const type of ['task', 'group', 'review', 'plan', 'unit'] as const) {
    const id = data[type]
    if (typeof id === 'string') return objectId(type, id, data)
  }
  return undefined
}

function setAttributes(
  event: RecordedEvent,
  time: string,
  objects: Map<string, GrowingObject>,
  declared: Declared,
): void {
  const { type, data } = event
  const set = (kind: ObjectType, name: string, value: unknown) => {
    const id = data[kind]
    if (typeof id !== 'string' || !isScalar(value)) return
    const attributeType = attributeTypes[name] ?? 'string'
    declare(declared, kind).set(name, attributeType)
    grown(objects, kind, objectId(kind, id, data)).attributes.push({
      name,
      time,
      value: attributeValue(value, attributeType),
    })
  }
  const [kind, fields] = (Object.hasOwn(settings, type) && settings[type]) || (['task', []] as const)
  for (const field of fields) set(kind, field, data[field])
  // Of recurring work it is the deadline of an occurrence, which is no object.
  if (type === 'DeadlineChanged' && data['occurrence'] === undefined) set('task', 'deadline', data['to'])
}

function attributesOf(event: RecordedEvent, by: string | undefined, declared: Declared) {
  const types = declare(declared, event.type)
  const attributes: { name: string; value: string }[] = []
  const add = (name: string, value: unknown, type: OcelAttributeType) => {
    if (!isScalar(value)) return
    types.set(name, type)
    attributes.push({ name, value: attributeValue(value, type) })
  }
  add('on', event.on, 'time')
  add('by', by, 'string')
  for (const [name, type] of Object.entries(attributeTypes)) add(name, event.data[name], type)
  if (event.type === 'DeadlineChanged') add('to', event.data['to'], 'time')
  return attributes
}

function grown(objects: Map<string, GrowingObject>, type: ObjectType, id: string): GrowingObject {
  let object = objects.get(id)
  if (object === undefined) {
    object = { id, type, attributes: [], relationships: new Map() }
    objects.set(id, object)
  }
  return object
}

function declare(declared: Declared, type: string): Map<string, OcelAttributeType> {
  let attributes = declared.get(type)
  if (attributes === undefined) {
    attributes = new Map()
    declared.set(type, attributes)
  }
  return attributes
}

function listed(declared: Declared): Ocel['eventTypes'] {
  return [...declared].map(([name, attributes]) => ({
    name,
    attributes: [...attributes].map(([attribute, type]) => ({ name: attribute, type })),
  }))
}

function distinct(relations: readonly OcelRelationship[]): readonly OcelRelationship[] {
  return [...new Map(relations.map((each) => [`${each.qualifier} ${each.objectId}`, each])).values()]
}

function inner(data: JsonObject, field: string): JsonObject {
  const value = data[field]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
