import { spawnSync } from 'node:child_process'
import {
  appendFile,
  chmod,
  copyFile,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type EventStore, openEventStore, verify } from '@tiendo/core'
import { seededRandom } from '@tiendo/core/testing'
import { describe, expect, test } from 'vitest'
import { fileStorageIn, realSurroundings } from '../src/file-storage.ts'
import { type FileSystem, nodeFileSystem, type OpenFile } from '../src/file-system.ts'
import { fileStorage } from '../src/index.ts'
import { accountOf } from './account.ts'
import { Bench, note } from './bench.ts'
import { type Child, commandOf } from './child-process.ts'
import { race, release } from './race.ts'
import { type Failure, failureIn, type Report } from './reports.ts'
import type { WriterOptions } from './writer-options.ts'

const isLinux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0
const hasPython = isLinux && spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.warn('skipped: a zombie does not hold the lock (there is no python3)')

const it = test.extend<{ bench: Bench }>({
  bench: async ({ onTestFinished }, use) => {
    const bench = new Bench()
    onTestFinished(() => bench.clear())
    await use(bench)
  },
})

async function failureOf(task: Promise<unknown>): Promise<Failure> {
  return task.then(
    () => ({ code: 'none', data: [] }),
    (error) => failureIn(error),
  )
}

const segmentOf = (folder: string) => join(folder, '000000000001.ndjson')

describe.concurrent('killed writers', () => {
  it.for(['store', 'tracker'] as const)(
    'keep what was acknowledged through a %s, and nothing that nobody tried (P43)',
    async (through, { bench }) => {
      const folder = await bench.folder()
      const random = seededRandom(43)
      const reports: Report[] = []
      for (let loop = 1; loop <= 3; loop++) {
        const writer = bench.startWriter({
          folder,
          name: `loop-${loop}`,
          through,
          callers: loop,
          segmentBytes: 4096,
        })
        await writer.report('acknowledged')
        await delay(random.int(0, 150))
        await writer.kill()
        reports.push(...writer.reports)
        expect(await accountOf(folder, reports)).toMatchObject({ lost: [], invented: [] })
      }
    },
  )
})

describe.concurrent('the lock', () => {
  it('refuses a second writer and says who holds it, until the first is killed (P44)', async ({ bench }) => {
    const folder = await bench.folder()
    const first = bench.startWriter({ folder, name: 'first', waits: true })
    const { pid } = await first.report('opened')
    const second = fileStorage({ folder })
    const refusal = await failureOf(second.read(0, 0))
    await second.close()
    const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect(refusal).toEqual({ code: 'locked', data: [{ folder, holder: { pid, host: hostname(), since } }] })
    await first.kill()
    const third = await bench.open(fileStorage({ folder }))
    await note(third, 'third')
    expect(third.head.commit).toBe(1)
  })

  it('has one owner among six processes that race for it, also after the owner was killed (P45)', async ({
    bench,
  }) => {
    const root = await bench.folder()
    const racers = Array.from({ length: 6 }, () => bench.start('holder'))
    await Promise.all(racers.map((racer) => racer.report('released')))
    const raceFor = async (folder: string, among: readonly Child[]) => {
      const { owners, odd } = await race(folder, among)
      expect(odd).toEqual([])
      expect(owners).toHaveLength(1)
      return owners[0]!
    }
    for (let trial = 1; trial < 5; trial++) await release(await raceFor(`${root}-${trial}`, racers))
    const owner = await raceFor(`${root}-5`, racers)
    await owner.kill()
    await raceFor(
      `${root}-5`,
      racers.filter((racer) => racer !== owner),
    )
  })

  it.skipIf(!hasPython)('is not held by a zombie (P46)', async ({ bench }) => {
    const folder = await bench.folder()
    const neverWaits = 'import subprocess, sys, time; subprocess.Popen(sys.argv[1:]); time.sleep(600)'
    const writer = commandOf('writer', { folder, name: 'zombie', waits: true } satisfies WriterOptions)
    const parent = bench.run(['python3', '-c', neverWaits, ...writer])
    const { pid } = await parent.report('opened')
    process.kill(pid, 'SIGKILL')
    while (!(await isZombie(pid))) await delay(5)
    const store = await bench.open(fileStorage({ folder }))
    expect(await isZombie(pid)).toBe(true)
    await note(store, 'after')
  })

  it('is not held by a note that names a process which lives (P47)', async ({ bench }) => {
    const folder = await bench.folder()
    await (await bench.open(fileStorage({ folder }))).close()
    const holder = { pid: process.ppid, host: hostname(), since: '2021-01-04T00:00:00.000Z' }
    await writeFile(join(folder, 'LOCK'), `${JSON.stringify(holder)}\n`)
    await note(await bench.open(fileStorage({ folder })), 'first')
    expect(JSON.parse(await readFile(join(folder, 'LOCK'), 'utf8'))).toMatchObject({ pid: process.pid })
  })

  it.for(['cluster', 'threads'] as const)(
    'is not shared within a process or its %s',
    async (program, { bench }) => {
      const child = bench.start(program, { folder: await bench.folder() })
      await child.ended
      expect(child.all('opened')).toHaveLength(1)
      expect(child.all('refused')).toMatchObject([{ code: 'locked' }])
    },
  )
})

