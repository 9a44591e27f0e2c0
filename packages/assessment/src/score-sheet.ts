import type { CivilDate, Ratio, ResolvedQuestion } from '@tiendo/core'
import { criteriaOf, maximumOf, type PlacedCriterion, type Rubric, sumOf, type Value } from './criteria.ts'
import type { EventOf, ScoreSource, StatedScore } from './events.ts'
import { type History, ofType } from './history.ts'

/** The scores of a unit, criterion by criterion, each with where it came from. */
export interface ScoreSheet {
  readonly round: string
  /** Absent where the round was not opened, or not known, by then. */
  readonly roundTitle?: string
  readonly unit: string
  readonly rubric: string
  readonly rubricTitle: string
  readonly status: 'open' | 'selfScored' | 'crossChecked' | 'decided'
  readonly sections: readonly SheetSection[]
  /** The sum of what is scored. */
  readonly points: number
  readonly maximum: number
  /** Who has checked it, the last time last, also where nothing was changed. */
  readonly checkedBy: readonly {
    readonly checker: string
    readonly on: CivilDate
    readonly position: number
  }[]
  /** Criteria without a score. */
  readonly missing: readonly string[]
  /** Positions of the events whose scores count. */
  readonly basedOn: readonly number[]
}

export interface SheetSection {
  readonly section: string
  readonly title: string
  readonly points: number
  readonly maximum: number
  readonly criteria: readonly SheetCriterion[]
}

export interface SheetCriterion {
  readonly criterion: string
  readonly heading?: string
  readonly title: string
  readonly maximum: number
  readonly minimum: number
  /** What counts: of the council's, an appeal's, the checker's and the unit's own score the first that there is. */
  readonly points: number | null
  readonly from: ScoreSource | null
  readonly self?: SheetScore
  /** Of every checker the last score. */
  readonly checks: readonly (SheetScore & { readonly checker: string })[]
  readonly measured?: MeasuredRatio
}

export interface SheetScore {
  readonly points: number
  readonly value?: Value
  readonly evidence?: readonly string[]
  readonly note?: string
  readonly position: number
}

/** Asked of the tracker again, or explained by it, the question gives the same tasks and events for ever. */
export interface MeasuredRatio {
  readonly ratio: Ratio | null
  readonly question: ResolvedQuestion
  readonly position: number
}

export type DecidingEvent = EventOf<'assessment.ScoreDecided' | 'assessment.ScoreCorrected'>

/** The decision, or the last correction, that a unit's score rests on. */
export function decisionOf(round: History, unit: string): DecidingEvent | undefined {
  return ofType(round, 'assessment.ScoreDecided', 'assessment.ScoreCorrected').findLast(
    ({ data }) => data.unit === unit,
  )
}

/** The sheet of a unit by the events of a round, each later one before what it replaces. */
export function sheetOf(
  round: History,
  rubric: Rubric,
  of: { readonly round: string; readonly unit: string },
): ScoreSheet {
  const { unit } = of
  const scores = new SheetScores(round, unit)
  const decision = decisionOf(round, unit)
  const decided = new Map(decision?.data.scores.map((score) => [score.criterion, score]))
  const positions = new Set(decision === undefined ? [] : [decision.position])

  const lineOf = ({ section: _, ...criterion }: PlacedCriterion): SheetCriterion => {
    const { criterion: name, title, maximum, minimum = 0, heading } = criterion
    const found = scores.of(name)
    const final = decided.get(name)
    if (decision === undefined && found.counting !== undefined) positions.add(found.counting.position)
    return {
      criterion: name,
      ...(heading === undefined ? {} : { heading }),
      title,
      maximum,
      minimum,
      points: (decision === undefined ? found.counting?.points : final?.points) ?? null,
      from: (decision === undefined ? found.counting?.from : final?.from) ?? null,
      ...(found.self === undefined ? {} : { self: found.self }),
      checks: found.checks,
      ...(found.measured === undefined ? {} : { measured: found.measured }),
    }
  }
  const criteria = criteriaOf(rubric)
  const sections = rubric.sections.map(({ section, title, maximum }): SheetSection => {
    const lines = criteria.filter((criterion) => criterion.section === section).map(lineOf)
    return { section, title, points: sumOf(lines.map(({ points }) => points ?? 0)), maximum, criteria: lines }
  })
  const [opened] = ofType(round, 'assessment.RoundOpened')
  return {
    ...of,
    ...(opened === undefined ? {} : { roundTitle: opened.data.title }),
    rubric: rubric.rubric,
    rubricTitle: rubric.title,
    status: decision !== undefined ? 'decided' : scores.status,
    sections,
    points: decision?.data.points ?? sumOf(sections.map(({ points }) => points)),
    maximum: decision?.data.maximum ?? maximumOf(rubric),
    checkedBy: scores.checkedBy,
    missing: sections.flatMap((section) =>
      section.criteria.filter(({ points }) => points === null).map(({ criterion }) => criterion),
    ),
    basedOn: [...positions].sort((a, b) => a - b),
  }
}

