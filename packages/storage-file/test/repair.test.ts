import { describe, expect, it } from 'vitest'
import { type RepairOptions, repairIn } from '../src/repair.ts'
import { append, contentOf, firstSegment, folder, refusalOf, storeOn } from './office.ts'
import { SimulatedDisk } from './simulated-disk.ts'

async function closedLog(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  const store = await storeOn(disk, { segmentBytes: 900 })
  for (let number = 1; number <= 9; number++) await append(store, `c-${number}`)
  await store.close()
  return disk.copy()
}

const repair = (disk: SimulatedDisk, accept: RepairOptions['accept'], reason = 'accepted by the office') =>
  repairIn({ fs: disk, lock: async () => async () => {} }, { folder, accept, reason })

const edit = (disk: SimulatedDisk, path: string, change: (text: string) => string) =>
  disk.setContent(path, Buffer.from(change(disk.contentOf(path).toString())))

const segmentsOf = async (disk: SimulatedDisk) =>
  (await disk.list(folder)).filter((name) => name.endsWith('.ndjson')).map((name) => `${folder}/${name}`)
const ids = (count: number) => Array.from({ length: count }, (_, index) => `c-${index + 1}`)

/** All that was in the files of a log before, and where it is now. */
async function contents(disk: SimulatedDisk): Promise<string> {
  const paths = [...(await segmentsOf(disk))]
  for (const name of (await disk.list(folder)).includes('quarantine')
    ? await disk.list(`${folder}/quarantine`)
    : [])
    paths.push(`${folder}/quarantine/${name}`)
  return paths.map((path) => disk.contentOf(path).toString()).join('')
}

