import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
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

  it('is refused where it may not be written', async (context) => {
    if (process.getuid?.() === 0) return context.skip('root may write everywhere')
    const folder = await written()
    chmodSync(folder, 0o500)
    expect(await failureOf({ folder })).toMatchObject({ code: 'denied' })
    expect(await failureOf({ folder, readOnly: true })).toEqual({})
    chmodSync(folder, 0o700)
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

describe('what is no line', () => {
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
