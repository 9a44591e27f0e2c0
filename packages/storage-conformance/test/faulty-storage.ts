import { type CommitStorage, LogError, memoryStorage, type Page, type Seal } from '@tiendo/core'

/** What becomes of one append. */
export type AppendFault =
  | 'works'
  /** The lines are written, the answer is lost. */
  | 'answer lost'
  /** Nothing is written, which the caller cannot know. */
  | 'request lost'
  /** Only the first half of the lines is written, and the answer is lost. */
  | 'half written'
  /** The lines arrive when `deliverLate` is called, if the head still is the one they follow. */
  | 'late'
  /** Fails before it seals anything. */
  | 'refused'
  /** Seals, and surely writes nothing. */
  | 'not written'
  /** Fails for a reason that is none of the network's. */
  | 'full'

const unavailable = (outcome: string) => new LogError('unavailable', 'No answer', { data: { outcome } })

/** A memory storage whose calls go wrong by a script; what the script does not say works. */
export class FaultyStorage implements CommitStorage {
  readonly info = memoryStorage().info
  readonly appendFaults: AppendFault[] = []
  readonly readFaults: ('works' | 'fails')[] = []
  readonly inner: CommitStorage
  /** Held by a test that wants to act while a call is under way. */
  beforeAppend: () => Promise<void> = async () => {}
  beforeReadAnswer: () => Promise<void> = async () => {}
  beforeAppendAnswer: () => Promise<void> = async () => {}
  pageLines = 500
  #replacement: CommitStorage | undefined
  readonly #late: (() => Promise<void>)[] = []

  constructor(inner: CommitStorage = memoryStorage()) {
    this.inner = inner
  }

  get #log(): CommitStorage {
    return this.#replacement ?? this.inner
  }

  /** From here on another log stands in the place of this one. */
  replaceBy(log: CommitStorage): void {
    this.#replacement = log
  }

  async append(known: Page['head'], seal: Seal): Promise<void> {
    await this.beforeAppend()
    const fault = this.appendFaults.shift() ?? 'works'
    if (fault === 'refused') throw unavailable('not-written')
    let failure: LogError | undefined
    await this.#log.append(known, (tail) => {
      const lines = seal(tail)
      if (lines.length === 0 || fault === 'works') return lines
      failure =
        fault === 'full'
          ? new LogError('quota', 'No space')
          : unavailable(fault === 'not written' ? 'not-written' : 'unknown')
      if (fault === 'late') this.#late.push(() => this.#appendOnce(tail.head, lines))
      if (fault === 'answer lost') return lines
      return fault === 'half written' ? lines.slice(0, Math.ceil(lines.length / 2)) : []
    })
    await this.beforeAppendAnswer()
    if (failure !== undefined) throw failure
  }

  #appendOnce(head: Page['head'], lines: readonly string[]): Promise<void> {
    return this.#log.append(head, (tail) => (tail.head.sha256 === head.sha256 ? lines : []))
  }

  async deliverLate(): Promise<void> {
    for (const deliver of this.#late.splice(0)) await deliver()
  }

  async read(after: number, limit: number): Promise<Page> {
    if (this.readFaults.shift() === 'fails') throw unavailable('not-written')
    const page = await this.#log.read(after, Math.min(limit, this.pageLines))
    await this.beforeReadAnswer()
    return page
  }

  watch(wake: (commit?: number) => void): () => void {
    return this.inner.watch(wake)
  }

  async close(): Promise<void> {}
}
