import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { generateWorkspace, type SealableCommit, sealLines } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { commandLine } from './command-line.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const example = join(root, 'examples/scenarios/bac-lieu-2021/stream.ndjson')
const stream = await readFile(example, 'utf8')

const { answer: command, folder } = commandLine('2022-01-14T09:00:00Z')

const answer = (args: readonly string[], hasColor = false) => {
  const [first = '', ...more] = args
  const isFile = first.endsWith('.ndjson') || first === '.'
  const log = isFile ? ['--log', first] : ['--log', example, '--plan', 'stp-25-2021']
  const calendars = args.includes('--calendar') ? [] : ['--calendar', 'calendarYear', 'vn-nd09-2019']
  const isStory = !isFile && !args.some((arg) => arg === '--as-of' || arg === '--known-at')
  const story = isStory ? ['--compared-at', '2021-07-09'] : []
  const language = args.includes('--lang') ? [] : ['--lang', 'vi']
  const asked = ['report', ...log, ...calendars, ...story, ...language, ...(isFile ? more : args)]
  return command(asked, { isTerminal: { output: hasColor, errors: false } })
}

async function withLog(name: string, text: string): Promise<string> {
  await writeFile(join(folder(), name), text)
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

const columnsOf = (line: string) =>
  [...line].reduce((sum, sign) => sum + (/\p{M}/u.test(sign) ? 0 : /\p{sc=Han}/u.test(sign) ? 2 : 1), 0)
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
    for (const text of ['= (2+3+4) / (1)', 'known up to position 609', 'calendar vn-nd09-2019', 'inForce'])
      expect(out).toContain(text)
    expect(out).toContain('sha256       ddf85833687bf7177d3282da39d7ea34f60edef5f0f5330b645e338652f2f75f')
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
    const { head, result: report } = JSON.parse(out)
    expect(head).toMatchObject({ position: 609, commit: 206 })
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
    expect((await answer([other])).err).toMatch(/^PLAN_NEEDED: .*\n {2}name one with --plan: plan-/)
    const { exitCode, out } = await answer([other, '--plan', 'plan-1'])
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
    expect([exitCode, out]).toEqual([3, ''])
    expect(err).toMatch(/^corrupt: /)
    expect(err).not.toContain('\u001b')
  })
})

describe('what cannot be answered', () => {
  const [first = '', ...others] = stream.split('\n')
  const damaged: readonly (readonly [name: string, text: string, code: string])[] = [
    ['an empty file', '', 'corrupt'],
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
    expect([exitCode, out]).toEqual([code === 'NO_PLANS' ? 1 : 3, ''])
    expect(err).toMatch(new RegExp(`^${code}: [^\\n]+\\n`))
  })
})

function unitOnly(): SealableCommit {
  const events = [{ type: 'UnitRegistered', on: '2021-01-01', data: { unit: 'u', name: 'U' } }]
  return { id: 'c-1', at: '2021-01-02T00:00:00.000Z', events }
}

describe('the program', () => {
  const main = join(root, 'packages/cli/src/bin.ts')
  const start = (args: readonly string[], more: object = {}) =>
    promisify(execFile)(process.execPath, ['--conditions=@tiendo/source', '--import', 'tsx', main, ...args], {
      cwd: root,
      env: { ...process.env, INIT_CWD: folder(), ...more },
    })

  it('reads a path from where it was called, and prints without colours into a pipe', async () => {
    await withLog('copy.ndjson', stream)
    const { stdout, stderr } = await start(['report', '--log', 'copy.ndjson', '--lang', 'en'])
    expect(stdout).toContain('PROGRESS OF THE PLAN')
    expect(stdout).not.toContain('\u001b')
    expect(stderr).toBe('')
  })

  it('reads a log from standard input', async () => {
    const child = start(['verify', '--log', '-'])
    child.child.stdin?.end(stream)
    expect((await child).stdout).toContain('Sound: 206 commits, 609 events.')
  })

  it('ends with an exit code and one line, without a stack', async () => {
    await expect(start(['--bogus'])).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^USAGE: [^\n]+\n {2}[^\n]+\n$/),
    })
  })

  it('completes words in a shell', async () => {
    expect((await start(['completion', 'bash'])).stdout).toContain('tiendo completion complete --')
    expect((await start(['completion', 'complete', '--', 'figures', '--pol'])).stdout).toContain('--policy')
  })

  it('says its version', async () => {
    expect((await start(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
