import { LogError } from '../errors.ts'
import { type CommitStorage, emptyHead, type Head, headToFollow, type Page, shaOf } from './commit-storage.ts'

/**
 * A log in an array: the contract at its shortest. The turn of the event loop excludes other writers, so an append
 * needs no lock, and a page is a snapshot because nothing runs while it is cut.
 *
 * Guarantees: every clause of `CommitStorage`. Not guaranteed: that anything outlives the object (`durability: 'none'`).
 */
export function memoryStorage(): CommitStorage {
  const lines: string[] = []
  const watchers = new Set<(commit?: number) => void>()
  const cached = new Map<string, Uint8Array>()
  let isClosed = false

  const head = (): Head => {
    const last = lines.at(-1)
    return last === undefined ? emptyHead : { commit: lines.length, sha256: shaOf(last) }
  }
  const page = (after: number, limit: number): Page => ({
    lines: lines.slice(after, after + limit),
    head: head(),
  })
  const ensureOpen = () => {
    if (isClosed) throw new LogError('closed', 'Cannot use the memory storage: it was closed')
  }

  return {
    info: { durability: 'none', shared: false, fair: true, maxLineBytes: 8 * 1024 * 1024 },

    async append(known, seal) {
      ensureOpen()
      let prev: string | undefined
      for (let after = known.commit; ; after = lines.length) {
        const shown = page(after, Number.POSITIVE_INFINITY)
        const sealed = seal(shown)
        if (sealed.length === 0) return
        prev = headToFollow(sealed, shown.head, prev)
        if (prev !== head().sha256) continue
        lines.push(...sealed)
        break
      }
      const commit = lines.length
      for (const wake of watchers) void Promise.resolve().then(() => watchers.has(wake) && wake(commit))
    },

    async read(after, limit) {
      ensureOpen()
      return page(after, limit)
    },

    watch(wake) {
      ensureOpen()
      const watcher = (commit?: number) => wake(commit)
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },

    cache: {
      async get(key) {
        ensureOpen()
        return cached.get(key)?.slice()
      },
      async put(key, value) {
        ensureOpen()
        cached.set(key, value.slice())
      },
      async delete(key) {
        ensureOpen()
        cached.delete(key)
      },
    },

    async close() {
      isClosed = true
      watchers.clear()
    },
  }
}
