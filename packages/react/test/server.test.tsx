import { Writable } from 'node:stream'
import { TrackerProvider, useFigures, useStorageStatus, useTask, useView } from '@tiendo/react'
import { Suspense, version } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { office, plan, watchViews } from './office.ts'
import { expectedReact } from './react-version.ts'

afterEach(() => {
  vi.useRealTimers()
})

const Content = () => {
  const { counts } = useFigures({ plan })
  const { durability, head } = useStorageStatus()
  return <p>{`${counts.assigned} tasks, t1 ${useTask('t1')?.status}, ${durability}, ${head.position}`}</p>
}
const html = '<p>3 tasks, t1 openWithinDeadline, none, 5</p>'

it('runs on the React of its project, without a document', () => {
  expect(version.split('.')[0]).toBe(expectedReact)
  expect(typeof document).toBe('undefined')
})

describe('on a server', () => {
  it('renders what an open tracker says, and subscribes to nothing', async () => {
    const { tracker } = await office()
    const views = watchViews(tracker)
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const Selected = () => <i>{useView(tracker.liveFigures({ plan }), ({ counts }) => counts.assigned)}</i>
    const all = (
      <TrackerProvider tracker={tracker}>
        <Content />
        <Selected />
      </TrackerProvider>
    )
    expect(renderToString(all)).toBe(`${html}<i>3</i>`)
    expect(views).toMatchObject({ subscribed: 0 })
    expect(timers).not.toHaveBeenCalled()
    timers.mockRestore()
  })

  it('waits in a stream for a tracker that it opens, and closes it when nobody asks for it any more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { tracker } = await office()
    const open = vi.fn(async () => tracker)
    const stream = () =>
      streamed(
        <Suspense fallback="Opening">
          <TrackerProvider open={open}>
            <Content />
          </TrackerProvider>
        </Suspense>,
      )
    expect(await Promise.all([stream(), stream()])).toEqual(
      [html, html].map((text) => expect.stringContaining(text)),
    )
    expect(open).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(9_000)
    expect(tracker.failure).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(tracker.failure).toMatchObject({ code: 'closed' })
  })
})

function streamed(node: React.ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const target = new Writable({
      write(chunk, _, done) {
        text += chunk
        done()
      },
      final(done) {
        resolve(text)
        done()
      },
    })
    const { pipe } = renderToPipeableStream(node, { onAllReady: () => pipe(target), onError: reject })
  })
}
