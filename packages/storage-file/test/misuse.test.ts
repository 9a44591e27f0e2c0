import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEventStore, prevOf } from '@tiendo/core'
import { afterAll, describe, expect, it } from 'vitest'
import { type FileStorageOptions, fileStorage } from '../src/index.ts'
import { append } from './office.ts'

const root = mkdtempSync(join(tmpdir(), 'tiendo-'))
let count = 0
const nobody = 65_534
const fresh = () => join(root, `log ${++count} đê`)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const failureOf = async (
  options: FileStorageOptions,
): Promise<{ code?: string; data?: Record<string, unknown> }> => {
  const storage = fileStorage(options)
  const failure = await storage.read(0, 1).then(
    () => ({}),
    (error: unknown) => error as { code?: string; data?: Record<string, unknown> },
  )
  await storage.close()
  return failure
}

async function written(commits = 3): Promise<string> {
  const folder = fresh()
  const store = await openEventStore({ storage: fileStorage({ folder }) })
  for (let number = 1; number <= commits; number++) await append(store, `c-${number}`)
  await store.close()
  return folder
}

describe('options of fileStorage', () => {
  it.each([
    [undefined, 'options'],
    [null, 'options'],
    ['folder', 'options'],
    [{}, 'options'],
    [{ folder: 'a', file: 'b' }, 'options'],
    [{ folder: '' }, 'folder'],
    [{ folder: 'a\0b' }, 'folder'],
    [{ folder: 7 }, 'folder'],
    [{ folder: ['a'] }, 'folder'],
    [{ file: '' }, 'file'],
    [{ file: 'a', readOnly: false }, 'readOnly'],
    [{ folder: 'a', readOnly: 'yes' }, 'readOnly'],
    [{ folder: 'a', readonly: true }, 'readonly'],
    [{ folder: 'a', onRecovery: 'log' }, 'onRecovery'],
    [{ file: 'a', onRecovery: () => {} }, 'onRecovery'],
  ])('%j are refused', (options, path) => {
    expect(() => fileStorage(options as unknown as FileStorageOptions)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', path }),
    )
  })
})

describe('a place that is none', () => {
  it('is named: no folder, no log in it, a file, a symbolic link', async () => {
    const empty = fresh()
    mkdirSync(empty)
    const file = fresh()
    writeFileSync(file, 'text')
    const link = fresh()
    symlinkSync(await written(), link)
    expect(await failureOf({ folder: fresh(), readOnly: true })).toMatchObject({
      code: 'unavailable',
      data: { kind: 'missing' },
    })
    expect(await failureOf({ folder: empty, readOnly: true })).toMatchObject({
      code: 'unavailable',
      data: { kind: 'missing' },
    })
    for (const readOnly of [true, false]) {
      expect(await failureOf({ folder: file, readOnly })).toMatchObject({
        code: 'denied',
        data: { kind: 'not-a-folder' },
      })
      expect(await failureOf({ folder: link, readOnly })).toMatchObject({
        code: 'denied',
        data: { kind: 'link' },
      })
    }
    expect(await failureOf({ folder: join(file, 'below') })).toMatchObject({
      code: 'unavailable',
      data: { errno: 'ENOTDIR' },
    })
  })

  it('is left as it is by reading', async () => {
    const empty = fresh()
    mkdirSync(empty)
    await failureOf({ folder: empty, readOnly: true })
    expect(readdirSync(empty)).toEqual([])
    const none = fresh()
    await failureOf({ folder: none, readOnly: true })
    expect(existsSync(none)).toBe(false)
  })

  it.each([
    ['a symbolic link', (path: string) => symlinkSync('/etc/passwd', path)],
    ['a folder', (path: string) => mkdirSync(path)],
    ['a named pipe', (path: string) => spawnSync('mkfifo', [path])],
  ])('is refused where %s stands in the place of a segment', async (_, put) => {
    const folder = await written()
    const path = join(folder, '000000000001.ndjson')
    rmSync(path)
    put(path)
    for (const readOnly of [true, false]) {
      const { code } = await failureOf({ folder, readOnly })
      expect(['denied', 'unavailable']).toContain(code)
    }
  })

  it('is refused where it may not be written, and can be read there', async (context) => {
    if (process.getuid === undefined) return context.skip('there are no users with ids here')
    const folder = await written()
    chmodSync(folder, 0o500)
    // Root may write everywhere, so it becomes the user who owns nothing but this.
    const isRoot = process.getuid() === 0
    if (isRoot) {
      chmodSync(root, 0o755)
      for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
        chownSync(path, nobody, nobody)
      process.seteuid?.(nobody)
    }
    try {
      expect(await failureOf({ folder })).toMatchObject({ code: 'denied' })
      expect(await failureOf({ folder, readOnly: true })).toEqual({})
    } finally {
      if (isRoot) process.seteuid?.(0)
      chmodSync(folder, 0o700)
    }
  })
})

describe('a log that is only read', () => {
  it('takes no append and says so', async () => {
    const folder = await written()
    const store = await openEventStore({ storage: fileStorage({ folder, readOnly: true }) })
    await expect(append(store, 'c-4')).rejects.toMatchObject({ code: 'denied' })
    await store.close()
    expect(readdirSync(folder).sort()).toEqual(['.gitattributes', '000000000001.ndjson'])
  })

  it('follows what another handle writes, and is woken', async () => {
    const folder = await written(1)
    const writing = await openEventStore({ storage: fileStorage({ folder }) })
    const ids: string[] = []
    const reading = await openEventStore({
      storage: fileStorage({ folder, readOnly: true }),
      onCommit: ({ id }) => ids.push(id),
    })
    expect(ids).toEqual(['c-1'])
    await append(writing, 'c-2')
    expect((await reading.read('all')).events).toHaveLength(2)
    await append(writing, 'c-3')
    await expect.poll(() => ids).toEqual(['c-1', 'c-2', 'c-3'])
    await reading.close()
    await writing.close()
  })
})

