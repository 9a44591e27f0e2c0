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
  // Array.from, because map would pass over holes.
  return Array.from(query, (item: QueryItem, index) => {
    const at = `${path}[${index}]`
    if (typeof item !== 'object' || item === null) throw invalid(at, 'not an item')
    const { types, tags, ...others } = item
    const [other] = Object.keys(others)
    if (other !== undefined) throw invalid(`${at}.${other}`, 'not a part of a query')
    if (types === undefined && tags === undefined) throw invalid(at, 'an item has types or tags')
    return {
      ...(types === undefined ? {} : { types: copyTexts(types, `${at}.types`) }),
      ...(tags === undefined ? {} : { tags: copyTexts(tags, `${at}.tags`) }),
    }
  })
}

function copyTexts(texts: readonly string[], path: string): readonly string[] {
  if (
    !Array.isArray(texts) ||
    texts.length === 0 ||
    Array.from(texts).some((text) => typeof text !== 'string')
  ) {
    throw invalid(path, 'not a list of at least one text')
  }
  return [...texts]
}

function invalid(path: string, reason: string): InputError {
  return new InputError('INVALID_QUERY', path, reason)
}
