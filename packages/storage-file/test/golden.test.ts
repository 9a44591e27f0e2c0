import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verify } from '@tiendo/core'
import { describe, expect, it } from 'vitest'
import { fileStorage } from '../src/index.ts'
import { contentOf, folder as simulated } from './office.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** Folders as released versions wrote them. They are read for ever; nobody changes them. */
const golden = join(import.meta.dirname, 'golden')
const heads: Readonly<Record<string, { readonly commit: number; readonly sha256: string }>> = JSON.parse(
  readFileSync(join(golden, 'heads.json'), 'utf8'),
)

describe('a folder of an earlier version', () => {
  it.each(Object.entries(heads))('%s reads to its head', async (name, head) => {
    const storage = fileStorage({ folder: join(golden, name), readOnly: true })
    expect(await verify(storage)).toMatchObject(head)
    await storage.close()
  })

  it.each(Object.entries(heads))('%s is opened for writing as it is', async (name, head) => {
    const disk = new SimulatedDisk()
    await disk.makeFolder(simulated)
    const segments = readdirSync(join(golden, name)).filter((file) => file.endsWith('.ndjson'))
    for (const file of segments)
      disk.setContent(`${simulated}/${file}`, readFileSync(join(golden, name, file)))
    const before = disk.fingerprint()
    expect(await contentOf(disk)).toMatchObject({ head, recoveries: [] })
    expect(disk.fingerprint()).toBe(before)
  })
})
