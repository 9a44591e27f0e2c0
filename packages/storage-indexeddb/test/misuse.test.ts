import { memoryStorage, openEventStore } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { IDBFactory, IDBObjectStore, IDBTransaction } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type IndexedDbStorageOptions, indexedDbStorage } from '../src/index.ts'

/** Without types of its own. */
const imitation: string = 'fake-indexeddb/auto'
const globals = globalThis as { indexedDB?: IDBFactory | undefined; localStorage?: unknown }
let count = 0
const freshName = () => `log ${++count}`

beforeEach(async () => {
  await import(imitation)
  globals.indexedDB = new IDBFactory()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const note = (id: string) => [[{ type: 'Noted', on: '2021-03-01', data: { note: id } }], { id }] as const

describe('options of indexedDbStorage', () => {
  it.each([
    [undefined, 'options'],
    [null, 'options'],
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(10_000) }, 'name'],
    [{ name: 7 }, 'name'],
    [{ name: 'a', durability: 'disk' }, 'durability'],
    [{ name: 'a', durabilty: 'strict' }, 'durabilty'],
  ])('%j are refused', (options, path) => {
    expect(() => indexedDbStorage(options as IndexedDbStorageOptions)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', path }),
    )
  })

  it('are what is declared', () => {
    expect(indexedDbStorage({ name: 'a' }).info).toMatchObject({ durability: 'process', shared: true })
    expect(indexedDbStorage({ name: 'a', durability: 'strict' }).info).toMatchObject({ durability: 'disk' })
  })
})

describe('where there is no IndexedDB', () => {
  it('nothing happens until a method needs it, and that says so', async () => {
    globals.indexedDB = undefined
    const storage = indexedDbStorage({ name: freshName() })
    await expect(storage.read(0, 1)).rejects.toMatchObject({ code: 'denied', data: { kind: 'missing' } })
    await expect(storage.append({ commit: 0, sha256: '0'.repeat(64) }, () => [])).rejects.toMatchObject({
      code: 'denied',
    })
    expect(await storage.persistence()).toEqual({
      isPersisted: undefined,
      quota: undefined,
      usage: undefined,
    })
    expect(await storage.requestPersistence()).toBe(false)
    await storage.close()
  })

  it.each([
    ['SecurityError', 'denied'],
    ['InvalidStateError', 'denied'],
    ['QuotaExceededError', 'quota'],
    ['UnknownError', 'unavailable'],
  ])(
    'because opening throws or fails with %s, it is %s, and is tried again by the next call',
    async (name, code) => {
      const storage = indexedDbStorage({ name: freshName() })
      const { open } = IDBFactory.prototype
      vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
        throw new DOMException('not here', name)
      })
      await expect(storage.read(0, 1)).rejects.toMatchObject({ code })
      vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
        this: IDBFactory,
        ...args: Parameters<IDBFactory['open']>
      ) {
        return open.apply(this, args)
      })
      expect((await storage.read(0, 1)).head.commit).toBe(0)
      await storage.close()
    },
  )
})

describe('notices that cannot be sent', () => {
  it('do not make a commit fail that was written', async () => {
    const original = globalThis.BroadcastChannel
    for (const broken of [
      class {
        constructor() {
          throw new DOMException('not here', 'SecurityError')
        }
      },
      class {
        postMessage() {
          throw new DOMException('closed', 'InvalidStateError')
        }
        close() {}
      },
    ]) {
      globalThis.BroadcastChannel = broken as unknown as typeof BroadcastChannel
      const store = await openEventStore({ storage: indexedDbStorage({ name: freshName() }) })
      expect(await store.append(...note('one'))).toMatchObject({ status: 'appended' })
      await store.close()
    }
    globalThis.BroadcastChannel = original
  })
})

/** Changes the lines behind everybody's back. */
function alter(name: string, change: (lines: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = (globals.indexedDB as IDBFactory).open(`tiendo:${name}`)
    request.onsuccess = () => {
      const database = request.result
      const transaction = database.transaction('lines', 'readwrite')
      change(transaction.objectStore('lines') as unknown as IDBObjectStore)
      transaction.oncomplete = () => {
        database.close()
        resolve()
      }
      transaction.onabort = () => reject(transaction.error)
    }
  })
}

describe('a log whose end was replaced behind the back of a storage', () => {
  it('is not written to by a writer that knows another of the same length', async () => {
    const name = freshName()
    const store = await openEventStore({ storage: indexedDbStorage({ name }) })
    for (const id of ['a', 'b', 'c']) await store.append(...note(id))
    await alter(name, (lines) => void lines.delete(3))
    const other = await openEventStore({ storage: indexedDbStorage({ name }) })
    await other.append(...note('other'))
    await expect(store.append(...note('d'))).rejects.toMatchObject({ code: 'data-lost' })
    expect((await other.read('all')).events).toHaveLength(3)
    await store.close()
    await other.close()
  })
})

describe('contents that are none of a log', () => {
  it.each<[string, (lines: IDBObjectStore) => void]>([
    ['a key that is a text', (lines) => void lines.put('{}', 'zz')],
    ['a key that is a date', (lines) => void lines.put('{}', new Date(0))],
    ['a key that is no whole number', (lines) => void lines.put('{}', 2.5)],
    ['a value that is a number', (lines) => void lines.put(42, 3)],
    ['a hole', (lines) => void lines.delete(1)],
  ])('such as %s, are refused by whoever reads them, and not built upon', async (_, change) => {
    const name = freshName()
    const store = await openEventStore({ storage: indexedDbStorage({ name }) })
    for (const id of ['a', 'b']) await store.append(...note(id))
    await store.close()
    await alter(name, change)
    const storage = indexedDbStorage({ name })
    await expect(storage.read(0, 10)).rejects.toMatchObject({ code: 'corrupt', data: { kind: 'shape' } })
    await storage.close()
    await expect(openEventStore({ storage: indexedDbStorage({ name }) })).rejects.toMatchObject({
      code: 'corrupt',
    })
  })
})

