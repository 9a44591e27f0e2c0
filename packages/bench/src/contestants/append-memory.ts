import { createHash, hash } from 'node:crypto'
import { PerformanceObserver } from 'node:perf_hooks'
import { memoryStorage, openEventStore } from '@tiendo/core'
import { answerOf, collectGarbage, type Prepare } from '../contestant.ts'
import { load } from '../installed-peers.ts'

/** Progress reports of 130 plans in turn, each recorded only if nothing was recorded about its plan since the last one. */

const planCount = 130
const plans = Array.from({ length: planCount }, (_, index) => `plan-${index + 1}`)
const note = 'The draft was sent to all units for their opinion.'
const planAt = (index: number) => plans[index % planCount] as string
const dataAt = (index: number) => ({
  plan: planAt(index),
  task: `task-${index % 16_250}`,
  percent: index % 101,
  note,
})

/** Appends one event after the other, each awaited. */
interface Log {
  append(from: number, to: number): void | Promise<void>
  /** As many events at once as quickly as it can be done, so that the log is long. */
  prefill?(count: number): void | Promise<void>
  percentsOf(plan: string): readonly number[] | Promise<readonly number[]>
  close?(): Promise<void>
}

export interface Parameters {
  readonly prefill: number
  /** How many events a run appends. */
  readonly count: number
  /** Whether each run begins with an empty log, or goes on with the one of the last run. */
  readonly isFresh: boolean
}

const contestant =
  (open: () => Log | Promise<Log>): Prepare<Parameters> =>
  async ({ prefill, count, isFresh }) => {
    let gcMs = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) gcMs += duration
    }).observe({ entryTypes: ['gc'] })
    let log: Log | undefined
    let length = 0
    if (!isFresh) {
      // As warm as a process whose log has become long by appending.
      const warm = await open()
      await warm.append(0, Math.min(20_000, count))
      await warm.close?.()
      log = await open()
      if (log.prefill === undefined) await log.append(0, prefill)
      else await log.prefill(prefill)
      length = prefill
    }
    return {
      async run() {
        if (isFresh) [log, length] = [await open(), 0]
        const current = log as Log
        collectGarbage()
        await new Promise((resolve) => setTimeout(resolve, 5))
        gcMs = 0
        const start = performance.now()
        await current.append(length, length + count)
        const ms = performance.now() - start
        await new Promise((resolve) => setTimeout(resolve, 5))
        length += count
        const figures = { gcMs }
        const answer = await checked(current, length)
        if (isFresh) {
          await current.close?.()
          log = undefined
        }
        return { ms, answer: isFresh ? answer : answer.slice(0, answer.indexOf(' ')), figures }
      },
    }
  }

/** What the log holds of one plan, and whether that is all of it in order. */
async function checked(log: Log, length: number): Promise<string> {
  const plan = 64
  const percents = await log.percentsOf(planAt(plan))
  const expected: number[] = []
  for (let index = plan; index < length; index += planCount) expected.push(index % 101)
  const sum = createHash('sha256').update(answerOf(percents)).digest('hex')
  return `${answerOf(percents) === answerOf(expected) ? 'all' : `wrong-${sum}`} ${percents.length} ${sum}`
}

export const tiendo = contestant(async () => {
  const store = await openEventStore({
    storage: memoryStorage(),
    tagsOf: ({ data }) => [`plan:${data['plan'] as string}`],
  })
  const queries = plans.map((plan) => [{ types: ['ProgressReported', 'PlanClosed'], tags: [`plan:${plan}`] }])
  const known = plans.map(() => 0)
  return {
    async append(from, to) {
      for (let index = from; index < to; index++) {
        const plan = index % planCount
        const guard = { query: queries[plan] as (typeof queries)[number], after: known[plan] as number }
        const event = { type: 'ProgressReported', on: '2021-03-01', data: dataAt(index) }
        const result = await store.append([event], { guard })
        if (result.status !== 'appended') throw new Error(result.status)
        known[plan] = result.position
      }
    },
    async percentsOf(plan) {
      const { events } = await store.read([{ tags: [`plan:${plan}`] }])
      return events.map(({ data }) => data['percent'] as number)
    },
    close: () => store.close(),
  }
})

/** The least that has to be done for a chained line: written, hashed, kept. */
export const limit = contestant(() => {
  const lines: string[] = []
  let prev = '0'.repeat(64)
  return {
    append(from, to) {
      for (let index = from; index < to; index++) {
        const event = { type: 'ProgressReported', on: '2021-03-01', data: dataAt(index) }
        const place = { commit: index + 1, position: index + 1, id: `01J000000000000000000${index}` }
        const text = JSON.stringify({ ...place, at: '2021-03-01T03:00:00.000Z', events: [event], prev })
        prev = hash('sha256', text, 'hex')
        lines.push(`${text.slice(0, -1)},"sha256":"${prev}"}`)
      }
    },
    percentsOf: (plan) =>
      lines
        .flatMap((line) => (JSON.parse(line) as { events: { data: ReturnType<typeof dataAt> }[] }).events)
        .filter(({ data }) => data.plan === plan)
        .map(({ data }) => data.percent),
  }
})

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
