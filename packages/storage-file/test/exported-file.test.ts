import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copy, memoryStorage, openEventStore, verify } from '@tiendo/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileStorageIn } from '../src/file-storage.ts'
import { nodeFileSystem } from '../src/file-system.ts'
import { fileStorage } from '../src/index.ts'
import { append } from './office.ts'

const root = mkdtempSync(join(tmpdir(), 'tiendo-'))
const folder = join(root, 'log')
const exported = join(root, 'export.ndjson')
let lines: readonly string[]

beforeAll(async () => {
  const lock = async () => async () => {}
  const storage = fileStorageIn({ fs: nodeFileSystem, lock, segmentBytes: 1200 }, { folder })
  const store = await openEventStore({ storage })
  for (let number = 1; number <= 9; number++) await append(store, `c-${number}`)
  await store.close()
  const memory = memoryStorage()
  await copy(fileStorage({ folder, readOnly: true }), memory)
  lines = (await memory.read(0, 100)).lines
  writeFileSync(exported, lines.map((line) => `${line}\n`).join(''))
})
afterAll(() => rmSync(root, { recursive: true }))

const outcomeOf = async (file: string) => {
  const storage = fileStorage({ file })
  const outcome = await verify(storage).then(
    ({ commit }) => commit,
    ({ code, data }) => `${code} ${data.kind ?? data.what}`,
  )
  await storage.close()
  return outcome
}

describe('one file', () => {
  it.each([
    ['an export', () => lines.map((line) => `${line}\n`).join(''), 9],
    ['an export without its last line feed', () => lines.join('\n'), 9],
    ['all segments, one after the other', () => segments().join(''), 9],
    ['the first segment', () => segments()[0] as string, 4],
    ['an export cut within a line', () => lines.join('\n').slice(0, -1), 'corrupt cut-short'],
    ['an export cut within its first line', () => (lines[0] as string).slice(0, 40), 'corrupt cut-short'],
    ['nothing', () => '', 'corrupt empty'],
    ['a line feed', () => '\n', 'corrupt not-a-log'],
    ['an export with a letter changed', () => lines.join('\n').replace('c-2', 'c-x'), 'corrupt altered'],
    ['an export without a line', () => lines.toSpliced(4, 1).join('\n'), 'corrupt missing-or-reordered'],
    ['a later segment', () => segments()[1] as string, 'corrupt missing-or-reordered'],
    [
      'two exports, one after the other',
      () => `${lines.join('\n')}\n${lines.join('\n')}\n`,
      'corrupt missing-or-reordered',
    ],
    ['an export with carriage returns', () => lines.join('\r\n'), 'corrupt line-endings'],
    ['an export with a byte order mark', () => `\ufeff${lines.join('\n')}`, 'corrupt line-endings'],
    ['UTF-16', () => Buffer.from(lines.join('\n'), 'utf16le'), 'corrupt not-a-log'],
    ['a spreadsheet', () => 'code;title\r\n1;=cmd|calc\r\n', 'corrupt not-a-log'],
    ['an array', () => `[${lines.join(',')}]`, 'corrupt not-a-log'],
    ['deep nesting', () => '['.repeat(1_000_000), 'corrupt not-a-log'],
    ['zeros', () => Buffer.alloc(5000), 'corrupt not-a-log'],
    [
      'a segment of a newer layout',
      () => (segments()[0] as string).replace('"version":1', '"version":9'),
      'too-new layout',
    ],
  ])('with %s', async (name, content, expected) => {
    const file = join(root, `${name}.ndjson`)
    writeFileSync(file, content())
    expect(await outcomeOf(file)).toBe(expected)
  })

  it('that is not there, or no file', async () => {
    expect(await outcomeOf(join(root, 'none.ndjson'))).toBe('unavailable missing')
    expect(await outcomeOf(root)).toContain('unavailable')
  })

  it('is read through a symbolic link and from a pipe', async () => {
    symlinkSync(exported, join(root, 'link.ndjson'))
    expect(await outcomeOf(join(root, 'link.ndjson'))).toBe(9)
    const pipe = join(root, 'pipe')
    spawnSync('mkfifo', [pipe])
    const writing = writeFile(pipe, readFileSync(exported))
    expect(await outcomeOf(pipe)).toBe(9)
    await writing
  })

  it('is read from standard input', () => {
    const script = `
      import { openEventStore } from '@tiendo/core'
      import { fileStorage } from '@tiendo/storage-file'
      const store = await openEventStore({ storage: fileStorage({ file: '-' }) })
      console.log(store.head.sha256)`
    const path = join(import.meta.dirname, `.stdin-${process.pid}.ts`)
    writeFileSync(path, script)
    try {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--conditions=@tiendo/source', '--import', 'tsx', path],
        {
          input: readFileSync(exported),
          encoding: 'utf8',
        },
      )
      expect(stderr).toBe('')
      expect(stdout.trim()).toBe(lines.at(-1)?.slice(-66, -2))
    } finally {
      rmSync(path)
    }
  })
})

const segments = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))

describe('a log that others check', () => {
  it('is checked by bash and sha256sum', () => {
    const script = `
      n=0; last=$(printf %064d 0)
      while IFS= read -r line; do
        case "$line" in '{"file":'*) continue ;; esac
        [ "$(printf %s "\${line::-77}" | sha256sum | cut -c1-64)" = "\${line: -66:64}" ] || exit 1
        [ "\${line: -142:64}" = "$last" ] || exit 2
        last="\${line: -66:64}"; n=$((n+1))
      done
      echo "$n $last"`
    const { stdout, status } = spawnSync('bash', ['-c', script], {
      input: segments().join(''),
      encoding: 'utf8',
    })
    expect([status, stdout.trim()]).toEqual([0, `9 ${lines.at(-1)?.slice(-66, -2)}`])
  })

  it('is checked by Python', (context) => {
    const script = `
import hashlib, json, sys
prev, count = '0' * 64, 0
for line in sys.stdin.buffer.read().splitlines():
    if line.startswith(b'{"file":'): continue
    commit = json.loads(line)
    assert hashlib.sha256(line[:-77]).hexdigest() == commit['sha256'] and commit['prev'] == prev
    assert commit['commit'] == count + 1
    prev, count = commit['sha256'], count + 1
print(count, prev)`
    const { stdout, error } = spawnSync('python3', ['-c', script], {
      input: segments().join(''),
      encoding: 'utf8',
    })
    if (error !== undefined) return context.skip('python3 is not here')
    expect(stdout.trim()).toBe(`9 ${lines.at(-1)?.slice(-66, -2)}`)
  })

  it('is counted by a script that knows nothing of it', () => {
    const events = segments()
      .join('')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => JSON.parse(line).events ?? [])
    expect(events).toHaveLength(9)
  })
})
