import { assessments } from '@tiendo/assessment'
import type { Json, Tracker } from '@tiendo/core'
import { checkedIn, measuredIn, writtenPact, writtenRanking } from '../assessed.ts'
import type { Command } from '../scenario.ts'
import { drawnOn, publishedOn, rounds, unitsOf } from './assessment.ts'
import { leftOn, pact } from './pact.ts'

/** How the offices were compared with each other, and what they promised. */
export function standing(log: Tracker<Command>): { [name: string]: Json } {
  const asked = assessments(log)
  const ofRounds = (answer: (of: (typeof rounds)[number]) => Json) =>
    Object.fromEntries(rounds.map((of) => [of.round, answer(of)]))
  return {
    provisionalRanking: ofRounds(({ round }) => writtenRanking(asked.ranking({ round, asOf: publishedOn }))),
    ranking: ofRounds(({ round }) => writtenRanking(asked.ranking({ round }))),
    /** Criteria scored from figures, with points, ratio, plan and day: all that was due is done everywhere, in one office not on time. */
    measured: ofRounds(({ round, members }) =>
      Object.fromEntries(
        unitsOf(members).map((unit) => [
          unit,
          measuredIn(asked.scoreSheet({ round, unit })).map(
            ({ criterion, points, ratio, question: { plan, asOf } }) =>
              `${criterion} ${points} ${ratio} ${plan} ${asOf}`,
          ),
        ]),
      ),
    ),
    /** Who is to check whom, by the lot of that day. */
    checkers: ofRounds(({ round }) =>
      Object.fromEntries(
        asked
          .missing({ round, asOf: drawnOn })
          .flatMap((missing) =>
            missing.what === 'crossCheck' ? [[missing.unit, missing.checker ?? null]] : [],
          ),
      ),
    ),
    changedByChecker: ofRounds(({ round, members }) =>
      Object.fromEntries(
        unitsOf(members).flatMap((unit) => {
          const changes = checkedIn(asked.scoreSheet({ round, unit }))
          return changes.length === 0 ? [] : [[unit, changes]]
        }),
      ),
    ),
    pact: asked
      .pacts()
      .filter((signed) => signed.pact === pact)
      .map(writtenPact),
    members: Object.fromEntries(
      ['2023-01-31', leftOn].map((asOf) => [
        asOf,
        Object.fromEntries(
          rounds.map(({ cluster }) => [cluster, asked.cluster({ cluster, asOf }).members.length]),
        ),
      ]),
    ),
    left: ofRounds(({ round, cluster, members }) => {
      const now = asked.cluster({ cluster, asOf: leftOn }).members
      return {
        units: unitsOf(members).filter((unit) => !now.includes(unit)),
        /** What was decided stays as it was. */
        population: asked.ranking({ round })?.population ?? null,
      }
    }),
  }
}
