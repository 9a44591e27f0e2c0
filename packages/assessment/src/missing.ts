import { criteriaOf, type Rubric } from './criteria.ts'
import { byUnit, type History, ofType } from './history.ts'
import type { Ranking } from './ranking.ts'
import { decisionOf, type SheetCriterion, sheetOf } from './score-sheet.ts'

/** What stands between a round and its decided ranking. */
export type Missing =
  /** None was published, or the sheet of the unit has changed since. */
  | { readonly what: 'provisionalRanking'; readonly unit?: string }
  | { readonly what: 'members' }
  | { readonly what: 'figures'; readonly unit: string; readonly criteria: readonly string[] }
  | { readonly what: 'selfScore'; readonly unit: string }
  | { readonly what: 'scores'; readonly unit: string; readonly criteria: readonly string[] }
  | { readonly what: 'crossCheck'; readonly unit: string; readonly checker?: string }
  | { readonly what: 'appeal'; readonly unit: string; readonly appeal: string }
  | { readonly what: 'decision'; readonly unit: string }
  | { readonly what: 'rankingDecision' }
  /** Its score was corrected, or decided, after the ranking was. */
  | { readonly what: 'newRanking'; readonly unit: string }
  /** It is in the ranking, and was no member by what is known now: decide again, with it excluded. */
  | { readonly what: 'exclusion'; readonly unit: string }
  /** The ranking was decided again after the classification. */
  | { readonly what: 'newClassification' }

export interface RoundFacts {
  readonly round: string
  readonly history: History
  readonly rubric: Rubric
}

/** Everything that is missing before a ranking of these units can be decided, in an order in which it can be done. */
export function missingIn(facts: RoundFacts, units: readonly string[]): readonly Missing[] {
  return [
    ...(units.length === 0 ? [{ what: 'members' } as const] : []),
    ...ofUnits(facts, units, units.length < 2),
    ...(ofType(facts.history, 'assessment.RankingPublished').length === 0
      ? [{ what: 'provisionalRanking' } as const]
      : []),
    ...undecided(facts, units),
  ]
}

/**
 * What a decided ranking, and the classification after it, wait for to be up to date: `entitled` are those who belong in it
 * by what is known of the cluster now, and whom it leaves out without a reason has been found later.
 */
export function missingSince(
  facts: RoundFacts,
  { entries, unranked, position }: Pick<Ranking, 'entries' | 'unranked' | 'position'>,
  entitled: readonly string[],
): readonly Missing[] {
  const of = byUnit(facts.history)
  const excluded = unranked.filter(({ reason }) => reason !== undefined)
  const spokenOf = new Set([...entries, ...excluded].map(({ unit }) => unit))
  const outdated = entries.filter(({ unit, basedOn }) => {
    const decision = decisionOf(of(unit), unit)
    return decision !== undefined && !basedOn.includes(decision.position)
  })
  const strangers = entries.filter(({ unit }) => !entitled.includes(unit))
  const classification = ofType(facts.history, 'assessment.ClassificationDecided').at(-1)
  const found = entitled.filter((unit) => !spokenOf.has(unit))
  const ready = found.filter((unit) => decisionOf(of(unit), unit) !== undefined)
  const isAlone = new Set([...entitled, ...spokenOf]).size < 2
  return [
    ...ofUnits(facts, found, isAlone),
    ...undecided(facts, found),
    ...[...outdated.map(({ unit }) => unit), ...ready].map((unit) => ({ what: 'newRanking', unit }) as const),
    ...strangers.map(({ unit }) => ({ what: 'exclusion', unit }) as const),
    ...(classification !== undefined && !classification.data.basedOn.includes(position)
      ? [{ what: 'newClassification' } as const]
      : []),
  ]
}

/** Of each unit what it lacks; of the whole round the appeals, whoever has lodged them. */
function ofUnits(facts: RoundFacts, units: readonly string[], isAlone: boolean): readonly Missing[] {
  const of = byUnit(facts.history)
  return [
    ...units.flatMap((unit) => missingOf({ ...facts, history: of(unit) }, unit, { isAlone })),
    ...openAppealsIn(facts.history),
  ]
}

function undecided({ history }: RoundFacts, units: readonly string[]): readonly Missing[] {
  const of = byUnit(history)
  return units
    .filter((unit) => decisionOf(of(unit), unit) === undefined)
    .map((unit) => ({ what: 'decision', unit }) as const)
}

