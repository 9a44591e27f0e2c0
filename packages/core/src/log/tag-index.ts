import type { Query, QueryItem } from './query.ts'

/** A tag index as plain JSON. */
export interface SavedTagIndex {
  readonly byTag: readonly (readonly [tag: string, positions: number[]])[]
  readonly byType: readonly (readonly [type: string, positions: number[]])[]
}

/**
 * Where each tag and each type occurs: for every one the positions of its events, ascending, because events are only
 * ever added at the end. Answers what a guard asks without reading the log.
 */
export class TagIndex {
  readonly #byTag: Map<string, number[]>
  readonly #byType: Map<string, number[]>

  /** The index owns the lists that it is given. */
  constructor({ byTag = [], byType = [] }: Partial<SavedTagIndex> = {}) {
    this.#byTag = new Map(byTag)
    this.#byType = new Map(byType)
  }

  save(): SavedTagIndex {
    return { byTag: [...this.#byTag], byType: [...this.#byType] }
  }

  add(position: number, type: string, tags: readonly string[]): void {
    push(this.#byType, type, position)
    for (const tag of new Set(tags)) push(this.#byTag, tag, position)
  }

  /** The lowest position after `after` whose event matches, or `undefined`. */
  firstMatch(query: Query, after: number): number | undefined {
    let first: number | undefined
    for (const item of query) {
      const found = this.#matchesOf(item, after, first).next().value
      if (found !== undefined) first = found
    }
    return first
  }

  /** All positions in (after, upTo] whose events match, ascending. */
  positions(query: Query, after: number, upTo: number): number[] {
    const found = new Set<number>()
    for (const item of query)
      for (const position of this.#matchesOf(item, after, upTo + 1)) found.add(position)
    return [...found].sort((a, b) => a - b)
  }

  *#matchesOf(
    item: QueryItem,
    after: number,
    before = Number.POSITIVE_INFINITY,
  ): Generator<number, undefined> {
    const required = (item.tags ?? []).map((tag) => this.#byTag.get(tag) ?? [])
    const anyOf = item.types?.map((type) => this.#byType.get(type) ?? [])
    // The shortest list bounds the work: every match is in each required list.
    const shortest = [...required].sort((a, b) => a.length - b.length)[0]
    const candidates = shortest ?? merge(anyOf ?? [], after)
    for (let index = indexAfter(candidates, after); index < candidates.length; index++) {
      const position = candidates[index] as number
      if (position >= before) return
      if (!required.every((list) => list === candidates || includes(list, position))) continue
      if (anyOf === undefined || anyOf.some((list) => includes(list, position))) yield position
    }
  }
}

function push(lists: Map<string, number[]>, key: string, position: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [position])
  else list.push(position)
}

function merge(lists: readonly (readonly number[])[], after: number): readonly number[] {
  const [only, second] = lists
  if (second === undefined) return only ?? []
  return lists.flatMap((list) => list.slice(indexAfter(list, after))).sort((a, b) => a - b)
}

/** The index of the first entry greater than `after`. */
function indexAfter(list: readonly number[], after: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] as number) <= after) low = middle + 1
    else high = middle
  }
  return low
}

function includes(list: readonly number[], position: number): boolean {
  return list[indexAfter(list, position - 1)] === position
}
