import { type CommitStorage, type Head, LogError, type Page, prevOf, type Seal } from '@tiendo/core'
import type { BrokenStorage } from './altered-memory.ts'
import { type SharedLog, SharedStorage, sharedPlace } from './shared-place.ts'

type Handle = new (log: SharedLog) => CommitStorage

export function shared(clause: string, wrong: string, Broken: Handle): BrokenStorage {
  return { clause, wrong, place: () => sharedPlace((log) => new Broken(log)) }
}

export const isHead = (log: SharedLog, lines: readonly string[]) =>
  prevOf(lines[0] as string) === log.head().sha256

export const brokenSharedAppends: readonly BrokenStorage[] = [
  shared(
    'L1',
    'returns the list that it keeps',
    class extends SharedStorage {
      protected override page(after: number, limit: number): Page {
        const page = super.page(after, limit)
        return page.lines.length === this.log.lines.length ? { ...page, lines: this.log.lines } : page
      }
    },
  ),
  shared(
    'A1',
    'seals outside of what makes the append atomic',
    class extends SharedStorage {
      protected override async appendInTurn(known: Head, seal: Seal) {
        await this.travel()
        const lines = seal(this.page(known.commit, 1000))
        await this.travel()
        this.log.lines.push(...lines)
        this.wakeAll()
      }
    },
  ),
  shared(
    'A2',
    'shows only the last line to a writer that lost a race',
    class extends SharedStorage {
      protected override async cas(lines: readonly string[], after: number) {
        const page = await super.cas(lines, after)
        return page && { ...page, lines: page.lines.slice(-1) }
      }
    },
  ),
  shared(
    'A2',
    'skips a line for each race that was lost',
    class extends SharedStorage {
      protected override cas(lines: readonly string[], after: number) {
        return super.cas(lines, after + 1)
      }
    },
  ),
  shared(
    'A3',
    'compares the number',
    class extends SharedStorage {
      protected override cas(lines: readonly string[], after: number) {
        if (after !== this.log.lines.length) return this.page(after, 100)
        this.log.lines.push(...lines)
        this.wakeAll()
        return undefined
      }
    },
  ),
  shared(
    'A3',
    'does not compare',
    class extends SharedStorage {
      protected override cas(lines: readonly string[]) {
        this.log.lines.push(...lines)
        this.wakeAll()
        return undefined
      }
    },
  ),
  shared(
    'A3',
    'writes later than it compares',
    class extends SharedStorage {
      protected override async cas(lines: readonly string[], after: number) {
        if (!isHead(this.log, lines)) return this.page(after, 100)
        await this.travel()
        this.log.lines.push(...lines)
        this.wakeAll()
        return undefined
      }
    },
  ),
  shared(
    'A3',
    'writes what every call of seal returned',
    class extends SharedStorage {
      #all: string[] = []

      protected override cas(lines: readonly string[], after: number) {
        this.#all.push(...lines)
        if (!isHead(this.log, lines)) return this.page(after, 100)
        this.log.lines.push(...this.#all)
        this.#all = []
        this.wakeAll()
        return undefined
      }
    },
  ),
  shared(
    'A3',
    'rejects instead of calling seal again',
    class extends SharedStorage {
      protected override cas(lines: readonly string[], after: number) {
        if (isHead(this.log, lines)) return super.cas(lines, after)
        throw new LogError('diverged', 'The head is another one')
      }
    },
  ),
  shared(
    'A3',
    'gives up without a word',
    class extends SharedStorage {
      protected override appendInTurn(known: Head, seal: Seal) {
        return super.appendInTurn(known, seal).catch((error) => {
          if (!(error instanceof TypeError)) throw error
        })
      }
    },
  ),
  shared(
    'A4',
    'keeps its lock where seal throws',
    class extends SharedStorage {
      protected override async appendInTurn(known: Head, seal: Seal) {
        const endTurn = await this.log.takeTurn()
        const lines = seal(this.page(known.commit, 1000))
        if (lines.length > 0 && isHead(this.log, lines)) this.log.lines.push(...lines)
        this.wakeAll()
        endTurn()
      }
    },
  ),
  shared(
    'A5',
    'lets others write between the lines of a batch',
    class extends SharedStorage {
      protected override async cas(lines: readonly string[], after: number) {
        const page = await super.cas(lines.slice(0, 1), after)
        if (page !== undefined) return page
        for (const line of lines.slice(1)) {
          // Longer than another's way to a new head and back.
          for (let turn = 0; turn < 5; turn++) await this.travel()
          this.log.lines.push(line)
        }
        this.wakeAll()
        return undefined
      }
    },
  ),
  shared(
    'A6',
    'resolves when the lines are on their way',
    class extends SharedStorage {
      protected override async appendInTurn(known: Head, seal: Seal) {
        let isSent = () => {}
        const sent = new Promise<void>((resolve) => {
          isSent = resolve
        })
        const written = super.appendInTurn(known, (tail) => {
          setTimeout(isSent, 0)
          return seal(tail)
        })
        await Promise.race([sent, written])
      }

      protected override async cas(lines: readonly string[], after: number) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        return super.cas(lines, after)
      }
    },
  ),
  shared(
    'A6',
    'loses the last line when it is closed',
    class extends SharedStorage {
      override async close() {
        await super.close()
        if (this.log.handles.size === 0) this.log.lines.pop()
      }
    },
  ),
  shared(
    'A7',
    'lets a distant writer lose every race',
    class extends SharedStorage {
      readonly #isDistant = this.log.handles.size === 1

      protected override async appendInTurn(known: Head, seal: Seal) {
        for (let page: Page | undefined = { lines: [], head: known }; page !== undefined; ) {
          const lines = seal(page)
          if (lines.length === 0) return
          await this.travel()
          if (this.#isDistant) await new Promise((resolve) => setTimeout(resolve, 5))
          page = await this.cas(lines, page.head.commit)
        }
      }
    },
  ),
]
