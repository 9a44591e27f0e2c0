import { describe, expect, it } from 'vitest'
import { append, contentOf, firstSegment, refusalOf, storageOn, storeOn } from './office.ts'
import { picksFrom, SimulatedDisk } from './simulated-disk.ts'

const oneSegment = { segmentBytes: 1024 * 1024 }

describe('a segment that somebody else changes while it is open for writing', () => {
  it.each([
    [
      'grown',
      (disk: SimulatedDisk, bytes: Buffer) =>
        disk.setContent(firstSegment, Buffer.concat([bytes, bytes.subarray(-50)])),
    ],
    ['shrunk', (disk: SimulatedDisk, bytes: Buffer) => disk.setContent(firstSegment, bytes.subarray(0, -50))],
    [
      'replaced',
      (disk: SimulatedDisk, bytes: Buffer) => {
        disk.deleteName(firstSegment)
        disk.setContent(firstSegment, bytes)
      },
    ],
    ['removed', (disk: SimulatedDisk) => disk.deleteName(firstSegment)],
  ])('because it was %s, is not written to any more', async (change, alter) => {
    const disk = new SimulatedDisk()
    const store = await storeOn(disk, oneSegment)
    await append(store, 'c-1')
    alter(disk, disk.contentOf(firstSegment))
    const altered = disk.fingerprint()
    await expect(append(store, 'c-2')).rejects.toMatchObject({
      code: 'diverged',
      data: { kind: 'foreign-write', change, file: firstSegment },
    })
    await expect(append(store, 'c-3')).rejects.toMatchObject({
      code: 'unavailable',
      data: { outcome: 'not-written' },
    })
    await store.close()
    expect(disk.fingerprint(), 'nothing was written').toBe(altered)
  })

  it('between the look and the write, is found after the write: nothing is acknowledged', async () => {
    const disk = new SimulatedDisk()
    const store = await storeOn(disk, oneSegment)
    await append(store, 'c-1')
    disk.faultOf = ({ name, path }) => {
      if (name === 'write' && path.startsWith(firstSegment)) {
        disk.faultOf = () => undefined
        disk.setContent(
          firstSegment,
          Buffer.concat([disk.contentOf(firstSegment), Buffer.from('intruder\n')]),
        )
      }
      return undefined
    }
    await expect(append(store, 'c-2')).rejects.toMatchObject({
      code: 'unavailable',
      data: { outcome: 'unknown' },
    })
    await store.close()
    expect((await refusalOf(disk))?.code).toBe('corrupt')
  })

  it('is not cut back by a writer that found no more space', async () => {
    const disk = new SimulatedDisk()
    const [first, second] = [await storeOn(disk, oneSegment), await storeOn(disk, oneSegment)]
    await append(first, 'c-1').catch(() => {})
    await second.catchUp().catch(() => {})
    let intruding: Promise<unknown> | undefined
    disk.faultOf = ({ name, path }) => {
      if (name !== 'write' || !path.startsWith(firstSegment) || intruding !== undefined) return undefined
      intruding = Promise.resolve()
      const line = disk.contentOf(firstSegment)
      disk.setContent(firstSegment, Buffer.concat([line, Buffer.from('the commit of another writer\n')]))
      return { errno: 'ENOSPC' }
    }
    await expect(append(first, 'c-2')).rejects.toMatchObject({
      code: 'unavailable',
      data: { outcome: 'unknown' },
    })
    expect(disk.contentOf(firstSegment).toString()).toContain('the commit of another writer')
    await first.close()
    await second.close()
  })

  it('by two writers that nothing keeps apart, never acknowledges two commits onto the same head', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const pick = picksFrom(seed)
      const disk = new SimulatedDisk()
      const first = await storeOn(disk, oneSegment)
      await append(first, 'c-1')
      const second = await storeOn(disk, oneSegment)
      const acknowledged: { readonly id: string; readonly commit: number }[] = []
      await Promise.all(
        [first, second].map(async (store, writer) => {
          for (let number = 0; number < 3; number++) {
            for (let turns = pick(12); turns > 0; turns--) await Promise.resolve()
            const id = `w-${writer}-${number}`
            await append(store, id).then(
              ({ status, ...receipt }) =>
                status === 'appended' &&
                'commit' in receipt &&
                acknowledged.push({ id, commit: receipt.commit }),
              () => {},
            )
          }
        }),
      )
      const commits = acknowledged.map(({ commit }) => commit)
      expect(new Set(commits).size, `seed ${seed}`).toBe(commits.length)
      await first.close()
      await second.close()
      const refusal = await refusalOf(disk)
      if (refusal === undefined) {
        const { ids } = await contentOf(disk)
        for (const { id, commit } of acknowledged) expect(ids[commit - 1], `seed ${seed}`).toBe(id)
      } else {
        expect(refusal, `seed ${seed}`).toEqual({
          code: 'corrupt',
          kind: expect.stringMatching(/^(fork|missing-or-reordered)$/),
        })
      }
    }
  })
})

describe('what a writer finds when it opens a log', () => {
  it('is on disk before anybody is told of it, also where the one before was killed before its sync', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const disk = new SimulatedDisk()
      const store = await storeOn(disk, oneSegment)
      await append(store, 'c-1')
      disk.faultOf = ({ name }) => (name === 'datasync' ? 'crash' : undefined)
      await append(store, 'c-2').catch(() => {})
      disk.afterKill()
      disk.faultOf = () => undefined
      const storage = storageOn(disk, oneSegment)
      const { head } = await storage.read(0, 0)
      expect(head.commit).toBe(2)
      expect((await contentOf(disk.afterPowerCut(picksFrom(seed)))).head, `seed ${seed}`).toEqual(head)
    }
  })
})
