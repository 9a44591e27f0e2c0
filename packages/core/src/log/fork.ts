import { LogError } from '../errors.ts'
import { type CommitStorage, type Head, headToFollow, type Page, shaOf } from '../storage/commit-storage.ts'

/**
 * A log that begins as another one and goes its own way in memory: for trying something out, for the dry run of an
 * import, for tests. Nothing is ever written to `base`, which stays open when the fork is closed; what is appended to
 * `base` later is not seen.
 */
export async function fork(base: CommitStorage): Promise<CommitStorage> {
  const { head: root } = await base.read(0, 0)
  const lines: string[] = []
  const watchers = new Set<(commit?: number) => void>()
  let isClosed = false
  let reading: Promise<unknown> = Promise.resolve()

  const head = (): Head => {
    const last = lines.at(-1)
    return last === undefined ? root : { commit: root.commit + lines.length, sha256: shaOf(last) }
  }
  const ensureOpen = () => {
    if (isClosed) throw new LogError('closed', 'Cannot use the fork: it was closed')
  }
  const own = (after: number): Page => ({
    // From before the root on only the head can be given at once; the caller reads what it lacks.
    lines: after < root.commit ? [] : lines.slice(after - root.commit),
    head: head(),
  })

  return {
    info: { durability: 'none', shared: false, fair: true, maxLineBytes: base.info.maxLineBytes },

    async append(known, seal) {
      ensureOpen()
      let prev: string | undefined
      for (let after = known.commit; ; after = head().commit) {
        const shown = own(after)
        const sealed = seal(shown)
        if (sealed.length === 0) return
        prev = headToFollow(sealed, shown.head, prev)
        if (prev !== head().sha256) continue
        lines.push(...sealed)
        break
      }
      const commit = head().commit
      for (const wake of watchers) void Promise.resolve().then(() => watchers.has(wake) && wake(commit))
    },

    async read(after, limit) {
      ensureOpen()
      if (after >= root.commit) return { lines: own(after).lines.slice(0, limit), head: head() }
      const page = base.read(after, Math.min(limit, root.commit - after))
      reading = Promise.allSettled([reading, page])
      return { lines: (await page).lines, head: head() }
    },

    watch(wake) {
      ensureOpen()
      const watcher = (commit?: number) => wake(commit)
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },

    async close() {
      isClosed = true
      watchers.clear()
      await reading
    },
  }
}
