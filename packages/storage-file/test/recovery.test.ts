import { describe, expect, it } from 'vitest'
import {
  append,
  contentOf,
  type Found,
  firstSegment,
  folder,
  refusalOf,
  storageOn,
  storeOn,
} from './office.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** A closed log of seven commits in four segments, with names as `listed` has them. */
async function closedLog(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  const store = await storeOn(disk, { segmentBytes: 600 })
  for (let number = 1; number <= 7; number++) await append(store, `c-${number}`)
  await store.close()
  return disk
}

const segmentsOf = async (disk: SimulatedDisk) =>
  (await disk.list(folder)).filter((name) => name.endsWith('.ndjson')).map((name) => `${folder}/${name}`)
const last = async (disk: SimulatedDisk) => (await segmentsOf(disk)).at(-1) as string

/** Each row: what somebody or something did to the folder, and what opening it for writing makes of that. */
interface Row {
  readonly damage: string
  readonly make: (disk: SimulatedDisk) => Promise<void> | void
  readonly refused?: { readonly code: string; readonly kind?: string }
  readonly ids?: number
  readonly recovered?: readonly Found['recoveries'][number]['kind'][]
}

const edit = async (disk: SimulatedDisk, path: string, change: (text: string) => string) =>
  disk.setContent(path, Buffer.from(change(disk.contentOf(path).toString())))

