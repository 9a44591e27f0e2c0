import { hash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { Segment, walk } from '../src/segment.ts'
import { append, contentOf, firstSegment, folder, refusalOf, storageOn, storeOn } from './office.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const oneSegment = 1024 * 1024
const sectorBytes = 512

/** A log of one segment: two batches, then one of three commits, closed or as a crash leaves it. */
async function writtenDisk(isClosed: boolean): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  const store = await storeOn(disk, { segmentBytes: oneSegment })
  await append(store, 'c-1')
  await append(store, 'c-2', 'Tiến độ\u0000 👩🏽‍🌾')
  await Promise.all([append(store, 'c-3'), append(store, 'c-4', 'x'.repeat(600)), append(store, 'c-5')])
  if (!isClosed) return disk.copy()
  await store.close()
  return disk
}

let open: SimulatedDisk
let closed: SimulatedDisk
let openBytes: Buffer
let closedBytes: Buffer
const ids = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5']

beforeAll(async () => {
  open = await writtenDisk(false)
  closed = await writtenDisk(true)
  openBytes = open.contentOf(firstSegment)
  closedBytes = closed.contentOf(firstSegment)
})

function withBytes(disk: SimulatedDisk, bytes: Buffer): SimulatedDisk {
  const altered = disk.copy()
  altered.setContent(firstSegment, bytes)
  return altered
}

/** The byte at which the last batch begins: its control line in front of it. */
const lastBatch = () => openBytes.indexOf('{"file":"synced","commit":2}')
const wholeCommits = (bytes: Buffer) =>
  bytes
    .toString()
    .split('\n')
    .filter((line) => /"sha256":"[0-9a-f]{64}"\}$/.test(line) && !line.startsWith('{"file"')).length

const wholeLinesBefore = (offset: number) => {
  const left = openBytes.subarray(0, offset)
  return wholeCommits(left.subarray(0, left.lastIndexOf(10) + 1))
}

/** What a log may come to be after an alteration that no crash causes: refused, unchanged, or as it was. */
async function expectRefusedOrWhole(disk: SimulatedDisk, what: string): Promise<'refused' | 'whole'> {
  const before = disk.fingerprint()
  const refusal = await refusalOf(disk)
  if (refusal === undefined) {
    expect((await contentOf(disk)).ids, what).toEqual(ids)
    return 'whole'
  }
  expect(['corrupt', 'too-new'], `${what}: ${refusal.code}`).toContain(refusal.code)
  expect(disk.fingerprint(), what).toBe(before)
  return 'refused'
}

/** A torn end is cut off: what is left is a beginning of the log, and the quarantine has the rest byte for byte. */
async function expectCut(disk: SimulatedDisk, expected: number, what: string): Promise<void> {
  const bytes = disk.contentOf(firstSegment)
  const found = await contentOf(disk)
  expect(found.ids, what).toEqual(ids.slice(0, expected))
  for (const recovery of found.recoveries) {
    if (recovery.kind !== 'torn-end') continue
    const kept = disk.contentOf(`${folder}/quarantine/${recovery.quarantine}`)
    expect(bytes.subarray(bytes.length - kept.length).equals(kept), what).toBe(true)
    expect(recovery, what).toMatchObject({ bytes: kept.length, sha256: hash('sha256', kept, 'hex') })
    expect(disk.contentOf(firstSegment).toString(), what).toContain(`"quarantine":"${recovery.quarantine}"`)
  }
  expect((await contentOf(disk)).recoveries, `${what}, again`).toEqual([])
}

