import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTracker } from '@tiendo/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileStorage } from '../src/index.ts'

const root = mkdtempSync(join(tmpdir(), 'tiendo-'))
const folder = join(root, 'log')
afterAll(() => rmSync(root, { recursive: true }))

beforeAll(async () => {
  const tracker = await openTracker({ storage: fileStorage({ folder }) })
  for (const unit of ['a', 'b'])
    await tracker.execute({ type: 'RegisterUnit', unit, name: unit, on: '2021-01-01' })
  expect(await tracker.saveSnapshot()).toEqual({ status: 'saved', position: 2 })
  await tracker.execute({ type: 'RegisterUnit', unit: 'c', name: 'c', on: '2021-01-01' })
  await tracker.close()
})

const entry = () => join(folder, 'cache', readdirSync(join(folder, 'cache'))[0] as string)
const opened = async (readOnly: boolean) => {
  const tracker = await openTracker({ storage: fileStorage({ folder, readOnly }) })
  const found = {
    snapshot: tracker.snapshot,
    units: tracker.units().length,
    saved: await tracker.saveSnapshot(),
  }
  await tracker.close()
  return found
}

describe('the cache in a folder', () => {
  it('serves whoever opens the log, to read as well, but only who writes the log writes it', async () => {
    const used = { status: 'used', position: 2 }
    expect(await opened(true)).toMatchObject({
      snapshot: used,
      units: 3,
      saved: { status: 'not-saved', reason: 'no-cache' },
    })
    expect(await opened(false)).toMatchObject({
      snapshot: used,
      units: 3,
      saved: { status: 'saved', position: 3 },
    })
  })

  it('is nobody else’s business, and its keys are never names of files', () => {
    expect(entry()).toMatch(/cache\/[0-9a-f]{64}$/)
    if (process.platform !== 'win32') {
      expect(statSync(entry()).mode & 0o777).toBe(0o600)
      expect(statSync(join(folder, 'cache')).mode & 0o777).toBe(0o700)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      expect(statSync(join(folder, '000000000001.ndjson')).mode & 0o777).toBe(0o600)
    }
  })

  it('is ignored where it is damaged, and may be gone', async () => {
    const bytes = readFileSync(entry())
    writeFileSync(entry(), bytes.subarray(0, -1))
    expect(await opened(true)).toMatchObject({ snapshot: { status: 'ignored', reason: 'damaged' }, units: 3 })
    rmSync(join(folder, 'cache'), { recursive: true })
    expect(await opened(true)).toMatchObject({ snapshot: { status: 'none' }, units: 3 })
  })
})
