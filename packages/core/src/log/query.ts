import { InputError } from '../errors.ts'

/**
 * Which events are meant: those that match at least one item. An item with `types` matches events of one of them; with
 * `tags`, events that carry all of them; with both, events that do both. Neither a query nor an item is ever empty:
 * emptiness would have to mean "all" or "none", and half of its readers would guess the other.
 */
export type Query = readonly QueryItem[]
export interface QueryItem {
  readonly types?: readonly string[]
  readonly tags?: readonly string[]
}

/** "Nothing that matches this was recorded after that position." */
export interface Guard {
  readonly query: Query
  readonly after: number
}

/** A copy that nobody else can change. @throws {InputError} `INVALID_QUERY` */
export function copyQuery(query: Query, path: string): Query {
  if (!Array.isArray(query) || query.length === 0) throw invalid(path, 'a query has at least one item')
  const items: QueryItem[] = []
  // A loop over indexes, because map would pass over holes.
  for (let index = 0; index < query.length; index++) items.push(copyItem(query[index], `${path}[${index}]`))
  return items
}

function copyItem(item: QueryItem, path: string): QueryItem {
  if (typeof item !== 'object' || item === null) throw invalid(path, 'not an item')
  const { types, tags } = item
  for (const key of Object.keys(item))
    if (key !== 'types' && key !== 'tags') throw invalid(`${path}.${key}`, 'not a part of a query')
  if (types === undefined && tags === undefined) throw invalid(path, 'an item has types or tags')
  if (types === undefined) return { tags: copyTexts(tags, path, 'tags') }
  if (tags === undefined) return { types: copyTexts(types, path, 'types') }
  return { types: copyTexts(types, path, 'types'), tags: copyTexts(tags, path, 'tags') }
}

function copyTexts(texts: unknown, path: string, name: 'types' | 'tags'): readonly string[] {
  const copied = Array.isArray(texts) ? [...texts] : []
  if (copied.length === 0 || copied.some((text) => typeof text !== 'string'))
    throw invalid(`${path}.${name}`, 'not a list of at least one text')
  return copied
}

function invalid(path: string, reason: string): InputError {
  return new InputError('INVALID_QUERY', path, reason)
}
