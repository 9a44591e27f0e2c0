import {
  appendByCas,
  type CommitStorage,
  emptyHead,
  type Head,
  LogError,
  type Page,
  prevOf,
  type Seal,
  type StorageInfo,
  shaOf,
} from '@tiendo/core'
import type { StoragePlace } from '../src/index.ts'

const pageLines = 100
const lossesBeforeLocking = 3

/** What the handles of one place have in common: a log in an array, and the turn of whoever lost too often. */
export class SharedLog {
  readonly lines: string[] = []
  readonly handles = new Set<SharedStorage>()
  #turn: Promise<void> = Promise.resolve()

  head(): Head {
    const last = this.lines.at(-1)
    return last === undefined ? emptyHead : { commit: this.lines.length, sha256: shaOf(last) }
  }

  /** Resolves when all who asked before are done; the caller is done when it calls what this resolves with. */
  async takeTurn(): Promise<() => void> {
    const before = this.#turn
    let end = () => {}
    this.#turn = new Promise((resolve) => {
      end = resolve
    })
    await before
    return end
  }

  /** Resolves when nobody has the turn. */
  async nobodysTurn(): Promise<void> {
    for (let turn: Promise<void> | undefined; turn !== this.#turn; ) {
      turn = this.#turn
      await turn
    }
  }
}

/**
 * A storage as a distant service would be: many handles on one log, every answer later than its question, and an
 * append that can only compare. It is fair because a writer that lost three times makes the others wait.
 */
export class SharedStorage implements CommitStorage {
  readonly info: StorageInfo = {
    durability: 'process',
    shared: true,
    fair: true,
    maxLineBytes: 4 * 1024 * 1024,
  }
  protected readonly log: SharedLog
  protected readonly watchers = new Set<(commit?: number) => void>()
  readonly #pending = new Set<Promise<unknown>>()
  #isClosed = false

  constructor(log: SharedLog) {
    this.log = log
    log.handles.add(this)
  }

  append(known: Head, seal: Seal): Promise<void> {
    return this.answer(() => this.appendInTurn(known, seal))
  }

  protected async appendInTurn(known: Head, seal: Seal): Promise<void> {
    let lossCount = 0
    let endTurn: (() => void) | undefined
    try {
      await appendByCas(known, seal, async (lines, after) => {
        await this.travel()
        if (endTurn === undefined && lossCount >= lossesBeforeLocking) endTurn = await this.log.takeTurn()
        if (endTurn === undefined) await this.log.nobodysTurn()
        const page = await this.cas(lines, after)
        await this.travel()
        lossCount++
        return page
      })
    } finally {
      endTurn?.()
    }
  }

  /** The one step that nothing can come between. */
  protected cas(lines: readonly string[], after: number): Page | undefined | Promise<Page | undefined> {
    if (prevOf(lines[0] as string) !== this.log.head().sha256) return this.page(after, pageLines)
    this.log.lines.push(...lines)
    this.wakeAll()
    return undefined
  }

  read(after: number, limit: number): Promise<Page> {
    return this.answer(async () => {
      await this.travel()
      const page = this.page(after, Math.min(limit, pageLines))
      await this.travel()
      return page
    })
  }

  protected page(after: number, limit: number): Page {
    return { lines: this.log.lines.slice(after, after + limit), head: this.log.head() }
  }

  watch(wake: (commit?: number) => void): () => void {
    this.#ensureOpen()
    this.watchers.add(wake)
    return () => this.watchers.delete(wake)
  }

  protected wakeAll(): void {
    const { commit } = this.log.head()
    for (const handle of this.log.handles) queueMicrotask(() => handle.wake(commit))
  }

  protected wake(commit: number): void {
    for (const wake of this.watchers) wake(commit)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending)
    this.watchers.clear()
    this.log.handles.delete(this)
  }

  /** The way to the log and the way back. */
  protected async travel(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve))
  }

  protected answer<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      this.#ensureOpen()
    } catch (error) {
      return Promise.reject(error)
    }
    const pending = work()
    const settled = pending.then(
      () => {},
      () => {},
    )
    this.#pending.add(settled)
    void settled.then(() => this.#pending.delete(settled))
    return pending
  }

  #ensureOpen(): void {
    if (this.#isClosed) throw new LogError('closed', 'Cannot use the shared storage: it was closed')
  }
}

export function sharedPlace(
  open: (log: SharedLog) => CommitStorage = (log) => new SharedStorage(log),
): StoragePlace {
  const log = new SharedLog()
  return { open: async () => open(log) }
}
