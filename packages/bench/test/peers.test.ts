import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

let folder: string

/** An npm that knows no package but one. */
const npm = `
const installs = process.argv.slice(2)
if (installs.some((each) => each.startsWith('idb@'))) {
  const { mkdirSync, writeFileSync } = require('node:fs')
  mkdirSync('node_modules/idb', { recursive: true })
  writeFileSync('node_modules/idb/index.js', 'exports.openDB = () => {}')
} else {
  console.error('npm error code ENOTFOUND\\nnpm error errno ENOTFOUND')
  process.exitCode = 1
}
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-peers-'))
  await writeFile(join(folder, 'npm-cli.js'), npm)
  vi.stubEnv('XDG_CACHE_HOME', folder)
  vi.stubEnv('npm_execpath', join(folder, 'npm-cli.js'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

describe('a peer', () => {
  it('that was never installed says how it gets there', async () => {
    const { reasonOfAbsence } = await import('../src/installed-peers.ts')
    expect(await reasonOfAbsence('castore')).toMatch(/^not installed: `npm run bench` without --quick/)
  })

  it('that cannot be installed says why, and keeps no other from it', async () => {
    const { load, reasonOfAbsence } = await import('../src/installed-peers.ts')
    const { installPeers } = await import('../src/peer-installation.ts')
    const said: string[] = []
    await installPeers(['dexie', 'idb', 'emmett'], (message) => said.push(message))
    expect(await reasonOfAbsence('dexie')).toBe('not installed: exit code 1, code ENOTFOUND')
    expect(await reasonOfAbsence('emmett')).toBe('not installed: exit code 1, code ENOTFOUND')
    expect(await reasonOfAbsence('idb')).toBe(undefined)
    expect(await load('idb', 'idb')).toHaveProperty('openDB')
    expect(said).toContain('dexie could not be installed: exit code 1, code ENOTFOUND')
  })
})
