import { assessments } from '@tiendo/assessment'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adoptScheme,
  assignCheckers,
  classify,
  commend,
  correctScore,
  decideAppeal,
  decided,
  join,
  leave,
  lodgeAppeal,
  revoke,
} from './commands.ts'
import {
  type Assessed,
  type Command,
  crossCheck,
  decideRanking,
  decideScores,
  office,
  publish,
  selfScore,
  units,
} from './office.ts'

const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((of) => `2021-12-${String(of).padStart(2, '0')}`)
const november = fc.integer({ min: 1, max: 19 }).map((of) => `2021-11-${String(of).padStart(2, '0')}`)
const unit = fc.constantFrom(...units)
const points = fc.constantFrom(0, 5.5, 20, 40)
const reason = 'Something was found.'
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

/** Commands about one round, of which many are refused. */
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(unit, points, points, fc.oneof(november, day(1, 31))).map((drawn) => selfScore(...drawn)),
  fc
    .tuple(unit, unit, fc.dictionary(fc.constantFrom('a', 'b'), points), fc.oneof(november, day(1, 31)))
    .map((drawn) => crossCheck(...drawn)),
  fc.record({ checker: unit, unit }).map((pair) => ({ ...assignCheckers, assignments: [pair] })),
  fc
    .tuple(day(1, 31), fc.constantFrom('dense', 'competition'))
    .map(([on, ties]) => ({ ...publish, on, ties }) as Command),
  day(1, 31).map((on) => ({ ...decideScores, on }) as Command),
  fc
    .tuple(unit, points, day(10, 31))
    .map(
      ([of, b, on]) =>
        ({ ...decideScores, units: [{ unit: of, scores: [{ criterion: 'b', points: b }] }], on }) as Command,
    ),
  fc
    .tuple(unit, points, day(10, 31))
    .map(([of, b, on]) => ({ ...correctScore, unit: of, scores: [{ criterion: 'b', points: b }], on })),
  fc.tuple(unit, day(10, 31)).map(([of, on]) => ({ ...lodgeAppeal, unit: of, appeal: `of-${of}`, on })),
  fc.tuple(unit, maybe(points), day(10, 31)).map(([of, b, on]) => ({
    ...decideAppeal,
    unit: of,
    appeal: `of-${of}`,
    scores: b === undefined ? undefined : [{ criterion: 'b', points: b }],
    on,
  })),
  fc
    .tuple(day(10, 31), maybe(unit), maybe(fc.constant(reason)))
    .map(
      ([on, left, why]) =>
        ({ ...decideRanking, on, excluded: left && [{ unit: left, reason }], reason: why }) as Command,
    ),
  fc.tuple(day(15, 31), maybe(unit), maybe(fc.constant(reason))).map(([on, left, why]) => ({
    ...classify,
    on,
    stated: classify.stated?.filter((fact) => fact.unit !== left),
    chosen: [{ level: 'good', units: [] }],
    excluded: left === undefined ? [] : [left],
    reason: why,
  })),
  fc
    .tuple(fc.constantFrom('k', 'k2'), day(15, 31), maybe(fc.constant('2021')))
    .map(([commendation, on, round]) => ({ ...commend, commendation, on, round })),
  fc
    .tuple(fc.constantFrom('k', 'k2'), day(15, 31))
    .map(([commendation, on]) => ({ ...revoke, commendation, on })),
  fc.tuple(unit, day(1, 31)).map(([of, on]) => leave(of, on)),
  fc.tuple(unit, day(1, 31)).map(([of, on]) => join(of, on)),
)

/** A round to its end; what is drawn comes after some part of it. */
const story: readonly Command[] = [
  { ...assignCheckers, assignments: [] },
  ...decided,
  lodgeAppeal,
  decideAppeal,
  { ...decideRanking, on: '2021-12-21' } as Command,
  adoptScheme,
  classify,
  { ...commend, round: '2021' },
  leave('u4', '2021-12-29'),
  join('u4', '2021-12-30'),
  revoke,
]

function answersOf(book: Assessed, knownAt?: number): object {
  const at = knownAt === undefined ? {} : { knownAt }
  return {
    ranking: book.ranking({ round: '2021', ...at }),
    classification: book.classification({ round: '2021', ...at }),
    honours: book.honours(at),
    members: book.members({ cluster: 'c', ...at }),
    missing: book.missing({ round: '2021', ...at }),
    results: units.map((of) => book.resultsOf({ unit: of, ...at })),
    sheets: units.map((of) => book.scoreSheet({ round: '2021', unit: of, ...at })),
    sheetsOfNovember: units.map((of) =>
      book.scoreSheet({ round: '2021', unit: of, asOf: '2021-11-30', ...at }),
    ),
  }
}

describe('what was known at a position', () => {
  it('never changes, whatever is recorded later', async () => {
    const met = new Set<string>()
    const later = fc.array(anyCommand, { minLength: 5, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(fc.nat(story.length), later, async (step, commands) => {
        const { tracker, execute } = await office()
        const book = assessments(tracker)
        const known = new Map([[tracker.head.position, answersOf(book)]])
        for (const command of [...story.slice(0, step), ...commands]) {
          const executed = await execute(command).catch(() => undefined)
          if (executed === undefined) continue
          for (const { type } of executed.events) met.add(type)
          known.set(tracker.head.position, answersOf(book))
        }
        for (const [position, answers] of known) expect(answersOf(book, position)).toEqual(answers)
        await tracker.close()
      }),
      { numRuns: 150 },
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
        const before = units.map((each) => book.scoreSheet({ round: '2021', unit: each }))
        await execute(publish)
        const published = book.ranking({ round: '2021' })
        await execute(decideScores)
        for (const sheet of before) {
          expect(published?.entries.find((entry) => entry.unit === sheet.unit)?.points).toBe(sheet.points)
          const decided = book.scoreSheet({ round: '2021', unit: sheet.unit })
          expect(decided.sections).toEqual(sheet.sections)
          expect(decided).toMatchObject({ points: sheet.points, maximum: sheet.maximum, status: 'decided' })
        }
        await tracker.close()
      }),
      { numRuns: 100 },
    )
  })
})
