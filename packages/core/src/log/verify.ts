import { checkOptions, InputError, LogError } from '../errors.ts'
import { type CommitStorage, emptyHead } from '../storage/commit-storage.ts'
import type { Commit, LogHead } from './commit.ts'
import { emptyLogHead, openLine } from './line.ts'
import { pageLines } from './log-follower.ts'

/** The part of a printed head that proves something. */
export interface Anchor {
  readonly commit: number
  readonly sha256: string
}

/** Every line of a log, each verified against all before it, what it says, and the head that it leads to. */
export async function* verifiedLines(
  storage: CommitStorage,
): AsyncGenerator<{ readonly line: string; readonly commit: Commit; readonly head: LogHead }> {
  let head = emptyLogHead
  for (;;) {
    const page = await storage.read(head.commit, pageLines)
    for (const line of page.lines) {
      const opened = openLine(line, head)
      head = opened.head
      yield { line, ...opened }
    }
    if (head.commit >= page.head.commit) return
    if (page.lines.length === 0) {
      const data = { commit: head.commit + 1, kind: 'missing' }
      throw new LogError('corrupt', `Cannot read commit ${data.commit}: the storage does not return it`, {
        data,
      })
    }
  }
}

/**
 * The commits of a log from the first on, each verified against all before it, as they were written: events are not brought
 * up to date. Holds one page at a time, however long the log is. Ends at the head that it meets.
 *
 * @throws {LogError} `corrupt { commit, kind }` before the first commit that is not sound; `too-new`; what the storage
 * reports
 */
export async function* commitsOf(storage: CommitStorage): AsyncGenerator<Commit, void> {
  for await (const { commit } of verifiedLines(storage)) yield commit
}

/**
 * Reads a whole log and checks every line: its hash, the chain, the text, the numbering, the times. Returns its head.
 *
 * An alteration, removal, insertion, duplication or exchange of lines is found anywhere but at the end. What a chain
 * cannot show by itself: commits cut off the end, an end computed anew, an older copy put back. `anchors` show those:
 * heads that were printed or stored elsewhere, each of which the log must still contain.
 *
 * @throws {InputError} `INVALID_OPTION`, also for an anchor that is no head
 * @throws {LogError} `corrupt { commit, kind }` at the first line that is not sound; `diverged { commit }` for the
 * first anchor that the log does not contain; `too-new`
 */
export async function verify(
  storage: CommitStorage,
  options: { readonly anchors?: readonly Anchor[] } = {},
): Promise<LogHead> {
  checkOptions(options, ['anchors'])
  const { anchors = [] } = options
  if (!Array.isArray(anchors)) throw new InputError('INVALID_OPTION', 'anchors', 'not a list of heads')
  anchors.forEach(checkAnchor)
  const missing = new Map(anchors.map((anchor) => [anchor, true]))
  for (const anchor of anchors)
    if (anchor.commit === 0 && anchor.sha256 === emptyHead.sha256) missing.delete(anchor)
  let head = emptyLogHead
  for await (const entry of verifiedLines(storage)) {
    head = entry.head
    for (const anchor of missing.keys()) {
      if (anchor.commit === head.commit && anchor.sha256 === head.sha256) missing.delete(anchor)
    }
  }
  const [first] = missing.keys()
  if (first !== undefined) {
    throw new LogError(
      'diverged',
      `The log does not contain the head of commit ${first.commit} that is expected in it`,
      {
        data: { commit: first.commit },
      },
    )
  }
  return head
}

function checkAnchor(anchor: Anchor, index: number): void {
  const { commit, sha256 } = anchor ?? {}
  if (!Number.isSafeInteger(commit) || commit < 0 || !/^[0-9a-f]{64}$/.test(sha256)) {
    throw new InputError('INVALID_OPTION', `anchors[${index}]`, 'not the head of a log')
  }
}