const rows: readonly Row[] = [
  { damage: 'nothing', make: () => {}, ids: 7, recovered: [] },
  {
    damage: 'the last line without its line feed',
    make: async (disk) =>
      edit(disk, await last(disk), (text) => text.replace(/\n\{"file":"synced","commit":7\}\n$/, '')),
    ids: 7,
    recovered: ['line-feed-restored'],
  },
  {
    damage: 'half of the last line',
    make: async (disk) => edit(disk, await last(disk), (text) => text.slice(0, -150)),
    ids: 6,
    recovered: ['torn-end'],
  },
  {
    damage: 'zeros in place of the last line, after its beginning',
    make: async (disk) => {
      const bytes = disk.contentOf(await last(disk))
      disk.setContent(await last(disk), Buffer.concat([bytes.subarray(0, -200), Buffer.alloc(1000)]))
    },
    ids: 6,
    recovered: ['torn-end'],
  },
  {
    damage: 'a letter of the last commit changed, when the log was closed',
    make: async (disk) => edit(disk, await last(disk), (text) => text.replace('c-7', 'c-8')),
    refused: { code: 'corrupt', kind: 'altered' },
  },
  {
    damage: 'a letter of the last commit changed, when the log was not closed',
    make: async (disk) =>
      edit(disk, await last(disk), (text) =>
        text.replace('{"file":"synced","commit":7}\n', '').replace('c-7', 'c-8'),
      ),
    refused: { code: 'corrupt', kind: 'altered-tail' },
  },
  {
    damage: 'a letter of an earlier segment changed',
    make: (disk) => edit(disk, firstSegment, (text) => text.replace('c-1', 'c-8')),
    refused: { code: 'corrupt', kind: 'altered' },
  },
  {
    damage: 'an earlier segment cut within a line',
    make: (disk) => edit(disk, firstSegment, (text) => text.slice(0, -20)),
    refused: { code: 'corrupt', kind: 'altered' },
  },
  {
    damage: 'an earlier segment cut at the end of a line',
    make: (disk) => edit(disk, firstSegment, (text) => `${text.split('\n').slice(0, 2).join('\n')}\n`),
    refused: { code: 'corrupt', kind: 'segment-missing' },
  },
  {
    damage: 'the first segment missing',
    make: (disk) => disk.deleteName(firstSegment),
    refused: { code: 'corrupt', kind: 'segment-missing' },
  },
  {
    damage: 'a segment in the middle missing',
    make: async (disk) => disk.deleteName((await segmentsOf(disk))[1] as string),
    refused: { code: 'corrupt', kind: 'segment-missing' },
  },
  {
    damage: 'the last segment missing, which nothing but an anchor can show',
    make: async (disk) => disk.deleteName(await last(disk)),
    ids: 6,
    recovered: [],
  },
  {
    damage: 'a segment under the name of another',
    make: async (disk) => {
      const [, second = '', third = ''] = await segmentsOf(disk)
      disk.setContent(second, disk.contentOf(third))
    },
    refused: { code: 'corrupt', kind: 'segment-missing' },
  },
  {
    damage: 'a first line altered',
    make: async (disk) =>
      edit(disk, (await segmentsOf(disk))[1] as string, (text) => text.replace('"version":1', '"version":0')),
    refused: { code: 'corrupt', kind: 'control-line' },
  },
  {
    damage: 'a first line removed',
    make: (disk) => edit(disk, firstSegment, (text) => text.slice(text.indexOf('\n') + 1)),
    refused: { code: 'corrupt', kind: 'control-line' },
  },
  {
    damage: 'a first line that says another place',
    make: async (disk) =>
      edit(disk, (await segmentsOf(disk))[1] as string, (text) =>
        text.replace(/"commit":\d+/, '"commit":77'),
      ),
    refused: { code: 'corrupt', kind: 'control-line' },
  },
  {
    damage: 'a control line altered',
    make: (disk) =>
      edit(disk, firstSegment, (text) =>
        text.replace('{"file":"synced","commit":1}', '{"file":"synced", "commit":1}'),
      ),
    refused: { code: 'corrupt', kind: 'control-line' },
  },
  {
    damage: 'a segment under another name',
    make: (disk) => {
      disk.setContent(`${folder}/000000000009.ndjson`, disk.contentOf(firstSegment))
      disk.deleteName(firstSegment)
    },
    refused: { code: 'corrupt', kind: 'segment-missing' },
  },
  {
    damage: 'the only segment under another name',
    make: async (disk) => {
      for (const path of (await segmentsOf(disk)).slice(1)) disk.deleteName(path)
      disk.setContent(`${folder}/000000000009.ndjson`, disk.contentOf(firstSegment))
      disk.deleteName(firstSegment)
    },
    refused: { code: 'corrupt', kind: 'misnamed' },
  },
  {
    damage: 'all segments gone, but the cache still there',
    make: async (disk) => {
      for (const path of await segmentsOf(disk)) disk.deleteName(path)
      await disk.makeFolder(`${folder}/cache`)
    },
    refused: { code: 'corrupt', kind: 'segment-missing' },
  },
  {
    damage: 'an empty newest segment',
    make: (disk) => disk.setContent(`${folder}/000000000008.ndjson`, Buffer.alloc(0)),
    ids: 7,
    recovered: ['segment-begun'],
  },
  {
    damage: 'a newest segment with half of its first line',
    make: (disk) => disk.setContent(`${folder}/000000000008.ndjson`, Buffer.from('{"file":"segment","vers')),
    ids: 7,
    recovered: ['segment-begun'],
  },
  {
    damage: 'a newest segment of zeros, as long as a first line',
    make: (disk) => disk.setContent(`${folder}/000000000008.ndjson`, Buffer.alloc(118)),
    ids: 7,
    recovered: ['segment-begun'],
  },
  {
    damage: 'something else in a newest segment',
    make: (disk) => disk.setContent(`${folder}/000000000008.ndjson`, Buffer.from('hello')),
    refused: { code: 'corrupt', kind: 'altered' },
  },
  {
    damage: 'the only segment empty',
    make: async (disk) => {
      for (const path of (await segmentsOf(disk)).slice(1)) disk.deleteName(path)
      disk.setContent(firstSegment, Buffer.alloc(0))
    },
    refused: { code: 'corrupt', kind: 'altered' },
  },
  {
    damage: 'one digit of a control line altered',
    make: (disk) =>
      edit(disk, firstSegment, (text) =>
        text.replace('{"file":"synced","commit":1}', '{"file":"synced","commit":0}'),
      ),
    refused: { code: 'corrupt', kind: 'control-line' },
  },
  {
    damage: 'an empty line between the lines',
    make: (disk) => edit(disk, firstSegment, (text) => text.replace('\n', '\n\n')),
    refused: { code: 'corrupt', kind: 'control-line' },
  },
  {
    damage: 'an earlier segment without its last line feed',
    make: (disk) => edit(disk, firstSegment, (text) => text.slice(0, -1)),
    refused: { code: 'corrupt', kind: 'line-endings' },
  },
  {
    damage: 'the draft of a segment',
    make: (disk) => disk.setContent(`${folder}/000000000008.ndjson.tmp`, Buffer.from('{"file":"segment"')),
    ids: 7,
    recovered: ['segment-begun'],
  },
  {
    damage: 'an empty file in place of a segment in the middle',
    make: async (disk) => disk.setContent((await segmentsOf(disk))[1] as string, Buffer.alloc(0)),
    refused: { code: 'corrupt', kind: 'altered' },
  },
  {
    damage: 'files that are none of ours',
    make: (disk) => {
      disk.setContent(`${folder}/README.txt`, Buffer.from('ours'))
      disk.setContent(`${folder}/1.ndjson`, Buffer.from('{}'))
      disk.setContent(`${folder}/000000000002.ndjson.bak`, Buffer.from('{}'))
    },
    ids: 7,
    recovered: [],
  },
]

