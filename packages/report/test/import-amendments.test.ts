import { commitsOf, memoryStorage, openTracker } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { describe, expect, test } from 'vitest'
import { keptTextsOf, prepareImport, readPlan, readTable, unitDictionary } from '../src/import/index.ts'

const dictionary = unitDictionary([{ id: 'bo-yt', name: 'Bộ Y tế' }])
const on = '2025-01-02'
const authority = { issuer: 'Bộ Y tế' }
const period = { start: '2025-01-01', end: '2025-12-31' }
const issue = { title: 'Kế hoạch', owner: 'bo-yt', period }

async function reading(...rows: readonly string[]) {
  const text = ['TT;Nhiệm vụ;Chủ trì;Thời hạn', ...rows].join('\n')
  return readPlan(await readTable(new TextEncoder().encode(text)), { dictionary })
}

async function issued() {
  const tracker = await openTracker({ clock: fixedClock('2025-02-01T02:00:00.000Z') })
  const first = await reading('1.;Một;Bộ Y tế;6/2025', '2;Hai;;2025')
  await (await prepareImport(first, tracker, { plan: 'p', on, dictionary, authority, issue })).commit()
  return tracker
}

const options = { plan: 'p', on, dictionary, authority, reason: 'corrected' }

test('a later deadline is changed, a new row added, a row that is gone reported and kept', async () => {
  const tracker = await issued()
  const preview = await prepareImport(await reading('1;Một;Bộ Y tế;9/2025', '3;Ba;;2025'), tracker, options)
  expect(preview.commands.map(({ type }) => type)).toEqual(['AmendPlan', 'ChangeDeadline', 'AddTask'])
  expect(preview.missing).toEqual(['p-2'])
  await preview.commit()
  expect(tracker.figures({ plan: 'p', asOf: '2025-01-03' }).counts.assigned).toBe(3)
})

test('a deadline that the file takes away refuses its row as a whole', async () => {
  const tracker = await issued()
  const preview = await prepareImport(
    await reading('1;Một mới;Bộ Y tế;', '2;Hai mới;;2025'),
    tracker,
    options,
  )
  expect(preview.findings).toContainEqual({ row: 2, code: 'DEADLINE_KEPT', severity: 'refused', text: '' })
  await expect(preview.commit()).rejects.toMatchObject({ code: 'IMPORT_REFUSED' })
  const executed = await preview.commit({ skipRefused: true })
  expect(executed?.events.map(({ type }) => type)).toEqual(['PlanAmended', 'TaskRevised'])
})

test('a plan is issued with its calendar, time zone, parent and confirmation', async () => {
  const tracker = await issued()
  const stated = {
    calendar: 'vn-nd09-2019',
    timeZone: 'Asia/Ho_Chi_Minh',
    parent: 'p',
    confirmation: 'required',
  } as const
  const child = { ...options, plan: 'q', issue: { ...issue, ...stated } }
  await (await prepareImport(await reading('1;Một;;2025'), tracker, child)).commit()
  expect(tracker.plans().find(({ plan }) => plan === 'q')).toMatchObject(stated)
})

test('a file without a column says nothing about what stands in it', async () => {
  const tracker = await issued()
  const table = await readTable(new TextEncoder().encode('TT;Nhiệm vụ\n1;Một\n2;Hai'))
  const preview = await prepareImport(readPlan(table, { dictionary }), tracker, options)
  expect([preview.commands, preview.unchanged]).toEqual([[], ['p-1', 'p-2']])
})

describe('texts that no event has a field for', () => {
  const heading = 'TT;Nhiệm vụ;Phối hợp;Thời hạn;Mã số'
  const read = async (...rows: readonly string[]) =>
    readPlan(await readTable(new TextEncoder().encode([heading, ...rows].join('\n'))), { dictionary })

  async function kept() {
    const storage = memoryStorage()
    const tracker = await openTracker({ storage, clock: fixedClock('2025-02-01T02:00:00.000Z') })
    const rows = ['1;Một;Bộ Y tế, các tỉnh;Hằng năm;', '2;Hai;các tỉnh;;']
    const first = await prepareImport(await read(...rows), tracker, { ...options, issue })
    await first.commit()
    return { storage, tracker, rows }
  }

  test('are kept with the commit, the last of each task', async () => {
    const { storage, tracker, rows } = await kept()
    const keptTexts = await keptTextsOf(commitsOf(storage))
    expect(keptTexts).toEqual({
      deadline: { 'p-1': 'Hằng năm' },
      coordinating: { 'p-1': 'Bộ Y tế, các tỉnh', 'p-2': 'các tỉnh' },
      quarters: {},
    })
    const same = await prepareImport(await read(...rows), tracker, { ...options, keptTexts })
    expect(same.commands).toEqual([])
    const changed = await read('1;Một;Bộ Y tế;2025 và những năm tiếp theo;', '2;Hai;các địa phương;;')
    const preview = await prepareImport(changed, tracker, { ...options, keptTexts })
    expect(preview.commands.map(({ type }) => type)).toEqual(['AmendPlan'])
    expect((await preview.commit())?.events.map(({ type }) => type)).toEqual(['PlanAmended'])
    expect(await keptTextsOf(commitsOf(storage))).toEqual({
      deadline: { 'p-1': '2025 và những năm tiếp theo' },
      coordinating: { 'p-2': 'các địa phương' },
      quarters: {},
    })
  })

  test('are not compared where what is kept so far is not handed over', async () => {
    const { tracker } = await kept()
    const changed = await read('1;Một;Bộ Y tế, các địa phương;2025 và những năm tiếp theo;', '2;Hai;;;')
    expect((await prepareImport(changed, tracker, options)).commands).toEqual([])
  })

  test('under the same name that are something else are passed over', async () => {
    const meta = { keptTexts: { deadline: { a: 1, b: 'x' }, quarters: [['1']], coordinating: 'y' } }
    const commits = async function* () {
      yield { meta } as never
      yield {} as never
    }
    expect(await keptTextsOf(commits())).toEqual({ deadline: { b: 'x' }, coordinating: {}, quarters: {} })
  })

  test('of a column that is not imported are named once', async () => {
    const { findings } = await read('1;Một;;2025;a', '2;Hai;;2025;b')
    expect(findings).toEqual([
      {
        column: { letter: 'E', heading: 'Mã số' },
        code: 'COLUMN_UNMAPPED',
        severity: 'note',
        text: 'Mã số',
      },
    ])
  })
})