describe('a log of which one thing was altered', () => {
  it('cut at any byte keeps every commit that is whole before it, and never half of one', async () => {
    const firstLine = openBytes.indexOf('\n') + 1
    for (let size = 0; size < firstLine; size++) {
      const refused = { code: 'corrupt', kind: 'altered' }
      // No crash leaves that, and an empty file would read as an empty log.
      expect(await refusalOf(withBytes(open, openBytes.subarray(0, size))), `cut at ${size}`).toMatchObject(
        refused,
      )
    }
    for (let size = firstLine; size <= openBytes.length; size++) {
      const left = openBytes.subarray(0, size)
      await expectCut(withBytes(open, left), wholeCommits(left), `cut at ${size}`)
    }
  })

  it('with any bit turned is refused, or reads as it was', async () => {
    const counts = { refused: 0, whole: 0 }
    // Where there is nothing but the note to the left and right, one byte is as good as another.
    for (let at = 0; at < closedBytes.length; at++) {
      const isNote = closedBytes.subarray(at - 100, at + 100).every((byte) => byte === 120)
      if (isNote) continue
      for (let bit = 0; bit < 8; bit++) {
        const bytes = Buffer.from(closedBytes)
        bytes[at] = (bytes[at] as number) ^ (1 << bit)
        counts[await expectRefusedOrWhole(withBytes(closed, bytes), `bit ${bit} of byte ${at}`)]++
      }
    }
    expect(counts.whole).toBe(0)
    expect(counts.refused).toBeGreaterThan(10_000)
  })

  it('with any bit of the last batch turned is refused as well, when it was not closed', async () => {
    for (let at = lastBatch(); at < openBytes.length; at++) {
      // One of many letters of a note is as good as another.
      if (openBytes.subarray(at - 100, at + 100).every((byte) => byte === 120)) continue
      for (let bit = 0; bit < 8; bit++) {
        const bytes = Buffer.from(openBytes)
        bytes[at] = (bytes[at] as number) ^ (1 << bit)
        const refusal = await refusalOf(withBytes(open, bytes))
        expect(refusal?.code, `bit ${bit} of byte ${at}`).toBe('corrupt')
      }
    }
  })

  it('without any one byte is refused, or reads as it was', async () => {
    for (let at = 0; at < closedBytes.length; at++) {
      const bytes = Buffer.concat([closedBytes.subarray(0, at), closedBytes.subarray(at + 1)])
      await expectRefusedOrWhole(withBytes(closed, bytes), `byte ${at}`)
    }
  })

  it.each([['\n'], ['\0'], ['}'], [' '], ['\r']])(
    'with %j inserted anywhere is refused, or reads as it was',
    async (inserted) => {
      for (let at = 0; at <= closedBytes.length; at++) {
        const bytes = Buffer.concat([
          closedBytes.subarray(0, at),
          Buffer.from(inserted),
          closedBytes.subarray(at),
        ])
        await expectRefusedOrWhole(withBytes(closed, bytes), `at ${at}`)
      }
    },
  )

  it('with a sector of zeros is refused where the sector was on disk, and cut where it was not', async () => {
    const sectorsOf = (bytes: Buffer) =>
      Array.from({ length: Math.ceil(bytes.length / sectorBytes) }, (_, index) => index * sectorBytes)
    const withoutSector = (bytes: Buffer, at: number) =>
      Buffer.concat([
        bytes.subarray(0, at),
        Buffer.alloc(Math.min(sectorBytes, bytes.length - at)),
        bytes.subarray(at + sectorBytes),
      ])
    const refused = { code: 'corrupt', kind: 'altered' }
    for (const at of sectorsOf(openBytes)) {
      const disk = withBytes(open, withoutSector(openBytes, at))
      if (at + sectorBytes <= lastBatch()) expect(await refusalOf(disk), `sector at ${at}`).toEqual(refused)
      if (at >= lastBatch()) await expectCut(disk, wholeLinesBefore(at), `sector at ${at}`)
    }
    for (const at of sectorsOf(closedBytes)) {
      if (at + sectorBytes > openBytes.length) continue
      expect(
        await refusalOf(withBytes(closed, withoutSector(closedBytes, at))),
        `sector at ${at}, closed`,
      ).toEqual(refused)
    }
  })

  it('with any of the sectors of its last batch lost keeps all before it', async () => {
    const first = Math.floor(lastBatch() / sectorBytes)
    const count = Math.ceil(openBytes.length / sectorBytes) - first
    expect(count).toBeGreaterThan(2)
    for (let lost = 0; lost < 2 ** count; lost++) {
      const bytes = Buffer.from(openBytes)
      let firstLost = bytes.length
      for (let index = 0; index < count; index++) {
        if ((lost & (1 << index)) === 0) continue
        const from = Math.max((first + index) * sectorBytes, lastBatch())
        bytes.fill(0, from, Math.min(bytes.length, (first + index + 1) * sectorBytes))
        firstLost = Math.min(firstLost, from)
      }
      await expectCut(withBytes(open, bytes), wholeLinesBefore(firstLost), `sectors ${lost}`)
    }
  })

  it('whose last batch lost just the sectors in front of its commits is cut, not refused', async () => {
    for (let length = 0; ; length++) {
      const disk = new SimulatedDisk()
      const store = await storeOn(disk, { segmentBytes: oneSegment })
      await append(store, 'c-1', 'x'.repeat(length))
      await append(store, 'c-2')
      const crashed = disk.copy()
      const bytes = crashed.contentOf(firstSegment)
      const [control, commit] = [bytes.indexOf('{"file":"synced"'), bytes.indexOf('{"commit":2,')]
      // The line feed in front of the commit lies in the sector that was not lost.
      const border = commit - (commit % sectorBytes)
      if (border <= control || border === commit) continue
      bytes.fill(0, control, border)
      crashed.setContent(firstSegment, bytes)
      expect((await contentOf(crashed)).ids).toEqual(['c-1'])
      return
    }
  })

  it.each([1, 511, 512, 513, 8192])('followed by %i zeros loses only those', async (count) => {
    await expectCut(withBytes(open, Buffer.concat([openBytes, Buffer.alloc(count)])), 5, 'zeros')
  })
})

