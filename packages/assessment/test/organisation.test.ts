import { assessments } from '@tiendo/assessment'
import { describe, expect, it } from 'vitest'
import { adoptScheme, classify, join, leave } from './commands.ts'
import {
  type Command,
  decideRanking,
  decideScores,
  ministry,
  office,
  openRound,
  publish,
  selfScore,
  without,
} from './office.ts'

describe('the members of a cluster', () => {
  it('are those of the day, in the order in which they joined, as known at a position', async () => {
    const { tracker, execute } = await office()
    const formed = tracker.head.position
    await execute(leave('u2', '2021-03-01'))
    await execute(join('u2', '2021-05-01'), leave('u1', '2021-04-01'))
    await execute(leave('u4', '2021-12-31'))
    const membersOf = (at: object) =>
      assessments(tracker)
        .cluster({ cluster: 'c', ...at })
        .members.join(' ')
    expect(membersOf({})).toBe('u3 u2')
    expect(membersOf({ asOf: '2021-02-28' })).toBe('u1 u2 u3 u4')
    expect(membersOf({ asOf: '2021-03-01' })).toBe('u1 u3 u4')
    expect(membersOf({ asOf: '2021-04-01' })).toBe('u3 u4')
    expect(membersOf({ asOf: '2021-05-01' })).toBe('u3 u4 u2')
    expect(membersOf({ asOf: '2021-12-30' })).toBe('u3 u4 u2')
    expect(membersOf({ knownAt: formed })).toBe('u1 u2 u3 u4')
    expect(membersOf({ asOf: '2021-12-31', knownAt: formed + 1 })).toBe('u1 u3 u4')
    await tracker.close()
  })

  it('are scored and ranked as long as they are in it, and asked for as soon as they are', async () => {
    const { tracker, execute } = await office(undefined, ['u1', 'u2'])
    const book = assessments(tracker)
    const missing = (at: object) =>
      book.missing({ round: '2021', ...at }).filter(({ what }) => what === 'selfScore')
    await execute(join('u3', '2021-06-01'), leave('u1', '2021-10-01'))
    expect(missing({ asOf: '2021-05-31' }).map((each) => 'unit' in each && each.unit)).toEqual(['u1', 'u2'])
    expect(missing({ asOf: '2021-06-01' }).map((each) => 'unit' in each && each.unit)).toEqual([
      'u1',
      'u2',
      'u3',
    ])
    expect(missing({}).map((each) => 'unit' in each && each.unit)).toEqual(['u2', 'u3'])
    await execute(selfScore('u1', 60, 40, '2021-09-30'), selfScore('u3', 1, 2), selfScore('u2', 2, 1))
    await expect(execute(selfScore('u1', 60, 40, '2021-10-01'))).rejects.toMatchObject({
      code: 'NOT_A_MEMBER',
    })
    await expect(execute(selfScore('u3', 1, 2, '2021-05-31'))).rejects.toMatchObject({ code: 'NOT_A_MEMBER' })
    await execute(publish)
    expect(book.ranking({ round: '2021' })?.entries.map(({ unit, rank }) => [unit, rank])).toEqual([
      ['u2', 1],
      ['u3', 1],
    ])
    await tracker.close()
  })

  it('who come after the ranking was decided leave it as it is, until it is decided again', async () => {
    const { tracker, execute } = await office(undefined, ['u1', 'u2'])
    const book = assessments(tracker)
    await execute({ ...openRound, round: 'r', crossCheck: 'none' } as Command)
    const inRound = (command: Command, more: object = {}) => ({ ...command, round: 'r', ...more }) as Command
    await execute(inRound(selfScore('u1', 1, 1)), inRound(selfScore('u2', 2, 2)))
    for (const step of [publish, decideScores, decideRanking]) await execute(inRound(step))
    const before = book.ranking({ round: 'r' })
    await execute(join('u3', '2021-12-16'), leave('u1', '2021-12-16'))
    expect(book.ranking({ round: 'r' })).toEqual(before)
    expect(book.missing({ round: 'r' })).toEqual([])
    const again = inRound(decideRanking, { reason: 'The cluster has changed.', on: '2021-12-20' })
    await expect(execute(again)).rejects.toMatchObject({ code: 'NOTHING_CHANGED' })
    // Recorded late: it was a member when the ranking was decided.
    await execute(join('u4', '2021-03-01'))
    expect(book.missing({ round: 'r' })).toEqual([
      { what: 'selfScore', unit: 'u4' },
      { what: 'decision', unit: 'u4' },
    ])
    await expect(execute(again)).rejects.toMatchObject({ code: 'RANKING_INCOMPLETE' })
    await execute({ ...again, excluded: [{ unit: 'u4', reason: 'New' }] } as Command)
    expect(book.missing({ round: 'r' })).toEqual([])
    expect(book.ranking({ round: 'r' })).toMatchObject({
      population: 2,
      entries: [
        { unit: 'u2', rank: 1 },
        { unit: 'u1', rank: 2 },
      ],
      unranked: [{ unit: 'u4', reason: 'New' }],
    })
    expect(book.ranking({ round: 'r', asOf: '2021-12-19' })).toEqual(before)
    await tracker.close()
  })
})