/** Its first thread may look dead while others still are ending. */
async function isZombie(pid: number): Promise<boolean> {
  const [stat, threads] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'latin1'),
    readdir(`/proc/${pid}/task`),
  ])
  return / Z /.test(stat) && threads.length === 1
}

describe.concurrent('writers without a lock', () => {
  const unlocked = (folder: string, segmentBytes: number) =>
    fileStorageIn({ ...realSurroundings, lock: async () => async () => {}, segmentBytes }, { folder })

  it.for([
    ['in one segment', realSurroundings.segmentBytes] as const,
    ['where each begins a segment', 200] as const,
  ])(
    'never have both their commits acknowledged onto the same head, %s (P49)',
    async ([, segmentBytes], { bench }) => {
      for (let round = 1; round <= 5; round++) {
        const folder = await bench.folder()
        const before = await openEventStore({ storage: fileStorage({ folder }) })
        await note(before, 'before')
        await before.close()
        const acknowledged = new Map<number, string>()
        const write = async (store: EventStore, name: string) => {
          try {
            for (let number = 1; number <= 100; number++) {
              const result = await store.append([{ type: 'Noted', on: '2021-01-04', data: { name } }])
              if (result.status !== 'appended') throw new Error(result.status)
              expect(acknowledged.has(result.commit)).toBe(false)
              acknowledged.set(result.commit, store.head.sha256)
            }
            return undefined
          } catch (error) {
            return failureIn(error)
          } finally {
            await store.close()
          }
        }
        const one = await openEventStore({ storage: unlocked(folder, segmentBytes) })
        const other = await openEventStore({ storage: unlocked(folder, segmentBytes) })
        const outcomes = await Promise.all([write(one, 'one'), write(other, 'other')])
        const failures = outcomes.filter((each) => each !== undefined)
        expect(failures.length).toBeGreaterThan(0)
        for (const { code, data } of failures) {
          expect(['diverged', 'unavailable']).toContain(code)
          // The draft of one segment may be taken by the other writer, who names his own alike.
          const isDraftGone = data.some(({ errno }) => errno === 'ENOENT' || errno === 'EEXIST')
          if (!isDraftGone) expect(data.map(({ kind }) => kind)).toContain('foreign-write')
        }
        await expectSoundOrRefused(folder)
        const written = await textOf(folder)
        for (const sha256 of acknowledged.values()) expect(written).toContain(`"sha256":"${sha256}"`)
      }
    },
  )
})

