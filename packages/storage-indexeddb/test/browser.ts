import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page, chromium as playwrightChromium } from 'playwright'
import { chromium } from '../../../scripts/chromium.mjs'
import { bundle } from './bundle.ts'
import type { PageApi } from './page.ts'

/** Nothing but the script of the page may run, and nothing may be evaluated. */
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'"

export interface Site {
  readonly url: string
  close(): Promise<void>
}

export async function serveSite(): Promise<Site> {
  const script = await bundle(join(import.meta.dirname, 'page.ts'))
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', policy)
    if (request.url === '/script.js') {
      response.setHeader('Content-Type', 'text/javascript')
      response.end(script)
    } else {
      response.setHeader('Content-Type', 'text/html')
      response.end('<!doctype html><title>log</title><script type="module" src="/script.js"></script>')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** A profile on disk, which outlives the browsers that use it. */
export async function makeProfile(): Promise<{
  readonly folder: string
  readonly remove: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-profile-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

export async function launch(profile: string): Promise<BrowserContext> {
  return playwrightChromium.launchPersistentContext(profile, { ...(await chromium()), headless: true })
}

export async function openPage(context: BrowserContext, site: Site): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.url)
  await page.waitForFunction('globalThis.tiendo !== undefined')
  return page
}

/** Calls a function of `page.ts` in a page. */
export function call<Name extends keyof PageApi>(
  page: Page,
  name: Name,
  ...args: Parameters<PageApi[Name]>
): Promise<Awaited<ReturnType<PageApi[Name]>>> {
  const run = ([method, list]: readonly [string, readonly unknown[]]) =>
    (globalThis as unknown as { tiendo: Record<string, (...all: readonly unknown[]) => unknown> }).tiendo[
      method
    ]?.(...list)
  return page.evaluate(run, [name, args] as const) as Promise<Awaited<ReturnType<PageApi[Name]>>>
}
