import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './run.mjs'

/**
 * Bytes after minification and gzip, as a browser downloads them; 1 kB is 1,000 bytes. A budget is what was reached:
 * it is raised only by what adds something, and says so in the README. The aims: 10 kB of core's own code, 3 kB of the storage
 * for browsers, 30 kB of everything with its dependencies.
 *
 * @type {{ name: string, folder: string, packages: 'external' | 'bundle', kB: number }[]}
 */
const budgets = [
  { name: '@tiendo/core, own code', folder: 'core', packages: 'external', kB: 56.2 },
  { name: '@tiendo/core with dependencies', folder: 'core', packages: 'bundle', kB: 71.7 },
  { name: '@tiendo/assessment, own code', folder: 'assessment', packages: 'external', kB: 19.3 },
  { name: '@tiendo/react, own code', folder: 'react', packages: 'external', kB: 1.4 },
  {
    name: '@tiendo/report, own code without charts, workbooks and imports',
    folder: 'report',
    packages: 'external',
    kB: 25.1,
  },
  { name: '@tiendo/storage-indexeddb, own code', folder: 'storage-indexeddb', packages: 'external', kB: 4.4 },
]

export async function checkBundleSizes() {
  const over = []
  for (const { name, folder, packages, kB } of budgets) {
    const size = (await bundle(folder, packages)) / 1000
    console.log(`${name}: ${size.toFixed(1)} kB of ${kB} kB`)
    if (size > kB) over.push(name)
  }
  if (over.length > 0) throw new Error(`over budget: ${over.join('; ')}`)
}

/**
 * @param {string} folder
 * @param {'external' | 'bundle'} packages
 */
async function bundle(folder, packages) {
  const { outputFiles } = await build({
    entryPoints: [`${root}packages/${folder}/dist/index.js`],
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