describe('a log whose lines were moved', () => {
  const lines = () => closedBytes.toString().split('\n').slice(0, -1)
  const isCommit = (line: string) => !line.startsWith('{"file"')
  const withLines = (altered: readonly string[]) => withBytes(closed, Buffer.from(`${altered.join('\n')}\n`))

  it('without any one line is refused, or reads as it was', async () => {
    for (const [index, line] of lines().entries()) {
      const result = await expectRefusedOrWhole(withLines(lines().toSpliced(index, 1)), `line ${index + 1}`)
      if (isCommit(line)) expect(result, `line ${index + 1}`).toBe('refused')
    }
  })

  it('with any two lines exchanged is refused', async () => {
    const all = lines()
    for (let one = 0; one < all.length; one++) {
      for (let two = one + 1; two < all.length; two++) {
        const exchanged = all.with(one, all[two] as string).with(two, all[one] as string)
        expect((await refusalOf(withLines(exchanged)))?.code, `${one} and ${two}`).toBe('corrupt')
      }
    }
  })

  it('with any commit repeated is refused', async () => {
    for (const [index, line] of lines().entries()) {
      if (!isCommit(line)) continue
      expect(await refusalOf(withLines(lines().toSpliced(index, 0, line)))).toEqual({
        code: 'corrupt',
        kind: 'missing-or-reordered',
      })
    }
  })

  it('with any commit altered and its own hash computed anew is refused, but for the last', async () => {
    const commits = lines().filter(isCommit)
    for (const [index, line] of lines().entries()) {
      if (!isCommit(line)) continue
      const hashed = line.slice(0, -77).replace('2021-03-01', '2021-03-02')
      const forged = `${hashed},"sha256":"${hash('sha256', hashed, 'hex')}"}`
      const refusal = await refusalOf(withLines(lines().with(index, forged)))
      expect(refusal?.code).toBe(line === commits.at(-1) ? undefined : 'corrupt')
    }
  })

  it('with a line of another log in place of its own is refused', async () => {
    const other = new SimulatedDisk()
    const store = await storeOn(other, { segmentBytes: oneSegment })
    await append(store, 'other')
    await append(store, 'c-2', 'Tiến độ\u0000 👩🏽‍🌾')
    await store.close()
    const foreign = other.contentOf(firstSegment).toString().split('\n')[3] as string
    const second = lines().findIndex((line) => line.includes('"commit":2,'))
    expect(await refusalOf(withLines(lines().with(second, foreign)))).toEqual({
      code: 'corrupt',
      kind: 'missing-or-reordered',
    })
  })

  it('with two lines that follow the same one is refused as a fork', async () => {
    const other = withBytes(open, openBytes)
    const ours = await storeOn(other, { segmentBytes: oneSegment })
    await append(ours, 'ours')
    const theirs = other.contentOf(firstSegment).toString().split('\n').at(-2) as string
    const store = await storeOn(closed.copy(), { segmentBytes: oneSegment })
    await store.close()
    const hashed = theirs.slice(0, -77).replace('"id":"ours"', '"id":"else"')
    const forked = `${theirs}\n${hashed},"sha256":"${hash('sha256', hashed, 'hex')}"}`
    expect(await refusalOf(withLines([...lines(), forked]))).toEqual({ code: 'corrupt', kind: 'fork' })
  })

  it.each([
    ['carriage returns throughout', () => lines().map((line) => `${line}\r`)],
    ['a carriage return in one line', () => lines().with(3, `${lines()[3]}\r`)],
    ['a byte order mark', () => lines().with(0, `\ufeff${lines()[0]}`)],
    ['both', () => lines().map((line, index) => `${index === 0 ? '\ufeff' : ''}${line}\r`)],
  ])('with %s is refused for its line ends', async (_, altered) => {
    expect(await refusalOf(withLines(altered()))).toEqual({ code: 'corrupt', kind: 'line-endings' })
  })

  it('of a newer layout is left alone', async () => {
    const newer = withBytes(
      open,
      Buffer.from(openBytes.toString().replace('"version":1', '"version":2').slice(0, -50)),
    )
    const before = newer.fingerprint()
    expect(await refusalOf(newer)).toEqual({ code: 'too-new' })
    expect(newer.fingerprint()).toBe(before)
  })
})

