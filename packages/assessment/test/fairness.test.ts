import { assessment, assessmentHistory, assessments } from '@tiendo/assessment'
import { memoryStorage, openTracker } from '@tiendo/core'
import { type SealableCommit, sealLines } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import {
  commend,
  correctScore,
  decided,
  holdVote,
  join,
  leave,
  lodgeAppeal,
  published,
  ranked,
  scored,
} from './commands.ts'
import {
  type Command,
  crossCheck,
  decideRanking,
  decideScores,
  ministry,
  office,
  openRound,
  publish,
  selfScore,
  units,
} from './office.ts'

/** After the decision: the score of u3, and with it the ranking. */
const raised: readonly Command[] = [
  { ...correctScore, unit: 'u3', scores: [{ criterion: 'a', points: 60 }] },
  { ...decideRanking, reason: 'The score of u3', on: '2021-12-21' } as Command,
]

async function after(...steps: readonly (Command | readonly Command[])[]) {
  const opened = await office()
  for (const command of steps.flat()) await opened.execute(command)
  const book = assessments(opened.tracker)
  const missing = () =>
    book.missing({ round: '2021' }).map((each) => `${each.what} ${'unit' in each ? each.unit : ''}`.trim())
  return { ...opened, book, missing }
}

describe('a score', () => {
  it('that was raised after the check is checked again, whatever day it names', async () => {
    for (const on of ['2021-12-01', '2021-11-05']) {
      const { missing, execute } = await after(published, selfScore('u4', 60, 40, on))
      expect(missing()).toContain('crossCheck u4')
      await expect(execute(decideScores)).rejects.toMatchObject({ code: 'SCORE_INCOMPLETE' })
      await execute(crossCheck('u4', 'u1', {}, '2021-12-02'))
      expect(missing()).not.toContain('crossCheck u4')
      expect(missing()).toContain('provisionalRanking u4')
      await execute({ ...publish, on: '2021-12-03' } as Command)
      await execute(decideScores)
    }
  })

  it('that a unit did not give itself is given by the council', async () => {
    const half = { ...selfScore('u4', 60, 40), scores: [{ criterion: 'a', points: 60 }] } as Command
    const others = scored.filter((step) => step.type !== half.type || !('unit' in step && step.unit === 'u4'))
    const { missing, book, execute } = await after(half, others, publish)
    expect(missing()).toContain('scores u4')
    await expect(execute(decideScores)).rejects.toMatchObject({ code: 'SCORE_INCOMPLETE' })
    const scores = [{ criterion: 'b', points: 25 }]
    await execute({ ...decideScores, council: [{ unit: 'u4', scores }] } as Command)
    expect(book.scoreSheet({ round: '2021', unit: 'u4' }).points).toBe(85)
  })

  it('that a rival takes away after the announcement is announced again', async () => {
    const { missing, execute } = await after(published, crossCheck('u1', 'u3', { a: 0, b: 0 }, '2021-12-01'))
    expect(missing()).toContain('provisionalRanking u1')
    await expect(execute(decideScores)).rejects.toMatchObject({
      code: 'SCORE_INCOMPLETE',
      data: { missing: [{ what: 'provisionalRanking', unit: 'u1' }] },
    })
  })

  it('is decided in a later commit than the announcement, and on no earlier day', async () => {
    const { execute } = await after(published.slice(0, -1))
    await expect(execute(publish, decideScores)).rejects.toMatchObject({ code: 'STEP_NOT_RECORDED' })
    await execute({ ...publish, on: '2021-12-12' } as Command)
    await expect(execute(decideScores)).rejects.toMatchObject({ code: 'STEP_BEFORE_BASIS' })
  })

  it('is asked of the checker that was assigned last', async () => {
    const assign = (checker: string, on: string): Command => ({
      type: 'assessment.AssignCheckers',
      round: '2021',
      assignments: [{ unit: 'u1', checker }],
      on,
    })
    const { missing } = await after(
      selfScore('u1', 1, 1),
      assign('u2', '2021-11-02'),
      crossCheck('u1', 'u2'),
      assign('u3', '2021-11-12'),
    )
    expect(missing()).toContain('crossCheck u1')
  })

  it('needs no check where nobody is there to check it', async () => {
    const { execute, tracker } = await office(undefined, ['u1'])
    for (const step of [selfScore('u1', 1, 1), publish, decideScores, decideRanking]) await execute(step)
    expect(assessments(tracker).ranking({ round: '2021' })?.population).toBe(1)
  })
})

