import { commits, type eventAt, offer, peer } from './contest.ts'

type Row = ReturnType<typeof eventAt>
interface Database {
  version(number: number): { stores(stores: Record<string, string>): void }
  table(name: string): { bulkAdd(rows: readonly Row[]): Promise<unknown>; toArray(): Promise<Row[]> }
  close(): void
}
const { Dexie } = peer<{ Dexie: new (name: string, options: object) => Database }>()

function opened(name: string): Database {
  const database = new Dexie(name, { chromeTransactionDurability: 'relaxed' })
  database.version(1).stores({ events: '++position' })
  return database
}

async function write(name: string, count: number, perCommit: number): Promise<void> {
  const database = opened(name)
  for (const events of commits(count, perCommit)) await database.table('events').bulkAdd(events)
  database.close()
}

offer({
  write,
  fill: (name, count) => write(name, count, 1000),
  async open(name) {
    const database = opened(name)
    const rows = await database.table('events').toArray()
    database.close()
    return { count: rows.length, last: rows.at(-1)?.data.note ?? '' }
  },
})