describe('opening for writing', () => {
  it.each(rows)('with $damage', async ({ make, refused, ids, recovered }) => {
    const disk = (await closedLog()).copy()
    await make(disk)
    const before = disk.fingerprint()
    if (refused !== undefined) {
      expect(await refusalOf(disk)).toEqual(refused)
      expect(disk.fingerprint(), 'nothing was changed').toBe(before)
      return
    }
    const found = await contentOf(disk)
    expect(found.ids).toEqual(Array.from({ length: ids ?? 0 }, (_, index) => `c-${index + 1}`))
    expect(found.recoveries.map(({ kind }) => kind)).toEqual(recovered)
    const again = await contentOf(disk)
    expect(again).toEqual({ ...found, recoveries: [] })
    const store = await storeOn(disk)
    expect(await append(store, 'next')).toMatchObject({ status: 'appended', commit: (ids ?? 0) + 1 })
    await store.close()
    expect((await contentOf(disk)).ids).toHaveLength((ids ?? 0) + 1)
  })

  it('says where the damage is: commit, file, byte and line', async () => {
    const disk = (await closedLog()).copy()
    const [, second = ''] = await segmentsOf(disk)
    const text = disk.contentOf(second).toString()
    disk.setContent(second, Buffer.from(text.replace('"Noted"', '"Voted"')))
    const storage = storageOn(disk)
    const place = { commit: Number(/"commit":(\d+),"position"/.exec(text)?.[1]), file: second, line: 2 }
    await expect(storage.read(0, 1).then(() => storage.read(place.commit - 1, 1))).rejects.toMatchObject({
      code: 'corrupt',
      data: { kind: 'altered', ...place, offset: text.indexOf('\n') + 1 },
    })
    await storage.close()
  })

  it('records bytes that an earlier recovery kept, but a crash kept from the record', async () => {
    const disk = (await closedLog()).copy()
    await edit(disk, await last(disk), (text) => text.slice(0, -150))
    const crashed = disk.copy()
    crashed.faultOf = ({ name, path, index }) =>
      name === 'write' && path.endsWith('.ndjson') && index > 0 ? 'crash' : undefined
    await contentOf(crashed).catch(() => {})
    const found = await contentOf(crashed.copy())
    expect(found.recoveries.map(({ kind }) => kind)).toEqual(['torn-end'])
    expect(found.ids).toHaveLength(6)
  })

  it('tells whoever wants to know, whose fault does not hinder it', async () => {
    const disk = (await closedLog()).copy()
    await edit(disk, await last(disk), (text) => text.slice(0, -150))
    const unhandled: unknown[] = []
    const note = (error: unknown) => unhandled.push(error)
    const others = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note)
    const fault = new Error('the listener fails')
    const storage = storageOn(disk, {
      onRecovery: () => {
        throw fault
      },
    })
    expect((await storage.read(0, 0)).head.commit).toBe(6)
    await storage.close()
    await new Promise((resolve) => setTimeout(resolve, 5))
    process.removeAllListeners('unhandledRejection')
    for (const other of others) process.on('unhandledRejection', other)
    expect(unhandled).toEqual([fault])
  })
})
