import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hostileTexts } from '@tiendo/core/testing'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawChart } from '../src/charts/index.ts'
import { plainText, type ReportDocument, toHtml } from '../src/index.ts'
import { startBrowser } from './page-browser.ts'
import { bacLieuTracker, documentOf, trackerTitled, wholeQuestion } from './workspaces.ts'

let folder = ''
let browser: Browser
let whole: ReportDocument
const draw = (chart: Parameters<typeof drawChart>[0]) => drawChart(chart, { locale: 'vi' })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiendo-page-'))
  browser = await startBrowser(folder)
  whole = await documentOf(await bacLieuTracker(), wholeQuestion)
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

interface Opened {
  readonly page: Page
  /** Addresses that the page asked for, beside itself. */
  readonly requests: readonly string[]
  /** Complaints of the console, errors and dialogs. */
  readonly complaints: readonly string[]
}

let count = 0
/** Opens a page as a reader does who was sent it as a file. */
async function open(html: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const file = join(folder, `page-${++count}.html`)
  await writeFile(file, html)
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })
  const page = await context.newPage()
  const url = pathToFileURL(file).href
  const [requests, complaints]: [string[], string[]] = [[], []]
  await page.route('**/*', (route) => {
    if (route.request().url() === url) return route.continue()
    requests.push(route.request().url())
    return route.abort()
  })
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto(url)
  return { page, requests, complaints }
}

const pageOf = (options?: BrowserContextOptions) => open(toHtml(whole, { draw }), options)
const texts = (page: Page, selector: string) =>
  page.$$eval(selector, (found) => found.map(({ textContent }) => textContent ?? ''))

describe('a page', () => {
  it('asks for nothing, runs nothing and complains of nothing', async () => {
    const { page, requests, complaints } = await pageOf()
    expect([requests, complaints]).toEqual([[], []])
    expect(await page.$$('script, iframe, object, embed, link, img, form, input')).toEqual([])
    expect(
      await page.$$eval('*', (all) =>
        all
          .flatMap(({ attributes }) => [...attributes].map(({ name }) => name))
          .filter((name) => name.startsWith('on')),
      ),
    ).toEqual([])
  })

  it('runs no script, even if there were one', async () => {
    const html = toHtml(whole, {
      draw: () => '<script>document.title = "run"</script><img src="https://example.invalid/x.png">',
    })
    const { page, requests } = await open(html)
    expect(await page.title()).not.toBe('run')
    expect(requests).toEqual([])
  })

  it('has a title, a language, and headings in order', async () => {
    const { page } = await pageOf()
    expect(await page.title()).toBe(
      'Kế hoạch thực hiện Chương trình công tác trọng tâm của Ngành Tư pháp Bạc Liêu năm 2021 – TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH',
    )
    expect(await page.getAttribute('html', 'lang')).toBe('vi')
    expect(await texts(page, 'h1')).toEqual([whole.title])
    expect(await texts(page, 'h2')).toEqual(whole.sections.map(({ title }) => title))
    expect(await page.$$('h3, h4, h5, h6')).toEqual([])
    expect(await texts(page, 'nav a')).toEqual(await texts(page, 'h2'))
  })

  it('has every id once, and a target for every link and label', async () => {
    const { page } = await pageOf()
    const ids = await page.$$eval('[id]', (all) => all.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const referred = await page.$$eval('[href], [aria-labelledby]', (all) =>
      all.flatMap((each) => [
        ...(each.getAttribute('href')?.slice(1).split(' ') ?? []),
        ...(each.getAttribute('aria-labelledby')?.split(' ') ?? []),
      ]),
    )
    expect(referred.length).toBeGreaterThan(50)
    for (const id of referred) expect(ids).toContain(id)
    expect(
      await page.$$eval('a', (all) => all.every((each) => each.getAttribute('href')?.startsWith('#'))),
    ).toBe(true)
  })

  it('shows the tables of the document', async () => {
    const { page } = await pageOf()
    const row = await texts(page, '#table-quarters-calendaryear tbody tr:nth-child(5) > *')
    expect(row).toEqual(['(2) Hoàn thành đúng hạn', '19', '54', '69', '104'])
    const percents = await texts(page, '#table-comparison tr.note')
    expect(percents).toContain('= (2+3+4) / (1)46,2 %47,7 %–')
    const widths = await page.$$eval('table', (all) =>
      all.map((table) =>
        [...table.rows].map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)),
      ),
    )
    for (const each of widths) expect(new Set(each).size).toBe(1)
  })

  it('leads from a figure to its tasks, which unfold', async () => {
    const { page } = await pageOf()
    const list = page.locator('#tasks-2021-06-30-openoverdue')
    expect(await list.isVisible()).toBe(false)
    await page.click('a[href="#tasks-2021-06-30-openoverdue"]')
    await list.waitFor({ state: 'visible' })
    expect(await list.locator('> li').count()).toBe(4)
    expect(await list.locator('> li').first().textContent()).toContain('#')
    for (const target of await page.$$eval('td a', (all) =>
      all.map((each) => each.getAttribute('href') ?? ''),
    )) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, target)
      await page.locator(target).waitFor({ state: 'visible' })
    }
  })

  it('says how many tasks it leaves out', async () => {
    const { page } = await open(toHtml(whole, { maxTasks: 2 }))
    expect(await page.locator('#list-overdue > li').count()).toBe(2)
    expect(await texts(page, '#overdue .note')).toContain('… và 2 nhiệm vụ nữa')
  })

  it('describes charts that are not drawn', async () => {
    const { page } = await open(toHtml(whole))
    expect(await page.$$('svg')).toEqual([])
    expect(await texts(page, '#chart-burn-up figcaption')).toEqual([
      'Đã hoàn thành so với được giao (nhiệm vụ). Từ 07/01/2021 đến 31/12/2021: hoàn thành từ 0 lên 125 trong số 129 nhiệm vụ được giao.',
    ])
  })
})

