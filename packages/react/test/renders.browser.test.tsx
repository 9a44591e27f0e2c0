import { type Question, select } from '@tiendo/core'
import { TrackerProvider, useFigures, useTask, useTracker, useView } from '@tiendo/react'
import { memo, useMemo, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { complete, idsOf, office, plan, report, reports, watchViews } from './office.ts'
import { page, settled } from './page.tsx'

/** Counts what was rendered since it was last asked. */
function counter() {
  let counts: Record<string, number> = {}
  return {
    count: (name: string) => {
      counts[name] = (counts[name] ?? 0) + 1
    },
    take: () => {
      const taken = counts
      counts = {}
      return taken
    },
  }
}

describe('a page with a row for each of a hundred tasks', () => {
  async function list() {
    const { tracker } = await office({ taskCount: 100 })
    const renders = counter()
    const Row = ({ task }: { task: string }) => {
      renders.count(task)
      const { percent, status } = useTask(task) ?? {}
      return <li>{`${task} ${status} ${percent ?? 0} %`}</li>
    }
    const Figures = () => {
      renders.count('figures')
      return <p>{useFigures({ plan }).counts.completedOnTime} done</p>
    }
    const Totals = () => {
      renders.count('totals')
      const all = useTracker()
      const { count = 0, sum = 0 } = useView(useMemo(() => all.live(reports, 'all'), [all])) ?? {}
      return <p>{`${count} reports, ${sum} %`}</p>
    }
    const { render, element } = page()
    await render(
      <TrackerProvider tracker={tracker}>
        <Figures />
        <Totals />
        <ul>
          {idsOf(100).map((task) => (
            <Row key={task} task={task} />
          ))}
        </ul>
      </TrackerProvider>,
    )
    expect(Object.values(renders.take())).toEqual(Array(102).fill(1))
    return { tracker, renders, element }
  }

  it('renders one row and the totals for a report, which changes no figure', async () => {
    const { tracker, renders, element } = await list()
    await settled(() => tracker.execute(report('t17')))
    expect(renders.take()).toEqual({ t17: 1, totals: 1 })
    expect(element.querySelectorAll('li')[16]?.textContent).toBe('t17 openWithinDeadline 40 %')
    expect(element.textContent).toContain('1 reports, 40 %')
  })

  it('renders one row and the figures for a completion', async () => {
    const { tracker, renders, element } = await list()
    await settled(() => tracker.execute(complete('t17')))
    expect(renders.take()).toEqual({ t17: 1, figures: 1 })
    expect(element.textContent).toContain('1 done')
  })

  it('renders nothing for what it does not show', async () => {
    const { tracker, renders } = await list()
    await settled(() =>
      tracker.execute({ type: 'RegisterUnit', unit: 'u2', name: 'Division', on: '2021-03-01' }),
    )
    expect(renders.take()).toEqual({})
  })
})

describe('useView', () => {
  it('renders again only when what is selected is not equal, and keeps the first of the equal objects', async () => {
    const { tracker } = await office()
    const view = tracker.liveFigures({ plan })
    const seen: unknown[] = []
    const Counts = () => {
      const counts = useView(
        view,
        ({ counts: { assigned, completedOnTime } }) => ({ assigned, isBegun: completedOnTime > 0 }),
        (a, b) => a.assigned === b.assigned && a.isBegun === b.isBegun,
      )
      seen.push(counts)
      return <p>{JSON.stringify(counts)}</p>
    }
    const { render, text } = page()
    await render(<Counts />)
    await settled(() => tracker.execute(complete('t1')))
    await settled(() => tracker.execute(complete('t2')))
    expect(seen).toEqual([
      { assigned: 3, isBegun: false },
      { assigned: 3, isBegun: true },
    ])
    await render(<Counts />)
    expect(seen).toHaveLength(3)
    expect(seen[2]).toBe(seen[1])
    expect(text()).toBe('{"assigned":3,"isBegun":true}')
  })

  it('ends in no loop where selector and view are made anew at each render', async () => {
    const { tracker } = await office()
    let renderCount = 0
    const Counts = () => {
      renderCount++
      const { assigned } = useView(tracker.liveFigures({ plan }), ({ counts }) => ({ ...counts }))
      return <p>{assigned}</p>
    }
    const { render, text } = page()
    await render(<Counts />)
    await settled(() => tracker.execute(complete('t1')))
    expect([text(), renderCount]).toEqual(['3', 2])
  })

  it('takes any view, also one that was selected from another', async () => {
    const { tracker } = await office()
    const view = select(tracker.liveTask('t1'), (task) => task?.percent ?? 0)
    const Percent = () => <p>{useView(view)} %</p>
    const { render, text } = page()
    await render(<Percent />)
    await settled(() => tracker.execute(report('t1', 70)))
    expect(text()).toBe('70 %')
  })
})

describe('a question', () => {
  it('is compared by value: renders with a literal make no view, and subscribe to none', async () => {
    const { tracker } = await office()
    const views = watchViews(tracker)
    let again = () => {}
    let ask: (kind: Question['kind']) => void = () => {}
    const Assigned = memo(({ kind }: { kind: Question['kind'] }) => {
      const [, count] = useState(0)
      again = () => count((before) => before + 1)
      return (
        <p>
          {useFigures({ plan: [plan], ...(kind && { kind }) }).counts.assigned} {useTask('t1', {})?.code}
        </p>
      )
    })
    const Page = () => {
      const [kind, setKind] = useState<Question['kind']>()
      ask = setKind
      return <Assigned kind={kind} />
    }
    const { render, text } = page()
    await render(
      <TrackerProvider tracker={tracker}>
        <Page />
      </TrackerProvider>,
    )
    for (let time = 0; time < 5; time++) await settled(() => again())
    expect(views).toEqual({ made: 2, subscribed: 2, open: 2 })
    await settled(() => ask('adHoc'))
    expect(text()).toBe('0 t1')
    expect(views).toEqual({ made: 3, subscribed: 3, open: 2 })
  })
})

describe('an occurrence, and a task that is not there', () => {
  it('are asked for by id', async () => {
    const { tracker } = await office()
    const Task = ({ occurrence }: { occurrence?: string }) => (
      <p>{useTask('t1', occurrence === undefined ? {} : { occurrence })?.code ?? 'nothing'} </p>
    )
    const { render, text } = page()
    await render(
      <TrackerProvider tracker={tracker}>
        <Task />
        <Task occurrence="2021-Q1" />
      </TrackerProvider>,
    )
    expect(text()).toBe('t1 nothing ')
  })
})

describe('what is unmounted', () => {
  it.each([false, true])('is subscribed to nothing (strict: %s)', async (strict) => {
    const { tracker } = await office({ taskCount: 10 })
    const views = watchViews(tracker)
    const clearing = vi.spyOn(globalThis, 'clearTimeout')
    const Row = ({ task }: { task: string }) => <p>{useTask(task)?.code}</p>
    const Rows = ({ count }: { count: number }) => (
      <TrackerProvider tracker={tracker}>
        {idsOf(count).map((task) => (
          <Row key={task} task={task} />
        ))}
      </TrackerProvider>
    )
    const { render, unmount } = page({ strict })
    await render(<Rows count={10} />)
    expect(views.open).toBe(10)
    await render(<Rows count={4} />)
    expect(views.open).toBe(4)
    clearing.mockClear()
    await unmount()
    expect(views.open).toBe(0)
    expect(clearing).toHaveBeenCalled()
    clearing.mockRestore()
  })
})

describe('a day that passes', () => {
  it('renders again what has become overdue, at the full minute, and nothing else', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      now: new Date('2021-06-30T16:58:30.000Z'),
    })
    try {
      const { tracker, clock } = await office()
      clock.set('2021-06-30T16:58:30.000Z')
      await tracker.execute(complete('t2'))
      const renders = counter()
      const Row = ({ task }: { task: string }) => {
        renders.count(task)
        return <p>{useTask(task)?.status} </p>
      }
      const { render, text } = page()
      await render(
        <TrackerProvider tracker={tracker}>
          <Row task="t1" />
          <Row task="t2" />
        </TrackerProvider>,
      )
      expect(renders.take()).toEqual({ t1: 1, t2: 1 })
      const pass = (ms: number) =>
        settled(() => {
          clock.advance(ms)
          vi.advanceTimersByTime(ms)
        })
      await pass(30_000)
      expect([text(), renders.take()]).toEqual(['openWithinDeadline completedOnTime ', {}])
      await pass(60_000)
      expect([text(), renders.take()]).toEqual(['openOverdue completedOnTime ', { t1: 1 }])
    } finally {
      vi.useRealTimers()
    }
  })
})
