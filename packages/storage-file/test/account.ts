import { type Commit, openEventStore, verify } from '@tiendo/core'
import { fileStorage } from '../src/index.ts'
import type { Report } from './reports.ts'

/** What writers were told about a log, held against what is in it. */
export interface Account {
  readonly acknowledged: number
  /** Ids of acknowledged commits that are not in the log as they were acknowledged. */
  readonly lost: readonly string[]
  /** Ids of commits in the log that nobody tried to append. */
  readonly invented: readonly string[]
  readonly recovered: number
}

/**
 * Opens a log for writing, as the next process would, and verifies it: acknowledged ⊆ recovered ⊆ tried.
 *
 * @throws {LogError} where it is refused
 */
export async function accountOf(folder: string, reports: readonly Report[]): Promise<Account> {
  const commits = new Map<string, Commit>()
  const storage = fileStorage({ folder })
  const store = await openEventStore({ storage, onCommit: (commit) => commits.set(commit.id, commit) })
  try {
    await verify(storage)
  } finally {
    await store.close()
  }
  const acknowledged = reports.filter((report) => report.kind === 'acknowledged')
  const tried = new Set(reports.flatMap((report) => (report.kind === 'trying' ? [report.id] : [])))
  const isThere = ({ id, commit, sha256 }: (typeof acknowledged)[number]) =>
    commits.get(id)?.commit === commit && commits.get(id)?.sha256 === sha256
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((report) => !isThere(report)).map(({ id }) => id),
    invented: [...commits.keys()].filter((id) => !tried.has(id)),
    recovered: commits.size,
  }
}
