import type { Authority, CivilDate, Ratio, ResolvedQuestion } from '@tiendo/core'
import type { Rubric, Value } from './criteria.ts'
import type { Scheme } from './scheme-format.ts'

/**
 * The events of assessment. Names and shapes are the format of the log; a change of either is a new version with an
 * upcast. Every event carries `on`, the date on which it became true. `basedOn` are positions of the events that a step
 * rests on: each was recorded in an earlier commit.
 */
export type AssessmentEvent = {
  readonly [Type in AssessmentEventType]: {
    readonly type: Type
    readonly on: CivilDate
    readonly data: AssessmentEventData[Type]
    readonly position: number
  }
}[AssessmentEventType]

export type AssessmentEventType = keyof AssessmentEventData
export type EventOf<Type extends AssessmentEventType> = Extract<AssessmentEvent, { readonly type: Type }>

export interface AssessmentEventData {
  'assessment.RubricAdopted': RubricAdopted
  'assessment.SchemeAdopted': SchemeAdopted
  'assessment.ClusterFormed': ClusterFormed
  'assessment.ClusterMemberJoined': ClusterMember
  'assessment.ClusterMemberLeft': ClusterMember
  'assessment.ClusterHeadChanged': ClusterHeadChanged
  'assessment.RoundOpened': RoundOpened
  'assessment.PlansNamed': PlansNamed
  'assessment.FiguresFrozen': FiguresFrozen
  'assessment.CheckersAssigned': CheckersAssigned
  'assessment.SelfScored': SelfScored
  'assessment.CrossChecked': CrossChecked
  'assessment.RankingPublished': RankingPublished
  'assessment.AppealLodged': AppealLodged
  'assessment.AppealDecided': AppealDecided
  'assessment.ScoreDecided': ScoreDecided
  'assessment.ScoreCorrected': ScoreCorrected
  'assessment.RankingDecided': RankingDecided
  'assessment.VoteHeld': VoteHeld
  'assessment.ClassificationDecided': ClassificationDecided
  'assessment.Commended': Commended
  'assessment.CommendationRevoked': CommendationRevoked
  'assessment.PactSigned': PactSigned
  'assessment.PactTargetTakenUp': PactTargetTakenUp
}

export interface RubricAdopted extends Rubric {
  readonly authority: Authority
}

export interface SchemeAdopted extends Scheme {
  readonly authority?: Authority
}

/** Units that are compared with each other (*cụm, khối thi đua*). */
export interface ClusterFormed {
  readonly cluster: string
  readonly title: string
  readonly members: readonly string[]
  readonly head?: string
}

/** Leaving counts from its day on, joining too. */
export interface ClusterMember {
  readonly cluster: string
  readonly unit: string
  readonly reason?: string
}

export interface ClusterHeadChanged {
  readonly cluster: string
  readonly head?: string
}

/** A cluster is to be assessed for a period. */
export interface RoundOpened {
  readonly round: string
  readonly title: string
  readonly cluster: string
  /** Without one units are not scored, only classified. */
  readonly rubric?: string
  readonly period: { readonly start: CivilDate; readonly end: CivilDate }
  /** Members do not check each other: a council alone judges what units say of themselves. */
  readonly crossCheck?: 'none'
  /** The plan whose tasks the units lead. */
  readonly plan?: string
  /** The units' own plans. */
  readonly plans?: readonly { readonly unit: string; readonly plan: string }[]
}

/** Adds to, and replaces, the plans of which the opening of the round speaks. */
export interface PlansNamed {
  readonly round: string
  readonly plan?: string
  readonly plans: readonly { readonly unit: string; readonly plan: string }[]
}

interface OfUnit {
  readonly round: string
  readonly unit: string
}

/** The figures of a unit that count, at a date and as known at a position: they never change again. */
export interface FiguresFrozen extends OfUnit {
  readonly basedOn: readonly number[]
  readonly asOf: CivilDate
  readonly knownAt: number
  readonly scores: readonly MeasuredScore[]
}

/** `null` where there was nothing to divide by: then people score. */
export interface MeasuredScore {
  readonly criterion: string
  readonly question: ResolvedQuestion
  readonly ratio: Ratio | null
  readonly points: number | null
}

/** Who checks whom. Drawn: in the order of SHA-256(`seed:unit`), each checks the next and the last the first. */
export interface CheckersAssigned {
  readonly round: string
  readonly basedOn: readonly number[]
  readonly seed?: string
  readonly assignments: readonly { readonly unit: string; readonly checker: string }[]
}

/** Of each criterion the last score counts. */
export interface SelfScored extends OfUnit {
  readonly basedOn: readonly number[]
  readonly scores: readonly StatedScore[]
}

export interface CrossChecked extends OfUnit {
  readonly checker: string
  readonly basedOn: readonly number[]
  readonly scores: readonly StatedScore[]
}

export interface StatedScore {
  readonly criterion: string
  /** Where it is measured: what was found out, from which the points follow. */
  readonly value?: Value
  readonly points: number
  readonly evidence?: readonly string[]
  readonly note?: string
}

/** 1, 1, 3 or 1, 1, 2. */
export type Ties = 'competition' | 'dense'

