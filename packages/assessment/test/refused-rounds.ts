import type { Criterion } from '@tiendo/assessment'
import {
  adoptRubric,
  adoptScheme,
  assignCheckers,
  classify,
  commend,
  correctScore,
  decideAppeal,
  decided,
  drawCheckers,
  freezeFigures,
  issuePlan,
  leave,
  lodgeAppeal,
  namePlans,
  published,
  ranked,
  revoke,
  scored,
  signPact,
  takeUp,
} from './commands.ts'
import {
  type Command,
  crossCheck,
  decideRanking,
  decideScores,
  judged,
  ministry,
  openRound,
  publish,
  selfScore,
} from './office.ts'
import type { RefusedBy } from './refused-tables.ts'

const byFigures: Criterion = {
  ...judged('m', 10),
  rule: { rule: 'proportional' },
  figures: { ratio: 'completionOfAssigned', of: 'ownPlan' },
}
const share: Criterion = {
  ...judged('share', 10),
  rule: {
    rule: 'bands',
    of: 'ratio',
    bands: [
      { points: 0, below: 50 },
      { points: 10, atLeast: 50 },
    ],
  },
}
const days: Criterion = { ...judged('days', 10), rule: { rule: 'penalty', each: 1 } }

/** Another round, by another table. */
const roundBy = (criteria: readonly Criterion[], more: object = {}): readonly Command[] => [
  adoptRubric(criteria),
  { ...openRound, round: 'r2', rubric: 'r2', ...more } as Command,
]
const score = (unit: string, ...scores: readonly object[]) =>
  ({ type: 'assessment.SelfScore', round: 'r2', unit, scores, on: '2021-11-01' }) as Command
const unscored: Command = { ...openRound, round: 'r2', rubric: undefined } as Command
const everybodyLeaves = ['u1', 'u2', 'u3', 'u4'].map((unit) => leave(unit, '2021-03-01'))
const mine = { criterion: 'a', points: 1 }

