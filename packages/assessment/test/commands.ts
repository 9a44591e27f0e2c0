import type { AssessmentCommand, Criterion, Scheme } from '@tiendo/assessment'
import {
  type Command,
  crossCheck,
  decideRanking,
  decideScores,
  judged,
  ministry,
  openRound,
  publish,
  rubricOf,
  selfScore,
  units,
} from './office.ts'

/** One command of each kind that the office of the tests allows once what it is based on is recorded. */

type OfKind<Type extends AssessmentCommand['type']> = Extract<AssessmentCommand, { readonly type: Type }>

export const adoptRubric = (criteria: readonly Criterion[], rubric = 'r2', maximum = 100) =>
  ({
    type: 'assessment.AdoptRubric',
    ...rubricOf(criteria, maximum),
    rubric,
    authority: ministry,
    on: '2021-01-15',
  }) satisfies Command

/** By the share of points, and a ratio that people state: `good` may get one half of all. */
export const scheme: Scheme = {
  scheme: 's',
  version: 1,
  title: 'Scheme',
  inputs: [
    { input: 'score', better: 'higher', from: 'score' },
    { input: 'late', better: 'lower', from: 'stated' },
  ],
  levels: [
    { level: 'good', title: 'Good', requires: [{ input: 'score', atLeast: 80 }] },
    { level: 'completed', title: 'Completed', requires: [{ input: 'late', atMost: 50 }] },
  ],
  disqualifiers: [{ disqualifier: 'd', title: 'Violation', atMost: 'completed' }],
  quotas: [{ level: 'good', share: { numerator: 1, denominator: 2 }, of: 'population' }],
}

export const adoptScheme: OfKind<'assessment.AdoptScheme'> = {
  type: 'assessment.AdoptScheme',
  ...scheme,
  authority: ministry,
  on: '2021-01-15',
}

const changeHead: OfKind<'assessment.ChangeClusterHead'> = {
  type: 'assessment.ChangeClusterHead',
  cluster: 'c2',
  head: 'u2',
  on: '2021-01-03',
}

export const namePlans: OfKind<'assessment.NamePlans'> = {
  type: 'assessment.NamePlans',
  round: '2021',
  plan: 'plan',
  plans: [{ unit: 'u1', plan: 'plan' }],
  on: '2021-02-02',
}

export const holdVote: OfKind<'assessment.HoldVote'> = {
  type: 'assessment.HoldVote',
  round: '2021',
  vote: 'v',
  form: 'Certificate',
  voters: 4,
  results: [
    { unit: 'u1', inFavour: 4 },
    { name: 'Somebody', inFavour: 1 },
  ],
  on: '2021-11-20',
}

export const formCluster: OfKind<'assessment.FormCluster'> = {
  type: 'assessment.FormCluster',
  cluster: 'c2',
  title: 'Another cluster',
  members: ['u1', 'u2'],
  head: 'u1',
  on: '2021-01-01',
}

export const join = (unit: string, on: string, cluster = 'c'): Command => ({
  type: 'assessment.JoinCluster',
  cluster,
  unit,
  on,
})
export const leave = (unit: string, on: string, cluster = 'c'): Command => ({
  type: 'assessment.LeaveCluster',
  cluster,
  unit,
  on,
})

export const freezeFigures: OfKind<'assessment.FreezeFigures'> = {
  type: 'assessment.FreezeFigures',
  round: '2021',
  asOf: '2021-10-31',
  on: '2021-11-05',
}

export const assignCheckers: OfKind<'assessment.AssignCheckers'> = {
  type: 'assessment.AssignCheckers',
  round: '2021',
  assignments: [{ unit: 'u1', checker: 'u2' }],
  on: '2021-10-01',
}

export const drawCheckers: OfKind<'assessment.DrawCheckers'> = {
  type: 'assessment.DrawCheckers',
  round: '2021',
  seed: '8 March',
  on: '2021-10-01',
}

export const lodgeAppeal: OfKind<'assessment.LodgeAppeal'> = {
  type: 'assessment.LodgeAppeal',
  round: '2021',
  unit: 'u4',
  appeal: 'ap1',
  criteria: ['b'],
  reason: 'A report was overlooked.',
  on: '2021-12-18',
}