describe('who leaves', () => {
  it('after the end of the period or the decision stays in what is decided again', async () => {
    const { book, execute } = await after(ranked, leave('u1', '2021-12-18'))
    for (const step of raised) await execute(step)
    const ranking = book.ranking({ round: '2021' })
    expect(ranking?.entries.map(({ unit }) => unit)).toEqual(['u3', 'u1', 'u2', 'u4'])
  })

  it('before the decision is named as one who left', async () => {
    const { book } = await after(decided, leave('u1', '2021-12-12'), decideRanking)
    expect(book.ranking({ round: '2021' })).toMatchObject({ population: 3, unranked: [{ unit: 'u1' }] })
  })

  it('leaves its appeal behind, which is decided before the ranking', async () => {
    const appeal = { ...lodgeAppeal, unit: 'u1', on: '2021-12-11' } as Command
    const { missing, execute } = await after(decided, appeal, leave('u1', '2021-12-12'))
    expect(missing()).toContain('appeal u1')
    await expect(execute(decideRanking)).rejects.toMatchObject({ code: 'RANKING_INCOMPLETE' })
  })

  it('does so on a day that has come, and not before it heads the cluster', async () => {
    const head = (on: string): Command => ({
      type: 'assessment.ChangeClusterHead',
      cluster: 'c',
      head: 'u2',
      on,
    })
    const { execute } = await after(head('2021-06-01'))
    await expect(execute(leave('u2', '2021-05-01'))).rejects.toMatchObject({ code: 'HISTORY_CONTRADICTED' })
    await expect(execute(leave('u2', '2022-05-01'))).rejects.toMatchObject({ code: 'STEP_IN_FUTURE' })
    await expect(execute(join('u9', '2020-01-01'))).rejects.toMatchObject({ code: 'UNKNOWN_UNIT' })
    await execute({ type: 'RegisterUnit', unit: 'u9', name: 'New', on: '2020-01-01' })
    await expect(execute(join('u9', '2020-01-01'))).rejects.toMatchObject({ code: 'STEP_BEFORE_BASIS' })
  })
})

describe('a step', () => {
  it('rests on what there was by its day', async () => {
    const { execute, book } = await after(ranked)
    const first = book.ranking({ round: '2021' })
    for (const step of raised) await execute(step)
    await execute({ ...commend, round: '2021', on: '2021-12-18' })
    expect(book.honours()[0]?.basedOn).toEqual([first?.position])
    await execute({ ...lodgeAppeal, unit: 'u2', on: '2021-11-25' } as Command)
  })

  it('is not dated before the decision on an appeal that it had to wait for', async () => {
    const dismissed: Command = {
      type: 'assessment.DecideAppeal',
      round: '2021',
      unit: 'u4',
      appeal: 'ap1',
      outcome: 'dismissed',
      reason: 'It is there',
      authority: ministry,
      on: '2021-12-20',
    }
    const { execute } = await after(published, { ...lodgeAppeal, on: '2021-11-25' } as Command, dismissed)
    await expect(execute(decideScores)).rejects.toMatchObject({ code: 'STEP_BEFORE_BASIS' })
    await execute({ ...decideScores, on: '2021-12-21' } as Command)
    await expect(execute(decideRanking)).rejects.toMatchObject({ code: 'STEP_BEFORE_BASIS' })
  })
})

