import {
  type AssessmentCommand,
  assessment,
  assessmentHistory,
  type assessments,
  type Criterion,
  type Rubric,
} from '@tiendo/assessment'
import { openTracker, type PlanningCommand } from '@tiendo/core'
import { fixedClock, seededIds } from '@tiendo/core/testing'

export type Command = PlanningCommand | AssessmentCommand
export type Assessed = ReturnType<typeof assessments>

export const ministry = { issuer: 'Bộ Tư pháp', number: '1/QĐ-BTP', date: '2021-01-15' }

export const judged = (criterion: string, maximum: number): Criterion => ({
  criterion,
  title: criterion,
  maximum,
  rule: { rule: 'judged' },
})

export const rubricOf = (criteria: readonly Criterion[], maximum = 100): Rubric => ({
  rubric: 'r',
  title: 'Criteria',
  sections: [{ section: 'I', title: 'All', maximum, criteria }],
})

/** Two judged criteria, of 60 and 40 points. */
const plain = rubricOf([judged('a', 60), judged('b', 40)])

export const units = ['u1', 'u2', 'u3', 'u4']

/** A tracker with four units in a cluster, a criteria table and a round for 2021; its clock stands at the end of the year. */
export async function office(rubric: Rubric = plain, members: readonly string[] = units) {
  const clock = fixedClock('2021-12-31T12:00:00.000Z')
  const tracker = await openTracker({
    catalogues: [assessment],
    projections: [assessmentHistory],
    clock,
    newId: seededIds(1, clock),
  })
  const execute = (...commands: readonly Command[]) => tracker.executeAll(commands)
  for (const command of openingWith(rubric, members)) await execute(command)
  return { tracker, execute, clock }
}

/** Members that a decision leaves out. */
export const without = (...left: readonly string[]) => left.map((unit) => ({ unit, reason: 'New' }))

export const openRound: Command = {
  type: 'assessment.OpenRound',
  round: '2021',
  title: 'Round',
  cluster: 'c',
  rubric: 'r',
  period: { start: '2021-01-01', end: '2021-12-31' },
  on: '2021-02-01',
}

export const selfScore = (unit: string, a: number, b: number, on = '2021-11-01'): Command => ({
  type: 'assessment.SelfScore',
  round: '2021',
  unit,
  scores: [
    { criterion: 'a', points: a },
    { criterion: 'b', points: b },
  ],
  on,
})

export const crossCheck = (
  unit: string,
  checker: string,
  points: { readonly [criterion: string]: number } = {},
  on = '2021-11-10',
): Command => ({
  type: 'assessment.CrossCheck',
  round: '2021',
  unit,
  checker,
  scores: Object.entries(points).map(([criterion, value]) => ({ criterion, points: value })),
  on,
})

export const publish: Command = { type: 'assessment.PublishRanking', round: '2021', on: '2021-11-20' }
export const decideScores: Command = {
  type: 'assessment.DecideScores',
  round: '2021',
  authority: ministry,
  on: '2021-12-10',
}
export const decideRanking: Command = {
  type: 'assessment.DecideRanking',
  round: '2021',
  authority: ministry,
  on: '2021-12-15',
}

function openingWith(rubric: Rubric, members: readonly string[]): readonly Command[] {
  return [
    ...units.map((unit): Command => ({ type: 'RegisterUnit', unit, name: unit, on: '2021-01-01' })),
    { type: 'assessment.FormCluster', cluster: 'c', title: 'Cluster', members, on: '2021-01-01' },
    { type: 'assessment.AdoptRubric', ...rubric, authority: ministry, on: '2021-01-15' },
    openRound,
  ]
}

export const opening = openingWith(plain, units)
