import { folded, type KnownUnit, type UnitDictionary } from './unit-dictionary.ts'

/** A piece of a cell; the texts of all pieces, one after the other, are the cell. */
export interface Piece {
  readonly is: 'unit' | 'collective' | 'separator' | 'unread'
  readonly text: string
  readonly unit?: KnownUnit
}

/** Cuts a cell at the names of the dictionary. Commas and "và" alone cut nothing: names contain both. */
export function piecesOf(cell: string, dictionary: UnitDictionary): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of cell.matchAll(dictionary.anyName)) {
    pieces.push(...between(cell.slice(end, match.index), dictionary))
    const unit = dictionary.named(match[0])
    pieces.push({ is: 'unit', text: match[0], ...(unit === undefined ? {} : { unit }) })
    end = match.index + match[0].length
  }
  return [...pieces, ...between(cell.slice(end), dictionary)]
}

/** What stands between two units: separators around, perhaps, something else. */
function between(text: string, dictionary: UnitDictionary): Piece[] {
  const tokens = text.match(/[\s,;]+|[^\s,;]+/gu) ?? []
  const isSeparator = (token: string) => /^[\s,;]/.test(token) || /^(?:và|and)$/.test(folded(token))
  const first = tokens.findIndex((token) => !isSeparator(token))
  const last = tokens.findLastIndex((token) => !isSeparator(token))
  if (first === -1) return text === '' ? [] : [{ is: 'separator', text }]
  const rest = tokens.slice(first, last + 1).join('')
  const isCollective = dictionary.collectives.some((kind) => folded(rest).includes(kind))
  return [
    ...between(tokens.slice(0, first).join(''), dictionary),
    { is: isCollective ? 'collective' : 'unread', text: rest },
    ...between(tokens.slice(last + 1).join(''), dictionary),
  ]
}

/** A cell as the log takes it: the units it names, and the whole cell where it says anything beyond them. */
export interface UnitCell {
  readonly units: readonly string[]
  readonly beyondUnits: string | undefined
  /** Why a person should look at it. */
  readonly doubts: readonly UnitDoubt[]
}

/** No unit and no collective; no separator between units; an alias of the dictionary. */
export type UnitDoubt = 'UNIT_UNKNOWN' | 'UNITS_UNSEPARATED' | 'UNIT_ALIAS'

/** Finds the units that a cell names. Nothing of it is lost: what goes beyond them keeps the whole cell. */
export function readUnits(cell: string, dictionary: UnitDictionary): UnitCell {
  const pieces = piecesOf(cell, dictionary)
  const units = pieces.flatMap(({ unit }) => (unit === undefined ? [] : [unit.id]))
  const isAllUnits = pieces.every(({ is }) => is === 'unit' || is === 'separator')
  return {
    units: [...new Set(units)],
    beyondUnits: isAllUnits ? undefined : cell,
    doubts: pieces.flatMap((piece, index) => doubtsAbout(piece, pieces[index - 1])),
  }
}

function doubtsAbout(piece: Piece, before: Piece | undefined): UnitDoubt[] {
  if (piece.is === 'unread') return ['UNIT_UNKNOWN']
  if (piece.is === 'separator' && before?.is === 'unit' && piece.text.trim() === '') {
    return ['UNITS_UNSEPARATED']
  }
  if (piece.unit?.aliases?.some((alias) => folded(alias) === folded(piece.text))) {
    return ['UNIT_ALIAS']
  }
  return []
}
