import type { AssessmentCommand } from '@tiendo/assessment'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCommand, anyPart } from './arbitrary-command.ts'
import { Bench, type Decided, isExcluded, isOurs, race } from './bench.ts'
import {
  commend,
  correctScore,
  decided,
  join,
  leave,
  lodgeAppeal,
  published,
  ranked,
  revoke,
} from './commands.ts'
import {
  type Command,
  crossCheck,
  decideRanking,
  decideScores,
  opening,
  publish,
  selfScore,
} from './office.ts'

describe('two racing commands', () => {
  // The log accepts the second one as it was decided unless its boundary excludes what the first one recorded. So
  // wherever the boundary does not, deciding again must give the very same events: otherwise a rule could be broken.
  it('of any two kinds: one is decided the same after whatever its boundary lets pass', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(anyPart, fc.array(anyCommand, { minLength: 40, maxLength: 40 }), (part, drawn) => {
        const bench = new Bench([...opening, ...part])
        const allowed = drawn.filter(isOurs).flatMap((command) => {
          const alone = bench.decide(command)
          return alone === undefined ? [] : [{ command, alone }]
        })
        for (const first of allowed) {
          for (const second of allowed) {
            if (isExcluded(second.alone.boundary, first.alone.events)) continue
            met.add(`${first.command.type} ${second.command.type}`)
            const late = bench.decide(first.command, second.command)
            if (JSON.stringify(late?.events) !== JSON.stringify(second.alone.events))
              expect({ first: first.command, second: second.command, late: late?.events }).toEqual({
                first: first.command,
                second: second.command,
                late: second.alone.events,
              })
          }
        }
      }),
      { numRuns: 150 },
    )
    expect(met.size).toBeGreaterThan(100)
  })

  it.each<[string, readonly Command[], Command, Command, refusal: string | null]>([
    ['a self-score and the decision', published, selfScore('u1', 1, 1, '2021-12-01'), decideScores, null],
    [
      'a cross-check and the decision',
      published,
      crossCheck('u1', 'u2', { a: 1 }, '2021-12-01'),
      decideScores,
      null,
    ],
    [
      'two corrections',
      decided,
      correctScore,
      { ...correctScore, scores: [{ criterion: 'a', points: 2 }] },
      null,
    ],
    ['one correction twice', decided, correctScore, correctScore, 'NOTHING_CHANGED'],
    [
      'a ranking and a correction',
      decided,
      { ...decideRanking, on: '2021-12-21' } as Command,
      correctScore,
      null,
    ],
    [
      'a ranking and an appeal',
      decided,
      { ...decideRanking, on: '2021-12-21' } as Command,
      lodgeAppeal,
      null,
    ],
    ['the ranking twice', decided, decideRanking, decideRanking, 'REASON_MISSING'],
    ['the scores twice', published, decideScores, decideScores, 'SCORE_DECIDED'],
    [
      'a ranking and a new member',
      decided,
      { ...decideRanking, on: '2021-12-21' } as Command,
      leave('u4', '2021-12-20'),
      null,
    ],
    ['two commendations of one id', [], commend, { ...commend, form: 'Another' }, 'COMMENDATION_EXISTS'],
    ['a revocation twice', [commend], revoke, revoke, 'COMMENDATION_REVOKED'],
    ['leaving twice', [], leave('u1', '2021-12-01'), leave('u1', '2021-12-01'), 'NOT_A_MEMBER'],
    [
      'joining twice',
      [leave('u1', '2021-06-01')],
      join('u1', '2021-12-01'),
      join('u1', '2021-12-01'),
      'ALREADY_MEMBER',
    ],
    [
      'leaving and joining',
      [leave('u1', '2021-06-01')],
      join('u1', '2021-12-01'),
      leave('u1', '2021-12-01'),
      null,
    ],
    [
      'two self-scores of a unit that leaves',
      [],
      selfScore('u1', 1, 1, '2021-12-01'),
      leave('u1', '2021-12-01'),
      null,
    ],
  ])('%s are recorded as if one came after the other', async (_, before, first, second, refusal) => {
    const bench = new Bench([...opening, ...before])
    const pairs = [
      [first, second],
      [second, first],
    ] as const
    let excluded = 0
    for (const [one, other] of pairs) {
      const [early, late] = [bench.decide(one as AssessmentCommand), bench.decide(other as AssessmentCommand)]
      if (early === undefined || late === undefined) continue
      if (isExcluded(late.boundary, early.events)) excluded++
      const { recorded, inTurn, refused } = await race([...opening, ...before], [one, other])
      expect(recorded).toEqual(inTurn)
      if (refusal !== null) expect(refused).toEqual([refusal])
    }
    // Each of these pairs meets, or it is no race: a test of boundaries that are always apart shows nothing.
    const refusedAlone = pairs.some(([one]) => bench.decide(one as AssessmentCommand) === undefined)
    if (!refusedAlone) expect(excluded).toBeGreaterThan(0)
  })

  it('on two trackers of one log, whatever they are, lead to what one tracker records in their order', async () => {
    await fc.assert(
      fc.asyncProperty(anyPart, fc.array(anyCommand, { maxLength: 12 }), async (part, commands) => {
        const { recorded, inTurn } = await race([...opening, ...part], commands)
        expect(recorded).toEqual(inTurn)
      }),
      { numRuns: 60 },
    )
  })

  it('on scores of two units do not exclude each other', () => {
    const bench = new Bench([...opening, ...ranked.slice(0, 8)])
    const pairs = [
      [selfScore('u1', 1, 1), selfScore('u2', 1, 1)],
      [selfScore('u1', 1, 1), crossCheck('u2', 'u1')],
    ] as readonly (readonly [AssessmentCommand, AssessmentCommand])[]
    for (const [one, other] of pairs) {
      const [a, b] = [bench.decide(one) as Decided, bench.decide(other) as Decided]
      expect([isExcluded(a.boundary, b.events), isExcluded(b.boundary, a.events)]).toEqual([false, false])
    }
    const ranking = bench.decide(publish as AssessmentCommand) as Decided
    const score = bench.decide(selfScore('u1', 1, 1) as AssessmentCommand) as Decided
    expect(isExcluded(ranking.boundary, score.events)).toBe(true)
  })
})
