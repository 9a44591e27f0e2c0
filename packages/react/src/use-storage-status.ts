import type { LiveView, LogError, LogHead, StorageInfo, Tracker } from '@tiendo/core'
import { useMemo } from 'react'
import { useTracker } from './tracker-provider.ts'
import { useView } from './use-view.ts'

/** Whether what is shown is up to date, and what was recorded is kept. */
export interface StorageStatus {
  /** What an acknowledged commit outlives. */
  readonly durability: StorageInfo['durability']
  /** Whether others may append to the same log. */
  readonly shared: boolean
  /** The end of what is known of the log. */
  readonly head: LogHead
  /** `failed` while commits of others do not arrive, whether that passes or not; `error` says why. */
  readonly status: 'ok' | 'failed' | 'closed'
  readonly error?: LogError
}

/** How the tracker stands to its storage, followed. Renders again after each commit, because of `head`. */
export function useStorageStatus(): StorageStatus {
  const tracker = useTracker()
  return useView(useMemo(() => storageStatusOf(tracker), [tracker]))
}

function storageStatusOf(tracker: Tracker): LiveView<StorageStatus> {
  let last: StorageStatus | undefined
  return {
    getSnapshot() {
      const { head, failure } = tracker
      if (last?.head !== head || last.error?.code !== failure?.code) last = statusOf(tracker)
      return last
    },
    subscribe(listener) {
      const ends = (['committed', 'failed', 'recovered', 'closed'] as const).map((name) =>
        tracker.on(name, listener),
      )
      return () => {
        for (const end of ends) end()
      }
    },
  }
}

function statusOf({ info, head, failure }: Tracker): StorageStatus {
  const { durability, shared } = info
  const kept = { durability, shared, head }
  if (failure === undefined) return Object.freeze({ ...kept, status: 'ok' })
  const status = failure.code === 'closed' ? 'closed' : 'failed'
  return Object.freeze({ ...kept, status, error: failure })
}
