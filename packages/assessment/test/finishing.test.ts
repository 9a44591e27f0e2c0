import { assessments, type Missing } from '@tiendo/assessment'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCommand, anyPart } from './arbitrary-command.ts'
import {
  type Assessed,
  type Command,
  decideRanking,
  decideScores,
  ministry,
  office,
  publish,
  units,
} from './office.ts'

/** The last day, on which nothing is dated before what it rests on. */
const on = '2021-12-31'

/** Whom the ranking leaves out for a reason. */
function excludedIn(book: Assessed) {
  const { unranked = [] } = book.ranking({ round: '2021' }) ?? {}
  return unranked.filter(({ reason }) => reason !== undefined)
}

/** What does away with something that is missing. */
function commandsFor(missing: Missing, book: Assessed): readonly Command[] {
  const ofUnit =
    'unit' in missing ? { round: '2021', unit: missing.unit as string, on } : { round: '2021', unit: '', on }
  switch (missing.what) {
    case 'selfScore':
    case 'scores': {
      const scores = ['a', 'b'].map((criterion) => ({ criterion, points: 7 }))
      return [{ type: 'assessment.SelfScore', ...ofUnit, scores }]
    }
    case 'crossCheck': {
      const { members } = book.cluster({ cluster: 'c' })
      const others = members.filter((member) => member !== missing.unit)
      const checker = others.includes(missing.checker ?? '')
        ? (missing.checker as string)
        : (others[0] as string)
      const assignments = [{ unit: missing.unit, checker }]
      const { checker: assigned } = missing
      return [
        ...(assigned === undefined || assigned === checker
          ? []
          : [{ type: 'assessment.AssignCheckers', round: '2021', assignments, on } as const]),
        { type: 'assessment.CrossCheck', ...ofUnit, checker, scores: [] },
      ]
    }
    case 'appeal': {
      const decision = { outcome: 'dismissed', reason: 'Looked at', authority: ministry } as const
      return [{ type: 'assessment.DecideAppeal', ...ofUnit, appeal: missing.appeal, ...decision }]
    }
    case 'provisionalRanking':
      return [{ ...publish, on } as Command]
    case 'decision':
      return [{ ...decideScores, units: [missing.unit], on } as Command]
    case 'rankingDecision':
    case 'newRanking':
      return [{ ...decideRanking, excluded: excludedIn(book), reason: 'To finish', on } as Command]
    case 'exclusion': {
      const excluded = [...excludedIn(book), { unit: missing.unit, reason: 'No member' }]
      return [{ ...decideRanking, excluded, reason: 'To finish', on } as Command]
    }
    default:
      return []
  }
}

describe('whatever was recorded in a round', () => {
  it('can be brought to a decided ranking by doing what is missing, one after the other', async () => {
    let finished = 0
    const later = fc.array(anyCommand, { maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(anyPart, later, async (part, commands) => {
        const { tracker, execute } = await office()
        for (const command of [...part, ...commands]) await execute(command).catch(() => undefined)
        const book = assessments(tracker)
        const open = () => book.missing({ round: '2021' }).filter(({ what }) => what !== 'newClassification')
        for (let steps = 0; open().length > 0 && steps < 60; steps++) {
          const [next] = open() as [Missing]
          if (next.what === 'members') return await tracker.close()
          for (const command of commandsFor(next, book)) await execute(command)
        }
        expect(open()).toEqual([])
        // Nothing more: another decision would say the same.
        const again = { ...decideRanking, excluded: excludedIn(book), reason: 'Again', on } as Command
        await expect(execute(again)).rejects.toMatchObject({ code: 'NOTHING_CHANGED' })
        expect(book.ranking({ round: '2021' })).toMatchObject({ status: 'decided' })
        finished++
        await tracker.close()
      }),
      { numRuns: 150 },
    )
    expect(finished).toBeGreaterThan(units.length)
  })
})
