import { join } from 'node:path'
import { formatPercent, type PercentOptions, type Ratio } from '@tiendo/core'
import { files } from './data-folder.ts'
import { type Row, readTable } from './tsv.ts'

const counts = ['total', 'done', 'done_on_time', 'done_late', 'open_within', 'open_overdue'] as const
const columns = ['id', 'pct_published', ...counts] as const
type PublishedRow = Row<(typeof columns)[number]>

/** A percentage that somebody printed, beside the counts of the same publication. */
export interface Published {
  readonly id: string
  /** As printed, without the sign. */
  readonly percent: string
  readonly counts: { readonly [Name in (typeof counts)[number]]: number | undefined }
}

export type Mode = NonNullable<PercentOptions['mode']>
export const modes: readonly Mode[] = ['halfUp', 'halfEven', 'truncate']

/** Every ratio that anybody may have meant: no publication names its denominator in a way to rely on. */
export const candidates = [
  'done / all',
  'done / due',
  'overdue / all',
  'overdue / due',
  'overdue / open',
  'overdue / done',
  'open / all',
] as const

export interface Reproduction {
  readonly ratio: (typeof candidates)[number]
  readonly value: Ratio
  readonly mode: Mode
}

/** The statistics that print a percentage and the counts of tasks for it. */
export function readPublished(folder: string): readonly Published[] {
  return readTable(join(folder, files.statistics), columns)
    .filter((row) => row.pct_published !== '' && row.total !== '' && row.done !== '')
    .map((row: PublishedRow) => ({
      id: row.id,
      percent: row.pct_published,
      counts: Object.fromEntries(
        counts.map((name) => [name, row[name] === '' ? undefined : Number(row[name])]),
      ) as Published['counts'],
    }))
}

/** The headline of the draft whose list `progress-list.ts` records. */
export function readHeadline(folder: string): { readonly [name: string]: number } {
  const row = readTable(join(folder, files.statistics), columns).find(({ id }) => id === 'NQ71-2025-05')
  if (row === undefined) throw new Error('Cannot find the headline of the draft among the statistics')
  return {
    done: Number(row.done),
    openWithinDeadline: Number(row.open_within),
    openOverdue: Number(row.open_overdue),
  }
}

/** Which ratios of its counts, rounded how, give the percentage as it was printed: to as many digits. */
export function reproductionsOf({ percent, counts }: Published): readonly Reproduction[] {
  return percentagesIn(percent).flatMap((printed) => {
    const digits = printed.split(',')[1]?.length ?? 0
    return candidates.flatMap((ratio) => {
      const value = ratioOf(ratio, counts)
      return modes
        .filter((mode) => formatPercent(value, { digits, mode, locale: 'vi' }) === `${printed} %`)
        .flatMap((mode) => (value === null ? [] : [{ ratio, value, mode }]))
    })
  })
}

/** One row prints two percentages in one cell. */
function percentagesIn(text: string): readonly string[] {
  return text.match(/[0-9]+(?:,[0-9]+)?/g) ?? []
}

export function ratioOf(
  name: Reproduction['ratio'],
  { total, done, open_overdue }: Published['counts'],
): Ratio | null {
  const terms = {
    'done / all': [done, total],
    'done / due': [done, sum(done, open_overdue)],
    'overdue / all': [open_overdue, total],
    'overdue / due': [open_overdue, sum(done, open_overdue)],
    'overdue / open': [open_overdue, difference(total, done)],
    'overdue / done': [open_overdue, done],
    'open / all': [difference(total, done), total],
  } as const
  const [numerator, denominator] = terms[name]
  return numerator === undefined || !denominator ? null : { numerator, denominator }
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other
}

function difference(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one - other
}
