import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Query } from './query.ts'
import { TagIndex } from './tag-index.ts'

const type = fc.constantFrom('A', 'B', 'C')
const tag = fc.constantFrom('task:1', 'task:10', 'plan:1', 'đồng', '')
const item = fc.oneof(
  fc.record({ types: fc.array(type, { minLength: 1, maxLength: 2 }) }),
  fc.record({ tags: fc.array(tag, { minLength: 1, maxLength: 3 }) }),
  fc.record({ types: fc.array(type, { minLength: 1 }), tags: fc.array(tag, { minLength: 1 }) }),
)
const events = fc.array(fc.record({ type, tags: fc.array(tag, { maxLength: 4 }) }), { maxLength: 30 })

function isMatch(query: Query, event: { type: string; tags: readonly string[] }): boolean {
  return query.some(
    ({ types, tags }) =>
      (types === undefined || types.includes(event.type)) &&
      (tags === undefined || tags.every((each) => event.tags.includes(each))),
  )
}

describe('the tag index', () => {
  it('finds what a scan finds: types or, tags and, items or, nothing twice, in order, after and up to', () => {
    fc.assert(
      fc.property(
        events,
        fc.array(item, { minLength: 1, maxLength: 3 }),
        fc.nat(32),
        fc.nat(32),
        (recorded, query, after, upTo) => {
          const index = new TagIndex()
          for (const [offset, event] of recorded.entries()) index.add(offset + 1, event.type, event.tags)
          const scanned = recorded.flatMap((event, offset) =>
            offset + 1 > after && isMatch(query, event) ? [offset + 1] : [],
          )
          expect(index.positions(query, after, upTo)).toEqual(scanned.filter((position) => position <= upTo))
          expect(index.firstMatch(query, after)).toBe(scanned[0])
        },
      ),
      { numRuns: 2000 },
    )
  })
})
