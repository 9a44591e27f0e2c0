import type { JsonObject } from '@tiendo/core'
import type { OcelAttributeType } from './ocel.ts'

/** What a field of an event's data becomes. */
export type ObjectType = 'plan' | 'task' | 'unit' | 'group' | 'review'

/** Fields that name objects: the type of the object, and how the event relates to it. */
export const references: { readonly [field: string]: readonly [type: ObjectType, qualifier: string] } = {
  plan: ['plan', 'plan'],
  task: ['task', 'task'],
  unit: ['unit', 'unit'],
  owner: ['unit', 'owner'],
  leadUnits: ['unit', 'lead'],
  coordinatingUnits: ['unit', 'coordinating'],
  group: ['group', 'group'],
  review: ['review', 'review'],
  implements: ['task', 'implements'],
  merged: ['task', 'merged'],
}

/** Fields that hold single values, with the type that is declared for them. */
export const attributeTypes: { readonly [field: string]: OcelAttributeType } = {
  name: 'string',
  title: 'string',
  code: 'string',
  kind: 'string',
  collective: 'string',
  ordinal: 'string',
  deliverable: 'string',
  deadline: 'time',
  start: 'time',
  originalDeadline: 'time',
  weight: 'float',
  percent: 'float',
  from: 'time',
  reason: 'string',
  note: 'string',
  description: 'string',
  cause: 'string',
  obstacle: 'string',
  occurrence: 'string',
  dateUnknown: 'boolean',
  confirmedOn: 'time',
  periodEnd: 'time',
  position: 'integer',
  through: 'time',
  calendar: 'string',
  timeZone: 'string',
  confirmation: 'string',
  publication: 'string',
}

/** The object that an event is about, whose attributes it sets, and which of its fields set them. */
export const settings: { readonly [type: string]: readonly [object: ObjectType, fields: readonly string[]] } =
  {
    UnitRegistered: ['unit', ['name']],
    UnitRenamed: ['unit', ['name']],
    PlanIssued: ['plan', ['title', 'calendar', 'timeZone', 'confirmation']],
    GroupAdded: ['group', ['title', 'ordinal']],
    GroupRevised: ['group', ['title', 'ordinal']],
    TaskAdded: [
      'task',
      [
        'code',
        'title',
        'kind',
        'collective',
        'start',
        'deadline',
        'originalDeadline',
        'weight',
        'deliverable',
      ],
    ],
    TaskRevised: ['task', ['code', 'title', 'kind', 'start', 'deliverable']],
    TaskReassigned: ['task', ['collective']],
    TaskReweighted: ['task', ['weight']],
    TaskResumed: ['task', ['deadline']],
    TaskReopened: ['task', ['deadline']],
    ReviewHeld: ['review', ['title', 'kind']],
  }

/** Ids are unique within their kind only, so an object's id says which it is. A group's is unique in its plan. */
export function objectId(type: ObjectType, id: string, data: JsonObject): string {
  return type === 'group' ? `group:${String(data['plan'])}/${id}` : `${type}:${id}`
}

/** A value as the schema has it. A day is the first moment of it in UTC, because OCEL knows no days. */
export function attributeValue(value: string | number | boolean, type: OcelAttributeType): string {
  return type === 'time' ? `${value}T00:00:00Z` : String(value)
}