/** Of rounds, scores, rankings and appeals. */
export const ofRounds = {
  ROUND_EXISTS: [[openRound]],
  UNKNOWN_ROUND: [
    [{ ...publish, round: 'none' } as Command],
    [{ ...commend, round: 'none' }],
    [adoptScheme, { ...classify, round: 'none' }],
  ],
  ROUND_WITHOUT_RUBRIC: [
    [unscored, score('u1', mine)],
    [unscored, { ...publish, round: 'r2' } as Command],
  ],
  NOTHING_BOUND: [[freezeFigures]],
  UNKNOWN_PLAN: [
    [{ ...openRound, round: 'r2', plan: 'none' } as Command],
    [{ ...openRound, round: 'r2', plans: [{ unit: 'u1', plan: 'none' }] } as Command],
    [{ ...namePlans, plan: 'none' }],
  ],
  PLAN_EMPTY: [
    [
      issuePlan[0] as Command,
      ...roundBy([{ ...byFigures, figures: { ratio: 'completionOfAssigned', of: 'led' } }], { plan: 'plan' }),
      { ...freezeFigures, round: 'r2', units: ['u1'] },
    ],
  ],
  PLAN_MISSING: [
    [{ ...namePlans, plan: undefined, plans: [] }],
    [...roundBy([byFigures]), { ...freezeFigures, round: 'r2' }],
    [
      ...issuePlan,
      ...roundBy([{ ...byFigures, figures: { ratio: 'completionOfAssigned', of: 'led' } }], {
        plans: [{ unit: 'u1', plan: 'plan' }],
      }),
      { ...freezeFigures, round: 'r2', units: ['u1'] },
    ],
  ],
  POSITION_NOT_RECORDED: [[...roundBy([byFigures]), { ...freezeFigures, round: 'r2', knownAt: 1000 }]],
  UNKNOWN_CRITERION: [
    [
      {
        type: 'assessment.SelfScore',
        round: '2021',
        unit: 'u1',
        scores: [{ criterion: '__proto__', points: 1 }],
        on: '2021-11-01',
      },
    ],
    [...published, { ...lodgeAppeal, criteria: ['none'] }],
    [...decided, { ...correctScore, scores: [{ criterion: 'none', points: 1 }] }],
  ],
  CRITERION_MEASURED: [
    [
      ...roundBy([byFigures]),
      score('u1', { criterion: 'm', value: { ratio: { numerator: 1, denominator: 1 } } }),
    ],
  ],
  POINTS_MISSING: [
    [...roundBy([judged('a', 10)]), score('u1', { criterion: 'a' })],
    [...roundBy([judged('a', 10)]), score('u1', { criterion: 'a', points: 1, value: { amount: 1 } })],
  ],
  VALUE_MISSING: [
    [...roundBy([days]), score('u1', { criterion: 'days' })],
    [...roundBy([days]), score('u1', { criterion: 'days', points: 1, value: { amount: 1 } })],
    [
      ...roundBy([days]),
      score('u1', { criterion: 'days', value: { ratio: { numerator: 1, denominator: 2 } } }),
    ],
    [...roundBy([share]), score('u1', { criterion: 'share', value: { amount: 1 } })],
  ],
  VALUE_OUT_OF_RANGE: [
    [...roundBy([days]), score('u1', { criterion: 'days', value: { amount: 1.5 } })],
    [
      ...roundBy([share]),
      score('u1', { criterion: 'share', value: { ratio: { numerator: 3, denominator: 2 } } }),
    ],
  ],
  POINTS_ABOVE_MAXIMUM: [
    [selfScore('u1', 60.001, 40)],
    [...decided, { ...correctScore, scores: [{ criterion: 'b', points: 41 }] }],
  ],
  POINTS_BELOW_MINIMUM: [[selfScore('u1', -0.001, 40)]],
  EVIDENCE_MISSING: [
    [
      ...roundBy([{ ...judged('a', 10), evidenceRequired: true }]),
      score('u1', { criterion: 'a', points: 1 }),
    ],
  ],
  SCORE_DECIDED: [
    [...decided, selfScore('u1', 1, 1)],
    [...decided, crossCheck('u1', 'u2', { a: 1 }, '2021-12-20')],
    [...decided, { ...decideScores, units: ['u1'] } as Command],
    [...decided, decideScores],
  ],
  SCORE_NOT_DECIDED: [
    [...published, correctScore],
    [
      ...ranked,
      { type: 'RegisterUnit', unit: 'u5', name: 'New', on: '2021-01-01' },
      { type: 'assessment.JoinCluster', cluster: 'c', unit: 'u5', on: '2021-02-01' },
      adoptScheme,
      classify,
    ],
  ],
  SCORE_INCOMPLETE: [
    [...scored.filter((command) => !('unit' in command && command.unit === 'u1')), publish, decideScores],
    [...published, lodgeAppeal, { ...decideScores, on: '2021-12-20' } as Command],
  ],
  NOTHING_CHANGED: [
    [...decided, { ...correctScore, scores: [{ criterion: 'a', points: 50 }] }],
    [...ranked, { ...decideRanking, reason: 'Again.' } as Command],
  ],
  NOT_SELF_SCORED: [[crossCheck('u1', 'u2')]],
  CHECK_BY_ONESELF: [
    [selfScore('u1', 1, 1), crossCheck('u1', 'u1')],
    [{ ...assignCheckers, assignments: [{ unit: 'u1', checker: 'u1' }] }],
  ],
  CHECKER_NOT_ASSIGNED: [[assignCheckers, selfScore('u1', 1, 1), crossCheck('u1', 'u3')]],
  TOO_FEW_MEMBERS: [[...everybodyLeaves.slice(1), drawCheckers]],
  NOT_A_MEMBER: [
    [leave('u1', '2021-03-01'), selfScore('u1', 1, 1)],
    [selfScore('u1', 1, 1), crossCheck('u1', 'u9')],
    [{ ...assignCheckers, assignments: [{ unit: 'u1', checker: 'u9' }] }],
    [...published, { ...lodgeAppeal, unit: 'u9' }],
    [...published, { ...decideScores, units: ['u9'] } as Command],
  ],
  RANKING_EMPTY: [
    [publish],
    [...everybodyLeaves, decideRanking],
    [...roundBy([byFigures]), { ...freezeFigures, round: 'r2', units: [] }],
  ],
  RANKING_INCOMPLETE: [
    [decideRanking],
    [...decided, lodgeAppeal, { ...decideRanking, on: '2021-12-20' } as Command],
  ],
  RANKING_NOT_PUBLISHED: [[...scored, decideScores]],
  RANKING_DECIDED: [[...ranked, { ...publish, on: '2021-12-20' } as Command]],
  APPEAL_EXISTS: [
    [...published, lodgeAppeal, lodgeAppeal],
    [...published, lodgeAppeal, { ...lodgeAppeal, unit: 'u1' }],
  ],
  UNKNOWN_APPEAL: [
    [...published, decideAppeal],
    [...published, lodgeAppeal, { ...decideAppeal, unit: 'u1' }],
  ],
  APPEAL_DECIDED: [
    [...published, lodgeAppeal, decideAppeal, decideAppeal],
    [...decided, lodgeAppeal, { ...decideAppeal, scores: undefined }, decideAppeal],
  ],
  APPEAL_DISMISSED: [[...published, lodgeAppeal, { ...decideAppeal, outcome: 'dismissed' }]],
  NOTHING_TO_APPEAL: [[...scored, lodgeAppeal]],
  STEP_IN_FUTURE: [
    [selfScore('u1', 1, 1, '2022-01-01')],
    [{ ...openRound, round: 'r2', on: '2022-01-01' } as Command],
    [{ ...adoptRubric([judged('a', 1)]), on: '2022-01-01' }],
    [{ ...adoptScheme, on: '2022-01-01' }],
    [{ ...signPact, on: '2022-01-01' }],
    [{ ...commend, on: '2022-01-01' }],
    [...roundBy([byFigures]), { ...freezeFigures, round: 'r2', asOf: '2022-01-01' }],
  ],
  STEP_BEFORE_BASIS: [
    [selfScore('u1', 1, 1, '2021-01-31')],
    [...scored, { ...publish, on: '2021-10-31' } as Command],
    [...published, lodgeAppeal, { ...decideAppeal, on: '2021-12-17' }],
    [commend, { ...revoke, on: '2021-12-27' }],
    [...issuePlan, signPact, { ...takeUp, on: '2021-02-28' }],
  ],
  STEP_NOT_RECORDED: [
    [[{ ...openRound, round: 'r2' } as Command, { ...drawCheckers, round: 'r2' }]],
    [[commend, revoke]],
    [...scored, [publish, { ...lodgeAppeal, authority: undefined } as Command]],
    [...published, [decideScores, { ...correctScore, authority: ministry }]],
  ],
} satisfies RefusedBy
