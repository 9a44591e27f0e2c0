import type { CivilDate, Question, Tracker } from '@tiendo/core'
import { assessmentHistory, listOf } from './catalogue.ts'
import { membersOn } from './cluster.ts'
import type { ClassificationDecided, PactSigned, RoundOpened, RubricAdopted } from './events.ts'
import { type History, keyOf, ofType, seenFrom, type Viewpoint } from './history.ts'
import { type Honour, honoursIn } from './honours.ts'
import { type Missing, missingIn } from './missing.ts'
import { type Ranking, rankingIn } from './ranking.ts'
import { rejection } from './rejections.ts'
import { type ScoreSheet, sheetOf } from './score-sheet.ts'

/** From where something is looked at. All that is known unless stated. */
export interface At {
  /** The close of this day. */
  readonly asOf?: CivilDate | undefined
  /** A position, everything recorded up to an instant, or up to the close of a day in the tracker's zone. */
  readonly knownAt?: Question['knownAt']
}

export interface Classification extends ClassificationDecided {
  readonly on: CivilDate
  readonly position: number
}

export interface Pact extends PactSigned {
  readonly on: CivilDate
  readonly position: number
  readonly takenUp: readonly { readonly target: string; readonly task: string; readonly on: CivilDate }[]
}

/** What a round has said of a unit, or of one that was merged into it. */
export interface RoundResult {
  readonly round: string
  readonly title: string
  readonly period: RoundOpened['period']
  /** The unit of then. */
  readonly unit: string
  readonly points?: number
  readonly rank?: number
  readonly population?: number
  readonly status?: Ranking['status']
  readonly scheme?: string
  readonly version?: number
  readonly level?: string | null
}

/**
 * Answers about assessments, as of any date and as known at any date, from what a tracker knows. The tracker has to be
 * opened with `catalogues: [assessment]` and `projections: [assessmentHistory]`. Every answer is made anew of events, and
 * names their positions.
 */
export class Assessments {
  readonly #tracker: Pick<Tracker, 'live' | 'positionAt' | 'units'>

  /** @internal Use `assessments`. */
  constructor(tracker: Pick<Tracker, 'live' | 'positionAt' | 'units'>) {
    this.#tracker = tracker
  }

