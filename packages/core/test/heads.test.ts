import { sha256 as portableSha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { openTracker } from '@tiendo/core'
import { fixedClock, generateWorkspace, replay, sealLines, seededIds } from '@tiendo/core/testing'
import { expect, it } from 'vitest'
import { sha256 } from '../src/log/sha256.ts'
import { generatedHead, openingHead } from './heads.ts'
import { opening } from './office.ts'

it('Node writes the very lines that a browser writes', async () => {
  expect(replay(sealLines(generateWorkspace({ seed: 7, events: 400, units: 5 }))).head.sha256).toBe(
    generatedHead,
  )
  const clock = fixedClock('2021-03-01T02:00:00.000Z')
  const tracker = await openTracker({ clock, newId: seededIds(1, clock) })
  await tracker.executeAll(opening)
  expect(tracker.head.sha256).toBe(openingHead)
})

it('both ways to a SHA-256 agree', () => {
  for (const text of ['', 'abc', 'Đồng Tháp 😀', 'x'.repeat(100_000)]) {
    expect(sha256(text)).toBe(bytesToHex(portableSha256(utf8ToBytes(text))))
  }
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
