import { type KnownUnit, kindsOfBodies, knownUnits } from './units.ts'

/** A piece of a cell; the texts of all pieces, one after the other, are the cell. */
export interface Piece {
  readonly is: 'unit' | 'collective' | 'separator' | 'unread'
  readonly text: string
  readonly unit?: KnownUnit
}

const byName = new Map(
  knownUnits.flatMap((unit) =>
    [unit.name, ...(unit.aliases ?? [])].map((name) => [folded(name), unit] as const),
  ),
)

/** Longest first, so that a name is not found within a longer one. */
const anyName = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...byName.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

/** Cuts a cell at the names of the dictionary. Commas and "và" alone cut nothing: names contain both. */
export function piecesOf(cell: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of cell.matchAll(anyName)) {
    pieces.push(...between(cell.slice(end, match.index)))
    const unit = byName.get(folded(match[0]))
    pieces.push({ is: 'unit', text: match[0], ...(unit === undefined ? {} : { unit }) })
    end = match.index + match[0].length
  }
  return [...pieces, ...between(cell.slice(end))]
}

/** What stands between two units: separators around, perhaps, something else. */
function between(text: string): Piece[] {
  const tokens = text.match(/[\s,;]+|[^\s,;]+/gu) ?? []
  const isSeparator = (token: string) => /^[\s,;]/.test(token) || folded(token) === 'và'
  const first = tokens.findIndex((token) => !isSeparator(token))
  const last = tokens.findLastIndex((token) => !isSeparator(token))
  if (first === -1) return text === '' ? [] : [{ is: 'separator', text }]
  const rest = tokens.slice(first, last + 1).join('')
  const isCollective = kindsOfBodies.some((kind) => folded(rest).includes(kind))
  return [
    ...between(tokens.slice(0, first).join('')),
    { is: isCollective ? 'collective' : 'unread', text: rest },
    ...between(tokens.slice(last + 1).join('')),
  ]
}

/** A cell as the log takes it: the units it names, and the whole cell where it says anything beyond them. */
export interface UnitCell {
  readonly units: readonly string[]
  readonly beyondUnits: string | undefined
  /** Why a person should look at it. */
  readonly doubts: readonly string[]
}

export function readUnits(cell: string): UnitCell {
  const pieces = piecesOf(cell)
  const units = pieces.flatMap(({ unit }) => (unit === undefined ? [] : [unit.id]))
  const isAllUnits = pieces.every(({ is }) => is === 'unit' || is === 'separator')
  return {
    units: [...new Set(units)],
    beyondUnits: isAllUnits ? undefined : cell,
    doubts: pieces.flatMap((piece, index) => doubtsAbout(piece, pieces[index - 1])),
  }
}

function doubtsAbout(piece: Piece, before: Piece | undefined): string[] {
  if (piece.is === 'unread') return ['no unit and no collective']
  if (piece.is === 'separator' && before?.is === 'unit' && piece.text.trim() === '') {
    return ['no separator between units']
  }
  if (piece.unit?.aliases?.some((alias) => folded(alias) === folded(piece.text))) {
    return ['an alias of the dictionary']
  }
  return []
}

export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
