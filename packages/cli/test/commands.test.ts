import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandLine } from './command-line.ts'

const { answer, folder } = commandLine()

const init = [
  'init',
  ...[
    '--log',
    'work',
    '--plan',
    'stp-2021',
    '--title',
    'Kế hoạch năm 2021',
    '--unit',
    'stp',
    '--unit-name',
    'Sở Tư pháp',
  ],
  ...[
    '--period',
    '2021',
    '--issuer',
    'Giám đốc',
    '--number',
    '25/QĐ-STP',
    '--on',
    '2021-02-26',
    '--time-zone',
    'Asia/Ho_Chi_Minh',
  ],
]
const ok = async (...args: string[]) => {
  const { exitCode, out, err } = await answer([...args, '--log', 'work'])
  expect([exitCode, err], args.join(' ')).toEqual([0, ''])
  return out
}
const json = async (...args: string[]) =>
  JSON.parse(await ok(...args, '--json')) as { command: string; result: never }

describe('a plan from its beginning to its seal', () => {
  it('begins, and takes tasks', async () => {
    const { exitCode, out } = await answer(init)
    expect([exitCode, out]).toEqual([0, expect.stringContaining('Recorded as commit 1, positions 1 to 2.')])
    await ok(
      'add',
      'Thẩm định dự thảo',
      '--code',
      '1.1',
      '--lead',
      'stp',
      '--deadline',
      '2021-06-30',
      '--on',
      '2021-02-26',
    )
    await ok(
      'add',
      'Hòa giải',
      '--code',
      '1.2',
      '--kind',
      'regular',
      '--target',
      '40',
      '--target-unit',
      'vụ',
      '--on',
      '2021-02-26',
    )
    await ok('add', 'Kiểm tra', '--code', '1.3', '--deadline', '2021-05-31', '--on', '2021-02-26')
  })

  it('takes reports, completions and decisions, by code', async () => {
    await ok('progress', '1.2', '--increment', '12', '--on', '2021-05-20', '--note', 'quý II')
    await ok('progress', '1.3', '--percent', '62.5', '--on', '2021-05-20')
    await ok('complete', '1.1', '--on', '2021-06-28')
    const moved = [
      '--deadline',
      '2021-08-31',
      '--reason',
      'Covid-19',
      '--issuer',
      'Giám đốc',
      '--on',
      '2021-05-20',
    ]
    await ok('amend', '1.3', ...moved)
    const log = await ok('log', '--type', 'PlanAmended,DeadlineChanged,ProgressReported')
    expect(log.split('\n').filter(Boolean)).toHaveLength(4)
    expect(log).toContain('2021-05-20 DeadlineChanged')
  })

  it('answers with figures, as text and as JSON', async () => {
    const { command, result } = await json('figures', '--as-of', '2021-06-30')
    expect(command).toBe('figures')
    const { figures } = result as { figures: { counts: object; ratios: { completionOfAssigned: object } } }
    expect(figures.counts).toMatchObject({
      assigned: 3,
      completedOnTime: 1,
      openWithinDeadline: 1,
      openUndated: 1,
    })
    expect(figures.ratios.completionOfAssigned).toEqual({ numerator: 1, denominator: 3 })
    expect(await ok('figures', '--as-of', '2021-06-30')).toMatch(/Completed \/ assigned +1\/3\n.*33\.3 %/)
    expect(await ok('figures', '--as-of', '2021-06-30', '--lang', 'vi')).toMatch(
      /Hoàn thành \/ được giao +1\/3\n.*33,3 %/,
    )
    const quarters = await ok('figures', '--quarters', '2021', '--as-of', '2021-06-30', '--format', 'csv')
    expect(quarters).toContain('\r\n(1) Assigned,3,,3,,')
  })

  it('explains, and says what was known when', async () => {
    const { result } = await json('explain', 'completedOnTime', '--as-of', '2021-06-30')
    expect((result as { tasks: { code: string }[] }).tasks.map(({ code }) => code)).toEqual(['1.1'])
    expect(
      await ok('explain', 'onTimeOfDue', '--view', 'dueIn', '--quarter', '2021-Q2', '--as-of', '2021-06-30'),
    ).toContain('onTimeOfDue, dueIn: 1/1 = 100.0 %')
    const diff = await json('diff', '--from', '2', '--quarter', '2021-Q2')
    expect((diff.result as { restatement: { tasks: { code: string }[] } }).restatement.tasks).toHaveLength(3)
  })

  it.each([
    ['all', '1.1 1.2 1.3'],
    ['open', '1.2 1.3'],
    ['overdue', ''],
    ['due-soon', '1.3'],
  ])('lists tasks: %s', async (list, codes) => {
    const { result } = await json('tasks', list, '--within', '90', '--as-of', '2021-06-30')
    expect((result as { tasks: { code: string }[] }).tasks.map(({ code }) => code).join(' ')).toBe(codes)
  })

  it('lists what was left out of the reports of a quarter', async () => {
    const { result } = await json('tasks', 'omitted', '--quarter', '2021-Q1')
    expect((result as { tasks: { code: string }[] }).tasks.map(({ code }) => code)).toEqual([
      '1.1',
      '1.2',
      '1.3',
    ])
  })

  it('publishes and seals; afterwards only a correction is let through', async () => {
    await ok('publish', '--id', 'h1', '--quarter', '2021-Q2', '--on', '2021-07-09')
    await ok('seal', '--through', '2021-06-30', '--on', '2021-07-09')
    const late = ['progress', '1.3', '--percent', '70', '--on', '2021-06-01', '--log', 'work']
    const refused = await answer(late)
    expect([refused.exitCode, refused.out]).toEqual([1, ''])
    expect(refused.err).toMatch(/^PERIOD_SEALED: .*\n {2}a correction is let through: --correction REASON\n$/)
    expect((await answer([...late, '--correction', 'came late'])).exitCode).toBe(0)
  })

  it('records nothing in a dry run', async () => {
    const before = await json('verify')
    expect(await ok('complete', '1.3', '--on', '2021-07-08', '--dry-run')).toContain(
      'Nothing recorded. It would be:\n  2021-07-08 TaskCompleted',
    )
    expect(await json('verify')).toEqual(before)
  })

  it('records once under a commit id', async () => {
    const done = ['complete', '1.3', '--on', '2021-07-08', '--commit-id', 'c-1']
    expect(await ok(...done)).toContain('Recorded as')
    expect(await ok(...done)).toContain('Recorded before under this id')
  })

  it('verifies, also that a printed head is in the log', async () => {
    const { head } = JSON.parse(await ok('verify', '--json')) as { head: { commit: number; sha256: string } }
    expect(await ok('verify', '--anchor', `${head.commit}:${head.sha256}`)).toContain('1 anchors are in it')
    const { exitCode, err } = await answer([
      'verify',
      '--log',
      'work',
      '--anchor',
      `${head.commit}:${'0'.repeat(64)}`,
    ])
    expect([exitCode, err.slice(0, 9)]).toEqual([3, 'diverged:'])
  })

  it('exports lines that are the log, and reads them from a file and from standard input', async () => {
    const lines = await ok('export', 'ndjson')
    await writeFile(join(folder(), 'export.ndjson'), lines)
    const [figures, ofFile] = [await ok('figures'), await answer(['figures', '--log', 'export.ndjson'])]
    expect(ofFile.out).toBe(figures)
    expect((await answer(['add', 'x', '--code', 'x', '--log', 'export.ndjson'])).err).toMatch(/^READ_ONLY: /)
  })

  it('exports for other programs', async () => {
    const events = (await ok('export', 'cloudevents'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events[0]).toMatchObject({
      specversion: '1.0',
      type: 'tiendo.UnitRegistered',
      data: { unit: 'stp' },
    })
    expect(Object.keys(JSON.parse(await ok('export', 'ocel'))).toSorted()).toEqual(
      ['objectTypes', 'eventTypes', 'objects', 'events'].toSorted(),
    )
    expect(await ok('export', 'ics')).toContain('BEGIN:VTODO\r\n')
  })

  it('copies, and brings a copy up to date', async () => {
    expect((await answer(['copy', 'backup', '--log', 'work'])).out).toContain('Copied: ')
    await ok('progress', '1.2', '--increment', '1', '--on', '2021-07-09')
    expect((await answer(['copy', 'backup', '--log', 'work'])).out).toContain('Brought up to date: ')
    const [head, ofCopy] = [await ok('verify'), await answer(['verify', '--log', 'backup'])]
    expect(ofCopy.out).toBe(head)
  })

  it('writes reports, by the ending of the file', async () => {
    for (const name of ['r.html', 'r.xlsx', 'r.md', 'r.csv', 'r.svg', 'r.txt'])
      expect(await ok('report', '--output', name)).toBe(`Written: ${join(folder(), name)}\n`)
    expect(await readFile(join(folder(), 'r.html'), 'utf8')).toContain('<svg')
    expect((await readFile(join(folder(), 'r.xlsx'))).subarray(0, 2).toString()).toBe('PK')
    expect((await answer(['report', '--log', 'work', '--output', 'r.docx'])).exitCode).toBe(2)
  })
})

describe('long work', () => {
  it('shows how far it has come on a terminal, and nowhere else', async () => {
    const [shown, hidden] = [
      await answer(['verify', '--log', 'work'], { isTerminal: { output: false, errors: true } }),
      await answer(['verify', '--log', 'work']),
    ]
    expect(shown.err).toMatch(/^\rverifying \[[# ]+\] \d+ of \d+/)
    expect([hidden.err, shown.out]).toEqual(['', hidden.out])
  })
})

describe('the question that is printed', () => {
  it.each([
    [['--kind', 'regular'], 'regular work;'],
    [['--kind', 'adHoc'], 'ad-hoc work;'],
    [['--lead', 'stp'], 'all tasks; led by Sở Tư pháp;'],
    [[], 'all tasks; plan'],
  ])('names what is left out: %s', async (filter, said) => {
    expect((await ok('figures', ...filter)).replaceAll('\n', ' ')).toContain(said)
  })
})

describe('recurring work', () => {
  it('has the deadline of one occurrence changed, and of none that was not named', async () => {
    const { openTracker } = await import('@tiendo/core')
    const { fileStorage } = await import('@tiendo/storage-file')
    await answer([...init, '--log', 'recurring'])
    const storage = fileStorage({ folder: join(folder(), 'recurring') })
    const tracker = await openTracker({ storage, clock: { now: () => Date.parse('2021-07-09T02:00:00Z') } })
    const occurrences = ['Q1', 'Q2'].map((key, at) => ({
      key,
      start: `2021-0${3 * at + 1}-01`,
      deadline: `2021-0${3 * at + 3}-30`,
    }))
    await tracker.execute({
      type: 'AddTask',
      plan: 'stp-2021',
      task: 'r',
      code: 'r',
      title: 'Báo cáo',
      occurrences,
      on: '2021-01-01',
    })
    await tracker.close()
    const amend = [
      'amend',
      'r',
      '--deadline',
      '2021-07-15',
      '--reason',
      'x',
      '--issuer',
      'y',
      '--on',
      '2021-06-01',
      '--log',
      'recurring',
    ]
    expect((await answer(amend)).err).toMatch(/^OCCURRENCE_MISSING: /)
    expect((await answer([...amend, '--occurrence', 'Q2'])).exitCode).toBe(0)
    const { out } = await answer(['tasks', '--json', '--log', 'recurring'])
    const tasks = JSON.parse(out).result.tasks as { occurrence: string; deadline: string }[]
    expect(tasks.map(({ occurrence, deadline }) => [occurrence, deadline])).toEqual([
      ['Q1', '2021-03-30'],
      ['Q2', '2021-07-15'],
    ])
  })
})

describe('a deadline that is changed after it has passed', () => {
  it('is changed, with a note that it is not in force, and can be changed again', async () => {
    await answer(['copy', 'late', '--log', 'work'])
    const add = [
      'add',
      'Muộn',
      '--code',
      'm',
      '--deadline',
      '2021-07-01',
      '--on',
      '2021-07-01',
      '--log',
      'late',
    ]
    expect((await answer(add)).exitCode).toBe(0)
    for (const day of ['2021-08-31', '2021-09-30']) {
      const why = ['--reason', 'r', '--issuer', 'i', '--on', '2021-07-05', '--log', 'late']
      const { exitCode, out, err } = await answer(['amend', 'm', '--deadline', day, ...why])
      expect([exitCode, err]).toEqual([
        0,
        expect.stringMatching(/^note: decided after the deadline 2021-07-01/),
      ])
      expect(out).toContain('DeadlineChanged m  Muộn')
    }
  })
})

describe('the doctor', () => {
  it('finds nothing wrong with a sound log, and changes nothing', async () => {
    const names = await readdir(join(folder(), 'work'))
    const { exitCode, out } = await answer(['doctor', '--log', 'work'])
    expect([exitCode, out]).toEqual([0, expect.stringContaining('ok      lines: ')])
    expect(await readdir(join(folder(), 'work'))).toEqual(names)
  })

  it('says where a line was altered, and what to do', async () => {
    await answer(['copy', 'altered', '--log', 'work'])
    const path = join(folder(), 'altered', '000000000001.ndjson')
    await writeFile(path, (await readFile(path, 'utf8')).replace('Kiểm tra', 'Kiểm xra'))
    const { exitCode, out, err } = await answer(['doctor', '--log', 'altered', '--json'])
    expect([exitCode, JSON.parse(err).error.code]).toEqual([1, 'PROBLEMS_FOUND'])
    const { findings } = JSON.parse(out).result as {
      findings: { check: string; state: string; advice: string }[]
    }
    expect(findings.find(({ state }) => state === 'problem')).toMatchObject({
      check: 'lines',
      advice: expect.stringContaining('backup'),
    })
  })

  it('says that there is no log', async () => {
    expect((await answer(['doctor', '--log', 'nowhere'])).out).toContain('PROBLEM folder: ')
  })
})

describe('what is wrong with a command line', () => {
  const wrong: readonly (readonly [
    name: string,
    args: readonly string[],
    code: string,
    exitCode: number,
    hint: string,
  ])[] = [
    ['an unknown command', ['figurse'], 'USAGE', 2, 'Did you mean figures?'],
    ['an unknown option', ['figures', '--as-off', '2021-01-01'], 'USAGE', 2, 'Did you mean --as-of?'],
    ['a day that there is none of', ['figures', '--as-of', '2021-02-30'], 'USAGE', 2, 'YYYY-MM-DD'],
    ['a date in another order', ['figures', '--as-of', '30/06/2021'], 'USAGE', 2, 'YYYY-MM-DD'],
    [
      'an instant without a zone',
      ['figures', '--known-at', '2021-07-09T10:00:00'],
      'USAGE',
      2,
      'with its zone',
    ],
    ['an unknown calendar', ['figures', '--calendar', 'lunar'], 'USAGE', 2, 'vn-nd09-2019'],
    ['a position beyond the head', ['figures', '--known-at', '9999'], 'INVALID_QUESTION', 2, 'knownAt'],
    ['an unknown plan', ['figures', '--plan', 'x'], 'UNKNOWN_PLAN', 1, 'there are: stp-2021'],
    ['an unknown figure', ['explain', 'everything'], 'USAGE', 2, 'openOverdue'],
    ['a view without a quarter', ['explain', 'dueIn'], 'USAGE', 2, '--quarter 2021-Q2'],
    ['an unknown task', ['complete', '9.9'], 'UNKNOWN_TASK', 1, 'tiendo tasks'],
    ['a day to come', ['complete', '1.2', '--on', '2021-12-31'], 'COMPLETION_IN_FUTURE', 1, '--on DATE'],
    ['an unknown unit', ['add', 'x', '--code', 'x', '--lead', 'nobody'], 'UNKNOWN_UNIT', 1, '--units FILE'],
    ['a code that is taken', ['add', 'x', '--code', '1.1'], 'CODE_TAKEN', 1, 'another --code'],
    ['a number with a comma', ['progress', '1.2', '--percent', '62,5'], 'USAGE', 2, 'decimal point'],
    ['two quantities', ['progress', '1.2', '--total', '3', '--increment', '2'], 'USAGE', 2, 'leave out'],
    ['a plan without what it needs', ['init', '--plan', 'p2'], 'USAGE', 2, '--help'],
    ['nothing to begin', ['init'], 'USAGE', 2, '--help'],
    ['no command', [], '', 2, ''],
  ]
  it.each(wrong)('%s', async (_name, args, code, exitCode, hint) => {
    const log = args.length === 0 || args[0] === 'figurse' ? [] : ['--log', 'work']
    const { exitCode: found, out, err } = await answer([...args, ...log])
    expect(found).toBe(exitCode)
    if (code === '') return
    expect(out).toBe('')
    expect(err.startsWith(`${code}: `), err).toBe(true)
    expect(err).toContain(hint)
  })

  it('begins no log for a plan that is refused', async () => {
    const { exitCode } = await answer([
      'init',
      '--plan',
      'p',
      '--title',
      't',
      '--unit',
      'nobody',
      '--period',
      '2021',
      '--issuer',
      'i',
      '--log',
      'new',
    ])
    expect([exitCode, (await readdir(folder())).includes('new')]).toEqual([1, false])
  })

  it('is JSON on standard error where JSON is asked for', async () => {
    const { out, err } = await answer(['complete', '9.9', '--json', '--log', 'work'])
    expect(out).toBe('')
    expect(JSON.parse(err)).toMatchObject({ v: 1, error: { code: 'UNKNOWN_TASK', hint: expect.any(String) } })
  })

  it('is an unreadable log where nothing can be read', async () => {
    expect((await answer(['figures', '--log', 'nowhere'])).exitCode).toBe(3)
    await writeFile(join(folder(), 'no-log.ndjson'), 'hello\n')
    expect(await answer(['figures', '--log', 'no-log.ndjson'])).toMatchObject({
      exitCode: 3,
      err: expect.stringMatching(/^corrupt: /),
    })
  })

  it('shows nothing that a terminal obeys', async () => {
    for (const args of [
      ['figures', '--plan', '\u001b]0;x\u0007'],
      ['complete', '\u202e9'],
      ['\u001b[31mred'],
    ])
      expect((await answer([...args, '--log', 'work'])).err.replaceAll('\n', '')).not.toMatch(
        /[\p{Cc}\p{Cf}]/u,
      )
  })
})

describe('a log that somebody else writes to', () => {
  it('is read, and not written', async () => {
    const { openTracker } = await import('@tiendo/core')
    const { fileStorage } = await import('@tiendo/storage-file')
    await answer([...init, '--log', 'held'])
    const tracker = await openTracker({ storage: fileStorage({ folder: join(folder(), 'held') }) })
    await tracker.catchUp()
    expect((await answer(['figures', '--log', 'held'])).exitCode).toBe(0)
    expect(await answer(['add', 'x', '--code', 'x', '--log', 'held'])).toMatchObject({
      exitCode: 3,
      err: expect.stringMatching(/^locked: /),
    })
    await tracker.close()
  })

  it('goes on after a torn end', async () => {
    await answer(['copy', 'torn', '--log', 'work'])
    await appendFile(join(folder(), 'torn', '000000000001.ndjson'), '{"c":')
    expect((await answer(['add', 'Mới', '--code', 'z', '--log', 'torn'])).exitCode).toBe(0)
    expect((await answer(['doctor', '--log', 'torn'])).out).toContain('quarantine')
  })
})
