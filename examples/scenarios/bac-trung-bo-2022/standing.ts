import { assessments } from '@tiendo/assessment'
import type { Json, JsonObject, Tracker } from '@tiendo/core'
import { checkedIn, measuredIn, writtenPact, writtenRanking, writtenSheet } from '../assessed.ts'
import { departmentOf } from '../provinces.ts'
import type { Command } from '../scenario.ts'
import { written } from '../summary.ts'
import { members as provinces } from './amounts.ts'
import { announcedOn, cluster, round } from './assessment.ts'
import { pact } from './pact.ts'

type Log = Tracker<Command>

const late = departmentOf('nghe-an').unit
const appealed = departmentOf('ha-tinh').unit

/** How the departments were compared with each other, step by step, and what they promised. */
export function standing(log: Log): { [name: string]: Json } {
  const asked = assessments(log)
  const { head = null, members } = asked.cluster({ cluster })
  return {
    cluster: { head, members },
    provisionalRanking: writtenRanking(asked.ranking({ round, asOf: announcedOn })),
    ranking: writtenRanking(asked.ranking({ round })),
    missing: Object.fromEntries(
      ['2022-11-21', announcedOn, '2022-12-16', '2022-12-22'].map((asOf) => [
        asOf,
        asked.missing({ round, asOf }).map((missing) => ({ ...missing })),
      ]),
    ),
    /** Who checks without changing anything leaves nothing here. */
    changedByChecker: Object.fromEntries(
      members.map((unit) => [unit, checkedIn(asked.scoreSheet({ round, unit }))]),
    ),
    measured: measured(log),
    scoreSheets: [
      writtenSheet(asked.scoreSheet({ round, unit: late })),
      ...[announcedOn, '2022-12-16', '2022-12-22'].map((asOf) => ({
        asOf,
        ...writtenSheet(asked.scoreSheet({ round, unit: appealed, asOf })),
      })),
    ],
    votes: asked.votes({ round }).map(({ form, on, voters, results }) => ({
      form,
      on,
      voters,
      results: results.map((result) => ({ ...result })),
    })),
    commended: asked.honours({ round }).map(({ form, recipients, vote = null, on }) => ({
      form,
      on,
      vote,
      recipients: recipients.map((recipient) => ({ ...recipient })),
    })),
    pact: asked
      .pacts()
      .filter((signed) => signed.pact === pact)
      .map(writtenPact),
  }
}

/** The ratio that was frozen, the question that gave it, and what it gives now that the log has gone on. */
function measured(log: Log): Json {
  return Object.fromEntries(
    provinces.map((province) => {
      const { unit } = departmentOf(province)
      const lines = measuredIn(assessments(log).scoreSheet({ round, unit }))
      return [
        unit,
        lines.map(({ criterion, points, ratio, question }) => ({
          criterion,
          points,
          ratio,
          askedAgain: written(log.figures(question).ratios.completionOfDueOrDone),
          atEndOfYear: written(
            log.figures({ ...question, asOf: '2022-12-31', knownAt: undefined }).ratios.completionOfDueOrDone,
          ),
          // A question is plain JSON; only its type does not say so.
          question: question as unknown as JsonObject,
        })),
      ]
    }),
  )
}
