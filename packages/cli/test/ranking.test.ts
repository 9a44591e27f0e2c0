import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AssessmentCommand, assessment } from '@tiendo/assessment'
import { memoryStorage, openTracker, type PlanningCommand } from '@tiendo/core'
import { fixedClock, seededIds } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { commandLine } from './command-line.ts'

const { answer, folder } = commandLine('2022-01-14T09:00:00Z')
const authority = { issuer: 'The ministry' }
const on = '2021-01-01'

/** A log with two units that are scored by one criterion, in one round or two. */
async function logWith(rounds: readonly string[]): Promise<string> {
  const clock = fixedClock('2021-12-31T12:00:00Z')
  const storage = memoryStorage()
  const tracker = await openTracker({
    storage,
    clock,
    catalogues: [assessment],
    newId: seededIds(1, clock),
  })
  const steps: readonly (PlanningCommand | AssessmentCommand)[][] = [
    ['u1', 'u2'].map((unit) => ({ type: 'RegisterUnit', unit, name: `Office ${unit}`, on })),
    [{ type: 'assessment.FormCluster', cluster: 'c', title: 'Offices', members: ['u1', 'u2'], on }],
    [
      {
        type: 'assessment.AdoptRubric',
        rubric: 'r',
        title: 'Criteria',
        sections: [
          {
            section: 'I',
            title: 'Work',
            maximum: 10,
            criteria: [{ criterion: 'a', title: 'Reports', maximum: 10, rule: { rule: 'judged' } }],
          },
        ],
        authority,
        on,
      },
    ],
    rounds.map((round) => ({
      type: 'assessment.OpenRound',
      round,
      title: `Round ${round}`,
      cluster: 'c',
      rubric: 'r',
      period: { start: on, end: '2021-12-31' },
      on,
    })),
    ...['u1', 'u2'].map((unit, index): AssessmentCommand[] => [
      {
        type: 'assessment.SelfScore',
        round: rounds[0] as string,
        unit,
        scores: [{ criterion: 'a', points: 8.5 + index }],
        on: '2021-11-01',
      },
    ]),
    [{ type: 'assessment.PublishRanking', round: rounds[0] as string, on: '2021-11-20' }],
  ]
  for (const commands of steps) await tracker.executeAll(commands)
  const { lines } = await storage.read(0, tracker.head.commit)
  await tracker.close()
  const path = join(folder(), `${rounds.join('-')}.ndjson`)
  await writeFile(path, lines.map((line) => `${line}\n`).join(''))
  return path
}

describe('tiendo ranking', () => {
  it('prints the ranking with its population, and what is still missing', async () => {
    const { exitCode, out } = await answer(['ranking', '--log', await logWith(['r1']), '--lang', 'vi'])
    expect(exitCode).toBe(0)
    expect(out).toMatch(/Office u2\s+1\/2\s+9,5\s+10/)
    expect(out).toMatch(/Office u1\s+kiểm tra chéo/)
  })

  it('prints the score sheet of a unit, and says so where it never was a member', async () => {
    const log = await logWith(['r1'])
    const sheet = await answer(['ranking', '--unit', 'u1', '--log', log, '--lang', 'en'])
    expect(sheet.out).toMatch(/Reports\s+10\s+8\.5/)
    const stranger = await answer(['ranking', '--unit', 'u9', '--log', log])
    expect([stranger.exitCode, stranger.err]).toEqual([1, expect.stringContaining('NOT_A_MEMBER')])
  })

  it('writes one of its tables as CSV, and names them where there is no such one', async () => {
    const log = await logWith(['r1'])
    const csv = (...more: string[]) =>
      answer(['ranking', '--log', log, '--lang', 'en', '--format', 'csv', ...more])
    expect((await csv()).out).toMatch(/^\uFEFF?Unit,Rank,Rank \(\/\),Points/)
    expect((await csv('--table', 'missing-list')).out).toMatch(/^\uFEFF?Unit,What is missing/)
    const other = await csv('--table', 'other')
    expect([other.exitCode, other.err]).toEqual([2, expect.stringContaining('ranking-units, missing-list')])
  })

  it('gives the answer as JSON, as known at a position', async () => {
    const log = await logWith(['r1'])
    const known = await answer(['ranking', '--json', '--log', log])
    expect(JSON.parse(known.out).result.ranking).toMatchObject({ status: 'provisional', population: 2 })
    const before = await answer(['ranking', '--json', '--known-at', '5', '--log', log])
    expect(JSON.parse(before.out).result.ranking).toBeNull()
  })

  it('asks which round where there are several, and names them', async () => {
    const log = await logWith(['r1', 'r2'])
    const none = await answer(['ranking', '--log', log])
    expect([none.exitCode, none.err]).toEqual([2, expect.stringContaining('r1, r2')])
    expect((await answer(['ranking', 'r3', '--log', log])).exitCode).toBe(1)
    expect((await answer(['ranking', 'r2', '--log', log])).exitCode).toBe(0)
  })
})
