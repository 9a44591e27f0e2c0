import { emptyHead, type Head, headToFollow, LogError, type Page, type Seal, shaOf } from '@tiendo/core'
import { lineStore } from './database.ts'
import { inTransaction, type Work } from './transaction.ts'

const shownLines = 1000
const batchLines = 200
const pageLength = 4 * 1024 * 1024

/** Carries what a seal threw through the transaction that it ended. */
export class SealError extends Error {}

export interface Appending {
  readonly base: Head
  readonly durability: 'relaxed' | 'strict'
  readonly seal: Seal
}

/** Resolves with the head after it. */
export function appendIn(database: IDBDatabase, { base, durability, seal }: Appending): Promise<Head> {
  let head = emptyHead
  return inTransaction(
    database,
    lineStore,
    'readwrite',
    (work) => {
      const { store, end, ask } = work
      const give = (missed: readonly string[]) => {
        let lines: readonly string[]
        try {
          lines = sealOnto(head, missed, seal)
          if (lines.some((line) => typeof line !== 'string'))
            throw new TypeError('Cannot append: seal does not return lines')
        } catch (cause) {
          return end(new SealError('seal', { cause }))
        }
        for (const [index, line] of lines.entries()) store.add(line, head.commit + 1 + index)
        const last = lines.at(-1)
        if (last !== undefined) head = { commit: head.commit + lines.length, sha256: shaOf(last) }
        store.transaction.commit?.()
      }
      findHead(work, (found) => {
        head = found
        if (head.commit <= base.commit) return give([])
        ask(store.getAll(IDBKeyRange.lowerBound(base.commit, true), shownLines), give)
      })
      return () => head
    },
    durability,
  )
}

/** Calls `seal` until its lines follow the head, which cannot move meanwhile. */
function sealOnto(head: Head, missed: readonly string[], seal: Seal): readonly string[] {
  let prev: string | undefined
  for (let page: Page = { lines: missed, head }; ; page = { lines: [], head }) {
    const lines = seal(page)
    if (lines.length === 0) return lines
    prev = headToFollow(lines, head, prev)
    if (prev === head.sha256) return lines
  }
}

/** The last line says it, always: what was known of the log may have been replaced by something of the same length. */
function findHead({ store, ask }: Work, found: (head: Head) => void): void {
  ask(store.openCursor(null, 'prev'), (last) => {
    if (last === null) return found(emptyHead)
    const { key, value } = last
    if (!Number.isSafeInteger(key) || (key as number) < 1 || typeof value !== 'string') throw foreignLine(key)
    found({ commit: key as number, sha256: shaOf(value) })
  })
}

function foreignLine(key: IDBValidKey): LogError {
  return new LogError('corrupt', 'Cannot read the log: its database holds what is no line', {
    data: { kind: 'shape', commit: typeof key === 'number' ? key : 1 },
  })
}

/** Lines and head in one transaction: a snapshot. */
export function readPage(database: IDBDatabase, after: number, limit: number): Promise<Page> {
  return inTransaction(database, lineStore, 'readonly', (work) => {
    const { store, ask } = work
    const lines: string[] = []
    let head = emptyHead
    const readOn = (length: number) => {
      const count = Math.min(limit - lines.length, batchLines)
      if (count <= 0 || length > pageLength || after + lines.length >= head.commit) return
      const first = after + lines.length + 1
      // By their numbers, so that a missing one shows.
      ask(
        store.getAll(IDBKeyRange.bound(first, Math.min(head.commit, first + count - 1))),
        (batch: string[]) => {
          const wanted = Math.min(head.commit - first + 1, count)
          if (batch.length !== wanted || batch.some((line) => typeof line !== 'string'))
            throw foreignLine(first)
          lines.push(...batch)
          readOn(batch.reduce((sum, line) => sum + line.length, length))
        },
      )
    }
    findHead(work, (found) => {
      head = found
      readOn(0)
    })
    return () => ({ lines, head })
  })
}
