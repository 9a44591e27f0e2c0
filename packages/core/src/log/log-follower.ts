import { InputError, LogError } from '../errors.ts'
import { type CommitStorage, type Head, type Page, shaOf } from '../storage/commit-storage.ts'
import type { Commit, LogHead, RecordedEvent } from './commit.ts'
import { commitNumberOf, emptyLogHead, headAfter, openLine } from './line.ts'
import { type SavedTagIndex, TagIndex } from './tag-index.ts'

/** How events of the log become events of today, and what they are about: the one seam at which they are translated. */
export interface EventReader {
  readonly upcast: (event: RecordedEvent) => RecordedEvent
  readonly tagsOf: (event: RecordedEvent) => readonly string[]
}

/** What is known of a log, as plain JSON. */
export interface SavedLog {
  readonly head: LogHead
  readonly commitById: readonly (readonly [id: string, commit: number])[]
  readonly starts: readonly number[]
  readonly index: SavedTagIndex
}

export const pageLines = 500

/**
 * What is known of a log: a prefix of it, of which `mine` is the end. Only `absorb` moves `mine`, only forward, and
 * only over lines that follow it in the chain; so whatever is indexed here is in the log, and in this order.
 */
export class LogFollower {
  readonly index: TagIndex
  readonly reader: EventReader
  readonly #commitById: Map<string, number>
  /** The first position of each commit; commit n stands at index n − 1. */
  readonly #starts: number[]
  #undelivered: Commit[] = []
  #mine: LogHead

  /** `saved` is trusted: whoever hands it over has seen the line of its head in the log. */
  constructor(reader: EventReader, saved?: SavedLog) {
    this.reader = reader
    this.index = new TagIndex(saved?.index)
    this.#commitById = new Map(saved?.commitById)
    this.#starts = [...(saved?.starts ?? [])]
    this.#mine = Object.freeze(saved?.head ?? emptyLogHead)
  }

  save(): SavedLog {
    return {
      head: this.#mine,
      commitById: [...this.#commitById],
      starts: this.#starts,
      index: this.index.save(),
    }
  }

  get mine(): LogHead {
    return this.#mine
  }

  commitWithId(id: string): number | undefined {
    return this.#commitById.get(id)
  }

  /** The number of the commit that holds a position. */
  commitHolding(position: number): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] as number) <= position) low = middle + 1
      else high = middle
    }
    return low
  }

  /**
   * Takes in a page that was asked for when the log was known up to `asked`. A page may arrive late: it is compared
   * with what was known when it was asked for, not with what is known now.
   *
   * @throws {LogError} `data-lost` where the log no longer contains what it contained; `corrupt`; `too-new`
   */
  follow(asked: Head, page: Page): void {
    if (page.head.commit < asked.commit) throw lost('rewound', asked.commit)
    if (page.head.commit === asked.commit && page.head.sha256 !== asked.sha256)
      throw lost('replaced', asked.commit)
    for (const line of page.lines) this.#absorb(line)
  }

  /** Reads on up to the head of the log. `deliver` is called after every page. */
  async readToHead(storage: CommitStorage, deliver: () => void): Promise<void> {
    for (;;) {
      const asked = this.#mine
      const page = await storage.read(asked.commit, pageLines)
      this.follow(asked, page)
      deliver()
      if (this.#mine.commit >= page.head.commit) return
      if (this.#mine.commit === asked.commit) {
        const data = { commit: asked.commit + 1, kind: 'missing' }
        throw new LogError('corrupt', `Cannot read commit ${data.commit}: the storage does not return it`, {
          data,
        })
      }
    }
  }

  /** Takes in a commit of our own that the storage has acknowledged. */
  absorbOwn(commit: Commit, log: string): void {
    if (commit.commit === this.#mine.commit + 1) this.#take(commit, headAfter(commit, log))
  }

  takeUndelivered(): Commit[] {
    const commits = this.#undelivered
    this.#undelivered = []
    return commits
  }

  #absorb(line: string): void {
    const number = commitNumberOf(line)
    if (number !== undefined && number < this.#mine.commit) return
    if (number === this.#mine.commit) {
      if (shaOf(line) !== this.#mine.sha256) throw lost('replaced', number)
      return
    }
    const { commit, head } = this.#open(line, number)
    this.#take(this.read(commit), head)
  }

  #open(line: string, number: number | undefined) {
    try {
      return openLine(line, this.#mine)
    } catch (error) {
      // A sound line that does not follow ours belongs to a log that took this one's place.
      const isForeign = error instanceof LogError && error.data['kind'] === 'prev' && this.#mine.commit > 0
      if (isForeign && number === this.#mine.commit + 1) throw lost('replaced', this.#mine.commit)
      throw error
    }
  }

  #take(commit: Commit, head: LogHead): void {
    this.#mine = head
    this.#commitById.set(commit.id, commit.commit)
    this.#starts.push(commit.position)
    for (const event of commit.events) this.index.add(event.position, event.type, this.reader.tagsOf(event))
    this.#undelivered.push(commit)
  }

  /**
   * A commit as the rest of the library sees it: with its events brought up to date.
   *
   * @throws {LogError} `corrupt` where an event is not what its catalogue writes
   */
  read(commit: Commit): Commit {
    try {
      const events = commit.events.map((event) => this.reader.upcast(event))
      const isCurrent = events.every((event, index) => event === commit.events[index])
      return isCurrent ? commit : Object.freeze({ ...commit, events: Object.freeze(events) })
    } catch (cause) {
      if (!(cause instanceof InputError)) throw cause
      throw new LogError(
        'corrupt',
        `Cannot read commit ${commit.commit}: an event is not what a writer writes`,
        {
          data: { commit: commit.commit, kind: 'event', path: cause.path },
          cause,
        },
      )
    }
  }
}

function lost(kind: 'rewound' | 'replaced', commit: number): LogError {
  return new LogError('data-lost', `Cannot follow the log: its commit ${commit} is no longer there`, {
    data: { kind, commit },
  })
}
