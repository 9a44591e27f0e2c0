import { assessments } from '@tiendo/assessment'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOf } from '../src/criteria.ts'
import { anyCommand, anyPart, november, points, unit } from './arbitrary-command.ts'
import { type Assessed, crossCheck, decideScores, office, publish, selfScore, units } from './office.ts'

function answersOf(book: Assessed, knownAt?: number): object {
  const at = knownAt === undefined ? {} : { knownAt }
  return {
    ranking: book.ranking({ round: '2021', ...at }),
    classification: book.classification({ round: '2021', ...at }),
    honours: book.honours(at),
    members: book.cluster({ cluster: 'c', ...at }),
    missing: book.missing({ round: '2021', ...at }),
    results: units.map((of) => book.resultsOf({ unit: of, ...at })),
    sheets: units.map((of) => book.scoreSheet({ round: '2021', unit: of, ...at })),
    sheetsOfNovember: units.map((of) =>
      book.scoreSheet({ round: '2021', unit: of, asOf: '2021-11-30', ...at }),
    ),
  }
}

const sheetOf = (book: Assessed, of: string) => book.scoreSheet({ round: '2021', unit: of })

describe('what was known at a position', () => {
  it('never changes, whatever is recorded later', async () => {
    const met = new Set<string>()
    const later = fc.array(anyCommand, { minLength: 5, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(anyPart, later, async (part, commands) => {
        const { tracker, execute } = await office()
        const book = assessments(tracker)
        const known = new Map([[tracker.head.position, answersOf(book)]])
        for (const command of [...part, ...commands]) {
          const executed = await execute(command).catch(() => undefined)
          if (executed === undefined) continue
          for (const { type } of executed.events) met.add(type)
          known.set(tracker.head.position, answersOf(book))
          for (const { points: sum, sections } of units.map((of) => sheetOf(book, of)))
            expect(sumOf(sections.map((section) => section.points))).toBe(sum)
        }
        for (const [position, answers] of known) expect(answersOf(book, position)).toEqual(answers)
        await tracker.close()
      }),
      { numRuns: 80 },
    )
    const kinds = [
      'SelfScored',
      'CrossChecked',
      'CheckersAssigned',
      'RankingPublished',
      'AppealLodged',
      'AppealDecided',
    ]
    const deciding = ['ScoreDecided', 'ScoreCorrected', 'RankingDecided', 'ClassificationDecided']
    const others = ['Commended', 'CommendationRevoked', 'ClusterMemberJoined', 'ClusterMemberLeft']
    for (const kind of [...kinds, ...deciding, ...others]) expect(met).toContain(`assessment.${kind}`)
  })
})

describe('a decision', () => {
  it('says of every unit what its sheet has said, in whatever order the scores came in', async () => {
    const score = fc.tuple(unit, points, points, november).map((drawn) => selfScore(...drawn))
    const check = fc
      .tuple(unit, unit, fc.dictionary(fc.constantFrom('a', 'b'), points, { minKeys: 1 }), november)
      .map((drawn) => crossCheck(...drawn))
    const steps = fc.array(fc.oneof(score, check), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        const { tracker, execute } = await office()
        const book = assessments(tracker)
        for (const each of units) await execute(selfScore(each, 10, 10, '2021-11-10'))
        for (const command of commands) await execute(command).catch(() => {})
        for (const [index, each] of units.entries())
          await execute(crossCheck(each, units[(index + 1) % units.length] as string, {}, '2021-11-19'))
        const before = units.map((each) => sheetOf(book, each))
        await execute(publish)
        const published = book.ranking({ round: '2021' })
        await execute(decideScores)
        for (const sheet of before) {
          expect(published?.entries.find((entry) => entry.unit === sheet.unit)?.points).toBe(sheet.points)
          const decided = sheetOf(book, sheet.unit)
          expect(decided.sections).toEqual(sheet.sections)
          expect(decided).toMatchObject({ points: sheet.points, maximum: sheet.maximum, status: 'decided' })
        }
        await tracker.close()
      }),
      { numRuns: 100 },
    )
  })
})
