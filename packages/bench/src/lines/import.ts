import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../../../scripts/run.mjs'
import type { Line } from '../line.ts'
import { median } from '../statistics.ts'

const dependencies = [
  'zod/mini',
  'immer',
  'eventemitter3',
  'ulid',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
]
const asShipped = 'its dependencies as shipped'

export const importing: Line = {
  name: 'import',
  title: 'Importing @tiendo/core in a new process of Node, beyond the start of Node itself',
  targets: [{ row: 'import', against: asShipped, atMost: 1.15 }],
  async run({ quick }) {
    const repetitions = quick ? 2 : 15
    const programs = {
      node: '',
      core: `import '@tiendo/core'`,
      dependencies: dependencies.map((name) => `import '${name}'`).join('\n'),
    }
    const times = {
      node: [] as number[],
      core: [] as number[],
      dependencies: [] as number[],
      version: [] as number[],
    }
    for (let round = -1; round < repetitions; round++) {
      for (const name of ['node', 'core', 'dependencies'] as const) {
        const ms = timeOf(['--input-type=module', '--eval', programs[name]])
        if (round >= 0) times[name].push(ms)
      }
      const ms = timeOf([join(root, 'packages/cli/bin/tiendo.js'), '--version'])
      if (round >= 0) times.version.push(ms)
    }
    const bare = median(times.node)
    const beyond = (name: keyof typeof times) => ({ value: median(times[name]) - bare })
    return {
      rows: [
        {
          key: 'import',
          what: `the built package, beyond ${bare.toFixed(1)} ms of bare Node`,
          unit: 'ms',
          repetitions,
          entries: [
            { name: '@tiendo/core', figure: beyond('core') },
            { name: asShipped, figure: beyond('dependencies'), remark: dependencies.join(', ') },
          ],
        },
        {
          key: 'version',
          what: `\`tiendo --version\` of the built command, beyond ${bare.toFixed(1)} ms of bare Node; the aim is 60 ms`,
          unit: 'ms',
          repetitions,
          entries: [{ name: 'tiendo --version', figure: beyond('version') }],
        },
      ],
    }
  },
}

/** Run where the dependencies of core are found. */
function timeOf(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [...args], {
    cwd: join(root, 'packages', 'core'),
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  if (status !== 0) throw new Error(`Cannot run: ${stderr}`)
  return performance.now() - start
}
