import { verify } from '@tiendo/core'
import { describe, expect, it } from 'vitest'
import { note, oneTo } from '../src/event-store/stores.ts'
import { type AppendFault, FaultyStorage } from './faulty-storage.ts'
import { add, idsIn, opened, storeOn } from './faulty-store.ts'

const unknown = { code: 'unavailable', data: { outcome: 'unknown' } }
const notWritten = { code: 'unavailable', data: { outcome: 'not-written' } }
describe('an append whose outcome is unknown', () => {
  it.each<{ faults: AppendFault[]; what: string }>([
    { what: 'landed', faults: ['answer lost'] },
    { what: 'was lost', faults: ['request lost'] },
    { what: 'was lost twice', faults: ['request lost', 'request lost'] },
    { what: 'was lost, then landed', faults: ['request lost', 'answer lost'] },
  ])('is recorded exactly once where it $what', async ({ faults }) => {
    const { storage, store } = await opened()
    await add(store, 'before')
    storage.appendFaults.push(...faults)
    expect(await add(store, 'one')).toMatchObject({ status: 'appended', commit: 2, position: 2 })
    expect(await idsIn(storage.inner)).toEqual(['before', 'one'])
  })

  it('is recorded exactly once where it lands before the retry compares', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('late')
    let appendCount = 0
    storage.beforeAppend = async () => {
      if (++appendCount === 2) await storage.deliverLate()
    }
    expect(await add(store, 'one')).toMatchObject({ status: 'appended', commit: 1 })
    expect(await idsIn(storage.inner)).toEqual(['one'])
  })

  it('is not written a second time where it arrives after the retry', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('late')
    expect(await add(store, 'one')).toMatchObject({ status: 'appended' })
    await storage.deliverLate()
    expect(await idsIn(storage.inner)).toEqual(['one'])
  })

  it('is appended where it landed late, was seen by watch, and the retry is refused', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('late', 'refused')
    let appendCount = 0
    storage.beforeAppend = async () => {
      if (++appendCount === 2) await storage.deliverLate()
    }
    expect(await add(store, 'one')).toMatchObject({ status: 'appended', commit: 1 })
    expect(await idsIn(storage.inner)).toEqual(['one'])
  })

  it('is still unknown where the retry is refused', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('late', 'refused')
    await expect(add(store, 'one')).rejects.toMatchObject(unknown)
    await storage.deliverLate()
    expect(await store.find('one')).toMatchObject({ commit: 1 })
    expect(await add(store, 'one')).toMatchObject({ status: 'duplicate', commit: 1 })
  })

  it('is not written once the log has grown past it', async () => {
    const { storage, store } = await opened()
    const other = await storeOn(storage.inner)
    storage.appendFaults.push('late', 'refused')
    let appendCount = 0
    storage.beforeAppend = async () => {
      if (++appendCount === 2) await add(other, 'other')
    }
    await expect(add(store, 'one')).rejects.toMatchObject(notWritten)
    await storage.deliverLate()
    expect(await idsIn(storage.inner)).toEqual(['other'])
  })

  it('is unknown after several retries without an answer, and leaves the store usable', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('request lost', 'request lost', 'request lost', 'request lost')
    await expect(add(store, 'one')).rejects.toMatchObject(unknown)
    expect(await add(store, 'one')).toMatchObject({ status: 'appended' })
    expect(await idsIn(storage.inner)).toEqual(['one'])
  })

  it('is unknown where the log cannot be read either', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('answer lost')
    storage.readFaults.push('fails')
    await expect(add(store, 'one')).rejects.toMatchObject(unknown)
    expect(await add(store, 'one')).toMatchObject({ status: 'duplicate' })
  })

  it('is not without an outcome where it landed and its line cannot be read back', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('answer lost')
    storage.readFaults.push('works', 'fails')
    await expect(add(store, 'one')).rejects.toMatchObject(unknown)
  })

  it('keeps the order of the appends of its caller', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('request lost', 'half written', 'answer lost')
    const ids = oneTo(6).map((number) => `commit:${number}`)
    const results = await Promise.all(ids.map((id) => add(store, id)))
    expect(results.map(({ status }) => status)).toEqual(ids.map(() => 'appended'))
    expect(await idsIn(storage.inner)).toEqual(ids)
  })

  it('is waited for by close until its retry has an answer', async () => {
    const { storage, store } = await opened()
    storage.close = () => storage.inner.close()
    storage.appendFaults.push('request lost')
    const pending = add(store, 'one')
    await Promise.all([store.close(), expect(pending).resolves.toMatchObject({ status: 'appended' })])
  })

  it('holds its guard in the retry, too', async () => {
    const { storage, store } = await opened()
    const other = await storeOn(storage.inner)
    storage.appendFaults.push('request lost')
    let appendCount = 0
    storage.beforeAppend = async () => {
      if (++appendCount === 2) await other.append([note('A', ['task:1'])])
    }
    const guard = { query: [{ tags: ['task:1'] }], after: 0 }
    expect(await store.append([note('A', ['task:1'])], { guard })).toMatchObject({
      status: 'conflict',
      position: 1,
    })
  })
})

describe('a batch', () => {
  it('of which half has landed is completed', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('half written')
    const results = await Promise.all(oneTo(5).map((number) => add(store, `commit:${number}`)))
    expect(results.map((result) => result.position)).toEqual(oneTo(5))
    expect(await verify(storage.inner)).toMatchObject({ commit: 5 })
  })

  it('that was not written does not refuse what was appended meanwhile', async () => {
    const { storage, store } = await opened()
    storage.appendFaults.push('not written')
    let neighbour: Promise<unknown> | undefined
    storage.beforeAppendAnswer = async () => {
      neighbour ??= add(store, 'neighbour')
    }
    await expect(add(store, 'first')).rejects.toMatchObject(notWritten)
    expect(await neighbour).toMatchObject({ status: 'appended' })
    expect(await idsIn(storage.inner)).toEqual(['neighbour'])
  })

  it('is drained where an append follows in the continuation of another', async () => {
    const { storage, store } = await opened()
    const chain = async (length: number): Promise<void> => {
      if (length > 0) await add(store, `commit:${length}`).then(() => chain(length - 1))
    }
    await chain(50)
    expect(await idsIn(storage.inner)).toHaveLength(50)
  })

  it('is written onto a log that is several pages ahead', async () => {
    const storage = new FaultyStorage()
    // Woken by nobody, the store learns of the others only when it seals.
    storage.watch = () => () => {}
    const store = await storeOn(storage)
    const other = await storeOn(storage.inner)
    await Promise.all(oneTo(40).map((number) => add(other, `other:${number}`)))
    storage.pageLines = 7
    const inner = storage.inner.append
    storage.inner.append = (known, seal) =>
      inner(known, (tail) => seal({ ...tail, lines: tail.lines.slice(0, storage.pageLines) }))
    expect(await add(store, 'other:40')).toMatchObject({ status: 'duplicate', commit: 40 })
    expect(await add(store, 'one')).toMatchObject({ status: 'appended', commit: 41 })
  })
})
