import { openTracker } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { expect, test } from 'vitest'
import { prepareImport, readPlan, readProgress, readTable, unitDictionary } from '../src/import/index.ts'

const dictionary = unitDictionary([
  { id: 'bo-yt', name: 'Bộ Y tế' },
  { id: 'bo-ct', name: 'Bộ Công Thương' },
])
const authority = { issuer: 'Bộ Y tế' }
const period = { start: '2025-01-01', end: '2025-12-31' }
const issue = { title: 'Kế hoạch', owner: 'bo-yt', period }
const options = { plan: 'p', on: '2025-01-02', dictionary, authority, issue }
const table = (...lines: readonly string[]) => readTable(new TextEncoder().encode(lines.join('\n')))
const reading = async (...rows: readonly string[]) =>
  readPlan(await table('TT;Nhiệm vụ;Chủ trì;Bắt đầu;Thời hạn', ...rows), {
    dictionary,
    locale: 'vi',
    mapping: {
      headingRow: 1,
      columns: (['code', 'title', 'lead', 'start', 'deadline'] as const).map((field, column) => ({
        column,
        letter: 'ABCDE'[column]!,
        heading: field,
        field,
      })),
    },
  })
const clock = fixedClock('2025-02-01T02:00:00.000Z')

test('every row that core refuses is found, and left out with the units that only it names', async () => {
  const tracker = await openTracker({ clock })
  // Due before it begins.
  const rows = [
    '1;Một;Bộ Y tế;;2025',
    '2;Hai;Bộ Công Thương;1/6/2025;5/2025',
    '3;Ba;;1/6/2025;5/2025',
    '4;Bốn;;;2025',
  ]
  const preview = await prepareImport(await reading(...rows), tracker, options)
  const refused = preview.findings.filter(({ severity }) => severity === 'refused')
  expect(refused.map(({ row }) => row)).toEqual([3, 4])
  expect(new Set(refused.map(({ code }) => code)).size).toBe(1)
  await expect(preview.commit()).rejects.toMatchObject({ code: 'IMPORT_REFUSED', data: { rows: [3, 4] } })
  const executed = await preview.commit({ skipRefused: true })
  expect(executed?.events.map(({ type }) => type)).toEqual([
    'UnitRegistered',
    'PlanIssued',
    'TaskAdded',
    'TaskAdded',
  ])
  expect(tracker.units().map(({ unit }) => unit)).toEqual(['bo-yt'])
})

test('a row whose cell no field takes is refused alone', async () => {
  const tracker = await openTracker({ clock })
  await (await prepareImport(await reading('1;Một;;;2025', '2;Hai;;;2025'), tracker, options)).commit()
  const list = readProgress(await table('TT;Nhiệm vụ;Khối lượng', '1;Một;-5', '2;Hai;5'), { locale: 'vi' })
  const preview = await prepareImport(list, tracker, { plan: 'p', on: '2025-01-31' })
  expect(preview.findings).toEqual([{ row: 2, code: 'INVALID_COMMAND', severity: 'refused', text: '' }])
  expect((await preview.commit({ skipRefused: true }))?.events.length).toBe(1)
})

test('past 200 refused rows one finding says that there are more, and nothing is recorded', async () => {
  const tracker = await openTracker({ clock })
  const rows = Array.from({ length: 203 }, (_, at) => `${at + 1};Việc ${at + 1};;1/6/2025;5/2025`)
  const preview = await prepareImport(await reading(...rows), tracker, options)
  expect(preview.findings.length).toBe(201)
  expect(preview.findings.at(-1)).toEqual({ code: 'MORE_REFUSED', severity: 'refused', text: '' })
  await expect(preview.commit({ skipRefused: true })).rejects.toMatchObject({ code: 'IMPORT_REFUSED' })
})
