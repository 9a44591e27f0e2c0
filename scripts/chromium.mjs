import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

// The sandbox needs kernel rights that containers and root do not have; the pages under test are our own.
const args =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  )

/**
 * How Playwright starts a Chromium: `CHROME_PATH`, the one from npm (Linux x64), an installed Chrome or Edge, or
 * Playwright's own, in this order. Never fails: a missing browser shows when the tests start it.
 *
 * @returns {Promise<import('playwright').LaunchOptions>}
 */
export async function chromium() {
  const { CHROME_PATH: chosen } = process.env
  if (chosen) return { args, executablePath: chosen }
  if (process.platform === 'linux' && process.arch === 'x64') return fromNpm()
  const found = installed.find((path) => existsSync(path))
  return found ? { args, executablePath: found } : { args }
}

async function fromNpm() {
  // Its package.json is not exported, so the folder is found from the entry point.
  const folder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
  const unpacked = join(cache, `chromium-${version}`)
  if (!existsSync(unpacked)) await unpack(join(folder, 'bin'), cache, unpacked)
  // The bundled libraries leave glibc as all that is needed from the system.
  const libraries = [join(unpacked, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
    .filter(Boolean)
    .join(':')
  return {
    args,
    executablePath: join(unpacked, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(unpacked, 'fonts') },
  }
}

/** @type {(archives: string, cache: string, target: string) => Promise<void>} */
async function unpack(archives, cache, target) {
  const { inflate } = await import('@sparticuz/chromium')
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(`${target}.`)
  const { TMPDIR: temporary } = process.env
  // inflate() writes to the temporary folder under names without a version, which other projects would share.
  process.env['TMPDIR'] = staging
  try {
    for (const archive of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
      await inflate(join(archives, archive))
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
  }
  try {
    await rename(staging, target)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    // Another run that unpacked at the same time was first, and its copy is as good.
    if (!existsSync(target)) throw error
  }
}
