import type { NewEvent } from '../log/commit.ts'
import {
  type CommitBody,
  emptyLogHead,
  headAfter,
  maxLineBytes,
  prepareBody,
  sealedCommit,
  sealLine,
} from '../log/line.ts'

/** A commit as it would be appended, with the time at which it would be recorded. */
export interface SealableCommit {
  readonly id: string
  readonly at: string
  readonly by?: string
  readonly events: readonly NewEvent[]
}

/** Writes the lines of a log, without a storage and without asking any rule: also of logs that no command leads to. */
export function* sealLines(
  commits: Iterable<SealableCommit>,
  log = '01ARZ3NDEKTSV4RRFFQ69G5FAV',
): Generator<string> {
  let head = emptyLogHead
  for (const { at, ...commit } of commits) {
    const body = prepareBody(commit as CommitBody, maxLineBytes)
    const line = sealLine(body, head, log, at)
    yield line
    head = headAfter(sealedCommit(body, head, at, line), log)
  }
}
