import { assessments } from '@tiendo/assessment'
import { hostileTexts, oddIds } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'
import { adoptRubric, adoptScheme, classify, commend, join } from './commands.ts'
import {
  type Command,
  crossCheck,
  decideRanking,
  decideScores,
  judged,
  office,
  publish,
  rubricOf,
  selfScore,
} from './office.ts'

const ratio = { numerator: 1, denominator: 3 }

describe('what looks dangerous and is fine', () => {
  it.each(oddIds)(
    '%s: as a criterion, an input, a level and a unit it is one like any other',
    async (odd) => {
      const { tracker, execute } = await office(rubricOf([judged(odd, 10)]), ['u1', 'u2'])
      const score = (unit: string, points: number): Command => ({
        ...(selfScore(unit, 0, 0) as Extract<Command, { type: 'assessment.SelfScore' }>),
        scores: [{ criterion: odd, points }],
      })
      await execute({ type: 'RegisterUnit', unit: odd, name: odd, on: '2021-01-01' }, join(odd, '2021-02-01'))
      await execute(score('u1', 10), score('u2', 0), score(odd, 1.5))
      await execute(crossCheck('u1', odd), crossCheck('u2', 'u1'), crossCheck(odd, 'u1', { [odd]: 2.5 }))
      await execute(publish)
      await execute(decideScores)
      await execute(decideRanking)
      await execute({
        ...adoptScheme,
        inputs: [
          { input: 'score', better: 'higher', from: 'score' },
          { input: odd, better: 'lower', from: 'stated' },
        ],
        levels: [{ level: odd, title: 'L', requires: [{ input: odd, atMost: 50 }] }],
        disqualifiers: [{ disqualifier: odd, title: 'D', atMost: odd }],
        quotas: [],
      })
      const stated = ['u1', 'u2', odd].map((unit) => ({ unit, input: odd, ratio }))
      await execute({ ...classify, stated, chosen: [], disqualified: [{ unit: odd, disqualifier: odd }] })
      await execute({ ...commend, commendation: odd, recipients: [{ kind: 'collective', unit: odd }] })
      const book = assessments(tracker)
      expect(book.scoreSheet({ round: '2021', unit: odd })).toMatchObject({ points: 2.5, status: 'decided' })
      expect(book.ranking({ round: '2021' })?.entries.map(({ unit }) => unit)).toEqual(['u1', odd, 'u2'])
      expect(book.classification({ round: '2021' })?.results.map(({ level }) => level)).toEqual([
        odd,
        odd,
        odd,
      ])
      expect(book.resultsOf({ unit: odd })).toHaveLength(1)
      expect(book.honours({ unit: odd })).toHaveLength(1)
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
      await tracker.close()
    },
  )

  it.each(hostileTexts)('%j stays what it is', async (text) => {
    const { tracker, execute } = await office({ ...rubricOf([judged('a', 10)]), title: text })
    const scores = [{ criterion: 'a', points: 1, note: text, evidence: [text] }]
    await execute({ type: 'assessment.SelfScore', round: '2021', unit: 'u1', scores, on: '2021-11-01' })
    await execute({ ...commend, form: text, recipients: [{ kind: 'individual', name: text }] })
    const [criterion] =
      assessments(tracker).scoreSheet({ round: '2021', unit: 'u1' }).sections[0]?.criteria ?? []
    expect(criterion?.self).toMatchObject({ note: text, evidence: [text] })
    expect(assessments(tracker).honours()[0]).toMatchObject({ form: text, recipients: [{ name: text }] })
    await tracker.close()
  })

  it('a table of titles of 20,000 characters is adopted, and one too large for a line is refused', async () => {
    const { tracker, execute } = await office()
    const titled = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...judged(`c${index}`, 0), title: 'x'.repeat(20_000) }))
    await execute(adoptRubric(titled(100)))
    const before = tracker.head
    await expect(
      execute({
        ...adoptRubric([]),
        rubric: 'r3',
        sections: [0, 1, 2].map((at) => ({
          ...rubricOf(titled(150).map((each) => ({ ...each, criterion: `${at}.${each.criterion}` })))
            .sections[0],
          section: `${at}`,
        })),
      } as Command),
    ).rejects.toMatchObject({ code: 'COMMIT_TOO_LARGE' })
    expect(tracker.head).toEqual(before)
    await tracker.close()
  })
})
