import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type BrowserContext, type Page, chromium as playwrightChromium } from 'playwright'
import { chromium } from '../../../scripts/chromium.mjs'
import type { Measured } from './contestant.ts'
import { folderOf, reasonOfAbsence } from './installed-peers.ts'
import type { PageMeasured } from './pages/contest.ts'
import type { PeerName } from './peers.ts'
import { type Entrant, type Result, resultsOf } from './race.ts'

/** Whose script in `pages/` is measured. */
export interface PageEntrant {
  readonly name: string
  readonly page: string
  readonly peer?: PeerName
  readonly remark?: string
}

class PageLane {
  readonly entrant: Entrant
  readonly page: string
  readonly runs: Measured[] = []
  readonly answers: (string | undefined)[] = []
  readonly out: { readonly absent: string } | undefined
  tab: Page | undefined

  constructor({ page, ...entrant }: PageEntrant, absence: string | undefined) {
    this.entrant = { ...entrant, contestant: ['pages', page] }
    this.page = page
    this.out = absence === undefined ? undefined : { absent: absence }
  }
}

/** Races in one real Chromium. Every contestant has a tab and a site of its own. */
export class BrowserRace {
  readonly version: string
  readonly #context: BrowserContext
  readonly #profile: string
  readonly #sites = new Map<string, Awaited<ReturnType<typeof serve>>>()
  #databaseCount = 0

  private constructor(context: BrowserContext, profile: string) {
    this.#context = context
    this.#profile = profile
    this.version = context.browser()?.version() ?? ''
  }

  static async start(): Promise<BrowserRace> {
    const profile = await mkdtemp(join(tmpdir(), 'tiendo-bench-'))
    const { args = [], ...options } = await chromium()
    const all = { ...options, args: [...args, '--js-flags=--expose-gc'], headless: true }
    try {
      return new BrowserRace(await playwrightChromium.launchPersistentContext(profile, all), profile)
    } catch (error) {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      throw error
    }
  }

  /** Times writing into a new database for every run. */
  async writing(entrants: readonly PageEntrant[], count: number, perCommit: number, repetitions: number) {
    const lanes = await this.#lanes(entrants)
    return this.#race(lanes, repetitions, (tab) =>
      called<PageMeasured>(tab, 'write', [`run-${++this.#databaseCount}`, count, perCommit]),
    )
  }

  /** Times opening a database that each contestant has filled before. */
  async opening(entrants: readonly PageEntrant[], count: number, perCommit: number, repetitions: number) {
    const lanes = await this.#lanes(entrants)
    for (const { tab } of lanes)
      if (tab !== undefined) await called(tab, 'fill', ['filled', count, perCommit])
    return this.#race(lanes, repetitions, (tab) => called<PageMeasured>(tab, 'open', ['filled']))
  }

  async close(): Promise<void> {
    await this.#context.close()
    for (const { close } of this.#sites.values()) close()
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  async #race(
    lanes: readonly PageLane[],
    repetitions: number,
    run: (tab: Page) => Promise<PageMeasured>,
  ): Promise<readonly Result[]> {
    for (let round = -1; round < repetitions; round++) {
      for (const { tab, runs, answers } of lanes) {
        if (tab === undefined) continue
        const each = await run(tab)
        answers.push(each.answer)
        if (round >= 0) runs.push(each)
      }
    }
    for (const { tab } of lanes) await tab?.close()
    return resultsOf(lanes)
  }

  #lanes(entrants: readonly PageEntrant[]): Promise<readonly PageLane[]> {
    return Promise.all(
      entrants.map(async (entrant) => {
        const absence = entrant.peer === undefined ? undefined : await reasonOfAbsence(entrant.peer)
        const lane = new PageLane(entrant, absence)
        if (absence === undefined) lane.tab = await this.#open(entrant)
        return lane
      }),
    )
  }

  async #open({ page, peer }: PageEntrant): Promise<Page> {
    const site = this.#sites.get(page) ?? (await serve(await scriptOf(page, peer)))
    this.#sites.set(page, site)
    const tab = await this.#context.newPage()
    await tab.goto(site.url)
    await tab.waitForFunction('globalThis.measurements !== undefined')
    return tab
  }
}

function called<Result>(tab: Page, method: string, args: readonly unknown[]): Promise<Result> {
  return tab.evaluate(
    ([name, list]) =>
      (
        globalThis as unknown as { measurements: Record<string, (...all: readonly unknown[]) => unknown> }
      ).measurements[name as string]?.(...(list as unknown[])) as Promise<Result>,
    [method, args] as const,
  )
}

/** The built packages as a user bundles them, behind the library of the peer. */
async function scriptOf(page: string, peer: PeerName | undefined): Promise<string> {
  const common = {
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  } as const
  const library =
    peer === undefined
      ? undefined
      : await build({
          ...common,
          format: 'iife',
          stdin: {
            contents: `import * as peer from '${peer}'; globalThis.peer = peer`,
            resolveDir: folderOf(peer),
          },
        })
  const script = await build({
    ...common,
    format: 'iife',
    entryPoints: [join(import.meta.dirname, 'pages', `${page}.ts`)],
  })
  return [library, script].map((built) => built?.outputFiles[0]?.text ?? '').join('\n')
}

async function serve(script: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    if (request.url === '/script.js') response.setHeader('Content-Type', 'text/javascript').end(script)
    else
      response
        .setHeader('Content-Type', 'text/html')
        .end('<!doctype html><title>bench</title><script src="/script.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}/`, close }
}
