import type { Authority, CivilDate, Instant } from '@tiendo/core'
import type { Binding, Rubric, Value } from './criteria.ts'
import type {
  ClusterFormed,
  Commended,
  PactSigned,
  PlansNamed,
  RoundOpened,
  Ties,
  VoteHeld,
} from './events.ts'
import type { Scheme } from './scheme-format.ts'

/** The commands of assessment. What `decide` refuses is on the page of errors. */
export type AssessmentCommand =
  | AdoptRubric
  | AdoptScheme
  | FormCluster
  | JoinCluster
  | LeaveCluster
  | ChangeClusterHead
  | OpenRound
  | NamePlans
  | FreezeFigures
  | AssignCheckers
  | DrawCheckers
  | SelfScore
  | CrossCheck
  | PublishRanking
  | LodgeAppeal
  | DecideAppeal
  | DecideScores
  | CorrectScore
  | DecideRanking
  | HoldVote
  | Classify
  | Commend
  | RevokeCommendation
  | SignPact
  | TakeUpPactTarget

/** What was left out may be stated as `undefined`. */
type Asked<Type extends string, Data> = {
  readonly [Key in keyof Data]: object extends Pick<Data, Key> ? Data[Key] | undefined : Data[Key]
} & { readonly type: `assessment.${Type}`; readonly on: CivilDate }

/** → `RubricAdopted`. Bands that overlap or leave a value out, and points above a maximum, are found here. */
export type AdoptRubric = Asked<'AdoptRubric', Rubric & { readonly authority: Authority }>
/** → `SchemeAdopted` */
export type AdoptScheme = Asked<'AdoptScheme', Scheme & { readonly authority?: Authority }>
/** → `ClusterFormed` */
export type FormCluster = Asked<'FormCluster', ClusterFormed>
/** → `ClusterMemberJoined` */
export type JoinCluster = Asked<'JoinCluster', MemberChange>
/** → `ClusterMemberLeft` */
export type LeaveCluster = Asked<'LeaveCluster', MemberChange>
interface MemberChange {
  readonly cluster: string
  readonly unit: string
  readonly reason?: string
}
/** → `ClusterHeadChanged`, to another member, or to none. */
export type ChangeClusterHead = Asked<
  'ChangeClusterHead',
  { readonly cluster: string; readonly head?: string }
>
/** → `RoundOpened` */
export type OpenRound = Asked<'OpenRound', RoundOpened>

/** → `PlansNamed`, for what the opening did not say, or units that joined later. */
export type NamePlans = Asked<'NamePlans', Omit<PlansNamed, 'plans'> & Partial<Pick<PlansNamed, 'plans'>>>

interface OfUnit {
  readonly round: string
  readonly unit: string
}

/** A recorded position, an instant, or the close of a day; the last recorded position unless stated. */
type KnownAt = number | Instant | CivilDate

/**
 * → `FiguresFrozen` for each member, or for the named ones: the criteria that are bound to figures, as of a date, as known
 * at a recorded position. Again until scores are decided.
 */
export type FreezeFigures = Asked<
  'FreezeFigures',
  {
    readonly round: string
    readonly asOf: CivilDate
    readonly knownAt?: KnownAt
    readonly units?: readonly string[]
  }
>
/** → `CheckersAssigned`, as given. A later assignment replaces an earlier one. */
export type AssignCheckers = Asked<
  'AssignCheckers',
  {
    readonly round: string
    readonly assignments: readonly { readonly unit: string; readonly checker: string }[]
  }
>
/** → `CheckersAssigned`, drawn from a seed so that anybody can draw it again. */
export type DrawCheckers = Asked<'DrawCheckers', { readonly round: string; readonly seed: string }>

/** Points of what is judged, a value of what is measured. */
export interface ScoreAsked {
  readonly criterion: string
  readonly points?: number | undefined
  readonly value?: Value | undefined
  readonly evidence?: readonly string[] | undefined
  readonly note?: string | undefined
}
interface Scored extends OfUnit {
  readonly scores: readonly ScoreAsked[]
}
/** → `SelfScored`; some of the criteria, or all. */
export type SelfScore = Asked<'SelfScore', Scored>
/** → `CrossChecked` by another member, who confirms or changes scores. */
export type CrossCheck = Asked<'CrossCheck', Scored & { readonly checker: string }>

