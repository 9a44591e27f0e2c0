import { LogError, memoryStorage } from '@tiendo/core'
import { TrackerProvider, useFigures, useStorageStatus } from '@tiendo/react'
import { expect, it, vi } from 'vitest'
import { office, plan, report } from './office.ts'
import { Boundary, page, settled } from './page.tsx'

/** A page that shows the status of a storage whose watchers the test wakes. */
async function statusPage() {
  const storage = memoryStorage()
  let wake = () => {}
  vi.spyOn(storage, 'watch').mockImplementation((waken) => {
    wake = () => waken()
    return () => {}
  })
  const { tracker } = await office({ storage })
  let renderCount = 0
  const Status = () => {
    renderCount++
    const { durability, shared, head, status, error } = useStorageStatus()
    return <p>{[durability, shared ? 'shared' : 'own', head.position, status, error?.code].join(' ')}</p>
  }
  const { render, text } = page()
  await render(
    <TrackerProvider tracker={tracker}>
      <Status />
    </TrackerProvider>,
  )
  return { tracker, storage, wake: () => wake(), text, renders: () => renderCount }
}

it('shows what the storage promises, and the head as it moves', async () => {
  const { tracker, text, renders } = await statusPage()
  expect(text()).toBe('none own 5 ok ')
  await settled(() => tracker.execute(report('t1')))
  expect([text(), renders()]).toEqual(['none own 6 ok ', 2])
})

it('shows a storage that does not answer, and that it answers again though nothing was recorded', async () => {
  const { tracker, storage, wake, text } = await statusPage()
  vi.spyOn(storage, 'read').mockRejectedValueOnce(new LogError('unavailable', 'The disk sleeps'))
  await settled(wake)
  expect(text()).toBe('none own 5 failed unavailable')
  await settled(() => new Promise<void>((resolve) => tracker.on('recovered', resolve)))
  expect(text()).toBe('none own 5 ok ')
})

it('shows a log that was lost, also where a command has found it', async () => {
  const { tracker, storage, text } = await statusPage()
  vi.spyOn(storage, 'read').mockResolvedValue({ lines: [], head: { commit: 0, sha256: '0'.repeat(64) } })
  await settled(() => expect(tracker.catchUp()).rejects.toMatchObject({ code: 'data-lost' }))
  expect(text()).toBe('none own 5 failed data-lost')
})

it('shows that the tracker was closed, while views show what they showed last', async () => {
  const { tracker } = await office()
  const All = () => (
    <p>
      {useStorageStatus().status} {useFigures({ plan }).counts.assigned}
    </p>
  )
  const { render, text } = page()
  await render(
    <TrackerProvider tracker={tracker}>
      <All />
    </TrackerProvider>,
  )
  await settled(() => tracker.close())
  expect(text()).toBe('closed 3')
})

it('is left to the error boundary where a view throws', async () => {
  const { tracker } = await office()
  const Elsewhere = () => <p>{useFigures({ plan: 'p9' }).counts.assigned}</p>
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { render, text } = page()
  await render(
    <Boundary>
      <TrackerProvider tracker={tracker}>
        <Elsewhere />
      </TrackerProvider>
    </Boundary>,
  )
  expect(text()).toBe('UNKNOWN_PLAN')
  silenced.mockRestore()
})
