import type { Breakdown, Dimension } from '../completion/breakdown.ts'
import { type Explanation, explainFigure, type FigureName } from '../completion/explain.ts'
import { deepFreeze } from '../completion/figures.ts'
import { checkQuestion, type Question } from '../completion/question.ts'
import { type Restatement, restate } from '../completion/restatement.ts'
import { checkOptions, InputError } from '../errors.ts'
import { type Json, sameJson } from '../log/json.ts'
import { keyOf, type Plan, type Publication } from '../planning/aggregates.ts'
import type { Figures, ResolvedQuestion, ViewName } from '../planning/figures-format.ts'
import { rejection } from '../planning/rejections.ts'
import { type CivilDate, parseDay, toDay } from '../time/civil-date.ts'
import { type Clock, civilDateIn, isTimeZone, parseInstant } from '../time/clock.ts'
import { type PublicationSummary, publicationOf, type UnitSummary, unitsOf } from './directory.ts'
import { KnownAnswers } from './known-answers.ts'
import type { Workspace } from './workspace.ts'

export interface UnitsOptions {
  /** The day by whose organisation; today unless stated. */
  readonly asOf?: CivilDate | undefined
  /** What is known: as in a question; everything unless stated. */
  readonly knownAt?: Question['knownAt']
}

export interface ExplainOptions {
  /** Explains the figure of this view of the period instead of that of the whole. */
  readonly view?: ViewName
}

/** Published figures beside what is known now. */
export interface PublishedComparison extends PublicationSummary {
  /** Whether the log still gives these figures at their position. */
  readonly isReproduced: boolean
  /** The same question, with what is known now. */
  readonly now: Figures
  readonly restatement: Restatement
}

interface Knowledge {
  readonly position: number
  /** The date on which this was the state of knowledge. */
  readonly date: CivilDate
  /** Whether that day was still running then. */
  readonly isRunning: boolean
}

/** Answers questions about a workspace: pure functions of what is in it and of the clock. */
export class Inquiry {
  readonly #workspace: Workspace
  readonly #clock: Clock
  readonly #timeZone: string
  readonly answers: KnownAnswers

  constructor(workspace: Workspace, clock: Clock, timeZone: string) {
    this.#workspace = workspace
    this.#clock = clock
    this.#timeZone = timeZone
    this.answers = new KnownAnswers(workspace)
  }

  figures(asked: Question): Figures {
    const { question, isProjection } = this.resolve(asked)
    return this.answers.figures(question, isProjection)
  }

  breakdown(asked: Question, by: Dimension): Breakdown {
    return this.answers.breakdown(this.resolve(asked).question, by)
  }

