import { openTracker, type Tracker } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import { expect, test } from 'vitest'
import {
  prepareImport,
  type ReadProgressOptions,
  readPlan,
  readProgress,
  readTable,
  unitDictionary,
} from '../src/import/index.ts'

const dictionary = unitDictionary([{ id: 'bo-yt', name: 'Bộ Y tế' }])
const plan = 'p'
const table = (...lines: readonly string[]) => readTable(new TextEncoder().encode(lines.join('\n')))
const heading = 'STT;Nhiệm vụ;Tiến độ;Tỷ lệ;Khối lượng;Ngày hoàn thành;Ghi chú;Minh chứng'

async function reading(rows: readonly string[], options: ReadProgressOptions = { locale: 'vi' }) {
  return readProgress(await table(heading, ...rows), options)
}

async function workspace() {
  const clock = fixedClock('2025-12-01T02:00:00.000Z')
  const tracker = await openTracker({ clock })
  const rows = ['1', '2', '3', '4'].map((code) => `${code};Việc ${code};Bộ Y tế;12/2025`)
  const issued = readPlan(await table('TT;Nhiệm vụ;Chủ trì;Thời hạn', ...rows), { dictionary })
  const period = { start: '2025-01-01', end: '2025-12-31' }
  const issue = { title: 'Kế hoạch', owner: 'bo-yt', period }
  const authority = { issuer: 'Bộ Y tế' }
  const options = { plan, on: '2025-01-01', dictionary, authority, issue }
  await (await prepareImport(issued, tracker, options)).commit()
  return tracker
}

const list =
  (tracker: Tracker, on: string) => async (rows: readonly string[], options?: ReadProgressOptions) =>
    prepareImport(await reading(rows, options), tracker, { plan, on })

const codesOf = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code)

test('a progress list is read with numbers and days as its locale writes them', async () => {
  const { reports, findings } = await reading([
    '1.;Việc 1;Đang thực hiện;62,5 %;1.200;;chờ ý kiến;"a; b"',
    '2;Việc 2;;;;5/4/2025;;',
    '3;Việc 3;;;;;;',
  ])
  expect(reports).toEqual([
    {
      row: 2,
      code: '1',
      status: 'inProgress',
      percent: 62.5,
      quantity: { total: 1200 },
      note: 'Đang thực hiện: chờ ý kiến',
      evidence: ['a', 'b'],
    },
    { row: 3, code: '2', status: 'completed', completedOn: '2025-04-05' },
  ])
  expect(findings).toContainEqual(
    expect.objectContaining({ row: 4, code: 'NOTHING_REPORTED', severity: 'note' }),
  )
})

test('a progress list without a locale has ambiguous numbers and days', async () => {
  const { reports, findings } = await reading(['1;a;;62,5 %;;;;', '2;b;;;1.200;;;', '3;c;;;;5/4/2025;;'], {})
  expect(reports).toEqual([])
  expect(codesOf(findings)).toEqual(['AMBIGUOUS_NUMBER', 'AMBIGUOUS_NUMBER', 'AMBIGUOUS_DATE'])
})

test('a progress list has groups, repeated headings, numbers of columns, page breaks and duplicates told apart', async () => {
  const rows = [
    '(1);(2);(3);(4);(5);(6);(7);(8)',
    'I;Thể chế;;;;;;',
    '1;Việc 1;;50;;;;',
    heading,
    ';nối tiếp;;;;;;',
    '1;Việc 1 nữa;;60;;;;',
    '2;Việc 2;lạ;;;;;',
    '3;Việc 3;;101;;;;',
  ]
  const { reports, findings } = await reading(rows)
  expect(reports.map(({ code, percent }) => [code, percent])).toEqual([['1', 50]])
  expect(findings.map(({ row, code }) => [row, code])).toEqual([
    [2, 'NUMBERING_ROW'],
    [5, 'HEADING_REPEATED'],
    [6, 'PAGE_BREAK'],
    [7, 'DUPLICATE_CODE'],
    [8, 'STATUS_UNKNOWN'],
    [9, 'PERCENT_OUT_OF_RANGE'],
  ])
  const within = await reading(rows.slice(1, 3), { locale: 'vi', codesWithinGroups: true })
  expect(within.reports.map(({ code }) => code)).toEqual(['I.1'])
})

