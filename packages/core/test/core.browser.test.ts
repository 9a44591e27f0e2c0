import { describe, expect, it } from 'vitest'
import { headsMadeHere, headsOfEveryPlatform } from './heads.ts'

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
})
