import { assessments } from '@tiendo/assessment'
import { describe, expect, it } from 'vitest'
import { crossCheck, decideRanking, decideScores, ministry, office, publish, selfScore } from './office.ts'

/** Everybody scores itself, and is checked by the next one; the checker of u1 takes 5 points from a. */
async function scored() {
  const opened = await office()
  const { execute } = opened
  for (const [unit, a, b] of [
    ['u1', 55, 40],
    ['u2', 50, 40],
    ['u3', 60, 30],
    ['u4', 20, 10],
  ] as const)
    await execute(selfScore(unit, a, b))
  await execute(crossCheck('u1', 'u2', { a: 50 }))
  await execute(crossCheck('u2', 'u3'), crossCheck('u3', 'u4'), crossCheck('u4', 'u1'))
  return opened
}

describe('a round', () => {
  it('goes from self-scores to a decided ranking, with ties and the population', async () => {
    const { tracker, execute } = await scored()
    const book = assessments(tracker)
    expect(book.ranking({ round: '2021' })).toBeNull()
    await execute(publish)
    expect(book.ranking({ round: '2021' })).toMatchObject({
      status: 'provisional',
      population: 4,
      entries: [
        { unit: 'u1', points: 90, rank: 1 },
        { unit: 'u2', points: 90, rank: 1 },
        { unit: 'u3', points: 90, rank: 1 },
        { unit: 'u4', points: 30, rank: 4 },
      ],
    })
    expect(book.missing({ round: '2021' }).map(({ what }) => what)).toEqual([
      ...Array(4).fill('decision'),
      'rankingDecision',
    ])
    await execute({
      type: 'assessment.DecideScores',
      round: '2021',
      authority: ministry,
      council: [{ unit: 'u2', scores: [{ criterion: 'a', points: 55 }] }],
      on: '2021-12-10',
    })
    await execute({
      type: 'assessment.DecideRanking',
      round: '2021',
      ties: 'dense',
      authority: ministry,
      on: '2021-12-15',
    })
    const ranking = book.ranking({ round: '2021' })
    expect(ranking?.entries.map(({ unit, rank }) => `${unit} ${rank}`)).toEqual([
      'u2 1',
      'u1 2',
      'u3 2',
      'u4 3',
    ])
    expect(book.ranking({ round: '2021', asOf: '2021-12-14' })?.status).toBe('provisional')
    expect(book.missing({ round: '2021' })).toEqual([])
    expect(book.scoreSheet({ round: '2021', unit: 'u1' })).toMatchObject({
      status: 'decided',
      points: 90,
      maximum: 100,
    })
    await tracker.close()
  })

  it('takes corrections and appeals only after a decision, and decides the ranking again', async () => {
    const { tracker, execute } = await scored()
    await execute(publish)
    await execute(decideScores)
    await execute(decideRanking)
    const before = assessments(tracker).ranking({ round: '2021' })
    const position = tracker.head.position
    await expect(execute(selfScore('u1', 60, 40, '2021-12-20'))).rejects.toMatchObject({
      code: 'SCORE_DECIDED',
    })
    await execute({
      type: 'assessment.LodgeAppeal',
      round: '2021',
      unit: 'u4',
      appeal: 'ap1',
      criteria: ['b'],
      reason: 'A report was overlooked',
      on: '2021-12-18',
    })
    await expect(execute({ ...decideRanking, on: '2021-12-20' } as never)).rejects.toMatchObject({
      code: 'RANKING_INCOMPLETE',
    })
    await execute({
      type: 'assessment.DecideAppeal',
      round: '2021',
      unit: 'u4',
      appeal: 'ap1',
      outcome: 'upheld',
      reason: 'It is there',
      authority: ministry,
      scores: [{ criterion: 'b', points: 40 }],
      on: '2021-12-20',
    })
    await expect(execute({ ...decideRanking, on: '2021-12-21' } as never)).rejects.toMatchObject({
      code: 'REASON_MISSING',
    })
    await execute({ ...decideRanking, reason: 'The appeal of u4', on: '2021-12-21' } as never)
    const book = assessments(tracker)
    expect(book.ranking({ round: '2021' })?.entries.at(-1)).toMatchObject({ unit: 'u4', points: 60, rank: 4 })
    expect(book.ranking({ round: '2021', knownAt: position })).toEqual(before)
    expect(book.scoreSheet({ round: '2021', unit: 'u4', knownAt: position }).points).toBe(30)
    await tracker.close()
  })
})
