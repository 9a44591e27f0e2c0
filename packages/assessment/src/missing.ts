import { criteriaOf, type Rubric } from './criteria.ts'
import type { RankedUnit } from './events.ts'
import { byUnit, type History, ofType } from './history.ts'
import { decisionOf, type ScoreSheet, sheetOf } from './score-sheet.ts'

/** What stands between a round and its decided ranking. */
export type Missing =
  | { readonly what: 'provisionalRanking' }
  | { readonly what: 'members' }
  | { readonly what: 'figures'; readonly unit: string; readonly criteria: readonly string[] }
  | { readonly what: 'selfScore'; readonly unit: string }
  | { readonly what: 'scores'; readonly unit: string; readonly criteria: readonly string[] }
  | { readonly what: 'crossCheck'; readonly unit: string; readonly checker?: string }
  | { readonly what: 'appeal'; readonly unit: string; readonly appeal: string }
  | { readonly what: 'decision'; readonly unit: string }
  | { readonly what: 'rankingDecision' }
  /** Its score was corrected after the ranking was decided. */
  | { readonly what: 'newRanking'; readonly unit: string }
  /** The ranking was decided again after the classification. */
  | { readonly what: 'newClassification' }

export interface RoundFacts {
  readonly round: string
  readonly history: History
  readonly rubric: Rubric
}

/** Everything that is missing before a ranking of these units can be decided. */
export function missingIn(facts: RoundFacts, units: readonly string[]): readonly Missing[] {
  const of = byUnit(facts.history)
  return [
    ...(units.length === 0 ? [{ what: 'members' } as const] : []),
    ...units.flatMap((unit) => missingOf({ ...facts, history: of(unit) }, unit)),
    ...(ofType(facts.history, 'assessment.RankingPublished').length === 0
      ? [{ what: 'provisionalRanking' } as const]
      : []),
    ...units
      .filter((unit) => decisionOf(of(unit), unit) === undefined)
      .map((unit) => ({ what: 'decision', unit }) as const),
  ]
}

/** What a decided ranking, and the classification after it, wait for to be up to date. */
export function missingSince(
  facts: RoundFacts,
  { entries, position }: { readonly entries: readonly RankedUnit[]; readonly position: number },
): readonly Missing[] {
  const of = byUnit(facts.history)
  const outdated = entries.filter(({ unit, basedOn }) => {
    const decision = decisionOf(of(unit), unit)
    return decision !== undefined && !basedOn.includes(decision.position)
  })
  const classification = ofType(facts.history, 'assessment.ClassificationDecided').at(-1)
  return [
    ...entries.flatMap(({ unit }) => missingOf({ ...facts, history: of(unit) }, unit)),
    ...outdated.map(({ unit }) => ({ what: 'newRanking', unit }) as const),
    ...(classification !== undefined && !classification.data.basedOn.includes(position)
      ? [{ what: 'newClassification' } as const]
      : []),
  ]
}

/** What is missing of one unit before its score can be decided; `given` are criteria that the decision itself scores. */
export function missingOf(
  { round, history, rubric }: RoundFacts,
  unit: string,
  given: ReadonlySet<string> = new Set(),
): readonly Missing[] {
  const appeals = openAppealsOf(history, unit).map((appeal) => ({ what: 'appeal', unit, appeal }) as const)
  if (decisionOf(history, unit) !== undefined) return appeals
  const isBound = new Set(
    criteriaOf(rubric).flatMap(({ criterion, figures }) => (figures ? [criterion] : [])),
  )
  const { missing, checkedBy, sections } = sheetOf(history, rubric, { round, unit })
  const frozen = new Set(
    sections.flatMap(({ criteria }) =>
      criteria.filter(({ measured }) => measured !== undefined).map(({ criterion }) => criterion),
    ),
  )
  const open = missing.filter((criterion) => !given.has(criterion))
  const figures = open.filter((criterion) => isBound.has(criterion) && !frozen.has(criterion))
  const scores = open.filter((criterion) => !figures.includes(criterion))
  const isSelfScored = ofType(history, 'assessment.SelfScored').some(({ data }) => data.unit === unit)
  const isByPeople = criteriaOf(rubric).length > isBound.size
  const checker = checkerOf(history, unit)
  return [
    ...(figures.length > 0 ? [{ what: 'figures', unit, criteria: figures } as const] : []),
    ...(isByPeople && !isSelfScored ? [{ what: 'selfScore', unit } as const] : []),
    ...((isSelfScored || !isByPeople) && scores.length > 0
      ? [{ what: 'scores', unit, criteria: scores } as const]
      : []),
    ...(isChecked(history) && isByPeople && !isCheckedBy(checker, checkedBy)
      ? [{ what: 'crossCheck', unit, ...(checker === undefined ? {} : { checker }) } as const]
      : []),
    ...appeals,
  ]
}

/** By whom it was assigned to; by anybody where it was assigned to nobody. */
function isCheckedBy(assigned: string | undefined, checkedBy: ScoreSheet['checkedBy']): boolean {
  return checkedBy.some(({ checker }) => assigned === undefined || checker === assigned)
}

/** Who is to check a unit by the last assignment; anybody where that does not name it. */
export function checkerOf(round: History, unit: string): string | undefined {
  return ofType(round, 'assessment.CheckersAssigned')
    .at(-1)
    ?.data.assignments.find((assignment) => assignment.unit === unit)?.checker
}

function isChecked(round: History): boolean {
  return ofType(round, 'assessment.RoundOpened')[0]?.data.crossCheck !== 'none'
}

function openAppealsOf(round: History, unit: string): readonly string[] {
  const decided = new Set(ofType(round, 'assessment.AppealDecided').map(({ data }) => data.appeal))
  return ofType(round, 'assessment.AppealLodged')
    .filter(({ data }) => data.unit === unit && !decided.has(data.appeal))
    .map(({ data }) => data.appeal)
}
