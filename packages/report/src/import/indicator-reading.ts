import { hasCode, type Locale, parseNumber } from '@tiendo/core'
import { columnNamed, type Finding } from './finding.ts'
import type { Field } from './headings.ts'
import { guessMapping, type Mapping } from './mapping.ts'
import type { TableRow, TableSource } from './table.ts'
import { codeOfWords, normalisedCode } from './task-code.ts'

export type IndicatorKind = 'flow' | 'level'

export interface ReadIndicatorsOptions {
  /** Guessed from the headings unless stated. */
  readonly mapping?: Mapping
  /** How numbers are written; without it only digits alone are read. */
  readonly locale?: Locale
  /** By code the kinds of indicators whose quarters fit neither. */
  readonly kinds?: ReadonlyMap<string, IndicatorKind>
}

export interface ReadIndicator {
  readonly row: number
  readonly code: string
  readonly group?: string
  readonly title: string
  readonly kind: IndicatorKind
  /** `undefined` for a quarter without a target, which is not a target of 0. */
  readonly quarters: readonly (number | undefined)[]
  readonly annual: number
  readonly unit: string
}

export interface IndicatorReading {
  readonly mapping: Mapping
  readonly indicators: readonly ReadIndicator[]
  readonly findings: readonly Finding[]
}

const quarterFields = ['quarter1', 'quarter2', 'quarter3', 'quarter4'] as const

/** Reads indicators with their quarterly targets. Pure. @throws {ImportError} as `guessMapping` */
export function readIndicators(table: TableSource, options: ReadIndicatorsOptions = {}): IndicatorReading {
  const mapping = options.mapping ?? guessMapping(table, 'indicators')
  const findings: Finding[] = []
  const columnOf = (field: Field) => mapping.columns.find((each) => each.field === field)
  const indicators = table.rows
    .filter(({ row }) => row > mapping.headingRow)
    .flatMap((row): ReadIndicator[] => {
      const find = (code: string, field: Field, severity: Finding['severity']) => {
        const column = columnOf(field)
        findings.push({
          row: row.row,
          ...(column === undefined ? {} : { column: columnNamed(column.column, column.heading) }),
          code,
          severity,
          text: cellOf(row, column?.column),
        })
      }
      const cell = (field: Field) => cellOf(row, columnOf(field)?.column)
      const title = cell('title')
      const numbers = [...quarterFields, 'annual' as const].map((field) => {
        const read = numberOf(
          cell(field),
          row.typed?.get(columnOf(field)?.column ?? -1) === 'number',
          options.locale,
        )
        if (typeof read === 'string') find(read, field, 'refused')
        return read
      })
      if (title === '') find('TITLE_MISSING', 'title', 'refused')
      if (title === '' || !numbers.every((value) => typeof value !== 'string')) return []
      const quarters = numbers.slice(0, 4) as (number | undefined)[]
      const annual = numbers[4] as number | undefined
      if (annual === undefined) {
        find('NUMBER_UNREAD', 'annual', 'refused')
        return []
      }
      const group = cell('group')
      const code = normalisedCode(cell('code')) || codeOfWords(`${group} ${title}`)
      const isPercentage = cell('unit') === '%' || cell('annual').endsWith('%')
      const { kind, fitsBoth } = kindOf(quarters, annual, isPercentage)
      const decided = kind ?? options.kinds?.get(code)
      if (decided === undefined) {
        find('KIND_UNCLEAR', 'annual', 'refused')
        return []
      }
      if (fitsBoth) find('KIND_FITS_BOTH', 'annual', 'note')
      const unit = cell('unit') || (isPercentage ? '%' : 'count')
      const of = group === '' ? {} : { group }
      return [{ row: row.row, code, ...of, title, kind: decided, quarters, annual, unit }]
    })
  return { mapping, indicators, findings }
}

function cellOf({ cells }: TableRow, column: number | undefined): string {
  return cells[column ?? -1] ?? ''
}

/** A number, `undefined` for none, or why there is none that can be told. */
function numberOf(
  cell: string,
  isTyped: boolean,
  locale: Locale | undefined,
): number | undefined | 'AMBIGUOUS_NUMBER' | 'NUMBER_UNREAD' {
  const text = cell.replace(/\s*%$/, '')
  if (text === '' || /^[-–—]$/.test(text)) return undefined
  if (isTyped) return Number(text)
  if (locale === undefined && /[.,]/.test(text)) return 'AMBIGUOUS_NUMBER'
  try {
    return parseNumber(text, { locale: locale ?? 'en' })
  } catch (error) {
    if (hasCode(error, 'INVALID_NUMBER')) return 'NUMBER_UNREAD'
    throw error
  }
}

/**
 * What adds up over the year is a flow; what ends at, or reaches, the target of the year is a level. Percentages are
 * never added: of those only a level is believed.
 */
function kindOf(
  quarters: readonly (number | undefined)[],
  annual: number,
  isPercentage: boolean,
): { kind: IndicatorKind | undefined; fitsBoth: boolean } {
  const stated = quarters.filter((value) => value !== undefined)
  const isLevel = stated.length > 0 && (stated.at(-1) === annual || Math.max(...stated) === annual)
  const isFlow = !isPercentage && stated.length > 0 && sumsTo(stated, annual)
  return { kind: isFlow ? 'flow' : isLevel ? 'level' : undefined, fitsBoth: isFlow && isLevel }
}

/** In whole units of the smallest decimal place, because doubles do not add decimals exactly. */
function sumsTo(values: readonly number[], sum: number): boolean {
  const places = Math.max(...[...values, sum].map((value) => (String(value).split('.')[1] ?? '').length))
  const scaled = (value: number) => Math.round(value * 10 ** places)
  return values.reduce((total, value) => total + scaled(value), 0) === scaled(sum)
}
