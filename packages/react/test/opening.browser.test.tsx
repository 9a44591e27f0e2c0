import { LogError, openTracker, type Tracker } from '@tiendo/core'
import { TrackerProvider, useFigures, useTracker } from '@tiendo/react'
import * as React from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { office, plan } from './office.ts'
import { Boundary, page, settled } from './page.tsx'

/** A function that opens an office when it is told to, and what became of the trackers. */
function opener() {
  const opened: Tracker[] = []
  let closedCount = 0
  const waiting: (() => void)[] = []
  const open = vi.fn(async () => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    const { tracker } = await office()
    tracker.on('closed', () => closedCount++)
    opened.push(tracker)
    return tracker
  })
  const answer = () =>
    settled(async () => {
      for (const resolve of waiting.splice(0)) resolve()
      await vi.waitFor(() => expect(opened).toHaveLength(open.mock.calls.length))
    })
  return { open, answer, opened, closed: () => closedCount }
}

const Assigned = () => <p>{useFigures({ plan }).counts.assigned} tasks</p>
const later = (ms = 20) => settled(() => new Promise((resolve) => setTimeout(resolve, ms)))

afterEach(() => {
  vi.useRealTimers()
})

describe.each([false, true])('TrackerProvider with open (strict: %s)', (strict) => {
  it('suspends, opens once however often it is rendered, and closes once when it is unmounted', async () => {
    const { open, answer, opened, closed } = opener()
    const { render, text, unmount } = page({ strict })
    const all = () => (
      <Boundary>
        <TrackerProvider open={open}>
          <Assigned />
        </TrackerProvider>
      </Boundary>
    )
    await render(all())
    await render(all())
    expect([text(), open.mock.calls.length]).toEqual(['Opening', 1])
    await answer()
    await render(all())
    await later()
    expect([text(), open.mock.calls.length, closed()]).toEqual(['3 tasks', 1, 0])
    await unmount()
    await later()
    expect([opened.length, closed()]).toEqual([1, 1])
  })

  it('keeps its tracker when it is given another function, and opens another one under another key', async () => {
    const [first, second] = [opener(), opener()]
    const { render, text } = page({ strict })
    const all = (open: () => Promise<Tracker>, key = 'first') => (
      <Boundary>
        <TrackerProvider key={key} open={open}>
          <Assigned />
        </TrackerProvider>
      </Boundary>
    )
    await render(all(first.open))
    await first.answer()
    await render(all(second.open))
    await later()
    expect([text(), second.open.mock.calls.length, first.closed()]).toEqual(['3 tasks', 0, 0])
    await render(all(second.open, 'second'))
    await second.answer()
    await later()
    expect([text(), second.closed(), first.closed()]).toEqual(['3 tasks', 0, 1])
  })

  it('throws what opening failed with to the error boundary, and opens again when it is mounted again', async () => {
    let failureCount = 0
    const open = vi.fn(async () => {
      if (failureCount++ < 2) throw new LogError('locked', 'Another process holds the log')
      return (await office()).tracker
    })
    const caught = vi.fn()
    const { render, text, element } = page({ strict })
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => {})
    await render(
      <Boundary onError={caught}>
        <TrackerProvider open={open}>
          <Assigned />
        </TrackerProvider>
      </Boundary>,
    )
    await later()
    expect([text(), open.mock.calls.length]).toEqual(['locked', 1])
    await settled(() => element.querySelector('button')?.click())
    await later()
    expect([text(), open.mock.calls.length]).toEqual(['locked', 2])
    await settled(() => element.querySelector('button')?.click())
    await later()
    expect([text(), open.mock.calls.length]).toEqual(['3 tasks', 3])
    expect(caught.mock.calls.map(([error]) => error.code)).toEqual(['locked', 'locked'])
    silenced.mockRestore()
  })

  it('shares one tracker between the places where one function is mounted', async () => {
    const { open, answer, closed } = opener()
    const { render, text } = page({ strict })
    const one = (key: string) => (
      <Boundary key={key}>
        <TrackerProvider open={open}>
          <Assigned />
        </TrackerProvider>
      </Boundary>
    )
    await render([one('a'), one('b')])
    await answer()
    expect([text(), open.mock.calls.length]).toEqual(['3 tasks3 tasks', 1])
    await render([one('b')])
    await later()
    expect([text(), closed()]).toEqual(['3 tasks', 0])
    await render([])
    await later()
    expect(closed()).toBe(1)
  })

  it('opens again only when the tracker before it is closed', async () => {
    const { tracker: first } = await office()
    const order: string[] = []
    const close = first.close.bind(first)
    first.close = async () => {
      order.push('closing')
      await new Promise((resolve) => setTimeout(resolve, 50))
      await close()
      order.push('closed')
    }
    const trackers = [first, (await office()).tracker]
    const open = async () => {
      order.push('open')
      return trackers.shift() as Tracker
    }
    const { render, text } = page({ strict })
    const all = (
      <Boundary>
        <TrackerProvider open={open}>
          <Assigned />
        </TrackerProvider>
      </Boundary>
    )
    await render(all)
    await later()
    await render(null)
    await later()
    await render(all)
    expect([text(), order]).toEqual(['Opening', ['open', 'closing']])
    await later(100)
    expect([text(), order]).toEqual(['3 tasks', ['open', 'closing', 'closed', 'open']])
  })
})