describe('a writer whom the lock has not kept out', () => {
  const surroundings = { ...realSurroundings, lock: async () => async () => {}, segmentBytes: 200 }

  it('does not put its segment in the place of one that another has begun', async ({ bench }) => {
    const folder = await bench.folder()
    const one = await bench.open(fileStorageIn(surroundings, { folder }))
    await note(one, 'first')
    const other = await bench.open(fileStorageIn(surroundings, { folder }))
    await note(one, 'second')
    const failure = await failureOf(note(other, 'third'))
    expect(failure).toMatchObject({ code: 'diverged', data: [{ kind: 'foreign-write' }] })
    await note(one, 'fourth')
    expect(await idsIn(folder)).toEqual(['first', 'second', 'fourth'])
  })

  it.for([
    ['a whole batch', 0, 1] as const,
    ['two batches', 0, 2] as const,
    ['a batch but for its line feed', -1, 1] as const,
    ['the beginning of a batch', 100, 1] as const,
  ])('cuts nothing off where it meets %s that another is writing', async ([, from, batches], { bench }) => {
    const folder = await bench.folder()
    const store = await openEventStore({ storage: fileStorage({ folder }) })
    await note(store, 'first')
    const before = await readFile(segmentOf(folder))
    for (let number = 1; number <= batches; number++) await note(store, `batch-${number}`)
    const after = await readFile(segmentOf(folder))
    await store.close()
    const batch = after.subarray(before.length)
    const early = batch.subarray(0, from)
    let late = batch.subarray(early.length)
    await writeFile(segmentOf(folder), Buffer.concat([before, early]))
    const writeRest = async () => {
      await appendFile(segmentOf(folder), late)
      late = Buffer.of()
    }
    const fs: FileSystem = {
      ...nodeFileSystem,
      async open(path, how) {
        if (how === 'append') await writeRest()
        const file = await nodeFileSystem.open(path, how)
        const read: OpenFile['read'] = async (...place) => {
          const count = await file.read(...place)
          if (count === 0 && early.length === 0) await writeRest()
          return count
        }
        return { ...file, read }
      },
    }
    const storage = fileStorageIn({ ...surroundings, fs }, { folder })
    expect(await failureOf(storage.read(0, 0))).toMatchObject({
      code: 'diverged',
      data: [{ change: 'grown' }],
    })
    await storage.close()
    expect(late).toHaveLength(0)
    expect(await readFile(segmentOf(folder))).toEqual(after)
    expect(await idsIn(folder)).toHaveLength(1 + batches)
  })
})

async function idsIn(folder: string): Promise<readonly string[]> {
  const ids: string[] = []
  const storage = fileStorage({ folder, readOnly: true })
  const store = await openEventStore({ storage, onCommit: ({ id }) => ids.push(id) })
  await store.close()
  return ids
}

async function expectSoundOrRefused(folder: string): Promise<void> {
  const storage = fileStorage({ folder })
  try {
    await verify(storage)
  } catch (error) {
    expect(error).toMatchObject({ code: 'corrupt' })
    expect(['fork', 'missing-or-reordered', 'segment-missing']).toContain(failureIn(error).data[0]?.['kind'])
  } finally {
    await storage.close()
  }
}

async function textOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'))
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('')
}

describe.concurrent('a reading process', () => {
  it('answers for a log in which nothing was recorded yet', async ({ bench }) => {
    const folder = await bench.folder()
    const writer = await bench.open(fileStorage({ folder }))
    const reader = await bench.open(fileStorage({ folder, readOnly: true }))
    expect(reader.head.commit).toBe(0)
    await note(writer, 'first')
    expect(await reader.catchUp()).toMatchObject({ commit: 1 })
  })

  it('follows a writer of long lines without an error, a gap or a change of order (P50)', async ({
    bench,
  }) => {
    const folder = await bench.folder()
    const lines = 300
    const writer = bench.startWriter({
      folder,
      name: 'long',
      textBytes: 5000,
      attempts: lines,
      segmentBytes: 200_000,
    })
    await writer.report('opened')
    const commits: number[] = []
    const failures: unknown[] = []
    const store = await openEventStore({
      storage: fileStorage({ folder, readOnly: true }),
      onCommit: ({ commit }) => commits.push(commit),
      onFailure: (error) => failures.push(error),
    })
    bench.later(() => store.close())
    const isWriting = () => writer.all('failed').length === 0 && !writer.hasEnded
    while (commits.length < lines && isWriting()) await store.catchUp()
    await store.catchUp()
    expect(commits).toEqual(Array.from({ length: lines }, (_, index) => index + 1))
    expect(failures).toEqual([])
    await writer.report('acknowledged', lines)
  })
})

