import { commits, type eventAt, offer, peer } from './contest.ts'

type Row = ReturnType<typeof eventAt>
interface Database {
  createObjectStore(name: string, options: object): unknown
  transaction(
    store: string,
    mode: 'readwrite',
    options: object,
  ): { store: { add(row: Row): Promise<unknown> }; done: Promise<void> }
  getAll(store: string): Promise<Row[]>
  close(): void
}
const { openDB } = peer<{
  openDB(name: string, version: number, options: { upgrade(database: Database): void }): Promise<Database>
}>()

const opened = (name: string) =>
  openDB(name, 1, {
    upgrade: (database) =>
      void database.createObjectStore('events', { keyPath: 'position', autoIncrement: true }),
  })

async function write(name: string, count: number, perCommit: number): Promise<void> {
  const database = await opened(name)
  for (const events of commits(count, perCommit)) {
    const { store, done } = database.transaction('events', 'readwrite', { durability: 'relaxed' })
    await Promise.all([...events.map((event) => store.add(event)), done])
  }
  database.close()
}

offer({
  write,
  fill: (name, count) => write(name, count, 1000),
  async open(name) {
    const database = await opened(name)
    const rows = await database.getAll('events')
    database.close()
    return { count: rows.length, last: rows.at(-1)?.data.note ?? '' }
  },
})