describe('a walk over a segment', () => {
  it('finds the same with blocks of every size', async () => {
    const file = await open.copy().open(firstSegment, 'read')
    const base = { commit: 0, sha256: '0'.repeat(64) }
    const reference = new Segment(firstSegment, base)
    await walk(reference, file)
    expect(reference.head.commit).toBe(5)
    for (let blockBytes = 1; blockBytes <= openBytes.length; blockBytes += blockBytes < 200 ? 1 : 37) {
      const segment = new Segment(firstSegment, base)
      await walk(segment, file, blockBytes)
      expect(segment, `blocks of ${blockBytes}`).toEqual(reference)
    }
  })

  it('gives up a line that is longer than lines may be, without reading on', async () => {
    const disk = open.copy()
    disk.setContent(firstSegment, Buffer.concat([openBytes, Buffer.alloc(20 * 1024 * 1024, 'x')]))
    const file = await disk.open(firstSegment, 'read')
    const segment = new Segment(firstSegment, { commit: 0, sha256: '0'.repeat(64) })
    expect((await walk(segment, file)).flaw).toBe('altered')
    expect(disk.callCount).toBeLessThan(40)
  })
})

describe('a log that is only read', () => {
  it('ends before a torn end and changes nothing', async () => {
    for (let size = 130; size <= openBytes.length; size += 7) {
      const disk = withBytes(open, openBytes.subarray(0, size))
      const before = disk.fingerprint()
      const storage = storageOn(disk, { readOnly: true })
      const { head } = await storage.read(0, 0)
      expect(head.commit, `cut at ${size}`).toBe(wholeLinesBefore(size))
      await storage.close()
      expect(disk.fingerprint()).toBe(before)
    }
  })

  it('is refused for damage as one that is written', async () => {
    const bytes = Buffer.from(closedBytes)
    bytes[300] = 0
    const disk = withBytes(closed, bytes)
    const storage = storageOn(disk, { readOnly: true })
    await expect(storage.read(0, 10)).rejects.toMatchObject({
      code: 'corrupt',
      data: { kind: 'altered', commit: 1 },
    })
    await storage.close()
  })
})
