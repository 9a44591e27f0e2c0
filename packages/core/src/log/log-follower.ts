import { Integers } from '../columns/integers.ts'
import { asciiOf, textOf, utf8Of, writeUtf8 } from '../columns/utf8.ts'
import { InputError, LogError } from '../errors.ts'
import { type CommitStorage, type Head, type Page, shaOf } from '../storage/commit-storage.ts'
import type { Commit, LogHead, RecordedEvent } from './commit.ts'
import { commitNumberOf, emptyLogHead, headAfter, openLine } from './line.ts'
import { type EventScanner, isSealed, scanLine, shaAt } from './line-scan.ts'
import { type SavedTagIndex, TagIndex } from './tag-index.ts'

/** How events of the log become events of today, and what they are about: the one seam at which they are translated. */
export interface EventReader {
  readonly upcast: (event: RecordedEvent) => RecordedEvent
  readonly tagsOf: (event: RecordedEvent) => readonly string[]
}

/** What takes in a log while it is read from its beginning or from a snapshot on, before anybody asks about it. */
export interface Replay extends EventScanner {
  /** Takes in a commit whose line could not be scanned. */
  apply(commit: Commit): void
  /** Whether the hashes of lines are taken on trust. */
  readonly trustHashes: boolean
}

/** What is known of a log, as plain JSON and typed arrays. */
export interface SavedLog {
  readonly head: LogHead
  /** The ids of commits, one a line, and the commits of these ids. */
  readonly ids: Uint8Array
  readonly commits: Int32Array
  readonly starts: Int32Array
  readonly index: SavedTagIndex
}

export const pageLines = 500
const lineFeed = 10

function commitsById({ ids, commits }: SavedLog): readonly [id: string, commit: number][] {
  if (commits.length === 0) return []
  return textOf(ids)
    .split('\n')
    .map((id, index) => [id, commits[index] as number])
}

/**
 * What is known of a log: a prefix of it, of which `mine` is the end. Only `absorb` moves `mine`, only forward, and
 * only over lines that follow it in the chain; so whatever is indexed here is in the log, and in this order.
 */
export class LogFollower {
  readonly index: TagIndex
  readonly reader: EventReader
  readonly #commitById: Map<string, number>
  /** The first position of each commit; commit n stands at index n − 1. */
  readonly #starts: Integers
  #replay: Replay | undefined
  /** Room for the bytes of a line. */
  #scratch = new Uint8Array()
  #undelivered: Commit[] = []
  #mine: LogHead

  /** `saved` is trusted: whoever hands it over has seen the line of its head in the log. */
  constructor(reader: EventReader, saved?: SavedLog) {
    this.reader = reader
    this.index = new TagIndex(saved?.index)
    this.#commitById = new Map(saved && commitsById(saved))
    this.#starts = new Integers(saved?.starts)
    this.#mine = Object.freeze(saved?.head ?? emptyLogHead)
  }

  save(): SavedLog {
    return {
      head: this.#mine,
      ids: utf8Of([...this.#commitById.keys()].join('\n')),
      commits: Int32Array.from(this.#commitById.values()),
      starts: this.#starts.view(),
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
      if ((this.#starts.values[middle] as number) <= position) low = middle + 1
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

  /**
   * Reads on up to the head of the log, handing everything to `replay` instead of delivering it. Where a storage gives
   * bytes, lines need not become strings.
   */
  async replayToHead(storage: CommitStorage, replay: Replay): Promise<void> {
    this.#replay = replay
    try {
      if (storage.blocks !== undefined)
        for await (const block of storage.blocks(this.#mine.commit))
          if (!this.#takeBlock(block, replay)) break
      await this.readToHead(storage, () => {})
    } finally {
      this.#replay = undefined
      this.#scratch = new Uint8Array()
      this.#starts.trim()
      this.index.trim()
    }
  }

  /** False where a line is not sound: then reading it as a text says more about it. */
  #takeBlock(block: Uint8Array, replay: Replay): boolean {
    let start = 0
    for (let end = block.indexOf(lineFeed); end >= 0; end = block.indexOf(lineFeed, start)) {
      if (!this.#scan(block, start, end, replay) && !this.#absorbBytes(block, start, end)) return false
      start = end + 1
    }
    return true
  }

  #absorbBytes(block: Uint8Array, start: number, end: number): boolean {
    const { commit } = this.#mine
    try {
      this.#absorb(textOf(block, start, end))
      // Pages may repeat lines, blocks may not.
      return this.#mine.commit > commit
    } catch (error) {
      if (this.#mine.commit > commit) throw error
      return false
    }
  }

  /** Takes in a line that is proved to be sound from its bytes; false where it has to be read as a whole. */
  #scan(bytes: Uint8Array, start: number, end: number, replay: Replay): boolean {
    const { log, commit, sha256 } = this.#mine
    if (commit === 0 || !isSealed(bytes, start, end, sha256, replay.trustHashes)) return false
    const line = scanLine(bytes, start, end, this.#mine, replay)
    if (line === undefined) return false
    replay.take(Date.parse(line.at))
    this.#commitById.set(asciiOf(bytes, line.idStart, line.idEnd), commit + 1)
    this.#starts.push(line.position)
    this.#mine = Object.freeze({
      log,
      commit: commit + 1,
      position: line.position + line.eventCount - 1,
      at: line.at,
      sha256: shaAt(bytes, end),
    })
    return true
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
    if (this.#replay !== undefined && this.#scanText(line, this.#replay)) return
    const { commit, head } = this.#open(line, number)
    this.#take(this.read(commit), head)
  }

  #scanText(line: string, replay: Replay): boolean {
    if (this.#scratch.length < line.length * 3) this.#scratch = new Uint8Array(line.length * 3)
    return this.#scan(this.#scratch, 0, writeUtf8(line, this.#scratch), replay)
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
    if (this.#replay === undefined) this.#undelivered.push(commit)
    else this.#replay.apply(commit)
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
