import type { Ratio } from '@tiendo/core'
import type { Binding } from './criteria.ts'

/** How results become levels, as data: rules over named ratios, disqualifiers, quotas. */
export interface Scheme {
  readonly scheme: string
  readonly version: number
  readonly title: string
  /** The document that says so. */
  readonly source?: string
  readonly inputs: readonly SchemeInput[]
  /** From the highest down. Of those whose conditions all hold, the first is given. */
  readonly levels: readonly SchemeLevel[]
  readonly disqualifiers?: readonly Disqualifier[]
  readonly quotas?: readonly Quota[]
}

export interface SchemeInput {
  /** The name that conditions use. */
  readonly input: string
  readonly title?: string
  readonly better: 'higher' | 'lower'
  /** Figures of core, the share of points in the decided score, or a ratio that people state. */
  readonly from: 'score' | 'stated' | { readonly figures: Binding }
}

export interface SchemeLevel {
  readonly level: string
  readonly title: string
  /** All have to hold; none always hold. */
  readonly requires: readonly Condition[]
}

/** Exactly one bound, in per cent. */
export interface Condition {
  readonly input: string
  readonly atLeast?: number
  readonly above?: number
  readonly atMost?: number
  readonly below?: number
}

/** A fact for which no more than a level is given, whatever the ratios say. */
export interface Disqualifier {
  readonly disqualifier: string
  readonly title: string
  readonly atMost: string
}

/** No more units at a level than a share of the population, or of those that get another level. Rounded down. */
export interface Quota {
  readonly level: string
  readonly share: Ratio
  readonly of: 'population' | { readonly level: string }
}
