import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

/**
 * @typedef {{
 *   name: string, private?: boolean, exports?: Record<string, unknown>, peerDependencies?: Record<string, string>
 * }} Manifest
 */

/**
 * Packs every package that is published into `folder`.
 *
 * @param {string} folder
 */
export function pack(folder) {
  for (const { path } of published()) run(`pnpm pack --pack-destination "${folder}"`, { cwd: path })
}

/**
 * Judges the packed packages as their consumers' tools will: entry points, types, ESM only.
 *
 * @param {string} folder
 */
export function checkShape(folder) {
  for (const tarball of tarballs(folder)) {
    run(`publint run "${tarball}" --strict`)
    run(`attw "${tarball}" --profile esm-only`)
  }
}

/**
 * Installs the packed packages in an empty folder with plain npm, then imports and requires each entry point.
 *
 * @param {string} folder
 */
export function checkImports(folder) {
  const consumer = join(folder, 'consumer')
  mkdirSync(consumer)
  writeFileSync(join(consumer, 'package.json'), '{ "private": true }\n')
  const paths = tarballs(folder).map((tarball) => `"${tarball}"`)
  const wanted = [...paths, ...published().flatMap(peers)].join(' ')
  run(`npm install --ignore-scripts --no-audit --no-fund ${wanted}`, { cwd: consumer })
  for (const entry of published().flatMap(entryPoints)) {
    const some = 'if (Object.keys(entry).length === 0) throw new Error(`no exports`)'
    writeFileSync(join(consumer, 'import.mjs'), `import * as entry from '${entry}'\n${some}\n`)
    writeFileSync(join(consumer, 'require.cjs'), `const entry = require('${entry}')\n${some}\n`)
    run('node import.mjs', { cwd: consumer })
    run('node require.cjs', { cwd: consumer })
    console.log(`${entry}: imported and required`)
  }
}

/** @returns {{ path: string, manifest: Manifest }[]} */
function published() {
  return readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name))
    .map((path) => ({ path, manifest: JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) }))
    .filter(({ manifest }) => !manifest.private)
}

/**
 * What a package leaves to its user to install, in the version that it is tested on.
 *
 * @param {{ path: string, manifest: Manifest }} published
 */
function peers({ path, manifest: { peerDependencies = {} } }) {
  return Object.keys(peerDependencies).map((name) => {
    const installed = readFileSync(join(path, 'node_modules', name, 'package.json'), 'utf8')
    return `${name}@${JSON.parse(installed).version}`
  })
}

/** @param {{ manifest: Manifest }} published */
function entryPoints({ manifest: { name, exports = {} } }) {
  return Object.keys(exports)
    .filter((subpath) => subpath !== './package.json')
    .map((subpath) => name + subpath.slice(1))
}

/** @param {string} folder */
function tarballs(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tgz'))
    .map((name) => join(folder, name))
}
