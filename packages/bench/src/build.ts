import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../../../scripts/run.mjs'

/**
 * What is measured is what a user gets: the built packages, in child processes of plain Node. With the sources through
 * tsx the same 20,000 appends took up to a tenth longer, and the time to import the package could not be measured at all.
 */
export const programs = join(root, 'packages', 'bench', 'dist')
const measured = ['core', 'storage-file', 'storage-indexeddb']

export async function buildPrograms(): Promise<void> {
  if (measured.some(isStale)) buildPackages()
  const contestants = readdirSync(join(import.meta.dirname, 'contestants')).map(
    (name) => `contestants/${name}`,
  )
  await build({
    entryPoints: ['child.ts', ...contestants].map((name) => join(import.meta.dirname, name)),
    outdir: programs,
    outbase: import.meta.dirname,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
  })
}

function buildPackages(): void {
  // Standard output is for results.
  const { status } = spawnSync('npm run build', { cwd: root, shell: true, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`npm run build: exit code ${status}`)
}

/** Whether a package has no build, or one that is older than its sources. */
function isStale(name: string): boolean {
  const folder = join(root, 'packages', name)
  const built = statSync(join(folder, 'dist', 'index.js'), { throwIfNoEntry: false })?.mtimeMs
  if (built === undefined) return true
  const sources = readdirSync(join(folder, 'src'), { recursive: true, withFileTypes: true })
  return sources.some(
    (entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).mtimeMs > built,
  )
}
