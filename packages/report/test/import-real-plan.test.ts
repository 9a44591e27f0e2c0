import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openTracker } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Finding,
  guessMapping,
  prepareImport,
  readDeadline,
  readDictionary,
  readIndicators,
  readPlan,
  readProgress,
  readTable,
  type TableSource,
  type UnitDictionary,
  unitDictionary,
} from '../src/import/index.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = process.env['TIENDO_DATA'] ?? join(root, '..', 'shared', 'data')
const fileOf = (name: string) => join(folder, `${name}.tsv`)
const isAbsent = !existsSync(fileOf('real-plan-vn-nq03-2025-appendix2'))
if (isAbsent)
  console.info(`Tests on real data are skipped: ${folder} has none. TIENDO_DATA may name another folder.`)

const plan = 'nq03-2025'
const government = 'Chính phủ'
const authority = { issuer: government }
const issue = {
  title: 'Chương trình hành động',
  owner: 'chinh-phu',
  period: { start: '2025-01-01', end: '2030-12-31' },
}

describe.skipIf(isAbsent)('the appendix of 140 tasks', () => {
  let amended: TableSource
  let issued: TableSource
  let dictionary: UnitDictionary
  beforeAll(async () => {
    const read = (name: string) => readTable(readFileSync(fileOf(name)))
    dictionary = readDictionary(await readTable(readFileSync(join(root, 'examples/real-data/units.tsv'))))
    amended = await read('real-plan-vn-nq03-2025-appendix2')
    const adjustments = (await read('real-plan-vn-nq03-2025-adjustments')).rows.slice(2)
    const heading = amended.rows.find(({ cells }) => cells.includes('stt'))!.cells
    issued = {
      ...amended,
      rows: amended.rows.map((row) => {
        const replaced = adjustments.filter(({ cells }) => cells[0] === row.cells[1])
        const before = new Map(replaced.map(({ cells }) => [heading.indexOf(cells[1]!), cells[2]!]))
        return { ...row, cells: row.cells.map((cell, at) => before.get(at) ?? cell) }
      }),
    }
  })

  const codes = (findings: readonly Finding[], code: string) => findings.filter((each) => each.code === code)

  async function workspace() {
    const clock = fixedClock('2025-01-01T02:00:00.000Z')
    const tracker = await openTracker({ clock, timeZone: 'Asia/Ho_Chi_Minh' })
    return { clock, tracker }
  }

  test('is mapped by its headings', () => {
    const { headingRow, columns } = guessMapping(amended, 'plan')
    expect(headingRow).toBe(3)
    expect(columns.map(({ letter, field }) => `${letter} ${field}`)).toEqual([
      'A group',
      'B code',
      'C title',
      'D lead',
      'E coordinating',
      'F deliverable',
      'G deadline',
    ])
  })

  test('gives 140 tasks in 7 groups, and reports the missing deadline and what page breaks did', () => {
    const { tasks, groups, findings } = readPlan(issued, { dictionary })
    expect(tasks.length).toBe(140)
    expect(groups.map(({ ordinal }) => ordinal)).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'])
    const [missing, ...others] = codes(findings, 'DEADLINE_MISSING')
    expect(others).toEqual([])
    expect(tasks.find(({ code }) => code === '42')?.row).toBe(missing?.row)
    expect(codes(findings, 'DEADLINE_YEARLY').length).toBe(3)
    expect(codes(findings, 'DEADLINE_OPEN').length).toBe(3)
    expect(codes(findings, 'DEADLINE_UNREAD')).toEqual([])
    expect(codes(findings, 'TEXT_CUT_OFF').length).toBeGreaterThan(0)
    expect(findings.filter(({ severity }) => severity === 'refused')).toEqual([])
  })

  test('reads all 29 notations of deadlines', async () => {
    const { rows } = await readTable(readFileSync(fileOf('real-deadline-notations')))
    const notations = rows.slice(1).map(({ cells }) => (cells[0] === '(empty)' ? '' : cells[0]!))
    expect(notations.length).toBe(29)
    expect(notations.filter((text) => readDeadline(text).kind === 'unread')).toEqual([])
  })

  test('is recorded as one commit; once more is no change; the corrected file is amendments', async () => {
    const { tracker, clock } = await workspace()
    const first = await prepareImport(readPlan(issued, { dictionary }), tracker, {
      plan,
      on: '2025-01-01',
      dictionary,
      authority,
      issue,
    })
    expect(tracker.head.position).toBe(0)
    expect(Object.keys(first.keptTexts.deadline).length).toBe(19)
    const recorded = await first.commit()
    expect(recorded?.events.filter(({ type }) => type === 'TaskAdded').length).toBe(140)
    expect(tracker.head.commit).toBe(1)

    clock.set('2025-04-02T02:00:00.000Z')
    const options = { plan, on: '2025-03-01', dictionary, authority, reason: 'Ministries were merged' }
    const again = await prepareImport(readPlan(issued, { dictionary }), tracker, options)
    expect(again.commands).toEqual([])
    expect(again.unchanged.length).toBe(140)
    expect(await again.commit()).toBeUndefined()

    const corrected = await prepareImport(readPlan(amended, { dictionary }), tracker, options)
    const types = corrected.events.map(({ type }) => type)
    const count = (type: string) => types.filter((each) => each === type).length
    expect(
      types.filter(
        (type) => !['TaskReassigned', 'TaskRevised', 'PlanAmended', 'UnitRegistered'].includes(type),
      ),
    ).toEqual([])
    expect([count('PlanAmended'), count('TaskReassigned'), count('TaskRevised')]).toEqual([1, 69, 4])
    expect((await corrected.commit())?.isDuplicate).toBe(false)
    expect(tracker.head.commit).toBe(2)
  })

  test('is refused as a whole without an authority, or where something was recorded since the preview', async () => {
    const { tracker } = await workspace()
    const reading = readPlan(issued, { dictionary })
    const nameless = await prepareImport(reading, tracker, { plan, on: '2025-01-01', dictionary, issue })
    await expect(nameless.commit({ skipRefused: true })).rejects.toMatchObject({ code: 'IMPORT_REFUSED' })
    const options = { plan, on: '2025-01-01', dictionary, authority, issue }
    const preview = await prepareImport(reading, tracker, options)
    await tracker.execute({ type: 'RegisterUnit', unit: 'x', name: 'X', on: '2025-01-01' })
    await expect(preview.commit()).rejects.toMatchObject({ code: 'PREVIEW_OUTDATED' })
    expect(tracker.head.commit).toBe(1)
  })
})

