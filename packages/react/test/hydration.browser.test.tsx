import { copy, memoryStorage, openTracker } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { TrackerProvider, useFigures, useStorageStatus, useTask } from '@tiendo/react'
import { type ReactNode, Suspense, version } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { complete, office, plan } from './office.ts'
import { page, settled } from './page.tsx'
import { expectedReact } from './react-version.ts'

const Content = () => (
  <main>
    {`${useFigures({ plan }).counts.completedOnTime} done, t1 ${useTask('t1')?.status} at ${useStorageStatus().head.position}`}
  </main>
)
const waiting = (provider: ReactNode) => <Suspense fallback="Opening">{provider}</Suspense>

/** What a server renders, and a tracker in the page that was opened on the same lines. */
async function rendered() {
  const storage = memoryStorage()
  const server = (await office({ storage })).tracker
  const html = renderToString(
    waiting(
      <TrackerProvider tracker={server}>
        <Content />
      </TrackerProvider>,
    ),
  )
  const here = memoryStorage()
  await copy(storage, here)
  const open = () =>
    openTracker({
      storage: here,
      clock: fixedClock('2021-03-01T02:00:00.000Z'),
      timeZone: 'Asia/Ho_Chi_Minh',
    })
  return { html, open }
}

const first = '0 done, t1 openWithinDeadline at 5'

it('runs on the React of its project', () => {
  expect(version.split('.')[0]).toBe(expectedReact)
})

it('hydrates what a server has rendered from the same lines without a mismatch, and follows from there', async () => {
  const { html, open } = await rendered()
  expect(html).toContain(first)
  const tracker = await open()
  const onRecoverableError = vi.fn()
  const complaints = vi.spyOn(console, 'error')
  const { render, text, element } = page({ html, onRecoverableError })
  const before = element.querySelector('main')
  await render(
    waiting(
      <TrackerProvider tracker={tracker}>
        <Content />
      </TrackerProvider>,
    ),
  )
  expect(element.querySelector('main')).toBe(before)
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(complaints).not.toHaveBeenCalled()
  await settled(() => tracker.execute(complete('t1')))
  expect(text()).toBe('1 done, t1 completedOnTime at 6')
  expect(element.querySelector('main')).toBe(before)
})

it('keeps what a server has rendered while it opens a tracker of its own', async () => {
  const { html, open } = await rendered()
  const onRecoverableError = vi.fn()
  const { render, text, element } = page({ html, onRecoverableError })
  const before = element.querySelector('main')
  let go = () => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  const opening = vi.fn(async () => {
    await gate
    return open()
  })
  await render(
    waiting(
      <TrackerProvider open={opening}>
        <Content />
      </TrackerProvider>,
    ),
  )
  expect([text(), opening.mock.calls.length]).toEqual([first, 1])
  await settled(async () => {
    go()
    await opening.mock.results[0]?.value
  })
  expect(element.querySelector('main')).toBe(before)
  await settled(async () => (await opening.mock.results[0]?.value)?.execute(complete('t1')))
  expect(text()).toBe('1 done, t1 completedOnTime at 6')
  expect(element.querySelector('main')).toBe(before)
  expect(onRecoverableError).not.toHaveBeenCalled()
})