  /** Figures that were published, what their question is answered at their position, and what it is answered now. */
  published(publication: string): PublishedComparison {
    const key = keyOf.publication(publication)
    const { published } = (this.#workspace.read('planning', key) as Publication | undefined) ?? {}
    if (published === undefined) throw rejection('UNKNOWN_PUBLICATION', { publication })
    const { figures } = published
    const recomputed = this.figures(figures.question)
    const now = this.figures({ ...figures.question, knownAt: this.#workspace.position })
    return deepFreeze({
      ...publicationOf(published),
      isReproduced: sameJson(
        { ...recomputed, projection: false } as unknown as Json,
        { ...figures, projection: false } as unknown as Json,
      ),
      now,
      restatement: restate(this.#workspace, recomputed, now),
    })
  }

  explain(asked: Question, figure: FigureName, options: ExplainOptions = {}): Explanation {
    checkOptions(options, ['view'])
    const { view } = options
    return explainFigure(this.#workspace, this.resolve(asked).question, figure, view)
  }

  /** Today's date in the zone of whoever asks. */
  today(): CivilDate {
    return civilDateIn(this.#timeZone, this.#clock.now())
  }

  /** The units as organised on a day, as known then. */
  units(options: UnitsOptions): readonly UnitSummary[] {
    checkOptions(options, ['asOf', 'knownAt'])
    const { asOf, knownAt } = options
    const day = toDay(asOf ?? this.today(), 'asOf')
    return unitsOf(this.#workspace, { day, knownAt: this.positionAt(knownAt) })
  }

  /** The last position that was known then, where a day ends in the zone of whoever asks. */
  positionAt(knownAt: Question['knownAt']): number {
    const { knownAt: known } = checkQuestion({ knownAt })
    return this.#knowledge(known, this.#timeZone).position
  }

  restatement(before: Figures, after: Figures): Restatement {
    this.#workspace.ensureReadable('planning')
    return restate(this.#workspace, this.#answered(before), this.#answered(after))
  }

  /** Figures that come from elsewhere, with their question as this library writes it. */
  #answered(figures: Figures): Figures {
    if (typeof figures !== 'object' || figures === null || figures.v !== 1) {
      throw new InputError('INVALID_QUESTION', 'figures', 'not figures of version 1')
    }
    const { question } = this.resolve(figures.question)
    if (!sameJson(question as unknown as Json, figures.question as unknown as Json)) {
      throw new InputError('INVALID_QUESTION', 'question', 'leaves something open that figures have settled')
    }
    if (figures.position !== question.knownAt) {
      throw new InputError('INVALID_QUESTION', 'position', 'not the position of the question')
    }
    return { ...figures, question }
  }

  /** A question with what it leaves open settled by what is known now. */
  resolve(asked: Question): { readonly question: ResolvedQuestion; readonly isProjection: boolean } {
    this.#workspace.ensureReadable('planning')
    const {
      plan,
      rollUp,
      group,
      kind,
      lead,
      coordinating,
      unitsAsOf,
      policy = 'inForce',
      period,
      asOf: day,
      knownAt,
      running,
    } = checkQuestion(asked)
    this.#ensureKnown({ plan, rollUp, group, lead, coordinating })
    const known = this.#knowledge(knownAt, this.#zoneOf(plan))
    const asOf = day ?? known.date
    const question: ResolvedQuestion = {
      ...(plan === undefined ? {} : { plan }),
      ...(rollUp === true ? { rollUp } : {}),
      ...(group === undefined ? {} : { group }),
      ...(kind === undefined ? {} : { kind }),
      ...(lead === undefined ? {} : { lead }),
      ...(coordinating === undefined ? {} : { coordinating }),
      ...(unitsAsOf === undefined ? {} : { unitsAsOf }),
      asOf,
      knownAt: known.position,
      policy,
      ...(period === undefined
        ? {}
        : { period: { ...period, label: period.label ?? `${period.start}/${period.end}` } }),
      running: running ?? (known.isRunning && asOf === known.date),
    }
    return { question, isProjection: asOf > known.date }
  }

  #knowledge(knownAt: Question['knownAt'], timeZone: string): Knowledge {
    const workspace = this.#workspace
    const nowMs = this.#clock.now()
    const today = civilDateIn(timeZone, nowMs)
    const head: Knowledge = { position: workspace.position, date: today, isRunning: true }
    if (knownAt === undefined) return head
    if (typeof knownAt === 'number') {
      if (knownAt > workspace.position)
        throw new InputError('INVALID_QUESTION', 'knownAt', 'beyond the head of the log')
      const recordedAt = Math.min(workspace.recordedAt(knownAt) ?? nowMs, nowMs)
      return { position: knownAt, date: civilDateIn(timeZone, recordedAt), isRunning: false }
    }
    if (parseDay(knownAt) !== undefined) {
      const position = workspace.positionAtClose(knownAt, timeZone)
      return knownAt >= today ? { ...head, position } : { position, date: knownAt, isRunning: false }
    }
    const ms = parseInstant(knownAt) as number
    if (ms >= nowMs) return { ...head, position: workspace.positionAt(ms) }
    return { position: workspace.positionAt(ms), date: civilDateIn(timeZone, ms), isRunning: true }
  }

  /** A day ends when it ends for the plan; where several are asked about, for the one who asks. */
  #zoneOf(plan: Question['plan']): string {
    const only = typeof plan === 'string' ? plan : plan?.length === 1 ? plan[0] : undefined
    const zone = only === undefined ? undefined : this.#plan(only).timeZone
    // A log may come from a platform that knows more zones.
    return zone !== undefined && isTimeZone(zone) ? zone : this.#timeZone
  }

  #ensureKnown({
    plan,
    rollUp,
    group,
    lead,
    coordinating,
  }: Pick<Question, 'plan' | 'rollUp' | 'group' | 'lead' | 'coordinating'>): void {
    if (rollUp === true && plan === undefined)
      throw new InputError('INVALID_QUESTION', 'rollUp', 'needs the plan from which it goes down')
    const plans = plan === undefined ? [] : [plan].flat().map((id) => this.#plan(id))
    if (
      group !== undefined &&
      plan !== undefined &&
      rollUp !== true &&
      !plans.some(({ groups }) => groups.some(({ id }) => id === group))
    ) {
      throw rejection('UNKNOWN_GROUP', { group })
    }
    for (const filter of [lead, coordinating])
      if (typeof filter === 'object' && !this.#workspace.units.has(filter.unit))
        throw rejection('UNKNOWN_UNIT', { unit: filter.unit })
  }

  #plan(plan: string): Plan {
    const found = this.#workspace.read('planning', keyOf.plan(plan)) as Plan | undefined
    if (found === undefined) throw rejection('UNKNOWN_PLAN', { plan })
    return found
  }
}
