import { once } from 'node:events'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { commitsOf, openEventStore } from '@tiendo/core'
import { sealLines } from '@tiendo/core/testing'
import { fileStorage } from '@tiendo/storage-file'
import { cacheFolder } from '../cache-folder.ts'
import { answerOf, type Prepare, timed } from '../contestant.ts'
import { load } from '../installed-peers.ts'

/** Durable appends of one event each, by callers that each wait for their last one. Every run begins with an empty folder. */
export interface Parameters {
  readonly callers: number
  readonly perCaller: number
}

const type = 'ProgressReported'
const dataOf = (caller: number, number: number) => ({
  plan: 'plan-1',
  task: `task-${caller}`,
  percent: number % 101,
  note: 'The draft was sent to all units for their opinion.',
})

interface Log {
  append(data: ReturnType<typeof dataOf>): Promise<unknown> | undefined
  close(): Promise<void> | undefined
  /** How many events are there when it is opened again, and the sum of their percents. */
  readBack(): Promise<readonly [count: number, sum: number]>
}

const contestant =
  (name: string, start: (folder: string) => Promise<Log>): Prepare<Parameters> =>
  async ({ callers, perCaller }) => {
    const folder = join(cacheFolder, 'appends', `${name}-${process.pid}`)
    return {
      async run() {
        await rm(folder, { recursive: true, force: true })
        await mkdir(folder, { recursive: true })
        const log = await start(folder)
        const call = async (caller: number) => {
          for (let number = 0; number < perCaller; number++) await log.append(dataOf(caller, number))
        }
        const { ms } = await timed(() =>
          Promise.all(Array.from({ length: callers }, (_, caller) => call(caller))),
        )
        await log.close()
        const answer = answerOf(await log.readBack())
        await rm(folder, { recursive: true, force: true })
        return { ms, answer }
      },
    }
  }

export const tiendo = contestant('tiendo', async (folder) => {
  const store = await openEventStore({ storage: fileStorage({ folder }) })
  return {
    append: (data) => store.append([{ type, on: '2021-03-01', data }]),
    close: () => store.close(),
    async readBack() {
      const storage = fileStorage({ folder, readOnly: true })
      let [count, sum] = [0, 0]
      for await (const { events } of commitsOf(storage)) {
        count += events.length
        for (const { data } of events) sum += data['percent'] as number
      }
      await storage.close()
      return [count, sum]
    },
  }
})

/** The same lines with nothing around them: one write and one fdatasync for as many as there are callers. */
export const limit: Prepare<Parameters> = async ({ callers, perCaller }) => {
  const lines = [
    ...sealLines(
      Array.from({ length: callers * perCaller }, (_, index) => ({
        id: `01J00000000000000000${100_000 + index}`,
        at: '2021-03-01T03:00:00.000Z',
        events: [{ type, on: '2021-03-01', data: dataOf(index % callers, Math.floor(index / callers)) }],
      })),
    ),
  ]
  const batches = Array.from({ length: perCaller }, (_, index) =>
    Buffer.from(`${lines.slice(index * callers, (index + 1) * callers).join('\n')}\n`),
  )
  const path = join(cacheFolder, 'appends', `limit-${process.pid}.ndjson`)
  return {
    async run() {
      await mkdir(join(cacheFolder, 'appends'), { recursive: true })
      await rm(path, { force: true })
      const file = await open(path, 'ax')
      const { ms } = await timed(async () => {
        for (const batch of batches) {
          await file.write(batch)
          await file.datasync()
        }
      })
      await file.close()
      const written = (await readFile(path, 'utf8')).trimEnd().split('\n')
      const percents = written.map((line) => Number(/"percent":(\d+)/.exec(line)?.[1]))
      await rm(path, { force: true })
      return { ms, answer: answerOf([percents.length, percents.reduce((sum, each) => sum + each, 0)]) }
    },
  }
}

interface SqliteModule {
  default: new (
    path: string,
  ) => {
    pragma(text: string): unknown
    exec(sql: string): void
    prepare(sql: string): {
      run(...values: unknown[]): unknown
      raw(): { get(): [number, number] }
    }
    close(): void
  }
}

export const sqlite = contestant('sqlite', async (folder) => {
  const { default: Database } = await load<SqliteModule>('better-sqlite3', 'better-sqlite3')
  const path = join(folder, 'events.db')
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table event (position integer primary key, type text, day text, data text)')
  const insert = database.prepare('insert into event (type, day, data) values (?, ?, ?)')
  return {
    append(data) {
      insert.run(type, '2021-03-01', JSON.stringify(data))
      return undefined
    },
    close() {
      database.close()
      return undefined
    },
    async readBack() {
      const again = new Database(path)
      const sum = `select count(*), sum(json_extract(data, '$.percent')) from event`
      const found = again.prepare(sum).raw().get()
      again.close()
      return found
    },
  }
})

interface EventStorage {
  commit(stream: string, events: readonly object[], callback: () => void): void
  getAllEvents(): Iterable<{ percent: number }>
  once(name: 'ready', listener: () => void): void
  close(): void
}
interface EventStorageModule {
  default: new (name: string, options: object) => EventStorage
}

export const eventStorage = contestant('event-storage', async (folder) => {
  const { default: EventStore } = await load<EventStorageModule>('event-storage', 'event-storage')
  const start = async () => {
    const store = new EventStore('log', { storageDirectory: folder, storageConfig: { syncOnFlush: true } })
    await once(store as unknown as EventTarget, 'ready')
    return store
  }
  const store = await start()
  return {
    append: (data) => new Promise<void>((resolve) => store.commit('plan-1', [{ ...data, type }], resolve)),
    close() {
      store.close()
      return undefined
    },
    async readBack() {
      const again = await start()
      const percents = [...again.getAllEvents()].map(({ percent }) => percent)
      again.close()
      return [percents.length, percents.reduce((sum, each) => sum + each, 0)]
    },
  }
})
