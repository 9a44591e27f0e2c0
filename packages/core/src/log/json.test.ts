import { hostileTexts, notStrictJson } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameJson, strictJson } from './json.ts'

const json = fc.jsonValue({ depthSize: 'small' }).filter((value) => isStrict(value))

function isStrict(value: unknown): boolean {
  try {
    strictJson(value, 'INVALID_EVENT', '')
    return true
  } catch {
    return false
  }
}

describe('strict JSON', () => {
  it.each(notStrictJson)('refuses %s and says where', (_, value) => {
    const refused = expect.objectContaining({
      code: 'INVALID_EVENT',
      path: expect.stringMatching(/^events\[0\]\.data\.list\[1\]/),
    })
    expect(() => strictJson({ list: [0, value] }, 'INVALID_EVENT', 'events[0].data')).toThrow(refused)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('keeps what it takes: read back from its text, it is equal', () => {
    fc.assert(
      fc.property(json, (value) => {
        const kept = strictJson(value, 'INVALID_EVENT', '')
        expect(sameJson(JSON.parse(JSON.stringify(kept)), kept)).toBe(true)
      }),
    )
    for (const text of [...hostileTexts, '', '12345678901234567890', '2026-01-01T00:00:00.000Z', '\u0000']) {
      expect(strictJson(text, 'INVALID_EVENT', '')).toBe(text)
    }
    expect(
      strictJson([2 ** 53 - 1, -(2 ** 53 - 1), 1.5, 1e-7, null, true], 'INVALID_EVENT', ''),
    ).toHaveLength(6)
  })

  it('is a frozen copy, whatever becomes of the original', () => {
    const original = { list: [{ text: 'a' }] }
    const kept = strictJson(original, 'INVALID_EVENT', '') as typeof original
    ;(original.list[0] as { text: string }).text = 'b'
    expect(kept).toEqual({ list: [{ text: 'a' }] })
    expect([kept, kept.list, kept.list[0]].every(Object.isFrozen)).toBe(true)
  })
})

describe('equality by value', () => {
  it('does not look at the order of keys, and looks at everything else', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const sorted = (value: unknown): unknown =>
          typeof value !== 'object' || value === null
            ? value
            : Array.isArray(value)
              ? value.map(sorted)
              : Object.fromEntries(
                  Object.entries(value)
                    .sort()
                    .map(([key, entry]) => [key, sorted(entry)]),
                )
        expect(sameJson(a as never, b as never)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)))
        expect(sameJson(a as never, sorted(a) as never)).toBe(true)
      }),
    )
    expect(sameJson({ a: 1 }, { b: 1 })).toBe(false)
    expect(sameJson([1], { 0: 1 })).toBe(false)
    expect(sameJson(undefined, null)).toBe(false)
    expect(sameJson({}, { toString: 1 })).toBe(false)
  })
})
