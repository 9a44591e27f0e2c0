/** An object-centric event log as OCEL 2.0 writes it in JSON (https://www.ocel-standard.org/specification/formats/json/). */
export interface Ocel {
  readonly eventTypes: readonly OcelType[]
  readonly objectTypes: readonly OcelType[]
  readonly events: readonly OcelEvent[]
  readonly objects: readonly OcelObject[]
}

export interface OcelType {
  readonly name: string
  readonly attributes: readonly { readonly name: string; readonly type: OcelAttributeType }[]
}

export type OcelAttributeType = 'string' | 'time' | 'integer' | 'float' | 'boolean'

/** Values are written as strings, as the JSON schema of the standard asks for; the declared type says how to read them. */
export interface OcelEvent {
  readonly id: string
  readonly type: string
  readonly time: string
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  readonly relationships: readonly OcelRelationship[]
}

export interface OcelObject {
  readonly id: string
  readonly type: string
  readonly attributes: readonly { readonly name: string; readonly time: string; readonly value: string }[]
  readonly relationships: readonly OcelRelationship[]
}

export interface OcelRelationship {
  readonly objectId: string
  readonly qualifier: string
}
