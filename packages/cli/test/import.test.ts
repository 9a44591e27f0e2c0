import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandLine } from './command-line.ts'

const { answer, folder } = commandLine('2025-02-01T02:00:00Z')

const units = 'id\tname\nstp\tSở Tư pháp\nvp\tVăn phòng\n'
const plan = (deadline: string, title = 'Thẩm định') =>
  `STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\nI\tXây dựng văn bản\t\t\n1\t${title}\tSở Tư pháp, Văn phòng\t${deadline}\n2\tKiểm tra\tSở Tư pháp\tQuý II/2025\n`
const issue = [
  '--title',
  'Kế hoạch 2025',
  '--owner',
  'stp',
  '--period',
  '2025',
  '--issuer',
  'Giám đốc',
  '--on',
  '2025-01-02',
]

async function imported(text: string, log: string, ...more: string[]) {
  await writeFile(join(folder(), 'units.tsv'), units)
  await writeFile(join(folder(), 'plan.tsv'), text)
  return answer(['import', 'plan.tsv', '--plan', 'p', '--units', 'units.tsv', '--log', log, ...more])
}

describe('an import', () => {
  it('shows what it would record, and makes nothing', async () => {
    const { exitCode, out } = await imported(plan('6/2025'), 'a', ...issue)
    expect(exitCode).toBe(0)
    for (const said of [
      'C  Cơ quan chủ trì  → lead',
      'Understood: 2 tasks, 1 groups.',
      '2 TaskAdded',
      'add --commit',
    ])
      expect(out).toContain(said)
    expect((await answer(['figures', '--log', 'a'])).err).toMatch(/^NO_LOG: /)
  })

  it('reads a table from standard input', async () => {
    await writeFile(join(folder(), 'units.tsv'), units)
    const readInput = async () => new TextEncoder().encode(plan('6/2025'))
    const args = ['import', '-', '--plan', 'p', '--units', 'units.tsv', '--log', 'stdin', ...issue]
    expect((await answer(args, { readInput })).out).toContain('Understood: 2 tasks, 1 groups.')
  })

  it('is one commit, and done twice it is done once', async () => {
    expect((await imported(plan('6/2025'), 'b', ...issue, '--commit')).out).toContain('Recorded as commit 1,')
    const again = await imported(plan('6/2025'), 'b', '--reason', 'x', '--issuer', 'y', '--commit')
    expect(again.out).toContain('Nothing to record')
    const { result } = JSON.parse(
      (await answer(['tasks', '--json', '--as-of', '2025-01-31', '--log', 'b'])).out,
    )
    expect(result.tasks).toMatchObject([
      { task: 'p-1', code: '1', leadUnits: ['stp', 'vp'], deadline: '2025-06-30' },
      { task: 'p-2', code: '2', leadUnits: ['stp'], deadline: '2025-06-30' },
    ])
  })

  it('makes amendments of a corrected file', async () => {
    await imported(plan('6/2025'), 'c', ...issue, '--commit')
    const { out } = await imported(
      plan('9/2025', 'Thẩm định dự thảo'),
      'c',
      '--reason',
      'Sửa',
      '--issuer',
      'GĐ',
      '--on',
      '2025-02-01',
      '--commit',
    )
    expect(out).toContain('PlanAmended')
    expect(out).toMatch(/TaskRevised[\s\S]*DeadlineChanged/)
  })

  it('takes a deadline that was decided too late once, and another one after it', async () => {
    await imported(plan('01/2025'), 'late', ...issue, '--commit')
    const why = ['--reason', 'Sửa', '--issuer', 'GĐ', '--on', '2025-02-01', '--commit']
    expect((await imported(plan('3/2025'), 'late', ...why)).out).toContain('DeadlineChanged')
    expect((await imported(plan('3/2025'), 'late', ...why)).out).toContain('Nothing to record')
    expect((await imported(plan('4/2025'), 'late', ...why)).out).toContain('DeadlineChanged')
  })

  it('refuses a day that there is none of', async () => {
    const { exitCode, out } = await imported(plan('31/09/2025'), 'x', ...issue, '--locale', 'vi')
    expect([exitCode, out]).toEqual([1, expect.stringContaining('REFUSED DATE_IMPOSSIBLE  Row 3, column D')])
  })

  it('refuses what is ambiguous until it is declared, and records nothing', async () => {
    const refused = await imported(plan('09/07/2025'), 'd', ...issue, '--commit')
    expect(refused.exitCode).toBe(1)
    expect(refused.err).toMatch(/^ROWS_REFUSED: 1 finding keeps/)
    expect(refused.out).toContain('Row 3, column D')
    expect(await readdir(folder())).not.toContain('d')
    expect((await imported(plan('09/07/2025'), 'd', ...issue, '--locale', 'vi', '--commit')).exitCode).toBe(0)
  })

  it('leaves out refused rows where that is accepted', async () => {
    const { exitCode, out } = await imported(plan('09/07/2025'), 'e', ...issue, '--skip-refused', '--commit')
    expect([exitCode, out]).toEqual([0, expect.stringContaining('Recorded as commit 1')])
    const { result } = JSON.parse(
      (await answer(['tasks', '--json', '--as-of', '2025-01-31', '--log', 'e'])).out,
    )
    expect(result.tasks.map(({ code }: { code: string }) => code)).toEqual(['2'])
  })

  it('says what a plan needs to be issued', async () => {
    const { exitCode, err } = await imported(plan('6/2025'), 'f')
    expect([exitCode, err]).toEqual([2, expect.stringContaining('add --title TITLE --owner UNIT')])
  })

  it.each([
    ['a binary file', '\u0000\u0001\u0002', 'NOT_TEXT'],
    ['an empty file', '', 'FILE_EMPTY'],
    ['a quote that never closes', 'STT\tNhiệm vụ\n1\t"x\n', 'QUOTE_UNBALANCED'],
    ['no headings', 'a\tb\nc\td\n', 'HEADING_NOT_FOUND'],
  ])('refuses %s', async (_name, text, code) => {
    const { exitCode, out, err } = await imported(text, 'g', ...issue, '--commit')
    expect([exitCode, out, err.slice(0, code.length)]).toEqual([2, '', code])
    expect(await readdir(folder())).not.toContain('g')
  })
})
