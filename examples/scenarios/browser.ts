import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type Page, chromium as playwrightChromium } from 'playwright'
import { chromium } from '../../scripts/chromium.mjs'
import type { ScenarioPage } from './page.ts'
import type { Played } from './play.ts'
import type { Stage } from './stage.ts'

/** IndexedDB in a Chromium, behind a page of our own. The page is loaded anew before a log is opened again. */
export async function indexedDbStage(): Promise<Stage> {
  const browser = await playwrightChromium.launch({ ...(await chromium()), headless: true })
  try {
    const server = await serve(await bundledPage())
    const page = await browser.newPage()
    const load = () => page.goto(server.url)
    return {
      name: 'indexeddb',
      async play({ name }) {
        await load()
        const played = await called(page, 'play', name)
        await load()
        return { played, reopened: await called(page, 'reopen', name) }
      },
      async close() {
        await browser.close()
        server.close()
      },
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}

function called(page: Page, method: keyof ScenarioPage, scenario: string): Promise<Played> {
  return page.evaluate(
    ([name, argument]) =>
      (globalThis as unknown as { readonly scenarioPage: ScenarioPage }).scenarioPage[name](argument),
    [method, scenario] as const,
  )
}

async function bundledPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@tiendo/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}

/** Only a page with an origin has databases. */
async function serve(script: string) {
  const server = createServer((request, response) => {
    if (request.url === '/page.js') response.setHeader('Content-Type', 'text/javascript').end(script)
    else
      response
        .setHeader('Content-Type', 'text/html; charset=utf-8')
        .end('<!doctype html><meta charset="utf-8"><title>scenarios</title><script src="/page.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