/** → `RankingPublished`: provisional, of the members whose sheets are complete. Ties are `competition` unless stated. */
export type PublishRanking = Asked<'PublishRanking', { readonly round: string; readonly ties?: Ties }>
/** → `AppealLodged`. Without an id it gets a ULID. */
export type LodgeAppeal = Asked<
  'LodgeAppeal',
  OfUnit & { readonly appeal?: string; readonly criteria?: readonly string[]; readonly reason: string }
>
/** → `AppealDecided`, and `ScoreCorrected` where the score was decided before and scores are stated. */
export type DecideAppeal = Asked<
  'DecideAppeal',
  OfUnit & {
    readonly appeal: string
    readonly outcome: 'upheld' | 'dismissed'
    readonly reason: string
    readonly authority: Authority
    readonly scores?: readonly ScoreAsked[]
  }
>
/** → `ScoreDecided` for each member whose score is not decided, or for the named ones; `council` are scores of its own. */
export type DecideScores = Asked<
  'DecideScores',
  {
    readonly round: string
    readonly units?: readonly string[]
    readonly council?: readonly { readonly unit: string; readonly scores: readonly ScoreAsked[] }[]
    readonly authority: Authority
  }
>
/** → `ScoreCorrected` */
export type CorrectScore = Asked<
  'CorrectScore',
  Scored & { readonly reason: string; readonly authority: Authority }
>
/**
 * → `RankingDecided`. Once more, with a reason, after a correction or when the cluster has changed. Ties are those of the
 * ranking before unless stated.
 */
export type DecideRanking = Asked<
  'DecideRanking',
  {
    readonly round: string
    readonly ties?: Ties
    readonly excluded?: readonly { readonly unit: string; readonly reason: string }[]
    readonly authority: Authority
    readonly reason?: string
  }
>
/** → `VoteHeld`, on the ranking that counts, provisional or decided. Without an id it gets a ULID. */
export type HoldVote = Asked<'HoldVote', Omit<VoteHeld, 'vote' | 'basedOn'> & { readonly vote?: string }>
/** → `ClassificationDecided` of the members, by an adopted scheme. */
export type Classify = Asked<
  'Classify',
  {
    readonly round: string
    readonly scheme: string
    readonly version: number
    /** For inputs from figures. */
    readonly asOf?: CivilDate
    readonly knownAt?: KnownAt
    /** Inputs that the scheme leaves to be stated, and which figures they are here. */
    readonly figures?: readonly { readonly input: string; readonly binding: Binding }[]
    /** Ratios that people state; also where figures have nothing to divide by. */
    readonly stated?: readonly {
      readonly unit: string
      readonly input: string
      readonly ratio: { readonly numerator: number; readonly denominator: number }
      readonly evidence?: string
    }[]
    readonly disqualified?: readonly {
      readonly unit: string
      readonly disqualifier: string
      readonly evidence?: string
    }[]
    /** Where more meet a level than its quota lets through: who gets it. The others get the next level that they meet. */
    readonly chosen?: readonly { readonly level: string; readonly units: readonly string[] }[]
    readonly excluded?: readonly { readonly unit: string; readonly reason: string }[]
    readonly authority: Authority
    /** Why an earlier classification is replaced. */
    readonly reason?: string
  }
>
/** → `Commended`. Without an id it gets a ULID. */
export type Commend = Asked<
  'Commend',
  Omit<Commended, 'commendation' | 'basedOn'> & { readonly commendation?: string }
>
/** → `CommendationRevoked` */
export type RevokeCommendation = Asked<
  'RevokeCommendation',
  { readonly commendation: string; readonly reason: string; readonly authority: Authority }
>
/** → `PactSigned` */
export type SignPact = Asked<'SignPact', PactSigned>
/** → `PactTargetTakenUp` */
export type TakeUpPactTarget = Asked<
  'TakeUpPactTarget',
  { readonly pact: string; readonly target: string; readonly task: string }
>
