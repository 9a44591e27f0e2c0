import { openTracker } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { expect, test } from 'vitest'
import { prepareImport, readPlan, readTable, unitDictionary } from '../src/import/index.ts'

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
