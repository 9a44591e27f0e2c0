/** Tells other tabs and workers that there may be more, and whoever watches here. */
export interface Notices {
  add(wake: (commit?: number) => void): () => void
  /** Wakes everybody here: something about the log has changed. */
  look(): void
  /** Wakes everybody here and elsewhere. */
  post(commit: number): void
  close(): void
}

const pollMs = 1000

/**
 * A notice is a number and proves nothing: delivery is by reading. Tabs that slept have missed some, so everybody also looks
 * when the page is shown, focused or comes back from the cache of pages, and where there are no channels, every second.
 */
export function noticesOf(name: string): Notices {
  const watchers = new Set<(commit?: number) => void>()
  const wakeAll = (commit?: number) => {
    for (const watcher of watchers)
      void Promise.resolve().then(() => watchers.has(watcher) && watcher(commit))
  }
  const look = () => wakeAll()
  const channel = channelOf(name)
  const timer = channel === undefined ? setInterval(look, pollMs) : undefined
  if (channel !== undefined) {
    channel.onmessage = ({ data }) => wakeAll(Number.isSafeInteger(data) ? data : undefined)
    // In Node a channel would keep the process alive.
    ;(channel as { unref?: () => void }).unref?.()
  }
  const page = typeof document === 'undefined' ? undefined : document
  const events = ['focus', 'pageshow', 'online'] as const
  for (const event of events) globalThis.addEventListener?.(event, look)
  page?.addEventListener('visibilitychange', look)

  return {
    add(wake) {
      const watcher = (commit?: number) => wake(commit)
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    look,
    post(commit) {
      try {
        channel?.postMessage(commit)
      } catch {
        // What was written stays written: others find it when they look.
      }
      wakeAll(commit)
    },
    close() {
      watchers.clear()
      clearInterval(timer)
      channel?.close()
      for (const event of events) globalThis.removeEventListener?.(event, look)
      page?.removeEventListener('visibilitychange', look)
    },
  }
}

function channelOf(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    // There is none, or not for this page.
    return undefined
  }
}
