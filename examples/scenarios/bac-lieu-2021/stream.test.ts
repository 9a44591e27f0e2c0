import { readFile } from 'node:fs/promises'
import { emptyHead, memoryStorage, openTracker, verify } from '@tiendo/core'
import { replay } from '@tiendo/core/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { groups, plannedTasks } from './programme/planned-tasks.ts'

const stream = await readFile(new URL('stream.ndjson', import.meta.url), 'utf8')
const lines = stream.split('\n').slice(0, -1)
const log = replay(lines)
const plan = 'stp-25-2021'

async function storageOfStream() {
  const storage = memoryStorage()
  await storage.append(emptyHead, () => lines)
  return storage
}

describe('the stream of Bạc Liêu', () => {
  it('is sound from its first line to its head', async () => {
    await expect(verify(await storageOfStream())).resolves.toEqual(log.head)
  })

  it('has 130 planned tasks in 12 groups at the interim review, none of them twice', () => {
    const question = { plan, kind: 'planned', asOf: '2021-07-09', knownAt: '2021-07-09' } as const
    expect(log.figures(question).counts.assigned).toBe(130)
    const byGroup = groups.map(({ group }) => log.figures({ ...question, group }).counts.assigned)
    expect(byGroup).toHaveLength(12)
    expect(byGroup.reduce((sum, count) => sum + count)).toBe(130)
    expect(new Set(plannedTasks.map(({ code }) => code)).size).toBe(130)
    expect(new Set(plannedTasks.map(({ title }) => title.normalize('NFC'))).size).toBe(130)
  })

  it('has regular and ad-hoc work beside them', () => {
    const of = (kind: 'regular' | 'adHoc') => log.figures({ plan, kind, asOf: '2021-12-31' }).counts.assigned
    expect([of('regular'), of('adHoc')]).toEqual([9, 7])
  })
})

const ask = (knownAt: string) =>
  log.figures({
    plan,
    kind: 'planned',
    asOf: '2021-06-30',
    knownAt,
    period: { start: '2021-04-01', end: '2021-06-30' },
    running: false,
  })

describe('the second quarter', () => {
  const [before, after] = [ask('2021-06-30'), ask('2021-07-09')]
  const { tasks } = log.restatement(before, after)

  it('is another one on 9 July than on 30 June, by exactly these tasks and events', () => {
    const changes = tasks.map(({ code, before, after, events }) =>
      [code, before, after, ...events.map(({ type, on }) => `${type} ${on}`)].join(' '),
    )
    expect(changes).toEqual([
      '1.7 openOverdue completedOnTime TaskCompleted 2021-06-28',
      '2.6 openOverdue completedOnTime TaskCompleted 2021-06-29',
      '4.5 completedOnTime openWithinDeadline TaskReopened 2021-06-29',
      '5.5 openOverdue openOverdue ProgressReported 2021-06-24',
      '6.7 openOverdue completedOnTime TaskCompleted 2021-06-30',
      '8.4 completedOnTime openOverdue EventRetracted 2021-06-30',
      '9.7 openOverdue openWithinDeadline DeadlineChanged 2021-06-28',
      '10.5 openOverdue completedOnTime TaskCompleted 2021-06-30',
    ])
  })

  it('has four overdue tasks fewer, because five left and one came', () => {
    expect([before.counts.openOverdue, after.counts.openOverdue]).toEqual([8, 4])
    expect([before.ratios.onTimeOfDue, after.ratios.onTimeOfDue]).toEqual([
      { numerator: 52, denominator: 68 },
      { numerator: 54, denominator: 66 },
    ])
  })

  it('is still what it was known as, now that more is known', () => {
    expect(replay(lines, { upTo: before.position }).figures(before.question)).toEqual(before)
  })
})

describe('the interim review', async () => {
  const tracker = await openTracker({ storage: await storageOfStream() })
  afterAll(() => tracker.close())

  it('gives three directions for the plan on 9 July', () => {
    expect(tracker.reviews()).toMatchObject([
      {
        plan,
        kind: 'interim',
        on: '2021-07-09',
        directions: [{ direction: 'dung-han' }, { direction: 'ra-soat' }, { direction: 'bao-cao-quy' }],
      },
    ])
  })

  it('has figures of the second quarter before it, which the log still gives', () => {
    const { isReproduced, figures, head, restatement } = tracker.published('cb-quy-2-2021')
    expect(isReproduced).toBe(true)
    expect([figures.question.knownAt, head.position]).toEqual([451, 451])
    expect(figures.counts).toEqual(ask('2021-07-09').counts)
    expect(restatement.tasks).toEqual([])
  })
})

describe('the course of the year', () => {
  const at = (asOf: string) => ({ plan, asOf, knownAt: log.head.position, running: false })
  const codes = (asOf: string, figure: 'openOverdue' | 'completedLate') =>
    log.explain(at(asOf), figure).tasks.map(({ code }) => code)

  it('ends with four tasks overdue, one of them behind an open obstacle', () => {
    const { tasks } = log.explain(at('2022-01-14'), 'openOverdue')
    expect(tasks.map(({ code }) => code)).toEqual(['3.8', '6.11', '8.5', 'ĐX.7'])
    expect(tasks.filter(({ openObstacles }) => openObstacles.length > 0).map(({ code }) => code)).toEqual([
      '8.5',
    ])
  })

  it('counts a deadline that was moved after it had expired only leniently', () => {
    expect(codes('2021-06-30', 'completedLate')).toContain('7.3')
    const lenient = log.explain({ ...at('2021-06-30'), policy: 'lenient' }, 'completedOnTime')
    expect(lenient.tasks.map(({ code }) => code)).toContain('7.3')
  })

  it('has a completion of an unknown day, a withdrawal and a task that was done twice', () => {
    const { counts } = log.figures(at('2021-12-31'))
    expect(counts).toMatchObject({ dateUnknownCount: 1, lateUnproven: 1, outOfScope: 1 })
    const fourth = { start: '2021-10-01', end: '2021-12-31' }
    const { tasks } = log.explain({ ...at('2021-12-31'), period: fourth }, 'undoneIn')
    expect(tasks.map(({ code }) => code)).toEqual(['5.6'])
  })

  it('can be carried on by a tracker', async () => {
    const tracker = await openTracker({ storage: await storageOfStream() })
    await expect(
      tracker.execute({ type: 'CompleteTask', task: 'nv-1.12', on: '2021-12-01' }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/TASK_ALREADY_COMPLETED|HISTORY_CONTRADICTED/),
    })
    await tracker.close()
  })
})
