import { type EventStore, hasCode, verify } from '@tiendo/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append, contentOf, firstSegment, folder, storageOn, storeOn } from './office.ts'
import { type Call, type Fault, picksFrom, SimulatedDisk } from './simulated-disk.ts'

/** What a program was told about its commits. */
interface Told {
  /** Ids and heads, in the order in which they were acknowledged. */
  readonly acknowledged: { readonly id: string; readonly commit: number }[]
  readonly attempted: Set<string>
  /** Heads that were seen with everything acknowledged until then. */
  readonly anchors: { readonly commit: number; readonly sha256: string }[]
}

const nobody = (): Told => ({ acknowledged: [], attempted: new Set(), anchors: [] })

/** Appends in rounds of one and of three at once, over several segments; goes on after an append that failed. */
async function work(disk: SimulatedDisk, told: Told, rounds = 6): Promise<void> {
  let store: EventStore
  try {
    store = await storeOn(disk)
  } catch (error) {
    if (['unavailable', 'quota', 'denied'].some((code) => hasCode(error, code))) return
    throw error
  }
  for (let round = 0; round < rounds; round++) {
    const ids = Array.from(
      { length: round % 2 === 0 ? 1 : 3 },
      (_, index) => `c-${told.attempted.size + index}`,
    )
    const results = await Promise.allSettled(
      ids.map((id) => {
        told.attempted.add(id)
        return append(store, id)
      }),
    )
    for (const [index, result] of results.entries()) {
      if (result.status === 'fulfilled' && result.value.status !== 'conflict')
        told.acknowledged.push({ id: ids[index] as string, commit: result.value.commit })
    }
    if (results.every(({ status }) => status === 'fulfilled')) told.anchors.push(store.head)
  }
  await store.close().catch(() => {})
}

/** Everything acknowledged is there, at its place; what is there beyond was attempted; the chain holds. */
async function expectKept(disk: SimulatedDisk, told: Told, what: string): Promise<void> {
  const found = await contentOf(disk)
  for (const { id, commit } of told.acknowledged) expect(found.ids[commit - 1], `${what}: ${id}`).toBe(id)
  for (const id of found.ids) expect(told.attempted, what).toContain(id)
  expect(new Set(found.ids).size, what).toBe(found.ids.length)
  const storage = storageOn(disk)
  await verify(storage, { anchors: told.anchors })
  await storage.close()
}

/** The calls of a run in which nothing fails. */
async function callsOf(prepare: () => Promise<SimulatedDisk>): Promise<readonly Call[]> {
  const disk = await prepare()
  const calls: Call[] = []
  disk.faultOf = (call) => {
    calls.push(call)
    return undefined
  }
  await work(disk, nobody())
  return calls
}

const fresh = async () => new SimulatedDisk()

/** A log with a torn end, so that working on it begins with a recovery. */
async function torn(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  const store = await storeOn(disk, { segmentBytes: 1024 * 1024 })
  await append(store, 'before')
  await append(store, 'lost')
  const crashed = disk.copy()
  crashed.setContent(firstSegment, crashed.contentOf(firstSegment).subarray(0, -100))
  return crashed
}
const toldBeforeTorn = (): Told => ({
  acknowledged: [{ id: 'before', commit: 1 }],
  attempted: new Set(['before']),
  anchors: [],
})