test('a progress list is one commit; the same list records nothing; what differs of it alone is recorded', async () => {
  const tracker = await workspace()
  const may = list(tracker, '2025-05-31')
  const rows = [
    '1;Việc 1;Đang thực hiện;50;10;;chậm;',
    '2;Việc 2;Hoàn thành;100;7;30/4/2025;;',
    '3;Việc 3;Hoàn thành;;;;;QĐ 12',
  ]
  const recorded = await (await may(rows)).commit()
  expect(recorded?.events.map(({ type, on }) => [type, on])).toEqual([
    ['ProgressReported', '2025-05-31'],
    ['ProgressReported', '2025-04-30'],
    ['TaskCompleted', '2025-04-30'],
    ['TaskCompleted', '2025-05-31'],
  ])
  const again = await may(rows)
  expect([again.commands, again.unchanged, again.missing, again.findings]).toEqual([
    [],
    ['p-1', 'p-2', 'p-3'],
    ['p-4'],
    [],
  ])
  const changed = await may(['1;Việc 1;Đang thực hiện;55;10;;chậm;', ...rows.slice(1)])
  expect(changed.commands).toEqual([{ type: 'ReportProgress', task: 'p-1', percent: 55, on: '2025-05-31' }])
})

test('the same row in a later list is news of an open task, and none of a completed one', async () => {
  const tracker = await workspace()
  const rows = ['1;Việc 1;Đang thực hiện;50;;;;', '2;Việc 2;Hoàn thành;;;30/4/2025;;']
  await (await list(tracker, '2025-05-31')(rows)).commit()
  const june = await list(tracker, '2025-06-30')(rows)
  expect(june.commands).toEqual([
    { type: 'ReportProgress', task: 'p-1', percent: 50, note: 'Đang thực hiện', on: '2025-06-30' },
  ])
  await june.commit()
  expect((await list(tracker, '2025-06-30')(rows)).commands).toEqual([])
})

test('an increment is added once for its day; another one for that day is refused', async () => {
  const tracker = await workspace()
  const may = list(tracker, '2025-05-31')
  const options = { locale: 'vi', quantity: 'increment' } as const
  await (await may(['1;Việc 1;;;10;;;'], options)).commit()
  expect((await may(['1;Việc 1;;;10;;;'], options)).unchanged).toEqual(['p-1'])
  expect(codesOf((await may(['1;Việc 1;;;12;;;'], options)).findings)).toEqual(['INCREMENT_CONTRADICTS_LOG'])
  await (await list(tracker, '2025-06-30')(['1;Việc 1;;;10;;;'], options)).commit()
  const [task] = tracker.explain({ plan, asOf: '2025-07-01' }, 'assigned').tasks
  expect(task?.quantity).toBe(20)
})

