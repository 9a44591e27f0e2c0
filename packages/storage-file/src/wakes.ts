import { watch } from 'node:fs'

/** Whoever wants to be told that there may be more. */
export class Wakes {
  readonly #watchers = new Set<(commit?: number) => void>()

  get count(): number {
    return this.#watchers.size
  }

  add(wake: (commit?: number) => void): () => void {
    const watcher = (commit?: number) => wake(commit)
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Wakes everybody in a turn of their own, and nobody who has left by then. */
  wakeAll(commit?: number): void {
    for (const watcher of this.#watchers)
      void Promise.resolve().then(() => this.#watchers.has(watcher) && watcher(commit))
  }

  clear(): void {
    this.#watchers.clear()
  }
}

const pollMs = 500

/**
 * Looks whether a folder has changed: when the operating system says so and, because it does not always (network file
 * systems), every half second. Does not keep the process alive. Returns the function that ends it.
 */
export function lookOut(folder: string, look: () => Promise<void>): () => void {
  let isLooking = false
  const lookOnce = () => {
    if (isLooking) return
    isLooking = true
    // What keeps it from looking keeps the next read from succeeding, which says so.
    void look()
      .catch(() => {})
      .finally(() => {
        isLooking = false
      })
  }
  const timer = setInterval(lookOnce, pollMs)
  timer.unref()
  const watcher = attempt(() => watch(folder, { persistent: false }, lookOnce))
  watcher?.on('error', () => watcher.close())
  return () => {
    clearInterval(timer)
    watcher?.close()
  }
}

function attempt<Result>(task: () => Result): Result | undefined {
  try {
    return task()
  } catch {
    return undefined
  }
}
