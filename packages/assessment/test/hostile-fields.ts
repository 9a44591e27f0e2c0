import type { AssessmentCommand } from '@tiendo/assessment'
import { badDates, badIds, badLines } from '@tiendo/core/testing'
import {
  adoptRubric,
  adoptScheme,
  classify,
  commend,
  freezeFigures,
  holdVote,
  join,
  oneOfEach,
} from './commands.ts'
import { decideRanking, decideScores, selfScore, without } from './office.ts'

/** Valid commands of every kind, and what may stand in none of their fields. */

const ratio = { numerator: 1, denominator: 3 }

/** With what the ones of each kind leave out. */
const inFull: readonly object[] = [
  {
    ...adoptRubric([]),
    rounding: { digits: 2, mode: 'halfEven' },
    sections: [
      {
        section: 'I',
        title: 'I',
        maximum: 10,
        criteria: [
          {
            criterion: 'x',
            title: 'x',
            maximum: 5,
            minimum: -5,
            rule: {
              rule: 'bands',
              of: 'ratio',
              bands: [
                { below: 5, points: 1, label: 'l' },
                { atLeast: 5, points: 2 },
              ],
            },
            figures: { ratio: 'onTimeOfDue', weighted: true, of: 'led', rollUp: true, kind: 'planned' },
            evidenceRequired: true,
          },
          {
            heading: 'h',
            maximum: 5,
            parts: [
              { criterion: 'y', title: 'y', maximum: 1, rule: { rule: 'proportional', standard: 1 } },
              { criterion: 'z', title: 'z', maximum: 1, rule: { rule: 'penalty', each: 1 } },
            ],
          },
        ],
      },
    ],
  },
  { ...adoptScheme, source: 'A decree' },
  { ...join('u1', '2021-12-01'), reason: 'It was founded.' },
  { ...freezeFigures, knownAt: 3, units: ['u1'] },
  {
    ...selfScore('u1', 1, 1),
    scores: [
      { criterion: 'a', points: 1, evidence: ['A report'], note: 'A note' },
      { criterion: 'b', value: { ratio } },
      { criterion: 'c', value: { amount: 1.5 } },
    ],
  },
  {
    ...decideScores,
    units: ['u1'],
    council: [{ unit: 'u1', scores: [{ criterion: 'a', points: 1 }] }],
  },
  { ...holdVote, class: 'First' },
  { ...decideRanking, ties: 'dense', excluded: [{ unit: 'u1', reason: 'New' }], reason: 'Again' },
  {
    ...classify,
    asOf: '2021-12-01',
    knownAt: 1,
    figures: [{ input: 'late', binding: { ratio: 'completionOfAssigned', weighted: true, of: 'led' } }],
    stated: [{ unit: 'u1', input: 'late', ratio, evidence: 'A report' }],
    disqualified: [{ unit: 'u1', disqualifier: 'd', evidence: 'A report' }],
    excluded: without('u2'),
    reason: 'Again',
  },
  {
    ...commend,
    class: 'First',
    recipients: [
      { kind: 'individual', name: 'Somebody' },
      { kind: 'collective', count: 3 },
    ],
    for: 'Work',
    vote: 'v',
  },
]

export const valid = [...oneOfEach, ...inFull].filter(({ type }: { type?: string }) =>
  type?.startsWith('assessment.'),
) as readonly AssessmentCommand[]

const badNumbers = [
  1e308,
  -0,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  0.1 + 0.2,
  0.0001,
  2 ** 53,
  '1',
  null,
  [1],
]
const badCounts = [1.5, -1, -0.001, Number.NaN, 2 ** 53, 1e308, '1', null, {}]
const badTexts = ['', ' ', '\u0000', '\u001b[2J', 'a\ud800', 5, null, 'x'.repeat(100_001)]
const badChoices = ['', 'other', 'constructor', 1, null, ['judged']]
const badFlags = [false, 'true', 1, null]

const idNames =
  'round unit checker criterion cluster rubric section scheme level input disqualifier plan pact target task appeal commendation vote head members parties units criteria excluded'
const bad: Readonly<Record<string, readonly unknown[]>> = {
  ...Object.fromEntries(idNames.split(' ').map((name) => [name, badIds])),
  ...Object.fromEntries('on start end date asOf'.split(' ').map((name) => [name, badDates])),
  ...Object.fromEntries(
    'title form class for issuer number name seed heading label source'
      .split(' ')
      .map((name) => [name, badLines]),
  ),
  ...Object.fromEntries('text note evidence reason'.split(' ').map((name) => [name, badTexts])),
  ...Object.fromEntries(
    'points maximum minimum standard each amount quantity atLeast above below'
      .split(' ')
      .map((name) => [name, badNumbers]),
  ),
  ...Object.fromEntries(
    'numerator denominator version knownAt count digits voters inFavour'
      .split(' ')
      .map((name) => [name, badCounts]),
  ),
  ...Object.fromEntries(
    'rule of mode kind ties outcome better from'.split(' ').map((name) => [name, badChoices]),
  ),
  ...Object.fromEntries('weighted rollUp evidenceRequired'.split(' ').map((name) => [name, badFlags])),
  // The unit of what a pact counts is a word, and the level that a disqualifier allows an id.
  'targets.unit': badLines,
  'requires.atMost': badNumbers,
  'disqualifiers.atMost': badIds,
  'figures.ratio': badLines,
  'binding.ratio': badLines,
}

export type Path = readonly (string | number)[]

export function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path]
  return Object.entries(value).flatMap(([key, entry]) =>
    leavesOf(entry, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

export function spoilt(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.with(key as number, spoilt(value[key as number], rest, by))
  return { ...(value as object), [key]: spoilt((value as Record<string, unknown>)[key], rest, by) }
}

export const written = (path: Path) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1)

export function badValuesAt(path: Path): readonly unknown[] {
  const names = path.filter((part) => typeof part === 'string')
  const [last = '', above = ''] = names.toReversed()
  return bad[`${above}.${last}`] ?? bad[last] ?? []
}

export const rows = valid.flatMap((command) =>
  leavesOf(command)
    .filter((path) => path[0] !== 'type')
    .flatMap((path) => badValuesAt(path).map((value) => ({ command, path, value }))),
)
