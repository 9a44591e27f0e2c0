import { join } from 'node:path'
import { root } from '../../../../scripts/run.mjs'
import { type Bundled, sizeByEsbuild, sizeByRollup } from '../bundles.ts'
import { folderOf, reasonOfAbsence } from '../installed-peers.ts'
import type { Entry, Figure, Line, Row } from '../line.ts'
import { type PeerName, peers, titleOf } from '../peers.ts'

const bench = join(root, 'packages', 'bench')
const own = (...packages: readonly string[]): Bundled => ({
  folder: bench,
  packages,
  withDependencies: false,
})
const all: Bundled = {
  folder: bench,
  packages: ['@tiendo/core', '@tiendo/storage-indexeddb'],
  withDependencies: true,
}
const compared: readonly PeerName[] = ['dexie', 'tinybase', 'emmett', 'rxdb', 'livestore']
const bundlers = [
  { name: 'esbuild', size: sizeByEsbuild, peer: undefined },
  { name: 'Rollup', size: sizeByRollup, peer: 'rollup' },
] as const

export const size: Line = {
  name: 'size',
  title: 'Minified by esbuild and gzipped, all exports, for browsers',
  targets: bundlers.flatMap(({ name }) => [
    { row: `core-${name}`, atMost: 10 },
    { row: `indexeddb-${name}`, atMost: 3 },
    { row: `all-${name}`, atMost: 30 },
  ]),
  async run({ quick }) {
    const others = quick ? compared.slice(0, 1) : compared
    const rows: Row[] = []
    for (const bundler of bundlers) {
      const absence = bundler.peer === undefined ? undefined : await reasonOfAbsence(bundler.peer)
      const sizeOf = async (bundled: Bundled): Promise<Figure> =>
        absence === undefined ? { value: await bundler.size(bundled) } : { absent: absence }
      const row = (key: string, what: string, entries: readonly Entry[]): Row => ({
        key: `${key}-${bundler.name}`,
        what: `${what}, bundled by ${bundler.name}`,
        unit: 'kB',
        repetitions: 1,
        entries,
      })
      rows.push(
        row('core', 'own code of core', [
          { name: '@tiendo/core', figure: await sizeOf(own('@tiendo/core')) },
        ]),
        row('indexeddb', 'own code of the storage for browsers', [
          { name: '@tiendo/storage-indexeddb', figure: await sizeOf(own('@tiendo/storage-indexeddb')) },
        ]),
        row('all', 'both with their dependencies, beside what others publish with theirs', [
          { name: 'tiendo', figure: await sizeOf(all) },
          ...(await Promise.all(others.map((peer) => entryOf(peer, sizeOf)))),
        ]),
      )
    }
    return { rows, remarks: ['1 kB is 1,000 bytes. Imports of built-in modules of Node are left out.'] }
  },
}

async function entryOf(peer: PeerName, sizeOf: (bundled: Bundled) => Promise<Figure>): Promise<Entry> {
  const name = titleOf(peer)
  const absence = await reasonOfAbsence(peer)
  if (absence !== undefined) return { name, figure: { absent: absence } }
  const [main = ''] = Object.keys(peers[peer].packages)
  try {
    return {
      name,
      figure: await sizeOf({ folder: folderOf(peer), packages: [main], withDependencies: true }),
    }
  } catch (error) {
    const reason = reasonOf(error as Error & { errors?: readonly { text: string }[] })
    return { name, figure: { absent: `cannot be bundled: ${reason}` } }
  }
}

function reasonOf({ message, errors }: Error & { errors?: readonly { text: string }[] }): string {
  const [line = ''] = (errors?.[0]?.text ?? message).split('\n')
  return line.replaceAll(/\S*node_modules\//g, '')
}