describe('texts of a log', () => {
  it('stand in the page as texts', async () => {
    for (const text of [
      ...hostileTexts,
      '</title><script>alert(1)</script>',
      '</style><b>',
      '<!--',
      '" onmouseover="alert(1)',
    ]) {
      const document = await documentOf(await trackerTitled(text), { plan: 'p', evidence: true })
      const { page, requests, complaints } = await open(toHtml(document, { draw }))
      expect([requests, complaints]).toEqual([[], []])
      expect(await page.textContent('.subtitle')).toBe(plainText(text))
      expect(await texts(page, '#overdue .tasks > li')).toContainEqual(
        expect.stringContaining(plainText(text)),
      )
      expect(await page.$$('script, img, main b, main form')).toEqual([])
      await page.context().close()
    }
  })
})

describe('on a phone', () => {
  const phone = { viewport: { width: 360, height: 740 } }
  const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

  it('the page is as wide as the screen', async () => {
    const { page } = await pageOf(phone)
    expect(await widthOf(page)).toBeLessThanOrEqual(360)
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true
    })
    expect(await widthOf(page)).toBeLessThanOrEqual(360)
  })

  it('the page is as wide as the screen with texts that have no blanks', async () => {
    for (const text of ['x'.repeat(400), '漢'.repeat(200), 'đồng'.repeat(80)]) {
      const { page } = await open(
        toHtml(await documentOf(await trackerTitled(text), { plan: 'p', evidence: true }), { draw }),
        phone,
      )
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true
      })
      expect(await widthOf(page)).toBeLessThanOrEqual(360)
      await page.context().close()
    }
  })

  it('labels stay in sight while the numbers of a table are scrolled', async () => {
    const { page } = await pageOf(phone)
    const left = await page.$eval('#table-quarters-calendaryear', (table) => {
      const region = table.parentElement as HTMLElement
      region.scrollLeft = 50
      const label = table.querySelector('tr.level1 th') as HTMLElement
      return [region.scrollLeft, label.getBoundingClientRect().left - region.getBoundingClientRect().left]
    })
    expect(left).toEqual([50, 0])
  })
})

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it('every text has a contrast of 4.5 to what is behind it', async () => {
    const { page } = await pageOf({ colorScheme })
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true
    })
    const { lowest, checked } = await page.evaluate(() => {
      type Color = readonly [number, number, number, number]
      const read = (color: string): Color => {
        const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
        return [r, g, b, a]
      }
      const luminance = ([r, g, b]: Color) => {
        const [R = 0, G = 0, B = 0] = [r, g, b].map((value) => {
          const part = value / 255
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * R + 0.7152 * G + 0.0722 * B
      }
      const behind = (element: Element | null): Color => {
        if (element === null) return [255, 255, 255, 1]
        const color = read(getComputedStyle(element).backgroundColor)
        return color[3] === 1 ? color : behind(element.parentElement)
      }
      let [lowest, checked] = [21, 0]
      for (const element of document.querySelectorAll('body *')) {
        const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
        const inPicture = element.closest('svg') !== null
        if (!isText || element.closest('style, desc') || (inPicture && element.tagName !== 'text')) continue
        const style = getComputedStyle(element)
        const [front, ground] = [
          luminance(read(inPicture ? style.fill : style.color)),
          luminance(behind(element)),
        ]
        lowest = Math.min(lowest, (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05))
        checked++
      }
      return { lowest, checked }
    })
    expect(checked).toBeGreaterThan(1000)
    expect(lowest).toBeGreaterThanOrEqual(4.5)
  })

  it('the page and its charts have the colours of the scheme', async () => {
    const { page } = await pageOf({ colorScheme })
    const [ground, text, chart] = await page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.body).color,
      getComputedStyle(document.querySelector('#chart-chart-quarters text') as Element).fill,
    ])
    const light = ['rgb(255, 255, 255)', 'rgb(27, 31, 36)']
    const dark = ['rgb(20, 23, 27)', 'rgb(230, 233, 237)']
    expect([ground, text]).toEqual(colorScheme === 'light' ? light : dark)
    expect(chart).toBe(text)
  })
})

