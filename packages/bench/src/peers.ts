/** What is compared with, pinned. Transitive dependencies are those that npm chooses on the day of installation. */
export interface Peer {
  readonly title: string
  readonly packages: Readonly<Record<string, string>>
  /** Needs its install script, to compile what is native. */
  readonly scripts?: boolean
  /** Its declared peer dependencies contradict each other in their newest versions. */
  readonly legacyPeers?: boolean
  /** Code that has to run for it to count as installed; importing the first package unless stated. */
  readonly probe?: string
}

const nodeMajor = Number(process.versions.node.split('.')[0])

export const peers = {
  'dcb-es': { title: '@dcb-es/event-store', packages: { '@dcb-es/event-store': '7.0.1' } },
  castore: {
    title: 'Castore',
    packages: { '@castore/core': '2.4.2', '@castore/event-storage-adapter-in-memory': '2.4.2' },
  },
  emmett: { title: 'Emmett', packages: { '@event-driven-io/emmett': '0.42.0' } },
  'better-sqlite3': {
    title: 'better-sqlite3',
    // 13 ships binaries for Node 22 and later only; 12 fetches or compiles its own.
    packages: { 'better-sqlite3': nodeMajor >= 22 ? '13.2.0' : '12.11.1' },
    scripts: true,
    probe: "const { default: Database } = await load('better-sqlite3'); new Database(':memory:').close()",
  },
  'event-storage': { title: 'event-storage', packages: { 'event-storage': '0.8.0' } },
  duckdb: { title: 'DuckDB', packages: { '@duckdb/node-api': '1.5.6-r.1' } },
  dexie: { title: 'Dexie', packages: { dexie: '4.4.7' } },
  idb: { title: 'idb', packages: { idb: '8.0.4' } },
  rxdb: { title: 'RxDB', packages: { rxdb: '17.6.0', rxjs: '7.8.2' }, probe: '' },
  tinybase: { title: 'TinyBase', packages: { tinybase: '10.0.1' } },
  livestore: {
    title: 'LiveStore',
    packages: {
      '@livestore/livestore': '0.4.0',
      effect: '3.21.2',
      '@effect/ai': '0.35.0',
      '@effect/experimental': '0.60.0',
      '@effect/opentelemetry': '0.63.0',
      '@effect/platform': '0.96.1',
      '@effect/rpc': '0.75.1',
      '@opentelemetry/api': '1.9.0',
      '@opentelemetry/resources': '2.2.0',
      '@opentelemetry/semantic-conventions': '1.38.0',
    },
    legacyPeers: true,
    probe: '',
  },
  rollup: {
    title: 'Rollup',
    packages: {
      rollup: '4.68.8',
      '@rollup/plugin-node-resolve': '16.0.3',
      '@rollup/plugin-commonjs': '29.0.3',
      '@rollup/plugin-json': '6.1.0',
    },
  },
  echarts: { title: 'ECharts', packages: { echarts: '6.1.0' } },
} as const satisfies Record<string, Peer>

export type PeerName = keyof typeof peers

/** How a peer is called in the results: its title and the version of its first package. */
export function titleOf(name: PeerName): string {
  const { title, packages } = peers[name]
  return `${title} ${Object.values(packages)[0]}`
}
