import { ImportError } from './import-error.ts'
import type { TableSource } from './table.ts'

/** A unit as a dictionary knows it. Cells are split against these names and nothing else. */
export interface KnownUnit {
  readonly id: string
  readonly name: string
  /** Other spellings, each accepted by whoever keeps this dictionary; upper and lower case never matter. */
  readonly aliases?: readonly string[]
  readonly parent?: string
}

export interface UnitDictionary {
  readonly units: readonly KnownUnit[]
  /** Finds names and aliases, the longest first, as whole words. */
  readonly anyName: RegExp
  readonly named: (name: string) => KnownUnit | undefined
  readonly collectives: readonly string[]
}

/** What is left of a cell beside the units is a collective where it names bodies by their kind. */
const kindsOfBodies = [
  'bộ, ngành',
  'địa phương',
  'tỉnh',
  'thành phố',
  'cơ quan',
  'doanh nghiệp',
  'ministries',
  'provinces',
  'localities',
  'agencies',
]

/**
 * Units by their names. `collectives`: words by which a text names bodies of a kind, instead of the built-in ones.
 *
 * @throws {ImportError} `DICTIONARY_AMBIGUOUS` where two units share a name
 */
export function unitDictionary(
  units: readonly KnownUnit[],
  { collectives = kindsOfBodies }: { readonly collectives?: readonly string[] } = {},
): UnitDictionary {
  const byName = new Map<string, KnownUnit>()
  for (const unit of units)
    for (const name of [unit.name, ...(unit.aliases ?? [])]) {
      const other = byName.get(folded(name))
      if (other !== undefined && other.id !== unit.id)
        throw new ImportError('DICTIONARY_AMBIGUOUS', { name, units: [other.id, unit.id] })
      byName.set(folded(name), unit)
    }
  const names = [...byName.keys()].toSorted((one, other) => other.length - one.length)
  const anyOf = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const pattern = names.length === 0 ? '(?!)' : `(?<![\\p{L}\\p{N}])(?:${anyOf})(?![\\p{L}\\p{N}])`
  return {
    units,
    anyName: new RegExp(pattern, 'giu'),
    named: (name) => byName.get(folded(name)),
    collectives: collectives.map(folded),
  }
}

/**
 * Units of a table with the columns `id` and `name`, and perhaps `aliases`, separated by `|`, and `parent`.
 *
 * @throws {ImportError} `COLUMN_MISSING`, `DICTIONARY_INVALID` with the row, `DICTIONARY_AMBIGUOUS`
 */
export function readDictionary(table: TableSource): UnitDictionary {
  const heading = table.rows.find(({ cells }) => cells.includes('id') && cells.includes('name'))
  if (heading === undefined) throw new ImportError('COLUMN_MISSING', { columns: ['id', 'name'] })
  const units = table.rows
    .filter(({ row, cells }) => row > heading.row && !cells[0]?.startsWith('#'))
    .map(({ row, cells }): KnownUnit => {
      const of = (column: string) => cells[heading.cells.indexOf(column)] ?? ''
      const [id, name, parent] = [of('id'), of('name'), of('parent')]
      if (id === '' || name === '') throw new ImportError('DICTIONARY_INVALID', { row })
      const aliases = of('aliases')
        .split('|')
        .map((alias) => alias.trim())
        .filter((alias) => alias !== '')
      return {
        id,
        name,
        ...(aliases.length === 0 ? {} : { aliases }),
        ...(parent === '' ? {} : { parent }),
      }
    })
  return unitDictionary(units)
}

export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
