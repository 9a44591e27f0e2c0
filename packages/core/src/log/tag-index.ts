import { Integers } from '../columns/integers.ts'
import { Names, type SavedNames } from '../columns/names.ts'
import type { Query, QueryItem } from './query.ts'

/** A tag index as plain arrays. */
export interface SavedTagIndex {
  readonly first: number
  readonly tags: SavedNames
  readonly types: SavedNames
  readonly typeOf: Int32Array
  readonly lastPosting: Int32Array
  readonly postings: Int32Array
}

/**
 * Where each tag and each type occurs. Events are only ever added at the end, so the postings of a tag are a chain from its
 * latest one back, all chains in one array. Answers what a guard asks without reading the log: guards look back a short
 * way, however long the log is.
 */
export class TagIndex {
  /** The position of the first event. */
  #first: number
  readonly #tags: Names
  readonly #types: Names
  /** Of each event, from the first one on, the number of its type. */
  readonly #typeOf: Integers
  /** Of each tag the latest posting. */
  readonly #lastPosting: Integers
  readonly #postings: Integers

  /** The index owns the arrays that it is given. */
  constructor(saved?: SavedTagIndex) {
    this.#first = saved?.first ?? 1
    this.#tags = new Names(saved?.tags)
    this.#types = new Names(saved?.types)
    this.#typeOf = new Integers(saved?.typeOf)
    // Written in place.
    this.#lastPosting = new Integers(saved?.lastPosting.slice())
    this.#postings = new Integers(saved?.postings)
  }

  save(): SavedTagIndex {
    return {
      first: this.#first,
      tags: this.#tags.save(),
      types: this.#types.save(),
      typeOf: this.#typeOf.view(),
      lastPosting: this.#lastPosting.view(),
      postings: this.#postings.view(),
    }
  }

  /** Gives back the room that is not used. */
  trim(): void {
    for (const each of [this.#tags, this.#types, this.#typeOf, this.#lastPosting, this.#postings]) each.trim()
  }

  /** Adds the event after the last one. */
  add(position: number, type: string, tags: readonly string[]): void {
    this.addType(position, this.#types.intern(type))
    for (const tag of tags) this.addTag(position, this.tagNumber(tag))
  }

  typeNumber(type: string): number {
    return this.#types.intern(type)
  }

  tagNumber(tag: string): number {
    return this.#known(this.#tags.intern(tag))
  }

  /** The same for a tag as bytes. */
  tagNumberOf(bytes: Uint8Array, start: number, end: number): number {
    return this.#known(this.#tags.internBytes(bytes, start, end))
  }

  #known(number: number): number {
    if (number === this.#lastPosting.length) this.#lastPosting.push(-1)
    return number
  }

  /** What `add` does, by numbers: first its type, then its tags; a tag that is named twice counts once. */
  addType(position: number, type: number): void {
    if (this.#typeOf.length === 0) this.#first = position
    this.#typeOf.push(type)
  }

  addTag(position: number, tag: number): void {
    const last = this.#lastPosting.values[tag] as number
    if (last >= 0 && this.#postings.values[last] === position) return
    this.#lastPosting.values[tag] = this.#postings.length
    this.#postings.push(position)
    this.#postings.push(last)
  }

  /** The lowest position after `after` whose event matches, or `undefined`. */
  firstMatch(query: Query, after: number): number | undefined {
    let first: number | undefined
    for (const item of query) {
      this.#visit(item, after, first ?? Number.POSITIVE_INFINITY, (position) => {
        first = position
      })
    }
    return first
  }

  /** All positions in (after, upTo] whose events match, ascending. */
  positions(query: Query, after: number, upTo: number): number[] {
    const found = new Set<number>()
    for (const item of query) this.#visit(item, after, upTo + 1, (position) => found.add(position))
    return [...found].sort((a, b) => a - b)
  }

  /** The positions between two whose events match, from the highest to the lowest. */
  #visit(item: QueryItem, after: number, before: number, visit: (position: number) => void): void {
    const types = item.types && new Set(item.types.map((type) => this.#types.find(type)))
    const isMeant = (position: number) =>
      types === undefined || types.has(this.#typeOf.values[position - this.#first] as number)
    if (item.tags === undefined) {
      const last = this.#first + this.#typeOf.length - 1
      for (let position = Math.min(last, before - 1); position > after && position >= this.#first; position--)
        if (isMeant(position)) visit(position)
      return
    }
    const chains = item.tags.map((tag) => this.#lastPosting.values[this.#tags.find(tag)] ?? -1)
    for (let wanted = before - 1; wanted > after; ) {
      // Whatever lies above what one chain has next cannot be in all of them.
      let next = wanted
      for (const [index, posting] of chains.entries()) {
        const found = this.#skipTo(posting, next)
        chains[index] = found
        if (found < 0) return
        next = this.#postings.values[found] as number
      }
      if (next > after && this.#isInAll(chains, next)) {
        if (isMeant(next)) visit(next)
        wanted = next - 1
      } else wanted = next
    }
  }

  /** The first posting of a chain, from one on, whose position is not beyond `wanted`; −1 where there is none. */
  #skipTo(posting: number, wanted: number): number {
    let found = posting
    while (found >= 0 && (this.#postings.values[found] as number) > wanted) {
      const before = this.#postings.values[found + 1] as number
      if (!(before < found)) throw new RangeError('The tag index is not what was saved')
      found = before
    }
    return found
  }

  #isInAll(chains: readonly number[], position: number): boolean {
    return chains.every((posting) => this.#postings.values[posting] === position)
  }
}