test('what contradicts the log is a finding, and the other rows are recorded', async () => {
  const tracker = await workspace()
  await tracker.execute({ type: 'CompleteTask', task: 'p-1', on: '2025-04-01' })
  await tracker.execute({ type: 'CompleteTask', task: 'p-2', on: '2025-09-01' })
  await tracker.execute({
    type: 'WithdrawTask',
    task: 'p-4',
    reason: 'x',
    authority: { issuer: 'x' },
    on: '2025-02-01',
  })
  const rows = [
    '1;Việc 1;Hoàn thành;;;2/4/2025;;',
    '2;Việc 2;Hoàn thành;;;;;',
    '3;Việc 3;Quá hạn;;;;;',
    '4;Việc 4;Đang thực hiện;;;;;',
    '9;Việc 9;Đang thực hiện;;;;;',
    '5;Việc 5;Hoàn thành;;;1/6/2025;;',
    '6;Giao ban;Đang thực hiện;;;;;',
  ]
  const add = { type: 'AddTask', plan, on: '2025-01-01' } as const
  const occurrences = [{ key: 'q1', start: '2025-01-01', deadline: '2025-03-31' }]
  await tracker.execute({ ...add, task: 'p-5', code: '5', title: 'Việc 5' })
  await tracker.execute({ ...add, task: 'p-6', code: '6', title: 'Giao ban', kind: 'regular', occurrences })
  const preview = await list(tracker, '2025-05-31')(rows)
  expect(preview.findings.map(({ row, code, severity, text }) => [row, code, severity, text])).toEqual([
    [2, 'COMPLETED_ON_ANOTHER_DAY', 'refused', '2025-04-01'],
    [3, 'COMPLETED_ON_ANOTHER_DAY', 'refused', '2025-09-01'],
    [4, 'STATUS_CONTRADICTS_LOG', 'note', 'Quá hạn'],
    [5, 'TASK_ENDED', 'refused', '4'],
    [6, 'UNKNOWN_TASK', 'refused', '9'],
    [7, 'COMPLETED_AFTER_LIST', 'refused', '2025-06-01'],
    [8, 'OCCURRENCE_MISSING', 'refused', '6'],
  ])
  await expect(preview.commit()).rejects.toMatchObject({ code: 'IMPORT_REFUSED' })
  const executed = await preview.commit({ skipRefused: true })
  expect(executed?.events.map(({ data }) => data['task'])).toEqual(['p-3'])
  const open = await list(tracker, '2025-05-31')(['1;Việc 1;Đang thực hiện;;;;;'])
  expect(codesOf(open.findings)).toEqual(['STATUS_CONTRADICTS_LOG'])
})

test('what was retracted since is imported anew, as a commit of its own', async () => {
  const tracker = await workspace()
  const may = list(tracker, '2025-05-31')
  const rows = ['1;Việc 1;;50;;;;']
  await (await may(rows)).commit()
  const { position } = tracker.head
  await tracker.execute({ type: 'RetractEvent', task: 'p-1', position, reason: 'x' })
  const executed = await (await may(rows)).commit()
  expect(executed?.isDuplicate).toBe(false)
  expect(tracker.explain({ plan, asOf: '2025-06-01' }, 'assigned').tasks[0]?.percent).toBe(50)
})

test('a row with more cells than there are headings is refused, because its cells may be in other columns', async () => {
  const { reports, findings } = await reading(['1;Việc; một;Hoàn thành;50;;;;x'])
  expect(reports).toEqual([])
  expect(findings).toEqual([{ row: 2, code: 'CELL_WITHOUT_HEADING', severity: 'refused', text: 'x' }])
})

test('a progress list needs no titles, and no statuses', async () => {
  const { reports, findings } = readProgress(await table('Mã nhiệm vụ;Tỷ lệ', 'p-1;5'), { locale: 'vi' })
  expect([reports, findings]).toEqual([[{ row: 2, id: 'p-1', code: '', percent: 5 }], []])
  const nameless = await table('Tiến độ;Tỷ lệ', 'Hoàn thành;5')
  expect(() => readProgress(nameless)).toThrow(expect.objectContaining({ code: 'COLUMN_MISSING' }))
})

test('a list of a plan that there is none of is refused as a whole', async () => {
  const preview = await prepareImport(await reading(['1;a;;50;;;;']), await openTracker(), {
    plan,
    on: '2025-05-31',
  })
  expect(preview.findings).toEqual([{ code: 'UNKNOWN_PLAN', severity: 'refused', text: 'p' }])
  await expect(preview.commit({ skipRefused: true })).rejects.toMatchObject({ code: 'IMPORT_REFUSED' })
})