interface CountingScore {
  readonly points: number
  readonly from: ScoreSource
  readonly position: number
}

/** What was said about each criterion of a unit before it was decided. */
class SheetScores {
  readonly #self: readonly EventOf<'assessment.SelfScored'>[]
  readonly #checks: readonly EventOf<'assessment.CrossChecked'>[]
  readonly #appeals: readonly EventOf<'assessment.AppealDecided'>[]
  readonly #frozen: EventOf<'assessment.FiguresFrozen'> | undefined

  constructor(round: History, unit: string) {
    const isOfUnit = ({ data }: { readonly data: { readonly unit: string } }) => data.unit === unit
    this.#self = ofType(round, 'assessment.SelfScored').filter(isOfUnit)
    this.#checks = ofType(round, 'assessment.CrossChecked').filter(isOfUnit)
    this.#appeals = ofType(round, 'assessment.AppealDecided').filter(isOfUnit)
    this.#frozen = ofType(round, 'assessment.FiguresFrozen').findLast(isOfUnit)
  }

  get status(): 'open' | 'selfScored' | 'crossChecked' {
    if (this.#checks.length > 0) return 'crossChecked'
    return this.#self.length > 0 ? 'selfScored' : 'open'
  }

  get checkedBy(): ScoreSheet['checkedBy'] {
    return this.#checks.map(({ on, position, data: { checker } }) => ({ checker, on, position }))
  }

  of(criterion: string): {
    readonly self: SheetScore | undefined
    readonly checks: SheetCriterion['checks']
    readonly measured: MeasuredRatio | undefined
    readonly counting: CountingScore | undefined
  } {
    const frozen = this.#frozen?.data.scores.find((score) => score.criterion === criterion)
    const position = this.#frozen?.position as number
    const self = lastOf(this.#self, criterion)
    const check = lastOf(this.#checks, criterion)
    const appeal = lastOf(this.#appeals, criterion)
    return {
      self,
      checks: this.#checksOf(criterion),
      measured: frozen && { ratio: frozen.ratio, question: frozen.question, position },
      counting:
        (appeal && { points: appeal.points, from: 'appeal', position: appeal.position }) ??
        (typeof frozen?.points === 'number'
          ? { points: frozen.points, from: 'figures', position }
          : undefined) ??
        (check && { points: check.points, from: 'check', position: check.position }) ??
        (self && { points: self.points, from: 'self', position: self.position }),
    }
  }

  #checksOf(criterion: string): SheetCriterion['checks'] {
    const checkers = new Set(this.#checks.map(({ data }) => data.checker))
    return [...checkers].flatMap((checker) => {
      const score = lastOf(
        this.#checks.filter(({ data }) => data.checker === checker),
        criterion,
      )
      return score === undefined ? [] : [{ checker, ...score }]
    })
  }
}

function lastOf(
  events: readonly {
    readonly position: number
    readonly data: { readonly scores?: readonly StatedScore[] }
  }[],
  criterion: string,
): SheetScore | undefined {
  for (const { position, data } of events.toReversed()) {
    const found = data.scores?.find((score) => score.criterion === criterion)
    if (found !== undefined) {
      const { criterion: _, ...score } = found
      return { ...score, position }
    }
  }
  return undefined
}
