import type { AssessmentRejectionCode, Band, Criterion, Scheme } from '@tiendo/assessment'
import {
  adoptRubric,
  adoptScheme,
  classified,
  classify,
  commend,
  formCluster,
  holdVote,
  issuePlan,
  join,
  leave,
  published,
  ranked,
  revoke,
  scheme,
  signPact,
  takeUp,
} from './commands.ts'
import { type Command, decideRanking, judged, ministry, openRound, units, without } from './office.ts'

/** What happens in the office of the tests; the last of it is refused. A list is executed in one commit. */
export type Refused = readonly [...(Command | readonly Command[])[], Command | readonly Command[]]
export type RefusedBy = { readonly [Code in AssessmentRejectionCode]?: readonly Refused[] }

const criterion = (more: Partial<Criterion>): Criterion => ({ ...judged('x', 10), ...more })
const bands = (...list: readonly Band[]) =>
  adoptRubric([criterion({ rule: { rule: 'bands', of: 'ratio', bands: list } })])
const schemeWith = (more: Partial<Scheme>): Command => ({
  ...adoptScheme,
  ...more,
})
const level = (requires: Scheme['levels'][number]['requires']) => ({ level: 'l', title: 'L', requires })
const fromFigures = (ratio: string) =>
  ({ figures: { ratio: ratio as 'onTimeOfDue', of: 'ownPlan' } }) as const

