import type { Commit, RecordedEvent } from './commit.ts'
import type { Query, QueryItem } from './query.ts'
import { TagIndex } from './tag-index.ts'

/** The commits that a batch has accepted so far, which are not in the log yet. */
export class Neighbours {
  readonly #tagsOf: (event: RecordedEvent) => readonly string[]
  readonly #ids = new Set<string>()
  /** Types and tags together. Most queries ask for one that no neighbour has, and need no closer look. */
  readonly #words = new Set<string>()
  readonly #commits: Commit[] = []
  #index: TagIndex | undefined
  #indexedCount = 0

  constructor(tagsOf: (event: RecordedEvent) => readonly string[]) {
    this.#tagsOf = tagsOf
  }

  /** Asks for the tags at once: an event that cannot be tagged must fail before it is written. */
  add(commit: Commit): void {
    this.#commits.push(commit)
    this.#ids.add(commit.id)
    for (const event of commit.events) {
      this.#words.add(event.type)
      for (const tag of this.#tagsOf(event)) this.#words.add(tag)
    }
  }

  /** Whether one of them has the id, or an event that the query excludes. */
  standInTheWayOf(id: string, excluded: Query | undefined): boolean {
    if (this.#ids.has(id)) return true
    return excluded?.some((item) => this.#mayMatch(item)) === true && this.#match(excluded)
  }

  #mayMatch({ types, tags }: QueryItem): boolean {
    const isKnown = (word: string) => this.#words.has(word)
    return types?.some(isKnown) !== false && tags?.every(isKnown) !== false
  }

  #match(query: Query): boolean {
    this.#index ??= new TagIndex()
    for (; this.#indexedCount < this.#commits.length; this.#indexedCount++) {
      const { events } = this.#commits[this.#indexedCount] as Commit
      for (const event of events) this.#index.add(event.position, event.type, this.#tagsOf(event))
    }
    return this.#index.firstMatch(query, 0) !== undefined
  }
}
