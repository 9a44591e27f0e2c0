import type { Finding } from './finding.ts'
import { guessMapping, type Mapping } from './mapping.ts'
import { type NumberDoubt, readNumber } from './number-cell.ts'
import type { TableRow, TableSource } from './table.ts'
import { type ReadGroup, type RowOptions, TableReader } from './table-reader.ts'
import { readUnits } from './unit-cell.ts'
import { type UnitDictionary, unitDictionary } from './unit-dictionary.ts'

export type IndicatorKind = 'flow' | 'level'

export interface ReadIndicatorsOptions extends RowOptions {
  /** By code the kinds of indicators whose quarters fit neither. */
  readonly kinds?: ReadonlyMap<string, IndicatorKind>
  /** Units of the column of leads; without it every lead is kept as text. */
  readonly dictionary?: UnitDictionary
}

export interface ReadIndicator {
  readonly row: number
  readonly id?: string
  readonly code: string
  readonly group?: string
  readonly title: string
  readonly leadUnits: readonly string[]
  /** The whole cell of the lead, where it says anything beyond units. */
  readonly collective?: string
  readonly kind: IndicatorKind
  /** `undefined` for a quarter without a target, which is not a target of 0. */
  readonly quarters: readonly (number | undefined)[]
  /** The same as written. */
  readonly quarterTexts: readonly string[]
  readonly annual: number
  readonly unit: string
}

export interface IndicatorReading {
  readonly kind: 'indicators'
  readonly mapping: Mapping
  readonly groups: readonly ReadGroup[]
  readonly indicators: readonly ReadIndicator[]
  readonly findings: readonly Finding[]
}

const quarterFields = ['quarter1', 'quarter2', 'quarter3', 'quarter4'] as const
const noUnits = unitDictionary([])

/** Reads indicators with their quarterly targets. Pure. @throws {ImportError} as `guessMapping` */
export function readIndicators(table: TableSource, options: ReadIndicatorsOptions = {}): IndicatorReading {
  const mapping = options.mapping ?? guessMapping(table, 'indicators')
  const reader = new TableReader(table, mapping, options)
  const indicators = [...reader.rows()].flatMap((row) => readIndicator(row, reader, options) ?? [])
  return { kind: 'indicators', mapping, groups: reader.groups, indicators, findings: reader.findings() }
}

function readIndicator(
  row: TableRow,
  reader: TableReader,
  options: ReadIndicatorsOptions,
): ReadIndicator | undefined {
  const title = reader.cell(row, 'title')
  if (title === '') {
    const text = row.cells.filter((cell) => cell !== '').join(' | ')
    return reader.refuse(row, { code: 'TITLE_MISSING', field: 'title', text })
  }
  const [annual, ...quarters] = (['annual', ...quarterFields] as const).map((field) => {
    const isTyped = reader.isNumber(row, field)
    const read = readNumber(reader.cell(row, field), { isTyped, locale: options.locale })
    if (isDoubt(read)) reader.refuse(row, { code: read, field })
    return read
  })
  if (isDoubt(annual) || !quarters.every((quarter) => !isDoubt(quarter))) return undefined
  if (annual === undefined) return reader.refuse(row, { code: 'NUMBER_UNREAD', field: 'annual' })
  const code = reader.codeOf(row, title)
  const isPercentage = reader.cell(row, 'unit') === '%' || reader.cell(row, 'annual').endsWith('%')
  const { kind, fitsBoth } = kindOf(quarters, annual, isPercentage)
  const decided = kind ?? options.kinds?.get(code)
  if (decided === undefined) return reader.refuse(row, { code: 'KIND_UNCLEAR', field: 'annual' })
  const keys = reader.keysOf(row, code)
  if (keys === undefined) return undefined
  if (fitsBoth) reader.note(row, { code: 'KIND_FITS_BOTH', field: 'annual' })
  const group = reader.groupOf(row)
  const lead = readUnits(reader.cell(row, 'lead'), options.dictionary ?? noUnits)
  for (const doubt of lead.doubts) reader.note(row, { code: doubt, field: 'lead' })
  return {
    row: row.row,
    ...keys,
    ...(group === undefined ? {} : { group }),
    title,
    leadUnits: lead.units,
    ...(lead.beyondUnits === undefined ? {} : { collective: lead.beyondUnits }),
    kind: decided,
    quarters,
    quarterTexts: quarterFields.map((field) => reader.cell(row, field)),
    annual,
    unit: reader.cell(row, 'unit') || (isPercentage ? '%' : 'count'),
  }
}

function isDoubt(read: number | undefined | NumberDoubt): read is NumberDoubt {
  return typeof read === 'string'
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