describe('a tracker that was opened and never shown', () => {
  it('is closed after ten seconds, and opened again for what is shown after all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { open, answer, closed } = opener()
    let show = () => {}
    const other = new Promise<void>((resolve) => {
      show = resolve
    })
    let isShown = false
    const Slow = () => {
      if (!isShown) throw other
      return null
    }
    const { render, text } = page()
    await render(
      <Boundary>
        <TrackerProvider open={open}>
          <Assigned />
          <Slow />
        </TrackerProvider>
      </Boundary>,
    )
    const opening = answer()
    await vi.advanceTimersByTimeAsync(100)
    await opening
    expect(text()).toBe('Opening')
    await settled(() => vi.advanceTimersByTimeAsync(9_000))
    expect(closed()).toBe(0)
    await settled(() => vi.advanceTimersByTimeAsync(1_500))
    expect(closed()).toBe(1)
    isShown = true
    await settled(show)
    const again = answer()
    await vi.advanceTimersByTimeAsync(100)
    await again
    expect([text(), open.mock.calls.length, closed()]).toEqual(['3 tasks', 2, 1])
  })
})

describe.runIf('Activity' in React)('a provider that is hidden', () => {
  it('closes its tracker, and opens another one when it is shown again', async () => {
    const { open, answer, closed } = opener()
    const { Activity } = React
    const { render, element } = page()
    const all = (mode: 'visible' | 'hidden') => (
      <Activity mode={mode}>
        <Boundary>
          <TrackerProvider open={open}>
            <Assigned />
          </TrackerProvider>
        </Boundary>
      </Activity>
    )
    await render(all('visible'))
    await answer()
    await render(all('hidden'))
    await later()
    expect([closed(), element.innerHTML]).toEqual([1, '<p style="display: none !important;">3 tasks</p>'])
    await render(all('visible'))
    await answer()
    expect([open.mock.calls.length, closed()]).toEqual([2, 1])
    expect(element.innerHTML).toBe('<p style="">3 tasks</p>')
  })
})

describe('TrackerProvider with a tracker', () => {
  it('suspends nothing, and leaves the tracker open', async () => {
    const { tracker } = await office()
    const { render, text, unmount } = page({ strict: true })
    await render(
      <TrackerProvider tracker={tracker}>
        <Assigned />
      </TrackerProvider>,
    )
    expect(text()).toBe('3 tasks')
    await unmount()
    await later()
    expect(tracker.failure).toBeUndefined()
  })

  it('gives its tracker to commands, and another one when it is given that', async () => {
    const trackers = [await openTracker(), (await office()).tracker] as const
    const Units = () => <p>{useTracker().units().length} units</p>
    const { render, text } = page()
    const shown = []
    for (const tracker of trackers) {
      await render(
        <TrackerProvider tracker={tracker}>
          <Units />
        </TrackerProvider>,
      )
      shown.push(text())
    }
    expect(shown).toEqual(['0 units', '1 units'])
  })
})

describe('a hook without a provider', () => {
  it('says what is missing', async () => {
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { render, text } = page()
    await render(
      <Boundary>
        <Assigned />
      </Boundary>,
    )
    expect(text()).toBe('Cannot use the tracker: there is no TrackerProvider above the component')
    silenced.mockRestore()
  })
})