export const decideAppeal: OfKind<'assessment.DecideAppeal'> = {
  type: 'assessment.DecideAppeal',
  round: '2021',
  unit: 'u4',
  appeal: 'ap1',
  outcome: 'upheld',
  reason: 'It is there.',
  authority: ministry,
  scores: [{ criterion: 'b', points: 30 }],
  on: '2021-12-20',
}

export const correctScore: OfKind<'assessment.CorrectScore'> = {
  type: 'assessment.CorrectScore',
  round: '2021',
  unit: 'u1',
  scores: [{ criterion: 'a', points: 1 }],
  reason: 'A mistake was found.',
  authority: ministry,
  on: '2021-12-20',
}

const late = units.map((unit) => ({
  unit,
  input: 'late',
  ratio: { numerator: 1, denominator: 10 },
}))

export const classify: OfKind<'assessment.Classify'> = {
  type: 'assessment.Classify',
  round: '2021',
  scheme: 's',
  version: 1,
  stated: late,
  chosen: [{ level: 'good', units: ['u1', 'u2'] }],
  authority: ministry,
  on: '2021-12-22',
}

export const commend: OfKind<'assessment.Commend'> = {
  type: 'assessment.Commend',
  commendation: 'k',
  form: 'Bằng khen',
  recipients: [{ kind: 'collective', unit: 'u1' }],
  authority: ministry,
  on: '2021-12-28',
}

export const revoke: OfKind<'assessment.RevokeCommendation'> = {
  type: 'assessment.RevokeCommendation',
  commendation: 'k',
  reason: 'The report was false.',
  authority: ministry,
  on: '2021-12-30',
}

export const signPact: OfKind<'assessment.SignPact'> = {
  type: 'assessment.SignPact',
  pact: 'p',
  title: 'Pact',
  cluster: 'c',
  parties: ['u1', 'u2'],
  period: { start: '2021-01-01', end: '2021-12-31' },
  targets: [{ target: 't', text: 'Ten model cases.', quantity: 10, unit: 'cases' }],
  on: '2021-03-01',
}

export const takeUp: OfKind<'assessment.TakeUpPactTarget'> = {
  type: 'assessment.TakeUpPactTarget',
  pact: 'p',
  target: 't',
  task: 'k1',
  on: '2021-03-15',
}

/** The plan `plan` of u1, and two of its tasks. */
export const issuePlan: readonly Command[] = [
  {
    type: 'IssuePlan',
    plan: 'plan',
    title: 'Plan',
    owner: 'u1',
    authority: { issuer: 'The director' },
    period: { start: '2021-01-01', end: '2021-12-31' },
    on: '2021-01-10',
  },
  ...['k1', 'k2'].map(
    (task): Command => ({
      type: 'AddTask',
      plan: 'plan',
      task,
      code: task,
      title: task,
      leadUnits: ['u1'],
      deadline: '2021-06-30',
      on: '2021-01-10',
    }),
  ),
]

const fifty = units.map((unit) => selfScore(unit, 50, 40))
const checks = units.map((unit, index) => crossCheck(unit, units[(index + 1) % units.length] as string))

/** A round, step by step. Everybody has 90 points in the end. */
export const scored: readonly Command[] = [...fifty, ...checks]
export const published: readonly Command[] = [...scored, publish]
export const decided: readonly Command[] = [...published, decideScores]
export const ranked: readonly Command[] = [...decided, decideRanking]
export const classified: readonly Command[] = [...ranked, adoptScheme, classify]

/** One of each kind, in an order in which all of them are allowed after the opening of the office. */
export const oneOfEach: readonly Command[] = [
  ...issuePlan,
  adoptRubric([judged('x', 10), { ...judged('m', 10), rule: { rule: 'proportional' } }]),
  adoptScheme,
  formCluster,
  join('u3', '2021-01-02', 'c2'),
  leave('u3', '2021-02-02', 'c2'),
  changeHead,
  { ...openRound, round: 'r2', cluster: 'c2' } as Command,
  namePlans,
  signPact,
  takeUp,
  assignCheckers,
  drawCheckers,
  { type: 'assessment.AssignCheckers', round: '2021', assignments: [], on: '2021-10-02' },
  ...decided,
  lodgeAppeal,
  decideAppeal,
  correctScore,
  { ...decideRanking, on: '2021-12-21' } as Command,
  { ...classify, chosen: [{ level: 'good', units: ['u2', 'u3'] }] },
  holdVote,
  { ...commend, round: '2021', vote: 'v' },
  revoke,
]
