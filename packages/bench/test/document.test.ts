import { describe, expect, it } from 'vitest'
import { emptyDocument, replaced } from '../src/document.ts'

describe('the document', () => {
  it('keeps what stands around the tables, however often they are written', () => {
    const first = `Before.\n\n${replaced(emptyDocument, 'old tables')}\nAfter.\n`
    const second = replaced(first, 'new tables')
    expect(second).toContain('new tables')
    expect(second).not.toContain('old tables')
    expect(second.startsWith('Before.\n')).toBe(true)
    expect(second.endsWith('After.\n')).toBe(true)
    expect(replaced(second, 'new tables')).toBe(second)
  })

  it('without its marks is not overwritten', () => {
    expect(() => replaced('# Benchmarks\n', 'tables')).toThrow(/marks/)
  })
})