describe('charts', () => {
  it('stand in one page, all five, each drawn to a width and a height', async () => {
    const { page } = await pageOf()
    expect(await page.$$eval('figure', (all) => all.map(({ id }) => id))).toEqual([
      'chart-quarters',
      'chart-burn-up',
      'chart-status',
      'chart-units',
      'chart-slips',
    ])
    const boxes = await page.$$eval('figure svg', (all) =>
      all.map((each) => {
        const { width, height, right } = each.getBoundingClientRect()
        return [width, height, right] as const
      }),
    )
    expect(boxes).toHaveLength(5)
    for (const [width, height, right] of boxes) {
      expect(width).toBeGreaterThan(300)
      expect(height).toBeGreaterThan(150)
      expect(right).toBeLessThanOrEqual(1200)
    }
    for (const size of await page.$$eval('figure svg text', (all) =>
      all.map((each) => each.getBoundingClientRect().width),
    ))
      expect(size).toBeGreaterThan(0)
  })
})

describe('on paper', () => {
  it('it has pages of A4, dark text on white, and no list that is folded', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await pageOf({ colorScheme })
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box = '']) =>
        box.trim().split(/\s+/).map(Number),
      )
      expect(boxes.length).toBeGreaterThan(3)
      expect(boxes.length).toBeLessThan(12)
      for (const [left, bottom, width = 0, height = 0] of boxes) {
        expect([left, bottom]).toEqual([0, 0])
        expect(Math.abs(width - 595.28)).toBeLessThan(1)
        expect(Math.abs(height - 841.89)).toBeLessThan(1)
      }
      await page.emulateMedia({ media: 'print', colorScheme })
      expect(
        await page.evaluate(() => [
          getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.body).color,
          getComputedStyle(document.querySelector('#chart-chart-quarters text') as Element).fill,
        ]),
      ).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgb(0, 0, 0)'])
      expect(await page.locator('#evidence').isVisible()).toBe(false)
      await page.context().close()
    }
  })
})