describe('repairFileLog', () => {
  it('cuts off what an operator gives up, keeps it, and puts it on the record', async () => {
    const disk = await closedLog()
    const [, second = ''] = await segmentsOf(disk)
    const first = Number(second.slice(-19, -7))
    edit(disk, second, (text) => text.replace(`"id":"c-${first}"`, '"id":"c-x"'))
    const before = await contents(disk)
    expect(await refusalOf(disk)).toEqual({ code: 'corrupt', kind: 'altered' })
    const report = await repair(disk, { lossFromCommit: first }, 'agreed on 3 May, "no copy" anywhere')
    expect(report.head?.commit).toBe(first - 1)
    expect(report.lost).toEqual({ wholeCommits: 9 - first, brokenLines: 1 })
    const after = await contents(disk)
    for (const line of before.split('\n')) expect(after).toContain(line)
    expect(after).toContain(JSON.stringify({ reason: 'agreed on 3 May, "no copy" anywhere' }).slice(1, -1))
    expect((await contentOf(disk)).ids).toEqual(ids(first - 1))
    const store = await storeOn(disk)
    expect(await append(store, 'next')).toMatchObject({ commit: first })
    await store.close()
    expect(await refusalOf(disk)).toBeUndefined()
  })

  it('cuts off an altered last commit', async () => {
    const disk = await closedLog()
    const last = (await segmentsOf(disk)).at(-1) as string
    edit(disk, last, (text) => text.replace('{"file":"synced","commit":9}\n', '').replace('c-9', 'c-x'))
    expect(await refusalOf(disk)).toEqual({ code: 'corrupt', kind: 'altered-tail' })
    const report = await repair(disk, { lossFromCommit: 9 })
    expect(report.lost).toEqual({ wholeCommits: 0, brokenLines: 1 })
    expect((await contentOf(disk)).ids).toEqual(ids(8))
  })

  it('goes on before a segment that is missing', async () => {
    const disk = await closedLog()
    const [, second = '', third = ''] = await segmentsOf(disk)
    disk.deleteName(second)
    expect(await refusalOf(disk)).toEqual({ code: 'corrupt', kind: 'segment-missing' })
    const from = Number(second.slice(-19, -7))
    const report = await repair(disk, { lossFromCommit: from })
    expect(report.lost.wholeCommits).toBe(9 - Number(third.slice(-19, -7)) + 1)
    expect((await contentOf(disk)).ids).toEqual(ids(from - 1))
  })

  it('begins anew where nothing sound is left', async () => {
    const disk = await closedLog()
    disk.deleteName(firstSegment)
    expect(await repair(disk, { lossFromCommit: 1 })).toMatchObject({ head: { commit: 0 } })
    expect((await contentOf(disk)).ids).toEqual([])
    expect(disk.contentOf(firstSegment).toString()).toContain('"file":"repaired","commit":0')
  })

  it.each([
    ['carriage returns', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
  ])('takes out %s from every segment and loses nothing', async (_, spoil) => {
    const disk = await closedLog()
    const whole = await contentOf(disk)
    for (const path of await segmentsOf(disk)) edit(disk, path, spoil)
    expect(await refusalOf(disk)).toEqual({ code: 'corrupt', kind: 'line-endings' })
    const report = await repair(disk, 'line-endings')
    expect(report).toMatchObject({ head: whole.head, lost: { wholeCommits: 0, brokenLines: 0 } })
    expect(report.kept).toHaveLength((await segmentsOf(disk)).length)
    expect(await contentOf(disk)).toEqual(whole)
  })

  it.each([
    ['the first line of the log removed', firstSegment, (text: string) => text.slice(text.indexOf('\n') + 1)],
    ['a first line altered', undefined, (text: string) => text.replace('"version":1', '"version": 1')],
    [
      'a first line that says another place',
      undefined,
      (text: string) => text.replace(/"commit":\d+/, '"commit":77'),
    ],
    [
      'other control lines altered',
      firstSegment,
      (text: string) => text.replaceAll('"synced",', '"synced", '),
    ],
  ])('writes its own lines anew, with %s, and loses nothing', async (_, path, spoil) => {
    const disk = await closedLog()
    const whole = await contentOf(disk)
    edit(disk, path ?? ((await segmentsOf(disk))[1] as string), spoil)
    expect(await refusalOf(disk)).toEqual({ code: 'corrupt', kind: 'control-line' })
    await expect(repair(disk, { lossFromCommit: 1 })).rejects.toMatchObject({ code: 'corrupt' })
    expect(await repair(disk, 'control-lines')).toMatchObject({
      head: whole.head,
      remaining: undefined,
      lost: { wholeCommits: 0, brokenLines: 0 },
    })
    expect(await contentOf(disk)).toEqual(whole)
  })

  it.each([
    ['at the end', '{"file":"synced","commit":8}\n'],
    ['in the middle', '{"file":"synced","commit":1}\n'],
  ])('keeps a commit that was glued to a control line, %s', async (_, line) => {
    const disk = await closedLog()
    const whole = await contentOf(disk)
    for (const path of await segmentsOf(disk))
      edit(disk, path, (text) => text.replace(line, `${line.trim()} `))
    expect(await refusalOf(disk)).toMatchObject({ code: 'corrupt' })
    expect(await repair(disk, 'control-lines')).toMatchObject({ head: whole.head })
    expect(await contentOf(disk)).toEqual(whole)
  })

  it('puts back the line feed that a segment lacks at its end', async () => {
    const disk = await closedLog()
    const whole = await contentOf(disk)
    edit(disk, firstSegment, (text) => text.slice(0, -1))
    expect(await repair(disk, 'line-endings')).toMatchObject({ head: whole.head, remaining: undefined })
    expect(await contentOf(disk)).toEqual(whole)
  })

  it.each([
    ['control-lines', (text: string) => text.replace('"synced",', '"synced", ')],
    ['line-endings', (text: string) => text.replaceAll('\n', '\r\n')],
  ] as const)('of %s that a crash cuts short loses nothing, whenever it comes', async (accept, spoil) => {
    const whole = await contentOf(await closedLog())
    for (let crashAt = 1; crashAt < 90; crashAt++) {
      const disk = await closedLog()
      for (const path of await segmentsOf(disk)) edit(disk, path, spoil)
      const before = disk.callCount
      disk.faultOf = ({ index }) => (index - before === crashAt ? 'crash' : undefined)
      await repair(disk, accept).catch(() => {})
      const found = disk.copy()
      if ((await refusalOf(found)) !== undefined) await repair(found, accept)
      expect((await contentOf(found)).head, `crash at ${crashAt}`).toEqual(whole.head)
    }
  })

  it('does one thing after the other where there is more than one', async () => {
    const disk = await closedLog()
    const [, second = ''] = await segmentsOf(disk)
    const from = Number(second.slice(-19, -7))
    edit(disk, second, (text) => text.replace('"Noted"', '"Voted"'))
    for (const path of await segmentsOf(disk)) edit(disk, path, (text) => text.replaceAll('\n', '\r\n'))
    expect(await refusalOf(disk)).toEqual({ code: 'corrupt', kind: 'line-endings' })
    await repair(disk, 'line-endings')
    expect(await refusalOf(disk)).toEqual({ code: 'corrupt', kind: 'altered' })
    await repair(disk, { lossFromCommit: from })
    expect((await contentOf(disk)).ids).toEqual(ids(from - 1))
  })

  it('leaves a log of a newer layout alone', async () => {
    const disk = await closedLog()
    edit(disk, firstSegment, (text) => text.replace('"version":1', '"version":2'))
    const before = disk.fingerprint()
    for (const accept of [{ lossFromCommit: 1 }, 'line-endings', 'control-lines'] as const)
      await expect(repair(disk, accept)).rejects.toMatchObject({ code: 'too-new' })
    expect(disk.fingerprint()).toBe(before)
  })

  it('refuses to lose what was not accepted, and changes nothing', async () => {
    const disk = await closedLog()
    const [, second = ''] = await segmentsOf(disk)
    edit(disk, second, (text) => text.replace('"Noted"', '"Voted"'))
    const from = Number(second.slice(-19, -7))
    const before = disk.fingerprint()
    for (const accept of [{ lossFromCommit: from - 1 }, { lossFromCommit: from + 1 }])
      await expect(repair(disk, accept)).rejects.toMatchObject({
        code: 'INVALID_OPTION',
        path: 'accept.lossFromCommit',
      })
    await expect(repair(disk, 'line-endings')).rejects.toMatchObject({ code: 'corrupt' })
    expect(disk.fingerprint()).toBe(before)
  })

  it('refuses to do anything about a sound log', async () => {
    const disk = await closedLog()
    const before = disk.fingerprint()
    await expect(repair(disk, { lossFromCommit: 9 })).rejects.toMatchObject({ code: 'INVALID_OPTION' })
    await expect(repair(disk, 'line-endings')).rejects.toMatchObject({ code: 'INVALID_OPTION' })
    expect(disk.fingerprint()).toBe(before)
  })

  it.each([
    [{ accept: 'everything' }, 'accept'],
    [{ accept: { lossFromCommit: 0 } }, 'accept'],
    [{ accept: { lossFromCommit: '3' } }, 'accept'],
    [{ accept: null }, 'accept'],
    [{ acept: 'line-endings' }, 'acept'],
    [{ reason: '' }, 'reason'],
    [{ reason: ' \n' }, 'reason'],
    [{ reason: '\ud800' }, 'reason'],
    [{ reason: 'x'.repeat(1001) }, 'reason'],
    [{ folder: '' }, 'folder'],
    [{ folder: 'a\0b' }, 'folder'],
  ])('refuses %j', async (wrong, path) => {
    const options = { folder, accept: { lossFromCommit: 1 }, reason: 'because', ...wrong } as RepairOptions
    const lock = async () => async () => {}
    await expect(repairIn({ fs: new SimulatedDisk(), lock }, options)).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      path,
    })
  })

  it('that a crash cuts short can be done again, whenever it comes', async () => {
    for (let crashAt = 1; crashAt < 80; crashAt++) {
      const disk = await closedLog()
      const [, second = ''] = await segmentsOf(disk)
      const from = Number(second.slice(-19, -7))
      edit(disk, second, (text) => text.replace('"Noted"', '"Voted"'))
      const before = await contents(disk)
      disk.faultOf = ({ index }) => (index === disk.callCount && index >= crashAt ? 'crash' : undefined)
      await repair(disk, { lossFromCommit: from }).catch(() => {})
      const found = disk.copy()
      if ((await refusalOf(found)) !== undefined) await repair(found, { lossFromCommit: from })
      expect((await contentOf(found)).ids, `crash at ${crashAt}`).toEqual(ids(from - 1))
      const after = await contents(found)
      for (const line of before.split('\n')) expect(after, `crash at ${crashAt}`).toContain(line)
    }
  })
})
