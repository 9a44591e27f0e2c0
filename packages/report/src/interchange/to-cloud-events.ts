import type { CivilDate, Commit, Instant, JsonObject } from '@tiendo/core'

/** An event as CloudEvents 1.0 writes it in JSON (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md). */
export interface CloudEventJson {
  readonly specversion: '1.0'
  /** Id of the commit and position of the event: unique in the log, and the same whenever it is written. */
  readonly id: string
  readonly source: string
  readonly type: string
  /** When it was recorded. */
  readonly time: Instant
  /** `task/<id>`, `plan/<id>` or `unit/<id>`, the first that the event names; absent where it names none. */
  readonly subject?: string
  readonly datacontenttype: 'application/json'
  /** The day on which it became true. */
  readonly effective: CivilDate
  readonly position: number
  readonly commit: number
  readonly commitsha: string
  /** The version of the event's schema. */
  readonly dataversion: number
  readonly data: JsonObject
}

export interface CloudEventOptions {
  /** Whose log it is, as a URI-reference; `urn:tiendo:log:<id of the log>` says it for good. */
  readonly source: string
  /** What stands before the name of the event; `tiendo.` unless stated. */
  readonly typePrefix?: string
}

/**
 * Every event of a log as a CloudEvent, in the order of the log, one commit at a time. Events are not brought up to date: `data`
 * is what was recorded. Who caused it stays in the log.
 *
 * @throws {TypeError} for an empty source
 */
export async function* toCloudEvents(
  commits: AsyncIterable<Commit>,
  { source, typePrefix = 'tiendo.' }: CloudEventOptions,
): AsyncGenerator<CloudEventJson, void> {
  if (source === '') throw new TypeError('Cannot write CloudEvents: source is empty')
  for await (const { commit, id, at, sha256, events } of commits) {
    for (const { type, v = 1, on, data, position } of events) {
      yield {
        specversion: '1.0',
        id: `${id}-${position}`,
        source,
        type: `${typePrefix}${type}`,
        time: at,
        ...subjectOf(data),
        datacontenttype: 'application/json',
        effective: on,
        position,
        commit,
        commitsha: sha256,
        dataversion: v,
        data,
      }
    }
  }
}

function subjectOf(data: JsonObject): { readonly subject?: string } {
  for (const name of ['task', 'plan', 'unit']) {
    const id = data[name]
    if (typeof id === 'string') return { subject: `${name}/${id}` }
  }
  return {}
}
