import { copy, hasCode, memoryStorage, openEventStore, verify } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { describe, expect, it, vi } from 'vitest'
import { note, oneTo, positionsOf } from '../src/event-store/stores.ts'
import { readLog } from '../src/lines.ts'
import { pause } from '../src/time.ts'
import { add, idsIn, opened, storeOn } from './faulty-store.ts'

describe('a log that is no longer what it was', () => {
  async function replaced(commitCount: number) {
    const { storage, store } = await opened()
    for (const number of oneTo(3)) await add(store, `commit:${number}`)
    const another = memoryStorage()
    const other = await storeOn(another)
    for (const number of oneTo(commitCount)) await add(other, `another:${number}`)
    storage.replaceBy(another)
    return { storage, store, another, before: await readLog(another) }
  }

  it.each([
    { what: 'reset to nothing', length: 0, kind: 'rewound' },
    { what: 'reset and shorter', length: 2, kind: 'rewound' },
    { what: 'reset to the same length', length: 3, kind: 'replaced' },
    { what: 'replaced by a longer one', length: 5, kind: 'replaced' },
  ])(
    'is reported by read and by append where it was $what, and nothing is written',
    async ({ length, kind }) => {
      const { store, another, before } = await replaced(length)
      const lost = { code: 'data-lost', data: { kind } }
      await expect(add(store, 'one')).rejects.toMatchObject(lost)
      await expect(store.read('all')).rejects.toMatchObject(lost)
      await expect(store.find('commit:1')).rejects.toMatchObject(lost)
      expect(await readLog(another)).toEqual(before)
    },
  )

  it('is reported where it was rewound to a beginning of itself', async () => {
    const { storage, store } = await opened()
    await add(store, 'commit:1')
    const backup = memoryStorage()
    await copy(storage.inner, backup)
    await add(store, 'commit:2')
    storage.replaceBy(backup)
    const lost = { code: 'data-lost', data: { kind: 'rewound' } }
    await expect(store.read('all')).rejects.toMatchObject(lost)
    await expect(add(store, 'one')).rejects.toMatchObject(lost)
    expect(await idsIn(backup)).toEqual(['commit:1'])
  })

  it('is not what a late answer of a read shows', async () => {
    const { storage, store } = await opened()
    await add(store, 'one')
    let answer = () => {}
    storage.beforeReadAnswer = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    const late = store.catchUp()
    await Promise.resolve()
    await vi.waitFor(() => expect(answer).toBeTypeOf('function'))
    storage.beforeReadAnswer = async () => {}
    await add(store, 'two')
    answer()
    expect(await late).toMatchObject({ commit: 2 })
  })
})

describe('a store that follows others', () => {
  it('sees every commit once, also one that wakes it during its last read', async () => {
    const seen: number[] = []
    const { storage, store } = await opened({ onCommit: ({ commit }) => seen.push(commit) })
    const other = await storeOn(storage.inner)
    let readCount = 0
    storage.beforeReadAnswer = async () => {
      if (++readCount <= 3) await add(other, `during:${readCount}`)
    }
    await add(other, 'first')
    await vi.waitFor(() => expect(store.head.commit).toBe(4))
    expect(seen).toEqual(oneTo(4))
  })

  it('reads again after a read that failed, without being woken again', async () => {
    vi.useFakeTimers()
    try {
      const failures: string[] = []
      const { storage, store } = await opened({ onFailure: ({ code }) => failures.push(code) })
      const other = await storeOn(storage.inner)
      storage.readFaults.push('fails')
      await add(other, 'one')
      await vi.advanceTimersByTimeAsync(5000)
      expect(store.head.commit).toBe(1)
      expect(failures).toEqual(['unavailable'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('says once that the log is lost, however often it is woken after that', async () => {
    const failures: string[] = []
    const { storage, store } = await opened({ onFailure: ({ code }) => failures.push(code) })
    await add(store, 'one')
    const another = memoryStorage()
    const other = await storeOn(another)
    for (const number of oneTo(3)) await add(other, `another:${number}`)
    const { inner } = storage
    storage.replaceBy(another)
    const wakes = await storeOn(inner)
    for (const number of oneTo(3)) {
      await add(wakes, `wake:${number}`)
      await pause(5)
    }
    expect(failures).toEqual(['data-lost'])
  })

  it('opens a log in pages of one line', async () => {
    const { storage, store } = await opened()
    await Promise.all(oneTo(20).map((number) => add(store, `commit:${number}`)))
    storage.pageLines = 1
    const again = await storeOn(storage)
    expect(positionsOf((await again.read('all')).events)).toEqual(oneTo(20))
  })

  it('fails where a page is empty although its head lies beyond it', async () => {
    const { storage, store } = await opened()
    await add(store, 'one')
    storage.pageLines = 0
    await expect(storeOn(storage)).rejects.toMatchObject({
      code: 'corrupt',
      data: { commit: 1, kind: 'missing' },
    })
  })
})

describe('clocks that differ', () => {
  it('an hour apart give times that never decrease', async () => {
    const storage = memoryStorage()
    const ahead = await openEventStore({ storage, clock: fixedClock('2021-03-01T13:00:00.000Z') })
    const behind = await openEventStore({ storage, clock: fixedClock('2021-03-01T12:00:00.000Z') })
    const times: string[] = []
    for (const store of [behind, ahead, behind]) {
      const result = await store.append([note('A')])
      times.push('at' in result ? result.at.slice(11, 13) : '')
    }
    expect(times).toEqual(['12', '13', '13'])
    await verify(storage)
  })

  it('days apart refuse the append of the one behind, which writes nothing', async () => {
    const storage = memoryStorage()
    const ahead = await openEventStore({ storage, clock: fixedClock('2021-03-05T12:00:00.000Z') })
    const behind = await openEventStore({ storage, clock: fixedClock('2021-03-01T12:00:00.000Z') })
    await ahead.append([note('A')])
    await expect(behind.append([note('A')])).rejects.toSatisfy((error) => hasCode(error, 'clock-skew'))
    expect(await readLog(storage)).toHaveLength(1)
  })
})
