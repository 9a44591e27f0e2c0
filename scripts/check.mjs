import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBundleSizes } from './bundle-size.mjs'
import { checkImports, checkShape, pack } from './packed-packages.mjs'
import { run } from './run.mjs'

const folder = mkdtempSync(join(tmpdir(), 'tiendo-check-'))

/** @type {[name: string, step: () => void | Promise<void>][]} */
const steps = [
  ['format and lint', () => run('biome ci --error-on-warnings')],
  ['cycles and layers', () => run('depcruise --config .dependency-cruiser.cjs packages examples scripts')],
  ['unused files, exports and dependencies', () => run('knip')],
  ['build', () => run('npm run build')],
  ['pack', () => pack(folder)],
  ['shape of the packed packages', () => checkShape(folder)],
  ['install and import the packed packages', () => checkImports(folder)],
  ['tests on the build', () => run('vitest run --config vitest.workspace.ts', { env: { TEST_DIST: '1' } })],
  ['bundle sizes', checkBundleSizes],
  // Installs nothing and judges no time: that every line runs, and that answers agree.
  ['lines of the benchmark', () => run('node --import tsx packages/bench/src/main.ts --quick')],
]

try {
  for (const [name, step] of steps) {
    console.log(`\n== ${name}`)
    const start = performance.now()
    await step()
    console.log(`== ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
} catch (error) {
  console.error(`\n== failed: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
