import {
  type AppendOptions,
  type EventStore,
  type EventStoreOptions,
  type JsonObject,
  type NewEvent,
  openEventStore,
  type ReadEvent,
  type Receipt,
  type RecordedEvent,
} from '@tiendo/core'
import { ConformanceError, equal } from '../assertions.ts'
import type { OpenPlace } from '../open-place.ts'

/** An event about these tags. */
export function note(type: string, tags: readonly string[] = [], data: JsonObject = {}): NewEvent {
  return { type, on: '2021-02-26', data: { tags, ...data } }
}

export function tagsOf(event: RecordedEvent): readonly string[] {
  return event.data['tags'] as readonly string[]
}

type Options = Omit<EventStoreOptions, 'storage'>

/** As many stores on the log of a place as asked for, which need not have the same view of it. */
export async function openStores(
  place: OpenPlace,
  count: number,
  options: Options = {},
): Promise<readonly EventStore[]> {
  const storages = await place.callers(count)
  return Promise.all(storages.map((storage) => openEventStore({ storage, tagsOf, ...options })))
}

export async function openStore(place: OpenPlace, options: Options = {}): Promise<EventStore> {
  return openEventStore({ storage: place.storage, tagsOf, ...options })
}

/** Appends what nothing stands in the way of. */
export async function append(
  store: EventStore,
  events: readonly NewEvent[],
  options: AppendOptions = {},
): Promise<Receipt> {
  const result = await store.append(events, options)
  if (result.status !== 'appended') throw new ConformanceError('the result', result, 'appended')
  const { status: _, ...receipt } = result
  return receipt
}

export function positionsOf(events: readonly RecordedEvent[]): readonly number[] {
  return events.map(({ position }) => position)
}

export async function readAll(store: EventStore): Promise<readonly ReadEvent[]> {
  return (await store.read('all')).events
}

export function oneTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

/** Checks that what is tried changes neither the events nor the head. */
export async function changesNothing(
  store: EventStore,
  what: string,
  run: () => Promise<unknown>,
): Promise<void> {
  const before = await store.read('all')
  await run()
  equal(await store.read('all'), before, `the log after ${what}`)
}
