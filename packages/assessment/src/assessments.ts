import {
  type CivilDate,
  InputError,
  isCivilDate,
  type Projection,
  type Question,
  type UnitSummary,
  type UnitsOptions,
} from '@tiendo/core'
import { assessment, assessmentHistory, listOf } from './catalogue.ts'
import { headOn, membersOn, wasMember } from './cluster.ts'
import type {
  CheckersAssigned,
  ClusterFormed,
  PactSigned,
  RoundOpened,
  RubricAdopted,
  SchemeAdopted,
  VoteHeld,
} from './events.ts'
import { type History, keyOf, ofType, seenFrom } from './history.ts'
import { type Honour, honoursIn } from './honours.ts'
import { type Missing, missingIn, missingSince } from './missing.ts'
import { entitledIn, participantsOf } from './participants.ts'
import { type Ranking, rankingIn } from './ranking.ts'
import { rejection } from './rejections.ts'
import { type Classification, type RoundResult, resultOf } from './round-result.ts'
import { type ScoreSheet, sheetOf } from './score-sheet.ts'

/** What answers are made from: a tracker, or a log that was replayed. */
export interface Source {
  live<State extends object>(
    projection: Projection<State>,
    key: string,
  ): { readonly getSnapshot: () => State | undefined }
  ensureReadable(catalogue: string): void
  positionAt(knownAt: Question['knownAt']): number
  units(options: UnitsOptions): readonly UnitSummary[]
}

/** From where something is looked at. All that is known unless stated. */
export interface At {
  /** The close of this day. */
  readonly asOf?: CivilDate | undefined
  /** A position, everything recorded up to an instant, or up to the close of a day in the tracker's zone. */
  readonly knownAt?: Question['knownAt']
}

export interface Vote extends VoteHeld {
  readonly on: CivilDate
  readonly position: number
}

export interface Pact extends PactSigned {
  readonly on: CivilDate
  readonly position: number
  /** The tasks by which its targets are pursued. */
  readonly takenUp: readonly { readonly target: string; readonly task: string; readonly on: CivilDate }[]
}

/**
 * Answers about assessments, as of any date and as known at any date, from what a tracker knows. The tracker has to be
 * opened with `catalogues: [assessment]` and `projections: [assessmentHistory]`. Every answer is made anew of events.
 */
export class Assessments {
  readonly #source: Source

  /** @internal Use `assessments`. */
  constructor(source: Source) {
    this.#source = source
  }

