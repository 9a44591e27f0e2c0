import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { generateWorkspace, type SealableCommit, sealLines } from '@tiendo/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnsOf } from './print/plain-text.ts'
import { run } from './run.ts'

const stream = await readFile(new URL('stream.ndjson', import.meta.url), 'utf8')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bac-lieu-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function answer(args: readonly string[], hasColor = false) {
  let [out, err] = ['', '']
  const exitCode = await run(args, {
    folder,
    hasColor,
    print: (text) => {
      out += text
    },
    complain: (line) => {
      err += `${line}\n`
    },
  })
  return { exitCode, out, err }
}

async function withLog(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return name
}

const sealed = (commits: Iterable<SealableCommit>) =>
  [...sealLines(commits)].map((line) => `${line}\n`).join('')

const titled = (title: string) =>
  sealed([
    {
      id: 'c-1',
      at: '2021-01-02T00:00:00.000Z',
      events: [
        { type: 'UnitRegistered', on: '2021-01-01', data: { unit: 'u', name: title } },
        {
          type: 'PlanIssued',
          on: '2021-01-01',
          data: {
            plan: 'p',
            title,
            owner: 'u',
            authority: { issuer: title },
            period: { start: '2021-01-01', end: '2021-12-31' },
            calendar: 'calendarYear',
            timeZone: 'UTC',
          },
        },
        {
          type: 'TaskAdded',
          on: '2021-01-01',
          data: {
            plan: 'p',
            task: 't',
            code: '1',
            title,
            kind: 'planned',
            leadUnits: ['u'],
            coordinatingUnits: [],
            deadline: '2021-01-01',
          },
        },
      ],
    },
  ])

const longest = (text: string) => Math.max(...text.split('\n').map(columnsOf))

