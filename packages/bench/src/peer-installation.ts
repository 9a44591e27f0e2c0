import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { completedFile, failureFile, folderOf } from './installed-peers.ts'
import { type Peer, type PeerName, peers } from './peers.ts'

const installMs = 240_000
const probeMs = 60_000

/** Installs what is missing, two at a time. A peer that cannot be installed leaves a note of why, and keeps no other from it. */
export async function installPeers(names: Iterable<PeerName>, say: (message: string) => void): Promise<void> {
  const missing = [...names].filter((name) => !existsSync(join(folderOf(name), completedFile)))
  const next = async (): Promise<void> => {
    const name = missing.shift()
    if (name === undefined) return
    say(`installing ${specifiers(name).join(' ')}`)
    const failure = await install(name)
    if (failure !== undefined) say(`${name} could not be installed: ${failure}`)
    return next()
  }
  await Promise.all([next(), next()])
}

async function install(name: PeerName): Promise<string | undefined> {
  const folder = folderOf(name)
  const { scripts, legacyPeers, probe = importOfFirst(name) }: Peer = peers[name]
  const failed = async (reason: string) => {
    await mkdir(folder, { recursive: true }).catch(() => {})
    await writeFile(join(folder, failureFile), reason).catch(() => {})
    return reason
  }
  try {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
    await writeFile(join(folder, 'load.mjs'), 'export const load = (specifier) => import(specifier)\n')
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
  const options = [
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--save-exact',
    '--prefer-offline',
    '--fetch-retries=1',
    // Its own wait is ten seconds, for each peer, where there is no network.
    '--fetch-retry-mintimeout=500',
    '--fetch-retry-maxtimeout=1000',
    '--loglevel=error',
    ...(scripts ? [] : ['--ignore-scripts']),
    ...(legacyPeers ? ['--legacy-peer-deps'] : []),
  ]
  const installed = await run(npm(['install', ...options, ...specifiers(name)]), folder, installMs)
  if (installed !== undefined) return failed(installed)
  const program = `import { load } from './load.mjs'\n${probe}\n`
  const probed = await run([process.execPath, '--input-type=module', '--eval', program], folder, probeMs)
  if (probed !== undefined) return failed(`it does not run on Node ${process.versions.node}: ${probed}`)
  await writeFile(join(folder, completedFile), '')
  return undefined
}

function specifiers(name: PeerName): string[] {
  return Object.entries(peers[name].packages).map(([packageName, version]) => `${packageName}@${version}`)
}

function importOfFirst(name: PeerName): string {
  return `await load(${JSON.stringify(Object.keys(peers[name].packages)[0])})`
}

/** The npm that runs this, without a shell where that can be had. */
function npm(args: readonly string[]): readonly string[] {
  const { npm_execpath: script } = process.env
  return script?.endsWith('npm-cli.js') ? [process.execPath, script, ...args] : ['npm', ...args]
}

/** Returns what went wrong, in a line. */
function run(
  [program = '', ...args]: readonly string[],
  cwd: string,
  limitMs: number,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const isNpm = program === 'npm'
    const shell = isNpm && process.platform === 'win32'
    const child = spawn(program, args, { cwd, shell, stdio: ['ignore', 'ignore', 'pipe'], timeout: limitMs })
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : reasonIn(errors, code, signal)))
  })
}

function reasonIn(errors: string, code: number | null, signal: string | null): string {
  const lines = errors.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
  const telling =
    lines.find((line) => /^(code|errno) |error:|Error:/.test(line)) ?? lines.find((line) => line !== '')
  return `${signal === null ? `exit code ${code}` : `ended by ${signal}`}${telling === undefined ? '' : `, ${telling}`}`
}
