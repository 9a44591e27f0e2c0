import { hash } from 'node:crypto'
import { memoryStorage, openEventStore } from '@tiendo/core'
import { contestant, dataAt, planCount, plans } from '../workload/guarded-appends.ts'

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
