import { collator, compareOrdinals, formatNumber, openTracker, searchKey } from '@tiendo/core'
import { generateWorkspace, sealLines } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { headsMadeHere, headsOfEveryPlatform } from './heads.ts'
import { byteCache, storageOf } from './lines.ts'

describe('core in a browser', () => {
  it('has no built-in module of Node to lean on', () => {
    expect(
      'process' in globalThis &&
        typeof (globalThis as { process?: { getBuiltinModule?: unknown } }).process?.getBuiltinModule,
    ).not.toBe('function')
  })

  it('writes the very lines that Node writes', async () => {
    expect(await headsMadeHere()).toEqual(headsOfEveryPlatform)
  })

  it('opens from a snapshot', async () => {
    const lines = [...sealLines(generateWorkspace({ seed: 7, events: 400, units: 5 }))]
    const cache = byteCache()
    const first = await openTracker({ storage: await storageOf(lines, cache) })
    await first.saveSnapshot()
    const second = await openTracker({ storage: await storageOf(lines, cache) })
    expect(second.snapshot).toEqual({ status: 'used', position: first.head.position })
    expect(second.figures({ asOf: '2021-12-31' })).toEqual(first.figures({ asOf: '2021-12-31' }))
  })
  it('has the order, the numbers and the keys of Vietnamese', () => {
    expect(['đa', 'dễ', 'â', 'ă', 'da'].toSorted(collator('vi').compare)).toEqual([
      'ă',
      'â',
      'da',
      'dễ',
      'đa',
    ])
    expect(['X', '1.10', 'IX', 'đ)', '1.2', 'd)', 'e)'].toSorted(compareOrdinals).join(' ')).toBe(
      'IX X 1.2 1.10 d) đ) e)',
    )
    expect(formatNumber(-1234567.25, { locale: 'vi' })).toBe('-1.234.567,25')
    expect(searchKey('Điều chỉnh KẾ HOẠCH')).toBe('dieu chinh ke hoach')
  })
})
