import type { CommitStorage } from '@tiendo/core'
import type { Surroundings } from './surroundings.ts'

/** A line on standard error that says how far long work has come; nothing where that is no terminal. */
export interface ProgressBar {
  readonly show: (done: number, whole: number | undefined) => void
  readonly clear: () => void
}

const width = 24
const pauseMs = 100

export function progressBar(name: string, surroundings: Surroundings): ProgressBar {
  if (!surroundings.isTerminal.errors) return { show: () => undefined, clear: () => undefined }
  let lastMs = 0
  let isShown = false
  return {
    show: (done, whole) => {
      const nowMs = performance.now()
      if (nowMs - lastMs < pauseMs) return
      lastMs = nowMs
      isShown = true
      const filled =
        whole === undefined || whole === 0 ? 0 : Math.min(width, Math.floor((done / whole) * width))
      const bar = whole === undefined ? '' : `[${'#'.repeat(filled)}${' '.repeat(width - filled)}] `
      surroundings.complain(`\r${name} ${bar}${done}${whole === undefined ? '' : ` of ${whole}`}\u001b[K`)
    },
    clear: () => {
      if (isShown) surroundings.complain('\r\u001b[K')
    },
  }
}

/** A storage that shows how far it was read. */
export function shownWhileRead(storage: CommitStorage, bar: ProgressBar): CommitStorage {
  return {
    ...storage,
    read: async (after, limit) => {
      const page = await storage.read(after, limit)
      bar.show(Math.min(page.head.commit, after + page.lines.length), page.head.commit)
      return page
    },
  }
}
