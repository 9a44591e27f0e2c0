import type { Commit, RecordedEvent } from './commit.ts'
import type { Query, QueryItem } from './query.ts'

/** The commits that a batch has accepted so far, which are not in the log yet. */
export class Neighbours {
  readonly #tagsOf: (event: RecordedEvent) => readonly string[]
  readonly #ids = new Set<string>()
  readonly #events: { readonly type: string; readonly tags: readonly string[] }[] = []
  /** Types and tags together. Most queries ask for one that no neighbour has, and need no closer look. */
  readonly #words = new Set<string>()

  constructor(tagsOf: (event: RecordedEvent) => readonly string[]) {
    this.#tagsOf = tagsOf
  }

  /** Asks for the tags at once: an event that cannot be tagged must fail before it is written. */
  add({ id, events }: Commit): void {
    this.#ids.add(id)
    for (const event of events) {
      const { type } = event
      const tags = this.#tagsOf(event)
      this.#events.push({ type, tags })
      this.#words.add(type)
      for (const tag of tags) this.#words.add(tag)
    }
  }

  /** Whether one of them has the id, or an event that the query excludes. */
  standInTheWayOf(id: string, excluded: Query | undefined): boolean {
    return this.#ids.has(id) || excluded?.some((item) => this.#match(item)) === true
  }

  #match({ types, tags }: QueryItem): boolean {
    const isKnown = (word: string) => this.#words.has(word)
    if (types?.some(isKnown) === false || tags?.every(isKnown) === false) return false
    return this.#events.some(
      (event) =>
        types?.includes(event.type) !== false && tags?.every((tag) => event.tags.includes(tag)) !== false,
    )
  }
}
