import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommitStorage, emptyHead, openTracker } from '@tiendo/core'
import { generateWorkspace, sealLines } from '@tiendo/core/testing'
import { fileStorage } from '@tiendo/storage-file'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStorageIn, realSurroundings } from '../src/file-storage.ts'

const lines = [...sealLines(generateWorkspace({ seed: 5, events: 3000 }))]
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiendo-blocks-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Written in segments of about 64 kB, some lines alone and some in batches, so that control lines stand here and there. */
async function written(): Promise<void> {
  const storage = fileStorageIn({ ...realSurroundings, segmentBytes: 64 * 1024 }, { folder })
  for (let next = 0; next < lines.length; ) {
    const batch = lines.slice(next, next + 1 + (next % 7))
    const head = await storage.read(0, 0).then((page) => page.head)
    await storage.append(head, () => batch)
    next += batch.length
  }
  await storage.close()
}

async function linesOf(storage: CommitStorage, after: number): Promise<string[]> {
  const found: string[] = []
  for await (const block of storage.blocks?.(after) ?? [])
    found.push(...Buffer.from(block).toString().split('\n').slice(0, -1))
  return found
}

describe('blocks', () => {
  it('are the lines after any line, without those of the storage itself', async () => {
    await written()
    for (const options of [{ folder }, { folder, readOnly: true }]) {
      const storage = fileStorage(options)
      for (const after of [0, 1, 2, 40, 41, lines.length - 1, lines.length, lines.length + 5])
        expect(await linesOf(storage, after)).toEqual(lines.slice(after))
      await storage.close()
    }
  })

  it('are those of a single file, the last one apart where it has no line feed', async () => {
    const file = join(folder, 'export.ndjson')
    writeFileSync(file, lines.join('\n'))
    const storage = fileStorage({ file })
    expect(await linesOf(storage, 3)).toEqual(lines.slice(3, -1))
    const tracker = await openTracker({ storage })
    expect(tracker.head.commit).toBe(lines.length)
    await tracker.close()
  })

  it('hold lines that are longer than a block', async () => {
    const title = 'x'.repeat(20_000)
    const data = (task: number) => ({
      plan: 'p',
      task: `t-${task}`,
      code: `${task}`,
      title,
      kind: 'planned',
      leadUnits: [],
      coordinatingUnits: [],
    })
    const events = Array.from({ length: 300 }, (_, task) => ({
      type: 'TaskAdded',
      on: '2021-01-01',
      data: data(task),
    }))
    const long = [
      ...sealLines([1, 2].map((id) => ({ id: `c-${id}`, at: '2021-01-01T00:00:00.000Z', events }))),
    ]
    const storage = fileStorage({ folder })
    await storage.append(emptyHead, () => long)
    expect(await linesOf(storage, 0)).toEqual(long)
    await storage.close()
  })

  it('end with the storage, and are not there after it', async () => {
    await written()
    const storage = fileStorage({ folder, readOnly: true })
    const blocks = storage.blocks?.(0)[Symbol.asyncIterator]()
    await blocks?.next()
    await storage.close()
    // What was read ahead may still come.
    const rest = async () => {
      while ((await blocks?.next())?.done === false);
    }
    await expect(rest()).rejects.toMatchObject({ code: 'closed' })
    await expect(linesOf(storage, 0)).rejects.toMatchObject({ code: 'closed' })
  })

  it('that are damaged are reported with the file and the line, as by reading', async () => {
    await written()
    const first = join(folder, '000000000001.ndjson')
    appendFileSync(first, '{"commit":')
    for (const trustHashes of [false, true]) {
      const opening = openTracker({ storage: fileStorage({ folder, readOnly: true }), trustHashes })
      await expect(opening).rejects.toMatchObject({ code: 'corrupt', data: { file: first } })
    }
  })

  it.each([
    ['a control line of a later commit', () => '{"file":"synced","commit":999}'],
    ['a control line that is none', () => '{"file":nonsense}'],
    ['the first line once more', (all: readonly string[]) => all[0]],
    ['a control line of another layout', () => '{"file":"future","commit":5}'],
    ['a commit line twice', (all: readonly string[]) => all.find((line) => line.startsWith('{"commit":'))],
    ['a commit line of nothing', () => '{"commit":1,no JSON, no hash, anything'],
  ])('are refused with %s in a sealed segment, as without them', async (_, inserted) => {
    await written()
    const first = join(folder, '000000000001.ndjson')
    const all = readFileSync(first, 'utf8').split('\n')
    rmSync(first)
    writeFileSync(first, [...all.slice(0, 9), inserted(all), ...all.slice(9)].join('\n'))
    const { blocks: _blocks, ...byPages } = fileStorage({ folder, readOnly: true })
    const refused = async (storage: CommitStorage) =>
      openTracker({ storage }).then(
        () => 'opened',
        ({ code, data }) => ({ code, data }),
      )
    const expected = await refused(byPages)
    expect(expected).toMatchObject({ code: 'corrupt' })
    expect(await refused(fileStorage({ folder, readOnly: true }))).toEqual(expected)
  })
})
