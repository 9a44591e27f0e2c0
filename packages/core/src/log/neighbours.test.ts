import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Commit } from './commit.ts'
import { Neighbours } from './neighbours.ts'
import type { QueryItem } from './query.ts'

// Types and tags have a name in common, which must not be taken for each other.
const types = ['A', 'B', 'C']
const tags = ['A', 'x', 'y', 'z']

const event = fc.record({ type: fc.constantFrom(...types), tags: fc.subarray(tags) })
const item: fc.Arbitrary<QueryItem> = fc.oneof(
  fc.record({ types: fc.subarray(types, { minLength: 1 }) }),
  fc.record({ tags: fc.subarray(tags, { minLength: 1 }) }),
  fc.record({ types: fc.subarray(types, { minLength: 1 }), tags: fc.subarray(tags, { minLength: 1 }) }),
)
const request = fc.record({
  id: fc.constantFrom('c-1', 'c-2', 'c-3', 'c-4', 'c-5'),
  query: fc.option(fc.array(item, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  events: fc.array(event, { minLength: 1, maxLength: 3 }),
})

describe('the neighbours of a batch', () => {
  it('stand in the way of an id that one has, and of a query that one of their events matches', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
        const neighbours = new Neighbours((event) => event.data['tags'] as readonly string[])
        const accepted: typeof requests = []
        let position = 0
        for (const { id, query, events } of requests) {
          const stands = accepted.some(
            (other) =>
              other.id === id ||
              query?.some((item) =>
                other.events.some(
                  ({ type, tags }) =>
                    item.types?.includes(type) !== false &&
                    item.tags?.every((tag) => tags.includes(tag)) !== false,
                ),
              ),
          )
          expect(neighbours.standInTheWayOf(id, query)).toBe(stands)
          if (stands) continue
          accepted.push({ id, query, events })
          neighbours.add({
            id,
            events: events.map(({ type, tags }) => ({
              type,
              on: '2021-01-01',
              data: { tags },
              position: ++position,
            })),
          } as unknown as Commit)
        }
      }),
    )
  })

  it('are refused where one cannot be tagged, before anything is written', () => {
    const neighbours = new Neighbours(() => undefined as unknown as readonly string[])
    const commit = { id: 'c-1', events: [{ type: 'A', on: '2021-01-01', data: {}, position: 1 }] }
    expect(() => neighbours.add(commit as unknown as Commit)).toThrow(TypeError)
  })
})
