import type { RatioName, ResolvedQuestion } from '@tiendo/core'
import { describe, expect, it } from 'vitest'
import { adoptScheme, classify } from './commands.ts'
import { bound, complete, freeze, opened, ratio, task } from './figures-office.ts'
import { type Command, decideScores, ministry, publish, without } from './office.ts'

const inRound = (command: Command, more: object = {}): Command =>
  ({ ...command, round: 'f', ...more }) as Command

describe('a criterion that is bound to figures', () => {
  it('gets the ratio of the own plan or of what is led, of a kind or by weight, and points by its rule', async () => {
    const { tracker, execute, frozen, asked } = await opened()
    await execute({ ...freeze, units: ['u1', 'u2'] })
    expect(frozen('u1')).toEqual([
      ['own', { numerator: 1, denominator: 2 }, 5],
      ['led', { numerator: 1, denominator: 3 }, 3.33],
      ['weighted', { numerator: 1_000, denominator: 10_000 }, 1],
      ['adHoc', { numerator: 0, denominator: 1 }, 0],
      ['late', { numerator: 2, denominator: 3 }, 6.67],
      ['banded', { numerator: 1, denominator: 2 }, 9],
    ])
    expect(frozen('u2')).toEqual([
      ['own', null, null],
      ['led', { numerator: 1, denominator: 1 }, 10],
      ['weighted', { numerator: 1_000, denominator: 1_000 }, 10],
      ['adHoc', null, null],
      ['late', { numerator: 0, denominator: 1 }, 0],
      ['banded', null, null],
    ])
    for (const unit of ['u1', 'u2']) expect(asked(unit)).toEqual(frozen(unit))
    await tracker.close()
  })

  it('is explained by the tasks that its ratio counts', async () => {
    const { tracker, execute, linesOf } = await opened()
    await execute({ ...freeze, units: ['u1'] })
    const tasksOf = (criterion: string, figure: RatioName) => {
      const question = linesOf('u1')[criterion]?.measured?.question as ResolvedQuestion
      const { tasks, denominator } = tracker.explain(question, figure)
      return [tasks, denominator ?? []].map((list) => list.map((each) => each.task))
    }
    expect(tasksOf('own', ratio)).toEqual([['o1'], ['o1', 'o2']])
    expect(tasksOf('led', ratio)).toEqual([['a1'], ['a1', 'a2', 'a3']])
    expect(tasksOf('adHoc', ratio)).toEqual([[], ['a2']])
    expect(tasksOf('late', 'overdueOfAssigned')).toEqual([
      ['a2', 'a3'],
      ['a1', 'a2', 'a3'],
    ])
    await tracker.close()
  })

  it('keeps its ratio for ever, and so does the tracker, whatever work is recorded or retracted', async () => {
    const { tracker, execute, frozen, asked, linesOf } = await opened()
    await execute({ ...freeze, units: ['u1'] })
    const before = frozen('u1')
    const done = await execute(complete('a2', '2021-06-15'))
    await execute(complete('a3', '2021-06-20'), complete('o2'))
    for (const id of ['a4', 'a5']) await execute(task(id, 'common', 'u1'))
    await execute({ type: 'RetractEvent', task: 'a2', position: done.position, reason: 'It was not.' })
    await execute({ type: 'MergeUnit', unit: 'below', into: 'u2', on: '2021-08-01' })
    expect(frozen('u1')).toEqual(before)
    expect(asked('u1')).toEqual(before)
    const question = linesOf('u1')['led']?.measured?.question as ResolvedQuestion
    const now = tracker.figures({ ...question, knownAt: tracker.head.position }).ratios[ratio]
    expect(now).not.toEqual(tracker.figures(question).ratios[ratio])
    await tracker.close()
  })

  it('is as of a day and as known at a position', async () => {
    const { tracker, execute, linesOf } = await opened()
    const early = tracker.head.position
    await execute(complete('a2', '2021-06-15'))
    const led = async (asked: object) => {
      await execute({ ...freeze, units: ['u1'], ...asked })
      const { measured, points } = linesOf('u1')['led'] ?? {}
      expect(measured?.question).toMatchObject({ running: false, policy: 'inForce' })
      return [measured?.ratio?.numerator, points]
    }
    expect(await led({ on: '2021-11-05' })).toEqual([2, 6.67])
    expect(await led({ on: '2021-11-06', asOf: '2021-06-10' })).toEqual([1, 3.33])
    expect(await led({ on: '2021-11-07', knownAt: early })).toEqual([1, 3.33])
    await expect(led({ on: '2021-11-08', knownAt: 0 })).rejects.toMatchObject({ code: 'PLAN_EMPTY' })
    expect(await led({ on: '2021-11-08' })).toEqual([2, 6.67])
    await tracker.close()
  })

  it('is scored by people where there is nothing to divide by, and nowhere else', async () => {
    const { tracker, execute, linesOf } = await opened()
    const score = (criterion: string) =>
      inRound({
        type: 'assessment.SelfScore',
        round: 'f',
        unit: 'u2',
        scores: [{ criterion, value: { ratio: { numerator: 4, denominator: 5 } } }],
        on: '2021-11-10',
      })
    await expect(execute(score('own'))).rejects.toMatchObject({ code: 'CRITERION_MEASURED' })
    await execute({ ...freeze, units: ['u2'] })
    await expect(execute(score('led'))).rejects.toMatchObject({ code: 'CRITERION_MEASURED' })
    await execute(score('own'))
    expect(linesOf('u2')['own']).toMatchObject({ points: 8, from: 'self', measured: { ratio: null } })
    // What is frozen again with something to divide by counts before what people said.
    await execute(task('p1', 'own2', 'u2'), { ...freeze, units: ['u2'], on: '2021-11-11' })
    expect(linesOf('u2')['own']).toMatchObject({ points: 8, from: 'self' })
    await execute({ ...freeze, units: ['u2'], on: '2021-11-11' })
    expect(linesOf('u2')['own']).toMatchObject({ points: 0, from: 'figures' })
    await tracker.close()
  })

  it('is frozen again until the score is decided, and then no more', async () => {
    const { tracker, execute, linesOf, book } = await opened({}, [bound('led', { ratio, of: 'led' })])
    const alone = { units: ['u1'] }
    await execute({ ...freeze, ...alone })
    await execute(complete('a2'))
    expect(linesOf('u1')['led']?.points).toBe(3.33)
    await execute({ ...freeze, ...alone, on: '2021-11-06' })
    expect(linesOf('u1')['led']).toMatchObject({ points: 6.67, from: 'figures' })
    await execute(inRound(publish))
    await execute(inRound(decideScores, { units: ['u1'] }))
    await execute(complete('a3'))
    await expect(execute({ ...freeze, ...alone, on: '2021-12-12' })).rejects.toMatchObject({
      code: 'SCORE_DECIDED',
    })
    await execute({ ...freeze, units: ['u2'], on: '2021-12-12' })
    expect(book.scoreSheet({ round: 'f', unit: 'u1' })).toMatchObject({ status: 'decided', points: 6.67 })
    await tracker.close()
  })

  it('asks for a plan of the unit and for a position that is recorded', async () => {
    const { tracker, execute } = await opened()
    const before = tracker.head
    await expect(execute(freeze)).rejects.toMatchObject({ code: 'PLAN_MISSING', data: { unit: 'u3' } })
    const beyond = { ...freeze, units: ['u1'], knownAt: before.position + 1 }
    await expect(execute(beyond)).rejects.toMatchObject({ code: 'POSITION_NOT_RECORDED' })
    expect(tracker.head).toEqual(before)
    const without = await opened({ plan: undefined, round: 'g' })
    const led = { ...freeze, round: 'g', units: ['u1'] }
    await expect(without.execute(led)).rejects.toMatchObject({ code: 'PLAN_MISSING' })
    await tracker.close()
    await without.tracker.close()
  })
})

