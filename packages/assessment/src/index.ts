export {
  Assessments,
  type At,
  assessments,
  type Pact,
  type Source,
  type Vote,
} from './assessments.ts'
export { assessment, assessmentHistory } from './catalogue.ts'
export type * as commands from './commands.ts'
export type { AssessmentCommand, ScoreAsked } from './commands.ts'
export {
  type Band,
  type Binding,
  type Criterion,
  type CriterionGroup,
  criteriaOf,
  type Measure,
  maximumOf,
  type Rounding,
  type Rubric,
  type RubricEntry,
  type RubricSection,
  type Rule,
  type Value,
} from './criteria.ts'
export { drawnCheckers } from './draw.ts'
export type * as events from './events.ts'
export type { AssessmentEvent, AssessmentEventData, RankedUnit, Recipient, Ties } from './events.ts'
export { formatRank } from './format-rank.ts'
export type { History } from './history.ts'
export { type Honour, recipientCounts } from './honours.ts'
export type { Missing } from './missing.ts'
export { type PartialRanking, type Ranking, rankingAmong } from './ranking.ts'
export { type AssessmentRejectionCode, assessmentRejections } from './rejections.ts'
export type { Classification, RoundResult } from './round-result.ts'
export type { Condition, Disqualifier, Quota, Scheme, SchemeInput, SchemeLevel } from './scheme-format.ts'
export { schemes } from './schemes/schemes.ts'
export type { MeasuredRatio, ScoreSheet, SheetCriterion, SheetScore, SheetSection } from './score-sheet.ts'