  /** The rounds, in the order in which they were opened. */
  rounds(at: At = {}): readonly (RoundOpened & { readonly on: CivilDate })[] {
    return ofType(this.#seen(listOf.rounds, at), 'assessment.RoundOpened').map(({ on, data }) => ({
      ...data,
      on,
    }))
  }

  /** The scores of a unit, criterion by criterion. */
  scoreSheet({ round, unit, ...at }: At & { readonly round: string; readonly unit: string }): ScoreSheet {
    return sheetOf(this.#seen(keyOf.round(round), at), this.#rubricOf(round), { round, unit })
  }

  /** The ranking that counted, decided or provisional; `null` where none was known. */
  ranking({ round, ...at }: At & { readonly round: string }): Ranking | null {
    this.#opened(round)
    return rankingIn(this.#seen(keyOf.round(round), at))
  }

  /** What stood between the round and its decided ranking. Members are those of the day; nothing after a decision. */
  missing({ round, ...at }: At & { readonly round: string }): readonly Missing[] {
    const history = this.#seen(keyOf.round(round), at)
    const { cluster } = this.#opened(round)
    if (ofType(history, 'assessment.RankingDecided').length > 0) return []
    const rubric = this.#rubricOf(round)
    return missingIn({ round, history, cluster: this.#seen(keyOf.cluster(cluster), at), rubric }, undefined)
  }

  /** The classification that counted; `null` where none was known. */
  classification({ round, ...at }: At & { readonly round: string }): Classification | null {
    this.#opened(round)
    const seen = this.#seen(keyOf.round(round), at)
    const decided = ofType(seen, 'assessment.ClassificationDecided').at(-1)
    return decided === undefined ? null : { ...decided.data, on: decided.on, position: decided.position }
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

  /** Who belongs to a cluster, in the order in which they joined. */
  members({ cluster, ...at }: At & { readonly cluster: string }): readonly string[] {
    const seen = this.#seen(keyOf.cluster(cluster), at)
    if (seen.events.length === 0) throw rejection('UNKNOWN_CLUSTER', { cluster })
    return membersOn(seen, undefined)
  }

  /** The pacts, and the tasks by which their targets are pursued. */
  pacts(at: At = {}): readonly Pact[] {
    return ofType(this.#seen(listOf.pacts, at), 'assessment.PactSigned').map(({ on, position, data }) => ({
      ...data,
      on,
      position,
      takenUp: ofType(this.#seen(keyOf.pact(data.pact), at), 'assessment.PactTargetTakenUp').map((event) => ({
        target: event.data.target,
        task: event.data.task,
        on: event.on,
      })),
    }))
  }

  /**
   * What rounds have said of a unit, by their periods, under the organisation of a day: with what they have said of the
   * units that were merged into it by then. Today's organisation unless stated, and always as the tracker knows it now:
   * `knownAt` is about what rounds have said.
   */
  resultsOf({
    unit,
    unitsAsOf,
    ...at
  }: At & { readonly unit: string; readonly unitsAsOf?: CivilDate }): readonly RoundResult[] {
    const units = this.#predecessorsOf(unit, unitsAsOf)
    const results = this.rounds(at).flatMap(({ round, title, period }) => {
      const ranking = this.ranking({ round, ...at })
      const classification = this.classification({ round, ...at })
      return [...units].flatMap((each): RoundResult[] => {
        const entry = ranking?.entries.find((ranked) => ranked.unit === each)
        const result = classification?.results.find((classified) => classified.unit === each)
        if (entry === undefined && result === undefined) return []
        return [
          {
            round,
            title,
            period,
            unit: each,
            ...(entry === undefined || ranking === null
              ? {}
              : {
                  points: entry.points,
                  rank: entry.rank,
                  population: ranking.population,
                  status: ranking.status,
                }),
            ...(result === undefined || classification === null
              ? {}
              : {
                  scheme: classification.scheme,
                  version: classification.version,
                  level: result.level,
                }),
          },
        ]
      })
    })
    return results.sort((a, b) =>
      a.period.start < b.period.start ? -1 : a.period.start > b.period.start ? 1 : 0,
    )
  }

  /** The unit itself and, transitively, those that were merged into it. */
  #predecessorsOf(unit: string, asOf: CivilDate | undefined): ReadonlySet<string> {
    const known = this.#tracker.units(asOf === undefined ? {} : { asOf })
    if (!known.some((each) => each.unit === unit)) throw rejection('UNKNOWN_UNIT', { unit })
    const found = new Set([unit])
    // A set grows while it is walked through, so that what is found is asked about as well.
    for (const each of found) for (const { unit: merged, into } of known) if (into === each) found.add(merged)
    return found
  }

  #opened(round: string): RoundOpened {
    const [opened] = ofType(this.#history(keyOf.round(round)), 'assessment.RoundOpened')
    if (opened === undefined) throw rejection('UNKNOWN_ROUND', { round })
    return opened.data
  }

  #rubricOf(round: string): RubricAdopted {
    const { rubric } = this.#opened(round)
    if (rubric === undefined) throw rejection('ROUND_WITHOUT_RUBRIC', { round })
    const [adopted] = ofType(this.#history(keyOf.rubric(rubric)), 'assessment.RubricAdopted')
    if (adopted === undefined) throw rejection('UNKNOWN_RUBRIC', { rubric })
    return adopted.data
  }

  #seen(key: string, { asOf, knownAt }: At): History {
    const viewpoint: Viewpoint = {
      ...(asOf === undefined ? {} : { asOf }),
      ...(knownAt === undefined ? {} : { knownAt: this.#tracker.positionAt(knownAt) }),
    }
    return seenFrom(this.#history(key), viewpoint)
  }

  #history(key: string): History | undefined {
    return this.#tracker.live(assessmentHistory, key).getSnapshot()
  }
}

/** Answers about the assessments of a tracker. */
export function assessments(tracker: Pick<Tracker<never>, 'live' | 'positionAt' | 'units'>): Assessments {
  return new Assessments(tracker)
}