describe('a classification', () => {
  it('takes the ratios of figures with their questions, and those that people state only where there are none', async () => {
    const { tracker, execute, book } = await opened({ rubric: undefined })
    await execute({
      ...adoptScheme,
      inputs: [{ input: 'done', better: 'higher', from: { figures: { ratio, of: 'ownPlan' } } }],
      levels: [{ level: 'half', title: 'Half', requires: [{ input: 'done', atLeast: 50 }] }],
      disqualifiers: [],
      quotas: [],
    })
    const asked = { ...classify, round: 'f', excluded: without('u3', 'u4'), chosen: [], asOf: '2021-10-31' }
    const stated = [
      { unit: 'u2', input: 'done', ratio: { numerator: 1, denominator: 3 }, evidence: 'A letter' },
    ]
    await expect(execute({ ...asked, stated: [] })).rejects.toMatchObject({ code: 'INPUT_MISSING' })
    const both = [...stated, { ...stated[0], unit: 'u1' }] as typeof stated
    await expect(execute({ ...asked, stated: both })).rejects.toMatchObject({ code: 'INPUT_STATED' })
    await execute({ ...asked, stated, authority: ministry })
    const [u1, u2] = book.classification({ round: 'f' })?.results ?? []
    expect(u1).toMatchObject({ level: 'half', inputs: [{ ratio: { numerator: 1, denominator: 2 } }] })
    expect(u2).toMatchObject({ level: null, inputs: [{ ratio: stated[0]?.ratio, evidence: 'A letter' }] })
    await execute(complete('o2', '2021-06-02'))
    const input = u1?.inputs[0]
    expect(tracker.figures(input?.question as ResolvedQuestion).ratios[ratio]).toEqual(input?.ratio)
    await tracker.close()
  })
})
