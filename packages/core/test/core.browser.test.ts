import { openTracker } from '@tiendo/core'
import { fixedClock, generateWorkspace, replay, sealLines, seededIds } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { generatedHead, openingHead } from './heads.ts'
import { opening } from './office.ts'

describe('core in a browser', () => {
  it('has no built-in module of Node to lean on', () => {
    expect(
      'process' in globalThis &&
        typeof (globalThis as { process?: { getBuiltinModule?: unknown } }).process?.getBuiltinModule,
    ).not.toBe('function')
  })

  it('writes the very lines that Node writes', async () => {
    expect(replay(sealLines(generateWorkspace({ seed: 7, events: 400, units: 5 }))).head.sha256).toBe(
      generatedHead,
    )
    const clock = fixedClock('2021-03-01T02:00:00.000Z')
    const tracker = await openTracker({ clock, newId: seededIds(1, clock) })
    await tracker.executeAll(opening)
    expect(tracker.head.sha256).toBe(openingHead)
  })
})
