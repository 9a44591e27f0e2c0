import { type CommitStorage, memoryStorage, type Page, type Seal } from '@tiendo/core'
import type { StoragePlace } from '../src/index.ts'

/** A storage that breaks one clause, and how. */
export interface BrokenStorage {
  readonly clause: string
  readonly wrong: string
  readonly place: () => StoragePlace
}

type Part = Partial<CommitStorage>

export function memory(
  clause: string,
  wrong: string,
  alter: (storage: CommitStorage) => Part,
): BrokenStorage {
  const open = async () => {
    const storage = memoryStorage()
    return { ...storage, ...alter(storage) }
  }
  return { clause, wrong, place: () => ({ open }) }
}

/** Shows seal another tail. */
export const showing =
  (change: (tail: Page) => Page) =>
  (storage: CommitStorage): Part => ({
    append: (known, seal) => storage.append(known, (tail) => seal(change(tail))),
  })

/** Takes other lines for those that seal returned. */
export const taking =
  (change: (lines: readonly string[], tail: Page) => readonly string[]) =>
  (storage: CommitStorage): Part => ({
    append: (known, seal) => storage.append(known, (tail) => change(seal(tail), tail)),
  })

export const returning =
  (change: (line: string) => string) =>
  (storage: CommitStorage): Part => ({
    async read(after, limit) {
      const page = await storage.read(after, limit)
      return { ...page, lines: page.lines.map(change) }
    },
  })

export const reading =
  (read: (storage: CommitStorage, after: number, limit: number) => Promise<Page>) =>
  (storage: CommitStorage): Part => ({ read: (after, limit) => read(storage, after, limit) })

type Wake = (commit?: number) => void

/** Wakes in a way of its own, with the set of watchers that it is told. */
export const waking =
  (wakeAll: (watchers: Set<Wake>, commit: number) => void) =>
  (storage: CommitStorage): Part => {
    const watchers = new Set<Wake>()
    let count = 0
    return {
      append(known: Page['head'], seal: Seal) {
        let sealed: readonly string[] = []
        const appended = storage.append(known, (tail) => {
          count = tail.head.commit
          sealed = seal(tail)
          return sealed
        })
        if (sealed.length > 0) wakeAll(watchers, count + sealed.length)
        return appended
      },
      watch(wake) {
        storage.watch(() => {})()
        watchers.add(wake)
        return () => watchers.delete(wake)
      },
    }
  }

export const later = (work: () => void) => queueMicrotask(work)
