import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './run.mjs'

/**
 * Bytes after minification and gzip, as a browser downloads them; 1 kB is 1,000 bytes. A budget is what was reached:
 * it is raised only by what adds something, and says so in the README. The aim is 10 kB of our own code and 30 kB with its dependencies.
 */
const budgets = [
  { name: '@tiendo/core, own code', entry: 'core', packages: /** @type {const} */ ('external'), kB: 41.9 },
  {
    name: '@tiendo/core with dependencies',
    entry: 'core',
    packages: /** @type {const} */ ('bundle'),
    kB: 57.5,
  },
  { name: '@tiendo/react, own code', entry: 'react', packages: /** @type {const} */ ('external'), kB: 1.4 },
]

export async function checkBundleSizes() {
  const over = []
  for (const { name, entry, packages, kB } of budgets) {
    const size = (await bundle(entry, packages)) / 1000
    console.log(`${name}: ${size.toFixed(1)} kB of ${kB} kB`)
    if (size > kB) over.push(name)
  }
  if (over.length > 0) throw new Error(`over budget: ${over.join('; ')}`)
}

/**
 * @param {string} entry
 * @param {'external' | 'bundle'} packages
 */
async function bundle(entry, packages) {
  const { outputFiles } = await build({
    entryPoints: [`${root}packages/${entry}/dist/index.js`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    packages,
  })
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0)
}
