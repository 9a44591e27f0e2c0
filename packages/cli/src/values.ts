import { addDays, type CivilDate, type Question } from '@tiendo/core'
import { InvalidArgumentError } from 'commander'

export function dateValue(text: string): CivilDate {
  if (!isDate(text)) throw new InvalidArgumentError('a date is written YYYY-MM-DD and exists, as 2021-06-30.')
  return text
}

export function knownAtValue(text: string): NonNullable<Question['knownAt']> {
  if (isDate(text)) return text
  if (/^\d{1,15}$/.test(text)) return Number(text)
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)))
    return text
  throw new InvalidArgumentError(
    'a date YYYY-MM-DD (its close), an instant with its zone as 2021-07-09T10:00:00+07:00, or a position.',
  )
}

export function yearValue(text: string): number {
  if (!/^(19|20|21)\d{2}$/.test(text)) throw new InvalidArgumentError('a year, as 2021.')
  return Number(text)
}

export function countValue(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number, as 14.')
  return Number(text)
}

/** A number with a point, as programs write it; people's numbers belong into files with a declared language. */
export function numberValue(text: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('a number with a decimal point, as 62.5.')
  return Number(text)
}

/** `2021` or `2021-01-01..2021-12-31`. */
export function periodValue(text: string): { readonly start: CivilDate; readonly end: CivilDate } {
  if (/^(19|20|21)\d{2}$/.test(text)) return { start: `${text}-01-01`, end: `${text}-12-31` }
  const [start = '', end = ''] = text.split('..')
  if (!isDate(start) || !isDate(end))
    throw new InvalidArgumentError('a year, as 2021, or 2021-01-01..2021-12-31.')
  return { start, end }
}

export function listValue(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((part) => part.trim())].filter((part) => part !== '')
}

export function anchorValue(
  text: string,
  before: readonly { readonly commit: number; readonly sha256: string }[] = [],
): readonly { readonly commit: number; readonly sha256: string }[] {
  const [, commit, sha256] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (commit === undefined || sha256 === undefined)
    throw new InvalidArgumentError('COMMIT:SHA256, the two lines of a printed head, as 204:d495….')
  return [...before, { commit: Number(commit), sha256 }]
}

function isDate(text: string): boolean {
  try {
    addDays(text, 0)
    return true
  } catch {
    return false
  }
}