  /** The rounds, in the order in which they were opened. */
  rounds(at: At = {}): readonly (RoundOpened & { readonly on: CivilDate })[] {
    return ofType(this.#seen(listOf.rounds, at), 'assessment.RoundOpened').map(({ on, data }) => ({
      ...data,
      on,
    }))
  }

  /** @throws {Rejection} `UNKNOWN_ROUND`, also where it was not opened, or not known, by then */
  round(round: string, at: At = {}): RoundOpened {
    const [opened] = ofType(this.#seen(keyOf.round(round), at), 'assessment.RoundOpened')
    if (opened === undefined) throw rejection('UNKNOWN_ROUND', { round })
    return opened.data
  }

  /** @throws {Rejection} `UNKNOWN_RUBRIC` */
  rubric(rubric: string): RubricAdopted {
    const [adopted] = ofType(this.#history(keyOf.rubric(rubric)), 'assessment.RubricAdopted')
    if (adopted === undefined) throw rejection('UNKNOWN_RUBRIC', { rubric })
    return adopted.data
  }

  /** @throws {Rejection} `UNKNOWN_SCHEME` */
  scheme({ scheme, version }: { readonly scheme: string; readonly version: number }): SchemeAdopted {
    const [adopted] = ofType(this.#history(keyOf.scheme(scheme, version)), 'assessment.SchemeAdopted')
    if (adopted === undefined) throw rejection('UNKNOWN_SCHEME', { scheme, version })
    return adopted.data
  }

  /**
   * The scores of a unit, criterion by criterion.
   *
   * @throws {Rejection} `UNKNOWN_ROUND`, `ROUND_WITHOUT_RUBRIC`; `NOT_A_MEMBER` for a unit that never was one
   */
  scoreSheet({ round, unit, ...at }: At & { readonly round: string; readonly unit: string }): ScoreSheet {
    const rubric = this.#rubricOf(round)
    if (!wasMember(this.#history(keyOf.cluster(this.round(round).cluster)), unit))
      throw rejection('NOT_A_MEMBER', { unit })
    return sheetOf(this.#seen(keyOf.round(round), at), rubric, { round, unit })
  }

  /** The ranking that counted, decided or provisional; `null` where none was known. */
  ranking({ round, ...at }: At & { readonly round: string }): Ranking | null {
    this.round(round)
    return rankingIn(this.#seen(keyOf.round(round), at))
  }

  /**
   * What stood between the round and its decided ranking, for the members of then; or, once it was decided, what it waits
   * for to be up to date.
   */
  missing({ round, ...at }: At & { readonly round: string }): readonly Missing[] {
    const history = this.#seen(keyOf.round(round), at)
    const facts = { round, history, rubric: this.#rubricOf(round) }
    const [opened] = ofType(history, 'assessment.RoundOpened')
    if (opened === undefined) return []
    const cluster = this.#seen(keyOf.cluster(opened.data.cluster), at)
    const ranking = rankingIn(history)
    const asked = { opened, history, cluster }
    if (ranking?.status === 'decided') return missingSince(facts, ranking, entitledIn(asked))
    return [...missingIn(facts, participantsOf(asked)), { what: 'rankingDecision' }]
  }

  /** The classification that counted; `null` where none was known. */
  classification({ round, ...at }: At & { readonly round: string }): Classification | null {
    this.round(round)
    const seen = this.#seen(keyOf.round(round), at)
    const decided = ofType(seen, 'assessment.ClassificationDecided').at(-1)
    return decided === undefined ? null : dated(decided)
  }

  /** The commendations, also those that were revoked, of a round or of a unit or all. */
  honours({
    round,
    unit,
    ...at
  }: At & { readonly round?: string; readonly unit?: string } = {}): readonly Honour[] {
    return honoursIn(this.#seen(listOf.commendations, at)).filter(
      (honour) =>
        (round === undefined || honour.round === round) &&
        (unit === undefined ||
          honour.recipients.some((recipient) => 'unit' in recipient && recipient.unit === unit)),
    )
  }

  /**
   * A cluster, who heads it, and who belonged to it, in the order in which they joined: nobody before it was formed.
   *
   * @throws {Rejection} `UNKNOWN_CLUSTER`
   */
  cluster({ cluster, ...at }: At & { readonly cluster: string }): ClusterFormed {
    const [formed] = ofType(this.#history(keyOf.cluster(cluster)), 'assessment.ClusterFormed')
    if (formed === undefined) throw rejection('UNKNOWN_CLUSTER', { cluster })
    const seen = this.#seen(keyOf.cluster(cluster), at)
    const { head: _, ...named } = formed.data
    const head = headOn(seen)
    return { ...named, members: membersOn(seen), ...(head === undefined ? {} : { head }) }
  }

  /** Who was to check whom by the last assignment; nobody where there was none. */
  checkers({ round, ...at }: At & { readonly round: string }): CheckersAssigned['assignments'] {
    this.round(round)
    return (
      ofType(this.#seen(keyOf.round(round), at), 'assessment.CheckersAssigned').at(-1)?.data.assignments ?? []
    )
  }

  /** The votes of a round, in the order of their days. */
  votes({ round, ...at }: At & { readonly round: string }): readonly Vote[] {
    this.round(round)
    return ofType(this.#seen(keyOf.round(round), at), 'assessment.VoteHeld').map(dated)
  }

  /** The pacts, in the order in which they were signed. */
  pacts(at: At = {}): readonly Pact[] {
    return ofType(this.#seen(listOf.pacts, at), 'assessment.PactSigned').map((signed) => ({
      ...dated(signed),
      takenUp: ofType(this.#seen(keyOf.pact(signed.data.pact), at), 'assessment.PactTargetTakenUp').map(
        (event) => ({
          target: event.data.target,
          task: event.data.task,
          on: event.on,
        }),
      ),
    }))
  }

  /**
   * What rounds have said of a unit, by their periods, under the organisation of a day: with what they have said of the
   * units that were merged into it by then. Today's organisation unless stated.
   */
  resultsOf({
    unit,
    unitsAsOf,
    ...at
  }: At & { readonly unit: string; readonly unitsAsOf?: CivilDate }): readonly RoundResult[] {
    const units = this.#predecessorsOf(unit, { asOf: unitsAsOf, knownAt: at.knownAt })
    return this.rounds(at)
      .flatMap((opened) => {
        const asked = { round: opened.round, ...at }
        const results = { ranking: this.ranking(asked), classification: this.classification(asked) }
        return [...units].flatMap((each) => resultOf(each, opened, results) ?? [])
      })
      .sort((a, b) => (a.period.start < b.period.start ? -1 : a.period.start > b.period.start ? 1 : 0))
  }

  /** The unit itself and, transitively, those that were merged into it. */
  #predecessorsOf(unit: string, at: UnitsOptions): ReadonlySet<string> {
    const known = this.#source.units(at)
    if (!known.some((each) => each.unit === unit)) throw rejection('UNKNOWN_UNIT', { unit })
    const found = new Set([unit])
    // A set grows while it is walked through, so that what is found is asked about as well.
    for (const each of found) for (const { unit: merged, into } of known) if (into === each) found.add(merged)
    return found
  }

  #rubricOf(round: string): RubricAdopted {
    const { rubric } = this.round(round)
    if (rubric === undefined) throw rejection('ROUND_WITHOUT_RUBRIC', { round })
    return this.rubric(rubric)
  }

  #seen(key: string, { asOf, knownAt }: At): History {
    if (asOf !== undefined && !isCivilDate(asOf))
      throw new InputError('INVALID_QUESTION', 'asOf', 'must be a date YYYY-MM-DD that exists')
    const position = knownAt === undefined ? undefined : this.#source.positionAt(knownAt)
    return seenFrom(this.#history(key), { asOf, knownAt: position })
  }

  #history(key: string): History | undefined {
    this.#source.ensureReadable(assessment.name)
    return this.#source.live(assessmentHistory, key).getSnapshot()
  }
}

/** What an event says, with its day and position. */
function dated<Data>({
  on,
  position,
  data,
}: {
  readonly on: CivilDate
  readonly position: number
  readonly data: Data
}) {
  return { ...data, on, position }
}

/** Answers about the assessments of a tracker, or of a log that was replayed. */
export function assessments(source: Source): Assessments {
  return new Assessments(source)
}