describe.skipIf(isAbsent)('the list of 37', () => {
  test('issues its plan and reports on it: 21 done, 14 open in time, 2 overdue', async () => {
    const clock = fixedClock('2025-05-24T10:00:00.000Z')
    const tracker = await openTracker({ clock, timeZone: 'Asia/Ho_Chi_Minh' })
    const dictionary = readDictionary(
      await readTable(readFileSync(join(root, 'examples/real-data/units.tsv'))),
    )
    const table = await readTable(readFileSync(fileOf('real-plan-vn-nq71-progress-2025-05-24')))
    const options = { plan: 'nq71-2025', on: '2025-03-01', dictionary, authority, issue }
    const preview = await prepareImport(readPlan(table, { dictionary }), tracker, options)
    await preview.commit()
    const of = { plan: 'nq71-2025', on: '2025-05-24' }
    const reading = readProgress(table)
    const listed = await prepareImport(reading, tracker, of)
    expect([reading.reports.length, listed.findings, listed.missing]).toEqual([37, [], []])
    await listed.commit()
    const { counts } = tracker.figures({ plan: of.plan, asOf: of.on, running: false })
    expect(counts).toMatchObject({
      dateUnknownCount: 21,
      openWithinDeadline: 14,
      openOverdue: 2,
      lateUnproven: 9,
    })
    const again = await prepareImport(reading, tracker, of)
    expect([again.commands, again.unchanged.length, again.findings]).toEqual([[], 37, []])
    expect(await again.commit()).toBeUndefined()
  })
})

