import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { piecesOf } from '@tiendo/report/import'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { files, findData } from './data-folder.ts'
import { readProgramme } from './programme.ts'
import { programmePlan, taskId } from './programme-commands.ts'
import { progressPlan } from './progress-list.ts'
import { readPublished, reproductionsOf } from './published.ts'
import { type RecordedList, type RecordedProgramme, recordList, recordProgramme } from './recorded.ts'
import { holds, type Section } from './section.ts'
import { computeSections } from './sections.ts'
import { dictionary, folded, knownUnits } from './units.ts'

const { folder = '', absence } = findData()
if (absence !== undefined) console.info(`Tests on real data are skipped: ${absence}`)

const root = fileURLToPath(new URL('../../', import.meta.url))

function runMain(data: string, ...args: string[]): Promise<{ exitCode: number; output: string }> {
  const command = ['--conditions=@tiendo/source', '--import', 'tsx', 'examples/real-data/main.ts', ...args]
  return new Promise((resolve) => {
    const env = { ...process.env, TIENDO_DATA: data }
    execFile(process.execPath, command, { cwd: root, env }, (error, output) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output })
    })
  })
}

test('without the data the script says why and ends normally', async () => {
  const { exitCode, output } = await runMain(join(root, 'no-such-folder'))
  expect(output).toContain('Nothing computed: the real data is not here')
  expect(exitCode).toBe(0)
})

describe.skipIf(absence !== undefined)('the script', () => {
  test('prints every number beside the expected one, and as JSON', async () => {
    const { exitCode, output } = await runMain(folder, '--json')
    const { ok, sections } = JSON.parse(output) as { ok: boolean; sections: Section[] }
    expect(exitCode).toBe(0)
    expect(ok).toBe(true)
    expect(sections).toEqual(await computeSections(folder))
  })

  test('fails where one row of the list says something else', async () => {
    const changed = mkdtempSync(join(tmpdir(), 'tiendo-real-'))
    onTestFinished(() => rmSync(changed, { recursive: true, force: true }))
    for (const file of Object.values(files)) {
      const text = readFileSync(join(folder, file), 'utf8')
      const isList = file === files.progress
      writeFileSync(join(changed, file), isList ? text.replace('\tHoàn thành\t', '\tQuá hạn\t') : text)
    }
    const { exitCode, output } = await runMain(changed)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^done +21 +20 +DIFFERS$/m)
  })
})

describe.skipIf(absence !== undefined)('the real data', () => {
  let sections: readonly Section[]
  let programme: RecordedProgramme
  let list: RecordedList
  beforeAll(async () => {
    sections = await computeSections(folder)
    programme = await recordProgramme(folder)
    list = await recordList(folder, 'evidence')
  })

  test('gives every number that is stated about it', () => {
    const checks = sections.flatMap((section) => section.checks)
    expect(checks.filter((check) => !holds(check))).toEqual([])
    expect(checks.length).toBe(62)
  })

  test('is cut into units without losing a character', () => {
    const { issued, amended } = readProgramme(folder)
    for (const cell of [...issued, ...amended].flatMap(({ lead, coordinating }) => [lead, coordinating])) {
      expect(
        piecesOf(cell, dictionary)
          .map(({ text }) => text)
          .join(''),
      ).toBe(cell)
    }
  })

  test('leads and coordinates by the names that stand in the cells', () => {
    const { tracker } = programme
    const rows = programme.programme.amended
    const tasks = tracker.explain({ plan: programmePlan, asOf: '2025-12-31' }, 'assigned').tasks
    for (const { id, name } of knownUnits) {
      const inCells = (cell: 'lead' | 'coordinating') =>
        rows.filter((row) => folded(row[cell]).includes(folded(name))).map(({ code }) => taskId(code))
      const leading = tasks.filter(({ leadUnits }) => leadUnits.includes(id)).map(({ task }) => task)
      expect(leading, name).toEqual(inCells('lead'))
      const coordinating = tasks.filter(({ coordinatingUnits }) => coordinatingUnits.includes(id))
      expect(
        // Task 51 names this one by an alias.
        coordinating.map(({ task }) => task).filter((task) => !(id === 'vhl-khcn' && task === taskId('51'))),
        name,
      ).toEqual(inCells('coordinating'))
    }
  })

  test('was amended in the log too: the first issue is still there to be asked', () => {
    const { tracker } = programme
    const leadOf = (asOf: string, knownAt: string) =>
      tracker
        .explain({ plan: programmePlan, asOf, knownAt }, 'assigned')
        .tasks.find(({ task }) => task === taskId('1'))?.leadUnits
    expect(leadOf('2025-03-31', '2025-04-01')).toEqual(['bo-tttt'])
    expect(leadOf('2025-02-28', '2025-04-02')).toEqual(['bo-tttt'])
    expect(leadOf('2025-03-31', '2025-04-02')).toEqual(['bo-khcn'])
  })

  test('has 21 done, 14 open in time and 2 overdue of 37, and 9 of them late only for want of a day', () => {
    const { counts, ratios } = list.tracker.figures({
      plan: progressPlan,
      asOf: '2025-05-24',
      running: false,
    })
    expect(counts).toMatchObject({
      assigned: 37,
      completedOnTime: 12,
      completedLate: 9,
      lateUnproven: 9,
      dateUnknownCount: 21,
      openWithinDeadline: 14,
      openOverdue: 2,
    })
    expect(ratios.completionOfAssigned).toEqual({ numerator: 21, denominator: 37 })
    expect(ratios.completionDueStrict).toEqual({ numerator: 9, denominator: 11 })
    expect(ratios.completionOfDueOrDone).toEqual({ numerator: 21, denominator: 23 })
    expect(ratios.onTimeOfCompleted).toEqual({ numerator: 12, denominator: 21 })
    expect(list.refusalOfFuture).toBe('COMPLETION_IN_FUTURE')
  })

  test('reproduces three of six published percentages, one of them only truncated', () => {
    const modesOf = (id: string) => {
      const one = readPublished(folder).find((published) => published.id === id)
      return [...new Set(one === undefined ? [] : reproductionsOf(one).map(({ mode }) => mode))]
    }
    expect(modesOf('VPCP-2017')).toEqual(['truncate'])
    expect(modesOf('VPCP-2016-08')).toEqual(['halfUp', 'halfEven', 'truncate'])
    expect(modesOf('VPCP-2021-04')).toEqual(['halfUp', 'halfEven', 'truncate'])
    for (const id of ['VPCP-2016-10', 'VPCP-2021-04-DEAN', 'SCHOOL-2010']) expect(modesOf(id), id).toEqual([])
  })
})