describe('numbers that are none', () => {
  it.each([
    [-5, 10],
    [0, 1.5],
    [Number.NaN, 5],
    [0, Number.NaN],
    ['0', 5],
    [{}, 5],
  ])('read(%o, %o) is refused', async (after, limit) => {
    const storage = indexedDbStorage({ name: freshName() })
    await expect(storage.read(after as number, limit as number)).rejects.toMatchObject({
      code: 'INVALID_OPTION',
    })
    await storage.close()
  })
})

describe('what a seal returns', () => {
  it.each([['a promise'], ['an object among the lines']])(
    'that is %s is refused, and nothing is written',
    async (what) => {
      const storage = indexedDbStorage({ name: freshName() })
      const seal = () =>
        what === 'a promise'
          ? Promise.resolve([])
          : [`{"prev":"${'0'.repeat(64)}","sha256":"${'1'.repeat(64)}"}`, {}]
      await expect(storage.append({ commit: 0, sha256: '0'.repeat(64) }, seal as never)).rejects.toThrow(
        TypeError,
      )
      expect((await storage.read(0, 9)).head.commit).toBe(0)
      await storage.close()
    },
  )
})

describe('a transaction that is refused', () => {
  it.each([
    ['QuotaExceededError', '', 'quota'],
    [
      'InvalidStateError',
      'A mutation operation was attempted on a database that did not allow mutations.',
      'quota',
    ],
    ['DataError', '', 'unavailable'],
  ])('with %s %s is %s; nothing was written, and the next one is', async (name, message, code) => {
    const store = await openEventStore({ storage: indexedDbStorage({ name: freshName() }) })
    await store.append(...note('before'))
    // As over quota: every request succeeds, and then the transaction is aborted without an error event.
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementationOnce(function (
      this: IDBTransaction,
    ) {
      Object.defineProperty(this, 'error', { value: new DOMException(message, name), configurable: true })
      this.abort()
    } as never)
    await expect(store.append(...note('refused'))).rejects.toMatchObject({
      code,
      data: { outcome: 'not-written' },
    })
    commit.mockRestore()
    expect(await store.append(...note('after'))).toMatchObject({ commit: 2 })
    await store.close()
  })
})

describe('a connection that is lost', () => {
  const loseConnection = (times: number) => {
    let left = times
    const { transaction } = databasePrototype()
    vi.spyOn(databasePrototype(), 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...args: unknown[]
    ) {
      if (left-- > 0) throw new DOMException('The database connection is closing.', 'InvalidStateError')
      return transaction.apply(this, args as never)
    } as never)
  }

  it('is opened again, once, and nobody notices', async () => {
    const store = await openEventStore({ storage: indexedDbStorage({ name: freshName() }) })
    await store.append(...note('before'))
    loseConnection(1)
    expect(await store.append(...note('after'))).toMatchObject({ status: 'appended', commit: 2 })
    await store.close()
  })

  it('for good needs the page to be loaded again, and shows what is unsaved', async () => {
    const storage = indexedDbStorage({ name: freshName() })
    const store = await openEventStore({ storage })
    await store.append(...note('before'))
    loseConnection(Number.POSITIVE_INFINITY)
    await expect(store.append(...note('after'))).rejects.toMatchObject({ code: 'needs-reload' })
    await expect(store.read('all')).rejects.toMatchObject({ code: 'needs-reload' })
    await store.close()
  })

  it('in the middle of an append shows the lines that were sealed', async () => {
    const storage = indexedDbStorage({ name: freshName() })
    const store = await openEventStore({ storage })
    await store.append(...note('before'))
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException(
        'Connection to Indexed Database server lost. Refresh the page to try again',
        'UnknownError',
      )
    })
    await expect(store.append(...note('after'))).rejects.toMatchObject({ code: 'needs-reload' })
    expect(storage.unsaved().map((line) => JSON.parse(line).id)).toEqual(['after'])
    await store.close()
  })
})

describe('several connections', () => {
  it('are, line for line and result for result, a log in memory, in whatever order they append', async () => {
    const step = fc.record({
      connection: fc.nat(3),
      ids: fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
      waits: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const name = freshName()
        const options = {
          clock: fixedClock('2021-03-01T00:00:00.000Z'),
          newId: () => '01F00000000000000000000000',
        }
        const stores = await Promise.all(
          [0, 1, 2, 3].map(() => openEventStore({ storage: indexedDbStorage({ name }), ...options })),
        )
        const pending: Promise<unknown>[] = []
        for (const { connection, ids, waits } of steps) {
          const results = ids.map((id) => stores[connection]?.append(...note(`c-${id}`)))
          pending.push(...results.map((result) => Promise.resolve(result)))
          if (waits) await Promise.all(results)
        }
        await Promise.all(pending)
        const heads = await Promise.all(stores.map((store) => store.catchUp()))
        const order =
          (await stores[0]?.read('all'))?.events.map(({ data }) => (data as { note: string }).note) ?? []
        expect(new Set(order).size).toBe(order.length)
        const memory = await openEventStore({ storage: memoryStorage(), ...options })
        for (const id of order) await memory.append(...note(id))
        for (const head of heads) expect(head).toEqual(memory.head)
        await Promise.all(stores.map((store) => store.close()))
      }),
      { numRuns: 60 },
    )
  })
})

function databasePrototype(): { transaction: IDBDatabase['transaction'] } {
  return (globalThis as unknown as { IDBDatabase: { prototype: IDBDatabase } }).IDBDatabase.prototype
}
