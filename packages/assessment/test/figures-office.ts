import { assessments, type Binding, type Criterion, criteriaOf } from '@tiendo/assessment'
import type { ResolvedQuestion } from '@tiendo/core'
import { adoptRubric, freezeFigures } from './commands.ts'
import { type Command, judged, office, openRound } from './office.ts'

/** An office in which criteria are bound to the figures of plans, and the work that they count. */

export const bound = (criterion: string, figures: Binding): Criterion => ({
  ...judged(criterion, 10),
  rule: { rule: 'proportional' },
  figures,
})
export const ratio = 'completionOfAssigned' as const
const criteria = [
  bound('own', { ratio, of: 'ownPlan' }),
  bound('led', { ratio, of: 'led' }),
  bound('weighted', { ratio, of: 'led', weighted: true }),
  bound('adHoc', { ratio, of: 'led', kind: 'adHoc' }),
  bound('late', { ratio: 'overdueOfAssigned', of: 'led' }),
  {
    ...bound('banded', { ratio: 'onTimeOfDue', of: 'ownPlan' }),
    rule: {
      rule: 'bands',
      of: 'ratio',
      bands: [
        { below: 50, points: 2 },
        { atLeast: 50, points: 9 },
      ],
    },
  } satisfies Criterion,
]

const issue = (plan: string, owner: string): Command => ({
  type: 'IssuePlan',
  plan,
  title: plan,
  owner,
  authority: { issuer: 'The director' },
  period: { start: '2021-01-01', end: '2021-12-31' },
  on: '2021-01-10',
})
export const task = (id: string, plan: string, lead: string, more: object = {}): Command => ({
  type: 'AddTask',
  plan,
  task: id,
  code: id,
  title: id,
  leadUnits: [lead],
  deadline: '2021-06-30',
  on: '2021-01-10',
  ...more,
})
export const complete = (id: string, on = '2021-06-01'): Command => ({ type: 'CompleteTask', task: id, on })

/** u1 leads a1 and a2, the division below it a3 (weight 8), u2 b1; of their own plans u1 has two tasks, u2 one of December. */
const work: readonly Command[] = [
  { type: 'RegisterUnit', unit: 'below', name: 'Division', parent: 'u1', on: '2021-01-01' },
  issue('common', 'u1'),
  issue('own1', 'u1'),
  issue('own2', 'u2'),
  task('a1', 'common', 'u1'),
  task('a2', 'common', 'u1', { kind: 'adHoc' }),
  task('a3', 'common', 'below', { weight: 8 }),
  task('b1', 'common', 'u2'),
  task('o1', 'own1', 'u1'),
  task('o2', 'own1', 'u1'),
  task('n1', 'own2', 'u2', { on: '2021-12-01', deadline: '2021-12-31' }),
  complete('a1'),
  complete('o1'),
  complete('b1', '2021-07-02'),
]
export const freeze = { ...freezeFigures, round: 'f' }

export async function opened(more: object = {}, rubric: readonly Criterion[] = criteria) {
  const { tracker, execute } = await office()
  for (const command of work) await execute(command)
  await execute(adoptRubric(rubric), {
    ...openRound,
    round: 'f',
    rubric: 'r2',
    crossCheck: 'none',
    plan: 'common',
    plans: [
      { unit: 'u1', plan: 'own1' },
      { unit: 'u2', plan: 'own2' },
    ],
    ...more,
  } as Command)
  const book = assessments(tracker)
  const linesOf = (unit: string) => {
    const lines = book.scoreSheet({ round: 'f', unit }).sections.flatMap((section) => section.criteria)
    return Object.fromEntries(lines.map((line) => [line.criterion, line]))
  }
  const frozen = (unit: string) =>
    Object.entries(linesOf(unit)).map(([name, { measured, points }]) => [
      name,
      measured?.ratio ?? null,
      points,
    ])
  const bindings = new Map(
    criteriaOf({ sections: adoptRubric(rubric).sections }).map(({ criterion, figures }) => [
      criterion,
      figures,
    ]),
  )
  /** What the tracker says now to the questions that were frozen. */
  const asked = (unit: string) =>
    Object.entries(linesOf(unit)).map(([name, { measured, points }]) => {
      const { ratios, weighted } = tracker.figures(measured?.question as ResolvedQuestion)
      const { ratio: of, weighted: isWeighted } = bindings.get(name) as Binding
      return [name, (isWeighted ? weighted : ratios)[of], points]
    })
  return { tracker, execute, book, linesOf, frozen, asked }
}
