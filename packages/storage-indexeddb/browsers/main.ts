import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '../../../scripts/chromium.mjs'
import { bundle } from '../test/bundle.ts'

/** Runs the suite in every browser that is installed. A browser is started with the address of a page, and nothing drives it. */

interface Result {
  readonly agent: string
  readonly passed: number
  readonly failures: readonly string[]
}

interface Engine {
  readonly name: string
  /** The command that shows the page, or why there is none. */
  readonly command: (url: string, profile: string) => readonly string[] | string
  readonly environment?: NodeJS.ProcessEnv
}

const miniBrowser = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser',
].find((path) => existsSync(path))

const { args, executablePath = '', env } = await chromium()

const engines: readonly Engine[] = [
  {
    name: 'Chromium',
    command: (url, profile) => [
      executablePath,
      ...(args ?? []),
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      url,
    ],
    environment: env as NodeJS.ProcessEnv,
  },
  {
    name: 'Firefox',
    command: (url, profile) =>
      isInstalled('firefox-esr')
        ? ['firefox-esr', '--headless', '--no-remote', '--profile', profile, url]
        : 'firefox-esr is not installed',
  },
  {
    name: 'WebKitGTK',
    command: (url) => {
      if (miniBrowser === undefined) return 'the MiniBrowser of WebKitGTK is not installed'
      if (!isInstalled('xvfb-run')) return 'xvfb-run is not installed'
      return ['xvfb-run', '-a', miniBrowser, '--private', url]
    },
    environment: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  },
]

function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0
}

const patienceMs = 120_000

async function run(engine: Engine, script: string): Promise<Result | string> {
  const profile = await mkdtemp(join(tmpdir(), 'tiendo-browser-'))
  let browser: ChildProcess | undefined
  const server = createServer()
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const command = engine.command(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, profile)
    if (typeof command === 'string') return command
    const result = new Promise<Result>((resolve, reject) => {
      setTimeout(
        () => reject(new Error(`${engine.name} reported nothing in ${patienceMs / 1000} s`)),
        patienceMs,
      ).unref()
      server.on('request', (request, response) => {
        if (request.method === 'POST') {
          let body = ''
          request.on('data', (chunk) => {
            body += chunk
          })
          request.on('end', () => {
            response.end()
            resolve(JSON.parse(body))
          })
        } else if (request.url === '/script.js') {
          response.setHeader('Content-Type', 'text/javascript').end(script)
        } else {
          response.setHeader('Content-Type', 'text/html')
          response.end('<!doctype html><title>suite</title><script type="module" src="/script.js"></script>')
        }
      })
    })
    const [program = '', ...rest] = command
    browser = spawn(program, rest, {
      stdio: 'ignore',
      detached: true,
      env: engine.environment ?? process.env,
    })
    return await result
  } finally {
    // The whole group: browsers are many processes.
    if (browser?.pid !== undefined) process.kill(-browser.pid, 'SIGKILL')
    server.closeAllConnections()
    server.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

const script = await bundle(join(import.meta.dirname, 'page.ts'))
for (const engine of engines) {
  try {
    const result = await run(engine, script)
    if (typeof result === 'string') {
      console.log(`${engine.name}: skipped, ${result}`)
      continue
    }
    console.log(`${engine.name}: ${result.passed} passed, ${result.failures.length} failed (${result.agent})`)
    for (const failure of result.failures) console.log(`  ${failure}`)
    if (result.failures.length > 0) process.exitCode = 1
  } catch (error) {
    console.log(`${engine.name}: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}