describe.concurrent('a segment that somebody else changes', () => {
  const changes: readonly [change: string, make: (segment: string) => Promise<void>][] = [
    [
      'replaced',
      async (segment) => {
        await copyFile(segment, `${segment}.copy`)
        await rename(`${segment}.copy`, segment)
      },
    ],
    ['removed', (segment) => rename(segment, `${segment}.moved`)],
    ['grown', (segment) => writeFile(segment, '\n', { flag: 'a' })],
    ['shrunk', async (segment) => truncate(segment, (await readFile(segment)).length - 1)],
  ]

  it.for(changes)('is written to no more: %s (P52)', async ([change, make], { bench }) => {
    const folder = await bench.folder()
    const store = await bench.open(fileStorage({ folder }))
    await note(store, 'before')
    const known = await open(segmentOf(folder))
    bench.later(() => known.close())
    await make(segmentOf(folder))
    const size = (await known.stat()).size
    const [first, second] = [await failureOf(note(store, 'first')), await failureOf(note(store, 'second'))]
    expect(first).toMatchObject({ code: 'diverged', data: [{ kind: 'foreign-write', change }] })
    expect(second).toMatchObject({ code: 'unavailable', data: [{ outcome: 'not-written' }, { change }] })
    await store.close()
    expect((await known.stat()).size).toBe(size)
  })
})

describe.concurrent('what the operating system lends', () => {
  it.skipIf(!isLinux)(
    'is given back after thousands of appends and after closing (P55)',
    async ({ bench }) => {
      const folder = await bench.folder()
      const store = await bench.open(fileStorage({ folder }))
      await note(store, 'first')
      const held = await filesHeldIn(folder)
      for (let round = 1; round <= 100; round++) {
        await Promise.all(Array.from({ length: 30 }, (_, caller) => note(store, `${round}-${caller}`)))
      }
      expect(store.head.commit).toBe(3001)
      expect(await filesHeldIn(folder)).toEqual(held)
      expect(held).toHaveLength(1)
      await store.close()
      expect(await filesHeldIn(folder)).toEqual([])
      for (let round = 1; round <= 30; round++) {
        const storage = fileStorage({ folder })
        await storage.read(0, 0)
        const refused = fileStorage({ folder })
        expect(await failureOf(refused.read(0, 0))).toMatchObject({ code: 'locked' })
        await refused.close()
        await storage.close()
      }
      expect(await filesHeldIn(folder)).toEqual([])
    },
  )
})

async function filesHeldIn(folder: string): Promise<readonly string[]> {
  const held: string[] = []
  for (const descriptor of await readdir('/proc/self/fd')) {
    const path = await readlink(`/proc/self/fd/${descriptor}`).catch(() => '')
    if (path.startsWith(folder)) held.push(path)
  }
  return held
}

describe.concurrent('a folder that cannot be written', () => {
  it.for(['file', 'link'] as const)(
    'is refused where a %s stands in its place (P56)',
    async (what, { bench }) => {
      const folder = await bench.folder()
      if (what === 'file') await writeFile(folder, '')
      else await symlink(tmpdir(), folder)
      const kind = what === 'file' ? 'not-a-folder' : 'link'
      for (const readOnly of [false, true]) {
        const storage = fileStorage({ folder, readOnly })
        expect(await failureOf(storage.read(0, 1))).toMatchObject({ code: 'denied', data: [{ kind }] })
        await storage.close()
      }
    },
  )

  it('is not made where it is only to be read (P56)', async ({ bench }) => {
    const folder = await bench.folder()
    const storage = fileStorage({ folder, readOnly: true })
    expect(await failureOf(storage.read(0, 1))).toMatchObject({
      code: 'unavailable',
      data: [{ kind: 'missing' }],
    })
    await storage.close()
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it.skipIf(isRoot || !isLinux)(
    'is read but not written where its mode forbids it (P56)',
    async ({ bench }) => {
      const folder = await bench.folder()
      const store = await bench.open(fileStorage({ folder }))
      await note(store, 'first')
      await store.close()
      await chmod(segmentOf(folder), 0o400)
      await chmod(folder, 0o500)
      bench.later(() => chmod(folder, 0o700))
      const writable = fileStorage({ folder })
      expect(await failureOf(writable.read(0, 1))).toMatchObject({ code: 'denied' })
      await writable.close()
      const readable = await bench.open(fileStorage({ folder, readOnly: true }))
      expect(readable.head.commit).toBe(1)
    },
  )
})
