import type { Ratio, RatioName, TaskKind } from '@tiendo/core'

/** A criteria table, as data. Points have at most three decimals; nothing is computed in floating point. */
export interface Rubric {
  readonly rubric: string
  readonly title: string
  /** Where points are computed: how many decimals they keep, and how they are rounded; 2 and `halfUp` unless stated. */
  readonly rounding?: Rounding
  readonly sections: readonly RubricSection[]
}

export interface Rounding {
  readonly digits: 0 | 1 | 2 | 3
  readonly mode: 'halfUp' | 'halfEven' | 'truncate'
}

export interface RubricSection {
  readonly section: string
  readonly title: string
  /** No less than what its criteria give together. */
  readonly maximum: number
  readonly criteria: readonly RubricEntry[]
}

export type RubricEntry = Criterion | CriterionGroup

/** Criteria under a heading that has a maximum of its own. */
export interface CriterionGroup {
  readonly heading: string
  readonly maximum: number
  readonly parts: readonly Criterion[]
}

export interface Criterion {
  /** Unique in the rubric. */
  readonly criterion: string
  readonly title: string
  readonly maximum: number
  /** Below 0 for what takes points away; 0 unless stated. */
  readonly minimum?: number
  readonly rule: Rule
  /** Scored from figures of core, by nobody. Only with a rule that takes a ratio. */
  readonly figures?: Binding
  /** Whoever scores it has to say what shows it. */
  readonly evidenceRequired?: true
}

/** How points follow from what is measured. */
export type Rule =
  /** People give points from the minimum to the maximum. */
  | { readonly rule: 'judged' }
  /** `of` is a share of 0 to 100 per cent, a whole number, or a number; bands cover every value from 0 on. */
  | { readonly rule: 'bands'; readonly of: Measure; readonly bands: readonly Band[] }
  /**
   * `standard` × ratio, no more than the maximum and no less than the minimum. With the standard at the maximum (unless
   * stated) what exceeds its target gets no more points than what meets it; with a maximum above it, it does.
   */
  | { readonly rule: 'proportional'; readonly standard?: number }
  /** The maximum less `each` for every time that it happened, no less than the minimum. */
  | { readonly rule: 'penalty'; readonly each: number }

export type Measure = 'ratio' | 'count' | 'amount'

/** From a lower to an upper bound; without one it is open on that side. Bounds of ratios are per cent. */
export interface Band {
  readonly atLeast?: number
  readonly above?: number
  readonly atMost?: number
  readonly below?: number
  readonly points: number
  readonly label?: string
}

/** Which figures of a unit count. */
export interface Binding {
  readonly ratio: RatioName
  /** Each task by its weight. */
  readonly weighted?: true
  /** Of the plan that the round names for the unit, or of the tasks of the round's plan that the unit and those below it lead. */
  readonly of: 'ownPlan' | 'led'
  /** Plans below as well, leaves counted. */
  readonly rollUp?: true
  readonly kind?: TaskKind
}

/** What people have found out about a criterion that is not judged. */
export type Value = { readonly ratio: Ratio } | { readonly amount: number }

/** The criteria of a rubric that are scored, in its order, with where they stand. */
export function criteriaOf({ sections }: Pick<Rubric, 'sections'>): readonly PlacedCriterion[] {
  return sections.flatMap(({ section, criteria }) =>
    criteria.flatMap((entry) =>
      'parts' in entry
        ? entry.parts.map((part): PlacedCriterion => ({ ...part, section, heading: entry.heading }))
        : [{ ...entry, section }],
    ),
  )
}

export type PlacedCriterion = Criterion & { readonly section: string; readonly heading?: string }

/** What a sheet can have at most: the sum over the sections. */
export function maximumOf({ sections }: Pick<Rubric, 'sections'>): number {
  return sumOf(sections.map(({ maximum }) => maximum))
}

/** Exact for points of at most three decimals. */
export function sumOf(points: readonly number[]): number {
  return points.reduce((sum, value) => sum + inThousandths(value), 0) / 1_000
}

export function inThousandths(points: number): number {
  return Math.round(points * 1_000)
}