/** Provisional: who would stand where by the scores that were known. */
export interface RankingPublished {
  readonly round: string
  readonly ties: Ties
  readonly entries: readonly RankedUnit[]
  /** Members without a complete sheet, who are not ranked. */
  readonly unranked: readonly string[]
}

export interface RankedUnit {
  readonly unit: string
  readonly points: number
  readonly rank: number
  readonly basedOn: readonly number[]
}

export interface AppealLodged extends OfUnit {
  readonly appeal: string
  readonly criteria?: readonly string[]
  readonly reason: string
  readonly basedOn: readonly number[]
}

export interface AppealDecided extends OfUnit {
  readonly appeal: string
  readonly outcome: 'upheld' | 'dismissed'
  readonly reason: string
  readonly authority: Authority
  /** Of an upheld one: what counts from now on. */
  readonly scores?: readonly StatedScore[]
  readonly basedOn: readonly number[]
}

export type ScoreSource = 'figures' | 'self' | 'check' | 'appeal' | 'council'

export interface DecidedScore {
  readonly criterion: string
  readonly points: number
  readonly from: ScoreSource
}

/** Complete in itself: later events do not change it. */
export interface ScoreDecided extends OfUnit {
  readonly scores: readonly DecidedScore[]
  readonly points: number
  readonly maximum: number
  readonly authority: Authority
  readonly basedOn: readonly number[]
}

/** Takes the place of a decided score, from its own day on. */
export interface ScoreCorrected extends ScoreDecided {
  readonly reason: string
  /** The position of the decision or correction that it replaces. */
  readonly replaces: number
}

export interface RankingDecided {
  readonly round: string
  readonly ties: Ties
  readonly entries: readonly RankedUnit[]
  readonly excluded: readonly { readonly unit: string; readonly reason: string }[]
  /** Who had scored itself, and then left the cluster before it was decided. */
  readonly left: readonly string[]
  readonly authority: Authority
  /** The provisional ranking, or that which it replaces; the decisions on appeals. */
  readonly basedOn: readonly number[]
  /** Why an earlier decision is replaced; only where it is. */
  readonly reason?: string
}

/** Who is to be commended, as members have voted. */
export interface VoteHeld {
  readonly round: string
  readonly vote: string
  readonly form: string
  readonly class?: string
  /** How many could vote. */
  readonly voters: number
  readonly results: readonly VoteResult[]
  /** The ranking that was known. */
  readonly basedOn: readonly number[]
}

export type VoteResult = ({ readonly unit: string } | { readonly name: string }) & {
  readonly inFavour: number
}

export interface ClassificationDecided {
  readonly round: string
  readonly scheme: string
  readonly version: number
  readonly results: readonly ClassifiedUnit[]
  readonly excluded: readonly { readonly unit: string; readonly reason: string }[]
  readonly authority: Authority
  readonly basedOn: readonly number[]
  readonly reason?: string
}

export interface ClassifiedUnit {
  readonly unit: string
  /** `null` where no level's conditions hold. */
  readonly level: string | null
  readonly inputs: readonly ClassifiedInput[]
  readonly disqualifiers?: readonly { readonly disqualifier: string; readonly evidence?: string }[]
  /** The level that it would have but for a quota. */
  readonly withoutQuota?: string
}

export interface ClassifiedInput {
  readonly input: string
  readonly ratio: Ratio
  /** Of figures; the decided score is in `basedOn` of the event. */
  readonly question?: ResolvedQuestion
  readonly evidence?: string
}

/** One of named units, of a name, or a number of whom nobody says the names. */
export type Recipient =
  | { readonly kind: RecipientKind; readonly unit: string }
  | { readonly kind: RecipientKind; readonly name: string }
  | { readonly kind: RecipientKind; readonly count: number }
export type RecipientKind = 'collective' | 'individual'

export interface Commended {
  readonly commendation: string
  /** The form as its issuer calls it: *Bằng khen*, *Huân chương Lao động*. */
  readonly form: string
  /** As its issuer calls it: *hạng Nhất*. */
  readonly class?: string
  readonly recipients: readonly Recipient[]
  /** Who gives it, and by which decision. */
  readonly authority: Authority
  readonly for?: string
  readonly round?: string
  /** A vote of the round. */
  readonly vote?: string
  /** The decided ranking and classification of the round, and the vote. */
  readonly basedOn: readonly number[]
}

export interface CommendationRevoked {
  readonly commendation: string
  readonly reason: string
  readonly authority: Authority
  readonly basedOn: readonly number[]
}

export interface PactSigned {
  readonly pact: string
  readonly title: string
  readonly cluster: string
  readonly parties: readonly string[]
  readonly period: { readonly start: CivilDate; readonly end: CivilDate }
  readonly targets: readonly PactTarget[]
}

export interface PactTarget {
  readonly target: string
  readonly text: string
  readonly quantity?: number
  /** Of the quantity. */
  readonly unit?: string
}

/** A task of a plan is how a target of a pact is pursued. */
export interface PactTargetTakenUp {
  readonly pact: string
  readonly target: string
  readonly task: string
  readonly basedOn: readonly number[]
}
