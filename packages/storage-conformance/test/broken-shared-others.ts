import { LogError } from '@tiendo/core'
import type { BrokenStorage } from './altered-memory.ts'
import { isHead, shared } from './broken-shared-appends.ts'
import { SharedLog, SharedStorage } from './shared-place.ts'

const brokenReads = [
  shared(
    'R2',
    'looks up the head after the lines',
    class extends SharedStorage {
      override async read(after: number, limit: number) {
        const { lines } = await super.read(after, limit)
        await this.travel()
        return { lines, head: this.log.head() }
      }
    },
  ),
  shared(
    'R2',
    'looks up the head before the lines',
    class extends SharedStorage {
      override async read(after: number, limit: number) {
        const { head } = await super.read(0, 0)
        const { lines } = await super.read(after, limit)
        return { lines, head }
      }
    },
  ),
  shared(
    'R2',
    'writes a batch from its end',
    class extends SharedStorage {
      protected override async cas(lines: readonly string[], after: number) {
        if (!isHead(this.log, lines)) return this.page(after, 100)
        const start = this.log.lines.length
        for (let index = lines.length - 1; index >= 0; index--) {
          this.log.lines[start + index] = lines[index] as string
          await this.travel()
        }
        this.wakeAll()
        return undefined
      }

      protected override page(after: number, limit: number) {
        const { lines, head } = super.page(after, limit)
        return { lines: lines.filter((line) => line !== undefined), head }
      }
    },
  ),
  shared(
    'R3',
    'reads from a copy that is late',
    class extends SharedStorage {
      #late: readonly string[] = []

      override async read(after: number, limit: number) {
        const late = this.#late
        this.#late = [...this.log.lines]
        await this.travel()
        return new SharedStorage(Object.assign(new SharedLog(), { lines: late })).read(after, limit)
      }
    },
  ),
  shared(
    'R3',
    'reads now from one copy, now from a late one',
    class extends SharedStorage {
      #readCount = 0
      #late: readonly string[] = []

      override async read(after: number, limit: number) {
        if (this.#readCount++ % 2 === 0) return super.read(after, limit)
        const late = this.#late
        this.#late = [...this.log.lines]
        return new SharedStorage(Object.assign(new SharedLog(), { lines: late })).read(after, limit)
      }
    },
  ),
]

const brokenWatches = [
  shared(
    'W1',
    'wakes for its own appends only',
    class extends SharedStorage {
      protected override wakeAll() {
        queueMicrotask(() => this.wake(this.log.lines.length))
      }
    },
  ),
  shared(
    'W1',
    'wakes for the appends of others only',
    class extends SharedStorage {
      protected override wakeAll() {
        for (const handle of this.log.handles) {
          if (handle !== this) queueMicrotask(() => (handle as this).wake(this.log.lines.length))
        }
      }
    },
  ),
  shared(
    'W1',
    'wakes before there is anything to read',
    class extends SharedStorage {
      protected override async cas(lines: readonly string[], after: number) {
        if (!isHead(this.log, lines)) return this.page(after, 100)
        this.wakeAll()
        for (let turn = 0; turn < 5; turn++) await this.travel()
        this.log.lines.push(...lines)
        return undefined
      }
    },
  ),
]

const brokenCloses = [
  shared(
    'C1',
    'does not wait for what is pending',
    class extends SharedStorage {
      override close() {
        void super.close()
        return Promise.resolve()
      }
    },
  ),
  shared(
    'C1',
    'gives up what is pending',
    class extends SharedStorage {
      #isGivenUp = false

      protected override cas(lines: readonly string[], after: number) {
        if (this.#isGivenUp) throw new LogError('closed', 'The storage was closed')
        return super.cas(lines, after)
      }

      override close() {
        this.#isGivenUp = true
        return super.close()
      }
    },
  ),
  shared(
    'C1',
    'closes every handle',
    class extends SharedStorage {
      override async close() {
        for (const handle of this.log.handles) await SharedStorage.prototype.close.call(handle)
      }
    },
  ),
  shared(
    'C1',
    'goes on waking',
    class extends SharedStorage {
      override async close() {
        const watchers = new Set(this.watchers)
        await super.close()
        for (const wake of watchers) setTimeout(wake, 1)
      }
    },
  ),
]

export const brokenSharedOthers: readonly BrokenStorage[] = [
  ...brokenReads,
  ...brokenWatches,
  ...brokenCloses,
]