/**
 * Rounds for 2019 (ranked by 20 December 2021) and for 2020 (only classified, on the 22nd) of u1, u2 and u3; u1 is merged
 * into u2 on 1 April, and u2 into u3 on 1 July.
 */
async function merged() {
  const { tracker, execute } = await office(undefined, ['u1', 'u2', 'u3'])
  const year = (of: number) => ({ start: `${of}-01-01`, end: `${of}-12-31` })
  await execute({
    ...openRound,
    round: 'y2020',
    title: 'Y2020',
    rubric: undefined,
    period: year(2020),
  } as Command)
  await execute({
    ...openRound,
    round: 'y2019',
    title: 'Y2019',
    crossCheck: 'none',
    period: year(2019),
  } as Command)
  const inRound = (command: Command) => ({ ...command, round: 'y2019' }) as Command
  for (const [unit, points] of [
    ['u1', 10],
    ['u2', 20],
    ['u3', 10],
  ] as const)
    await execute(inRound(selfScore(unit, points, 0)))
  await execute(inRound(publish))
  const published = tracker.head.position
  await execute(inRound(decideScores))
  await execute(inRound(decideRanking))
  await execute({
    ...adoptScheme,
    inputs: [{ input: 'late', better: 'lower', from: 'stated' }],
    levels: [{ level: 'good', title: 'Good', requires: [{ input: 'late', atMost: 15 }] }],
    disqualifiers: [],
    quotas: [],
  })
  const stated = classify.stated?.slice(0, 2)
  await execute({
    ...classify,
    round: 'y2020',
    stated,
    chosen: [],
    excluded: without('u3'),
    authority: ministry,
  })
  await execute({ type: 'MergeUnit', unit: 'u1', into: 'u2', on: '2021-04-01' })
  await execute({ type: 'MergeUnit', unit: 'u2', into: 'u3', on: '2021-07-01' })
  const book = assessments(tracker)
  const resultsOf = (unit: string, at: object = {}) =>
    book.resultsOf({ unit, ...at }).map((result) => {
      const { round, unit: of, rank, population, status, level } = result
      return [round, of, rank === undefined ? level : `${rank}/${population} ${status}`].join(' ')
    })
  return { tracker, resultsOf, published }
}

describe('the results of a unit', () => {
  it('are with those of the units that were merged into it by the day of the organisation, by period', async () => {
    const { tracker, resultsOf } = await merged()
    const first = ['y2019 u1 2/3 decided', 'y2020 u1 good']
    const second = ['y2019 u2 1/3 decided', 'y2020 u2 good']
    const third = ['y2019 u3 2/3 decided']
    const byRound = (...all: readonly string[][]) => [
      ...all.flatMap(([ranked]) => ranked as string),
      ...all.flatMap(([, classified]) => classified ?? []),
    ]
    expect(resultsOf('u1')).toEqual(first)
    expect(resultsOf('u2')).toEqual(byRound(second, first))
    expect(resultsOf('u3')).toEqual(byRound(third, second, first))
    expect(resultsOf('u2', { unitsAsOf: '2021-03-31' })).toEqual(second)
    expect(resultsOf('u2', { unitsAsOf: '2021-04-01' })).toEqual(byRound(second, first))
    expect(resultsOf('u3', { unitsAsOf: '2021-06-30' })).toEqual(third)
    expect(resultsOf('u3', { unitsAsOf: '2021-07-01' })).toEqual(byRound(third, second, first))
    expect(resultsOf('u4')).toEqual([])
    expect(() => resultsOf('u9')).toThrow(expect.objectContaining({ code: 'UNKNOWN_UNIT' }))
    await tracker.close()
  })

  it('are those of a day and of what was known, whatever the organisation', async () => {
    const { tracker, resultsOf, published } = await merged()
    expect(resultsOf('u3', { asOf: '2021-11-19' })).toEqual([])
    expect(resultsOf('u2', { asOf: '2021-11-20' })).toEqual([
      'y2019 u2 1/3 provisional',
      'y2019 u1 2/3 provisional',
    ])
    expect(resultsOf('u1', { asOf: '2021-12-15' })).toEqual(['y2019 u1 2/3 decided'])
    expect(resultsOf('u1', { knownAt: published })).toEqual(['y2019 u1 2/3 provisional'])
    expect(resultsOf('u1', { knownAt: published - 1 })).toEqual([])
    await tracker.close()
  })
})
