import { load } from '../installed-peers.ts'
import { contestant, dataAt, planAt, planCount, plans } from '../workload/guarded-appends.ts'

interface DcbModule {
  MemoryEventStore: new (
    initial?: readonly { event: object; position: unknown }[],
  ) => {
    append(command: { events: object; condition: object }): Promise<unknown>
    read(query: unknown): AsyncIterable<{ event: { data: ReturnType<typeof dataAt> } }>
  }
  Tags: { from(values: string[]): unknown }
  Query: { fromItems(items: object[]): unknown }
  SequencePosition: { initial(): unknown; fromString(text: string): unknown }
}

export const dcb = contestant(async () => {
  const { MemoryEventStore, Tags, Query, SequencePosition } = await load<DcbModule>(
    'dcb-es',
    '@dcb-es/event-store',
  )
  const tags = plans.map((plan) => Tags.from([`plan=${plan}`]))
  const queries = tags.map((tag) =>
    Query.fromItems([{ types: ['ProgressReported', 'PlanClosed'], tags: tag }]),
  )
  const known = plans.map(() => SequencePosition.initial())
  let store = new MemoryEventStore()
  const eventAt = (index: number) => {
    const data = dataAt(index)
    return { type: 'ProgressReported', tags: tags[index % planCount], data, metadata: {} }
  }
  return {
    prefill(count) {
      const initial = Array.from({ length: count }, (_, index) => {
        const position = SequencePosition.fromString(String(index + 1))
        known[index % planCount] = position
        return { event: eventAt(index), position }
      })
      store = new MemoryEventStore(initial)
    },
    async append(from, to) {
      for (let index = from; index < to; index++) {
        const plan = index % planCount
        const condition = { failIfEventsMatch: queries[plan], after: known[plan] }
        known[plan] = await store.append({ events: eventAt(index), condition })
      }
    },
    async percentsOf(plan) {
      const percents: number[] = []
      for await (const { event } of store.read(queries[plans.indexOf(plan)]))
        percents.push(event.data.percent)
      return percents
    },
  }
})

interface CastoreEvent {
  readonly aggregateId: string
  readonly version: number
  readonly type: string
  readonly timestamp: string
  readonly payload: ReturnType<typeof dataAt>
}
interface CastoreModule {
  InMemoryEventStorageAdapter: new (
    options: object,
  ) => {
    /** Its events by aggregate, open to everybody. */
    readonly eventStore: Record<string, CastoreEvent[]>
    pushEvent(event: CastoreEvent, options: { eventStoreId: string }): Promise<unknown>
    getEvents(
      aggregateId: string,
      options: { eventStoreId: string },
    ): Promise<{ events: readonly CastoreEvent[] }>
  }
}

export const castore = contestant(async () => {
  const { InMemoryEventStorageAdapter } = await load<CastoreModule>(
    'castore',
    '@castore/event-storage-adapter-in-memory',
  )
  const adapter = new InMemoryEventStorageAdapter({})
  const options = { eventStoreId: 'plans' }
  const eventAt = (index: number): CastoreEvent => ({
    aggregateId: planAt(index),
    version: Math.floor(index / planCount) + 1,
    type: 'ProgressReported',
    timestamp: '2021-03-01T03:00:00.000Z',
    payload: dataAt(index),
  })
  return {
    prefill(count) {
      // Its constructor takes events too, and looks through the whole aggregate for each of them.
      for (let index = 0; index < count; index++) {
        const event = eventAt(index)
        adapter.eventStore[event.aggregateId] ??= []
        adapter.eventStore[event.aggregateId]?.push(event)
      }
    },
    async append(from, to) {
      for (let index = from; index < to; index++) await adapter.pushEvent(eventAt(index), options)
    },
    async percentsOf(plan) {
      const { events } = await adapter.getEvents(plan, options)
      return events.map(({ payload }) => payload.percent)
    },
  }
})

interface EmmettModule {
  getInMemoryEventStore(): {
    appendToStream(
      stream: string,
      events: readonly object[],
      options: { expectedStreamVersion: bigint | string },
    ): Promise<{ nextExpectedStreamVersion: bigint }>
    readStream(stream: string): Promise<{ events: readonly { data: ReturnType<typeof dataAt> }[] }>
  }
  STREAM_DOES_NOT_EXIST: string
}

export const emmett = contestant(async () => {
  const { getInMemoryEventStore, STREAM_DOES_NOT_EXIST } = await load<EmmettModule>(
    'emmett',
    '@event-driven-io/emmett',
  )
  const store = getInMemoryEventStore()
  const versions: (bigint | string)[] = plans.map(() => STREAM_DOES_NOT_EXIST)
  const eventAt = (index: number) => ({ type: 'ProgressReported', data: dataAt(index) })
  const push = async (plan: number, events: readonly object[]) => {
    const expectedStreamVersion = versions[plan] as bigint | string
    const result = await store.appendToStream(plans[plan] as string, events, { expectedStreamVersion })
    versions[plan] = result.nextExpectedStreamVersion
  }
  return {
    async prefill(count) {
      for (let plan = 0; plan < planCount; plan++) {
        const events: object[] = []
        for (let index = plan; index < count; index += planCount) events.push(eventAt(index))
        await push(plan, events)
      }
    },
    async append(from, to) {
      for (let index = from; index < to; index++) await push(index % planCount, [eventAt(index)])
    },
    async percentsOf(plan) {
      const { events } = await store.readStream(plan)
      return events.map(({ data }) => data.percent)
    },
  }
})