/** Of criteria tables, schemes and clusters, commendations and pacts. */
export const ofTables = {
  RUBRIC_EXISTS: [[adoptRubric([judged('a', 60)], 'r')]],
  CRITERION_TWICE: [
    [adoptRubric([judged('a', 10), judged('a', 10)])],
    [
      {
        ...adoptRubric([judged('a', 10)]),
        sections: ['a', 'b'].map((name) => ({
          section: 'I',
          title: name,
          maximum: 10,
          criteria: [judged(name, 10)],
        })),
      },
    ],
    [
      adoptRubric([judged('a', 10)]),
      {
        ...adoptRubric([], 'r3'),
        sections: [
          {
            section: 'I',
            title: 'I',
            maximum: 20,
            criteria: [judged('a', 10), { heading: 'h', maximum: 10, parts: [judged('a', 10)] }],
          },
        ],
      },
    ],
  ],
  BAND_EMPTY: [[bands({ points: 0, above: 50, below: 50 })], [bands({ points: 0, atLeast: 1, above: 1 })]],
  BANDS_OVERLAP: [[bands({ points: 0, atMost: 50 }, { points: 1, atLeast: 50 })]],
  BANDS_LEAVE_GAP: [[bands({ points: 0, below: 50 }, { points: 1, above: 50 })]],
  POINTS_ABOVE_MAXIMUM: [
    [adoptRubric([judged('a', 60), judged('b', 40.001)])],
    [bands({ points: 10.001 })],
    [adoptRubric([criterion({ rule: { rule: 'proportional', standard: 11 } })])],
    [
      {
        ...adoptRubric([]),
        sections: [
          {
            section: 'I',
            title: 'I',
            maximum: 20,
            criteria: [{ heading: 'h', maximum: 10, parts: [judged('a', 6), judged('b', 5)] }],
          },
        ],
      },
    ],
  ],
  POINTS_BELOW_MINIMUM: [
    [adoptRubric([criterion({ maximum: -2, minimum: -1 })])],
    [bands({ points: -1 })],
    [adoptRubric([criterion({ rule: { rule: 'proportional', standard: -1 } })])],
  ],
  RULE_TAKES_NO_RATIO: [[adoptRubric([criterion(fromFigures('onTimeOfDue'))])]],
  UNKNOWN_RATIO: [
    [adoptRubric([criterion({ ...fromFigures('speed'), rule: { rule: 'proportional' } })])],
    [schemeWith({ inputs: [{ input: 'score', better: 'higher', from: fromFigures('speed') }] })],
    [schemeWith({ levels: [level([{ input: 'other', atLeast: 1 }])], disqualifiers: [], quotas: [] })],
    [
      ...ranked,
      adoptScheme,
      { ...classify, stated: [{ unit: 'u1', input: 'other', ratio: { numerator: 1, denominator: 1 } }] },
    ],
  ],
  SCHEME_EXISTS: [[adoptScheme, adoptScheme]],
  UNKNOWN_SCHEME: [[...ranked, adoptScheme, { ...classify, version: 2 }]],
  LEVEL_TWICE: [
    [schemeWith({ levels: [...scheme.levels, ...scheme.levels] })],
    [schemeWith({ inputs: [...scheme.inputs, ...scheme.inputs] })],
    [schemeWith({ disqualifiers: [...(scheme.disqualifiers ?? []), ...(scheme.disqualifiers ?? [])] })],
    [schemeWith({ quotas: [...(scheme.quotas ?? []), ...(scheme.quotas ?? [])] })],
  ],
  UNKNOWN_LEVEL: [
    [schemeWith({ disqualifiers: [{ disqualifier: 'd', title: 'D', atMost: 'none' }] })],
    [schemeWith({ quotas: [{ level: 'none', share: { numerator: 1, denominator: 2 }, of: 'population' }] })],
    [
      schemeWith({
        quotas: [{ level: 'good', share: { numerator: 1, denominator: 2 }, of: { level: 'none' } }],
      }),
    ],
    [...ranked, adoptScheme, { ...classify, chosen: [{ level: 'none', units: [] }] }],
  ],
  UNKNOWN_DISQUALIFIER: [
    [...ranked, adoptScheme, { ...classify, disqualified: [{ unit: 'u1', disqualifier: 'x' }] }],
  ],
  CONDITION_UNBOUNDED: [
    [schemeWith({ levels: [level([{ input: 'score' }])], disqualifiers: [], quotas: [] })],
    [
      schemeWith({
        levels: [level([{ input: 'score', atLeast: 1, above: 1 }])],
        disqualifiers: [],
        quotas: [],
      }),
    ],
  ],
  CONDITION_NOT_MONOTONE: [
    [schemeWith({ levels: [level([{ input: 'score', below: 1 }])], disqualifiers: [], quotas: [] })],
    [schemeWith({ levels: [level([{ input: 'late', above: 1 }])], disqualifiers: [], quotas: [] })],
  ],
  QUOTA_OF_ITSELF: [
    [
      schemeWith({
        quotas: [{ level: 'good', share: { numerator: 1, denominator: 2 }, of: { level: 'good' } }],
      }),
    ],
  ],
  LEVEL_UNREACHABLE: [
    [
      schemeWith({
        levels: [
          { level: 'good', title: 'Good', requires: [] },
          { level: 'completed', title: 'Completed', requires: [] },
        ],
        quotas: [],
      }),
    ],
  ],
  QUOTA_ZERO: [
    [schemeWith({ quotas: [{ level: 'good', share: { numerator: 0, denominator: 2 }, of: 'population' }] })],
  ],
  QUOTA_EXCEEDED: [
    [...ranked, adoptScheme, { ...classify, chosen: undefined }],
    [...ranked, adoptScheme, { ...classify, chosen: [{ level: 'good', units: ['u1', 'u2', 'u3'] }] }],
  ],
  CLUSTER_EXISTS: [[{ ...formCluster, cluster: 'c' }]],
  UNKNOWN_CLUSTER: [
    [join('u1', '2021-06-01', 'none')],
    [leave('u1', '2021-06-01', 'none')],
    [{ ...openRound, round: 'r2', cluster: 'none' } as Command],
    [{ ...signPact, cluster: 'none' }],
  ],
  UNKNOWN_UNIT: [
    [{ ...formCluster, members: ['u9'] }],
    [join('u9', '2021-06-01')],
    [{ ...openRound, round: 'r2', plans: [{ unit: 'u9', plan: 'plan' }] } as Command],
    [{ ...commend, recipients: [{ kind: 'collective', unit: 'u9' }] }],
  ],
  ALREADY_MEMBER: [
    [join('u1', '2021-06-01')],
    [formCluster, join('u3', '2021-06-01', 'c2'), join('u3', '2021-05-01', 'c2')],
    [join('u1', '2020-06-01')],
  ],
  NOT_A_MEMBER: [
    [{ ...formCluster, head: 'u3' }],
    [formCluster, leave('u3', '2021-06-01', 'c2')],
    [leave('u1', '2021-06-01'), leave('u1', '2021-06-01')],
    [{ ...decideRanking, excluded: [{ unit: 'u9', reason: 'New' }] } as Command],
    [...ranked, adoptScheme, { ...classify, excluded: without('u9') }],
    [...ranked, adoptScheme, { ...classify, chosen: [{ level: 'good', units: ['u9'] }] }],
    [{ ...signPact, parties: ['u9'] }],
  ],
  HISTORY_CONTRADICTED: [[leave('u1', '2021-06-01'), leave('u1', '2021-05-01')]],
  LEVEL_NOT_MET: [
    [
      ...ranked,
      adoptScheme,
      {
        ...classify,
        disqualified: [{ unit: 'u4', disqualifier: 'd' }],
        chosen: [{ level: 'good', units: ['u1', 'u4'] }],
      },
    ],
  ],
  CHOICE_NOT_NEEDED: [
    [
      ...ranked,
      schemeWith({
        version: 2,
        quotas: [{ level: 'good', share: { numerator: 1, denominator: 1 }, of: 'population' }],
      }),
      { ...classify, version: 2 },
    ],
  ],
  LEVEL_WITHOUT_QUOTA: [
    [...ranked, adoptScheme, { ...classify, chosen: [{ level: 'completed', units: ['u1'] }] }],
  ],
  INPUT_BOUND: [
    [
      ...ranked,
      adoptScheme,
      {
        ...classify,
        figures: [{ input: 'score', binding: { ratio: 'completionOfAssigned', of: 'led' } }],
      },
    ],
  ],
  VOTE_EXISTS: [[...published, holdVote, holdVote]],
  UNKNOWN_VOTE: [
    [...ranked, { ...commend, round: '2021', vote: 'v' }],
    [...ranked, holdVote, { ...commend, vote: 'v' }],
  ],
  VOTES_ABOVE_VOTERS: [[...published, { ...holdVote, voters: 3 }]],
  CLASSIFICATION_EMPTY: [[...ranked, adoptScheme, { ...classify, excluded: without(...units) }]],
  INPUT_MISSING: [[...ranked, adoptScheme, { ...classify, stated: classify.stated?.slice(1) }]],
  INPUT_STATED: [
    [
      ...ranked,
      adoptScheme,
      {
        ...classify,
        stated: [
          ...(classify.stated ?? []),
          { unit: 'u1', input: 'score', ratio: { numerator: 1, denominator: 1 } },
        ],
      },
    ],
  ],
  COMMENDATION_EXISTS: [[commend, { ...commend, recipients: [{ kind: 'individual', count: 3 }] }]],
  UNKNOWN_COMMENDATION: [[revoke]],
  COMMENDATION_REVOKED: [[commend, revoke, revoke]],
  PACT_EXISTS: [[signPact, signPact]],
  UNKNOWN_PACT: [[...issuePlan, takeUp]],
  UNKNOWN_TARGET: [[...issuePlan, signPact, { ...takeUp, target: 'none' }]],
  UNKNOWN_TASK: [[signPact, takeUp]],
  TARGET_TAKEN_UP: [[...issuePlan, signPact, takeUp, takeUp]],
  REASON_MISSING: [
    [...classified, { ...classify, on: '2021-12-23' }],
    [...ranked, { ...decideRanking, ties: 'dense', on: '2021-12-16' } as Command],
  ],
  UNKNOWN_RUBRIC: [[{ ...openRound, round: 'r2', rubric: 'none' } as Command]],
  RANKING_NOT_DECIDED: [
    [adoptScheme, { ...classify, stated: [] }],
    [{ ...commend, round: '2021', authority: ministry }],
  ],
} satisfies RefusedBy
