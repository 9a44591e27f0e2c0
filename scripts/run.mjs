import { spawnSync } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const path = [`${root}node_modules/.bin`, process.env['PATH']].join(delimiter)

/**
 * Runs a command line with the tools of the repository on the path, and throws unless it exits with 0.
 *
 * @param {string} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function run(command, { cwd = root, env = {} } = {}) {
  const { status } = spawnSync(command, {
    cwd,
    env: { ...process.env, PATH: path, ...env },
    shell: true,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`${command}: exit code ${status}`)
}
