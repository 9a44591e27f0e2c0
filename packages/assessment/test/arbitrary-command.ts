import fc from 'fast-check'
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
  formCluster,
  join,
  leave,
  lodgeAppeal,
  revoke,
  signPact,
} from './commands.ts'
import {
  type Command,
  crossCheck,
  decideRanking,
  decideScores,
  judged,
  openRound,
  publish,
  selfScore,
  units,
  without,
} from './office.ts'

const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((of) => `2021-12-${String(of).padStart(2, '0')}`)
export const november = fc.integer({ min: 1, max: 19 }).map((of) => `2021-11-${String(of).padStart(2, '0')}`)
export const unit = fc.constantFrom(...units)
export const points = fc.constantFrom(0, 5.5, 20, 40)
const reason = 'Something was found.'
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

/** Commands about one round and what is around it, of which many are refused. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(unit, points, points, fc.oneof(november, day(1, 31))).map((drawn) => selfScore(...drawn)),
  fc
    .tuple(unit, unit, fc.dictionary(fc.constantFrom('a', 'b'), points), fc.oneof(november, day(1, 31)))
    .map((drawn) => crossCheck(...drawn)),
  fc.record({ checker: unit, unit }).map((pair) => ({ ...assignCheckers, assignments: [pair] })),
  fc
    .tuple(day(1, 31), fc.constantFrom('dense', 'competition'))
    .map(([on, ties]) => ({ ...publish, on, ties }) as Command),
  day(1, 31).map((on) => ({ ...decideScores, on }) as Command),
  fc.tuple(unit, points, day(10, 31)).map(
    ([of, b, on]) =>
      ({
        ...decideScores,
        council: [{ unit: of, scores: [{ criterion: 'b', points: b }] }],
        on,
      }) as Command,
  ),
  fc
    .tuple(unit, points, day(10, 31))
    .map(([of, b, on]) => ({ ...correctScore, unit: of, scores: [{ criterion: 'b', points: b }], on })),
  fc.tuple(unit, day(10, 31)).map(([of, on]) => ({ ...lodgeAppeal, unit: of, appeal: `of-${of}`, on })),
  fc.tuple(unit, maybe(points), day(10, 31)).map(([of, b, on]) => ({
    ...decideAppeal,
    unit: of,
    appeal: `of-${of}`,
    scores: b === undefined ? undefined : [{ criterion: 'b', points: b }],
    on,
  })),
  fc
    .tuple(day(10, 31), maybe(unit), maybe(fc.constant(reason)))
    .map(
      ([on, left, why]) =>
        ({ ...decideRanking, on, excluded: left && [{ unit: left, reason }], reason: why }) as Command,
    ),
  fc.tuple(day(15, 31), maybe(unit), maybe(fc.constant(reason))).map(([on, left, why]) => ({
    ...classify,
    on,
    stated: classify.stated?.filter((fact) => fact.unit !== left),
    chosen: [{ level: 'good', units: [] }],
    excluded: left === undefined ? [] : without(left),
    reason: why,
  })),
  fc
    .tuple(fc.constantFrom('k', 'k2'), day(15, 31), maybe(fc.constant('2021')))
    .map(([commendation, on, round]) => ({ ...commend, commendation, on, round })),
  fc
    .tuple(fc.constantFrom('k', 'k2'), day(15, 31))
    .map(([commendation, on]) => ({ ...revoke, commendation, on })),
  fc.tuple(unit, day(1, 31)).map(([of, on]) => leave(of, on)),
  fc.tuple(unit, day(1, 31)).map(([of, on]) => join(of, on)),
  fc.constantFrom<Command[]>(
    adoptRubric([judged('x', 10)]),
    { ...adoptRubric([judged('x', 9)]), title: 'Another' },
    adoptScheme,
    { ...adoptScheme, title: 'Another' },
    formCluster,
    { ...formCluster, members: ['u4'], head: undefined },
    join('u3', '2021-12-01', 'c2'),
    { ...openRound, round: 'r2', cluster: 'c2' } as Command,
    { ...openRound, round: 'r2', rubric: 'r2' } as Command,
    drawCheckers,
    signPact,
    { ...signPact, title: 'Another' },
  ),
)

/** A round to its end; what is drawn comes after some part of it. */
const story: readonly Command[] = [
  { ...assignCheckers, assignments: [] },
  ...decided,
  lodgeAppeal,
  decideAppeal,
  { ...decideRanking, on: '2021-12-21' } as Command,
  adoptScheme,
  classify,
  { ...commend, round: '2021' },
  leave('u4', '2021-12-29'),
  join('u4', '2021-12-30'),
  revoke,
]

/** How much of the story has happened: often all of it. */
export const anyPart = fc
  .oneof(fc.constant(story.length), fc.nat(story.length))
  .map((step) => story.slice(0, step))