describe('a folder in which something else stands', () => {
  it('under LOCK: a link to a segment or a file elsewhere is replaced, not written through', async () => {
    const folder = await written()
    const segment = join(folder, '000000000001.ndjson')
    const before = readFileSync(segment)
    linkSync(segment, join(folder, 'LOCK'))
    const storage = fileStorage({ folder })
    expect((await storage.read(0, 0)).head.commit).toBe(3)
    await storage.close()
    expect(readFileSync(segment).equals(before)).toBe(true)
  })

  it('under LOCK, when it is closed: the lock is given back all the same', async () => {
    const folder = await written()
    const storage = fileStorage({ folder })
    await storage.read(0, 0)
    rmSync(join(folder, 'LOCK'))
    mkdirSync(join(folder, 'LOCK'))
    await storage.close()
    rmdirSync(join(folder, 'LOCK'))
    expect(await failureOf({ folder })).toEqual({})
  })

  it('under quarantine or cache: a link or a file is refused where it would be used', async () => {
    const elsewhere = fresh()
    mkdirSync(elsewhere)
    for (const put of [
      (path: string) => symlinkSync(elsewhere, path),
      (path: string) => writeFileSync(path, 'text'),
    ]) {
      const folder = await written()
      put(join(folder, 'cache'))
      put(join(folder, 'quarantine'))
      const storage = fileStorage({ folder })
      await expect(storage.cache?.put?.('key', Uint8Array.of(1))).rejects.toMatchObject({ code: 'denied' })
      await expect(storage.cache?.get('key')).rejects.toMatchObject({ code: 'denied' })
      await storage.close()
      truncateSync(join(folder, '000000000001.ndjson'), 900)
      expect(await failureOf({ folder })).toMatchObject({ code: 'denied' })
      expect(readdirSync(elsewhere)).toEqual([])
    }
  })

  it('in the quarantine: what is none of ours is left alone', async () => {
    const folder = await written()
    mkdirSync(join(folder, 'quarantine', '000000000001-5-0123456789abcdef'), { recursive: true })
    symlinkSync('/etc/passwd', join(folder, 'quarantine', '000000000001-6-0123456789abcdef'))
    spawnSync('mkfifo', [join(folder, 'quarantine', '000000000001-7-0123456789abcdef')])
    expect(await failureOf({ folder })).toEqual({})
  })
})

describe('a folder that is named', () => {
  it('is the one that it was when it was named', async () => {
    const [here, there] = [fresh(), fresh()]
    for (const place of [here, there]) mkdirSync(place)
    const before = process.cwd()
    try {
      process.chdir(here)
      const options = { folder: 'log' }
      const storage = fileStorage(options)
      process.chdir(there)
      options.folder = 'other'
      await storage.read(0, 0)
      await storage.cache?.put?.('key', Uint8Array.of(1))
      await storage.close()
    } finally {
      process.chdir(before)
    }
    expect(readdirSync(there)).toEqual([])
    expect(readdirSync(join(here, 'log')).sort()).toEqual(['.gitattributes', '000000000001.ndjson', 'cache'])
  })
})

describe('numbers that are none', () => {
  it.each([
    [-1, 1],
    [Number.NaN, 1],
    [0.5, 1],
    ['0', 1],
    [{}, 1],
    [0, -1],
    [0, Number.NaN],
    [0, 1.5],
  ])('read(%o, %o) is refused', async (after, limit) => {
    const storage = fileStorage({ folder: await written() })
    await expect(storage.read(after as number, limit as number)).rejects.toMatchObject({
      code: 'INVALID_OPTION',
    })
    await storage.close()
  })
})

describe('what is no line', () => {
  it.each([
    ['a promise', (line: string) => Promise.resolve([line])],
    ['a list of nothing', () => [undefined]],
    ['a line and a text', (line: string) => [line, 'text']],
    [
      'lines that do not follow each other',
      (line: string) => [line, line.replace(prevOf(line), 'f'.repeat(64))],
    ],
  ])('such as %s, is refused', async (_, spoil) => {
    const folder = await written(1)
    const storage = fileStorage({ folder })
    const { lines, head } = await storage.read(0, 1)
    const next = (lines[0] as string).replace(prevOf(lines[0] as string), head.sha256)
    await expect(storage.append(head, () => spoil(next) as unknown as string[])).rejects.toThrow(TypeError)
    expect((await storage.read(0, 9)).head).toEqual(head)
    await storage.close()
  })

  it.each([
    ['a line feed', (line: string) => `${line}\n${line}`],
    ['the beginning of a control line', (line: string) => `{"file":${line}`],
  ])('with %s is not written', async (_, spoil) => {
    const folder = await written(1)
    const storage = fileStorage({ folder })
    const { lines, head } = await storage.read(0, 1)
    await expect(
      storage.append(head, () => [
        spoil(lines[0] as string).replace(prevOf(lines[0] as string), head.sha256),
      ]),
    ).rejects.toThrow(TypeError)
    expect((await storage.read(0, 9)).head).toEqual(head)
    await storage.close()
  })
})