describe('a power cut', () => {
  it.each([
    ['a new log', fresh, nobody],
    ['a log with a torn end', torn, toldBeforeTorn],
  ])('at any call while %s is written loses nothing that was acknowledged', async (_, prepare, before) => {
    const calls = await callsOf(prepare)
    expect(calls.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['link', 'syncFolder', 'truncate'].slice(0, prepare === torn ? 3 : 2)),
    )
    let runCount = 0
    for (let crashAt = 1; crashAt <= calls.length; crashAt++) {
      for (let seed = 0; seed < 20; seed++) {
        const disk = await prepare()
        disk.faultOf = ({ index }) => (index === crashAt ? 'crash' : undefined)
        const told = before()
        await work(disk, told)
        await expectKept(disk.afterPowerCut(picksFrom(seed)), told, `crash at call ${crashAt}, seed ${seed}`)
        runCount++
      }
    }
    expect(runCount).toBeGreaterThan(1000)
  })

  it('at any call of a recovery, and again in the next one, is recovered from', async () => {
    const calls = await callsOf(torn)
    for (let crashAt = 1; crashAt <= Math.min(calls.length, 40); crashAt++) {
      for (let again = 1; again <= 40; again += 3) {
        const first = await torn()
        first.faultOf = ({ index }) => (index === crashAt ? 'crash' : undefined)
        const told = toldBeforeTorn()
        await work(first, told, 0)
        const second = first.afterPowerCut(picksFrom(crashAt * 100 + again))
        second.faultOf = ({ index }) => (index === again ? 'crash' : undefined)
        await work(second, told, 0)
        const third = second.afterPowerCut(picksFrom(again))
        await expectKept(third, told, `crash at ${crashAt}, then at ${again}`)
        expect(third.contentOf(firstSegment).toString(), 'the record').toContain('"file":"recovered"')
      }
    }
  })

  it('at random, over and over, with disks that fail between, loses nothing that was acknowledged', async () => {
    const step = fc.record({
      rounds: fc.nat(5),
      crashAt: fc.nat(120),
      failures: fc.array(
        fc.record({
          at: fc.nat(120),
          fault: fc.oneof(
            fc.constantFrom('EIO', 'ENOSPC', 'EFBIG', 'EACCES', 'EMFILE').map((errno): Fault => ({ errno })),
            fc.nat(400).map((short): Fault => ({ short })),
          ),
        }),
        { maxLength: 3 },
      ),
      seed: fc.integer(),
      losesPower: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        let disk = new SimulatedDisk()
        const told = nobody()
        for (const [number, { rounds, crashAt, failures, seed, losesPower }] of steps.entries()) {
          const start = disk.callCount
          disk.faultOf = ({ index }) => {
            if (losesPower && index - start === crashAt) return 'crash'
            return failures.find(({ at }) => index - start === at)?.fault
          }
          await work(disk, told, rounds)
          disk.faultOf = () => undefined
          disk = losesPower ? disk.afterPowerCut(picksFrom(seed)) : disk.copy()
          await expectKept(disk, told, `step ${number}`)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('without what it rests on', () => {
  it.each([
    ['datasync', (disk: SimulatedDisk) => Object.assign(disk, { ignores: 'datasync' })],
    ['syncFolder', (disk: SimulatedDisk) => Object.assign(disk, { ignores: 'syncFolder' })],
  ])('that is, a disk on which %s does nothing, acknowledged commits are lost', async (_, spoil) => {
    let lostCount = 0
    for (let seed = 0; seed < 50; seed++) {
      const disk = spoil(new SimulatedDisk())
      const told = nobody()
      await work(disk, told)
      const found = await contentOf(disk.afterPowerCut(picksFrom(seed))).catch(() => undefined)
      if (told.acknowledged.some(({ id }) => found?.ids.includes(id) !== true)) lostCount++
    }
    expect(lostCount).toBeGreaterThan(25)
  })
})

describe('a call that fails', () => {
  it.each(['EIO', 'ENOSPC', 'EFBIG', 'EINTR', 'EACCES', 'EMFILE'])(
    'with %s, whichever it is, loses nothing that was acknowledged',
    async (errno) => {
      for (const prepare of [fresh, torn]) {
        const calls = await callsOf(prepare)
        for (let at = 1; at <= calls.length; at++) {
          const disk = await prepare()
          disk.faultOf = ({ index }) => (index === at ? { errno } : undefined)
          const told = prepare === torn ? toldBeforeTorn() : nobody()
          await work(disk, told)
          disk.faultOf = () => undefined
          await expectKept(disk.copy(), told, `${errno} at call ${at}, ${calls[at - 1]?.name}`)
        }
      }
    },
  )

  it('for want of space leaves a log that goes on when there is space again', async () => {
    for (const errno of ['ENOSPC', 'EDQUOT', 'EFBIG']) {
      const disk = new SimulatedDisk()
      const store = await storeOn(disk)
      await append(store, 'before')
      disk.faultOf = ({ name }) => (name === 'write' ? { errno } : undefined)
      await expect(append(store, 'full')).rejects.toMatchObject({ code: 'quota' })
      disk.faultOf = () => undefined
      await append(store, 'full')
      await append(store, 'after')
      await store.close()
      expect((await contentOf(disk)).ids).toEqual(['before', 'full', 'after'])
    }
  })

  it('after a write of any length that came too short leaves a log that goes on', async () => {
    for (let short = 0; short <= 300; short++) {
      const disk = new SimulatedDisk()
      const store = await storeOn(disk)
      await append(store, 'before')
      let writeCount = 0
      disk.faultOf = ({ name }) => {
        if (name !== 'write') return undefined
        writeCount++
        return writeCount === 1 ? { short } : { errno: 'ENOSPC' }
      }
      await expect(append(store, 'short')).rejects.toMatchObject({ code: 'quota' })
      disk.faultOf = () => undefined
      await append(store, 'after')
      await store.close()
      expect((await contentOf(disk)).ids, `${short} bytes`).toEqual(['before', 'after'])
    }
  })

  it('when a sync fails ends the writing: nothing is acknowledged any more, and opening again finds out', async () => {
    const disk = new SimulatedDisk()
    const store = await storeOn(disk)
    await append(store, 'before')
    let syncCount = 0
    disk.faultOf = ({ name }) => (name === 'datasync' && ++syncCount === 1 ? { errno: 'EIO' } : undefined)
    await expect(append(store, 'unsure')).rejects.toMatchObject({
      code: 'unavailable',
      data: { outcome: 'unknown' },
    })
    for (const id of ['after', 'later'])
      await expect(append(store, id)).rejects.toMatchObject({
        code: 'unavailable',
        data: { outcome: 'not-written' },
      })
    expect(syncCount).toBe(1)
    expect((await store.read('all')).events).toHaveLength(1)
    await store.close()
    const again = await storeOn(disk)
    expect(await append(again, 'unsure')).toMatchObject({ status: 'appended', commit: 2 })
    await again.close()
  })

  it('when a write fails and cannot be taken back ends the writing', async () => {
    const disk = new SimulatedDisk()
    const store = await storeOn(disk)
    await append(store, 'before')
    disk.faultOf = ({ name }) => (name === 'write' || name === 'truncate' ? { errno: 'ENOSPC' } : undefined)
    await expect(append(store, 'unsure')).rejects.toMatchObject({
      code: 'unavailable',
      data: { outcome: 'unknown' },
    })
    disk.faultOf = () => undefined
    await expect(append(store, 'after')).rejects.toMatchObject({ code: 'unavailable' })
    await store.close()
    expect((await contentOf(disk)).ids).toEqual(['before'])
  })

  it('fails every commit of its batch, and none is acknowledged', async () => {
    const disk = new SimulatedDisk()
    const store = await storeOn(disk)
    await append(store, 'before')
    disk.faultOf = ({ name }) => (name === 'datasync' ? { errno: 'EIO' } : undefined)
    const results = await Promise.allSettled(['a', 'b', 'c'].map((id) => append(store, id)))
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await store.close()
  })

  it('while a torn end is put into quarantine leaves the log as it was found', async () => {
    for (const errno of ['ENOSPC', 'EROFS']) {
      const disk = await torn()
      const before = disk.contentOf(firstSegment)
      disk.faultOf = ({ name, path }) =>
        path.includes('quarantine') && name === 'write' ? { errno } : undefined
      if (errno === 'EROFS')
        disk.faultOf = ({ path, name }) =>
          path.includes('quarantine') && name === 'makeFolder' ? { errno } : undefined
      const storage = storageOn(disk)
      await expect(storage.read(0, 1)).rejects.toMatchObject({
        code: errno === 'ENOSPC' ? 'quota' : 'denied',
      })
      await storage.close()
      expect(disk.contentOf(firstSegment).equals(before)).toBe(true)
    }
  })
})

describe('an acknowledgement', () => {
  it('never comes before the sync of what it acknowledges has resolved', async () => {
    const disk = new SimulatedDisk()
    const order: string[] = []
    disk.faultOf = ({ name, path }) => {
      if (path.startsWith(firstSegment)) order.push(name)
      return undefined
    }
    const store = await storeOn(disk)
    order.length = 0
    await append(store, 'one').then(() => order.push('acknowledged'))
    expect(order.slice(-4)).toEqual(['write', 'fstat', 'datasync', 'acknowledged'])
    await store.close()
  })

  it('is one write and one sync for all commits of a batch', async () => {
    const disk = new SimulatedDisk()
    const store = await storeOn(disk, { segmentBytes: 1024 * 1024 })
    const names: string[] = []
    disk.faultOf = ({ name }) => {
      names.push(name)
      return undefined
    }
    await Promise.all(Array.from({ length: 50 }, (_, index) => append(store, `c-${index}`)))
    expect(names.filter((name) => name === 'write')).toHaveLength(1)
    expect(names.filter((name) => name === 'datasync')).toHaveLength(1)
    await store.close()
  })
})

describe('segments', () => {
  it('are named by their first commit, and each begins with where the one before ends', async () => {
    const disk = new SimulatedDisk()
    const told = nobody()
    await work(disk, told, 10)
    const names = (await disk.list(folder)).filter((name) => name.endsWith('.ndjson'))
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) {
      const [first = ''] = disk.contentOf(`${folder}/${name}`).toString().split('\n')
      expect(JSON.parse(first)).toMatchObject({
        file: 'segment',
        version: 1,
        commit: Number(name.slice(0, 12)) - 1,
      })
    }
    await expectKept(disk, told, 'segments')
  })
})