describe('an appeal of who is left out', () => {
  it('is missing until it is decided, and keeps the ranking from being decided again', async () => {
    const without = { ...decideRanking, excluded: [{ unit: 'u4', reason: 'New' }] } as Command
    const appeal = { ...lodgeAppeal, unit: 'u4', on: '2021-12-16' } as Command
    const { missing, execute } = await after(decided, without, appeal)
    expect(missing()).toEqual(['appeal u4'])
    const again = { ...without, reason: 'Again', on: '2021-12-17' } as Command
    await expect(execute(again)).rejects.toMatchObject({ code: 'RANKING_INCOMPLETE' })
  })
})

describe('who is found to have been a member', () => {
  it('is scored, checked and decided like the others before the ranking is decided again', async () => {
    const { missing, execute, book } = await after(ranked)
    await execute({ type: 'RegisterUnit', unit: 'u5', name: 'Found', on: '2021-01-01' })
    await execute(join('u5', '2021-03-01'))
    expect(missing()).toEqual(['selfScore u5', 'crossCheck u5', 'decision u5'])
    await execute(selfScore('u5', 60, 40, '2021-12-20'))
    await execute(crossCheck('u5', 'u1', {}, '2021-12-21'))
    expect(missing()).toEqual(['decision u5'])
    await execute({ ...decideScores, on: '2021-12-22' } as Command)
    expect(missing()).toEqual(['newRanking u5'])
    await execute({ ...decideRanking, reason: 'u5 was a member', on: '2021-12-23' } as Command)
    expect(missing()).toEqual([])
    expect(book.ranking({ round: '2021' })).toMatchObject({ population: 5 })
  })
})

describe('answers', () => {
  it('refuse a day that is none, and a round that was not opened by then', async () => {
    const { book } = await after(ranked, holdVote)
    for (const asOf of ['31/12/2021', 'x', '', '2021-02-30'])
      for (const ask of [
        () => book.ranking({ round: '2021', asOf }),
        () => book.missing({ round: '2021', asOf }),
        () => book.cluster({ cluster: 'c', asOf }),
      ])
        expect(ask).toThrow(expect.objectContaining({ code: 'INVALID_QUESTION', path: 'asOf' }))
    expect(() => book.round('2021', { asOf: '2021-01-31' })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_ROUND' }),
    )
    expect(book.ranking({ round: '2021', asOf: '2021-01-31' })).toBeNull()
    expect(book.missing({ round: '2021', asOf: '2021-01-31' })).toEqual([])
  })

  it('are not given of a log that holds what this version cannot read, or without the catalogue', async () => {
    const { tracker } = await after(ranked)
    const { events } = await tracker.read('all', { limit: 1_000 })
    const commits: SealableCommit[] = events.map(({ type, on, data, v }, index) => ({
      id: `c-${index}`,
      at: '2021-12-31T12:00:00.000Z',
      events: [{ type, on, data, v: index === events.length - 1 ? 2 : v }] as never,
    }))
    const storage = memoryStorage()
    await storage.append({ commit: 0, sha256: '0'.repeat(64) }, () => [...sealLines(commits)])
    const projections = [assessmentHistory]
    const newer = await openTracker({ storage, catalogues: [assessment], projections })
    expect(() => assessments(newer).ranking({ round: '2021' })).toThrow(
      expect.objectContaining({ code: 'too-new' }),
    )
    const bare = await openTracker({ storage, projections })
    expect(() => assessments(bare).rounds()).toThrow(expect.objectContaining({ code: 'INVALID_CATALOGUE' }))
  })
})

describe('a round of the past', () => {
  it('is of the members of the day on which it was opened', async () => {
    const { execute, tracker } = await office()
    await execute({
      ...openRound,
      round: '2020',
      period: { start: '2020-01-01', end: '2020-12-31' },
    } as Command)
    const scored = assessments(tracker).missing({ round: '2020' })
    expect(new Set(scored.flatMap((each) => ('unit' in each ? [each.unit] : [])))).toEqual(new Set(units))
  })
})
