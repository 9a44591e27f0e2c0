import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { call, launch, makeProfile, openPage, type Site, serveSite } from './browser.ts'

let site: Site
let profile: Awaited<ReturnType<typeof makeProfile>>
let context: BrowserContext
let count = 0

const freshName = () => `log ${++count}`
const idsOf = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}-${from + index}`)

beforeAll(async () => {
  site = await serveSite()
  profile = await makeProfile()
  context = await launch(profile.folder)
})
afterAll(async () => {
  await context.close()
  await profile.remove()
  await site.close()
})

async function pageWith(name: string, commits = 0): Promise<Page> {
  const page = await openPage(context, site)
  expect(await call(page, 'open', { name })).toMatchObject({ condition: { state: 'ok' } })
  if (commits > 0) await call(page, 'append', name, idsOf('c', 1, commits))
  return page
}

describe('several tabs', () => {
  it('race without a gap, a duplicate or a loss, and each knows what the others wrote (1)', async () => {
    const name = freshName()
    const pages = await Promise.all([pageWith(name), pageWith(name), pageWith(name)])
    const results = await Promise.all(
      pages.map(async (page, tab) => {
        const all: { readonly commit?: number }[] = []
        for (let round = 0; round < 10; round++)
          all.push(...(await call(page, 'append', name, idsOf(`tab${tab}-${round}`, 1, 5))))
        return all
      }),
    )
    const commits = results.flat().map(({ commit }) => commit)
    expect([...commits].sort((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 150 }, (_, index) => index + 1),
    )
    for (const page of pages) {
      await expect.poll(async () => (await call(page, 'head', name))?.commit).toBe(150)
      expect(await call(page, 'verify', name)).toMatchObject({ head: { commit: 150 } })
    }
    for (const page of pages) await page.close()
  })

  it('record the same commit once (3)', async () => {
    const name = freshName()
    const pages = await Promise.all([pageWith(name), pageWith(name)])
    const results = await Promise.all(pages.map((page) => call(page, 'append', name, ['same'])))
    expect(results).toEqual([[{ commit: 1 }], [{ commit: 1 }]])
    for (const page of pages) await page.close()
  })

  it('follow each other within a tenth of a second (measured, not promised), and catch up after a missed notice (51)', async () => {
    const name = freshName()
    const [writer, reader] = [await pageWith(name), await pageWith(name)]
    await call(writer, 'append', name, ['c-1'])
    await expect.poll(async () => (await call(reader, 'head', name))?.commit).toBe(1)
    // What another page writes behind the back of every channel is found when the page is looked at again.
    await reader.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {}
    })
    await writer.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {}
    })
    await call(writer, 'append', name, ['c-2'])
    expect((await call(reader, 'head', name))?.commit).toBe(1)
    await reader.evaluate(() => dispatchEvent(new Event('focus')))
    await expect.poll(async () => (await call(reader, 'head', name))?.commit).toBe(2)
    await writer.close()
    await reader.close()
  })

  it('and a worker share one log (9)', async () => {
    const name = freshName()
    const page = await pageWith(name, 2)
    const inWorker = await page.evaluate(async (log) => {
      const worker = new Worker('/script.js', { type: 'module' })
      const ask = (method: string, ...args: unknown[]) =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = ({ data }) => resolve(data)
          worker.postMessage({ call: method, args, port: port2 }, [port2])
        })
      await new Promise((resolve) => setTimeout(resolve, 200))
      const opened = await ask('open', { name: log })
      const appended = await ask('append', log, ['of-the-worker'])
      worker.terminate()
      return { opened, appended }
    }, name)
    expect(inWorker).toMatchObject({ opened: { head: { commit: 2 } }, appended: [{ commit: 3 }] })
    expect(await call(page, 'ids', name)).toEqual(['c-1', 'c-2', 'of-the-worker'])
    await page.close()
  })

  it('find nothing of a transaction of a page that was closed in the middle of it (10)', async () => {
    const name = freshName()
    const reader = await pageWith(name)
    for (let round = 0; round < 5; round++) {
      const writer = await pageWith(name)
      void call(writer, 'append', name, idsOf(`round${round}`, 1, 400), 2000).catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, 5 * round))
      await writer.close()
      const ids = await call(reader, 'ids', name)
      const ofRound = ids.filter((id) => id.startsWith(`round${round}-`))
      expect([0, 400]).toContain(ofRound.length)
      expect(await call(reader, 'verify', name)).toMatchObject({ head: { commit: ids.length } })
    }
    await reader.close()
  })

  it('go on after a page came back from the cache of pages (30)', async () => {
    const name = freshName()
    const [page, other] = [await pageWith(name, 1), await pageWith(name)]
    await page.goto('about:blank')
    await call(other, 'append', name, ['c-2'])
    await page.goBack()
    await page.waitForFunction('globalThis.tiendo !== undefined')
    if ((await call(page, 'head', name)) === undefined) await call(page, 'open', { name })
    await expect.poll(async () => (await call(page, 'head', name))?.commit).toBe(2)
    await page.close()
    await other.close()
  })
})

describe('a database', () => {
  it('that another tab deletes is let go, and the log does not go on in another one (27)', async () => {
    const name = freshName()
    const page = await pageWith(name, 3)
    const other = await openPage(context, site)
    await other.evaluate(
      (database) =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(database)
          request.onsuccess = resolve
          request.onerror = request.onblocked = () => reject(new Error('blocked'))
        }),
      `tiendo:${name}`,
    )
    expect(await call(page, 'append', name, ['c-4'])).toMatchObject([{ failure: { code: 'data-lost' } }])
    expect(await call(page, 'append', name, ['c-5'])).toMatchObject([{ failure: { code: 'data-lost' } }])
    const names = await other.evaluate(async () => (await indexedDB.databases()).map((each) => each.name))
    expect(names, 'nothing was made in its place').not.toContain(`tiendo:${name}`)
    expect(await call(other, 'open', { name })).toMatchObject({
      condition: { state: 'reset', remembered: { commit: 3 } },
    })
    await page.close()
    await other.close()
  })

  it('of a site whose data is cleared while it is open is said to be lost (31)', async () => {
    const name = freshName()
    const page = await pageWith(name, 3)
    const session = await context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', {
      origin: new URL(site.url).origin,
      storageTypes: 'indexeddb',
    })
    await expect
      .poll(async () => (await call(page, 'append', name, ['c-4']))[0])
      .toMatchObject({ failure: { code: 'data-lost' } })
    await page.close()
    const again = await openPage(context, site)
    expect(await call(again, 'open', { name })).toMatchObject({
      head: { commit: 0 },
      condition: { state: 'reset' },
    })
    await again.close()
  })

  it('that was cut short is said to be rewound (36)', async () => {
    const name = freshName()
    const page = await pageWith(name, 5)
    await call(page, 'close', name)
    await call(page, 'cutLines', name, 4)
    expect(await call(page, 'open', { name })).toMatchObject({
      head: { commit: 3 },
      condition: { state: 'rewound', remembered: { commit: 5 }, found: { commit: 3 } },
    })
    const other = await openPage(context, site)
    await call(page, 'append', name, ['c-4'])
    expect(await call(other, 'open', { name }), 'it is said until it is accepted').toMatchObject({
      condition: { state: 'rewound' },
    })
    await call(other, 'acceptLoss', name)
    await call(page, 'close', name)
    expect(await call(page, 'open', { name })).toMatchObject({ condition: { state: 'ok' } })
    await other.close()
    await page.close()
  })

  it('in which a line was altered is refused (37)', async () => {
    const name = freshName()
    const page = await pageWith(name, 5)
    await call(page, 'close', name)
    await call(page, 'editLine', name, 3, 'Noted', 'Voted')
    expect(await call(page, 'open', { name })).toMatchObject({
      failure: { code: 'corrupt', data: { commit: 3 } },
    })
    await page.close()
  })

  it.each([
    [1, 'denied', { kind: 'foreign-database' }],
    [7, 'denied', { kind: 'foreign-database' }],
  ])('of that name, version %i, made by something else is left alone', async (version, code, data) => {
    const name = freshName()
    const page = await openPage(context, site)
    await page.evaluate(
      ([database, number]) =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open(database as string, number as number)
          request.onupgradeneeded = () => request.result.createObjectStore('theirs').put('theirs', 1)
          request.onsuccess = () => {
            request.result.close()
            resolve()
          }
        }),
      [`tiendo:${name}`, version] as const,
    )
    expect(await call(page, 'open', { name })).toMatchObject({ failure: { code, data } })
    await page.close()
  })

  it('of a newer layout says so, and the tab of the older one is let go (26, 39)', async () => {
    const name = freshName()
    const old = await pageWith(name, 2)
    const newer = await openPage(context, site)
    await newer.evaluate(
      (database) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open(database, 2)
          request.onupgradeneeded = () => request.result.createObjectStore('later')
          request.onblocked = () => reject(new Error('blocked'))
          request.onsuccess = () => resolve()
        }),
      `tiendo:${name}`,
    )
    expect(await call(old, 'append', name, ['c-3'])).toMatchObject([{ failure: { code: 'too-new' } }])
    await old.close()
    await newer.close()
  })

  it('that an older tab keeps open is blocked for a while, and says so (25)', async () => {
    const name = freshName()
    const old = await openPage(context, site)
    await old.evaluate(
      (database) =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open(database, 1)
          // A tab that does not let go; deleting waits for it, and opening waits for the deletion.
          request.onsuccess = () => {
            indexedDB.deleteDatabase(database)
            setTimeout(resolve, 100)
          }
        }),
      `tiendo:${name}`,
    )
    const page = await openPage(context, site)
    const outcome = await call(page, 'open', { name })
    expect(outcome).toMatchObject({ failure: { code: 'blocked' } })
    await page.close()
    await old.close()
  }, 20_000)
})

describe('the database by which the browser begins another file', () => {
  const names = (page: Page) =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name as string))

  it('is gone once a log is open', async () => {
    const name = freshName()
    const page = await pageWith(name)
    const all = await names(page)
    expect(all).toContain(`tiendo:${name}`)
    expect(all).not.toContain('tiendo/scratch')
    await page.close()
  })

  it('and that a tab does not let go keeps no log from being opened', async () => {
    const old = await openPage(context, site)
    await old.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.open('tiendo/scratch').onsuccess = resolve
        }),
    )
    const page = await pageWith(freshName(), 3)
    await old.close()
    await page.close()
  }, 20_000)
})

describe('space', () => {
  it('that is used up fails the append, spares what was there, and is used again when there is some (17, 18)', async () => {
    const name = freshName()
    const own = await makeProfile()
    const browser = await launch(own.folder)
    const page = await openPage(browser, site)
    const session = await browser.newCDPSession(page)
    const origin = new URL(site.url).origin
    // Before the database is opened: the browser remembers for a while how much space there is.
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 })
    await call(page, 'open', { name })
    await call(page, 'append', name, idsOf('c', 1, 3))
    const [failed] = await call(page, 'append', name, ['too-much'], 3_000_000)
    expect(failed).toMatchObject({ failure: { code: 'quota', data: { outcome: 'not-written' } } })
    expect(await call(page, 'ids', name)).toEqual(['c-1', 'c-2', 'c-3'])
    expect(await call(page, 'persistence', name)).toMatchObject({
      usage: expect.any(Number),
      quota: expect.any(Number),
    })
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    expect(await call(page, 'append', name, ['too-much'], 3_000_000)).toEqual([{ commit: 4 }])
    await browser.close()
    await own.remove()
  })
})

describe('the same commits', () => {
  it('have the head in a browser that they have in memory', async () => {
    const name = freshName()
    const page = await pageWith(name, 20)
    const { head } = (await call(page, 'verify', name)) as { readonly head: { readonly sha256: string } }
    expect(await call(page, 'copyToMemory', name)).toEqual(head)
    await page.close()
  })

  it('are tracked by a portal under a policy that forbids eval (46)', async () => {
    const page = await openPage(context, site)
    const violations: string[] = []
    page.on(
      'console',
      (message) => message.text().includes('Content Security Policy') && violations.push(message.text()),
    )
    expect(await call(page, 'track', freshName())).toMatchObject({ commit: 1 })
    expect(violations).toEqual([])
    await page.close()
  })
})

describe('a browser that is killed', () => {
  const kills = Number(process.env['TIENDO_KILLS'] ?? 3)
  const killsOfProfile = 6

  it.each(['relaxed', 'strict'] as const)(
    'has what was acknowledged when it is started again, with %s durability (11, 12)',
    async (durability) => {
      for (let left = kills; left > 0; left -= killsOfProfile)
        await killAndOpen(durability, Math.min(left, killsOfProfile))
    },
    60_000 + kills * 2000,
  )

  async function killAndOpen(durability: 'relaxed' | 'strict', times: number): Promise<void> {
    const own = await makeProfile()
    const name = 'killed'
    const acknowledged: string[] = []
    for (let round = 0; round <= times; round++) {
      const left = round === 0 ? [] : await filesBeingWritten(own.folder)
      const browser = await launch(own.folder)
      const page = await openPage(browser, site)
      expect(await call(page, 'open', { name, durability })).toMatchObject({
        condition: { state: 'ok' },
        info: { durability: durability === 'strict' ? 'disk' : 'process' },
      })
      // Killed before this, it may lose the log: see the limits in the reference.
      await vi.waitUntil(
        async () => !(await filesBeingWritten(own.folder)).some((file) => left.includes(file)),
        { timeout: 20_000 },
      )
      const ids = new Set(await call(page, 'ids', name))
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
      expect(await call(page, 'verify', name)).toMatchObject({ head: expect.anything() })
      if (round === times) {
        await browser.close()
        break
      }
      const first = acknowledged.length
      await page.exposeFunction('acknowledge', (id: string) => acknowledged.push(id))
      void page
        .evaluate(
          async ([log, number]) => {
            const { tiendo, acknowledge } = globalThis as unknown as {
              tiendo: { append: (name: string, ids: string[]) => Promise<{ commit?: number }[]> }
              acknowledge: (id: string) => Promise<void>
            }
            for (let index = 0; ; index++) {
              const id = `round${number}-${index}`
              const [result] = await tiendo.append(log as string, [id])
              if (result?.commit === undefined) continue
              const told = acknowledge(id)
              // Some are always under way, and never more than can be told in time.
              if (index % 50 === 0) await told
            }
          },
          [name, round] as const,
        )
        .catch(() => {})
      await vi.waitUntil(() => acknowledged.length > first + 20, { timeout: 20_000 })
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 300))
      const killed = new Promise((resolve) => browser.once('close', resolve))
      await killBrowser(own.folder)
      await killed
    }
    await own.remove()
  }

  it('in the middle of a record loses nothing at any of the openings that follow', async () => {
    const own = await makeProfile()
    const name = 'torn'
    const written = idsOf('before', 1, 10)
    await inBrowser(own.folder, async (page) => {
      await call(page, 'open', { name })
      await call(page, 'append', name, written)
    })
    const folder = await databaseFolder(own.folder)
    const [log = ''] = await filesBeingWritten(own.folder)
    // A checksum, a length and a kind, and nothing of the record that they announce.
    await appendFile(join(folder, log), Buffer.from([0x12, 0x34, 0x56, 0x78, 0xf4, 0x01, 0x01]))
    for (const opening of ['first', 'second', 'third']) {
      await inBrowser(own.folder, async (page) => {
        expect(await call(page, 'open', { name }), opening).toMatchObject({ condition: { state: 'ok' } })
        expect(await call(page, 'ids', name)).toEqual(written)
        await call(page, 'append', name, [opening])
        written.push(opening)
      })
    }
    await own.remove()
  }, 60_000)

  it('and whose files are damaged on disk never shows a log as sound that is not (33)', async () => {
    const own = await makeProfile()
    const name = 'damaged'
    let browser = await launch(own.folder)
    let page = await openPage(browser, site)
    await call(page, 'open', { name })
    for (let round = 0; round < 20; round++) await call(page, 'append', name, idsOf(`c${round}`, 1, 10), 500)
    await browser.close()
    const folder = await databaseFolder(own.folder)
    for (const file of await readdir(folder)) {
      if (!/\.(log|ldb)$/.test(file)) continue
      const bytes = await readFile(join(folder, file))
      const middle = Math.floor(bytes.length / 2)
      bytes.fill(0x55, middle, Math.min(middle + 2000, bytes.length))
      await writeFile(join(folder, file), bytes)
    }
    browser = await launch(own.folder)
    page = await openPage(browser, site)
    const opened = await call(page, 'open', { name })
    const said = 'failure' in opened ? opened.failure?.code : opened.condition?.state
    expect(['reset', 'rewound', 'corrupt', 'unavailable', 'data-lost']).toContain(said)
    await browser.close()
    await own.remove()
  }, 60_000)
})

async function inBrowser(profile: string, run: (page: Page) => Promise<void>): Promise<void> {
  const browser = await launch(profile)
  await run(await openPage(browser, site))
  await browser.close()
}

/** Where the browser of a profile keeps the databases of the site. */
async function databaseFolder(profile: string): Promise<string> {
  const folder = join(profile, 'Default', 'IndexedDB')
  const [database = ''] = (await readdir(folder)).filter((each) => each.endsWith('.leveldb'))
  return join(folder, database)
}

/** LevelDB's logs of what it has not yet sorted into tables. */
async function filesBeingWritten(profile: string): Promise<readonly string[]> {
  return (await readdir(await databaseFolder(profile))).filter((file) => file.endsWith('.log'))
}

/** Until the last of its processes is gone: one that lingers still holds files of the profile. */
async function killBrowser(folder: string): Promise<void> {
  for (;;) {
    let count = 0
    for (const entry of await readdir('/proc')) {
      if (!/^\d+$/.test(entry)) continue
      const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')
      if (!command.includes(folder)) continue
      count++
      try {
        process.kill(Number(entry), 'SIGKILL')
      } catch {
        // It ended meanwhile.
      }
    }
    if (count === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
