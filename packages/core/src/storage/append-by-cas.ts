import { type Head, headToFollow, type Page, type Seal } from './commit-storage.ts'

/**
 * `append` for a storage that can only compare and append (an HTTP service, JetStream, an object store).
 *
 * `cas(lines, after)` must write the lines if and only if the head's sha256 is `prevOf(lines[0])`, atomically with that
 * comparison, and return `undefined`; otherwise it writes nothing and returns the page after line `after`. The loop has
 * no bound of its own: a storage built on it is not `fair` unless `cas` makes it so.
 */
export async function appendByCas(
  known: Head,
  seal: Seal,
  cas: (lines: readonly string[], after: number) => Promise<Page | undefined>,
): Promise<void> {
  let page: Page | undefined = { lines: [], head: known }
  let prev: string | undefined
  while (page !== undefined) {
    const lines = seal(page)
    if (lines.length === 0) return
    prev = headToFollow(lines, page.head, prev)
    page = await cas(lines, page.head.commit)
  }
}
