import { assessments, recipientCounts } from '@tiendo/assessment'
import type { Json, Tracker } from '@tiendo/core'
import { rankOf, writtenRanking, writtenSheet } from '../assessed.ts'
import { departmentOf } from '../provinces.ts'
import type { Command } from '../scenario.ts'
import { publishedOn, round } from './assessment.ts'
import { department } from './units.ts'

/** What the ministry thought of the department, and how it was honoured. */
export function standing(log: Tracker<Command>): { [name: string]: Json } {
  const asked = assessments(log)
  const provisional = asked.ranking({ round, asOf: publishedOn })
  const decided = asked.ranking({ round })
  return {
    rank: { provisional: rankOf(provisional, department), decided: rankOf(decided, department) },
    provisionalRanking: writtenRanking(provisional),
    /** Before the decision the provisional one was all that was known. */
    rankingKnown: Object.fromEntries(
      ['2021-12-05', publishedOn, '2021-12-23', '2021-12-24'].map((knownAt) => [
        knownAt,
        asked.ranking({ round, knownAt })?.status ?? null,
      ]),
    ),
    ranking: writtenRanking(decided),
    /** That of Cà Mau has a criterion below 0. */
    scoreSheets: [department, departmentOf('ca-mau').unit].map((unit) =>
      writtenSheet(asked.scoreSheet({ round, unit })),
    ),
    honours: Object.fromEntries(
      ['2021-12-31', '2022-01-31'].map((asOf) => {
        const honours = asked.honours({ asOf }).filter(({ commendation }) => commendation.startsWith('dt-'))
        return [
          asOf,
          {
            recipients: recipientCounts(honours),
            given: honours.map(({ form, class: degree, authority, recipients, revoked }) => ({
              form,
              class: degree ?? null,
              issuer: authority.issuer,
              recipients: recipients.map((recipient) =>
                'count' in recipient
                  ? `${recipient.count} ${recipient.kind}`
                  : `${recipient.kind} ${'unit' in recipient ? recipient.unit : recipient.name}`,
              ),
              revokedOn: revoked?.on ?? null,
            })),
          },
        ]
      }),
    ),
  }
}
