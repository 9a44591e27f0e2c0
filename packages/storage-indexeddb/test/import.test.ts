import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('importing the package under Node', () => {
  it('does nothing, and lets the process end', () => {
    const script = `
      const { indexedDbStorage } = await import('@tiendo/storage-indexeddb')
      const storage = indexedDbStorage({ name: 'a' })
      storage.watch(() => {})
      console.log(storage.info.durability)`
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--conditions=@tiendo/source', '--import', 'tsx', '--input-type=module', '-e', script],
      { encoding: 'utf8', cwd: import.meta.dirname, timeout: 20_000 },
    )
    expect({ stdout, stderr, status }).toEqual({ stdout: 'process\n', stderr: '', status: 0 })
  })
})
