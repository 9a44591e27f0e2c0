import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deepFreeze } from '../completion/figures.ts'
import { share } from './share.ts'

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => deepFreeze(value))

describe('share', () => {
  it('gives what equals the next value, and the previous one itself where they are equal', () => {
    fc.assert(
      fc.property(json, json, (previous, next) => {
        expect(share(previous, next)).toEqual(next)
        expect(share(previous, structuredClone(previous))).toBe(previous)
      }),
    )
  })

  it('keeps the parts that are equal, and freezes what it makes', () => {
    const previous = deepFreeze({ a: { x: 1 }, b: { y: 2 } })
    const shared = share(previous, deepFreeze({ a: { x: 1 }, b: { y: 3 } }))
    expect(shared.a).toBe(previous.a)
    expect(shared.b).toEqual({ y: 3 })
    expect(Object.isFrozen(shared)).toBe(true)
  })

  it.each([
    ['goes', [1, 2, 3, 4], [1, 3, 4]],
    ['comes', [1, 3, 4], [1, 2, 3, 4]],
    ['changes', [1, 2, 3], [1, 5, 3]],
  ])('keeps the other entries of a list when one %s', (_, before, after) => {
    const previous = deepFreeze(before.map((id) => ({ id })))
    const shared = share(previous, deepFreeze(after.map((id) => ({ id }))))
    for (const entry of shared) {
      const known = previous.find(({ id }) => id === entry.id)
      if (known !== undefined) expect(entry).toBe(known)
    }
  })

  it.each([
    ['a field that is gone', { a: 1, b: 2 }, { a: 1 }],
    ['a field that is new', { a: 1 }, { a: 1, b: 2 }],
    ['another field', { a: 1 }, { b: 1 }],
    ['a list instead of an object', { 0: 1 }, [1]],
    ['an object instead of a list', [1], { 0: 1 }],
    ['a shorter list', [1, 1], [1]],
    ['a field of the name of a prototype', {}, JSON.parse('{"__proto__":null}')],
  ])('tells apart %s', (_, previous, next) => {
    expect(share(deepFreeze(previous), deepFreeze(next))).toEqual(next)
    expect(share(deepFreeze(previous), deepFreeze(next))).not.toBe(previous)
  })
})
