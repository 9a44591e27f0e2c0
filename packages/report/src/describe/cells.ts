import type { CivilDate, Ratio } from '@tiendo/core'
import type { Cell } from '../document/document.ts'

export const none: Cell = { type: 'none' }

export function count(value: number | undefined, evidence?: string): Cell {
  if (value === undefined) return none
  return evidence === undefined || value === 0 ? { type: 'count', value } : { type: 'count', value, evidence }
}

export function fraction(ratio: Ratio | null | undefined): Cell {
  return { type: 'fraction', ratio: ratio ?? null }
}

export function percent(ratio: Ratio | null | undefined): Cell {
  return { type: 'percent', ratio: ratio ?? null }
}

export function text(value: string): Cell {
  return { type: 'text', text: value }
}

export function date(value: CivilDate | undefined): Cell {
  return value === undefined ? none : { type: 'date', date: value }
}