/**
 * What is missing of one unit before its score can be decided, but for appeals; the history is that of the unit, by `byUnit`.
 * `given` are criteria that the decision itself scores; where a unit is alone, nobody checks it.
 */
export function missingOf(
  { round, history, rubric }: RoundFacts,
  unit: string,
  { given = new Set(), isAlone }: { readonly given?: ReadonlySet<string>; readonly isAlone: boolean },
): readonly Missing[] {
  if (decisionOf(history, unit) !== undefined) return []
  const lines = sheetOf(history, rubric, { round, unit }).sections.flatMap(({ criteria }) => criteria)
  const open = lines.filter(({ criterion, points }) => points === null && !given.has(criterion))
  const bound = new Set(criteriaOf(rubric).flatMap(({ criterion, figures }) => (figures ? [criterion] : [])))
  const isFrozenLater = ({ criterion, measured }: SheetCriterion) =>
    bound.has(criterion) && measured === undefined
  const figures = open.filter(isFrozenLater).map(({ criterion }) => criterion)
  const scores = open.filter((line) => !isFrozenLater(line)).map(({ criterion }) => criterion)
  // What figures have left open, because there was nothing to divide by, people score.
  const isByPeople = lines.some(
    ({ criterion, measured }) => !bound.has(criterion) || measured?.ratio === null,
  )
  const isSelfScored = ofType(history, 'assessment.SelfScored').length > 0
  const checker = checkerOf(history, unit)
  return [
    ...(figures.length > 0 ? [{ what: 'figures', unit, criteria: figures } as const] : []),
    ...(isByPeople && !isSelfScored ? [{ what: 'selfScore', unit } as const] : []),
    ...(isSelfScored && scores.length > 0 ? [{ what: 'scores', unit, criteria: scores } as const] : []),
    ...(isByPeople && !isAlone && isToBeChecked(history, checker)
      ? [{ what: 'crossCheck', unit, ...(checker === undefined ? {} : { checker }) } as const]
      : []),
    ...(hasChangedSincePublication(history) ? [{ what: 'provisionalRanking', unit } as const] : []),
  ]
}

/** Until whoever it was assigned to, or anybody where it was assigned to nobody, has seen every self-score. */
function isToBeChecked(history: History, assigned: string | undefined): boolean {
  if (ofType(history, 'assessment.RoundOpened')[0]?.data.crossCheck === 'none') return false
  const checks = ofType(history, 'assessment.CrossChecked').filter(
    ({ data }) => assigned === undefined || data.checker === assigned,
  )
  const seen = new Set(checks.flatMap(({ data }) => data.basedOn))
  return (
    checks.length === 0 ||
    ofType(history, 'assessment.SelfScored').some(({ position }) => !seen.has(position))
  )
}

/**
 * By what was recorded, whatever its date: what is decided for the first time has been announced before. A decision that
 * replaces another one says why instead.
 */
function hasChangedSincePublication(history: History): boolean {
  if (ofType(history, 'assessment.RankingDecided').length > 0) return false
  const published = ofType(history, 'assessment.RankingPublished').map(({ position }) => position)
  const last = Math.max(...published)
  return (
    published.length > 0 &&
    ofType(history, 'assessment.SelfScored', 'assessment.CrossChecked', 'assessment.FiguresFrozen').some(
      ({ position }) => position > last,
    )
  )
}

/** Who is to check a unit by the last assignment; anybody where that does not name it. */
export function checkerOf(round: History, unit: string): string | undefined {
  return ofType(round, 'assessment.CheckersAssigned')
    .at(-1)
    ?.data.assignments.find((assignment) => assignment.unit === unit)?.checker
}

export function openAppealsIn(
  round: History,
  of?: string,
): readonly { readonly what: 'appeal'; readonly unit: string; readonly appeal: string }[] {
  const decided = new Set(ofType(round, 'assessment.AppealDecided').map(({ data }) => data.appeal))
  return ofType(round, 'assessment.AppealLodged')
    .map(({ data: { unit, appeal } }) => ({ what: 'appeal', unit, appeal }) as const)
    .filter(({ unit, appeal }) => !decided.has(appeal) && (of === undefined || unit === of))
}
