import { type AssessmentCommand, drawnCheckers } from '@tiendo/assessment'
import type { Entry } from '../scenario.ts'
import { departments, enforcementOffices, type Member } from './plans.ts'
import { rubric } from './rubric.ts'
import { changedByChecker, councilScores, selfScores } from './scores.ts'

/**
 * Real: a cluster of two offices of each of seven provinces. The document says nothing of scores or ranks: that its members
 * were compared, how, and that enforcement offices were ranked apart as well, is invented.
 */
export const rounds = [
  {
    round: 'dnb-2022',
    cluster: 'dong-nam-bo',
    title: 'Khối các cơ quan Tư pháp miền Đông Nam Bộ',
    members: [...departments, ...enforcementOffices],
  },
  {
    round: 'dnb-thads-2022',
    cluster: 'dong-nam-bo-thads',
    title: 'Các Cục Thi hành án dân sự miền Đông Nam Bộ',
    members: enforcementOffices,
  },
] as const

const seed = 'Khối Đông Nam Bộ, 21/11/2022'
export const drawnOn = '2022-11-21'
const frozenOn = '2022-11-30'
export const publishedOn = '2022-12-01'

const head = 'tk-stp-ninh-thuan'
const council = 'Hội đồng thi đua Khối các cơ quan Tư pháp miền Đông Nam Bộ'

export const unitsOf = (members: readonly Member[]) => members.map(({ office }) => office.unit)

/** Each step in a commit of its own, for both rounds at once: a step rests on what was recorded before it. */
function step(
  recordedAt: string,
  commandOf: (round: (typeof rounds)[number]) => AssessmentCommand | readonly AssessmentCommand[],
): Entry {
  return { recordedAt, by: head, commands: rounds.flatMap((round) => commandOf(round)) }
}

const prepared: readonly Entry[] = [
  step('2022-01-19T09:00', ({ cluster, title, members }) => ({
    type: 'assessment.FormCluster',
    cluster,
    title,
    members: unitsOf(members),
    on: '2022-01-19',
  })),
  {
    recordedAt: '2022-02-22T09:00',
    by: head,
    commands: [
      {
        type: 'assessment.AdoptRubric',
        ...rubric,
        authority: { issuer: council, date: '2022-02-22' },
        on: '2022-02-22',
      },
    ],
  },
  step('2022-11-14T09:00', ({ round, cluster, title, members }) => ({
    type: 'assessment.OpenRound',
    round,
    title: `Chấm điểm thi đua năm 2022: ${title}`,
    cluster,
    rubric: rubric.rubric,
    period: { start: '2022-01-01', end: '2022-12-31' },
    plans: members.map(({ office, plan }) => ({ unit: office.unit, plan })),
    on: '2022-11-14',
  })),
  step(`${drawnOn}T10:00`, ({ round }) => ({
    type: 'assessment.DrawCheckers',
    round,
    seed,
    on: drawnOn,
  })),
]

function selfScored(): readonly Entry[] {
  return rounds[0].members.map((member, index) => {
    const { province, office, by } = member
    const on = `2022-11-${23 + (index % 3)}`
    const kind = departments.includes(member) ? 'department' : 'enforcement'
    return {
      recordedAt: `${on}T14:${String(10 + index).padStart(2, '0')}`,
      by,
      commands: rounds
        .filter(({ members }) => members.includes(member))
        .map(({ round }) => ({
          type: 'assessment.SelfScore' as const,
          round,
          unit: office.unit,
          scores: selfScores(province, kind),
          on,
        })),
    }
  })
}

/** Drawn again here, as anybody can who knows the seed. */
function checked(): readonly Entry[] {
  return rounds.flatMap(({ round, members }) =>
    drawnCheckers(unitsOf(members), seed).map(({ unit, checker }, index) => {
      const on = `2022-11-${28 + (index % 2)}`
      const scores = changedByChecker[unit] ?? []
      return {
        recordedAt: `${on}T15:${String(10 + index).padStart(2, '0')}`,
        by: `tk-${checker}`,
        commands: [{ type: 'assessment.CrossCheck' as const, round, unit, checker, scores, on }],
      }
    }),
  )
}

const concluded: readonly Entry[] = [
  step(`${frozenOn}T17:00`, ({ round }) => ({
    type: 'assessment.FreezeFigures',
    round,
    asOf: frozenOn,
    on: frozenOn,
  })),
  step(`${publishedOn}T16:00`, ({ round }) => ({
    type: 'assessment.PublishRanking',
    round,
    ties: 'dense',
    on: publishedOn,
  })),
  step('2022-12-13T15:00', ({ round, members }) => ({
    type: 'assessment.DecideScores',
    round,
    authority: { issuer: council, date: '2022-12-13' },
    council: unitsOf(members).flatMap((unit) => {
      const scores = councilScores[unit]
      return scores === undefined ? [] : [{ unit, scores }]
    }),
    on: '2022-12-13',
  })),
  step('2022-12-15T09:00', ({ round }) => ({
    type: 'assessment.DecideRanking',
    round,
    ties: 'dense',
    authority: { issuer: council, number: '04/QĐ-HĐTĐ', date: '2022-12-15' },
    on: '2022-12-15',
  })),
]

export function assessed(): readonly Entry[] {
  return [...prepared, ...selfScored(), ...checked(), ...concluded]
}