describe.skipIf(isAbsent)('the 149 indicators', () => {
  const read = () => readTable(readFileSync(fileOf('real-plan-rw-ngoma-imihigo-fy2025-26')))

  test('are 78 flows, 68 levels and 3 that fit neither, as the file has them', async () => {
    const table = await read()
    const { indicators, findings } = readIndicators(table, { locale: 'en' })
    const count = (kind: string) => indicators.filter((each) => each.kind === kind).length
    const refused = findings.filter(({ severity }) => severity === 'refused')
    expect([count('flow'), count('level'), refused.length]).toEqual([78, 68, 3])
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['KIND_UNCLEAR']))
    const stated = new Map(table.rows.map(({ row, cells }) => [row, cells[8] ?? '']))
    expect(indicators.filter(({ row, kind }) => !stated.get(row)!.startsWith(kind))).toEqual([])
    expect(new Set(indicators.map(({ code }) => code)).size).toBe(146)
  })

  test('have no target, and not 0, where there is a dash; and are refused without a locale', async () => {
    const table = await read()
    expect(readIndicators(table, { locale: 'en' }).indicators[0]?.quarters).toEqual([
      undefined,
      undefined,
      undefined,
      18713,
    ])
    expect(readIndicators(table).findings.some(({ code }) => code === 'AMBIGUOUS_NUMBER')).toBe(true)
  })

  test('are issued as tasks with targets; once more is no change; a target that differs is revised', async () => {
    const table = await read()
    const tracker = await openTracker({ clock: fixedClock('2025-07-02T02:00:00.000Z') })
    const dictionary = unitDictionary([{ id: 'ngoma', name: 'Ngoma District' }])
    const issue = {
      title: 'Imihigo',
      owner: 'ngoma',
      period: { start: '2025-07-01', end: '2026-06-30' },
      calendar: { startMonth: 7, label: 'start' },
    } as const
    const options = { plan: 'imihigo', on: '2025-07-01', dictionary, authority: { issuer: 'Ngoma' }, issue }
    const first = await prepareImport(readIndicators(table, { locale: 'en' }), tracker, options)
    const refused = first.findings.filter(({ severity }) => severity === 'refused')
    expect(refused.map(({ code }) => code)).toEqual(['KIND_UNCLEAR', 'KIND_UNCLEAR', 'KIND_UNCLEAR'])
    expect(first.findings[0]).toMatchObject({
      code: 'COLUMN_UNMAPPED',
      column: { letter: 'I' },
      text: 'kind',
    })
    const recorded = await first.commit({ skipRefused: true })
    const targets = recorded!.events.flatMap(({ data }) => (data['target'] as { kind: string }) ?? [])
    const count = (kind: string) => targets.filter((target) => target.kind === kind).length
    expect([count('flow'), count('level')]).toEqual([78, 68])
    expect(Object.values(first.keptTexts.quarters)[0]).toEqual(['-', '-', '-', '18,713'])

    const amendment = { ...options, on: '2025-07-02', reason: 'corrected' }
    const again = await prepareImport(readIndicators(table, { locale: 'en' }), tracker, amendment)
    expect([again.commands, again.unchanged.length, again.missing]).toEqual([[], 146, []])
    const corrected = table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => cell.replace('18,713', '18,714')),
    }))
    const reading = readIndicators({ ...table, rows: corrected }, { locale: 'en' })
    const preview = await prepareImport(reading, tracker, amendment)
    expect(preview.events.map(({ type }) => type)).toEqual(['PlanAmended', 'TargetRevised'])
    expect(Object.values(preview.keptTexts.quarters)).toEqual([['-', '-', '-', '18,714']])
  })
})