describe('the printed report', () => {
  const ways = [
    [],
    ['--lang', 'en'],
    ['--known-at', '2021-07-09'],
    ['--known-at', '2021-06-30', '--as-of', '2021-12-31', '--lang', 'en'],
    ['--as-of', '2021-02-27', '--calendar', 'vn-nd09-2019'],
    ['--plan', 'ubnd-262-2021', '--lang', 'en'],
    ['--known-at', '400'],
    ['--known-at', '2021-07-09T10:00:00+07:00'],
  ]
  it.each(ways)('has no line of more than 80 columns: %s %s %s %s', async (...args) => {
    const { exitCode, out, err } = await answer(args)
    expect([exitCode, err]).toEqual([0, ''])
    expect(longest(out)).toBeLessThanOrEqual(80)
  })

  it('says what every percentage divides by, how it was asked, and where the log ends', async () => {
    const { out } = await answer(['--lang', 'en'])
    for (const text of ['= (2+3+4) / (1)', 'known up to position 607', 'calendar vn-nd09-2019', 'inForce'])
      expect(out).toContain(text)
    expect(out).toContain('sha256       d4950053b63431935a317d7ec4fc4b54226a82fe5f9b8e0c615dd908da95002f')
  })

  it('writes dates and percentages as the language does', async () => {
    const [vi, en] = [await answer([]), await answer(['--lang', 'en'])]
    expect(vi.out).toMatch(/ngày 25\/02\/2021.*BIẾT NGÀY 30\/6\/2021 VÀ BIẾT NGÀY 09\/7\/2021.*47,7 %/s)
    expect(en.out).toMatch(/of 2021-02-25.*AS KNOWN ON 2021-06-30 AND ON 2021-07-09.*47\.7 %/s)
  })

  it('is the same text with and without colours', async () => {
    const [plain, colored] = [await answer([]), await answer([], true)]
    expect(plain.out).not.toContain('\u001b')
    expect(colored.out).toContain('\u001b[1m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the sign that starts a colour is what is taken out.
    expect(colored.out.replace(/\u001b\[\d+m/g, '')).toBe(plain.out)
  })

  it('is JSON where that is asked for, with the same figures', async () => {
    const { out } = await answer(['--json'])
    const report = JSON.parse(out)
    expect(report.head).toMatchObject({ position: 607, commit: 204 })
    expect(report.calendars.map((each: { calendar: string }) => each.calendar)).toEqual([
      'calendarYear',
      'vn-nd09-2019',
    ])
    expect(report.calendars[0].quarters[1].figures.ratios.completionOfAssigned).toEqual({
      numerator: 62,
      denominator: 130,
    })
    expect(report.comparison.restatement.tasks).toHaveLength(8)
  })

  it('fits another workspace, with many plans', async () => {
    const other = await withLog('other.ndjson', sealed(generateWorkspace({ seed: 1, events: 3000 })))
    const { exitCode, out } = await answer([other])
    expect(exitCode).toBe(0)
    expect(longest(out)).toBeLessThanOrEqual(80)
    const later = await answer([other, '--plan', 'plan-3', '--lang', 'en', '--calendar', 'calendarYear'])
    expect(later.out).toContain('Id of the plan   plan-3')
  })

  it('shows no text of a log that a terminal would obey', async () => {
    const hostile = `\u202ereversed\u2066 \u200bwide ${'漢'.repeat(90)} ${'x'.repeat(200)}`
    const file = await withLog('hostile.ndjson', titled(hostile))
    for (const args of [[], ['--json'], ['--lang', 'en']]) {
      const { exitCode, out } = await answer([file, ...args])
      expect(exitCode).toBe(0)
      expect(out).toContain('reversed')
      expect(out).not.toMatch(/\p{Cf}/u)
      if (args[0] !== '--json') expect(longest(out)).toBeLessThanOrEqual(80)
    }
  })

  it('does not show the escape sequence of a log that holds one', async () => {
    const { exitCode, out, err } = await answer([await withLog('esc.ndjson', titled('\u001b[31mred'))])
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).toMatch(/^corrupt: /)
    expect(err).not.toContain('\u001b')
  })
})

describe('what cannot be answered', () => {
  const refused: readonly (readonly [
    name: string,
    args: readonly string[],
    code: string,
    exitCode: number,
  ])[] = [
    ['an unknown option', ['--bogus'], 'USAGE', 2],
    ['two logs', ['a', 'b'], 'USAGE', 2],
    ['an unknown calendar', ['--calendar', 'lunar'], 'USAGE', 2],
    ['an unknown language', ['--lang', 'fr'], 'USAGE', 2],
    ['a day that there is none of', ['--as-of', '2021-02-30'], 'USAGE', 2],
    ['an instant without a zone', ['--known-at', '2021-07-09T10:00:00'], 'USAGE', 2],
    ['an hour that there is none of', ['--known-at', '2021-07-09T24:00:00Z'], 'INVALID_QUESTION', 1],
    ['a position beyond the head', ['--known-at', '608'], 'INVALID_QUESTION', 1],
    ['a time before the plan', ['--known-at', '2021-02-25'], 'UNKNOWN_PLAN', 1],
    ['an unknown plan', ['--plan', '\u001b]0;x\u0007'], 'UNKNOWN_PLAN', 1],
    ['a file that there is none of', ['missing.ndjson'], 'ENOENT', 1],
    ['a folder', ['.'], 'EISDIR', 1],
  ]
  it.each(refused)('%s', async (_name, args, code, exitCode) => {
    const { exitCode: found, out, err } = await answer(args)
    expect([found, out]).toEqual([exitCode, ''])
    expect(err).toMatch(new RegExp(`^${code}: [^\\n\\u001b]+\\n$`))
  })

  const [first = '', ...others] = stream.split('\n')
  const damaged: readonly (readonly [name: string, text: string, code: string])[] = [
    ['an empty file', '', 'NO_PLANS'],
    ['a log without plans', sealed([unitOnly()]), 'NO_PLANS'],
    ['a file that is no log', 'hello\n', 'corrupt'],
    ['a log without its first line', others.join('\n'), 'corrupt'],
    ['a log that is cut inside of a line', stream.slice(0, 100_000), 'corrupt'],
    ['a log with a letter changed', stream.replace('quý I', 'quý V'), 'corrupt'],
    ['a log with Windows line ends', stream.replaceAll('\n', '\r\n'), 'corrupt'],
    ['a log whose version was changed', first.replace('"tiendo":1', '"tiendo":2'), 'corrupt'],
  ]
  it.each(damaged)('%s', async (_name, text, code) => {
    const { exitCode, out, err } = await answer([await withLog('damaged.ndjson', text)])
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).toMatch(new RegExp(`^${code}: [^\\n]+\\n$`))
  })
})

function unitOnly(): SealableCommit {
  const events = [{ type: 'UnitRegistered', on: '2021-01-01', data: { unit: 'u', name: 'U' } }]
  return { id: 'c-1', at: '2021-01-02T00:00:00.000Z', events }
}

describe('the program', () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const start = (args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['--conditions=@tiendo/source', '--import', 'tsx', main, ...args], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, INIT_CWD: folder },
    })

  it('reads a path from where it was called, and prints without colours into a pipe', async () => {
    await withLog('copy.ndjson', stream)
    const { stdout, stderr } = await start(['copy.ndjson', '--lang', 'en'])
    expect(stdout).toContain('PROGRESS OF THE PLAN')
    expect(stdout).not.toContain('\u001b')
    expect(stderr).toBe('')
  })

  it('ends with an exit code and one line, without a stack', async () => {
    await expect(start(['--bogus'])).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^USAGE: [^\n]+\n$/),
    })
  })
})
