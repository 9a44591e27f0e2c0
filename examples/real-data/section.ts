import type { Ratio } from '@tiendo/core'

export type Value = string | number | boolean | null

/** A number that was counted, published or stated beforehand, beside the one that comes out. */
export interface Check {
  readonly name: string
  readonly expected: Value
  readonly found: Value
}

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface Section {
  readonly title: string
  readonly notes: readonly string[]
  readonly checks: readonly Check[]
  readonly tables: readonly Table[]
}

export function holds({ expected, found }: Check): boolean {
  return Object.is(expected, found)
}

export function pair(ratio: Ratio | null): string {
  return ratio === null ? '–' : `${ratio.numerator}/${ratio.denominator}`
}

export function listed(values: readonly (string | number)[]): string {
  return values.length === 0 ? 'none' : values.join(', ')
}
