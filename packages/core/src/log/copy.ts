import { LogError } from '../errors.ts'
import { type CommitStorage, emptyHead, type Head } from '../storage/commit-storage.ts'
import type { LogHead } from './commit.ts'
import { emptyLogHead } from './line.ts'
import { verifiedLines } from './verify.ts'

const batchLines = 500
const batchLength = 4 * 1024 * 1024

/**
 * Copies a log byte for byte: the copy has the same lines, positions, ids and head hash. Every line is verified before
 * it is written. A target that already holds a beginning of the log is carried on; so a copy that was cut short can be
 * repeated.
 *
 * @throws {LogError} `diverged` where the target holds anything else; `corrupt`; what the storages report
 */
export async function copy(from: CommitStorage, to: CommitStorage): Promise<LogHead> {
  const target = (await to.read(0, 0)).head
  let known: Head = emptyHead
  let head = emptyLogHead
  let batch: string[] = []
  let length = 0
  const write = async () => {
    const lines = batch
    const base = known
    batch = []
    length = 0
    await to.append(base, (tail) => {
      if (tail.head.sha256 !== base.sha256) throw diverged(base.commit)
      return lines
    })
    known = head
  }
  for await (const entry of verifiedLines(from)) {
    head = entry.head
    if (head.commit < target.commit) continue
    if (head.commit === target.commit) {
      if (head.sha256 !== target.sha256) throw diverged(target.commit)
      known = target
      continue
    }
    batch.push(entry.line)
    length += entry.line.length
    if (batch.length === batchLines || length >= batchLength) await write()
  }
  if (head.commit < target.commit) throw diverged(head.commit)
  if (batch.length > 0) await write()
  return head
}

function diverged(commit: number): LogError {
  return new LogError('diverged', 'Cannot copy the log: the target holds another one', { data: { commit } })
}
